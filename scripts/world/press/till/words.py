"""What tills say, in eleven languages: several wordings of each word, of which a shop has one.

The words are those of printed till receipts of 2018 and 2019. A wording that holds ``{…}`` names what is put in.
Romanian tills print no diacritics, as their fiscal memories have none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, fields, replace

from world.chance import Chance

PARTS = "|"
"""Stands between wordings."""


@dataclass(frozen=True, slots=True)
class Words:
    """A till's words; in `WORDS` each field holds all wordings, in a shop's words one."""

    title: str
    number: str
    date: str
    time: str
    till: str
    cashier: str
    article: str
    piece: str
    """The unit behind a quantity."""
    description: str
    """Head of the items' first column; the next three heads follow."""
    quantity: str
    unit_price: str
    amount: str
    discount: str
    reduced: str
    """Before the price that is left after a discount."""
    deposit: str
    subtotal: str
    total: str
    paid: str
    """The sum that is asked for, said again among the payments."""
    cash: str
    card: str
    transfer: str
    change: str
    rounding: str
    vat: str
    rate: str
    """Head of the VAT table's first column; net, VAT, gross follow."""
    net: str
    gross: str
    included: str
    """A sentence: ``{rate}`` and ``{vat}``."""
    vat_sum: str
    count: str
    """How many pieces were sold."""
    saved: str
    thanks: str
    policy: str
    guarantee: str
    """``{date}``: its last day."""
    survey: str
    hours: str
    voucher: str
    """``{date}`` and ``{amount}``: an offer for the next purchase."""
    points: str
    member: str
    copy: str
    printed: str
    returned: str
    """Title of a return's receipt."""
    returned_for: str
    """``{number}`` and ``{date}`` of the purchase that is undone."""
    slip: str
    slip_card: str
    slip_amount: str
    slip_approved: str
    slip_code: str
    slip_copy: str
    bill: str
    """Title of a bill before payment."""
    bill_note: str
    table: str
    guests: str
    phone: str


