# SPDX-License-Identifier: Apache-2.0
"""Every operation of the EPCIS 2.0 REST binding against the running packwright-central, each answer
judged by GS1's OpenAPI description; every sample document of the standards data goes in and comes back
equal in meaning, every negative is refused with the field named. Arguments: the program, the folder of
the standards data. Exit code 77: cannot judge here."""

import http.client
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from urllib.parse import quote

sys.path.insert(0, str(Path(__file__).parents[3] / "support"))
import epcisschema
import openapi

program, shared = sys.argv[1], Path(sys.argv[2])
standards = shared / "standards"
schema = epcisschema.load(shared)
description = openapi.Description(shared)
faults = []

# The member each negative is about; a document that is refused for another reason proves nothing.
FIELDS = {
    "n01-bizstep-not-cbv-bareword": "/bizStep",
    "n03-persistentdisposition-in-aggregation": "/persistentDisposition",
    "n05-eventtime-without-offset": "/eventTime",
    "n07-aggregation-delete-without-parent": "/parentID",
    "n09-uom-lowercase": "/uom",
    "n11-eventid-https": "/eventID",
    "n13-did-not-occur-with-corrective-ids": "/errorDeclaration",
    "n15-action-lowercase": "/action",
    "n17-no-context": "/@context",
    "n19-bad-check-digit-sscc": "/",
    "ObjectEvent_with_quantity_as_text": "/quantity",
    "ObjectEvent_with_invalid_eventTime_format": "/eventTime",
    "EPCISDocument_without_context": "/@context",
    "Combination_of_multiple_invalid_fields": "/",
    "ObjectEvent_with_invalid_action": "/action",
    "ObjectEvent_with_non_standard_bizStep_in_second_event": "/eventList/1/bizStep",
    "ObjectEvent_without_action_and_eventTime": "/eventTime",
}


def expect(condition, text):
    if not condition:
        faults.append(text)


class Client:
    def __init__(self, base):
        self._connection = http.client.HTTPConnection(base.removeprefix("http://"), timeout=20)

    def ask(self, method, target, body=None, status=None, judged=True, **headers):
        headers = {name.replace("_", "-"): value for name, value in headers.items()}
        if body is not None:
            headers.setdefault("Content-Type", "application/json")
        if isinstance(body, (dict, list)):
            body = json.dumps(body)
        self._connection.request(method, target, body, headers)
        answer = self._connection.getresponse()
        text = answer.read()
        if judged:
            for fault in description.judge(method, target, answer.status, answer.headers, text):
                faults.append(f"{method} {target[:120]} {answer.status}: {fault}")
        if status:
            expect(answer.status == status,
                   f"{method} {target[:120]}: {answer.status} instead of {status}: {text[:300]}")
        answer.text = text
        is_json = "json" in (answer.headers["Content-Type"] or "")
        answer.json = json.loads(text) if text and is_json else None
        return answer

    def pages(self, target, **headers):
        while target:
            answer = self.ask("GET", target, status=200, **headers)
            yield answer.json
            link = answer.headers["Link"]
            target = link[1:link.index(">")] if link else None

    def captured(self, body, **headers):
        """The capture job."""
        accepted = self.ask("POST", "/capture", body, status=202, **headers)
        location = accepted.headers["Location"]
        return self.ask("GET", location, status=200).json if location else {"success": False}


def list_of(document):
    body = document["epcisBody"]
    return body["eventList"] if "eventList" in body else (
        body["queryResults"]["resultsBody"]["eventList"])


def samples():
    for folder, pattern in [("examples-ours/operations", "*.jsonld"),
                            ("gs1-epcis/examples/json", "*.jsonld"),
                            ("openepcis-test-resources/JSON/Capture/Documents", "*.json")]:
        yield from sorted((standards / folder).rglob(pattern))


def negatives():
    for folder, pattern in [("examples-ours/negatives", "n*.jsonld"),
                            ("openepcis-test-resources/JSON/Capture/Invalid", "*.json")]:
        yield from sorted((standards / folder).glob(pattern))


def said(event):
    """What an event says, without what central adds and what its document says for all."""
    return {name: value for name, value in event.items() if name not in ("recordTime", "@context")}


def positives(client):
    """All samples in; every event of what was taken is found by its id as it went in."""
    documents = events = again = 0
    for path in samples():
        document = json.loads(path.read_text())
        job = client.captured(path.read_bytes())
        if not job["success"]:
            # Some samples use the eventID of another one for other content.
            expect(all(error["status"] == 409 for error in job["errors"]),
                   f"{path.name} was refused: {job['errors'][:1]}")
            again += 1
            continue
        documents += 1
        for sent, result in zip(list_of(document), job["agw:results"], strict=True):
            target = "/events/" + quote(result["agw:eventID"], safe="")
            found = client.ask("GET", target, status=200, GS1_EPC_Format="Never_Translates").json
            wanted = said(sent) | {"eventID": result["agw:eventID"]}
            expect(any(said(event) == wanted for event in list_of(found)),
                   f"{path.name}: {wanted['eventID']} came back otherwise")
            events += 1
    expect(documents >= 60 and events >= 80, f"only {documents} documents and {events} events")
    return f"{documents} documents with {events} events, {again} with an eventID taken"


