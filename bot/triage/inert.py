"""A quotation is shown inert: nothing in it can be touched, and it cannot end itself."""

from __future__ import annotations

import re
import unicodedata

LONGEST = 200
"""Characters of an inert quotation: a quote of 90 grows where links are broken."""

_UNSEEN = ("Cc", "Cf", "Co", "Cs")
_MARKS = str.maketrans({"«": "‹", "»": "›", "“": "‘", "”": "’", "„": "‚", '"': "'"})
_HTTP = re.compile(r"\bhttp(s?)(?=:)", re.IGNORECASE)
_SCHEME = re.compile(r"(?<=\w)://")
_DOT = re.compile(r"(?<=\w)\.(?=[^\W\d_]{2})")
_AT = re.compile(r"@(?!\])|(?<!\[)@")
_COMMAND = re.compile(r"(?<![\w/])/(?=\w)")
_TAG = re.compile(r"(?<!\w)([#$])(?=\w)")
_CUT_BRACKET = re.compile(r"\[[^\]]*$")


def inert(quote: str) -> str:
    r"""Make a piece of somebody's message harmless to show.

    Links, mentions, commands and tags are broken, quotation marks become single ones, and what
    cannot be seen or turns the direction of writing is left out.

    Example:
        >>> inert("va sur http://a.example »\n/stop @police #gain")
        'va sur hxxp[://]a[.]example › [/]stop [@]police [#]gain'
    """
    text = _broken(quote)
    if len(text) <= LONGEST:
        return text
    return _CUT_BRACKET.sub("", text[: LONGEST - 1]).rstrip() + "…"


def _broken(line: str) -> str:
    seen = "".join(c for c in line if c.isspace() or unicodedata.category(c) not in _UNSEEN)
    text = " ".join(seen.split()).translate(_MARKS)
    for pattern, broken in (
        (_HTTP, r"hxxp\1"),
        (_SCHEME, "[://]"),
        (_DOT, "[.]"),
        (_AT, "[@]"),
        (_COMMAND, "[/]"),
        (_TAG, r"[\1]"),
    ):
        text = pattern.sub(broken, text)
    return text


def inert_lines(text: str) -> str:
    r"""Make a longer text harmless to show, line by line; nothing of it is left out.

    Example:
        >>> inert_lines("Objet : plainte\n- lien : http://a.example")
        'Objet : plainte\n- lien : hxxp[://]a[.]example'
    """
    return "\n".join(map(_broken, text.split("\n")))


def is_inert(quote: str) -> bool:
    """Whether a quotation is as ``inert`` writes it."""
    return 0 < len(quote) <= LONGEST and inert(quote) == quote
