# SPDX-License-Identifier: Apache-2.0
"""The sheet of scannable codes: what a newcomer may scan, and the answer each code must get.

An entry has one code or a `series` of codes of the same kind. Its verdict is what a code brings on
a station that has synchronized with the fresh site and scanned nothing but the codes of `setup`.
"""

from datetime import date, timedelta

from . import site as demo
from .gs1 import Pack, bracketed, serial, sscc, transmitted, with_check_digit
from .sheettexts import CAPTIONS, GROUPS, TEXTS

# Central leases 500 numbers at a time and a station uses them from the front: labels from the end
# of the first block belong to the first station and do not meet the numbers it makes itself.
FIRST_LABEL = demo.REFERENCES_USED + 481

SITE_READY = date(2026, 11, 2)

FOREIGN_GTIN = with_check_digit("0952988800001")

AIM = {"gs1-datamatrix": "]d2", "gs1-128": "]C1", "ean-13": "]E0", "data-matrix": "]d1"}

IN_CARTON = ["carton-label-01"]
IN_BUNDLE = ["bundle-label-01"]
ON_PALLET = ["pallet-label-01"]
BESIDE_CARDIOLIN = ["carton-label-01", "cardiolin-01"]


def valid_until() -> date:
    """The last day on which every expiry date on the sheet still gets the answer printed there."""
    remaining = {product["gtin"]: timedelta(product["minRemainingDays"])
                 for product in demo.PRODUCTS}
    days = []
    for lot in {production[2] for production in demo.PRODUCTION}:
        expiry = date.fromisoformat(lot.expiry)
        near_from = expiry - remaining[lot.gtin] + timedelta(1)
        if expiry < SITE_READY:
            continue  # stays expired for ever
        days.append(expiry if near_from <= SITE_READY else near_from - timedelta(1))
    return min(days)


