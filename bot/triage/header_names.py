"""The names of a mail's header lines, as machines and mail programs write them."""

from __future__ import annotations

import re

from bot.triage.normal import fold

LONGEST = 40
"""Characters of the longest name that is read."""

SHOWN = ("from", "to", "cc", "date", "subject")
"""Headers that a mail program shows to whoever reads the mail."""
_WRITTEN = {
    "from": ("from", "de", "expediteur"),
    "to": ("to", "a", "destinataire", "destinataires"),
    "cc": ("cc", "cci", "bcc", "copie", "copie a"),
    "date": ("date", "sent", "envoye", "envoye le", "created at", "cree a", "date d'envoi"),
    "subject": ("subject", "objet", "sujet"),
    "reply-to": ("reply-to", "reply to", "repondre a", "repondre-a"),
    "attachment": (
        *("attachment", "attachments", "piece jointe", "pieces jointes"),
        *("fichier joint", "fichiers joints"),
    ),
    "message-id": ("message-id", "message id", "id du message"),
    "mailed-by": ("mailed-by", "envoye par"),
    "signed-by": ("signed-by", "signe par"),
    "security": ("security", "securite"),
}
"""Each name, and how it is written: folded, as the standard and as mail programs have it."""
_MACHINES = (
    *("return-path", "received", "authentication-results", "mime-version", "delivered-to"),
    *("sender", "errors-to", "in-reply-to", "references", "user-agent", "precedence"),
    *("importance", "priority", "auto-submitted", "accept-language", "envelope-to"),
    *("spf", "dkim", "dmarc"),  # the table above the original that Gmail shows
)
TECHNICAL = frozenset({*_WRITTEN, *_MACHINES, "x-"} - {*SHOWN})
"""Names of headers that machines write for machines; ``x-`` stands for every rarer one."""
WRITTEN_ON_THE_WAY = frozenset(
    (
        *("x-", "received", "received-spf", "return-path", "authentication-results"),
        *("delivered-to", "message-id", "mime-version", "content-type"),
    )
)
"""Names that stand in the original of a mail alone; there, unknown names are headers too."""
_NAMES = {written: name for name, ways in _WRITTEN.items() for written in ways}
_NAMES.update((name, name) for name in _MACHINES)
_FAMILY = re.compile(
    r"(?:x|content|arc|list|resent|dkim|received|authentication-results|thread)-[a-z0-9_-]{1,39}"
)
_READ_ON = ("received-spf", "content-type", "content-disposition")
"""Names of a family that are read on their own."""
_UNKNOWN = re.compile(r"[A-Z][A-Za-z0-9]{0,30}(?:-[A-Za-z0-9]{1,30}){1,5}:")


def header_name(line: str, unknown_too: bool) -> str | None:
    """Give the name of the header that a line begins.

    Args:
        line: one line of a text.
        unknown_too: whether a name that only looks like one counts (``Feedback-ID:``), as among
            the headers that machines write.

    Returns:
        Its usual name, ``x-`` for the many that nobody reads; None when the line begins none.

    Example:
        >>> header_name("Répondre à : x@y.example", False), header_name("X-Mailer: PHP", False)
        ('reply-to', 'x-')
        >>> header_name("Bonjour : voici", False) is None
        True
    """
    colon = line.find(":", 0, LONGEST)
    if colon < 0:
        return None
    # « > De : » in a quoted mail, « *De :* » where the name was bold.
    name = " ".join(fold(line[:colon]).strip("*> \t").split())
    if name in _NAMES:
        return _NAMES[name]
    if _FAMILY.fullmatch(name):
        return name if name in _READ_ON else "x-"
    return "x-" if unknown_too and _UNKNOWN.match(line) else None
