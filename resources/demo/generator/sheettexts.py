# SPDX-License-Identifier: Apache-2.0
"""Titles and explanations of the sheet, English and German, apart from what the codes hold."""


def _both(en: str, de: str) -> dict:
    return {"en": en, "de": de}


GROUPS = [
    {"id": "containers", "title": _both("Containers", "Behälter")},
    {"id": "packs", "title": _both("Packs", "Packungen")},
    {"id": "refused", "title": _both("Refused: the goods", "Abgelehnt: die Ware")},
    {"id": "damaged-codes", "title": _both("Refused: the code", "Abgelehnt: der Code")},
]

# What the printed sheet says around its codes.
CAPTIONS = {
    "title": _both("Demonstration codes", "Codes zur Vorführung"),
    "introduction": _both(
        "Every code belongs to the demonstration site and shows one case. Scan them from paper.",
        "Jeder Code gehört zum Vorführstandort und zeigt einen Fall. Vom Papier scannen."),
    "validity": _both("True from %1 to %2; afterwards dates have moved on.",
                      "Gültig vom %1 bis %2; danach sind Daten überholt."),
    "setup": _both("First scan: %1", "Zuerst scannen: %1"),
}

# entry: (title, explanation), each (English, German)
_TEXTS = {
    "carton-label": (
        ("Carton labels", "Kartonetiketten"),
        ("An unused number of this site: scanning it opens a carton. Start here.",
         "Unbenutzte Nummer dieses Standorts: Scannen öffnet einen Karton. Hier beginnen.")),
    "bundle-label": (
        ("Bundle labels", "Bündeletiketten"),
        ("Nasoclear is packed five to a bundle, four bundles to a carton.",
         "Nasoclear wird zu fünft gebündelt, vier Bündel kommen in einen Karton.")),
    "pallet-label": (
        ("Pallet labels", "Palettenetiketten"),
        ("Opens a pallet. Then scan closed cartons to put them on it.",
         "Öffnet eine Palette. Danach geschlossene Kartons scannen, um sie daraufzustellen.")),
    "closed-bundle": (
        ("Nasoclear bundles, closed", "Nasoclear-Bündel, geschlossen"),
        ("Packed at another bench. Open a carton, then add these.",
         "An einem anderen Platz gepackt. Karton öffnen, dann diese hinzufügen.")),
    "closed-cardiolin-carton": (
        ("Cardiolin cartons, closed", "Cardiolin-Kartons, geschlossen"),
        ("Full cartons of 25. Open a pallet, then add these.",
         "Volle Kartons zu 25. Palette öffnen, dann diese hinzufügen.")),
    "closed-nasoclear-carton": (
        ("Nasoclear cartons, closed", "Nasoclear-Kartons, geschlossen"),
        ("Four bundles each. Open a pallet, then add these.",
         "Je vier Bündel. Palette öffnen, dann diese hinzufügen.")),
    "cardiolin": (
        ("Cardiolin 50 mg, lot C26A7", "Cardiolin 50 mg, Charge C26A7"),
        ("Good packs. The 25th fills the carton and closes it; scanning one twice changes nothing.",
         "Gute Packungen. Die 25. füllt und schließt den Karton; zweimal scannen ändert nichts.")),
    "nasoclear": (
        ("Nasoclear spray 15 ml, lot N26K3", "Nasoclear Spray 15 ml, Charge N26K3"),
        ("Good packs for four bundles of five: one whole carton.",
         "Gute Packungen für vier Bündel zu fünft: ein ganzer Karton.")),
    "vitamed": (
        ("Vitamed D3 drops, lot V26D5", "Vitamed D3 Tropfen, Charge V26D5"),
        ("Good packs. Cartons of twelve; this product may share a carton with another lot.",
         "Gute Packungen. Kartons zu zwölft; dieses Produkt darf Chargen im Karton mischen.")),
    "vitamed-e6": (
        ("Vitamed D3 drops, lot V26E6", "Vitamed D3 Tropfen, Charge V26E6"),
        ("Accepted into a carton of lot V26D5: the carton is then mixed.",
         "Wird in einen Karton der Charge V26D5 aufgenommen: Der Karton ist dann gemischt.")),
    "near-expiry": (
        ("Near expiry", "Kurz vor dem Verfall"),
        ("Accepted with a warning: less shelf life left than this product's rule asks for.",
         "Wird mit Warnung angenommen: weniger Restlaufzeit, als die Regel des Produkts verlangt.")),
    "unknown-serial": (
        ("Unknown serial number", "Unbekannte Seriennummer"),
        ("The product is known, this pack is not: perhaps a falsification.",
         "Das Produkt ist bekannt, diese Packung nicht: vielleicht eine Fälschung.")),
    "unknown-gtin": (
        ("Unknown product", "Unbekanntes Produkt"),
        ("No master data for this GTIN.", "Keine Stammdaten zu dieser GTIN.")),
    "quarantined": (
        ("In quarantine", "In Quarantäne"),
        ("Held by quality assurance; the reason is shown.",
         "Von der Qualitätssicherung gesperrt; der Grund wird gezeigt.")),
    "expired": (
        ("Expired", "Verfallen"),
        ("Past its expiry date.", "Das Verfalldatum ist überschritten.")),
    "recalled-unit": (
        ("Recalled pack", "Zurückgerufene Packung"),
        ("This pack is recalled, others of its lot are not.",
         "Diese Packung ist zurückgerufen, andere ihrer Charge nicht.")),
    "recalled-lot": (
        ("Recalled lot", "Zurückgerufene Charge"),
        ("The whole lot C25R8 is recalled.", "Die ganze Charge C25R8 ist zurückgerufen.")),
    "damaged": (
        ("Damaged", "Beschädigt"),
        ("Recorded as damaged.", "Als beschädigt erfasst.")),
    "stolen": (
        ("Stolen", "Gestohlen"),
        ("Reported as stolen: keep it and call a supervisor.",
         "Als gestohlen gemeldet: behalten und die Aufsicht rufen.")),
    "suspect": (
        ("Suspect", "Verdächtig"),
        ("Under investigation.", "Wird untersucht.")),
    "already-packed": (
        ("Already packed", "Bereits verpackt"),
        ("Recorded in a closed carton on a pallet; the answer names the carton.",
         "Steht in einem geschlossenen Karton auf einer Palette; die Antwort nennt den Karton.")),
    "shipped": (
        ("Shipped", "Versandt"),
        ("Has left the site according to the records.",
         "Hat den Standort laut Aufzeichnung verlassen.")),
    "destroyed": (
        ("Destroyed", "Vernichtet"),
        ("Cannot exist any more.", "Kann es nicht mehr geben.")),
    "decommissioned": (
        ("Decommissioned", "Ausgebucht"),
        ("This identity has ended: a left-over label?",
         "Diese Identität ist beendet: ein übrig gebliebenes Etikett?")),
    "sampled": (
        ("Sampled", "Als Muster entnommen"),
        ("Taken for testing, never to be packed.",
         "Zur Prüfung entnommen, wird nie wieder verpackt.")),
    "duplicate-identity": (
        ("Identity used twice", "Identität doppelt vergeben"),
        ("Two packs were commissioned with this serial number.",
         "Zwei Packungen wurden mit dieser Seriennummer aktiviert.")),
    "other-lot": (
        ("Another lot", "Andere Charge"),
        ("A good pack of lot C26B4: refused in a carton that holds lot C26A7.",
         "Gute Packung der Charge C26B4: im Karton mit Charge C26A7 abgelehnt.")),
    "other-product": (
        ("Another product", "Anderes Produkt"),
        ("A good pack of Vitamed: refused in a carton that holds Cardiolin.",
         "Gute Packung Vitamed: im Karton mit Cardiolin abgelehnt.")),
    "label-lot-differs": (
        ("Lot differs from the record", "Charge weicht ab"),
        ("The label says C26A9, the record C26A7.",
         "Das Etikett sagt C26A9, die Aufzeichnung C26A7.")),
    "caps-lock": (
        ("Lot in small letters", "Charge in Kleinbuchstaben"),
        ("Differs only in case: is caps lock on in the scanner's keyboard mode?",
         "Nur Groß/Klein verschieden: Ist im Tastaturmodus des Scanners die Feststelltaste an?")),
    "held-inside": (
        ("Carton with a held pack inside", "Karton mit gesperrter Packung"),
        ("A Nasoclear carton: one pack in it is in quarantine.",
         "Ein Nasoclear-Karton: Eine Packung darin ist in Quarantäne.")),
    "foreign-container": (
        ("Foreign SSCC", "Fremde SSCC"),
        ("Neither known here nor one of our numbers.",
         "Hier weder bekannt noch eine unserer Nummern.")),
    "wrong-check-digit": (
        ("Wrong check digit", "Falsche Prüfziffer"),
        ("The last digit of the GTIN is wrong.", "Die letzte Ziffer der GTIN ist falsch.")),
    "impossible-date": (
        ("Impossible date", "Unmögliches Datum"),
        ("The expiry date has month 13.", "Das Verfalldatum hat Monat 13.")),
    "separator-lost": (
        ("Separator lost", "Trennzeichen verloren"),
        ("Expiry and lot run into the serial number, which becomes too long.",
         "Verfall und Charge hängen an der Seriennummer, die dadurch zu lang wird.")),
    "no-serial": (
        ("Without serial number", "Ohne Seriennummer"),
        ("Names a product, not one of ours, but no single pack of it.",
         "Nennt ein Produkt, keines von uns, aber keine einzelne Packung davon.")),
    "ean-13-beside": (
        ("The EAN-13 beside it", "Der EAN-13 daneben"),
        ("Passed over on purpose: the pack's Data Matrix is wanted.",
         "Wird absichtlich übergangen: Gesucht ist der Data Matrix der Packung.")),
    "plain-data-matrix": (
        ("Not a GS1 code", "Kein GS1-Code"),
        ("A Data Matrix with plain text, such as a carrier's.",
         "Ein Data Matrix mit einfachem Text, etwa von einer Spedition.")),
    "location": (
        ("A location", "Ein Ort"),
        ("The code of a bench: in order, but nothing to pack.",
         "Der Code eines Arbeitsplatzes: in Ordnung, aber nichts zum Packen.")),
}

TEXTS = {name: (_both(*title), _both(*explanation)) for name, (title, explanation) in _TEXTS.items()}
