# SPDX-License-Identifier: Apache-2.0
"""The demonstration site: an invented company, its products, and what happened to 5,000 packs.

Everything lies before 2 November 2026 and nothing is random, so the same files come out every time.
952 is the GS1 prefix reserved for documentation: none of these numbers belongs to anybody.
"""

from .gs1 import Container, Lot, Pack, link, serial, sscc, with_check_digit
from .journal import Journal

VERSION = "demo-1"
COMPANY_PREFIX = "9521141"
COMPANY = "Sonnwald Pharma (demonstration)"
COMPANY_GLN = with_check_digit(COMPANY_PREFIX + "00000")
SITE_GLN = with_check_digit(COMPANY_PREFIX + "10001")
CUSTOMER_GLN = with_check_digit("952198800000")
CUSTOMER_SITE_GLN = with_check_digit("952198800042")

# Serial references up to here are taken by the goods below; stations lease from the next one on.
REFERENCES_USED = 1000
POOL_SIZE = 1_000_000
EXTENSION_DIGITS = {"carton": "1", "bundle": "2", "pallet": "3"}

CARDIOLIN = with_check_digit("0" + COMPANY_PREFIX + "01234")
NASOCLEAR = with_check_digit("0" + COMPANY_PREFIX + "02040")
VITAMED = with_check_digit("0" + COMPANY_PREFIX + "03107")

PRODUCTS = [
    {"gtin": CARDIOLIN, "name": "Cardiolin 50 mg, 30 tablets", "minRemainingDays": 90, "levels": [
        {"level": "carton", "capacity": 25, "mix": "sameProductSameLot",
         "layer": {"columns": 5, "rows": 5}},
        {"level": "pallet", "capacity": 20, "mix": "sameProduct",
         "layer": {"columns": 3, "rows": 2}}]},
    {"gtin": NASOCLEAR, "name": "Nasoclear spray 15 ml", "minRemainingDays": 120, "levels": [
        {"level": "bundle", "capacity": 5, "mix": "sameProductSameLot"},
        {"level": "carton", "capacity": 4, "mix": "sameProductSameLot"},
        {"level": "pallet", "capacity": 24, "mix": "sameProduct"}]},
    # Drops live five years and pharmacies want eighteen months of them: so a lot can be near its
    # expiry for the packing rule and still be far from it in the calendar.
    {"gtin": VITAMED, "name": "Vitamed D3 drops", "minRemainingDays": 540, "levels": [
        {"level": "carton", "capacity": 12, "mix": "sameProduct",
         "layer": {"columns": 3, "rows": 2}},
        {"level": "pallet", "capacity": 40, "mix": "any"}]},
]

C26A7 = Lot(CARDIOLIN, "C26A7", "2029-05-31")
C26B4 = Lot(CARDIOLIN, "C26B4", "2029-08-31")
C25R8 = Lot(CARDIOLIN, "C25R8", "2028-06-30")  # recalled as a lot
C23X2 = Lot(CARDIOLIN, "C23X2", "2026-09-30")  # expired
N26K3 = Lot(NASOCLEAR, "N26K3", "2029-01-31")
N26M9 = Lot(NASOCLEAR, "N26M9", "2029-03-31")
V26D5 = Lot(VITAMED, "V26D5", "2029-12-31")
V26E6 = Lot(VITAMED, "V26E6", "2030-02-28")
V23T4 = Lot(VITAMED, "V23T4", "2028-03-31")  # near its expiry from 8 October 2026 on

# line, when (UTC), lot, packs
PRODUCTION = [
    ("LINE-1", (2023, 10, 4, 5, 10), C23X2, 100),
    ("LINE-3", (2023, 4, 12, 5, 10), V23T4, 200),
    ("LINE-1", (2025, 7, 2, 6, 0), C25R8, 200),
    ("LINE-2", (2026, 9, 14, 5, 30), N26K3, 1000),
    ("LINE-1", (2026, 9, 21, 5, 30), C26A7, 1500),
    ("LINE-3", (2026, 9, 28, 6, 15), V26D5, 600),
    ("LINE-2", (2026, 10, 5, 5, 30), N26M9, 500),
    ("LINE-1", (2026, 10, 12, 5, 30), C26B4, 500),
    ("LINE-3", (2026, 10, 14, 6, 15), V26E6, 400),
]
PACKS_PER_EVENT = 500


