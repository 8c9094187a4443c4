"""Secrets of people's lives: AES-256-GCM bound to the row, and a blind index for exact search."""

from __future__ import annotations

import hashlib
import hmac
import os
from typing import Any

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.db import models

NONCE = 12


class UnknownKey(Exception):
    """A value was sealed with a key that the settings no longer hold."""


def seal(*, text: str, place: str) -> bytes:
    """Encrypt text with the current key, bound to its place (model, field and row)."""
    key_id, key = settings.ENCRYPTION_KEYS[0]
    nonce = os.urandom(NONCE)
    sealed = AESGCM(key).encrypt(nonce, text.encode(), place.encode())
    return key_id.encode() + b":" + nonce + sealed


def unseal(*, sealed: bytes, place: str) -> str:
    """Decrypt what was sealed for the same place.

    Raises UnknownKey where the key is gone, InvalidTag where the value was moved or changed.
    """
    key_id, _, rest = bytes(sealed).partition(b":")
    keys = dict(settings.ENCRYPTION_KEYS)
    if key_id.decode() not in keys:
        raise UnknownKey(key_id.decode())
    return AESGCM(keys[key_id.decode()]).decrypt(rest[:NONCE], rest[NONCE:], place.encode()).decode()


def blind_index(*, text: str) -> bytes:
    """A keyed digest that lets an exact value be found without being stored in the clear."""
    return hmac.new(settings.INDEX_KEY, text.encode(), hashlib.sha256).digest()


class Sealed:
    """A text attribute that is stored encrypted in a binary column of the same row."""

    def __init__(self, column: str) -> None:
        self.column = column

    def _place(self, row: models.Model) -> str:
        return f"{row._meta.label}.{self.column}.{row.pk}"

    def __get__(self, row: models.Model | None, owner: Any = None) -> str:
        if row is None:
            return ""
        sealed = getattr(row, self.column)
        return unseal(sealed=sealed, place=self._place(row)) if sealed else ""

    def __set__(self, row: models.Model, text: str) -> None:
        setattr(row, self.column, seal(text=text, place=self._place(row)) if text else b"")


def sealed_in(*, row: models.Model) -> list[str]:
    """The names of a row's sealed attributes."""
    return [name for name, value in vars(type(row)).items() if isinstance(value, Sealed)]
