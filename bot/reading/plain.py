"""Bytes of text, in whatever encoding, become text."""

from __future__ import annotations

import codecs

from charset_normalizer import from_bytes

from bot.reading.document import Unreadable

_SAMPLE = 64 * 1024
_MOST_ODD = 0.05
"""Share of control characters above which something is no text."""
_MOST_SPOILT = 0.1
"""Share of what is beyond ASCII that may be broken in UTF-8: a text cut off within a letter."""
_NO_ENCODINGS_OF_TEXT = {
    *("undefined", "unicode-escape", "raw-unicode-escape"),
    *("idna", "punycode"),  # of host names; a text would take hours
}
_SAID_FOR = {"iso8859-1": "cp1252"}
"""What Windows writes often goes by the name of its smaller brother (WHATWG Encoding)."""
_BOMS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}


def decode(content: bytes, stated: str = "") -> str:
    r"""Decode a text.

    Args:
        content: the bytes of a text file.
        stated: the encoding that it is said to be in; where that is none, or wrong, it is found
            out.

    Returns:
        The text, with one line feed a line.

    Raises:
        Unreadable: ``unsupported`` when it is no text.

    Example:
        >>> decode("été\r\nNoël".encode("utf-8")), decode("Reçu à l'été".encode("cp1252"))
        ('été\nNoël', "Reçu à l'été")
    """
    text = _as_stated(content, stated)
    if text is None:
        text = _found_out(content)
    odd = sum(1 for c in text[:_SAMPLE] if (c < " " and c not in "\n\r\t\f\v") or c == "\ufffd")
    if odd > _MOST_ODD * max(1, min(len(text), _SAMPLE)):
        raise Unreadable("unsupported")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _as_stated(content: bytes, stated: str) -> str | None:
    try:
        encoding = codecs.lookup(stated).name
        if encoding in _NO_ENCODINGS_OF_TEXT:
            return None
        text = content.decode(_SAID_FOR.get(encoding, encoding))
    except (LookupError, ValueError):  # a name with a zero in it, too
        return None
    return text.encode("utf-8", "replace").decode("utf-8")  # half letters are none


def _found_out(content: bytes) -> str:
    for bom, encoding in _BOMS.items():
        if content.startswith(bom):
            return content.decode(encoding, "replace")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        mostly = content.decode("utf-8", "replace")
    beyond_ascii = sum(c > "\x7f" for c in mostly)
    if mostly.count("\ufffd") < _MOST_SPOILT * beyond_ascii:
        return mostly
    # French as Windows writes it is likelier than the rarer encodings that a guess would find.
    try:
        western = content.decode("cp1252")
    except UnicodeDecodeError:
        western = ""
    accented = sum(c > "\x7f" for c in western)
    french = sum(map(western.count, "éèàçêùôîœÉÀ€’"))
    if 2 * accented < len(western) and 50 * french > accented:
        return western
    best = from_bytes(content[:_SAMPLE]).best()
    return content.decode(best.encoding if best else "cp1252", "replace")
