# SPDX-License-Identifier: Apache-2.0
"""Each folder with sources says in a README of at most ten lines what lives there, what it may know
and which file to read first. tests/unit says it once for its mirror of the tree."""

from pathlib import PurePosixPath

from tree import Finding

_LIMIT = 10


def check(tree):
    folders = {PurePosixPath(path).parent.as_posix() for path in tree.files
               if path.endswith((".cpp", ".h", ".ts"))}
    for folder in sorted(folders):
        if folder == "." or folder.startswith("tests/unit/"):
            continue
        path = f"{folder}/README.md"
        if path not in tree.files:
            yield Finding(path, 1, "missing")
        elif tree.read(path).rstrip("\n").count("\n") >= _LIMIT:
            yield Finding(path, _LIMIT + 1, f"more than {_LIMIT} lines")
