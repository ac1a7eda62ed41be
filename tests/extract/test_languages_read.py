"""A receipt or invoice in each of the eleven languages gives retailer, ID, date, total, VAT and currency."""

from datetime import date
from decimal import Decimal

import pytest
from printed import a_print

from verify.extract.assemble import extract_reading

ROMANIAN = """
            FOTO EXEMPLU SRL
        Str. Exemplului nr. 5, Cluj
          CIF: RO14399840
SONY ILCE-7M3 BODY            8.999,00 A
GEANTA FOTO                     120,00 A
TOTAL LEI                     9.119,00
TVA A 19%                     1.455,98
NUMERAR                       9.200,00
REST                             81,00
Nr. bon: 0042      24.12.2018 14:33
            BON FISCAL
"""
FINNISH = """
        ESIMERKKI KODINKONEET OY
           Esimerkkikatu 1
           00100 HELSINKI
        Y-tunnus 1234567-1
Kuitti 4711            01.02.2019 15:02
SURFACE PRO 6                1 299,00
TYPE COVER                     149,00
YHTEENSÄ                     1 448,00
ALV 24 %                       280,26
KORTTI                       1 448,00 EUR
           KIITOS!
"""
SWEDISH = """
        Exempelbutiken AB
       Storgatan 5, 111 22 Stockholm
       Org.nr 556036-0793
Kvitto nr 10042
2019-02-03 12:45
Surface Go                    5 990,00
Totalt SEK                    5 990,00
Varav moms 25%                1 198,00
Kontokort                     5 990,00
        Öppet köp 30 dagar
"""
NORWEGIAN = """
        Eksempel Elektro AS
       Storgata 12, 0155 Oslo
    Org.nr. 974 760 673 MVA
Salgskvittering 88123   05.06.2019 18:20
Sonos Beam                    4 490,00
Sum                           4 490,00
Herav MVA 25%                   898,00
Bankkort                      4 490,00 kr
"""
DANISH = """
        Eksempel Foto ApS
       Nørregade 7, 1165 København K
       CVR-nr. 13585628
Bon 5521       07-06-2019 10:11
Sonos One                     1.699,00
I alt                         1.699,00
Heraf moms 25%                  339,80
Dankort                       1.699,00 kr.
"""
GERMAN = """
        Beispiel Elektro GmbH
       Musterstraße 12
       10115 Berlin
Bon-Nr. 4471       08.06.2019 16:47
SONOS PLAY:1                    179,00
SUMME EUR                       179,00
Bar                             200,00
Rückgeld                         21,00
MwSt 19%   netto 150,42          28,58
USt-IdNr. DE136695976
        Vielen Dank
"""
FRENCH = """
        EXEMPLE SON SARL
       12 rue de la Paix
       75002 PARIS
Ticket n° 00471      11/06/2019 à 17:05
SONOS ONE                       229,00
TOTAL TTC                       229,00
DONT TVA 20%                     38,17
CARTE BANCAIRE                  229,00 €
TVA FR40303265045
"""
ITALIAN = """
        ESEMPIO AUDIO S.R.L.
       Via Roma 12
       20121 MILANO
       P.IVA 00743110157
DOCUMENTO COMMERCIALE
Sonos Beam                      449,00
TOTALE COMPLESSIVO              449,00
di cui IVA 22%                   80,97
Pagamento elettronico           449,00 €
13/06/2019 11:22   DOC. N. 0012-0034
"""
SPANISH = """
        EJEMPLO SONIDO S.L.
       Calle Mayor 5
       28013 MADRID
       CIF: B98650757
Factura simplificada 2019-0042
Fecha: 14/06/2019  Hora: 19:31
Sonos Sub                       799,00
TOTAL A PAGAR                   799,00 €
IVA 21%   660,33                138,67
TARJETA                         799,00
"""
DUTCH = """
        Voorbeeld Audio B.V.
       Kerkstraat 12
       1017 GC Amsterdam
       BTW NL810433941B01
Bonnr 5512      17-06-2019 13:13
Sonos Amp                       699,00
Totaal EUR                      699,00
BTW 21%                         121,31
Pinnen                          699,00
"""
ENGLISH = """
        Sample Hi-Fi Ltd
       12 High Street
       London W1A 1AB
       VAT No GB 221 8680 15
Receipt no. 99182    18/06/2019 09:41
Sonos Playbar                  £699.00
Total                          £699.00
Including VAT 20%              £116.50
Card                           £699.00
"""
CASES = {
    "ro": (ROMANIAN, "FOTO EXEMPLU SRL", "RO14399840", date(2018, 12, 24), "9119.00", "1455.98", "RON"),
    "fi": (FINNISH, "ESIMERKKI KODINKONEET OY", "1234567-1", date(2019, 2, 1), "1448.00", "280.26", "EUR"),
    "sv": (SWEDISH, "Exempelbutiken AB", "556036-0793", date(2019, 2, 3), "5990.00", "1198.00", "SEK"),
    "no": (NORWEGIAN, "Eksempel Elektro AS", "NO974760673MVA", date(2019, 6, 5), "4490.00", "898.00", "NOK"),
    "da": (DANISH, "Eksempel Foto ApS", "13585628", date(2019, 6, 7), "1699.00", "339.80", "DKK"),
    "de": (GERMAN, "Beispiel Elektro GmbH", "DE136695976", date(2019, 6, 8), "179.00", "28.58", "EUR"),
    "fr": (FRENCH, "EXEMPLE SON SARL", "FR40303265045", date(2019, 6, 11), "229.00", "38.17", "EUR"),
    "it": (ITALIAN, "ESEMPIO AUDIO S.R.L.", "IT00743110157", date(2019, 6, 13), "449.00", "80.97", "EUR"),
    "es": (SPANISH, "EJEMPLO SONIDO S.L.", "ESB98650757", date(2019, 6, 14), "799.00", "138.67", "EUR"),
    "nl": (DUTCH, "Voorbeeld Audio B.V.", "NL810433941B01", date(2019, 6, 17), "699.00", "121.31", "EUR"),
    "en": (ENGLISH, "Sample Hi-Fi Ltd", "GB221868015", date(2019, 6, 18), "699.00", "116.50", "GBP"),
}


@pytest.mark.parametrize("language", CASES)
def test_a_receipt_is_read_in_each_language(language):
    """Retailer, ID, date, total, VAT and currency are the likeliest candidates, whatever the language."""
    text, retailer, vat_id, bought, total, vat, currency = CASES[language]
    receipt = extract_reading(a_print(text)).receipt
    read = (
        receipt.language.value,
        receipt.retailer.value,
        receipt.vat_id.value,
        receipt.purchase_date.value,
        receipt.total.value,
        receipt.vat.value,
        receipt.currency.value,
    )
    assert (language, retailer, vat_id, bought, Decimal(total), Decimal(vat), currency) == read


@pytest.mark.parametrize("language", CASES)
def test_every_candidate_points_at_its_ink(language):
    """Each single-line value's text stands on the document, where its evidence says."""
    document = a_print(CASES[language][0])
    receipt = extract_reading(document).receipt
    printed = {line.text for line in document.pages[0].lines}
    for field in (receipt.purchase_date, receipt.total, receipt.vat_id, receipt.receipt_number):
        for candidate in field.candidates:
            assert any(candidate.text in text for text in printed)
            assert candidate.evidence[0].text == candidate.text or " + " in candidate.text
