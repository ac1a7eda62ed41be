"""Products: which ink names which product. Every trap that the three campaigns name is decided here."""

import pytest

from verify.claim import Product
from verify.judge.campaign import ListedProduct, ProductList
from verify.judge.campaign_file import load_campaign
from verify.judge.configuration import read_configuration
from verify.judge.products import judge_gtin, judge_text, name_claimed

NAMES, ANOTHER, CANNOT_TELL = "names", "another", "cannot-tell"

LISTS = {
    "sony": load_campaign("sony-ro-cashback-2018").products,
    "sonos": load_campaign("sonos-welcome-2019").products,
    "microsoft": load_campaign("microsoft-moneyback-nordic").products,
}


def answer(maker, wanted, text):
    """What `text` says of the product that a form calls `wanted`."""
    return judge_text(text, name_claimed(Product(name=wanted), LISTS[maker])[0], LISTS[maker]).answer


TRAPS = [
    # Sony: bodies one glyph apart, kits and colour codes
    ("sony", "ILCE-7M3", "Sony ILCE-7M3 body", NAMES),
    ("sony", "ILCE-7M3", "Aparat foto Mirrorless Sony Alpha A7 III, negru", NAMES),
    ("sony", "ILCE-7M3", "ILCE7M3", NAMES),
    ("sony", "ILCE-7M3", "Sony A7 Ill", NAMES),
    ("sony", "ILCE-7M3", "Sony A7 II", ANOTHER),
    ("sony", "ILCE-7M3", "SONY ILCE-7M3/B", CANNOT_TELL),
    ("sony", "ILCE-7M3", "Sony Alpha ILCE-7RM3", ANOTHER),
    ("sony", "ILCE-7RM3", "Sony Alpha ILCE-7M3", ANOTHER),
    ("sony", "ILCE-7M3", "ILCE-7M3K", ANOTHER),
    ("sony", "ILCE-7M3", "Sony Alpha ILCE-7M3K + 28-70", ANOTHER),
    ("sony", "ILCE-7M3", "ILCE-7M3B", ANOTHER),
    ("sony", "ILCE-7M3", "SONY A7 III ILCE7M3B.CEC", ANOTHER),
    ("sony", "ILCE-7M3", "ILCE-7M2", ANOTHER),
    ("sony", "ILCE-7M3", "ILCE-7M8", CANNOT_TELL),
    ("sony", "ILCE-7M3", "ILCE-7M", CANNOT_TELL),
    # lenses, one letter or digit apart
    ("sony", "SEL2470Z", "Obiectiv Sony SEL2470Z", NAMES),
    ("sony", "SEL2470Z", "SEL2470GM", ANOTHER),
    ("sony", "SEL2470Z", "SEL24105G", ANOTHER),
    ("sony", "SEL2470GM", "SEL2470Z", ANOTHER),
    ("sony", "SEL2470GM", "SEL24105G", ANOTHER),
    ("sony", "SEL24105G", "SEL2470GM", ANOTHER),
    ("sony", "SEL24105G", "Sony FE 24-105mm F4 G OSS", NAMES),
    ("sony", "SEL24105G", "Obiectiv Sony SEL24105G FE 24-105mm F4 G", NAMES),
    ("sony", "SEL24105G", "Sony FE 24-105mm F4", CANNOT_TELL),
    ("sony", "SEL24105G", "Sony FE 24-240mm", ANOTHER),
    ("sony", "SEL2470Z", "SEL24702", CANNOT_TELL),
    # Sony: what names the camera and is not it
    ("sony", "ILCE-7M3", "Geantă foto pentru Sony ILCE-7M3", ANOTHER),
    ("sony", "ILCE-7M3", "Geantă Sony A7 III", ANOTHER),
    ("sony", "ILCE-7M3", "Card memorie SDXC 64GB pentru Sony ILCE-7M3", ANOTHER),
    ("sony", "ILCE-7M3", "Acumulator NP-FZ100 Sony ILCE-7M3", ANOTHER),
    ("sony", "ILCE-7M3", "Garanție extinsă Sony ILCE-7M3", ANOTHER),
    ("sony", "ILCE-6500", "Capac obiectiv Sony ILCE-6500", ANOTHER),
    ("sony", "DSC-RX100M6", "Sony DSC-RX100M6", NAMES),
    ("sony", "DSC-RX100M6", "Sony RX100 VI", NAMES),
    ("sony", "DSC-RX100M6", "Sony RX100 VII", ANOTHER),
    ("sony", "DSC-RX100M6", "DSC-RX100M5A", ANOTHER),
    # Sonos: one glyph apart, and the colon that OCR drops
    ("sonos", "Play:1", "SONOS PLAY:1 svart", NAMES),
    ("sonos", "Play:1", "Sonos Play 1", NAMES),
    ("sonos", "Play:5", "PLAY 5", NAMES),
    ("sonos", "Play:1", "Sonos Play:3", ANOTHER),
    ("sonos", "Play:1", "Sonos Play:5", ANOTHER),
    ("sonos", "Play:3", "Sonos Play:1", ANOTHER),
    ("sonos", "Play:3", "Sonos Play:5", ANOTHER),
    ("sonos", "Play:5", "Sonos Play:1", ANOTHER),
    ("sonos", "Play:5", "Sonos Play:3", ANOTHER),
    ("sonos", "Play:5", "PLAYS", CANNOT_TELL),
    ("sonos", "Play:5", "Play:S", CANNOT_TELL),
    ("sonos", "Play:1", "PLAYS", CANNOT_TELL),
    ("sonos", "Play:1", "Play:l", CANNOT_TELL),
    ("sonos", "Play:3", "Play:8", CANNOT_TELL),
    ("sonos", "Play:1", "2 x Play:1", NAMES),
    ("sonos", "Play:1", "2xPLAY1 WHITE", NAMES),
    # Sonos: names inside names, everyday words
    ("sonos", "Sub", "Subtotal 1 299,00", ANOTHER),
    ("sonos", "Sub", "SUB TOTAL 1 299,00", CANNOT_TELL),
    ("sonos", "Sub", "Sonos Sub (Gen 3) black", NAMES),
    ("sonos", "Sonos One", "Sonos One SL", ANOTHER),
    ("sonos", "Sonos One SL", "Sonos One", ANOTHER),
    ("sonos", "Sonos One", "Sonos One 5L", CANNOT_TELL),
    ("sonos", "Sonos One", "Sonos One (Gen 2) hvit", NAMES),
    ("sonos", "Sonos One", "S0NOS 0NE", NAMES),
    ("sonos", "Sonos One", "Xbox One", ANOTHER),
    ("sonos", "Amp", "Sonos Amp sort", NAMES),
    ("sonos", "Amp", "Sonos Connect:Amp", ANOTHER),
    ("sonos", "Amp", "Sonos Connect", ANOTHER),
    ("sonos", "Connect", "Sonos Connect:Amp", ANOTHER),
    ("sonos", "Connect", "Sonos Connect Amp", ANOTHER),
    ("sonos", "Connect", "Sonos Amp", ANOTHER),
    ("sonos", "Connect:Amp", "CONNECTAMP", NAMES),
    ("sonos", "Connect:Amp", "Sonos Connect", ANOTHER),
    ("sonos", "Connect:Amp", "Sonos Amp", ANOTHER),
    ("sonos", "Beam", "Sonos Beam", NAMES),
    ("sonos", "Beam", "Beam svart", NAMES),
    ("sonos", "Beam", "Epson Beam projektor", ANOTHER),
    ("sonos", "Beam", "JBL Beam", ANOTHER),
    ("sonos", "Beam", "Laser beam pointer", CANNOT_TELL),
    ("sonos", "Playbar", "Sonos Playbase", ANOTHER),
    ("sonos", "Playbar", "Sonos P1aybar", NAMES),
    ("sonos", "Playbar", "Sonos Sub + Sonos Playbar", CANNOT_TELL),
    ("sonos", "Play:1", "Sonos Play:1 + Play:3", CANNOT_TELL),
    ("sonos", "Amp", "Guitar amp", CANNOT_TELL),
    ("sonos", "Amp", "AMP", NAMES),
    ("sonos", "In-Wall", "Sonos In-Wall by Sonance (par)", NAMES),
    ("sonos", "In-Wall", "Sonos In-Ceiling (par)", ANOTHER),
    # Sonos: a stand or wall mount is not the speaker
    ("sonos", "Play:1", "Play:1 stand", ANOTHER),
    ("sonos", "Play:1", "Sonos Play:1 wall mount white", ANOTHER),
    ("sonos", "Play:1", "Väggfäste Sonos Play:1", ANOTHER),
    # Microsoft: type cover, configurations, models
    ("microsoft", "Surface Pro 6", "Microsoft Surface Pro 6 Type Cover", ANOTHER),
    ("microsoft", "Surface Pro 6", "Surface Pro 6 i5 8GB 128GB platinum", NAMES),
    ("microsoft", "Surface Pro 6 i5/8/128", "Surface Pro 6 i5/8/128", NAMES),
    ("microsoft", "Surface Pro 6 i5/8/128", "Surface Pro 6 i7/16/512", ANOTHER),
    ("microsoft", "Surface Pro 6 i7/16/512", "Surface Pro 6 i5 8 Gt 128 Gt", ANOTHER),
    ("microsoft", "Surface Pro 6 i5/8/128", "Surface Pro 6 i5/8/256", ANOTHER),
    ("microsoft", "Surface Pro 6", "Surface Pro 7", ANOTHER),
    ("microsoft", "Surface Pro 6", "Surface Pro X", ANOTHER),
    ("microsoft", "Surface Pro 6", "Surface Pro", CANNOT_TELL),
    ("microsoft", "Surface Pro 6", "Surface Pro 8", CANNOT_TELL),
    ("microsoft", "Surface Pro 6", "Surfaoe Pro 6", NAMES),
    ("microsoft", "Surface Go", "Surface Go 8GB/128GB", NAMES),
    ("microsoft", "Surface Go", "Surface Go 2", ANOTHER),
    ("microsoft", "Surface Laptop 2", "SURFACELAPTOP2 i5/8/256", NAMES),
    ("microsoft", "Surface Book 2", "Surface Laptop 2", ANOTHER),
    ("microsoft", "Surface Pro 6", "Surface Pro 6 i5/8GB/128GB + Type Cover", CANNOT_TELL),
]


