# SPDX-License-Identifier: Apache-2.0
"""A C++ source as the lints see it: comments out of the way, string literals apart."""

import re
from dataclasses import dataclass

_TOKEN = re.compile(
    r"""(?P<comment>//[^\n]*|/\*.*?\*/)
      | (?P<raw>\b(?:u8|u|U|L)?R"(?P<delimiter>[^()\\\s]{0,16})\(.*?\)(?P=delimiter)")
      | (?P<string>(?:\b(?:u8|u|U|L))?"(?:\\.|[^"\\\n])*")
      | (?P<character>(?<![0-9A-Fa-f])'(?:\\.|[^'\\\n])+')
    """,
    re.VERBOSE | re.DOTALL,
)
_OPENING = {"(": ")", "[": "]", "{": "}"}


@dataclass(frozen=True)
class Literal:
    start: int  # of the prefix or quote
    end: int  # after the closing quote, before a suffix such as _s
    text: str  # between the quotes, escapes as written


class CppText:
    """`code` is as long as the text and keeps its lines; comments and the contents of literals are
    blanks in it, so that positions agree and nothing in quotes can be mistaken for code."""

    def __init__(self, text):
        self.text = text
        self.literals = []
        self.code = _TOKEN.sub(self._mask, text)

    def _mask(self, match):
        token = match.group()
        if match.lastgroup == "comment" or match.group("comment"):
            return re.sub(r"[^\n]", " ", token)
        if match.group("character"):
            return "'" + re.sub(r"[^\n]", " ", token[1:-1]) + "'"
        first, last = token.index('"'), len(token) - 1
        content = token[first + 1:last]
        if match.group("raw"):
            content = content[content.index("(") + 1:content.rindex(")")]
        self.literals.append(Literal(match.start(), match.end(), content))
        return token[:first + 1] + re.sub(r"[^\n]", " ", token[first + 1:last]) + '"'

    def line(self, position):
        return self.text.count("\n", 0, position) + 1

    def calls(self, name):
        """(position of the name, position after '(', position of ')') of each call of a function
        whose name matches the pattern."""
        for match in re.finditer(rf"(?<![\w~])(?:{name})\s*\(", self.code):
            end = self.closing(match.end() - 1)
            if end is not None:
                yield match.start(), match.end(), end

    def closing(self, opening):
        """Where the bracket at this position closes; None where it does not."""
        stack = []
        for position in range(opening, len(self.code)):
            character = self.code[position]
            if character in _OPENING:
                stack.append(_OPENING[character])
            elif stack and character == stack[-1]:
                stack.pop()
                if not stack:
                    return position
        return None

    def arguments(self, start, end):
        """The code of a call's arguments, split at its own commas."""
        code = re.sub(r"<[\w:\s,&*]*>", lambda m: m.group().replace(",", " "), self.code[start:end])
        parts, depth, begin = [], 0, 0
        for position, character in enumerate(code):
            if character in "([{":
                depth += 1
            elif character in ")]}":
                depth -= 1
            elif character == "," and depth == 0:
                parts.append(code[begin:position].strip())
                begin = position + 1
        last = code[begin:].strip()
        return parts + [last] if parts or last else []
