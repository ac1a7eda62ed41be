"""What stands on boxes and plates beside the numbers: captions, names of kinds in eleven languages, contents, makers.

Captions are words of the language, as "total" is on a till: both parts of the world use them. Makers' addresses are invented.
"""

from __future__ import annotations

from typing import Literal

from world.chance import Stock

Kind = Literal["camera", "lens", "speaker", "computer", "thing"]

CAPTIONS: dict[str, dict[str, tuple[str, ...]]] = {
    "en": {
        "serial": ("S/N", "SN", "S/N", "Serial No.", "Serial Number", "Serial", "Ser. No.", "SERIAL NO"),
        "model": ("Model", "MODEL", "Model No.", "Model Name", "Mod.", "TYPE", "REF", "M/N"),
        "part": ("P/N", "PN", "Part No.", "Item", "MFG", "MPN", "SKU"),
        "lot": ("LOT", "Lot No.", "Batch", "L"),
        "date": ("MFG Date", "Date", "DOM", "Prod. Date", "MFD"),
        "gtin": ("EAN", "GTIN", "EAN-13", "EAN Code"),
        "imei": ("IMEI", "IMEI1", "IMEI 1", "IMEI No.1"),
        "imei2": ("IMEI2", "IMEI2", "IMEI 2", "IMEI No.2"),
        "mac": ("MAC", "MAC ID", "Wi-Fi MAC", "WLAN MAC", "MAC Address"),
        "colour": ("Color", "Colour", "COL"),
        "quantity": ("Qty", "QTY", "Quantity"),
        "weight": ("G.W.", "Gross weight", "Weight"),
        "origin": ("Origin", "COO", "Country of origin"),
    },
    "de": {"serial": ("Seriennummer", "Serien-Nr.", "Seriennr."), "model": ("Modell", "Typ"), "part": ("Artikel-Nr.", "Mat.-Nr."), "lot": ("Charge",), "colour": ("Farbe",), "quantity": ("Menge",), "weight": ("Gewicht",), "origin": ("Ursprung",)},
    "nl": {"serial": ("Serienummer", "Serienr."), "model": ("Model", "Type"), "part": ("Artikelnr.",), "colour": ("Kleur",), "quantity": ("Aantal",), "weight": ("Gewicht",)},
    "no": {"serial": ("Serienummer", "Serienr."), "model": ("Modell", "Type"), "part": ("Varenr.",), "colour": ("Farge",), "quantity": ("Antall",), "weight": ("Vekt",)},
    "da": {"serial": ("Serienummer", "Serienr."), "model": ("Model", "Type"), "part": ("Varenr.",), "colour": ("Farve",), "quantity": ("Antal",), "weight": ("Vægt",)},
    "sv": {"serial": ("Serienummer", "Serienr.", "Serie nr."), "model": ("Modell", "Typ"), "part": ("Art.nr",), "colour": ("Färg",), "quantity": ("Antal",), "weight": ("Vikt",)},
    "fi": {"serial": ("Sarjanumero", "Sarjanro"), "model": ("Malli", "Tyyppi"), "part": ("Tuotenro",), "colour": ("Väri",), "quantity": ("Määrä",), "weight": ("Paino",)},
    "ro": {"serial": ("Nr. serie", "Serie", "Număr de serie"), "model": ("Model", "Tip"), "part": ("Cod produs",), "lot": ("Lot",), "colour": ("Culoare",), "quantity": ("Cantitate",), "weight": ("Greutate",)},
    "fr": {"serial": ("N° de série", "N° série"), "model": ("Modèle", "Type"), "part": ("Réf.",), "lot": ("Lot",), "colour": ("Couleur",), "quantity": ("Quantité",), "weight": ("Poids",)},
    "it": {"serial": ("Matricola", "N. di serie", "Numero di serie"), "model": ("Modello", "Tipo"), "part": ("Cod. art.",), "lot": ("Lotto",), "colour": ("Colore",), "quantity": ("Quantità",), "weight": ("Peso",)},
    "es": {"serial": ("Nº de serie", "Número de serie"), "model": ("Modelo", "Tipo"), "part": ("Cód.", "Ref."), "lot": ("Lote",), "colour": ("Color",), "quantity": ("Cantidad",), "weight": ("Peso",)},
}  # fmt: skip
"""Forms that makers print before a value, by language; what a language lacks is printed in English."""
ENGLISH = 0.6
"""Share of labels whose captions are English (chosen: boxes are printed for all of Europe)."""

COLONS = (": ", ": ", ":", " ", "  ")
"""Between caption and value."""