@pytest.mark.parametrize(("maker", "wanted", "text", "expected"), TRAPS)
def test_traps(maker, wanted, text, expected):
    """Products one glyph, one letter or one word apart are told apart, or it is said that they cannot be."""
    assert expected == answer(maker, wanted, text)


@pytest.mark.parametrize(
    "text",
    [
        "Wall bracket for Sonos Play:1",
        "Väggfäste till Sonos Play:1",
        "Hållare för Sonos Play:1",
        "Gulvstativ til Sonos Play:1",
        "Suport pentru Sonos Play:1",
        "Wandhalterung für Sonos Play:1 schwarz",
        "Support mural pour Sonos Play:1",
        "Staffa per Sonos Play:1",
        "Soporte para Sonos Play:1",
        "Muurbeugel voor Sonos Play:1",
        "Teline Sonos Play:1 varten",
        "Xyz voor Sonos Play:1",
    ],
)
def test_what_serves_a_product_is_not_it(text):
    """In every language: a name behind "for" is what something else is for."""
    assert answer("sonos", "Play:1", text) == ANOTHER


@pytest.mark.parametrize(
    "word",
    ["stand", "husă", "laukku", "väska", "veske", "taske", "Tasche", "housse", "custodia", "funda", "hoes"],
)
def test_accessory_words_are_never_forgiven(word):
    """In every language an accessory word beside the name makes it another product."""
    assert answer("microsoft", "Surface Go", f"Microsoft Surface Go {word}") == ANOTHER
    assert answer("microsoft", "Surface Go", f"{word} Microsoft Surface Go") == ANOTHER


