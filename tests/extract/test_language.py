"""Language and country by many small hints, with room for "none of these"."""

import pytest
from printed import a_print

from verify.extract.country import find_country
from verify.extract.language import find_language
from verify.receipt import Field

SAMPLES = {
    "ro": "BON FISCAL\nTOTAL LEI 12,00\nREST 0,00\nVă mulțumim pentru cumpărături",
    "fi": "KUITTI\nYHTEENSÄ 12,00\nKäteinen 20,00\nKiitos käynnistä, tervetuloa",
    "sv": "KVITTO\nAtt betala 12,00\nvarav moms 2,40\nTack för besöket, välkommen åter",
    "no": "SALGSKVITTERING\nÅ betale 12,00\nherav mva 2,40\nTakk for handelen, velkommen igjen",
    "da": "KVITTERING\nI alt at betale 12,00\nheraf moms udgør 2,40\nTak for besøget og velkommen igen",
    "de": "Rechnung\nzu zahlen 12,00\nMwSt enthalten 2,40\nVielen Dank für Ihren Einkauf",
    "fr": "TICKET DE CAISSE\nNet à payer 12,00\ndont TVA 2,00\nMerci de votre visite, à bientôt",
    "it": "DOCUMENTO COMMERCIALE\nTOTALE COMPLESSIVO 12,00\ndi cui IVA 2,16\nGrazie e arrivederci",
    "es": "FACTURA SIMPLIFICADA\nTotal a pagar 12,00\nIVA incluido\nGracias por su visita",
    "nl": "KASSABON\nTe betalen 12,00\nwaarvan BTW 2,08\nBedankt voor uw bezoek en tot ziens",
    "en": "RECEIPT\nAmount due 12.00\nincluding VAT 2.00\nThank you for your visit",
}


@pytest.mark.parametrize(("language", "text"), SAMPLES.items())
def test_each_of_eleven_languages_is_told_by_its_words(language, text):
    """Four lines of a receipt are enough, and the lines that decided are named."""
    field = find_language(a_print(text))
    assert language == field.value
    assert field.best.confidence > 0.8
    assert field.best.evidence[0].text in text


def test_numbers_alone_speak_no_language():
    """Without words there is no candidate."""
    assert find_language(a_print("12.00\n4711")).best is None


def test_probabilities_leave_room_for_another_language():
    """Candidates never add up to more than one; a Polish receipt is none of the eleven."""
    field = find_language(
        a_print("PARAGON FISKALNY\nSPRZEDAŻ OPODATKOWANA\nRAZEM PLN 84,00\nDziękujemy zapraszamy ponownie")
    )
    assert sum(one.confidence for one in field.candidates) <= 1.0
    assert field.best is None or field.best.confidence < 0.5


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("VAT No: SE556677889901", "SE"),
        ("Org.nr 987 654 325 MVA", "NO"),
        ("CVR 12345674\nTlf +45 33 12 34 56", "DK"),
        ("UID Nr. ATU12345675", "AT"),
        ("www.beispiel.ch\nTotal CHF 12.00", "CH"),
        ("Y-tunnus 1234567-1", "FI"),
        ("C.U.I. RO12345674", "RO"),
    ],
)
def test_a_country_is_told_by_what_only_it_prints(text, country):
    """IDs, calling codes, domains, currencies."""
    assert country == find_country(a_print(text), Field()).value


def test_a_language_of_one_country_suggests_it():
    """Finnish words alone make Finland likely, English words no country."""
    for language, country in (("fi", "FI"), ("en", None)):
        document = a_print(SAMPLES[language].replace("VAT", ""))
        assert country == find_country(document, find_language(document)).value
