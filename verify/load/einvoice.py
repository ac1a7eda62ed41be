"""An e-invoice's XML parsed, in either syntax of EN 16931: UN/CEFACT CII or UBL.

Parsing never follows a reference: document types and entities are refused, so no bomb unfolds and nothing outside is
fetched. Namespaces are dropped, because versions differ in them and in nothing that matters here.
"""

from __future__ import annotations

from xml.etree.ElementTree import ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from verify.errors import DocumentError
from verify.load.cii import read_cii
from verify.load.invoice import EInvoice
from verify.load.limits import LIMITS, check_limit
from verify.load.ubl import read_ubl

_HINT = "Send the invoice as PDF or picture."

_READERS = {
    "CrossIndustryInvoice": read_cii,
    "CrossIndustryDocument": read_cii,
    "Invoice": read_ubl,
    "CreditNote": read_ubl,
}
"""By the root element's name; CrossIndustryDocument is ZUGFeRD 1."""


def parse_einvoice(data: bytes) -> EInvoice:
    """The invoice that `data` holds; a DocumentError for XML that is none, is broken or would unfold entities."""
    check_limit(len(data), LIMITS.xml_bytes, "XML in bytes", hint=_HINT)
    try:
        root = fromstring(data, forbid_dtd=True)
    except DefusedXmlException as error:
        raise DocumentError("XML with a document type or entities", hint=_HINT, cause="unsupported") from error
    except (ParseError, LookupError, ValueError) as error:  # LookupError: an encoding nobody knows
        raise DocumentError("broken XML", hint=_HINT, cause="corrupt") from error
    for element in root.iter():
        element.tag = _local_name(element.tag)
    reader = _READERS.get(root.tag)
    if reader is None:
        raise DocumentError("XML that is no UBL or CII invoice", hint=_HINT, cause="unsupported")
    return reader(root)


def _local_name(tag: object) -> str:
    """The element's name without its namespace; empty for comments and processing instructions."""
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""