@pytest.mark.parametrize(
    "text", ["Sonos One svart", "Sonos One (Gen 2)", "SONOS ONE WHITE", "Sonos One musta kaiutin", "Enceinte sans fil Sonos One noir"]
)  # fmt: skip
def test_colours_and_generations_change_nothing(text):
    """Words for colour, generation and kind of goods leave the product what it is."""
    assert answer("sonos", "Sonos One", text) == NAMES


@pytest.mark.parametrize("noun", ["Xyzzal", "Qvorpe", "Brundelik", "kvastofit"])
@pytest.mark.parametrize(
    ("maker", "name"),
    [("sonos", "Sonos Play:1"), ("sonos", "Beam"), ("microsoft", "Microsoft Surface Go"), ("sony", "Sony ILCE-7M3")],
)
def test_a_noun_that_nobody_knows_is_a_doubt(maker, name, noun):
    """No list of accessories is whole: beside an unknown noun, before it or behind it, a name is not yet the product."""
    assert [CANNOT_TELL] * 3 == [
        answer(maker, name, text) for text in (f"{noun} {name}", f"{name} {noun}", f"{name}, {noun.upper()}15")
    ]


def test_a_label_may_say_more():
    """What a label prints beside the name sells nothing, so a strange word there is no doubt."""
    wanted = name_claimed(Product(name="SEL85F18"), LISTS["sony"])[0]
    text = "Model Name: SEL85F18"
    assert [NAMES, CANNOT_TELL] == [
        judge_text(text, wanted, LISTS["sony"], is_label=one).answer for one in (True, False)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Seinäteline Sonos Play:1", "Suojatasku Sonos Play:1", "Skyddsglas Sonos Play:1", "Beskyttelsesfilm Sonos Play:1",
        "Veggbrakett Sonos Play:1", "Schutzhaube Sonos Play:1", "Beschermkap Sonos Play:1", "Garantieverlenging Sonos Play:1",
        "Turvapalvelu 3 v Sonos Play:1", "Trygghetsplan Sonos Play:1", "Forsikringsaftale Sonos Play:1",
    ],
)  # fmt: skip
def test_compounds_tell_what_is_sold(text):
    """The last part of a compound names the thing; one that begins with protection or insurance is no product."""
    assert answer("sonos", "Play:1", text) == ANOTHER