def xml(client):
    """The XML samples: an event that came as JSON before is the same event."""
    stored = repeated = taken = 0
    for path in [*(standards / "gs1-epcis/examples/xml").rglob("*.xml"),
                 *(standards / "openepcis-test-resources/XML/Capture/Documents").glob("*.xml")]:
        if "CaptureJob" in str(path) or b"EPCISMasterDataDocument" in path.read_bytes():
            continue # no events
        job = client.captured(path.read_bytes(), Content_Type="application/xml")
        outcomes = [result["agw:outcome"] for result in job["agw:results"]]
        stored += outcomes.count("stored")
        repeated += outcomes.count("duplicate")
        # Some have the eventID of their JSON form, but other decimals.
        taken += not job["success"]
        expect(all(error["status"] == 409 for error in job["errors"]),
               f"{path.name} was refused: {job['errors'][:1]}")
    for path in (standards / "openepcis-test-resources/XML/Capture/Invalid").glob("*action.xml"):
        problem = client.ask("POST", "/capture", path.read_bytes(), status=400,
                             Content_Type="application/xml").json
        expect(problem and "/action" in problem["detail"], f"{path.name}: {problem}")
    expect(stored >= 20 and repeated >= 20, f"only {stored} XML events and {repeated} known ones")
    return f"{stored} XML events, {repeated} known from JSON, {taken} documents with IDs taken"


def answers(client):
    """All that is stored, page by page, is valid by the JSON schema, in each format."""
    for form in ("Always_GS1_Digital_Link", "Never_Translates"):
        for page in client.pages("/events?orderBy=eventTime&perPage=50", GS1_EPC_Format=form):
            if fault := epcisschema.fault(schema, page):
                faults.append(f"/events as {form}: {fault}")


def refusals(client):
    before = client.ask("GET", "/health", judged=False).json["events"]
    count = 0
    for path in negatives():
        if path.stem.startswith("n21"): # a legal document, against its name
            job = client.captured(path.read_bytes())
            expect(job["success"], f"{path.name} was refused")
            before += job["agw:results"][0]["agw:outcome"] == "stored"
            continue
        field = FIELDS.get(path.stem)
        expect(field, f"{path.name}: what it is about is not said here")
        answer = client.ask("POST", "/capture", path.read_bytes(), status=400)
        problem = answer.json
        expect(problem and problem.get("status") == 400 and field and field in problem["detail"],
               f"{path.name} is answered {answer.status} {problem}")
        document = json.loads(path.read_text())
        if "@context" not in document or "detail" not in (problem or {}):
            continue
        # The event at fault alone.
        at = int(problem["detail"].split("eventList/")[1].split("/")[0])
        event = {"@context": document["@context"]} | list_of(document)[at]
        alone = client.ask("POST", "/events", event, status=400).json
        wanted = field.removeprefix(f"/eventList/{at}")
        expect(wanted in alone["detail"], f"{path.name} alone is answered {alone}")
        count += 1
    after = client.ask("GET", "/health", judged=False).json["events"]
    expect(before == after, f"{after - before} events of refused documents were stored")
    return f"{count} negatives"


def resources(client):
    """Every collection, page by page, and something of each member."""
    root = client.ask("GET", "/", status=200).json["member"]
    for name in root:
        client.ask("OPTIONS", f"/{name}", status=204)
    client.ask("OPTIONS", "/", status=204)
    for name in ("eventTypes", "epcs", "bizSteps", "bizLocations", "readPoints", "dispositions"):
        members = [member for page in client.pages(f"/{name}?perPage=4") for member in page["member"]]
        expect(members and len(members) == len(set(members)), f"/{name} has {members[:5]}")
        for member in members[:3]:
            target = f"/{name}/{quote(member, safe='')}"
            client.ask("OPTIONS", target, status=204)
            client.ask("GET", target, status=200)
            client.ask("OPTIONS", target + "/events", status=204)
            found = client.ask("GET", target + "/events?perPage=5", status=200).json
            expect(list_of(found) or name == "eventTypes", f"{target} has no events")
        client.ask("GET", f"/{name}/urn%3Ax%3Anone", status=404)
        client.ask("GET", f"/{name}/urn%3Ax%3Anone/events", status=404)
        client.ask("GET", f"/{name}", status=406, Accept="application/xml")
    event = list_of(client.ask("GET", "/events?perPage=1", status=200).json)[0]
    client.ask("OPTIONS", "/events/" + quote(event["eventID"], safe=""), status=204)
    client.ask("GET", "/events/urn%3Ax%3Anone", status=404)
    jobs = [job for page in client.pages("/capture?perPage=20") for job in page]
    client.ask("OPTIONS", "/capture/" + jobs[0]["captureID"], status=204)
    client.ask("GET", "/capture/none", status=404)
    client.ask("DELETE", "/nextPageToken/1", status=501)
    return f"{len(jobs)} capture jobs"


