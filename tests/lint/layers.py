# SPDX-License-Identifier: Apache-2.0
"""Includes go from the repository's root, to what layers.toml allows, and a .cpp's first one is its
own header: that proves at every build that the header compiles alone."""

import re
import tomllib
from collections import defaultdict
from pathlib import Path

from tree import Finding

_INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*(["<])([^">]+)[">]', re.MULTILINE)


class Layers:
    def __init__(self, table):
        self.rows = table["layer"]
        self.libraries = table["library"]
        for name, row in self.rows.items():
            unknown = set(row.get("may", [])) - set(self.rows)
            unknown |= set(row.get("libraries", [])) - set(self.libraries)
            if unknown:
                raise ValueError(f"layers.toml: {name} names {sorted(unknown)}, which is no row")
        self.roots = {folder.split("/")[0] for row in self.rows.values()
                      for folder in row["folders"]}

    def of(self, path):
        """The layer of a path; None where no row has it."""
        owners = [(len(folder), name) for name, row in self.rows.items()
                  for folder in row["folders"] if path.startswith(folder + "/")]
        return max(owners)[1] if owners else None

    def library(self, header):
        for name, library in self.libraries.items():
            if header.startswith(tuple(library["headers"])):
                return name
        return None


def load():
    with open(Path(__file__).with_name("layers.toml"), "rb") as file:
        return Layers(tomllib.load(file))


def qt_modules(include_folder):
    """{header: modules} of the installed Qt. A name may be forwarded by more than one module."""
    modules = defaultdict(set)
    for folder in Path(include_folder).iterdir():
        if folder.is_dir() and folder.name.startswith("Qt"):
            for header in folder.iterdir():
                modules[header.name].add(folder.name)
    if "QObject" not in modules:
        raise ValueError(f"no Qt headers in {include_folder}")
    return modules


def includes(source):
    """(line, whether in quotes, header). Read from the text, because quotes are masked in the code;
    the code tells whether the line is a comment."""
    for match in _INCLUDE.finditer(source.text):
        hash_position = match.start() + match.group().index("#")
        if source.code[hash_position] == "#":
            yield source.line(hash_position), match[1] == '"', match[2]


def check(tree, qt_include):
    layers, modules = load(), qt_modules(qt_include)
    users = defaultdict(set)
    for path, source in tree.sources():
        own = list(includes(source))
        for line, quoted, header in own:
            library = None if quoted else layers.library(header)
            if library:
                users[library].add(path)
            reason = _refusal(layers, modules, tree, path, quoted, header, library)
            if reason:
                yield Finding(path, line, reason)
        yield from _header_first(tree, path, own)
    for library, paths in users.items():
        limit = layers.libraries[library].get("files", len(paths))
        if len(paths) > limit:
            yield Finding(sorted(paths)[-1], 1, f"{library} is included by {len(paths)} files "
                          f"({', '.join(sorted(paths))}); allowed: {limit}")


def _refusal(layers, modules, tree, path, quoted, header, library):
    if quoted and header.endswith(".moc"):
        return None
    if quoted and not (tree.root / header).is_file():
        return f'"{header}" is no path from the repository\'s root'
    if path.split("/")[0] not in layers.roots: # tests may see everything
        return None
    name = layers.of(path)
    if name is None:
        return "this folder has no row in tests/lint/layers.toml"
    row = layers.rows[name]
    if quoted:
        other = layers.of(header)
        if other != name and other not in row.get("may", []):
            return f'{name} may not include "{header}" ({other or "no layer"})'
        return None
    if library and library not in row.get("libraries", []):
        return f"{name} may not include <{header}> ({library})"
    parts = header.split("/")
    found = {parts[0]} if len(parts) > 1 or parts[0] in modules[parts[0]] else modules[parts[0]]
    found = {module for module in found if module.startswith("Qt")}
    if found and not found & set(row["qt"]):
        return f"{name} may not include <{header}> ({', '.join(sorted(found))})"
    return None


def _header_first(tree, path, own):
    header = path.removesuffix(".cpp") + ".h"
    if path.endswith(".cpp") and (tree.root / header).is_file():
        if not own or own[0][2] != header:
            yield Finding(path, own[0][0] if own else 1, f'the first include must be "{header}"')