@pytest.mark.parametrize(
    ("maker", "wanted", "text"),
    [
        ("microsoft", "Surface Go", "Microsoft Surface Go 2-i-1 dator"),
        ("microsoft", "Surface Go", "Surface Go 2 in 1 tablet"),
        ("microsoft", "Surface Pro 6", "Surface Pro 6 PC 2 en 1"),
        ("microsoft", "Surface Pro 6", "Surface Pro 6 (LGP-00003)"),
        ("sonos", "Connect", "SONOS CONNECT, WHITE"),
        ("sonos", "Connect", "Lecteur réseau Sonos Connect"),
        ("sonos", "Beam", "Sonos Beam TV-Lautsprecher"),
        ("sonos", "Playbar", "Playbar TV speaker"),
        ("sonos", "Play:1", "Regallautsprecher Sonos Play:1"),
        ("sonos", "Play:1", "Sonos Play:1 wireless speakcrs"),
        ("sony", "ILCE-7RM2", "SONY ILCE7RM2"),
        ("sony", "ILCE-7RM2", "Sony A7R II ILCE 7R M2"),
        ("sony", "ILCE-7M2", "Sony A7 II (ILCE-7M2)"),
        ("sony", "SEL24105G", "Sony SEL 24105 G"),
    ],
)
def test_kinds_of_goods_change_nothing(maker, wanted, text):
    """What a thing is called in general, its class and its code leave the product what it is, in any spelling."""
    assert answer(maker, wanted, text) == NAMES


