"""Whether a text is somebody's own account or something that they received."""

from __future__ import annotations

import re

from bot.triage.normal import RECEIVED_MARK, fold

LONG_TEXT = 700
"""Characters from which a pasted text is taken for a received one; accounts are shorter."""

_RECEIVED = re.compile(
    r"(^|\n)\s*(objet|subject|de|from|expediteur|sent|envoye|date)\s*:"
    r"|\b(madame,? monsieur|dear (sir|customer|user|mr|ms|client)|cher client|chere? client)"
    r"|\b(cordialement|salutations distinguees|veuillez agreer|yours (sincerely|faithfully))\b"
    r"|\bvous (etes|faites) (l'objet|convoque|poursuivi|accuse)"
    r"|\byou are (being )?(summoned|prosecuted|charged|accused|under investigation)"
    r"|\b(repondez|reply|respond|answer) (sous|within|dans)\b"
)
_ACCOUNT = re.compile(
    r"\b(j'ai|jai|g|je|on|nous) (ai |avons )?(recu|reçu|eu|subi|viens)"
    r"|\b(jai|j'ai|je viens de) rec"
    r"|\bi('ve| have)? (just )?(got|received|had)\b"
    r"|\b(mon fils|ma fille|my son|my daughter) a?\b"
    r"|\b(aidez|aide)[ -]?(moi)?\b|\bhelp me\b"
)


def is_received(text: str) -> bool:
    """Tell a received text (letter, mail, message) from a person's own words.

    Example:
        >>> is_received("Objet : CONVOCATION\\nMadame, Monsieur, vous faites l'objet de poursuites.")
        True
        >>> is_received("jai recu un mail de la gendarmerie jsp koi faire")
        False
    """
    if text.startswith(RECEIVED_MARK):
        return True
    folded = fold(text)
    if len(text) >= LONG_TEXT:
        return True
    if _ACCOUNT.search(folded[:200]):
        return False
    return bool(_RECEIVED.search(folded))