def queries(client):
    query = {"name": "inbound of ours", "query": {"eventType": ["ObjectEvent"], "GE_recordTime":
             "2020-01-01T00:00:00Z"}}
    created = client.ask("POST", "/queries", query, status=201)
    target = created.headers["Location"]
    client.ask("POST", "/queries", query, status=409)
    client.ask("POST", "/queries", query, status=415, Content_Type="text/plain")
    client.ask("POST", "/queries", {"name": "x", "query": {"EQ_nothing": ["1"]}}, status=400)
    example = json.loads((standards / "examples-ours/rest/named-query.json").read_text())
    client.ask("POST", "/queries", example, status=201)
    client.ask("OPTIONS", target, status=204)
    client.ask("GET", target, status=200)
    names = [query["name"] for page in client.pages("/queries?perPage=1") for query in page]
    expect(sorted(names) == sorted([query["name"], example["name"]]), f"/queries has {names}")
    found = [event for page in client.pages(target + "/events?perPage=20")
             for event in list_of(page)]
    expect(found and all(event["type"] == "ObjectEvent" for event in found),
           f"{target}/events has {len(found)} events")
    client.ask("OPTIONS", target + "/events", status=204)
    client.ask("GET", target + "/events?minute=99", status=400)
    client.ask("POST", "/queries", {"name": "few", "query": {"maxEventCount": 1}}, status=201)
    client.ask("GET", "/queries/few/events", status=413)
    client.ask("GET", "/queries/none", status=404)
    # A port that nobody listens on: what is sent is another test's matter.
    wish = {"dest": "http://127.0.0.1:9/told", "signatureToken": "s", "secret": "s"}
    client.ask("OPTIONS", target + "/subscriptions", status=204)
    client.ask("POST", target + "/subscriptions", wish, status=400)
    client.ask("POST", "/queries/none/subscriptions", wish | {"stream": True}, status=404)
    for name in ("subscription-stream", "subscription-schedule"):
        example = json.loads((standards / f"examples-ours/rest/{name}.json").read_text())
        made = client.ask("POST", target + "/subscriptions", example | wish, status=201)
        one = made.headers["Location"]
        client.ask("OPTIONS", one, status=204)
        client.ask("GET", one, status=200)
    all_of = [one for page in client.pages(target + "/subscriptions?perPage=1") for one in page]
    expect(len(all_of) == 2, f"{len(all_of)} subscriptions")
    client.ask("DELETE", one, status=204)
    client.ask("DELETE", one, status=404)
    client.ask("GET", one, status=404)
    client.ask("DELETE", target, status=204)
    client.ask("DELETE", target, status=404)


def writing(client):
    event = {"@context": ["https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld"],
             "type": "ObjectEvent", "eventID": "urn:uuid:6d1f1f2e-7d3c-4c1c-9a57-4b1f0f5b7a11",
             "eventTime": "2026-05-11T06:00:00Z", "eventTimeZoneOffset": "+02:00",
             "action": "OBSERVE", "epcList": ["https://id.gs1.org/00/395211410000000015"],
             "bizStep": "storing"}
    created = client.ask("POST", "/events", event, status=201)
    client.ask("GET", created.headers["Location"], status=200)
    client.ask("POST", "/events", event, status=201)
    client.ask("POST", "/events", event | {"bizStep": "holding"}, status=409)
    client.ask("POST", "/events", "x", status=415, Content_Type="text/plain")
    client.ask("POST", "/capture", "x", status=415, Content_Type="text/plain")
    client.ask("POST", "/capture", "x", status=400)
    document = {"@context": event["@context"], "type": "EPCISDocument", "schemaVersion": "2.0",
                "creationDate": "2026-05-11T06:00:00Z", "epcisBody": {"eventList": [event] * 501}}
    limit = client.ask("POST", "/capture", document, status=413)
    expect(limit.headers["GS1-EPCIS-Capture-Limit"] == "500", "413 does not tell the limit")
    client.ask("GET", "/events?maxEventCount=1", status=413)
    client.ask("GET", "/events?EQ_bizStep=nonsense", status=400)
    client.ask("GET", "/events?EQ_eventID=" + "x" * 8000, status=414)
    client.ask("GET", "/events", status=406, GS1_EPCIS_Min="2.1")
    client.ask("GET", "/events", status=406, GS1_EPC_Format="Always_EPC_URN")


with tempfile.TemporaryDirectory() as data:
    database = os.environ.get("PW_TEST_DATABASE") # of withpostgres
    store = ["--store", "postgresql", "--migrate", "--database", database] if database else []
    server = subprocess.Popen([program, "--listen", "127.0.0.1:0", "--data", data, *store],
                              stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    try:
        client = Client(server.stdout.readline().removeprefix("listening ").strip())
        told = [positives(client), xml(client), refusals(client), resources(client)]
        answers(client)
        queries(client)
        writing(client)
    finally:
        server.terminate()
        server.wait(20)
missing = description.operations() - description.seen
expect(not missing, f"never asked: {sorted(missing)}")
print("\n".join(faults[:30]) or "; ".join(told) + f"; {len(description.seen)} operations")
sys.exit(1 if faults else 0)