class Site:
    """Tells the story event by event; `cast` keeps the units that play a part on the sheet."""

    def __init__(self) -> None:
        self.journal = Journal(SITE_GLN)
        self.cast: dict[str, list] = {}
        self._stock: dict[Lot, list[Pack]] = {}
        self._used = dict.fromkeys(EXTENSION_DIGITS, 0)
        self._produce()
        self._pack()
        self._ship()
        self._hold()
        self._end()
        self._recall_lot()
        self._commission_twice()
        self.cast |= {lot.number: list(packs) for lot, packs in self._stock.items()}

    def to_json(self) -> dict:
        master_data = {"version": VERSION, "company": COMPANY, "site": link("414", SITE_GLN),
                       "products": PRODUCTS}
        pools = [{"level": level, "prefix": digit + COMPANY_PREFIX, "first": REFERENCES_USED + 1,
                  "last": REFERENCES_USED + POOL_SIZE}
                 for level, digit in EXTENSION_DIGITS.items()]
        return {"masterData": master_data, "ssccPools": pools,
                "documents": self.journal.documents()}

    @staticmethod
    def label(level: str, reference: int) -> Container:
        return Container(level, sscc(EXTENSION_DIGITS[level] + COMPANY_PREFIX, reference))

    def _take(self, lot: Lot, count: int) -> list[Pack]:
        """Packs no other part of the story has touched."""
        stock = self._stock[lot]
        assert len(stock) >= count
        taken, self._stock[lot] = stock[:count], stock[count:]
        return taken

    def _object_event(self, workstation: str, operation: str, action: str, step: str,
                      disposition: str, what: list, *, operator: str, at_place: str = "",
                      set_persistent: str = "", reason: tuple[str, str] | None = None,
                      members: dict | None = None, extensions: dict | None = None,
                      action_name: str | None = None) -> None:
        if isinstance(what[0], Lot):
            who = {"quantityList": [{"epcClass": lot.uri} for lot in what]}
        else:
            who = {"epcList": [unit.uri for unit in what]}
        event = {**who, "action": action, "bizStep": step, "disposition": disposition}
        if set_persistent:
            event["persistentDisposition"] = {"set": [set_persistent]}
        own = dict(extensions or {})
        if reason:
            own["agw:reason"] = {"agw:code": reason[0], "agw:text": reason[1]}
        self.journal.record(workstation, operation, "ObjectEvent", event | (members or {}),
                            operator=operator, at_place=at_place, extensions=own,
                            action_name=action_name)

    def _produce(self) -> None:
        made: dict[str, int] = {}
        for line, when, lot, count in PRODUCTION:
            first = made.get(lot.gtin, 0)
            made[lot.gtin] = first + count
            packs = [Pack(lot, serial(lot.gtin, n)) for n in range(first, first + count)]
            self._stock[lot] = packs
            self.journal.set_clock(line, *when)
            for i in range(0, count, PACKS_PER_EVENT):
                self._commission(line, lot, packs[i:i + PACKS_PER_EVENT])

    def _commission(self, line: str, lot: Lot, packs: list[Pack]) -> None:
        order = {"type": "prodorder",
                 "bizTransaction": f"urn:epcglobal:cbv:bt:{SITE_GLN}:WO-{lot.number}"}
        self._object_event(
            line, "COMMISSION", "ADD", "commissioning", "active", packs,
            operator="OP-L01", at_place="STORE", extensions={"agw:level": "pack"},
            members={"bizTransactionList": [order],
                     "ilmd": {"cbvmda:lotNumber": lot.number,
                              "cbvmda:itemExpirationDate": lot.expiry}})

    def _fill(self, level: str, children: list, partial: bool = False) -> Container:
        """A new container with these children, closed."""
        self._used[level] += 1
        assert self._used[level] <= REFERENCES_USED
        container = self.label(level, self._used[level])
        self._object_event("PACK-1", "OPEN", "ADD", "commissioning", "active", [container],
                           operator="OP-P07", at_place="PACKING", action_name=container.uri,
                           extensions={"agw:level": level, "agw:container": "open"})
        self.journal.record(
            "PACK-1", "AGGREGATE", "AggregationEvent",
            {"parentID": container.uri, "childEPCs": [child.uri for child in children],
             "action": "ADD", "bizStep": "packing", "disposition": "container_closed"},
            operator="OP-P07", at_place="PACKING", action_name=container.uri,
            extensions={"agw:level": level, "agw:container": "partial" if partial else "closed"})
        return container

    def _cardiolin_carton(self, lot: Lot) -> Container:
        return self._fill("carton", self._take(lot, 25))

    def _nasoclear_bundle(self) -> Container:
        return self._fill("bundle", self._take(N26K3, 5))

    def _nasoclear_carton(self) -> Container:
        return self._fill("carton", [self._nasoclear_bundle() for _ in range(4)])

    def _vitamed_carton(self) -> Container:
        return self._fill("carton", self._take(V26D5, 6) + self._take(V26E6, 6))

    def _pack(self) -> None:
        self.journal.set_clock("PACK-1", 2026, 10, 26, 6, 0)
        self.cast["on pallet"] = self._stock[C26A7][:2]
        self._fill("pallet", [self._cardiolin_carton(C26A7) for _ in range(20)])
        self.cast["cardiolin cartons"] = [self._cardiolin_carton(C26A7) for _ in range(2)]
        self.cast["shipped pallets"] = [
            self._fill("pallet", [self._cardiolin_carton(C26B4) for _ in range(8)], partial=True)]
        self.journal.set_clock("PACK-1", 2026, 10, 27, 6, 0)
        self._fill("pallet", [self._nasoclear_carton() for _ in range(12)], partial=True)
        self.cast["nasoclear cartons"] = [self._nasoclear_carton() for _ in range(5)]
        self.cast["held inside"] = self._stock[N26K3][:1]
        self.cast["carton with held"] = [self._nasoclear_carton()]
        self.cast["bundles"] = [self._nasoclear_bundle() for _ in range(8)]
        self.journal.set_clock("PACK-1", 2026, 10, 28, 7, 0)
        self.cast["shipped pallets"].append(self._fill(
            "pallet", [self._fill("carton", self._take(V26D5, 12)) for _ in range(10)],
            partial=True))
        self.cast["vitamed cartons"] = [self._vitamed_carton() for _ in range(5)]
        self._fill("carton", self._take(V26E6, 8), partial=True)

    def _ship(self) -> None:
        self.journal.set_clock("DOCK-1", 2026, 10, 29, 12, 0)
        self.cast["shipped"] = self._take(C26B4, 3)
        shipments = [[unit] for unit in self.cast["shipped pallets"]] + [self.cast["shipped"]]
        for number, units in enumerate(shipments, start=1):
            order = f"urn:epcglobal:cbv:bt:{CUSTOMER_GLN}:PO-77881{number}"
            advice = f"urn:epcglobal:cbv:bt:{COMPANY_GLN}:ASN-009943{number}"
            parties = {
                "sourceList": [{"type": kind, "source": link(*value)} for kind, value in (
                    ("owning_party", ("417", COMPANY_GLN)), ("location", ("414", SITE_GLN)))],
                "destinationList": [{"type": kind, "destination": link(*value)} for kind, value in (
                    ("owning_party", ("417", CUSTOMER_GLN)),
                    ("location", ("414", CUSTOMER_SITE_GLN)))]}
            self._object_event(
                "DOCK-1", "SHIP", "OBSERVE", "shipping", "in_transit", units, operator="OP-D03",
                members={"bizTransactionList": [
                    {"type": "po", "bizTransaction": order},
                    {"type": "desadv", "bizTransaction": advice}], **parties})

    def _hold(self) -> None:
        self.journal.set_clock("QA-1", 2026, 10, 30, 8, 0)
        pump_test = ("Q02", "Deviation DEV-2026-121: pump test outstanding")
        self._put_on_hold("quarantined", self._take(C26A7, 5), "unavailable",
                          ("Q01", "Deviation DEV-2026-118: blister seal not tight"))
        self._put_on_hold("quarantined spray", self._take(N26M9, 3), "unavailable", pump_test)
        self._put_on_hold("held inside", self.cast["held inside"], "unavailable", pump_test,
                          at_place="")  # it is in its carton still
        self._put_on_hold("recalled", self._take(N26M9, 4), "recalled",
                          ("C02", "Recall RC-2026-009: wrong leaflet"))
        self._put_on_hold("damaged", self._take(C26A7, 4), "damaged",
                          ("D01", "Crushed by fork-lift"), step="inspecting")
        self._put_on_hold("stolen", self._take(V26D5, 2), "stolen",
                          ("S01", "Missing at stock count, police report 4711/26"),
                          step="cycle_counting", at_place="")
        self._put_on_hold("suspect", self._take(C26A7, 2), "no_pedigree_match",
                          ("S02", "Tamper-evident seal differs from specimen"))

    def _put_on_hold(self, part: str, packs: list[Pack], persistent: str, reason: tuple[str, str],
                     step: str = "holding", at_place: str = "QUARANTINE") -> None:
        self.cast[part] = packs
        # CBV has no word for quarantine: not sellable now, and unavailable until somebody says so.
        disposition = "non_sellable_other" if persistent == "unavailable" else persistent
        self._object_event("QA-1", "HOLD", "OBSERVE", step, disposition, packs, operator="OP-Q02",
                           at_place=at_place, set_persistent=persistent, reason=reason)

    def _end(self) -> None:
        self.journal.set_clock("QA-1", 2026, 10, 30, 10, 0)
        sampled = self.cast["sampled"] = self._take(C26A7, 2)
        self._object_event("QA-1", "SAMPLE", "OBSERVE", "sampling", "non_sellable_other", sampled,
                           operator="OP-Q02", action_name="sample",
                           reason=("T01", "Retention test RT-2026-44"))
        self._object_event("QA-1", "SAMPLE", "DELETE", "decommissioning", "inactive", sampled,
                           operator="OP-Q02", action_name="sample",
                           reason=("T01", "Retention test RT-2026-44"))
        self.cast["decommissioned"] = self._take(C26A7, 3)
        self._object_event("QA-1", "DECOMMISSION", "DELETE", "decommissioning", "inactive",
                           self.cast["decommissioned"], operator="OP-Q02",
                           reason=("E01", "Label unreadable, pack relabelled"))
        self.cast["destroyed"] = self._take(C26A7, 3)
        self._object_event("QA-1", "DESTROY", "DELETE", "destroying", "destroyed",
                           self.cast["destroyed"], operator="OP-Q02",
                           reason=("X01", "Line reject"))

    def _recall_lot(self) -> None:
        """At class level: the packs themselves are not named in the event."""
        self.journal.set_clock("QA-1", 2026, 10, 30, 13, 0)
        self.cast["lot recalled"] = self._take(C25R8, 2)
        self._object_event("QA-1", "RECALL", "OBSERVE", "holding", "recalled", [C25R8],
                           operator="OP-Q02", set_persistent="recalled",
                           reason=("C01", "Recall RC-2026-004: dissolution out of limits"))

    def _commission_twice(self) -> None:
        """Another line reports serials that exist already: two physical packs with one identity."""
        self.journal.set_clock("LINE-2", 2026, 10, 30, 14, 0)
        self.cast["duplicate"] = self._take(C26A7, 2)
        self._commission("LINE-2", C26A7, self.cast["duplicate"])
