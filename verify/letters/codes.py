"""What a claimant can be asked for: a closed list of codes, each with the parameters its sentence needs.

Clauses name a code and parameters (`verdict.Ask`); the catalogues hold one sentence a code and language. So a new
campaign needs no translation, and a sentence without its code, or a code without its sentence, is found by a test.

Parameters travel as plain strings, and mean by their name:

    field     keys of `FIELDS`, joined by commas    kind     one of `KINDS`, `OTHERS` (``receipt.py``)
    entries   the same, on the form                 cause    one key of `PROBLEMS`; of a picture, of `CAUSES`
    date      an ISO day                            country  ISO 3166 alpha-2
    number    which ones, joined by commas,         count    how many there are
              counted from the top left

What cannot be read in a picture (`ILLEGIBLE`) has one sentence for all codes, which also says what keeps it from being
read, where, and what to do about just that (``letters/sights.py``): a cause and its place are lists of their own.
"""

from typing import Final

ASKS: Final[tuple[tuple[str, tuple[str, ...]], ...]] = (
    # the proof of purchase
    ("proof-missing", ()),
    ("proof-not-a-proof", ("kind",)),
    ("field-illegible", ("field",)),
    ("field-missing", ("field",)),
    ("order-confirmation-missing", ()),
    ("receipt-missing", ()),
    # any document
    ("document-illegible", ("cause",)),
    ("document-unopenable", ("cause",)),
    # label and serial photo
    ("label-missing", ()),
    ("label-barcode-unreadable", ("number", "count")),
    ("label-barcodes-missing", ()),
    ("serial-photo-missing", ()),
    ("serial-photo-shows-label", ()),
    ("serial-illegible", ()),
    # the form
    ("form-missing", ("entries",)),
    ("iban-invalid", ()),
    ("iban-country", ("country",)),
    ("bsb-invalid", ()),
    ("one-product-per-claim", ()),
    ("claim-later", ("date",)),
)
"""(code, names of its parameters), in the order in which a claimant is best told."""

ILLEGIBLE: Final = frozenset({"field-illegible", "document-illegible", "label-barcode-unreadable", "serial-illegible"})
"""The codes of what is there and cannot be read."""

FIELDS: Final[tuple[str, ...]] = (
    # on a document
    "retailer", "vat_id", "purchase_date", "purchase_time", "order_date", "delivery_date", "receipt_number", "total",
    "currency", "address", "contact", "items", "product", "reference", "price", "model", "gtin", "serial", "title",
    # on the form
    "name", "company", "kind", "is_adult", "email", "phone", "postal_address", "postal_code", "country", "bank_account",
    "iban", "holder", "bsb", "account_number", "proof", "label", "serial_photo", "code",
)  # fmt: skip
"""What a document can lack, and what a form can lack; ``kind`` is the claimant's: person or company."""

CAUSES: Final[tuple[str, ...]] = (
    "blur", "glare", "shadow", "dark", "bright", "small", "faint", "cut", "hidden", "unclear",
)  # fmt: skip
"""Why something cannot be read (`IllegibleArea.cause`); ``unclear`` where nobody knows more than that."""

UNCLEAR: Final = "unclear"
"""What a cause that is none of `CAUSES` is told as."""

PLACES: Final[tuple[str, ...]] = (
    "top", "bottom", "middle", "left", "right", "top-left", "top-right", "bottom-left", "bottom-right",
)  # fmt: skip
"""Where on a page, as people say it."""

PROBLEMS: Final[tuple[str, ...]] = ("encrypted", "corrupt", "empty", "too-large", "unsupported")
"""Why a file cannot be opened (`DocumentError.cause`)."""
