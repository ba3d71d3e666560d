# SPDX-License-Identifier: Apache-2.0
"""Validates what schemasamples writes against the JSON schema of GS1 with formats asserted.
Arguments: the program, the folder of the standards data. Exit code 77: cannot judge here."""

import datetime
import json
import re
import subprocess
import sys
from pathlib import Path

SKIPPED = 77

try:
    import jsonschema
except ImportError:
    print("skipped: python3-jsonschema is not installed")
    sys.exit(SKIPPED)

program, shared = sys.argv[1], Path(sys.argv[2])
standards = shared / "standards"
schema_file = standards / "gs1-epcis/schema/EPCIS-JSON-Schema.json"
if not schema_file.exists():
    print(f"skipped: {schema_file} is not there")
    sys.exit(SKIPPED)

# The package leaves unknown formats unchecked, and without further packages these two are unknown:
# then a bare word passes as any business step and a local time as any time.
formats = jsonschema.FormatChecker(formats=())


@formats.checks("uri")
def is_uri(value):
    return not isinstance(value, str) or re.fullmatch(
        r"[A-Za-z][A-Za-z0-9+.-]*:(?:[!#-;=?-\[\]_a-z~]|%[0-9A-Fa-f]{2})+", value) is not None


@formats.checks("date-time", raises=ValueError)
def is_date_time(value):
    if not isinstance(value, str):
        return True
    if not re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)", value):
        return False
    datetime.datetime.fromisoformat(re.sub(r"\.\d+", "", value).replace("Z", "+00:00"))
    return True


validator = jsonschema.Draft7Validator(json.loads(schema_file.read_text()), format_checker=formats)


def is_valid(document):
    return validator.is_valid(document)


# A judge that cannot refuse proves nothing.
negatives = standards / "examples-ours/negatives"
for name, entry in json.loads((negatives / "index.json").read_text()).items():
    document = json.loads((negatives / f"{name}.jsonld").read_text())
    if is_valid(document) == entry["rejectedBy"]["json-schema-dev(formats on)"]:
        sys.exit(f"the validator here judges {name} otherwise than it should")

sources = sorted((standards / "examples-ours/operations").glob("*.jsonld"))
run = subprocess.run([program, *map(str, sources)], capture_output=True, check=False)
if run.returncode:
    sys.exit(run.stderr.decode())
documents = [json.loads(line) for line in run.stdout.splitlines()]
if len(documents) != 2 * (len(sources) + 1):
    sys.exit(f"{len(documents)} documents of {len(sources)} sources")
for number, document in enumerate(documents):
    error = jsonschema.exceptions.best_match(validator.iter_errors(document))
    if error:
        sys.exit(f"document {number}: {'/'.join(map(str, error.absolute_path))}: {error.message}\n"
                 f"{json.dumps(document)[:2000]}")
print(f"{len(documents)} documents are valid")
