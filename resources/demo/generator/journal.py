# SPDX-License-Identifier: Apache-2.0
"""EPCIS 2.0 events of the demonstration site, collected, put in order and numbered."""

import uuid
from datetime import datetime, timedelta, timezone

from .gs1 import link

CONTEXT = ["https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld",
           {"cbvmda": "urn:epcglobal:cbv:mda:", "agw": "https://ns.example.org/agw/"}]
NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, "https://ns.example.org/agw/demo-1")
EVENTS_PER_DOCUMENT = 100


def urn(name: str) -> str:
    return f"urn:uuid:{uuid.uuid5(NAMESPACE, name)}"


def rfc3339(at: datetime) -> str:
    return at.strftime("%Y-%m-%dT%H:%M:%S.") + f"{at.microsecond // 1000:03d}Z"


def local_offset(at: datetime) -> str:
    """Central European time: summer from the last Sunday of March to that of October, 01:00 UTC."""
    def last_sunday(month: int) -> datetime:
        end = datetime(at.year, month, 31, 1, tzinfo=timezone.utc)
        return end - timedelta(days=(end.weekday() + 1) % 7)
    return "+02:00" if last_sunday(3) <= at < last_sunday(10) else "+01:00"


class Journal:
    """One event after the other of each workstation; `agw:seq` and eventID follow from that order."""

    def __init__(self, site_gln: str):
        self._site = site_gln
        self._events: list[tuple[datetime, dict]] = []
        self._clocks: dict[str, datetime] = {}

    def place(self, extension: str) -> dict:
        return {"id": link("414", self._site, "254", extension)}

    def set_clock(self, workstation: str, *date: int) -> None:
        """The workstation's next event happens at this UTC time."""
        at = datetime(*date, tzinfo=timezone.utc)
        assert at > self._clocks.get(workstation, datetime.min.replace(tzinfo=timezone.utc))
        self._clocks[workstation] = at

    def record(self, workstation: str, operation: str, kind: str, members: dict, *,
               operator: str, at_place: str, extensions: dict | None = None,
               action_name: str | None = None) -> None:
        """`action_name` ties the events of one user action together; alone without it."""
        at = self._clocks[workstation]
        self._clocks[workstation] = at + timedelta(seconds=20, milliseconds=37)
        event = {"type": kind, "eventID": None, "eventTime": rfc3339(at),
                 "eventTimeZoneOffset": local_offset(at), **members}
        event.setdefault("readPoint", self.place(workstation))
        if at_place:
            event["bizLocation"] = self.place(at_place)
        event |= {"agw:operation": operation, "agw:operationId": action_name,
                  "agw:workstation": workstation, "agw:operator": operator, "agw:seq": None}
        event |= extensions or {}
        self._events.append((at, event))

    def documents(self) -> list[dict]:
        """EPCISDocuments in the order things happened."""
        events = [event for _, event in sorted(self._events, key=lambda pair: pair[0])]
        numbers: dict[str, int] = {}
        for event in events:
            workstation = event["agw:workstation"]
            numbers[workstation] = numbers.get(workstation, 0) + 1
            seq = f"{workstation}/{numbers[workstation]}"
            event["agw:seq"] = seq
            event["eventID"] = urn(seq)
            event["agw:operationId"] = urn("operation " + (event["agw:operationId"] or seq))
        return [self._document(events[i:i + EVENTS_PER_DOCUMENT])
                for i in range(0, len(events), EVENTS_PER_DOCUMENT)]

    @staticmethod
    def _document(events: list[dict]) -> dict:
        return {"@context": CONTEXT, "type": "EPCISDocument", "schemaVersion": "2.0",
                "creationDate": events[-1]["eventTime"], "epcisBody": {"eventList": events}}
