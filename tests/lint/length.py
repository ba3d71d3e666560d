# SPDX-License-Identifier: Apache-2.0
"""A long file usually has more than one reason to be. Only a warning: sometimes it has one."""

from tree import Finding

_LIMIT = 500


def check(tree):
    for path in tree.files:
        if path.endswith((".cpp", ".h", ".py", ".txt", ".sql")):
            count = (tree.read(path) or "").count("\n")
            if count > _LIMIT:
                yield Finding(path, _LIMIT, f"{count} lines", fails=False)
