"""What a claimant can be asked for: a closed list of codes, each with the parameters its sentence needs.

Clauses name a code and parameters (`verdict.Ask`); the catalogues hold one sentence a code and language. So a new
campaign needs no translation, and a sentence without its code, or a code without its sentence, is found by a test.

Parameters travel as plain strings, and mean by their name:

    field     one key of `FIELDS`                   kind     one key of `KINDS` (``verify/receipt.py``)
    entries   keys of `FIELDS`, joined by commas    cause    one key of `CAUSES`
    date      an ISO day                            country  ISO 3166 alpha-2
    number    which one, counted from the top left  count    how many there are
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
    "blur", "glare", "shadow", "dark", "bright", "small", "faint", "cut", "hidden",
    "encrypted", "corrupt", "empty", "too-large", "unsupported",
)  # fmt: skip
"""Why something cannot be read (`IllegibleArea.cause`) or opened (`DocumentError.cause`)."""
