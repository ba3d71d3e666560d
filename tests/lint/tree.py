# SPDX-License-Identifier: Apache-2.0
"""The files of the project, and what a lint says about them."""

import os
import re
import subprocess
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from cpptext import CppText

_NOT_OURS = {"build", ".git", ".cache", "__pycache__"}


@dataclass(frozen=True)
class Finding:
    path: str
    line: int
    message: str
    fails: bool = True

    def __str__(self):
        kind = "error" if self.fails else "warning"
        return f"{self.path}:{self.line}: {kind}: {self.message}"


class Tree:
    """Paths are relative to the root, with '/'."""

    def __init__(self, root):
        self.root = Path(root)

    @cached_property
    def files(self):
        """What is, or could be, committed. Without git: everything that no build has made."""
        command = ["git", "-C", str(self.root), "ls-files", "-z", "--cached", "--others",
                   "--exclude-standard"]
        try:
            listed = subprocess.run(command, capture_output=True, check=True).stdout
            names = {name for name in os.fsdecode(listed).split("\0") if name}
        except (OSError, subprocess.CalledProcessError):
            names = set(self._walk())
        return sorted(name for name in names if (self.root / name).is_file())

    def _walk(self):
        for folder, folders, names in os.walk(self.root):
            folders[:] = [name for name in folders if name not in _NOT_OURS]
            for name in names:
                yield (Path(folder) / name).relative_to(self.root).as_posix()

    def read(self, path):
        """The text of a file; None where it is not text."""
        try:
            return (self.root / path).read_text(encoding="utf-8")
        except UnicodeDecodeError:
            return None

    def sources(self, *folders):
        """(path, CppText) of the C++ files, of all or of those below the given folders."""
        for path in self.files:
            if path.endswith((".cpp", ".h")) and (not folders or path.split("/")[0] in folders):
                yield path, self._cpp(path)

    def _cpp(self, path):
        if path not in self._parsed:
            self._parsed[path] = CppText(self.read(path) or "")
        return self._parsed[path]

    @cached_property
    def _parsed(self):
        return {}


def allowed(source, position, rule):
    """Whether this or the line before carries `// lint: allow <rule>: <reason>`; no reason, no
    permission."""
    line = source.line(position)
    near = source.text.split("\n")[max(0, line - 2):line]
    return any(re.search(rf"// lint: allow {rule}: \S", text) for text in near)
