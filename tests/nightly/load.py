# SPDX-License-Identifier: Apache-2.0
"""Clients that send events to a central one after the other and know which were acknowledged."""

import http.client
import json
import threading
import time
import uuid


def document(event_id, serial):
    event = {"type": "ObjectEvent", "eventID": event_id, "eventTime": "2026-05-11T06:00:00Z",
             "eventTimeZoneOffset": "+00:00", "action": "ADD", "bizStep": "commissioning",
             "disposition": "active",
             "epcList": [f"https://id.gs1.org/01/09521141012345/21/{serial}"]}
    return json.dumps({
        "@context": ["https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld"],
        "type": "EPCISDocument", "schemaVersion": "2.0", "creationDate": "2026-05-11T06:00:00Z",
        "epcisBody": {"eventList": [event]}})


class Load:
    """So many clients against what `address()` says, (host, port). An event is sent until it is
    acknowledged, the same one again where the answer did not come: `unsure` counts those."""

    def __init__(self, clients, address):
        self._address = address
        self._lock = threading.Lock()
        self._acknowledged = []
        self._stopping = False
        self.unsure = 0
        self._threads = [threading.Thread(target=self._run, args=(n,)) for n in range(clients)]
        for thread in self._threads:
            thread.start()

    def acknowledged(self):
        with self._lock:
            return list(self._acknowledged)

    def stop(self):
        self._stopping = True
        for thread in self._threads:
            thread.join()

    def _run(self, client):
        connection = None
        number = 0
        waiting = None
        while not self._stopping:
            if waiting is None:
                number += 1
                waiting = f"urn:uuid:{uuid.uuid4()}"
            try:
                if connection is None:
                    connection = http.client.HTTPConnection(*self._address(), timeout=20)
                connection.request("POST", "/capture", document(waiting, f"C{client}N{number}"),
                                   {"Content-Type": "application/json"})
                answer = connection.getresponse()
                answer.read()
                if answer.status == 202:
                    with self._lock:
                        self._acknowledged.append(waiting)
                    waiting = None
                else:
                    time.sleep(0.1)
            except (OSError, http.client.HTTPException):
                connection = None
                with self._lock:
                    self.unsure += 1
                time.sleep(0.05)


def exported_ids(path):
    """How often each eventID is in a document of packwright-central export."""
    counts = {}
    with open(path, encoding="utf-8") as file:
        for line in file:
            if line.startswith("{") and '"eventID"' in line:
                event = json.loads(line.rstrip().rstrip(","))
                counts[event["eventID"]] = counts.get(event["eventID"], 0) + 1
    return counts
