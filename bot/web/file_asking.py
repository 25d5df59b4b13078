"""The headers of a file that is sent become who sends it, and the words beside it.

They are headers of our own, so browsers ask us before another web site may send them, and we
refuse. Their values are percent-encoded UTF-8. Everything here is pure: no network, no memory.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import unquote

from bot.web.asking import Refused, check_sender, language_or_none

SENDER = "X-Sangfroid-Sender"
WORDS = "X-Sangfroid-Message"
LANGUAGE = "X-Sangfroid-Language"
REFUSAL = "X-Sangfroid-Refusal"

REFUSALS = ("gone", "too_large")
"""Why a client has no bytes to send; all else is for the reader to find out."""

NOT_ENCODED = 'The header "{name}" must be percent-encoded UTF-8.'
NO_REFUSAL = f'"{REFUSAL}" must be one of: {", ".join(REFUSALS)}.'


@dataclass(frozen=True)
class AskedFile:
    """Who sends a file.

    Args:
        sender: whoever asks, by the name that they give themselves.
        words: what they typed beside it.
        language: the language code of their client.
        refusal: why the client sends no bytes, or empty.
    """

    sender: str
    words: str = ""
    language: str | None = None
    refusal: str = ""


def read_headers(headers: Mapping[str, str]) -> AskedFile:
    """Read the headers of a file.

    Args:
        headers: those of the request.

    Returns:
        Who sends it.

    Raises:
        Refused: when a header is missing or cannot be read.

    Example:
        >>> read_headers({SENDER: "a", WORDS: "re%C3%A7u%20hier"})
        AskedFile(sender='a', words='reçu hier', language=None, refusal='')
    """
    told = {name: _decoded(name, headers.get(name, "")) for name in (SENDER, WORDS, LANGUAGE)}
    refusal = headers.get(REFUSAL, "")
    if refusal and refusal not in REFUSALS:
        raise Refused(NO_REFUSAL)
    sender = check_sender(told[SENDER], SENDER)
    return AskedFile(sender, told[WORDS], language_or_none(told[LANGUAGE]), refusal)


def _decoded(name: str, value: str) -> str:
    try:
        return unquote(value, errors="strict")
    except UnicodeDecodeError:
        raise Refused(NOT_ENCODED.format(name=name)) from None