KINDS: dict[Kind, tuple[str, ...]] = {
    "camera": (
        "Interchangeable Lens Digital Camera", "Appareil photo à objectif interchangeable", "Digitalkamera mit Wechselobjektiv",
        "Cámara digital de objetivos intercambiables", "Fotocamera digitale con obiettivo intercambiabile", "Digitale camera met verwisselbare lens",
        "Aparat foto digital cu obiectiv interschimbabil", "Digitalkamera med utbytbart objektiv", "Vaihdettavalla objektiivilla varustettu digitaalikamera",
        "Digitalt kamera med utskiftbart objektiv", "Digitalkamera med udskifteligt objektiv",
    ),
    "lens": (
        "Interchangeable Lens", "Objectif interchangeable", "Wechselobjektiv", "Objetivo intercambiable", "Obiettivo intercambiabile", "Verwisselbare lens",
        "Obiectiv interschimbabil", "Utbytbart objektiv", "Vaihdettava objektiivi", "Utskiftbart objektiv", "Udskifteligt objektiv",
    ),
    "speaker": (
        "Wireless speaker", "Enceinte sans fil", "Kabelloser Lautsprecher", "Altavoz inalámbrico", "Diffusore senza fili", "Draadloze luidspreker",
        "Boxă fără fir", "Trådlös högtalare", "Langaton kaiutin", "Trådløs høyttaler", "Trådløs højttaler",
    ),
    "computer": (
        "Personal computer", "Ordinateur personnel", "Personal Computer", "Ordenador personal", "Computer personale", "Persoonlijke computer",
        "Calculator personal", "Persondator", "Henkilökohtainen tietokone", "Personlig datamaskin", "Personlig computer",
    ),
    "thing": (
        "Accessory", "Accessoire", "Zubehör", "Accesorio", "Accessorio", "Toebehoren", "Accesoriu", "Tillbehör", "Lisävaruste", "Tilbehør", "Ekstraudstyr",
    ),
}  # fmt: skip
"""What it is, in English, French, German, Spanish, Italian, Dutch, Romanian, Swedish, Finnish, Norwegian, Danish."""

CONTENTS: dict[Kind, tuple[str, ...]] = {
    "camera": (
        "EN: Camera body, battery pack, AC adaptor, shoulder strap, body cap, micro USB cable.",
        "FR : Boîtier, batterie, adaptateur secteur, bandoulière, capuchon de boîtier, câble micro USB.",
        "DE: Kameragehäuse, Akku, Netzteil, Schulterriemen, Gehäusekappe, Micro-USB-Kabel.",
        "RO: Corp aparat, acumulator, alimentator, curea de umăr, capac, cablu micro USB.",
        "FI: Kamerarunko, akku, verkkolaite, olkahihna, rungon suojus, micro-USB-kaapeli.",
        "SV: Kamerahus, batteri, nätadapter, axelrem, huslock, micro-USB-kabel.",
    ),
    "lens": (
        "EN: Lens, front cap, rear cap, hood, case.", "FR : Objectif, bouchons avant et arrière, pare-soleil, étui.",
        "DE: Objektiv, Deckel vorn und hinten, Gegenlichtblende, Tasche.", "RO: Obiectiv, capac față, capac spate, parasolar, husă.",
        "FI: Objektiivi, etu- ja takasuojus, vastavalosuoja, laukku.", "SV: Objektiv, främre och bakre lock, motljusskydd, fodral.",
    ),
    "speaker": (
        "EN: Speaker, power cord, quick start guide. Requires broadband internet.", "DE: Lautsprecher, Netzkabel, Kurzanleitung. Breitband-Internet nötig.",
        "FR : Enceinte, cordon d'alimentation, guide. Internet haut débit requis.", "NO: Høyttaler, strømledning, hurtigveiledning. Krever bredbånd.",
        "DA: Højttaler, netledning, lynvejledning. Kræver bredbånd.", "NL: Luidspreker, netsnoer, beknopte handleiding. Breedband vereist.",
    ),
    "computer": (
        "EN: Computer, power supply, quick start guide, safety and warranty documents.", "FI: Tietokone, virtalähde, pikaopas, turvallisuus- ja takuuasiakirjat.",
        "SV: Dator, nätaggregat, snabbstartsguide, säkerhets- och garantidokument.", "NO: Datamaskin, strømforsyning, hurtigveiledning, sikkerhet og garanti.",
        "DA: Computer, strømforsyning, startvejledning, sikkerheds- og garantidokumenter.", "DE: Computer, Netzteil, Kurzanleitung, Sicherheits- und Garantiehinweise.",
    ),
    "thing": (
        "EN: Accessory, instructions for use.", "DE: Zubehör, Gebrauchsanleitung.", "FR : Accessoire, mode d'emploi.", "RO: Accesoriu, instrucțiuni de utilizare.",
        "FI: Lisävaruste, käyttöohje.", "SV: Tillbehör, bruksanvisning.",
    ),
}  # fmt: skip
"""What is in the box."""

