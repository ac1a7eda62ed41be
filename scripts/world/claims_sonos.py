"""Claims on the welcome cashback of June 2019: bought 3 to 21 June, 20 per cent of the price, capped by currency.

Days: seven to answer, 30 from approval to payment, plain calendar days.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from world import dealers, people
from world.camera import Shot
from world.claims import ClaimFolder, Expected, form, product
from world.goods import article
from world.people import Person
from world.prints import Made, Studio
from world.sale import Buyer, Sale

CAMPAIGN = "sonos-welcome-2019"


def make_claims(seed: int) -> Iterator[ClaimFolder]:
    """Every claim of this campaign."""
    for make in (_norway, _capped, _stand, _last_day, _own_shop, _company, _account, _locked, _too_late):
        yield make(seed)


def _studio(seed: int, name: str) -> Studio:
    return Studio(seed, f"claims/{CAMPAIGN}/{name}")


def _folder(
    name: str,
    person: Person,
    sale: Sale,
    *,
    moment: str,
    claimed: str,
    document: Made,
    expected: Expected,
    wrong_iban: bool = False,
) -> ClaimFolder:
    claim = form(
        name,
        CAMPAIGN,
        person=person,
        sale=sale,
        submitted_at=moment,
        products=(product(claimed, sale.articles[0]),),
        documents=(document,),
        wrong_iban=wrong_iban,
    )
    return ClaimFolder(CAMPAIGN, name, claim, (document,), expected.truth())


def _norway(seed: int) -> ClaimFolder:
    name = "sonos-accept-norway"
    sale = Sale(
        dealers.LYD_NO,
        (article("Sonos One hvit", "2290.00", "204402"),),
        dt.date(2019, 6, 12),
        "004217",
        dt.time(16, 42),
        slip=True,
    )
    expected = Expected(
        "accept",
        "20 % of 2290.00 is 458.00, below the cap of 1620; 20 June and 30 days is 20 July",
        also=("review",),
        amount=("458.00", "NOK"),
        deadlines=(("pay_by", "2019-07-20"),),
    )
    return _folder(
        name,
        people.INGRID,
        sale,
        moment="2019-06-20T18:05:00+02:00",
        claimed="Sonos One",
        document=_studio(seed, name).receipt("kvittering.jpg", sale),
        expected=expected,
    )


def _capped(seed: int) -> ClaimFolder:
    name = "sonos-accept-capped"
    sale = Sale(
        dealers.HARBOUR_GB,
        (article("Sonos Play:5 White", "499.00", "SON-PL5-W", quantity=2),),
        dt.date(2019, 6, 10),
        "1-204417",
        dt.time(13, 25),
        slip=True,
    )
    expected = Expected(
        "accept",
        "20 % of 998.00 is 199.60; a participant gets 160.00 at most; 18 June and 30 days is 18 July",
        also=("review",),
        amount=("160.00", "GBP"),
        deadlines=(("pay_by", "2019-07-18"),),
    )
    return _folder(
        name,
        people.OLIVER,
        sale,
        moment="2019-06-18T12:00:00+01:00",
        claimed="Sonos Play:5",
        document=_studio(seed, name).receipt("receipt.jpg", sale),
        expected=expected,
    )


def _stand(seed: int) -> ClaimFolder:
    name = "sonos-reject-stand"
    sale = Sale(
        dealers.VESTERHAV_DK,
        (article("Gulvstativ til Sonos Play:1, sort", "449.00", "80-2290"),),
        dt.date(2019, 6, 9),
        "55871",
        dt.time(11, 17),
    )
    expected = Expected("reject", "A stand for a Play:1 is no Play:1", also=("review",), must_fail=("P",))
    return _folder(
        name,
        people.SOREN,
        sale,
        moment="2019-06-16T20:40:00+02:00",
        claimed="Sonos Play:1",
        document=_studio(seed, name).receipt("bon.jpg", sale),
        expected=expected,
    )


def _last_day(seed: int) -> ClaimFolder:
    name = "sonos-review-21-june"
    sale = Sale(
        dealers.GELUID_NL, (article("Sonos Beam zwart", "449.00", "118850"),), dt.date(2019, 6, 21), "19-004502"
    )
    expected = Expected(
        "review", "21 June without a time: before or after 11:59, and that may mean 23:59; the amount would be 89.80"
    )
    return _folder(
        name,
        people.SANNE,
        sale,
        moment="2019-06-25T09:12:00+02:00",
        claimed="Sonos Beam",
        document=_studio(seed, name).receipt("bon.jpg", sale),
        expected=expected,
    )


def _own_shop(seed: int) -> ClaimFolder:
    name = "sonos-reject-own-shop"
    sale = Sale(
        dealers.MAKER_NL,
        (article("Sonos Beam zwart", "449.00", "BEAM1EU1BLK"),),
        dt.date(2019, 6, 11),
        "4410078821",
        buyer=Buyer("Joris Proef", "Oudegracht 88", "3511 AV Utrecht"),
        remarks=("Gekocht op www.sonos.com",),
    )
    expected = Expected(
        "reject",
        "Bought from the maker's own web shop: that is the discount route, not cashback",
        also=("review",),
        must_fail=("K1",),
    )
    return _folder(
        name,
        people.JORIS,
        sale,
        moment="2019-06-17T14:00:00+02:00",
        claimed="Sonos Beam",
        document=_studio(seed, name).invoice("factuur.pdf", sale),
        expected=expected,
    )


def _company(seed: int) -> ClaimFolder:
    name = "sonos-reject-company"
    sale = Sale(
        dealers.KLANG_DE,
        (article("Sonos Play:5 schwarz", "579.00", "445131", quantity=2),),
        dt.date(2019, 6, 13),
        "RE-2019-2207",
        buyer=Buyer("Lehmann Tontechnik GmbH", "Osterstraße 60", "20259 Hamburg", "DE304816000"),
        due=dt.date(2019, 6, 27),
    )
    expected = Expected(
        "reject",
        "A firm claims, and the invoice is made out to it: private persons only",
        also=("review",),
        must_fail=("Q2",),
    )
    return _folder(
        name,
        people.LEHMANN,
        sale,
        moment="2019-06-19T08:30:00+02:00",
        claimed="Sonos Play:5",
        document=_studio(seed, name).invoice("rechnung.jpg", sale, shot=Shot(0.35, 2000)),
        expected=expected,
    )


def _account(seed: int) -> ClaimFolder:
    name = "sonos-resubmit-iban"
    sale = Sale(
        dealers.SON_FR,
        (article("SONOS PLAYBASE NOIR", "799.00", "SN-7742"),),
        dt.date(2019, 6, 14),
        "A1-30399",
        dt.time(10, 54),
        slip=True,
    )
    expected = Expected(
        "resubmit",
        "The IBAN's last digits are exchanged; everything else holds; 22 June and seven days",
        must_fail=("Q3",),
        deadlines=(("answer_by", "2019-06-29"),),
    )
    return _folder(
        name,
        people.CHLOE,
        sale,
        moment="2019-06-22T19:20:00+02:00",
        claimed="Sonos Playbase",
        wrong_iban=True,
        document=_studio(seed, name).receipt("ticket.jpg", sale),
        expected=expected,
    )


def _locked(seed: int) -> ClaimFolder:
    name = "sonos-resubmit-locked-pdf"
    sale = Sale(
        dealers.KLANG_DE,
        (article("Sonos One weiß", "229.00", "445102"),),
        dt.date(2019, 6, 12),
        "RE-2019-2188",
        buyer=Buyer("Karin Beispiel", "Lange Reihe 14", "20099 Hamburg"),
    )
    expected = Expected(
        "resubmit",
        "The only proof is a PDF behind a password: another file is asked for; 19 June and seven days",
        deadlines=(("answer_by", "2019-06-26"),),
    )
    return _folder(
        name,
        people.KARIN,
        sale,
        moment="2019-06-19T21:10:00+02:00",
        claimed="Sonos One",
        document=_studio(seed, name).invoice("rechnung.pdf", sale, password=people.KARIN.postal_code),
        expected=expected,
    )


def _too_late(seed: int) -> ClaimFolder:
    name = "sonos-reject-24-june"
    sale = Sale(
        dealers.SONIDOS_ES,
        (article("SONOS PLAY:1 NEGRO", "169.00", "7740-18"),),
        dt.date(2019, 6, 24),
        "T004-119001",
        dt.time(18, 2),
        slip=True,
    )
    expected = Expected("reject", "Bought three days after the campaign ended", also=("review",), must_fail=("V1",))
    return _folder(
        name,
        people.LUCIA,
        sale,
        moment="2019-06-28T10:45:00+02:00",
        claimed="Sonos Play:1",
        document=_studio(seed, name).receipt("ticket.jpg", sale),
        expected=expected,
    )
