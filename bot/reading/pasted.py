"""A text pasted from a mail program: the newest words, and the mail that is quoted below them."""

from __future__ import annotations

import re
from typing import NamedTuple

from mailparser_reply import EmailReplyParser

READ = 20_000
"""Characters that are looked at."""
_LANGUAGES = ["fr", "en", "de", "es", "it", "nl", "pt"]
# The library is asked only where a quotation seems to begin: its patterns are slow on long texts.
_QUOTES = re.compile(
    r"(?mi)^[ \t]{0,8}>|^.{0,200}(?:a écrit|wrote|schrieb|escribió|ha scritto|escreveu|schreef)"
    r"[ \t]{0,4}:|^-{2,12} ?(?:message|forwarded|original|mensaje|weiter|inoltr|doorgest)"
)
_PREFIX = re.compile(r"(?m)^[ \t]{0,8}(?:>[ \t]?){1,8}")


class Pasted(NamedTuple):
    """A pasted text in its parts; each may be empty.

    Attributes:
        latest: the newest words, without their signature.
        signature: the lines that close them (« Envoyé de mon iPhone »).
        quoted: the mail below, without its quotation marks.
    """

    latest: str
    signature: str
    quoted: str


def split_pasted(text: str) -> Pasted:
    r"""Tell the newest words of a pasted mail from what they quote.

    Args:
        text: what was pasted.

    Returns:
        The parts; a text that quotes nothing is ``latest`` as a whole.

    Example:
        >>> split_pasted("C'est vrai ?\n\nLe 3 nov. 2026, Ana <a@x.example> a écrit :\n> Payez.")
        Pasted(latest="C'est vrai ?", signature='', quoted='Payez.')
    """
    begins = _QUOTES.search(text[:READ])
    if not begins:
        return Pasted(text, "", "")
    replies = EmailReplyParser(languages=list(_LANGUAGES)).read(text[:READ]).replies
    newest = replies[0] if replies else None
    above = text[: begins.start()]
    # The library sometimes cuts inside the line that announces the quotation; what stands above
    # that line is certain.
    quoted = _without_announcement(text[begins.start() :])
    if newest is None or not quoted:
        return Pasted(text, "", "")
    signature = (newest.signatures or "").strip()
    latest = above.strip()
    if signature and latest.endswith(signature):
        latest = latest[: -len(signature)].strip()
    else:
        signature = ""
    return Pasted(latest, signature, quoted)


def _without_announcement(quotation: str) -> str:
    lines = quotation.split("\n")
    if not lines[0].lstrip().startswith(">"):
        lines = lines[1:]
    return _PREFIX.sub("", "\n".join(lines)).strip()