WARNINGS: tuple[str, ...] = (
    "Keep away from children. Plastic bags can be dangerous. / Tenir hors de portée des enfants. / Von Kindern fernhalten. / A nu se lăsa la îndemâna copiilor.",
    "This device complies with Part 15 of the FCC Rules. Operation is subject to the following two conditions: it may not cause harmful interference, and it must accept any interference.",
    "Contains a lithium-ion battery. Do not ship if damaged. / Sisältää litiumioniakun. / Innehåller litiumjonbatteri. / Conține baterie litiu-ion.",
    "For indoor use only. Risk of electric shock: do not open. / Nur für den Innenbereich. / Uniquement pour usage intérieur.",
)  # fmt: skip
"""Small print, more the duty of makers than of readers."""

COLOURS: Stock[str] = Stock(
    tune=("Black", "Silver", "Platinum", "White / Weiß / Blanc", "BLACK (B)"),
    held=("Graphite", "Burgundy", "Cobalt Blue", "Matte White", "SILVER (S)", "Noir / Schwarz"),
)
IMPORTERS: Stock[str] = Stock(
    tune=(
        "Imported by: Importo Electronics B.V., Havenweg 12, 3088 GZ Rotterdam, NL", "Importator: Vestimport S.R.L., Str. Fabricii 8, 400620 Cluj-Napoca, RO",
        "EU Rep.: Marca Trading GmbH, Industriestr. 41, 65760 Eschborn, DE",
    ),
    held=(
        "Importør: Nordgods AS, Brynsveien 3, 0667 Oslo, NO", "EU importer: Kvarnvik Handels AB, Lagergatan 7, 211 24 Malmö, SE",
        "Maahantuoja: Tuontilinja Oy, Satamakatu 5, 20100 Turku, FI",
    ),
)  # fmt: skip
RECEIVERS: Stock[str] = Stock(
    tune=("DC Vest 2, Șos. Centurii 14, 077040 Chiajna, RO", "Logistikzentrum Mitte, Am Umschlag 3, 99195 Erfurt, DE"),
    held=("Terminal Syd, Godsvägen 21, 254 69 Helsingborg, SE", "Varelager Øst, Terminalveien 6, 1476 Rasta, NO"),
)
HANDLING = ("FRAGILE  -  THIS SIDE UP", "HANDLE WITH CARE", "DO NOT STACK", "KEEP DRY  -  FRAGILE")
ORIGINS = (
    "Made in China",
    "Made in Thailand",
    "Made in Malaysia",
    "Fabriqué en Chine",
    "Made in Japan",
    "Assembled in Vietnam",
)
CONFIGURATIONS: Stock[str] = Stock(
    tune=("Intel Core {0} / {1} / {2}", "{0}, {1} RAM, {2} SSD", "CPU {0} | RAM {1} | {2}"),
    held=("{0} - {1} - {2} SSD", "{0}   {1}   {2}", "Intel {0}, Memory {1}, Storage {2}"),
)
"""Processor, memory and disk as makers put them on a label."""
RATINGS: dict[Kind, tuple[str, ...]] = {
    "camera": ("DC 7.2V ⎓ 3.5W", "7.2V = 2.2A", "BATTERY 7.2 V"),
    "lens": ("ø77mm", "0.28m / 0.92ft", "0.38m / 1.25ft"),
    "speaker": ("100-240V ~ 50/60Hz 0.5A", "AC 100-240 V, 50/60 Hz, 45 W", "INPUT: 220-240V~ 1.2A"),
    "computer": ("15V = 2.58A", "DC 15 V, 44 W", "Input: 15V 4A"),
    "thing": ("5V = 1A", "DC 5 V", "3 V CR2032"),
}
"""What a plate says of its power, or its optics."""

_ALL = (*KINDS.values(), *CONTENTS.values(), *(words for forms in CAPTIONS.values() for words in forms.values()))
LETTERS = "".join(sorted({letter for texts in _ALL for text in texts for letter in text}))
"""All that these need; a typeface that lacks one is not used."""
