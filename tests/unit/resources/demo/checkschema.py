# SPDX-License-Identifier: Apache-2.0
"""checkschema.py <site.json> <EPCIS-JSON-Schema.json>: every document of the site is an EPCIS 2.0
document. Returns 77, which ctest reads as skipped, where schema or library are absent."""

import copy
import json
import re
import sys
from pathlib import Path

try:
    from jsonschema import Draft7Validator, FormatChecker
except ImportError:
    print("skipped: install the package python3-jsonschema")
    sys.exit(77)

# The library checks these two formats only with packages Debian does not have: wrong CBV words and
# local times would pass.
_FORMATS = FormatChecker()
_URI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:\S+")
_DATE_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")
for _name, _pattern in (("uri", _URI), ("date-time", _DATE_TIME)):
    _FORMATS.checks(_name)(lambda value, pattern=_pattern:
                           not isinstance(value, str) or bool(pattern.fullmatch(value)))


def main(site: Path, schema: Path) -> int:
    if not schema.exists():
        print(f"skipped: {schema} is not here")
        return 77
    validator = Draft7Validator(json.loads(schema.read_text()), format_checker=_FORMATS)
    documents = json.loads(site.read_text(encoding="utf-8"))["documents"]
    faults = [(number, error) for number, document in enumerate(documents)
              for error in validator.iter_errors(document)]
    for number, error in faults[:10]:
        where = "/".join(str(step) for step in error.absolute_path)
        print(f"documents/{number}/{where}: {error.message[:200]}")

    # A validator that refuses nothing would have been no test.
    for name, wrong in (("bizStep", "unboxing"), ("eventTime", "2026-10-26T06:00:00")):
        spoilt = copy.deepcopy(documents[0])
        spoilt["epcisBody"]["eventList"][0][name] = wrong
        if validator.is_valid(spoilt):
            print(f"the validator takes {wrong} for a {name}")
            return 1
    return 1 if faults or not documents else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
