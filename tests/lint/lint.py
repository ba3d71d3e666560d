# SPDX-License-Identifier: Apache-2.0
"""lint.py <rule>: runs one rule over the tree and fails where it found something. One rule per
module; what it wants is in the module's first lines."""

import argparse
import sys
from functools import partial
from pathlib import Path

import connects
import layers
import layout
import length
import readmes
import spdx
import sqltext
import translations
import words
from tree import Tree

_ROOT = Path(__file__).resolve().parents[2]


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--root", type=Path, default=_ROOT)
    parser.add_argument("--qt-include", help="folder with Qt's QtCore, QtGui … folders")
    parser.add_argument("--clang-format", help="the program, version 14")
    parser.add_argument("--lupdate", help="the program; without it new texts go unnoticed")
    rules = {
        "connects": connects.check,
        "layers": layers.check,
        "layout": layout.check,
        "length": length.check,
        "readmes": readmes.check,
        "spdx": spdx.check,
        "sqltext": sqltext.check,
        "translations": translations.check,
        "words": words.check,
    }
    parser.add_argument("rule", choices=rules)
    options = parser.parse_args()
    if options.rule == "layers" and not options.qt_include:
        parser.error("layers needs --qt-include")
    if options.rule == "layout" and not options.clang_format:
        parser.error("layout needs --clang-format")
    rules["layout"] = partial(layout.check, clang_format=options.clang_format)
    rules["layers"] = partial(layers.check, qt_include=options.qt_include)
    rules["translations"] = partial(translations.check, lupdate=options.lupdate)

    findings = list(rules[options.rule](Tree(options.root)))
    for finding in findings:
        print(finding)
    return int(any(finding.fails for finding in findings))


if __name__ == "__main__":
    sys.exit(main())
