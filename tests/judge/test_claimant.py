"""Claimants: complete forms, right accounts, people who may take part."""

import pytest
from builders import (
    a_campaign,
    a_case,
    a_claim,
    a_claimant,
    a_label,
    a_purchase,
    a_reading,
    a_receipt,
    an_empty_receipt,
)

from verify.claim import Address, BankAccount, Origin, Product
from verify.judge.clauses.claimant import (
    _GIVEN,
    AccountCountry,
    AccountValid,
    Adult,
    ClaimantKind,
    CompanyAccount,
    Entry,
    FormComplete,
    Invited,
    PostRegistered,
    PrivateBuyer,
    ReferenceCode,
    Residence,
)
from verify.letters.codes import FIELDS

SONY_FORM = ("model", "serial", "purchase_date", "retailer", "name", "email", "postal_code", "bank_account", "phone", "proof", "serial_photo")  # fmt: skip
VALID = AccountValid("5.1", "resubmit")
HOME_ACCOUNT = AccountCountry("Q3", "resubmit")
ROMANIAN = AccountCountry("6", "resubmit", country="RO")


def answer(finding):
    """The outcome, or the reason of an unknown one."""
    return finding.reason or str(finding.outcome)


def of(*, claimant=None, **claim):
    """A claim by this claimant."""
    return a_case(claim=a_claim(claimant=a_claimant(**(claimant or {})), **claim))


def codes(finding):
    """What is asked for."""
    return [ask.code for ask in finding.asks]


def test_a_complete_form_holds():
    """Every entry given, every file sent."""
    product = Product(name="Alpha 7 III", model="ILCE-7M3", serial="1234567")
    readings = (a_reading(), a_reading(a_label(), kind="serial_photo"))
    case = a_case(*readings, claim=a_claim(products=(product,)))
    assert "holds" == answer(FormComplete("1.3", "resubmit", SONY_FORM).check(case, a_campaign()))


def test_a_form_names_all_that_is_missing_at_once():
    """The claimant is told of every entry in one sentence, in the campaign's order."""
    case = of(claimant={"phone": None, "bank_account": None}, purchase=a_purchase(retailer=None))
    finding = FormComplete("1.3", "resubmit", SONY_FORM).check(case, a_campaign())
    assert ("missing", (("entries", "serial,retailer,bank_account,phone,serial_photo"),)) == (
        answer(finding),
        finding.asks[0].parameters,
    )


@pytest.mark.parametrize(
    ("entry", "changes"),
    [
        ("name", {"name": None}),
        ("email", {"email": None}),
        ("phone", {"phone": None}),
        ("postal_address", {"address": Address("Esimerkkikatu 1", None, "Helsinki", "FI")}),
        ("postal_code", {"address": Address("Esimerkkikatu 1", None, "Helsinki", "FI")}),
        ("country", {"address": Address("Esimerkkikatu 1", "00100", "Helsinki")}),
        ("bank_account", {"bank_account": BankAccount(holder="Aino")}),
        ("kind", {"kind": None}),
        ("is_adult", {"is_adult": None}),
        ("company", {"kind": "company"}),
    ],
)
def test_each_entry(entry, changes):
    """An entry left out is missing, one given is not."""
    clause = FormComplete("3.2", "resubmit", (entry,))
    assert "holds" == answer(clause.check(of(), a_campaign()))
    assert "missing" == answer(clause.check(of(claimant=changes), a_campaign()))


def test_every_entry_has_its_question_and_its_name():
    """What a campaign may ask for can be judged and can be worded."""
    entries = set(Entry.__args__)
    assert entries == set(_GIVEN)
    assert entries <= set(FIELDS)


@pytest.mark.parametrize(
    ("account", "outcome", "asked"),
    [
        (BankAccount("FI2112345600000785"), "holds", []),
        (BankAccount("FI21 1234 5600 0007 85"), "holds", []),
        (BankAccount("FI2112345600000786"), "fails", ["iban-invalid"]),
        (BankAccount("nonsense"), "fails", ["iban-invalid"]),
        (BankAccount(bsb="062-000", account_number="12345678"), "holds", []),
        (BankAccount(bsb="62-000", account_number="12345678"), "fails", ["bsb-invalid"]),
        (BankAccount(bsb="062-000", account_number="12"), "fails", ["bsb-invalid"]),
        (BankAccount(), "missing", ["form-missing"]),
        (None, "missing", ["form-missing"]),
    ],
)
def test_accounts(account, outcome, asked):
    """An IBAN's check number, or the form of BSB and account number."""
    finding = VALID.check(of(claimant={"bank_account": account}), a_campaign())
    assert (outcome, asked) == (answer(finding), codes(finding))


@pytest.mark.parametrize(
    ("clause", "residence", "account", "expected"),
    [
        (HOME_ACCOUNT, "FI", BankAccount("FI2112345600000785"), ("holds", [])),
        (HOME_ACCOUNT, "SE", BankAccount("FI2112345600000785"), ("fails", ["iban-country"])),
        (HOME_ACCOUNT, "AU", BankAccount(bsb="062-000", account_number="12345678"), ("holds", [])),
        (HOME_ACCOUNT, "AU", BankAccount("FI2112345600000785"), ("fails", ["bsb-invalid"])),
        (HOME_ACCOUNT, "FI", BankAccount(bsb="062-000", account_number="12345678"), ("fails", ["iban-country"])),
        (HOME_ACCOUNT, None, BankAccount("FI2112345600000785"), ("missing", ["form-missing"])),
        (ROMANIAN, "RO", BankAccount("RO49AAAA1B31007593840000"), ("holds", [])),
        (ROMANIAN, "RO", BankAccount("FI2112345600000785"), ("fails", ["iban-country"])),
        (ROMANIAN, "RO", None, ("missing", ["form-missing"])),
    ],
)
def test_the_accounts_country(clause, residence, account, expected):
    """In the campaign's country, or in that of residence, Australia with its own kind of account."""
    claimant = {"address": Address("Street 1", "00100", "Town", residence), "bank_account": account}
    finding = clause.check(of(claimant=claimant), a_campaign())
    assert expected == (answer(finding), codes(finding))


