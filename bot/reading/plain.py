"""Bytes of text, in whatever encoding, become text."""

from __future__ import annotations

import codecs

from charset_normalizer import from_bytes

from bot.reading.document import Unreadable

_SAMPLE = 64 * 1024
_MOST_ODD = 0.05
"""Share of control characters above which something is no text."""
_BOMS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}


def decode(content: bytes) -> str:
    """Decode a text.

    Args:
        content: the bytes of a text file.

    Returns:
        The text, with one line feed a line.

    Raises:
        Unreadable: ``unsupported`` when it is no text.

    Example:
        >>> decode("été\\r\\nNoël".encode("utf-8")), decode("Reçu à l'été".encode("cp1252"))
        ('été\\nNoël', "Reçu à l'été")
    """
    text = _decoded(content)
    odd = sum(1 for c in text[:_SAMPLE] if (c < " " and c not in "\n\r\t\f\v") or c == "\ufffd")
    if odd > _MOST_ODD * max(1, min(len(text), _SAMPLE)):
        raise Unreadable("unsupported")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _decoded(content: bytes) -> str:
    for bom, encoding in _BOMS.items():
        if content.startswith(bom):
            return content.decode(encoding, "replace")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        pass
    # French as Windows writes it is likelier than the rarer encodings that a guess would find.
    try:
        western = content.decode("cp1252")
    except UnicodeDecodeError:
        western = ""
    if western and sum(map(western.count, "éèàçêùôîœÉÀ€’")) * 50 > sum(c > "\x7f" for c in western):
        return western
    best = from_bytes(content[:_SAMPLE]).best()
    return content.decode(best.encoding if best else "cp1252", "replace")
