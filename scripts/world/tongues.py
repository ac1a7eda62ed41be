"""What tills and invoices say, in eleven languages, and how they write amounts and dates.

The words are those that printed proofs of 2018 and 2019 use in each country. VAT rates are the standard rates of those
years (European Commission, "VAT rates applied in the Member States", January 2019; Norway: 25 %).
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Tongue:
    """The words and habits of one country's tills."""

    language: str
    country: str
    currency: str
    vat_rate: int
    """Per cent."""
    total: str
    subtotal: str
    vat_heads: tuple[str, ...]
    """Heads of the VAT table: rate, net, VAT, gross."""
    card: str
    cash: str
    change: str
    number: str
    date: str
    """The word before the date; may be empty."""
    time: str
    article: str
    discount: str
    title: str
    slip: tuple[str, ...]
    """Title, card, approval and sum of the card slip."""
    notes: tuple[str, ...]
    """Return policy, warranty and thanks; ``{warranty}`` is a date two years on."""
    phone: str
    invoice: tuple[str, ...] = ()
    """Words of an invoice, in the order of `InvoiceWords`."""


@dataclass(frozen=True, slots=True)
class InvoiceWords:
    """An invoice's words by role."""

    title: str
    number: str
    date: str
    due: str
    ordered: str
    delivered: str
    buyer: str
    buyer_id: str
    description: str
    reference: str
    quantity: str
    unit_price: str
    sum: str
    net: str
    vat: str
    total: str
    serial: str
    payment: str
    """May name ``{date}``; empty on papers that nobody has paid."""