@pytest.mark.parametrize(
    ("kind", "is_adult", "expected"),
    [
        ("person", True, "holds"),
        ("person", False, "fails"),
        ("person", None, "missing"),
        ("company", None, "not-applicable"),
        (None, None, "missing"),
    ],
)
def test_adults(kind, is_adult, expected):
    """A person has to say so; a company has no age."""
    case = of(claimant={"kind": kind, "is_adult": is_adult})
    assert expected == answer(Adult("1.5", "reject").check(case, a_campaign()))


@pytest.mark.parametrize(
    ("kinds", "kind", "expected"),
    [
        (("person",), "person", "holds"),
        (("person",), "company", "fails"),
        (("person", "company"), "company", "holds"),
        (("person",), None, "missing"),
    ],
)
def test_who_may_claim(kinds, kind, expected):
    """Persons, companies or both."""
    assert expected == answer(ClaimantKind("Q2", "reject", kinds).check(of(claimant={"kind": kind}), a_campaign()))


@pytest.mark.parametrize(("country", "expected"), [("FI", "holds"), ("PL", "fails"), (None, "missing")])
def test_residence(country, expected):
    """A country on the list, as the address says."""
    case = of(claimant={"address": Address("Street 1", "00100", "Town", country)})
    assert expected == answer(Residence("Q1", "reject", ("FI", "SE")).check(case, a_campaign()))


@pytest.mark.parametrize(
    ("claimant", "receipt", "expected"),
    [
        ({}, {}, "holds"),
        ({}, {"buyer": "Aino Esimerkki"}, "holds"),
        ({}, {"buyer": "Esimerkki Konsultointi Oy"}, "fails"),
        ({}, {"buyer": "Muster GmbH"}, "fails"),
        ({}, {"buyer": "S.C. Exemplu S.R.L."}, "fails"),
        ({}, {"buyer": "Asa Lindgren"}, "holds"),
        ({}, {"buyer_vat_id": "FI12345671"}, "fails"),
        ({"name": "Exempel AB"}, {}, "fails"),
        ({"company": "Esimerkki"}, {}, "fails"),
    ],
)
def test_company_looking_buyers(claimant, receipt, expected):
    """A buyer's VAT ID or a legal form looks like a company; a person's name does not."""
    case = a_case(a_reading(a_receipt(**receipt)), claim=a_claim(claimant=a_claimant(**claimant)))
    assert expected == answer(PrivateBuyer("Q2", "review").check(case, a_campaign()))


def test_an_empty_proof_shows_no_buyer():
    """Nothing read is no private buyer."""
    case = a_case(a_reading(an_empty_receipt()))
    assert answer(PrivateBuyer("Q2", "review").check(case, a_campaign())) in {"missing", "illegible"}


@pytest.mark.parametrize(
    ("kind", "company", "holder", "expected"),
    [
        ("person", None, "Aino Esimerkki", "not-applicable"),
        ("company", "Esimerkki Oy", "Esimerkki Oy", "holds"),
        ("company", "Esimerkki Oy", "ESIMERKKI", "holds"),
        ("company", "Esimerkki Oy", "Aino Virtanen", "fails"),
        ("company", "Esimerkki Oy", None, "missing"),
        ("company", None, "Aino Esimerkki", "missing"),
        ("company", None, "Esimerkki Oy", "missing"),
    ],
)
def test_a_companys_account(kind, company, holder, expected):
    """A company is paid to its own account, not to an employee's; one that does not say its name is asked for it."""
    account = BankAccount("FI2112345600000785", holder)
    case = of(claimant={"kind": kind, "company": company, "bank_account": account})
    assert expected == answer(CompanyAccount("1.3", "review").check(case, a_campaign()))


@pytest.mark.parametrize(
    ("code", "issued", "expected"),
    [
        (None, None, "unsupplied"),
        ("12345678", None, "holds"),
        ("1234567", None, "fails"),
        ("1234567A", None, "fails"),
        ("12345678", ("12345678",), "holds"),
        ("12345678", ("87654321",), "fails"),
    ],
)
def test_registration_codes(code, issued, expected):
    """Eight digits, and issued where a list says which were."""
    clause = ReferenceCode("1.4", "review", issued=issued)
    assert expected == answer(clause.check(of(reference=code), a_campaign()))


@pytest.mark.parametrize(
    ("channel", "code", "expected"),
    [
        (None, None, "unsupplied"),
        ("web", None, "not-applicable"),
        ("email", None, "not-applicable"),
        ("post", None, "fails"),
        ("post", "12345678", "holds"),
    ],
)
def test_what_comes_by_post(channel, code, expected):
    """By post only when it was registered first."""
    case = of(origin=Origin(channel=channel), reference=code)
    assert expected == answer(PostRegistered("7", "review").check(case, a_campaign()))


@pytest.mark.parametrize(
    ("invited", "expected"),
    [(None, "unsupplied"), (("AINO@example.com",), "holds"), (("someone@example.com",), "fails"), ((), "fails")],
)
def test_invitations(invited, expected):
    """By e-mail address, where the owner says who was invited."""
    assert expected == answer(Invited("Q1(c)", "review", addresses=invited).check(of(), a_campaign()))
