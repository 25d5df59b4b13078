"""Names conversations by keyed hashes, so that no outside id is kept next to what was said."""

from __future__ import annotations

import hashlib
import hmac
import os
import secrets
from pathlib import Path

from bot.port import ConversationId

KEY_FILE = "secret.key"


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
        OSError: when the key cannot be read or written.
    """
    if configured:
        return configured
    data.mkdir(parents=True, exist_ok=True)
    file = data / KEY_FILE
    try:
        descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return file.read_bytes()
    with os.fdopen(descriptor, "wb") as stream:
        key = secrets.token_hex(32).encode()
        stream.write(key)
    return key
