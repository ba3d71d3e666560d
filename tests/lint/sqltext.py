# SPDX-License-Identifier: Apache-2.0
"""SQL is written, never built: values are bound. A statement glued from constants of ours says so
with `// lint: allow sqltext: <reason>`."""

import re

from tree import Finding, allowed

_RUNS_SQL = (r"exec|execBatch|prepare|execute|sqlite3_(?:exec|prepare(?:16)?(?:_v[23])?)|"
             r"PQ(?:exec|execParams|prepare|sendQuery\w*|sendPrepare)")
_SQL = re.compile(r"\s*(?:SELECT|INSERT|UPDATE|DELETE|REPLACE|WITH|PRAGMA|ATTACH|CREATE|DROP|ALTER)"
                  r"\s")
_GLUE_IN_CALL = re.compile(r"(?<!\+)\+(?!\+|\s*\d)|%|\.\s*arg\s*\(|\bQString::asprintf\b")
_GLUE_AFTER = re.compile(r"\s*\w*\s*(?:\)\s*)*(?:\+|%|\.\s*arg\s*\()")
_GLUE_BEFORE = re.compile(r"(?:\+=?|%=?)\s*$")

_MESSAGE = "SQL built from pieces; bind the values"


def check(tree):
    for path, source in tree.sources("core", "app", "devices", "ui"):
        places = {*_glued_arguments(source), *_glued_literals(source)}
        for line in sorted({source.line(place) for place in places
                            if not allowed(source, place, "sqltext")}):
            yield Finding(path, line, _MESSAGE)


def _glued_arguments(source):
    for position, start, end in source.calls(_RUNS_SQL):
        texts = (argument for argument in source.arguments(start, end)
                 if not argument.startswith("[")) # a lambda is no text
        if any(_GLUE_IN_CALL.search(text) for text in texts):
            yield position


def _glued_literals(source):
    for literal in source.literals:
        if not _SQL.match(literal.text):
            continue
        if (_GLUE_AFTER.match(source.code, literal.end)
                or _GLUE_BEFORE.search(source.code[:literal.start])):
            yield literal.start
