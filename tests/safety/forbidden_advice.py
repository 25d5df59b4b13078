"""What no reply may advise or promise, in French and English, to adults and to children.

A sentence is read clause by clause: « ne payez pas » passes, « ne payez pas tout, payez la moitié »
does not. Each entry says how the advice is worded; the negative form is told apart in one place.
What is promised or foretold is worded with a negation itself ("they won't publish it"), so there
only a sentence that refuses to promise passes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from forbidden_acts import ACTS
from forbidden_promises import PROMISES

from bot.triage.normal import fold

FORBIDDEN = (*ACTS, *PROMISES)


class Finding(NamedTuple):
    """Forbidden advice that was found, and the clause in which it stands."""

    kind: str
    clause: str


_NEGATION = re.compile(
    r"\b(?:ne|n'\w+|pas|plus rien|rien|jamais|aucune?|ni|sans|rarement|evitez|evite|eviter|arretez"
    r"|arrete de|arreter de|refusez|refuse|refuser|inutile|interdit|au lieu|plutot que|avant de"
    r"|don't|dont|do not|not|never|no|nor|neither|nothing|nobody|anything|anyone|without|rarely"
    r"|stop|avoid|refuse|instead of|rather than|before|decline|n't)\b|\w+n't\b"
)
"""Puts a clause in the negative."""
_NEGATED_BEHIND = re.compile(
    r"(?:\W+\w+)?\W+(?:pas|plus|jamais|rien|aucune?|personne|ni|nothing|no|nobody|anything)\b"
)
"""« payez surtout rien », "send them nothing"."""
_OWN_ACT = re.compile(
    r"\b(?:s'il|s'ils|si|quand|lorsque|if|when|whoever|qui|who|that)\b|\bdemand|\bwant|\bveut\b"
)
"""Tells of what is asked or done, and advises nothing."""
_NO_PROMISE = re.compile(
    r"(?:ne|n'|peux) (?:\w+ )?(?:peux|peut|sais|savoir|connais)?[^.]{0,20}(?:promettre|savoir"
    r"|garantir"
    r"|prevoir)|can't (?:promise|know|say)|cannot (?:promise|know|say|be certain)|not promise"
    r"|don't know|ne sais pas|quelqu'un (?:peut|va)|someone may|promet\w* (?:de|d')|promises? to"
)
"""Refuses to promise, or tells of what a swindler promises."""


# A clause ends where another thought may begin. « ni » and « or » carry a negation on.
_CLAUSE = re.compile(
    r"[.!?;:\n()«»“”\"→•]+|,|\b(?:mais|puis|but|then|et(?! de\b)|and|instead|plutot(?! que))\b"
)
_CITED_SIGN = re.compile(r"^\s*• (?:« .*? »|“.*?”)", re.MULTILINE)
"""What a sign quotes out of a message that was received: the blackmailer's words, not ours."""
_COURAGE = re.compile(
    r"\bn'(?:hesitez|hesite) pas a\b|\bdon't hesitate to\b|\bdo not hesitate to\b"
)
_CARRIED = re.compile(r"^\W*(?:ou|or|ni|nor|meme pour|even to)\b")
_PARTICIPLE = re.compile(
    r"\b(pay|vers|donn|montr|partag|supprim|effac|ferm|menac|insult|régl|propos|demand|expliqu"
    r"|parl|calm"
    r"|retrouv|rencontr|accept|trouv|cherch|engag|pass|rappel)é(?=e?s?\b)"
)
"""Without accents « payé » would be « paye », which is an order."""
_SAID_OF_US = re.compile(
    # The guarded way for a text: a screenshot that is only text, asked about before it is opened.
    r"envoyez-la comme photo|m'en envoyer une capture d'ecran|send me a screenshot of it"
    r"|send it as a photo"
    # What one says to the bank, the issuer or the police about codes and payments.
    r"|donner la date|donner le numero|give the date|give the serial|puis donner|then give"
    r"|donner ce fichier a la police|give that file to the police|une photo plus nette"
    # What deleting would do, and what the swindler is after.
    r"|efface des preuves|remette une carte|or hand over a card|^payer$|faut(?:-il)? payer avant$"
    r"|^do you have to pay|let's take it as|est interdit|(?:copie|copy) (?:a la banque|to the bank)"
)
"""The sentences of ours that sound alike, each with its reason."""


def forbidden_in(text: str) -> Iterator[Finding]:
    """Find the forbidden advice in one reply.

    Args:
        text: what is said, with its own case and accents.

    Yields:
        Each kind of advice with the clause that gives it.

    Example:
        >>> [found.kind for found in forbidden_in("Ne payez pas tout, payez la moitié.")]
        ['pay']
        >>> list(forbidden_in("Ne payez pas, n'envoyez rien."))
        []
    """
    plain = fold(_PARTICIPLE.sub(r"\1ex", _CITED_SIGN.sub("•", text)))
    plain = _COURAGE.sub("osez ", plain)
    for sentence in re.split(r"(?<=[.!?\n])\s+", plain):
        for advice in PROMISES:
            if advice.pattern.search(sentence) and not _NO_PROMISE.search(sentence):
                yield Finding(advice.kind, sentence.strip())
        negated_before = False
        for clause in filter(None, (part.strip() for part in _CLAUSE.split(sentence))):
            carried = negated_before and bool(_CARRIED.match(clause))
            for advice in ACTS:
                found = advice.pattern.search(clause)
                if found and not carried and not _is_lifted(clause, found):
                    yield Finding(advice.kind, clause)
            negated_before = carried or bool(_NEGATION.search(clause))


def _is_lifted(clause: str, found: re.Match[str]) -> bool:
    """Whether what stands before the advice, or right behind it, turns it round."""
    before, after = clause[: found.end()], clause[found.end() :]
    return bool(
        _NEGATION.search(before)
        or _NEGATED_BEHIND.match(after)
        or _OWN_ACT.search(clause[: found.start()])
        or _SAID_OF_US.search(clause)
    )
