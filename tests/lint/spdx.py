# SPDX-License-Identifier: Apache-2.0
"""Every source says its licence in its first line; a script in the line after its #!."""

from tree import Finding

_MARK = "SPDX-License-Identifier: Apache-2.0"


def check(tree):
    for path in tree.files:
        name = path.rsplit("/", 1)[-1]
        if name.endswith((".cpp", ".h")):
            expected = f"// {_MARK}"
        elif name.endswith((".py", ".sh")) or "." not in name:
            expected = f"# {_MARK}"
        else:
            continue
        lines = (tree.read(path) or "").split("\n")
        script = lines[0].startswith("#!")
        if not script and "." not in name: # LICENSE and the like
            continue
        if lines[script:][:1] != [expected]:
            yield Finding(path, 1 + script, f"must be: {expected}")
        if name.endswith(".h") and "#pragma once" not in lines[:3]:
            yield Finding(path, 2, "must be: #pragma once")
