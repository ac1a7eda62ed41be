"""The keys of a store: what is sealed, and how a value is recognised again without being kept.

A value that is only compared (an account, an e-mail address, a serial) is kept as its HMAC-SHA-256 (RFC 2104) under a key of
the campaign: whoever reads the database can neither list accounts nor meet one campaign's people in another's. What has to be
read again (the form, the readings, the verdict) is sealed with AES-256-GCM (NIST SP 800-38D) under a key of its own. Both keys
are derived by HKDF (RFC 5869) from one master key, a file beside the database that only its owner may read: a copy of the
database alone says nothing.
"""

from __future__ import annotations

import os
import secrets
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.hmac import HMAC
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from verify.errors import StoreError

KEY_BYTES = 32
NONCE_BYTES = 12
"""As SP 800-38D recommends; drawn at random, it may serve 2^32 times under one key."""
MARK_BYTES = 16
"""Of a keyed hash: among 10^9 values two meet by chance once in 10^20 (birthday bound)."""


@dataclass(frozen=True, slots=True)
class Vault:
    """Seals, opens and marks under one master key."""

    master: bytes

    def seal(self, plain: bytes, *, place: str) -> bytes:
        """`plain` encrypted; it opens only for the same `place` (a table and a key), so that rows cannot be exchanged."""
        nonce = secrets.token_bytes(NONCE_BYTES)
        return nonce + AESGCM(_derived(self.master, "seal")).encrypt(nonce, plain, place.encode())

    def open(self, sealed: bytes, *, place: str) -> bytes:
        """What was sealed for `place`; StoreError where the key is another or a byte was changed."""
        nonce, rest = sealed[:NONCE_BYTES], sealed[NONCE_BYTES:]
        try:
            return AESGCM(_derived(self.master, "seal")).decrypt(nonce, rest, place.encode())
        except InvalidTag as error:
            hint = "the key file must be the one that the store was made with; else restore the store from a backup"
            raise StoreError(f"{place}: the store's key does not open it", hint=hint) from error

    def mark(self, campaign: str, what: str, value: str) -> bytes:
        """The keyed hash of `value` as a `what` of this campaign."""
        keyed = HMAC(_derived(self.master, f"mark {campaign}"), SHA256())
        keyed.update(f"{what}\0{value}".encode())
        return keyed.finalize()[:MARK_BYTES]


def load_vault(path: Path) -> Vault:
    """The vault of the key in the file at `path`, made where there is none; StoreError where it cannot be read or written."""
    try:
        if not path.exists():
            _make_key(path)
        master = path.read_bytes()
    except OSError as error:
        hint = "the key lies beside the store; its folder must be readable and, the first time, writable"
        raise StoreError(f"{path}: {(error.strerror or str(error)).lower()}", hint=hint) from error
    if len(master) != KEY_BYTES:
        raise StoreError(f"{path}: {len(master)} bytes, not a key of {KEY_BYTES}", hint="restore it from a backup")
    return Vault(master)


def _make_key(path: Path) -> None:
    """A new key at `path`; of two processes that start at once, both use the one that is there first."""
    fresh = path.with_name(f"{path.name}.{secrets.token_hex(8)}")
    with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(secrets.token_bytes(KEY_BYTES))
        file.flush()
        os.fsync(file.fileno())
    try:
        path.hardlink_to(fresh)
    except FileExistsError:
        return
    finally:
        fresh.unlink()


@lru_cache(maxsize=256)
def _derived(master: bytes, purpose: str) -> bytes:
    """The key for one purpose."""
    return HKDF(SHA256(), KEY_BYTES, salt=None, info=f"verify store: {purpose}".encode()).derive(master)
