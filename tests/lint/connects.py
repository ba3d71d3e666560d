# SPDX-License-Identifier: Apache-2.0
"""A lambda that is connected or sent to a timer names a context object: it dies with it and runs in
its thread. (QT_NO_CONTEXTLESS_CONNECT does this from Qt 6.7 on.)"""

from tree import Finding, allowed

# How many arguments come before the lambda where a context is among them.
_CALLS = {r"connect": 3, r"singleShot": 2}


def check(tree):
    for path, source in tree.sources():
        for name, needed in _CALLS.items():
            for position, start, end in source.calls(name):
                arguments = source.arguments(start, end)
                before = next((index for index, argument in enumerate(arguments)
                               if argument.startswith("[")), needed)
                if before < needed and not allowed(source, position, "connects"):
                    yield Finding(path, source.line(position),
                                  f"{name}() of a lambda without a context object")