WORDS = {
    "ro": Words(
        title="BON FISCAL", number="NR. BON|BON NR.|NUMAR BON|Nr. document", date="DATA|Data", time="ORA|Ora",
        till="CASA|POS|Casa nr.", cashier="CASIER|OPERATOR|Casier", article="COD|Cod art.|ART.", piece="BUC|BUC.|buc",
        description="DENUMIRE|PRODUS", quantity="CANT|CANT.", unit_price="PRET|PRET UNIT.", amount="VALOARE|TOTAL",
        discount="REDUCERE|DISCOUNT|REDUCERE ARTICOL", reduced="PRET REDUS|VALOARE DUPA REDUCERE",
        deposit="GARANTIE AMBALAJ|TAXA VERDE", subtotal="SUBTOTAL|Subtotal", total="TOTAL|TOTAL BON|TOTAL DE PLATA",
        paid="DE PLATA|SUMA DE PLATA", cash="NUMERAR|Numerar", card="CARD|CARD BANCAR|PLATA CARD", transfer="ORDIN DE PLATA|TRANSFER",
        change="REST|Rest", rounding="ROTUNJIRE", vat="TVA", rate="COTA", net="BAZA|FARA TVA", gross="TOTAL|CU TVA",
        included="TVA {rate}% inclus: {vat}", vat_sum="TOTAL TVA BON|TOTAL TVA", count="NR. ARTICOLE|ARTICOLE",
        saved="ATI ECONOMISIT|ECONOMIE", thanks="VA MULTUMIM! MAI POFTITI!|VA MULTUMIM PENTRU CUMPARATURI|MULTUMIM SI VA MAI ASTEPTAM",
        policy="RETUR IN 30 DE ZILE CU BONUL FISCAL|PASTRATI BONUL PENTRU GARANTIE|SCHIMBUL SE FACE IN 14 ZILE CU BON",
        guarantee="GARANTIE PANA LA {date}|GARANTIE VALABILA PANA IN {date}", survey="PAREREA TA CONTEAZA: COMPLETEAZA CHESTIONARUL PE|SPUNE-NE CUM A FOST:",
        hours="PROGRAM L-V 09:00-21:00 S-D 10:00-20:00|LUNI-DUMINICA 10:00-22:00", voucher="VOUCHER {amount} LA URMATOAREA CUMPARATURA, VALABIL PANA LA {date}",
        points="PUNCTE ACUMULATE|SOLD PUNCTE", member="CARD FIDELITATE|CARD CLIENT", copy="COPIE|DUPLICAT", printed="TIPARIT LA|RETIPARIT",
        returned="BON RETUR|RESTITUIRE", returned_for="RETUR LA BONUL {number} DIN {date}", slip="CHITANTA POS|VANZARE|CHITANTA CLIENT",
        slip_card="CARD|NR CARD", slip_amount="SUMA|Suma", slip_approved="TRANZACTIE APROBATA|APROBATA|COD RASPUNS 00 - APROBAT", slip_code="COD AUTORIZARE|AUTORIZARE",
        slip_copy="EXEMPLAR CLIENT|COPIE CLIENT", bill="NOTA DE PLATA|NOTA PROVIZORIE", bill_note="NU ESTE BON FISCAL|SOLICITATI BONUL FISCAL",
        table="MASA|Masa", guests="PERSOANE|Pers.", phone="TEL|TEL.|Telefon",
    ),
    "fi": Words(
        title="KUITTI|KÄTEISKUITTI|MYYNTIKUITTI|Kuitti", number="Kuitti|Kuittinro|KUITTI NRO|Tositenro", date="Pvm|PVM|Päiväys", time="klo|Klo|Aika",
        till="Kassa|KASSA|Kassapääte", cashier="Myyjä|Kassanhoitaja|Palveli", article="Tuotenro|Tuote|Koodi|EAN", piece="kpl|KPL|kpl.",
        description="Tuote|Nimike|TUOTE", quantity="Määrä|Kpl|kpl", unit_price="á-hinta|Hinta|á", amount="Yhteensä|Summa|EUR",
        discount="Alennus|ALENNUS|Tarjousalennus", reduced="Hinta alennuksen jälkeen|Jää", deposit="Pantti|Kierrätysmaksu",
        subtotal="Välisumma|VÄLISUMMA", total="YHTEENSÄ|Yhteensä|SUMMA|MAKSETTAVA", paid="Maksettava|Maksettu yhteensä", cash="Käteinen|KÄTEINEN",
        card="Korttimaksu|KORTTI|Pankkikortti|Visa/MC", transfer="Lasku|Tilisiirto", change="Takaisin|VAIHTORAHA|Palautetaan", rounding="Pyöristys|PYÖRISTYS",
        vat="ALV|Alv|Vero", rate="ALV %|Alv|ALV", net="Veroton|Netto", gross="Verollinen|Yht.|Brutto", included="sis. ALV {rate} % {vat}|Hintaan sisältyy ALV {rate} %: {vat}",
        vat_sum="ALV yhteensä|Verot yhteensä", count="Tuotteita kpl|Kpl yhteensä", saved="Säästit|Alennukset yhteensä",
        thanks="Kiitos käynnistä!|KIITOS JA TERVETULOA UUDELLEEN|Kiitos ostoksestasi!", policy="30 päivän palautusoikeus kuittia vastaan|Vaihto ja palautus 14 pv kuitilla, avaamaton pakkaus|Säilytä kuitti takuuta varten",
        guarantee="Takuu voimassa {date} asti|Takuu päättyy {date}", survey="Anna palautetta ja voita lahjakortti:|Kerro mielipiteesi:", hours="Avoinna ma-pe 9-21, la 9-18, su 11-18|Palvelemme ma-la 10-20",
        voucher="Seuraavasta ostoksesta {amount} alennusta {date} saakka", points="Pisteet|Kertyneet pisteet|Bonus", member="Kanta-asiakas|Jäsennumero|Asiakasnro",
        copy="KOPIO|KUITTIKOPIO|JÄLJENNÖS", printed="Tulostettu|Kopio tulostettu", returned="HYVITYSKUITTI|PALAUTUSKUITTI", returned_for="Hyvitetään kuitti {number}, {date}",
        slip="KORTTITAPAHTUMA|MAKSUPÄÄTETOSITE|VEROLLINEN KORTTIOSTO", slip_card="Kortti|Korttinro", slip_amount="Veloitus|VELOITUS|Summa", slip_approved="HYVÄKSYTTY|VELOITUS HYVÄKSYTTY|Maksu hyväksytty",
        slip_code="Varmennus|Varm.nro", slip_copy="ASIAKKAAN KAPPALE|Asiakkaan tosite", bill="VÄLILASKU|PÖYTÄLASKU", bill_note="EI OLE KUITTI|Tämä ei ole kuitti", table="Pöytä|PÖYTÄ", guests="Henkilöitä|Hlö", phone="Puh.|Puh|P.",
    ),
    "sv": Words(
        title="KASSAKVITTO|KVITTO|Kvitto|FÖRSÄLJNING", number="Kvitto nr|Kvittonr|KVITTO|Kvittonummer|Nota", date="Datum|DATUM|Köpdatum", time="Tid|Kl|TID",
        till="Kassa|KASSA|Kassa nr|Kassanr", cashier="Kassör|Säljare|Expedit|Du betjänades av", article="Art.nr|Artnr|Art|Artikelnr", piece="st|ST|St",
        description="Benämning|Artikel|Vara", quantity="Antal|Ant", unit_price="À-pris|Pris|á pris", amount="Belopp|Summa|SEK",
        discount="Rabatt|RABATT|Kampanjrabatt|Avdrag", reduced="Pris efter rabatt|Nettopris", deposit="Pant|PANT|Återvinningsavgift", subtotal="Delsumma|DELSUMMA|Summa varor",
        total="Totalt|TOTALT|Att betala|SUMMA|Total", paid="Att betala|Mottaget|Betalt", cash="Kontant|KONTANT|Kontanter", card="Kontokort|KORT|Bankkort|Betalkort", transfer="Faktura|Swish",
        change="Tillbaka|Växel|TILLBAKA", rounding="Öresavrundning|Avrundning|Öresutjämning", vat="Moms|MOMS", rate="Moms%|Moms|MOMS %", net="Netto|Exkl. moms|NETTO",
        gross="Brutto|Inkl. moms|BRUTTO", included="varav moms {rate}% {vat}|Moms {rate}% ingår med {vat}", vat_sum="Varav moms|Moms totalt|Summa moms", count="Antal varor|Antal artiklar",
        saved="Du har sparat|Total rabatt|Erhållen rabatt", thanks="Välkommen åter!|Tack för besöket!|TACK FÖR DITT KÖP|Tack och välkommen åter", policy="Öppet köp 30 dagar mot uppvisande av kvitto|SPARA KVITTOT! Öppet köp i 14 dagar.|Bytesrätt 30 dagar, obruten förpackning",
        guarantee="Garanti t.o.m. {date}|Garantin gäller till {date}", survey="Vad tyckte du? Svara på vår enkät:|Tyck till om ditt besök:", hours="Öppet mån-fre 10-20 lör-sön 10-18|Öppettider: vardagar 9-19, lördag 10-16",
        voucher="Bonuscheck {amount} gäller till {date}", points="Poäng|Intjänade poäng|Bonuspoäng", member="Medlem|Kundnr|Medlemsnr", copy="KOPIA|KVITTOKOPIA|DUBBLETT", printed="Utskriven|Kopia utskriven|Utskriftsdatum",
        returned="RETURKVITTO|RETUR|KREDITKVITTO", returned_for="Retur av kvitto {number} från {date}", slip="KORTKÖP|KÖP|KONTOKORTSKÖP", slip_card="Kort|Kortnr", slip_amount="Belopp|Total|Summa", slip_approved="GODKÄNT|Personlig kod|KÖP GODKÄNT",
        slip_code="Kontrollnr|Auktorisation|Ref", slip_copy="KUNDENS EX|SPARA KVITTOT - KUNDENS KVITTO|KUNDKVITTO", bill="NOTA|PRELIMINÄR NOTA", bill_note="EJ KVITTO|DETTA ÄR INTE ETT KVITTO", table="Bord|BORD", guests="Antal gäster|Gäster", phone="Tel|Tel.|Telefon",
    ),
    "no": Words(
        title="SALGSKVITTERING|Salgskvittering|KVITTERING", number="Kvittering nr.|Kvitteringsnr|Bilag|Bongnr", date="Dato|DATO", time="Kl.|Tid|kl", till="Kasse|Kasse nr|POS", cashier="Kasserer|Ekspeditør|Betjent av",
        article="Varenr.|Varenr|Art.nr", piece="stk|Stk|STK", description="Vare|Varetekst|Beskrivelse", quantity="Ant|Antall", unit_price="Pris|à", amount="Beløp|Sum", discount="Rabatt|RABATT|Tilbud", reduced="Pris etter rabatt|Netto",
        deposit="Pant|PANT", subtotal="Delsum|DELSUM|Sum varer", total="TOTALT|Totalt|Sum|Å betale|TOTAL", paid="Å betale|Betalt", cash="Kontant|KONTANT", card="Bankkort|BankAxept|Kort|KORT", transfer="Faktura|Vipps",
        change="Veksel|Tilbake|VEKSEL", rounding="Øreavrunding|Avrunding", vat="MVA|Mva", rate="MVA %|Mva|MVA-sats", net="Grunnlag|Netto|GRUNNLAG", gross="Sum|Brutto|Totalt", included="Herav MVA {rate}%: {vat}|inkl. {rate} % mva {vat}", vat_sum="Sum MVA|Herav mva",
        count="Antall varer|Antall", saved="Du har spart|Spart", thanks="Takk for handelen!|Velkommen tilbake!|TAKK FOR BESØKET", policy="Åpent kjøp i 30 dager mot kvittering|Ta vare på kvitteringen. Bytterett 14 dager.|Bytte og retur innen 30 dager i ubrutt emballasje",
        guarantee="Reklamasjonsrett til {date}|Garanti til {date}", survey="Fortell oss hva du synes:|Vinn gavekort - svar på:", hours="Åpent man-fre 10-20 lør 10-18|Åpningstider 9-21 (9-18)", voucher="Verdikupong {amount} gyldig til {date}", points="Poeng|Opptjent bonus", member="Medlem|Medlemsnr",
        copy="KOPI|KVITTERINGSKOPI", printed="Skrevet ut|Kopi utskrevet", returned="RETURKVITTERING|RETUR", returned_for="Retur av kvittering {number}, {date}", slip="BankAxept|KORTKJØP|VARE KJØP", slip_card="Kort|Kortnr", slip_amount="Beløp|BELØP", slip_approved="GODKJENT|Godkjent", slip_code="Ref.|Autorisasjon",
        slip_copy="KUNDENS KOPI|Kundekvittering", bill="FORELØPIG KVITTERING|NOTA", bill_note="IKKE KVITTERING FOR KJØP|FORELØPIG - IKKE KVITTERING", table="Bord|BORD", guests="Gjester|Ant. gjester", phone="Tlf.|Tlf|Telefon",
    ),
    "da": Words(
        title="KASSEBON|BON|KVITTERING|Kvittering", number="Bon nr.|Bonnr|Bon|Kvittering nr.", date="Dato|DATO", time="Kl.|Tid|kl", till="Kasse|KASSE|Terminal", cashier="Ekspedient|Kassemedarbejder|De blev betjent af",
        article="Varenr.|Varenr|Art.", piece="stk|STK|stk.", description="Vare|Tekst|Beskrivelse", quantity="Antal|Ant.", unit_price="Pris|Stk. pris|á", amount="Beløb|I alt|DKK", discount="Rabat|RABAT|Tilbudsrabat", reduced="Pris efter rabat|Netto", deposit="Pant|PANT",
        subtotal="Subtotal|SUBTOTAL|Varer i alt", total="TOTAL|Total|I ALT|At betale|Ialt", paid="At betale|Betalt", cash="Kontant|KONTANT", card="Dankort|DANKORT|Betalingskort|VISA/DANKORT", transfer="Faktura|MobilePay", change="Byttepenge|Retur|BYTTEPENGE", rounding="Øreafrunding|Afrunding",
        vat="Moms|MOMS", rate="Moms %|Moms|MOMS", net="Netto|Ekskl. moms", gross="Brutto|Inkl. moms", included="Heraf moms {rate}%: {vat}|Moms udgør {rate}% {vat}", vat_sum="Heraf moms|Moms i alt|MOMS UDGØR", count="Antal varer|Antal", saved="De har sparet|Du sparede",
        thanks="Tak for besøget|TAK FOR HANDLEN|Velkommen igen!", policy="Ombytning inden 30 dage mod bon|Gem bonen - den gælder som garantibevis|Returret 14 dage i ubrudt emballage", guarantee="Reklamationsret til {date}|Garanti indtil {date}", survey="Fortæl os om dit besøg:|Vind et gavekort på:",
        hours="Åbent man-fre 10-19 lør-søn 10-17|Åbningstider: alle dage 8-21", voucher="Værdikupon {amount} gælder til {date}", points="Point|Optjente point", member="Medlem|Medlemsnr.", copy="KOPI|BONKOPI|GENPART", printed="Udskrevet|Kopi udskrevet", returned="RETURBON|KREDITNOTA", returned_for="Retur af bon {number} fra {date}",
        slip="DANKORT|KØB|KORTKVITTERING", slip_card="Kort|Kortnr.", slip_amount="Beløb|Køb", slip_approved="GODKENDT|Transaktion godkendt", slip_code="Autorisation|AUT. NR.", slip_copy="KUNDENS KVITTERING|KUNDEKOPI", bill="FORELØBIG REGNING|REGNING", bill_note="IKKE EN KVITTERING|Ej bon", table="Bord|BORD", guests="Personer|Gæster", phone="Tlf.|Tlf|Telefon",
    ),
    "de": Words(
        title="QUITTUNG|KASSENBON|Kassenbeleg|RECHNUNG|Beleg", number="Beleg-Nr.|Bon-Nr.|Bonnr.|Belegnummer|Rechnung Nr.|BON", date="Datum|DATUM|Belegdatum", time="Uhrzeit|Zeit|UHRZEIT", till="Kasse|KASSE|Kasse Nr.|Filiale/Kasse", cashier="Kassierer|Es bediente Sie|Bediener|Verkäufer",
        article="Art.-Nr.|Artikel|Art.Nr.|ArtNr", piece="Stk|St|STK|x", description="Bezeichnung|Artikel|Ware", quantity="Menge|Anz.|Anzahl", unit_price="Einzelpreis|E-Preis|Preis|EP", amount="Betrag|Gesamt|EUR|Summe", discount="Rabatt|RABATT|Nachlass|Aktionsrabatt", reduced="Preis nach Rabatt|Neuer Preis",
        deposit="Pfand|PFAND|LEERGUT-PFAND", subtotal="Zwischensumme|ZWISCHENSUMME|Warenwert", total="SUMME|Summe|Gesamtbetrag|ZU ZAHLEN|TOTAL|Gesamt", paid="Gegeben|Zu zahlen|Zahlbetrag", cash="Bar|BAR|Barzahlung", card="EC-Karte|EC-CASH|Kreditkarte|Girocard|Kartenzahlung", transfer="Überweisung|Rechnung",
        change="Rückgeld|RÜCKGELD|Zurück", rounding="Rundung|Rundungsdifferenz", vat="MwSt|MWST|USt|MwSt.", rate="MwSt|Satz|MWST%|Steuersatz", net="Netto|NETTO|Nettobetrag", gross="Brutto|BRUTTO|Umsatz", included="inkl. {rate}% MwSt {vat}|darin enthaltene MwSt {rate}%: {vat}", vat_sum="Summe MwSt|MwSt gesamt|Enthaltene MwSt",
        count="Anzahl Artikel|Artikel|Posten", saved="Sie haben gespart|Ihre Ersparnis", thanks="Vielen Dank für Ihren Einkauf!|Danke für Ihren Besuch|VIELEN DANK - AUF WIEDERSEHEN|Wir danken für Ihren Einkauf", policy="Umtausch innerhalb von 14 Tagen mit Kassenbon|Bitte bewahren Sie den Beleg als Garantienachweis auf|Rückgabe nur originalverpackt binnen 30 Tagen gegen Vorlage des Bons",
        guarantee="Garantie bis {date}|Gewährleistung bis {date}", survey="Ihre Meinung zählt! Nehmen Sie teil auf|Zufrieden? Bewerten Sie uns:", hours="Mo-Sa 10:00-20:00 Uhr|Öffnungszeiten: Mo-Fr 9-19 Uhr, Sa 9-18 Uhr", voucher="Gutschein {amount} für Ihren nächsten Einkauf, gültig bis {date}", points="Punkte|Punktestand|Treuepunkte", member="Kundenkarte|Kunden-Nr.|Kartennummer",
        copy="KOPIE|DUPLIKAT|Zweitschrift|BELEGKOPIE", printed="Druckdatum|Nachdruck am|gedruckt am", returned="GUTSCHRIFT|RETOURE|RETOURENBON|STORNO", returned_for="Retoure zu Beleg {number} vom {date}", slip="K U N D E N B E L E G|KUNDENBELEG|Kartenzahlung|girocard", slip_card="Karte|Kartennr.|Karten-Nr.", slip_amount="Zahlbetrag|BETRAG|Betrag", slip_approved="Zahlung erfolgt|AUTORISIERUNG ERFOLGT|Zahlung genehmigt",
        slip_code="Genehmigungs-Nr.|Autor.-Nr.|AID-Para", slip_copy="Kundenbeleg|BITTE BELEG AUFBEWAHREN", bill="ZWISCHENRECHNUNG|Zwischenrechnung|VORLÄUFIGE RECHNUNG", bill_note="KEIN BELEG - BITTE RECHNUNG VERLANGEN|Dies ist keine Rechnung", table="Tisch|TISCH", guests="Personen|Gäste", phone="Tel.|Tel|Telefon|Fon",
    ),
    "fr": Words(
        title="TICKET DE CAISSE|TICKET|FACTURETTE|Reçu de caisse", number="Ticket n°|N° ticket|Ticket|N° de transaction", date="Le|Date|DATE", time="à|Heure|HEURE", till="Caisse|N° de caisse|Caisse n°", cashier="Hôte de caisse|Vendeur|Caissier|Servi par", article="Réf.|REF|Code|Art.", piece="pce|PCS|u.",
        description="Désignation|Article|LIBELLE", quantity="Qté|QTE", unit_price="P.U.|Prix U.|PU TTC", amount="Montant|Total|EUR", discount="Remise|REMISE|Rabais|Réduction", reduced="Prix remisé|Net", deposit="Consigne|Éco-participation", subtotal="Sous-total|SOUS-TOTAL", total="TOTAL TTC|TOTAL|Total à payer|NET A PAYER|MONTANT DU", paid="À payer|Réglé|Règlement",
        cash="Espèces|ESPECES", card="Carte bancaire|CB|CARTE BANCAIRE|CB EMV", transfer="Virement|Chèque", change="Rendu|RENDU|À rendre", rounding="Arrondi", vat="TVA", rate="Taux|TAUX|% TVA", net="HT|H.T.|Total HT", gross="TTC|T.T.C.", included="dont TVA {rate}% : {vat}|TVA incluse {rate} % {vat}", vat_sum="Total TVA|Dont TVA", count="Nombre d'articles|NB ARTICLES|Nb art.",
        saved="Vous avez économisé|Total remises", thanks="Merci de votre visite|MERCI ET A BIENTOT|Merci de votre confiance", policy="Échange sous 30 jours sur présentation du ticket|Ticket à conserver pour tout échange ou garantie|Remboursement sous 15 jours, emballage d'origine", guarantee="Garantie jusqu'au {date}|Fin de garantie le {date}", survey="Donnez votre avis sur|Votre avis nous intéresse :",
        hours="Ouvert du lundi au samedi 9h30-19h30|Lun-Sam 10h-20h, Dim 10h-18h", voucher="Bon d'achat {amount} valable jusqu'au {date}", points="Points|Points fidélité|Cagnotte", member="Carte fidélité|N° client", copy="DUPLICATA|COPIE", printed="Imprimé le|Édité le", returned="AVOIR|RETOUR MARCHANDISE|TICKET DE RETOUR", returned_for="Retour du ticket {number} du {date}",
        slip="CARTE BANCAIRE|CB SANS CONTACT|TICKET CLIENT", slip_card="CB|Carte|N°", slip_amount="MONTANT|MONTANT REEL", slip_approved="PAIEMENT ACCEPTÉ|TRANSACTION ACCEPTEE|DEBIT", slip_code="N° AUTO|AUTORISATION", slip_copy="TICKET CLIENT A CONSERVER|TICKET CLIENT", bill="NOTE|ADDITION|NOTE PROVISOIRE", bill_note="NE VAUT PAS TICKET|Note - ceci n'est pas un ticket", table="Table|TABLE", guests="Couverts|Cvts", phone="Tél.|Tél|TEL",
    ),
    "it": Words(
        title="DOCUMENTO COMMERCIALE|SCONTRINO FISCALE", number="DOCUMENTO N.|DOC. N.|Scontrino n.|Documento numero", date="Data|DATA|", time="Ora|ore|", till="Cassa|CASSA|Cassa n.", cashier="Cassiere|Operatore|OPERATORE", article="Cod.|Art.|COD", piece="pz|PZ|NR", description="DESCRIZIONE|Descrizione", quantity="Q.TA|Q.tà|QTA", unit_price="Prezzo|PREZZO", amount="Prezzo(€)|IMPORTO|EURO",
        discount="Sconto|SCONTO|Sconto articolo", reduced="Prezzo scontato|Netto", deposit="Contributo RAEE|Cauzione", subtotal="Subtotale|SUBTOTALE", total="TOTALE COMPLESSIVO|TOTALE|Totale complessivo", paid="Importo pagato|IMPORTO PAGATO", cash="Contante|CONTANTE|Pagamento contante", card="Pagamento elettronico|CARTA|BANCOMAT|Carta di credito", transfer="Bonifico|Non riscosso", change="Resto|RESTO", rounding="Arrotondamento",
        vat="IVA|di cui IVA", rate="IVA|ALIQ.|Aliquota", net="Imponibile|IMPON.", gross="Totale|LORDO", included="di cui IVA {rate}% {vat}|IVA {rate}% inclusa: {vat}", vat_sum="di cui IVA|DI CUI IVA|Totale IVA", count="Pezzi|N. ARTICOLI|Numero pezzi", saved="Hai risparmiato|Totale sconti", thanks="Grazie e arrivederci|GRAZIE PER LA VISITA|Grazie per il Suo acquisto", policy="Cambio merce entro 14 giorni con scontrino|Conservare lo scontrino per la garanzia|Resi entro 30 giorni con imballo integro",
        guarantee="Garanzia fino al {date}|Garanzia valida sino al {date}", survey="La tua opinione conta:|Partecipa al sondaggio su", hours="Aperto lun-sab 9:30-20:00|Orario continuato 9-21", voucher="Buono sconto {amount} valido fino al {date}", points="Punti|Punti accumulati|Saldo punti", member="Carta fedeltà|Tessera", copy="COPIA|DUPLICATO|COPIA CLIENTE", printed="Stampato il|Ristampa del", returned="DOCUMENTO COMMERCIALE RESO|RESO MERCE", returned_for="Reso merce documento {number} del {date}",
        slip="PAGOBANCOMAT|ACQUISTO|VENDITA POS", slip_card="Carta|PAN", slip_amount="IMPORTO|Importo", slip_approved="TRANSAZIONE ESEGUITA|TRANSAZIONE APPROVATA", slip_code="AUT.|Cod. Aut.", slip_copy="COPIA CLIENTE|RICEVUTA CLIENTE", bill="PRECONTO|CONTO", bill_note="DOCUMENTO NON FISCALE|NON FISCALE", table="Tavolo|TAVOLO", guests="Coperti|COPERTI", phone="Tel.|TEL|Tel",
    ),
    "es": Words(
        title="FACTURA SIMPLIFICADA|TICKET DE COMPRA|Factura simplificada|TIQUE", number="Ticket|N.º factura|Nº Ticket|Fact. simplif.|Núm.", date="Fecha|FECHA", time="Hora|HORA", till="Caja|CAJA|TPV", cashier="Le atendió|Cajero/a|Vendedor|CAJERA", article="Ref.|Cód.|REF", piece="ud|UDS|u.", description="Descripción|ARTICULO|Concepto", quantity="Cant.|UDS.|Cant", unit_price="P.Unit.|Precio|P.V.P.", amount="Importe|IMPORTE|Total",
        discount="Dto.|Descuento|DESCUENTO", reduced="Precio con dto.|Neto", deposit="Tasa RAEE|Depósito", subtotal="Subtotal|SUBTOTAL", total="TOTAL|TOTAL A PAGAR|Total|IMPORTE TOTAL", paid="A pagar|Entregado", cash="Efectivo|EFECTIVO|Contado", card="Tarjeta|TARJETA|Tarjeta bancaria", transfer="Transferencia|Vale", change="Cambio|CAMBIO|Devolución", rounding="Redondeo", vat="IVA|I.V.A.", rate="% IVA|IVA|TIPO", net="Base|BASE IMP.|Base imponible", gross="Total|TOTAL",
        included="IVA {rate}% incluido: {vat}|incluye IVA {rate}% {vat}", vat_sum="Total IVA|Cuota IVA", count="N.º artículos|Artículos|UNIDADES", saved="Ha ahorrado|Ahorro", thanks="¡Gracias por su visita!|GRACIAS POR SU COMPRA|Gracias y hasta pronto", policy="Cambios y devoluciones: 30 días con ticket|Conserve el ticket para cambios y garantía|No se admiten devoluciones sin este ticket (15 días)", guarantee="Garantía hasta el {date}|Garantía legal hasta {date}", survey="Su opinión nos importa:|Opine en", hours="Horario: L-S 10:00-21:00|Abierto de lunes a sábado de 9:30 a 20:30",
        voucher="Vale de {amount} válido hasta {date}", points="Puntos|Puntos acumulados|Saldo", member="Tarjeta cliente|Socio", copy="COPIA|DUPLICADO", printed="Impreso el|Reimpresión", returned="DEVOLUCIÓN|TICKET ABONO|ABONO", returned_for="Devolución del ticket {number} de {date}", slip="PAGO CON TARJETA|VENTA|OPERACIÓN CONTACTLESS", slip_card="Tarjeta|TARJ.", slip_amount="IMPORTE|Importe", slip_approved="OPERACIÓN ACEPTADA|AUTORIZADA|OPERACION AUTORIZADA", slip_code="Autorización|N. AUT",
        slip_copy="COPIA PARA EL CLIENTE|Recibo cliente", bill="CUENTA|NOTA PROVISIONAL|PRECUENTA", bill_note="NO VÁLIDO COMO FACTURA|Documento no válido como ticket", table="Mesa|MESA", guests="Comensales|Pers.", phone="Tel.|Tlf.|Tel",
    ),
    "nl": Words(
        title="KASSABON|BON|Kassabon|KASTICKET", number="Bonnr.|Bonnummer|Bon|Transactie|Ticketnr", date="Datum|DATUM", time="Tijd|TIJD|Uur", till="Kassa|KASSA|Kassanr", cashier="Caissière|Medewerker|U werd geholpen door|Verkoper", article="Art.nr.|Artikel|Artnr|Code", piece="st|stuks|ST", description="Omschrijving|Artikel|OMSCHRIJVING", quantity="Aantal|AANTAL|Aant.", unit_price="Prijs|Stukprijs|PRIJS", amount="Bedrag|Totaal|BEDRAG",
        discount="Korting|KORTING|Actiekorting", reduced="Prijs na korting|Netto", deposit="Statiegeld|Verwijderingsbijdrage|Recupel", subtotal="Subtotaal|SUBTOTAAL", total="TOTAAL|Totaal|TE BETALEN|Totaal te betalen", paid="Te betalen|Betaald", cash="Contant|CONTANT", card="PIN|Pinbetaling|BANKPAS|Bancontact|Maestro", transfer="Op rekening|Overschrijving", change="Wisselgeld|WISSELGELD|Terug", rounding="Afronding|Afrondingsverschil", vat="BTW|Btw", rate="BTW|BTW%|Btw-tarief", net="Excl.|Over|Netto", gross="Incl.|Bruto|Totaal",
        included="incl. {rate}% BTW {vat}|Btw {rate}% inbegrepen: {vat}", vat_sum="Totaal BTW|BTW totaal", count="Aantal artikelen|Artikelen", saved="Uw voordeel|U bespaarde", thanks="Bedankt en tot ziens!|BEDANKT VOOR UW AANKOOP|Dank u wel en graag tot ziens", policy="Ruilen binnen 14 dagen met kassabon|Bewaar de bon als garantiebewijs|Retour binnen 30 dagen, ongeopend en met bon", guarantee="Garantie tot {date}|Garantie geldig t/m {date}", survey="Wat vindt u van ons? Ga naar|Geef uw mening op", hours="Open ma-za 9.30-18.00, do koopavond tot 21.00|Openingstijden: ma-vr 10-18, za 10-17",
        voucher="Waardebon {amount} geldig t/m {date}", points="Punten|Spaarpunten|Puntensaldo", member="Klantnr.|Klantenkaart", copy="KOPIE|DUPLICAAT|KOPIEBON", printed="Afgedrukt op|Herdruk", returned="RETOURBON|RETOUR|CREDITBON", returned_for="Retour van bon {number} d.d. {date}", slip="KLANTTICKET|PINBETALING|POI BETALING", slip_card="Kaart|Pas", slip_amount="Totaal|BETALING", slip_approved="AKKOORD|U heeft betaald|Transactie goedgekeurd", slip_code="Autorisatiecode|Auth. code", slip_copy="KLANTTICKET|KOPIE KAARTHOUDER",
        bill="TUSSENREKENING|REKENING|Voorlopige rekening", bill_note="GEEN BETAALBEWIJS|Dit is geen kassabon", table="Tafel|TAFEL", guests="Personen|Gasten", phone="Tel.|Tel|T",
    ),
    "en": Words(
        title="SALES RECEIPT|RECEIPT|Sales receipt|TILL RECEIPT|VAT RECEIPT", number="Receipt No|Receipt|Transaction|Trans No.|Receipt #", date="Date|DATE|Sale date", time="Time|TIME", till="Till|Reg|TILL|POS", cashier="Served by|Cashier|Your server today|Operator", article="SKU|Item|Code|PLU", piece="ea|EA|pcs", description="Item|Description|ITEM", quantity="Qty|QTY", unit_price="Price|PRICE|Each", amount="Amount|TOTAL|Value",
        discount="Discount|DISCOUNT|Promo saving|Less", reduced="Price after discount|Now", deposit="Deposit|Recycling fee", subtotal="Subtotal|SUB TOTAL|Sub-Total", total="TOTAL|Total|BALANCE DUE|TOTAL TO PAY|Amount due", paid="Tendered|To pay|Paid", cash="CASH|Cash", card="VISA DEBIT|CARD|Card|MASTERCARD|Debit card", transfer="Account|Bank transfer", change="CHANGE|Change|Change due", rounding="Rounding|ROUNDING", vat="VAT|Vat", rate="VAT rate|Rate|VAT %", net="Net|NET|Goods", gross="Gross|GROSS|Total",
        included="includes VAT @ {rate}%: {vat}|VAT {rate}% included {vat}", vat_sum="Total VAT|VAT total|VAT included", count="No. of items|ITEMS|Items sold", saved="You saved|TOTAL SAVINGS", thanks="Thank you for shopping with us|THANK YOU - PLEASE CALL AGAIN|Thanks for your custom", policy="Returns accepted within 28 days with this receipt|Please retain receipt for refund or exchange|Refunds within 14 days, unopened, with proof of purchase", guarantee="Guarantee valid until {date}|Warranty ends {date}", survey="How did we do? Tell us at|Win a gift card - take our survey:",
        hours="Open Mon-Sat 9am-6pm, Sun 11am-5pm|Opening hours 9.00-17.30", voucher="{amount} off your next purchase until {date}", points="Points|Points earned|Points balance", member="Loyalty card|Member no.", copy="COPY|DUPLICATE|REPRINT", printed="Printed|Reprinted on", returned="REFUND|REFUND RECEIPT|RETURN", returned_for="Refund of receipt {number} of {date}", slip="CUSTOMER COPY|CARDHOLDER COPY|CARD PAYMENT", slip_card="Card|PAN", slip_amount="AMOUNT|SALE|Total", slip_approved="APPROVED|AUTHORISED|Thank you - Approved", slip_code="Auth code|AUTH CODE",
        slip_copy="PLEASE RETAIN FOR YOUR RECORDS|CUSTOMER COPY", bill="BILL|GUEST CHECK|Pro forma bill", bill_note="NOT A VAT RECEIPT|This is not a receipt", table="Table|TABLE", guests="Covers|Guests", phone="Tel|Tel:|Telephone|T",
    ),
}  # fmt: skip


def shop_words(language: str, chance: Chance) -> Words:
    """The words of one shop: of each word one wording."""
    every = WORDS[language]
    return replace(every, **{one.name: chance.pick(getattr(every, one.name).split(PARTS)) for one in fields(Words)})


def with_tax(words: Words, name: str) -> Words:
    """`words` where VAT is called `name`."""
    return replace(words, **{one.name: re.sub("VAT|Vat", name, getattr(words, one.name)) for one in fields(Words)})


def in_two(words: Words, second: Words, *, sign: str = " / ") -> Words:
    """`words` with the ones that a second language says too, as in towns of two languages."""
    twice = ("title", "total", "thanks", "vat_sum", "card", "cash", "policy")
    said = {name: (getattr(words, name), getattr(second, name)) for name in twice}
    return replace(words, **{name: one if one == two else f"{one}{sign}{two}" for name, (one, two) in said.items()})