RO = Tongue(
    "ro", "RO", "RON", 19, "TOTAL LEI", "SUBTOTAL", (), "CARD", "NUMERAR", "REST", "NR. BON", "DATA", "ORA", "COD",
    "REDUCERE", "BON FISCAL", ("CHITANTA POS", "CARD", "TRANZACTIE APROBATA", "SUMA"),
    ("RETUR IN 30 DE ZILE CU BONUL FISCAL", "GARANTIE PANA LA {warranty}", "VA MULTUMIM! MAI POFTITI!"), "TEL",
    ("FACTURĂ", "Seria și numărul", "Data facturii", "Termen de plată", "Data comenzii", "Data livrării", "Cumpărător",
     "CIF cumpărător", "Denumirea produselor", "Cod", "Cant.", "Preț unitar", "Valoare", "Total fără TVA", "TVA",
     "Total de plată", "Serie", "Plătit cu cardul la data de {date}"),
)  # fmt: skip
NO = Tongue(
    "no", "NO", "NOK", 25, "TOTALT NOK", "Delsum", ("MVA %", "Grunnlag", "MVA", "Sum"), "Bankkort", "Kontant", "Veksel",
    "Kvittering nr.", "Dato", "Kl.", "Varenr.", "Rabatt", "SALGSKVITTERING",
    ("BankAxept", "Kort", "GODKJENT", "Beløp"),
    ("Åpent kjøp i 30 dager mot kvittering", "Reklamasjonsrett til {warranty}", "Takk for handelen!"), "Tlf.",
)  # fmt: skip
FI = Tongue(
    "fi", "FI", "EUR", 24, "YHTEENSÄ EUR", "Välisumma", ("ALV %", "Veroton", "Vero", "Verollinen"), "Korttimaksu",
    "Käteinen", "Takaisin", "Kuitti", "Pvm", "klo", "Tuotenro", "Alennus", "KUITTI",
    ("KORTTITAPAHTUMA", "Kortti", "HYVÄKSYTTY", "Veloitus"),
    ("30 päivän palautusoikeus kuittia vastaan", "Takuu voimassa {warranty} asti", "Kiitos käynnistä!"), "Puh.",
)  # fmt: skip
SE = Tongue(
    "sv", "SE", "SEK", 25, "Totalt SEK", "Delsumma", ("Moms%", "Netto", "Moms", "Brutto"), "Kontokort", "Kontant",
    "Tillbaka", "Kvitto nr", "Datum", "Tid", "Art.nr", "Rabatt", "KASSAKVITTO",
    ("KORTKÖP", "Kort", "GODKÄNT", "Belopp"),
    ("Öppet köp 30 dagar mot uppvisande av kvitto", "Garanti t.o.m. {warranty}", "Välkommen åter!"), "Tel",
    ("FAKTURA", "Fakturanummer", "Fakturadatum", "Förfallodatum", "Orderdatum", "Leveransdatum", "Köpare",
     "Köparens VAT-nr", "Benämning", "Art.nr", "Antal", "À-pris", "Belopp", "Summa exkl. moms", "Moms",
     "Att betala inkl. moms", "Serienr", "Betald med kort"),
)  # fmt: skip
DK = Tongue(
    "da", "DK", "DKK", 25, "TOTAL DKK", "Subtotal", ("Moms %", "Netto", "Moms", "Brutto"), "Dankort", "Kontant",
    "Byttepenge", "Bon nr.", "Dato", "Kl.", "Varenr.", "Rabat", "KASSEBON", ("DANKORT", "Kort", "GODKENDT", "Beløb"),
    ("Ombytning inden 30 dage mod bon", "Reklamationsret til {warranty}", "Tak for besøget"), "Tlf.",
    ("FAKTURA", "Fakturanr.", "Fakturadato", "Forfaldsdato", "Ordredato", "Leveringsdato", "Kunde", "Kundens CVR",
     "Beskrivelse", "Varenr.", "Antal", "Pris pr. stk.", "I alt", "Subtotal ekskl. moms", "Moms",
     "Total inkl. moms", "Serienr.", "Betalt med kort"),
)  # fmt: skip
DE = Tongue(
    "de", "DE", "EUR", 19, "SUMME EUR", "Zwischensumme", ("MwSt", "Netto", "Steuer", "Brutto"), "EC-Karte", "Bar",
    "Rückgeld", "Beleg-Nr.", "Datum", "Uhrzeit", "Art.-Nr.", "Rabatt", "QUITTUNG",
    ("K U N D E N B E L E G", "Karte", "Zahlung erfolgt", "Betrag EUR"),
    ("Umtausch innerhalb von 14 Tagen mit Kassenbon", "Garantie bis {warranty}", "Vielen Dank für Ihren Einkauf!"),
    "Tel.",
    ("RECHNUNG", "Rechnungsnummer", "Rechnungsdatum", "Zahlbar bis", "Bestelldatum", "Lieferdatum", "Rechnung an",
     "USt-IdNr. des Kunden", "Bezeichnung", "Art.-Nr.", "Menge", "Einzelpreis", "Betrag", "Nettobetrag", "USt.",
     "Rechnungsbetrag", "Seriennr.", "Bezahlt per Kreditkarte am {date}"),
)  # fmt: skip
FR = Tongue(
    "fr", "FR", "EUR", 20, "TOTAL TTC EUR", "Sous-total", ("Taux", "HT", "TVA", "TTC"), "Carte bancaire", "Espèces",
    "Rendu", "Ticket n°", "Le", "à", "Réf.", "Remise", "TICKET DE CAISSE",
    ("CARTE BANCAIRE", "CB", "PAIEMENT ACCEPTÉ", "MONTANT"),
    ("Échange sous 30 jours sur présentation du ticket", "Garantie jusqu'au {warranty}", "Merci de votre visite"), "Tél.",
)  # fmt: skip
IT = Tongue(
    "it", "IT", "EUR", 22, "TOTALE EURO", "Subtotale", ("IVA", "Imponibile", "Imposta", "Totale"),
    "Pagamento elettronico", "Contante", "Resto", "DOCUMENTO N.", "", "", "Cod.", "Sconto", "DOCUMENTO COMMERCIALE",
    ("PAGOBANCOMAT", "Carta", "TRANSAZIONE ESEGUITA", "IMPORTO"),
    ("Cambio merce entro 14 giorni con scontrino", "Garanzia fino al {warranty}", "Grazie e arrivederci"), "Tel.",
)  # fmt: skip
ES = Tongue(
    "es", "ES", "EUR", 21, "TOTAL EUR", "Subtotal", ("% IVA", "Base", "Cuota", "Total"), "Tarjeta", "Efectivo",
    "Cambio", "Ticket", "Fecha", "Hora", "Ref.", "Dto.", "FACTURA SIMPLIFICADA",
    ("PAGO CON TARJETA", "Tarjeta", "OPERACIÓN ACEPTADA", "IMPORTE"),
    ("Cambios y devoluciones: 30 días con ticket", "Garantía hasta el {warranty}", "¡Gracias por su visita!"), "Tel.",
)  # fmt: skip
NL = Tongue(
    "nl", "NL", "EUR", 21, "TOTAAL EUR", "Subtotaal", ("BTW", "Excl.", "BTW bedrag", "Incl."), "PIN", "Contant",
    "Wisselgeld", "Bonnr.", "Datum", "Tijd", "Art.nr.", "Korting", "KASSABON",
    ("KLANTTICKET", "Kaart", "AKKOORD", "Totaal"),
    ("Ruilen binnen 14 dagen met kassabon", "Garantie tot {warranty}", "Bedankt en tot ziens!"), "Tel.",
    ("FACTUUR", "Factuurnummer", "Factuurdatum", "Vervaldatum", "Besteldatum", "Leverdatum", "Factuuradres",
     "BTW-nr. klant", "Omschrijving", "Artikelnr.", "Aantal", "Stukprijs", "Bedrag", "Totaal excl. btw", "Btw",
     "Totaal incl. btw", "Serienr.", "Betaald met creditcard op {date}"),
)  # fmt: skip
GB = Tongue(
    "en", "GB", "GBP", 20, "TOTAL GBP", "Subtotal", ("VAT rate", "Net", "VAT", "Gross"), "VISA DEBIT", "CASH", "CHANGE",
    "Receipt No", "Date", "Time", "SKU", "Discount", "SALES RECEIPT",
    ("CUSTOMER COPY", "Card", "APPROVED", "AMOUNT"),
    ("Returns accepted within 28 days with this receipt", "Guarantee valid until {warranty}", "Thank you for shopping with us"),
    "Tel",
)  # fmt: skip


TONGUES = (RO, NO, FI, SE, DK, DE, FR, IT, ES, NL, GB)


def language_of(country: str) -> str:
    """The language that tills of `country` speak."""
    return next(tongue.language for tongue in TONGUES if tongue.country == country)


def invoice_words(tongue: Tongue) -> InvoiceWords:
    """The invoice's words of `tongue`."""
    return InvoiceWords(*tongue.invoice)


def write_amount(amount: Decimal, style: str) -> str:
    """`amount` with two decimals; `style` is the thousands separator, perhaps none, and the decimal sign.

    >>> write_amount(Decimal("8999"), ".,"), write_amount(Decimal("8999"), ","), write_amount(Decimal("-12.5"), " ,")
    ('8.999,00', '8999,00', '-12,50')
    """
    group, point = style[:-1], style[-1]
    return f"{amount:,.2f}".replace(",", "\0").replace(".", point).replace("\0", group)


def write_date(day: dt.date, pattern: str) -> str:
    """`day` as the till's clock prints it."""
    return day.strftime(pattern)
