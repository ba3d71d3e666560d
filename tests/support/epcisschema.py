# SPDX-License-Identifier: Apache-2.0
"""GS1's JSON schema of EPCIS 2.0 as a judge of documents, with formats asserted. Exits with 77, which
ctest reads as skipped, where the schema or Debian's python3-jsonschema is not there."""

import datetime
import json
import re
import sys
from pathlib import Path

SKIPPED = 77

try:
    import jsonschema
except ImportError:
    print("skipped: python3-jsonschema is not installed")
    sys.exit(SKIPPED)

# The package leaves unknown formats unchecked, and without further packages these two are unknown:
# then a bare word passes as any business step and a local time as any time.
FORMATS = jsonschema.FormatChecker(formats=())


@FORMATS.checks("uri")
def _is_uri(value):
    return not isinstance(value, str) or re.fullmatch(
        r"[A-Za-z][A-Za-z0-9+.-]*:(?:[!#-;=?-\[\]_a-z~]|%[0-9A-Fa-f]{2})+", value) is not None


@FORMATS.checks("date-time", raises=ValueError)
def _is_date_time(value):
    if not isinstance(value, str):
        return True
    if not re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)", value):
        return False
    datetime.datetime.fromisoformat(re.sub(r"\.\d+", "", value).replace("Z", "+00:00"))
    return True


def load(shared: Path):
    """The validator of the schema in the standards data of `shared`, proven able to refuse."""
    schema = shared / "standards/gs1-epcis/schema/EPCIS-JSON-Schema.json"
    if not schema.exists():
        print(f"skipped: {schema} is not there")
        sys.exit(SKIPPED)
    validator = jsonschema.Draft7Validator(
        json.loads(schema.read_text()), format_checker=FORMATS)
    # A judge that cannot refuse proves nothing.
    negatives = shared / "standards/examples-ours/negatives"
    for name, entry in json.loads((negatives / "index.json").read_text()).items():
        document = json.loads((negatives / f"{name}.jsonld").read_text())
        if validator.is_valid(document) == entry["rejectedBy"]["json-schema-dev(formats on)"]:
            sys.exit(f"the validator here judges {name} otherwise than it should")
    return validator


def fault(validator, document):
    """Where and why the document is refused; None if it is valid."""
    error = jsonschema.exceptions.best_match(validator.iter_errors(document))
    if not error:
        return None
    return f"{'/'.join(map(str, error.absolute_path))}: {error.message[:400]}"