class Sheet:
    def __init__(self, site: demo.Site):
        self._cast = site.cast
        self._site = site
        self.entries: list[dict] = []
        self._containers()
        self._packs()
        self._refused()
        self._damaged_codes()

    def _entry(self, group: str, name: str, verdict: str, symbology: str, codes: list[dict],
               setup: list[str], unchecked: bool = False) -> None:
        title, explanation = TEXTS[name]
        entry = {"id": name, "group": group, "title": title, "explanation": explanation,
                 "symbology": symbology, "verdict": verdict, "setup": setup}
        if unchecked:
            entry["unchecked"] = True  # an encoder that keeps to the standard refuses this one
        if len(codes) == 1:
            entry |= codes[0]
        else:
            entry["series"] = codes
        self.entries.append(entry)

    def _elements(self, group: str, name: str, verdict: str, labels: list[list[tuple[str, str]]],
                  setup: list[str] | None = None, symbology: str = "gs1-datamatrix",
                  unchecked: bool = False) -> None:
        codes = [{"data": bracketed(label), "frame": AIM[symbology] + transmitted(label)}
                 for label in labels]
        self._entry(group, name, verdict, symbology, codes, setup or [], unchecked)

    def _plain(self, name: str, verdict: str, symbology: str, text: str, setup: list[str]) -> None:
        self._entry("damaged-codes", name, verdict, symbology,
                    [{"data": text, "frame": AIM[symbology] + text}], setup)

    def _containers(self) -> None:
        def labels(name, verdict, containers, setup=None):
            self._elements("containers", name, verdict, [c.elements for c in containers], setup,
                           symbology="gs1-128")
        for level, count in (("carton", 6), ("bundle", 4), ("pallet", 2)):
            labels(f"{level}-label", "CONTAINER_OPENED",
                   [self._site.label(level, FIRST_LABEL + i) for i in range(count)])
        labels("closed-bundle", "CHILD_ADDED", self._cast["bundles"][:4], IN_CARTON)
        labels("closed-cardiolin-carton", "CHILD_ADDED", self._cast["cardiolin cartons"], ON_PALLET)
        labels("closed-nasoclear-carton", "CHILD_ADDED", self._cast["nasoclear cartons"][:4],
               ON_PALLET)

    def _packs(self) -> None:
        for name, lot, count, setup, verdict in (
                ("cardiolin", demo.C26A7, 30, IN_CARTON, "CHILD_ADDED"),
                ("nasoclear", demo.N26K3, 20, IN_BUNDLE, "CHILD_ADDED"),
                ("vitamed", demo.V26D5, 8, IN_CARTON, "CHILD_ADDED"),
                ("vitamed-e6", demo.V26E6, 4, IN_CARTON, "CHILD_ADDED"),
                ("near-expiry", demo.V23T4, 2, IN_CARTON, "NEAR_EXPIRY")):
            packs = self._cast[lot.number][:count]
            self._elements("packs", name, verdict, [pack.elements for pack in packs], setup)

    def _refused(self) -> None:
        fresh = self._cast[demo.C26A7.number][30:]
        foreign_lot = demo.Lot(FOREIGN_GTIN, "FX26A", "2029-01-31")
        units = [  # entry, verdict, what is scanned, after which codes
            ("unknown-serial", "UNKNOWN_SERIAL",
             Pack(demo.C26A7, serial(demo.CARDIOLIN, 999_999)), IN_CARTON),
            ("unknown-gtin", "NO_MASTER_DATA", Pack(foreign_lot, serial(FOREIGN_GTIN, 1)),
             IN_CARTON),
            ("quarantined", "QUARANTINED", self._cast["quarantined"][0], IN_CARTON),
            ("expired", "EXPIRED", self._cast[demo.C23X2.number][0], IN_CARTON),
            ("recalled-unit", "RECALLED", self._cast["recalled"][0], IN_BUNDLE),
            ("recalled-lot", "RECALLED", self._cast["lot recalled"][0], IN_CARTON),
            ("damaged", "DAMAGED", self._cast["damaged"][0], IN_CARTON),
            ("stolen", "STOLEN", self._cast["stolen"][0], IN_CARTON),
            ("suspect", "SUSPECT", self._cast["suspect"][0], IN_CARTON),
            ("already-packed", "ALREADY_AGGREGATED", self._cast["on pallet"][0], IN_CARTON),
            ("shipped", "SHIPPED", self._cast["shipped"][0], IN_CARTON),
            ("destroyed", "DESTROYED", self._cast["destroyed"][0], IN_CARTON),
            ("decommissioned", "DECOMMISSIONED", self._cast["decommissioned"][0], IN_CARTON),
            ("sampled", "SAMPLED", self._cast["sampled"][0], IN_CARTON),
            ("duplicate-identity", "DUPLICATE_IDENTITY", self._cast["duplicate"][0], IN_CARTON),
            ("other-lot", "WRONG_LOT", self._cast[demo.C26B4.number][0], BESIDE_CARDIOLIN),
            ("other-product", "WRONG_PRODUCT", self._cast[demo.V26D5.number][8],
             BESIDE_CARDIOLIN),
            ("label-lot-differs", "ATTRIBUTE_MISMATCH", fresh[0]._replace(
                lot=demo.C26A7._replace(number="C26A9")), IN_CARTON),
            ("caps-lock", "ATTRIBUTE_MISMATCH", fresh[1]._replace(
                lot=demo.C26A7._replace(number=demo.C26A7.number.lower())), IN_CARTON),
        ]
        for name, verdict, unit, setup in units:
            self._elements("refused", name, verdict, [unit.elements], setup)
        self._elements("refused", "held-inside", "CONTAINS_HELD",
                       [self._cast["carton with held"][0].elements], ON_PALLET, "gs1-128")
        foreign = [("00", sscc("39529888", 42))]
        self._elements("refused", "foreign-container", "FOREIGN_CONTAINER", [foreign], ON_PALLET,
                       "gs1-128")

    def _damaged_codes(self) -> None:
        gtin, number, expiry, lot = self._cast[demo.C26A7.number][32].elements
        wrong_digit = str((int(gtin[1][-1]) + 1) % 10)
        # Without separators everything behind the serial is read as part of the serial.
        swallowed = number[1] + "".join(ai + value for ai, value in (expiry, lot))

        def pack(name, verdict, elements, unchecked=False):
            self._elements("damaged-codes", name, verdict, [elements], IN_CARTON,
                           unchecked=unchecked)
        pack("wrong-check-digit", "UNREADABLE",
             [("01", gtin[1][:-1] + wrong_digit), number, expiry, lot], unchecked=True)
        pack("impossible-date", "UNREADABLE", [gtin, number, ("17", "291331"), lot],
             unchecked=True)
        pack("separator-lost", "SEPARATOR_LOST", [gtin, ("21", swallowed)], unchecked=True)
        pack("no-serial", "NO_SERIAL", [("01", FOREIGN_GTIN), expiry, ("10", "FX26A")])
        self._plain("ean-13-beside", "IGNORED_CODE", "ean-13", gtin[1][1:], IN_CARTON)
        self._plain("plain-data-matrix", "NOT_GS1", "data-matrix", "LINE-1 CARRIER 0815", IN_CARTON)
        pack("location", "OTHER_KEY", [("414", demo.SITE_GLN), ("254", "PACK-1")])


def sheet(site: demo.Site) -> dict:
    return {"version": demo.VERSION, "validFrom": SITE_READY.isoformat(),
            "validUntil": valid_until().isoformat(), "captions": CAPTIONS, "groups": GROUPS,
            "entries": Sheet(site).entries}
