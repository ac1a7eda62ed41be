"""Six exceptions, named for who has to act.

    VerifyError
    ├── DocumentError   the sender: unreadable, encrypted, too large, not a document
    ├── ClaimError      the sender of the claim: not JSON, an unknown key, an impossible value
    ├── CampaignError   the campaign's author: names file, key and remedy
    ├── ConfigError     the operator: a missing program, model or setting
    ├── EngineError     us: an engine crashed, hung or returned nonsense
    └── StoreError      the operator: the database is away or in conflict

Raise when the program cannot do its work; return data when the document says something unwelcome. Foreign exceptions
are renamed once, in the adapter that met them, with the cause kept (``raise ... from error``).
"""


class VerifyError(Exception):
    """Whatever keeps this program from doing its work: what happened, and what to do about it."""

    def __init__(self, message: str, *, hint: str = "") -> None:
        """Keep one line that says what happened and, in `hint`, one that says what to do."""
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __reduce__(self) -> tuple[object, ...]:
        """Survive pickling with the hint: errors cross process borders inside a Failed."""
        return (_rebuild, (type(self), self.message, self.hint))


def _rebuild(kind: type[VerifyError], message: str, hint: str) -> VerifyError:
    return kind(message, hint=hint)


class DocumentError(VerifyError):
    """A document cannot be opened; `cause` is the word the verdict shows for it."""

    def __init__(self, message: str, *, hint: str = "", cause: str = "corrupt") -> None:
        """`cause`: ``encrypted``, ``corrupt``, ``empty``, ``too-large`` or ``unsupported`` (CONTRACT: legibility causes)."""
        super().__init__(message, hint=hint)
        self.cause = cause

    def __reduce__(self) -> tuple[object, ...]:
        """Survive pickling with the cause as well."""
        return (_rebuild_document_error, (self.message, self.hint, self.cause))


def _rebuild_document_error(message: str, hint: str, cause: str) -> DocumentError:
    return DocumentError(message, hint=hint, cause=cause)


class ClaimError(VerifyError):
    """A claim that is no claim: the message names the place, ``purchase.date: not a date``."""


class CampaignError(VerifyError):
    """A campaign file that promises nothing judgeable: the message names file and key."""


class ConfigError(VerifyError):
    """A program, model, language pack or setting is missing or wrong."""


class EngineError(VerifyError):
    """An engine crashed, hung or returned nonsense. A timeout is trouble, not an empty page."""


class StoreError(VerifyError):
    """The store is away, full or in conflict, or a claim needs one and none was named."""
