# SPDX-License-Identifier: Apache-2.0
"""Validates against the JSON schema of GS1, with formats asserted, what schemasamples writes and what
packwright-central answers after it was given documents of many origins. Arguments: both programs, the
folder of the standards data. Exit code 77: cannot judge here."""

import datetime
import json
import re
import subprocess
import sys
import tempfile
import urllib.request
from pathlib import Path

SKIPPED = 77

try:
    import jsonschema
except ImportError:
    print("skipped: python3-jsonschema is not installed")
    sys.exit(SKIPPED)

program, central, shared = sys.argv[1], sys.argv[2], Path(sys.argv[3])
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


def capture(url, path):
    """Whether the document was stored whole."""
    request = urllib.request.Request(
        f"{url}/capture", path.read_bytes(), {"Content-Type": "application/json"})
    with urllib.request.urlopen(request, timeout=20) as answer:
        location = answer.headers["Location"]
    with urllib.request.urlopen(url + location, timeout=20) as answer:
        return json.load(answer)["success"]


def pages(url):
    target = "/events?orderBy=recordTime&orderDirection=ASC&perPage=20"
    while target:
        with urllib.request.urlopen(url + target, timeout=20) as answer:
            yield json.load(answer)
            link = answer.headers["Link"]
        target = re.fullmatch(r'<(.*)>; rel="next"', link)[1] if link else None


given = sources + [
    *(standards / "gs1-epcis/examples/json").rglob("*.jsonld"),
    *(standards / "openepcis-test-resources/JSON/Capture/Documents").glob("*.json"),
]
with tempfile.TemporaryDirectory() as data:
    server = subprocess.Popen([central, "--listen", "127.0.0.1:0", "--data", data],
                              stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    try:
        base = server.stdout.readline().removeprefix("listening ").strip()
        taken = sum(capture(base, path) for path in given)
        answers = list(pages(base))
    finally:
        server.terminate()
        server.wait(20)
events = sum(len(page["epcisBody"]["queryResults"]["resultsBody"]["eventList"]) for page in answers)
if taken < 70 or events < 90: # some share an eventID with other content
    sys.exit(f"only {taken} of {len(given)} documents and {events} events")

for number, document in enumerate(documents + answers):
    error = jsonschema.exceptions.best_match(validator.iter_errors(document))
    if error:
        sys.exit(f"document {number}: {'/'.join(map(str, error.absolute_path))}: {error.message}\n"
                 f"{json.dumps(document)[:2000]}")
print(f"{len(documents)} documents written and {events} events of {taken} documents stored are valid")
