"""Names conversations by keyed hashes, so that no outside id is kept next to what was said."""

from __future__ import annotations

import errno
import hashlib
import hmac
import os
import secrets
from pathlib import Path

from bot.port import ConversationId

KEY_FILE = "secret.key"
KEY_LENGTH = 64


def conversation_id(key: bytes, channel: str, outside_id: int | str) -> ConversationId:
    """Name the conversation of one outside id.

    Args:
        key: the secret key of this installation.
        channel: ``telegram``, ``rest``, ...: the same id on two channels is two conversations.
        outside_id: a Telegram chat id, the sender of the REST channel, ...

    Returns:
        A name that only this installation can compute.
    """
    digest = hmac.new(key, f"{channel}:{outside_id}".encode(), hashlib.sha256).hexdigest()
    return ConversationId(f"{channel}-{digest[:40]}")


def secret_key(configured: bytes | None, data: Path) -> bytes:
    """The secret key: the configured one, or one that is made on the first run and kept.

    Args:
        configured: ``SANGFROID_SECRET_KEY``, if set.
        data: the data folder, where a made key is kept in a file that only its owner reads.

    Raises:
        OSError: when the key cannot be read or written, or is damaged.
    """
    if configured:
        return configured
    data.mkdir(mode=0o700, parents=True, exist_ok=True)
    file = data / KEY_FILE
    if not file.exists():
        _make_key(file)
    key = file.read_bytes()
    if len(key) < KEY_LENGTH:
        raise OSError(errno.EINVAL, f"{KEY_FILE} is damaged: delete it to begin anew", str(file))
    return key


def _make_key(file: Path) -> None:
    """Write a whole key or none; of two processes that begin together, the first one's stays."""
    unfinished = file.with_name(f"{KEY_FILE}.{secrets.token_hex(8)}")
    descriptor = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(secrets.token_hex(KEY_LENGTH // 2).encode())
        try:
            file.hardlink_to(unfinished)
        except FileExistsError:
            pass
        except OSError:  # a file system without links
            unfinished.replace(file)
    finally:
        unfinished.unlink(missing_ok=True)
