# SPDX-License-Identifier: Apache-2.0
"""The tree speaks of the product: not of the machine or the tools it was written with, and it
promises nothing for later."""

import re

from tree import Finding

_WORDS = {
    r"(?<![\w.$}/-])/(?:home|Users|root|work|farm|mnt|media)/[\w.]": "a path of someone's machine",
    r"\b(?:TODO|FIXME|HACK)\b": "a promise",
    r"(?i)\b(?:AI[- ]generated|AI assistant|language model|sub-?agent|copilot|co-authored-by|"
    r"chat ?bot)\b": "about the tools",
    r"\bLLMs?\b": "about the tools",
}
# What explains the words has to name them.
_SELF = ("tests/lint/words.py", "tests/lint/selftest.py")


def check(tree):
    for path in tree.files:
        text = None if path in _SELF else tree.read(path)
        for pattern, what in _WORDS.items():
            for match in re.finditer(pattern, text or ""):
                line = text.count("\n", 0, match.start()) + 1
                yield Finding(path, line, f"{what}: {match.group().strip()}")
