"""What stands on boxes and plates beside the numbers: captions, names of kinds in eleven languages, contents, makers.

Captions are words of the language, as "total" is on a till: both parts of the world use them. Makers' addresses are invented.
"""

from __future__ import annotations

from typing import Literal

from world.chance import Stock

Kind = Literal["camera", "lens", "speaker", "computer", "thing"]

CAPTIONS: dict[str, tuple[str, ...]] = {
    "serial": (
        "S/N", "SN", "S/N", "Serial No.", "Serial Number", "Serial", "Ser. No.", "SERIAL NO", "Serienr.", "Seriennummer",
        "Serien-Nr.", "serienummer", "Nr. serie", "Serie nr.", "Sarjanumero", "N° de série", "Nº de serie", "Matricola", "N. di serie",
    ),
    "model": (
        "Model", "MODEL", "Model No.", "Model Name", "Mod.", "Modell", "Modèle", "Modello", "Modelo", "Malli", "TYPE", "Type", "Typ", "REF",
    ),
    "part": ("P/N", "PN", "Part No.", "Art. No.", "Item", "MFG", "MPN", "SKU", "Artikel-Nr.", "Cod"),
    "lot": ("LOT", "Lot No.", "Batch", "Charge", "L"),
    "date": ("MFG Date", "Date", "DOM", "Prod. Date", "MFD"),
    "gtin": ("EAN", "GTIN", "EAN-13", "EAN Code"),
    "imei": ("IMEI", "IMEI1", "IMEI 1", "IMEI No.1"),
    "imei2": ("IMEI2", "IMEI2", "IMEI 2", "IMEI No.2"),
    "mac": ("MAC", "MAC ID", "Wi-Fi MAC", "WLAN MAC", "MAC Address", "LAN MAC"),
    "colour": ("Color", "Colour", "Farbe", "Väri", "Färg", "Culoare", "Couleur", "Colore"),
    "quantity": ("Qty", "QTY", "Quantity", "Menge", "Antal"),
}  # fmt: skip
"""Forms that makers print before a value."""

COLONS = (": ", ":", " ", ": ", ". ")
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
        "Tablet computer", "Tablette", "Tablet-PC", "Tableta portátil", "Tablet computer portatile", "Tabletcomputer",
        "Tabletă", "Surfplatta", "Taulutietokone", "Nettbrett", "Tavle-pc",
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
        "EN: Tablet, power supply, quick start guide, safety and warranty documents.", "FI: Tabletti, virtalähde, pikaopas, turvallisuus- ja takuuasiakirjat.",
        "SV: Surfplatta, nätaggregat, snabbstartsguide, säkerhets- och garantidokument.", "NO: Nettbrett, strømforsyning, hurtigveiledning, sikkerhet og garanti.",
        "DA: Tablet, strømforsyning, startvejledning, sikkerheds- og garantidokumenter.", "DE: Tablet, Netzteil, Kurzanleitung, Sicherheits- und Garantiehinweise.",
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
    tune=("Intel Core i5 / 8GB / 128GB", "i5, 8 GB RAM, 256 GB SSD", "Core i7 | 16GB | 512GB"),
    held=("i7-8650U / 16 GB / 1 TB SSD", "Intel Core m3 4GB 64GB", "Core i5-8250U - 8GB RAM - 256GB"),
)
"""Where the product's own wording names none."""
RATINGS: dict[Kind, tuple[str, ...]] = {
    "camera": ("DC 7.2V ⎓ 3.5W", "7.2V = 2.2A", "BATTERY 7.2 V"),
    "lens": ("f=24-105mm", "ø77mm", "0.38m / 1.25ft"),
    "speaker": ("100-240V ~ 50/60Hz 0.5A", "AC 100-240 V, 50/60 Hz, 45 W", "INPUT: 220-240V~ 1.2A"),
    "computer": ("15V = 2.58A", "DC 15 V, 44 W", "Input: 15V 4A"),
    "thing": ("5V = 1A", "DC 5 V", "3 V CR2032"),
}
"""What a plate says of its power, or its optics."""

LETTERS = "".join(sorted(set("".join(text for texts in (*KINDS.values(), *CONTENTS.values()) for text in texts))))
"""All that these need; a typeface that lacks one is not used."""