@pytest.mark.parametrize("text", ["Surface Go 2 tablet", "Surface Go 2 PC", "Surface Go 2 2-in-1", "Surface Go 2 10.5"])
def test_a_generation_is_no_quantity(text):
    """Only a unit or an amount behind a number makes it a quantity; a kind of goods does not."""
    assert answer("microsoft", "Surface Go", text) == ANOTHER


@pytest.mark.parametrize("text", ["Sonos Connect:A", "Sonos Connect Am", "Sonos Connect:m"])
def test_a_remnant_of_a_longer_name_is_a_doubt(text):
    """What is left of "Connect:Amp" is not yet a Connect; a colour behind the name is no remnant."""
    assert answer("sonos", "Connect", text) == CANNOT_TELL


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bärbar dator Microsoft Surface", CANNOT_TELL),
        ("MICROSOFT SURFACE", CANNOT_TELL),
        ("Microsoft Surface penna", ANOTHER),
    ],
)
def test_a_name_cut_off_contradicts_nothing(text, expected):
    """The first words of a name and nothing else may be continued on the next line; an accessory's name is not."""
    assert expected == answer("microsoft", "Surface Laptop 2", text)


def test_unrelated_ink_contradicts_nothing():
    """A line about something else is another product, and says nothing of the claimed one."""
    naming = judge_text("Mjölk 1,5 l", LISTS["sonos"].products[1], LISTS["sonos"])
    assert (ANOTHER, False) == (naming.answer, naming.related)


LISTED = ProductList(
    (
        ListedProduct("Play:1", gtins=("0878269000303",), aliases=("PLAY1EU1BLK",)),
        ListedProduct("Play:3", gtins=("878269000310",)),
    ),
    brand="Sonos",
)


@pytest.mark.parametrize(
    ("gtin", "expected"),
    [("0878269000303", NAMES), ("878269000303", NAMES), ("00878269000310", ANOTHER), ("5901234123457", None)],
)
def test_a_listed_gtin_decides(gtin, expected):
    """Leading zeros do not matter, and a GTIN that the list does not hold is neither match nor mismatch."""
    naming = judge_gtin(gtin, LISTED.products[0], LISTED)
    assert expected == (naming.answer if naming else None)


def test_a_listed_alias_is_the_same_product():
    """A colour code counts as the product only where the list has it as an alias."""
    assert judge_text("PLAY1EU1BLK", LISTED.products[0], LISTED).answer == NAMES
    assert judge_text("PLAY1EU1WHT", LISTED.products[0], LISTED).answer != NAMES


@pytest.mark.parametrize(
    ("claimed", "name", "listed"),
    [
        (Product(name="Sonos Play:1"), "Play:1", True),
        (Product(name="Sonos speaker", gtin="878269000310"), "Play:3", True),
        (Product(name="Sonos Play:2"), "Sonos Play:2", False),
        (Product(name="Sonos Play:1 xyzzal"), "Play:1", True),
        (Product(name="Stand for Sonos Play:1"), "Stand for Sonos Play:1", False),
    ],
)
def test_the_form_names_a_product(claimed, name, listed):
    """A listed product is recognised from name, model or GTIN, whatever stands beside it; any other stands for itself."""
    found, is_listed = name_claimed(claimed, LISTED)
    assert (name, listed) == (found.name, is_listed)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Surface Pro 6 i5/8/128", "i5/8/128"),
        ("Surface Pro 6 Core i7-8650U 16 Gt 512 Gt SSD", "i7/16/512"),
        ("Surface Pro 6 i7 8 Go / 256 Go", "i7/8/256"),
        ("Surface Studio 2 i7 32GB 2TB", "i7/32/2048"),
        ("Surface Pro 6", ""),
        ("Surface Pro 6 12,3 tum", ""),
        ("i5 8GB/128GB", "i5/8/128"),
    ],
)
def test_configurations(text, expected):
    """Processor and sizes are read in the ways shops write them, and nothing else is taken for one."""
    assert expected == read_configuration(text).text
