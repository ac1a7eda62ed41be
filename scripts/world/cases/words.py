"""Words that change what a proof says, in the languages of the papers, a part for each split.

Trade words as dealers print them; both parts of a stock say the same in different words.
"""

from __future__ import annotations

from collections.abc import Mapping

from world.cases.plan import Plan
from world.chance import Chance, Stock

Words = Mapping[str, Stock[str]]


def said(words: Words, plan: Plan, chance: Chance) -> str:
    """One of `words` in the language of the sale's papers."""
    return chance.pick(words[plan.sale.dealer.country.language])


USED: Words = {
    "fi": Stock(("KÄYTETTY",), ("second hand, käytetty",)), "sv": Stock(("BEGAGNAD",), ("begagnat skick",)),
    "no": Stock(("BRUKT",), ("brukt vare",)), "da": Stock(("BRUGT",), ("brugt vare",)),
    "de": Stock(("GEBRAUCHT",), ("Gebrauchtgerät",)), "fr": Stock(("OCCASION",), ("d'occasion",)),
    "it": Stock(("USATO",), ("seconda mano",)), "es": Stock(("USADO",), ("segunda mano",)),
    "nl": Stock(("GEBRUIKT",), ("tweedehands",)), "en": Stock(("USED",), ("pre-owned",)),
}  # fmt: skip
REFURBISHED: Words = {
    "fi": Stock(("tehdaskunnostettu",), ("kunnostettu",)), "sv": Stock(("rekonditionerad",), ("renoverad",)),
    "no": Stock(("rekondisjonert",), ("renovert",)), "da": Stock(("istandsat",), ("renoveret",)),
    "de": Stock(("generalüberholt",), ("refurbished",)), "fr": Stock(("reconditionné",), ("remis à neuf",)),
    "it": Stock(("ricondizionato",), ("rigenerato",)), "es": Stock(("reacondicionado",), ("restaurado",)),
    "nl": Stock(("refurbished",), ("gereviseerd",)), "en": Stock(("refurbished",), ("renewed",)),
}  # fmt: skip
DISPLAY: Words = {
    "fi": Stock(("esittelykappale",), ("näyttelykappale",)), "sv": Stock(("demoex",), ("utställningsex",)),
    "no": Stock(("demovare",), ("utstillingsmodell",)), "da": Stock(("demomodel",), ("udstillingsmodel",)),
    "de": Stock(("Ausstellungsstück",), ("Vorführgerät",)), "fr": Stock(("modèle d'exposition",), ("expo",)),
    "it": Stock(("da esposizione",), ("expo",)), "es": Stock(("exposición",), ("expositor",)),
    "nl": Stock(("showmodel",), ("demomodel",)), "en": Stock(("ex display",), ("display model",)),
}  # fmt: skip
LIMITED: Words = {
    language: Stock(("Limited Edition",), ("Special Edition",))
    for language in ("fi", "sv", "no", "da", "de", "fr", "it", "es", "nl", "en")
}
PREORDER: Words = {
    "fi": Stock(("ennakkotilaus",), ("ennakkovaraus",)), "sv": Stock(("förhandsbokning",), ("förhandsbeställning",)),
    "no": Stock(("forhåndsbestilling",), ("forhåndskjøp",)), "da": Stock(("forudbestilling",), ("forudbestil",)),
    "de": Stock(("Vorbestellung",), ("vorbestellt",)), "fr": Stock(("précommande",), ("pré-commande",)),
    "it": Stock(("preordine",), ("prenotazione",)), "es": Stock(("preventa",), ("reserva anticipada",)),
    "nl": Stock(("pre-order",), ("voorbestelling",)), "en": Stock(("pre-order",), ("preorder",)),
}  # fmt: skip
BUNDLE: Words = {
    "fi": Stock(("2-paketti",), ("setti 2 kpl",)), "sv": Stock(("2-paket",), ("set om 2",)),
    "no": Stock(("2-pakke",), ("sett á 2",)), "da": Stock(("2-pakke",), ("sæt á 2",)),
    "de": Stock(("2er-Set",), ("Bundle 2 Stück",)), "fr": Stock(("lot de 2",), ("pack de 2",)),
    "it": Stock(("pacchetto da 2",), ("bundle 2 pz",)), "es": Stock(("pack de 2",), ("lote de 2",)),
    "nl": Stock(("2-pack bundel",), ("set van 2",)), "en": Stock(("2-pack bundle",), ("twin bundle",)),
}  # fmt: skip
GIFT_CARD: Words = {
    "fi": Stock(("Lahjakortti",), ("Sähköinen lahjakortti",)), "sv": Stock(("Presentkort",), ("Digitalt presentkort",)),
    "no": Stock(("Gavekort",), ("Digitalt gavekort",)), "da": Stock(("Gavekort",), ("Digitalt gavekort",)),
    "de": Stock(("Geschenkkarte",), ("Geschenkgutschein",)), "fr": Stock(("Carte cadeau",), ("Chèque cadeau",)),
    "it": Stock(("Carta regalo",), ("Buono regalo",)), "es": Stock(("Tarjeta regalo",), ("Cheque regalo",)),
    "nl": Stock(("Cadeaukaart",), ("Cadeaubon",)), "en": Stock(("Gift card",), ("Gift voucher",)),
}  # fmt: skip
PROMOTION: Words = {
    "fi": Stock(("Kampanja-alennus",), ("Kesäkampanja",)), "sv": Stock(("Kampanjrabatt",), ("Sommarkampanj",)),
    "no": Stock(("Kampanjerabatt",), ("Sommerkampanje",)), "da": Stock(("Kampagnerabat",), ("Sommerkampagne",)),
    "de": Stock(("Aktionsrabatt",), ("Sommeraktion",)), "fr": Stock(("Remise promotion",), ("Offre promotionnelle",)),
    "it": Stock(("Sconto promozione",), ("Promozione estate",)), "es": Stock(("Descuento promoción",), ("Promoción verano",)),
    "nl": Stock(("Actiekorting",), ("Zomeractie",)), "en": Stock(("Promotion discount",), ("Summer promotion",)),
}  # fmt: skip
RETURN_POLICY: Words = {
    "fi": Stock(("30 päivän palautusoikeus kuittia vastaan",), ("Vaihto- ja palautusoikeus 14 pv",)),
    "sv": Stock(("Öppet köp 30 dagar mot kvitto",), ("Bytesrätt och öppet köp 14 dagar",)),
    "no": Stock(("30 dagers åpent kjøp mot kvittering",), ("Bytte- og returrett 14 dager",)),
    "da": Stock(("30 dages returret mod bon",), ("Ombytning og retur inden 14 dage",)),
    "de": Stock(("Rückgabe innerhalb von 30 Tagen mit Bon",), ("Umtausch und Rückgabe 14 Tage",)),
    "fr": Stock(("Retour sous 30 jours avec ticket",), ("Échange ou remboursement sous 14 jours",)),
    "it": Stock(("Reso entro 30 giorni con scontrino",), ("Cambio e rimborso entro 14 giorni",)),
    "es": Stock(("Devolución en 30 días con ticket",), ("Cambios y devoluciones: 14 días",)),
    "nl": Stock(("30 dagen retourrecht met bon",), ("Ruilen of retourneren binnen 14 dagen",)),
    "en": Stock(("Returns within 30 days with receipt",), ("Exchange or refund within 14 days",)),
    "ro": Stock(("Retur în 30 de zile cu bonul",), ("Drept de retur 14 zile",)),
}  # fmt: skip
FOREIGN_WARRANTY: Stock[str] = Stock(
    ("Garanție Sony Germania", "Produs cu garanție valabilă în Ungaria"),
    ("Garanție internațională, Polonia", "Garanție acordată de importator Bulgaria"),
)
