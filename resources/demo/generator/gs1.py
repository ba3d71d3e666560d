# SPDX-License-Identifier: Apache-2.0
"""GS1 keys and their spellings: check digits, Digital Link, element strings."""

import hashlib
from typing import NamedTuple

# Without the pairs people confuse (0/O, 1/I): 32 characters, 5 bits each.
SERIAL_ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
SERIAL_LENGTH = 12

# Their first two digits tell the length (General Specifications, 7.8.5): no separator after.
PREDEFINED_LENGTH = {"00", "01", "02", "11", "13", "15", "17", "41"}

GS = "\x1d"


def with_check_digit(digits: str) -> str:
    total = sum(int(d) * (3 if i % 2 == 0 else 1) for i, d in enumerate(reversed(digits)))
    return digits + str(-total % 10)


def link(*path: str) -> str:
    """A canonical Digital Link URI. Our own values need no escaping."""
    return "https://id.gs1.org/" + "/".join(path)


def serial(gtin: str, number: int) -> str:
    """Looks random, so that no serial can be guessed from its neighbour; is the same every time."""
    bits = int.from_bytes(hashlib.sha256(f"packwright demo {gtin} {number}".encode()).digest(), "big")
    return "".join(SERIAL_ALPHABET[bits >> 5 * i & 31] for i in range(SERIAL_LENGTH))


class Lot(NamedTuple):
    gtin: str
    number: str
    expiry: str  # ISO date

    @property
    def uri(self) -> str:
        return link("01", self.gtin, "10", self.number)


class Pack(NamedTuple):
    lot: Lot
    serial: str

    @property
    def uri(self) -> str:
        return link("01", self.lot.gtin, "21", self.serial)

    @property
    def elements(self) -> list[tuple[str, str]]:
        """What is on the label, in the order usual on medicines."""
        expiry = self.lot.expiry.replace("-", "")[2:]
        return [("01", self.lot.gtin), ("21", self.serial), ("17", expiry), ("10", self.lot.number)]


class Container(NamedTuple):
    level: str
    sscc: str

    @property
    def uri(self) -> str:
        return link("00", self.sscc)

    @property
    def elements(self) -> list[tuple[str, str]]:
        return [("00", self.sscc)]


def sscc(prefix: str, reference: int) -> str:
    """`prefix` is extension digit and company prefix; the reference fills up to 17 digits."""
    return with_check_digit(prefix + str(reference).zfill(17 - len(prefix)))


def bracketed(elements: list[tuple[str, str]]) -> str:
    return "".join(f"({ai}){value}" for ai, value in elements)


def transmitted(elements: list[tuple[str, str]]) -> str:
    """As a reader sends it: a separator after every element of variable length but the last."""
    text = ""
    for i, (ai, value) in enumerate(elements):
        text += ai + value
        if ai[:2] not in PREDEFINED_LENGTH and i + 1 < len(elements):
            text += GS
    return text
