#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes site.json and sheet.json beside itself; with --check only says whether they are current.

site.json    what `packwright-central --seed` takes: master data, SSCC pools, EPCIS documents
sheet.json   scannable codes of that site with the answer each must get (core/labels/demosheet.h)
"""

import argparse
import json
import sys
from pathlib import Path

sys.dont_write_bytecode = True  # no __pycache__ among the sources

from generator.sheet import sheet  # noqa: E402
from generator.site import Site  # noqa: E402


def dense(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def lines(values: list) -> str:
    """One line each: a change of one event is a change of one line."""
    return "[\n" + ",\n".join(dense(value) for value in values) + "\n]"


def site_text(site: dict) -> str:
    documents = []
    for document in site["documents"]:
        frame = dense({k: v for k, v in document.items() if k != "epcisBody"})
        events = lines(document["epcisBody"]["eventList"])
        documents.append(f'{frame[:-1]},"epcisBody":{{"eventList":{events}}}}}')
    return (f'{{"masterData":{dense(site["masterData"])},\n'
            f'"ssccPools":{lines(site["ssccPools"])},\n'
            f'"documents":[{",".join(documents)}]}}\n')


def sheet_text(content: dict) -> str:
    head = dense({k: v for k, v in content.items() if k != "entries"})
    return f'{head[:-1]},\n"entries":{lines(content["entries"])}}}\n'


def main() -> int:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--check", action="store_true", help="write nothing")
    check = arguments.parse_args().check
    site = Site()
    current = True
    for name, text in (("site.json", site_text(site.to_json())),
                       ("sheet.json", sheet_text(sheet(site)))):
        path = Path(__file__).parent / name
        if not check:
            path.write_text(text, encoding="utf-8")
        elif not path.exists() or path.read_text(encoding="utf-8") != text:
            print(f"{name} is not what makedemo.py makes: run it and commit the result")
            current = False
    return 0 if current else 1


if __name__ == "__main__":
    sys.exit(main())
