"""Envelope encryption: each case under a key of its own, and that key under the installation's.

Whoever erases the wrapped key of a case has erased the case, in every copy that lacks it.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

KEY_LENGTH = 32
NONCE_LENGTH = 12
"""Bytes, as AES-GCM wants them (NIST SP 800-38D)."""
VERSION = b"\x01"
"""The first byte of everything sealed: how it was sealed."""
PURPOSE = b"sangfroid: keys of dossiers, 1"
"""Tells the key for dossiers from whatever else is derived from the installation's secret."""


class Unsealable(RuntimeError):
    """Something cannot be opened: another key, a damaged row, or a row of another place."""


@dataclass(frozen=True)
class MasterKey:
    """The key that the keys of cases are wrapped with."""

    value: bytes = field(repr=False)


@dataclass(frozen=True)
class CaseKey:
    """The key of one case."""

    value: bytes = field(repr=False)


def master_key(secret: bytes) -> MasterKey:
    """Derive the master key from the installation's secret.

    Args:
        secret: 32 bytes or more (``bot.store.identity.secret_key``).
    """
    derivation = HKDF(algorithm=SHA256(), length=KEY_LENGTH, salt=None, info=PURPOSE)
    return MasterKey(derivation.derive(secret))


def new_case_key() -> CaseKey:
    """Make the key of a new case."""
    return CaseKey(AESGCM.generate_key(bit_length=8 * KEY_LENGTH))


def wrap(key: CaseKey, master: MasterKey, case: str) -> bytes:
    """Seal the key of a case.

    Args:
        key: the key.
        master: the master key.
        case: the id of the case; the wrapped key opens for no other.
    """
    return _seal(master.value, key.value, f"key/{case}")


def unwrap(wrapped: bytes, master: MasterKey, case: str) -> CaseKey:
    """Open the key of a case.

    Raises:
        Unsealable: when it was wrapped for another case or under another master key.
    """
    return CaseKey(_unseal(master.value, wrapped, f"key/{case}"))


def seal(content: bytes, key: CaseKey, place: str) -> bytes:
    """Seal a row of a case.

    Args:
        content: what it holds.
        key: the key of its case.
        place: where it belongs (``item/<case>/<id>``); it opens nowhere else.

    Example:
        >>> key = new_case_key()
        >>> unseal(seal(b"abc", key, "item/1"), key, "item/1")
        b'abc'
    """
    return _seal(key.value, content, place)


def unseal(sealed: bytes, key: CaseKey, place: str) -> bytes:
    """Open a row of a case.

    Raises:
        Unsealable: when it belongs elsewhere, is damaged, or was sealed under another key.
    """
    return _unseal(key.value, sealed, place)


def _seal(key: bytes, content: bytes, place: str) -> bytes:
    nonce = os.urandom(NONCE_LENGTH)
    return VERSION + nonce + AESGCM(key).encrypt(nonce, content, place.encode())


def _unseal(key: bytes, sealed: bytes, place: str) -> bytes:
    version, nonce = sealed[:1], sealed[1 : 1 + NONCE_LENGTH]
    if version != VERSION or len(nonce) < NONCE_LENGTH:
        raise Unsealable("this was sealed in a way that is not known here")
    try:
        return AESGCM(key).decrypt(nonce, sealed[1 + NONCE_LENGTH :], place.encode())
    except InvalidTag:
        raise Unsealable("this cannot be opened: another key, or a damaged row") from None
