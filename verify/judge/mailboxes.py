"""Mail and web addresses: whose domain is it?

A claimant who writes from the dealer's or the promoter's domain works there. Two things look like it and are not: a mail
service that anyone may use, and the buyer's own mailbox, which mails and invoices print beside the dealer's addresses.
"""

from __future__ import annotations

from collections.abc import Iterable

from verify.judge.names import name_likelihood
from verify.receipt import Receipt
from verify.text import fold, squeeze

PUBLIC_NAMES = frozenset(
    {"gmail", "googlemail", "outlook", "hotmail", "live", "msn", "yahoo", "ymail", "icloud", "me", "gmx", "web", "aol", "proton", "protonmail", "fastmail", "tutanota", "zoho"}
)  # fmt: skip
"""Mail services that anyone may use, whatever the country of the domain: sharing one with a dealer means nothing."""

PUBLIC_DOMAINS = frozenset(
    {"mail.com", "luukku.com", "suomi24.fi", "kolumbus.fi", "elisanet.fi", "saunalahti.fi", "pp.inet.fi", "spray.se", "home.se",
     "bredband.net", "comhem.se", "online.no", "broadpark.no", "getmail.no", "jubii.dk", "stofanet.dk", "mail.dk", "t-online.de",
     "freenet.de", "laposte.net", "wanadoo.fr", "libero.it", "virgilio.it", "ziggo.nl", "xs4all.nl", "bluewin.ch", "btinternet.com"}
)  # fmt: skip
"""Mailboxes that the customers of a network have."""

NAME_GLYPHS = 3
"""Letters from which a part of the claimant's name in a mailbox makes it theirs (chosen)."""

SAME_NAME = 0.8
"""Likeness from which a domain is called like a dealer (chosen; see `names.name_likelihood`)."""


def domain_of(text: str) -> str:
    """The domain of an e-mail or web address, without "www."; empty for what is neither.

    >>> domain_of("https://www.esimerkki.fi/kauppa"), domain_of("aino@posti.esimerkki.fi"), domain_of("09 123456")
    ('esimerkki.fi', 'posti.esimerkki.fi', '')
    """
    for word in fold(text).replace("/", " ").split():
        domain = word.rpartition("@")[2].removeprefix("www.").strip(".,;:()")
        if "." in domain and domain.rpartition(".")[2].isalpha():
            return domain
    return ""


def is_public(domain: str) -> bool:
    """Whether anyone may have a mailbox there."""
    return domain in PUBLIC_DOMAINS or domain.partition(".")[0] in PUBLIC_NAMES


def domains_on(receipt: Receipt, *, email: str, name: str) -> frozenset[str]:
    """The domains of the seller that a proof prints: a mailbox of the claimant, with `email` or `name`, tells none of them.

    It does where another address of the proof shares its domain, where the domain is called like the dealer, and where
    neither the claimant's name nor another domain on the proof says that it is the claimant's.
    """
    contacts = tuple(one.value for one in receipt.contact.candidates)
    own = tuple(text for text in contacts if _is_same(text, email) or _is_named(text, name, every=True))
    domains = _domains(text for text in contacts if text not in own)
    names = tuple(one.value for one in receipt.retailer.candidates)
    meant = (text for text in own if _is_called(domain_of(text), names) or not (domains or _is_named(text, name)))
    return domains | _domains(meant)


def _domains(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(domain for text in texts if (domain := domain_of(text)))


def _is_same(text: str, email: str) -> bool:
    return bool(email) and squeeze(email) in squeeze(text)


def _is_named(text: str, name: str, *, every: bool = False) -> bool:
    """Whether a mailbox is called after the person `name`: by one part of it, or by `every` part of several."""
    mailbox = squeeze(text.rpartition("@")[0])
    found = [squeeze(part) in mailbox for part in name.split() if len(part) >= NAME_GLYPHS]
    return len(found) > 1 and all(found) if every else any(found)


def _is_called(domain: str, names: Iterable[str]) -> bool:
    """Whether the domain's own label is one of the dealer's names."""
    labels = domain.split(".")[-2:-1]
    return any(name_likelihood(label, name) >= SAME_NAME for label in labels for name in names)
