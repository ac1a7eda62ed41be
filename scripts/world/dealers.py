"""Who sells: invented dealers with numbers that pass their check digits.

Domains end in ``.example`` (RFC 2606). The numbers were picked for their check digits alone; should one belong to a
firm, that firm has nothing to do with these documents. The one shop that is real by name is the maker's own web shop,
which the Sonos terms exclude by name; its address and numbers are invented like all others.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from world import tongues
from world.tongues import Tongue

ItemStyle = Literal["quantity-first", "one-line", "counted"]


@dataclass(frozen=True, slots=True)
class Dealer:
    """One shop and the habits of its till."""

    brand: str
    legal_name: str
    street: str
    place: str
    """Postal code and town, as printed."""
    phone: str
    web: str
    id_line: str
    """The seller's number as printed."""
    vat_id: str
    """What the field must read: with prefix where one is printed or belongs to the print, else the bare number."""
    registration_id: str
    tongue: Tongue
    amounts: str
    """Thousands separator and decimal sign."""
    dates: str
    """strftime pattern."""
    item_style: ItemStyle = "one-line"
    font: str = "DejaVuSansMono"
    date_last: bool = False
    """The transaction row stands at the foot of the receipt."""

    @property
    def email(self) -> str:
        """The shop's e-mail address."""
        return f"info@{self.web.removeprefix('www.')}"


FOTO_RO = Dealer(
    "FOTO LUMINA", "FOTO LUMINA CARPATI SRL", "STR. DOAMNEI NR. 14, SECTOR 3", "030055 BUCURESTI", "021 555 01 42",
    "www.fotolumina.example", "CIF: RO31904012", "RO31904012", "31904012", tongues.RO, ".,", "%d-%m-%Y",
    "quantity-first", date_last=True,
)  # fmt: skip
OBIECTIV_RO = Dealer(
    "Obiectiv Digital", "Obiectiv Digital S.R.L.", "Bd. Eroilor nr. 27", "400129 Cluj-Napoca", "0264 555 318",
    "www.obiectivdigital.example", "C.U.I. RO 27715015", "RO27715015", "27715015", tongues.RO, ",", "%d.%m.%Y",
    "quantity-first", font="Hack-Regular", date_last=True,
)  # fmt: skip
LYD_NO = Dealer(
    "FJORDLYD", "Fjordlyd AS", "Strandgaten 88", "5004 Bergen", "55 90 01 77", "www.fjordlyd.example",
    "Org.nr. 981 402 014 MVA", "NO981402014MVA", "981402014", tongues.NO, " ,", "%d.%m.%Y", font="LiberationMono-Regular",
)  # fmt: skip
KODIN_FI = Dealer(
    "POHJANTUULI", "Pohjantuuli Kodinkoneet Oy", "Satamakatu 21", "00160 Helsinki", "09 4270 0155",
    "www.pohjantuuli.example", "Y-tunnus 2903017-4", "2903017-4", "FI29030174", tongues.FI, " ,", "%d.%m.%Y",
    font="DejaVuSansMono",
)  # fmt: skip
NORRSKEN_SE = Dealer(
    "Norrskens Elektronik", "Norrskens Elektronik AB", "Vaksalagatan 40", "753 31 Uppsala", "018-495 01 60",
    "www.norrskens.example", "Org.nr 559041-7019", "559041-7019", "SE559041701901", tongues.SE, " ,", "%Y-%m-%d",
    font="LiberationMono-Regular", date_last=True,
)  # fmt: skip
SKARGARD_SE = Dealer(
    "Skärgårdens Data", "Skärgårdens Data AB", "Hamngatan 9", "392 31 Kalmar", "0480-49 50 12", "www.skargardsdata.example",
    "Momsreg.nr SE559126801501", "SE559126801501", "559126-8015", tongues.SE, " ,", "%Y-%m-%d", font="Hack-Regular",
)  # fmt: skip
VESTERHAV_DK = Dealer(
    "Vesterhavets Lyd & Data", "Vesterhavets Lyd & Data ApS", "Havnegade 31", "6700 Esbjerg", "75 40 01 93",
    "www.vesterhavets.example", "CVR 38710028", "38710028", "DK38710028", tongues.DK, ".,", "%d-%m-%Y", "counted",
    font="Inconsolata",
)  # fmt: skip
KLANG_DE = Dealer(
    "KLANGWERK", "Klangwerk Hansen GmbH", "Große Bleichen 52", "20354 Hamburg", "040 5550 0171", "www.klangwerk.example",
    "USt-IdNr. DE304816018", "DE304816018", "HRB 118204", tongues.DE, ".,", "%d.%m.%Y", "counted", font="Hack-Regular",
    date_last=True,
)  # fmt: skip
SON_FR = Dealer(
    "SON & LUMIÈRE", "Son & Lumière Bretagne SARL", "12 rue de la Monnaie", "35000 Rennes", "01 99 00 41 27",
    "www.sonetlumiere.example", "TVA intracom. FR72831407002", "FR72831407002", "831407002", tongues.FR, " ,", "%d/%m/%Y",
    font="DejaVuSansMono",
)  # fmt: skip
SUONO_IT = Dealer(
    "CASA DEL SUONO", "Casa del Suono S.r.l.", "Via Galliera 76", "40121 Bologna", "051 555 0182", "www.casasuono.example",
    "P.IVA 03718240025", "03718240025", "IT03718240025", tongues.IT, ".,", "%d-%m-%Y", font="LiberationMono-Regular",
    date_last=True,
)  # fmt: skip
SONIDOS_ES = Dealer(
    "SONIDOS DEL SUR", "Sonidos del Sur S.L.", "Calle Sierpes 58", "41004 Sevilla", "955 550 137", "www.sonidosdelsur.example",
    "NIF: B91407312", "B91407312", "ESB91407312", tongues.ES, ".,", "%d/%m/%Y", "counted", font="Inconsolata",
)  # fmt: skip
GELUID_NL = Dealer(
    "Geluidshuis", "Geluidshuis De Amstel B.V.", "Utrechtsestraat 91", "1017 VK Amsterdam", "020 555 0164",
    "www.geluidshuis.example", "BTW-nr. NL859204017B01", "NL859204017B01", "KVK 69240117", tongues.NL, ".,", "%d-%m-%Y",
    font="RobotoCondensed-Regular",
)  # fmt: skip
HARBOUR_GB = Dealer(
    "HARBOUR SOUND", "Harbour Sound Ltd", "48 Welsh Back", "Bristol BS1 4SB", "0117 496 0158", "www.harboursound.example",
    "VAT Reg No GB 291 4073 20", "GB291407320", "291407320", tongues.GB, ",.", "%d/%m/%Y", "counted",
    font="LiberationMono-Regular",
)  # fmt: skip
MAKER_NL = Dealer(
    "Sonos", "Sonos", "Postbus 4410", "1200 BD Hilversum", "020 555 0100", "www.sonos.com", "BTW-nr. NL859204005B01",
    "NL859204005B01", "KVK 69240005", tongues.NL, ".,", "%d-%m-%Y",
)  # fmt: skip

DEALERS = (
    FOTO_RO, OBIECTIV_RO, LYD_NO, KODIN_FI, NORRSKEN_SE, SKARGARD_SE, VESTERHAV_DK, KLANG_DE, SON_FR, SUONO_IT,
    SONIDOS_ES, GELUID_NL, HARBOUR_GB, MAKER_NL,
)  # fmt: skip
