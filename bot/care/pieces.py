"""Cuts a long message into pieces, so that one sentence among two thousand words is heard."""

from __future__ import annotations

import re

SHORT = 45
"""Words up to which a message is heard as one."""
FEWEST = 4
"""Words of a piece, at least; a shorter sentence is heard with the next one."""
PIECE = 30
"""Words of a piece, at most; sentences longer than that are cut."""
OVERLAP = 8
"""Words that two pieces of one long sentence share."""
MOST = 400
"""Pieces of one message that are looked at: about 10,000 words."""

_SENTENCE_END = re.compile(r"(?<=[.!?…؟])\s+|\n+")


def pieces_of(text: str) -> list[str]:
    """Cut a message into sentences, and sentences without end into overlapping pieces.

    Args:
        text: a message.

    Returns:
        The pieces in order, none for a short message.

    Example:
        >>> pieces_of("Bonjour.")
        []
    """
    if len(text.split()) <= SHORT:
        return []
    pieces: list[str] = []
    gathered: list[str] = []
    for sentence in _SENTENCE_END.split(text):
        words = [*gathered, *sentence.split()]
        while len(words) > PIECE:
            pieces.append(" ".join(words[:PIECE]))
            words = words[PIECE - OVERLAP :]
        gathered = words if len(words) < FEWEST else []
        if len(words) >= FEWEST:
            pieces.append(" ".join(words))
    if gathered:
        pieces.append(" ".join(gathered))
    if len(pieces) > MOST:  # what comes last is what the person ends with
        pieces = [*pieces[: MOST // 2], *pieces[-MOST // 2 :]]
    return pieces


_CLAUSE_END = re.compile(r"[,;:.!?…\n]+|\s(?:mais|but|et|and|puis)\s", re.IGNORECASE)
FEWEST_IN_CLAUSE = 3


def clauses_of(text: str) -> list[str]:
    """Cut a message into its clauses, none when it is a single one.

    « Je veux mourir, j'ai reçu une convocation » says two things: what is said of the scam must
    not drown the other.

    Example:
        >>> clauses_of("je veux mourir, j'ai reçu une convocation")
        ['je veux mourir', "j'ai reçu une convocation"]
    """
    parts = (part.strip() for part in _CLAUSE_END.split(text))
    clauses = [part for part in parts if len(part.split()) >= FEWEST_IN_CLAUSE]
    return clauses[:MOST] if len(clauses) > 1 else []
