# SPDX-License-Identifier: Apache-2.0
"""Validates against the JSON schema of GS1, with formats asserted, what schemasamples writes and what
packwright-central answers after it was given documents of many origins. Arguments: both programs, the
folder of the standards data. Exit code 77: cannot judge here."""

import json
import re
import subprocess
import sys
import tempfile
import urllib.request
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[3] / "support"))
import epcisschema

program, central, shared = sys.argv[1], sys.argv[2], Path(sys.argv[3])
standards = shared / "standards"
validator = epcisschema.load(shared)

sources = sorted((standards / "examples-ours/operations").glob("*.jsonld"))
run = subprocess.run([program, *map(str, sources)], capture_output=True, check=False)
if run.returncode:
    sys.exit(run.stderr.decode())
documents = [json.loads(line) for line in run.stdout.splitlines()]
if len(documents) != 2 * (len(sources) + 4):
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
    if fault := epcisschema.fault(validator, document):
        sys.exit(f"document {number}: {fault}\n{json.dumps(document)[:2000]}")
print(f"{len(documents)} documents written and {events} events of {taken} documents stored are valid")
