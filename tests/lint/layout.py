# SPDX-License-Identifier: Apache-2.0
"""Sources are laid out as .clang-format says; `clang-format -i` does it."""

import subprocess

from tree import Finding


def check(tree, clang_format):
    names = [path for path, _ in tree.sources()]
    if not names:
        return
    run = subprocess.run([clang_format, "--dry-run", "-Werror", *names], cwd=tree.root,
                         capture_output=True, text=True)
    seen = set()
    for line in run.stderr.splitlines():
        path, _, rest = line.partition(":")
        if path in names and path not in seen:
            seen.add(path)
            yield Finding(path, int(rest.split(":")[0]), "not laid out as .clang-format says")
