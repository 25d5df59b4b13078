"""Changes to a letter in words: a blank is filled, a passage replaced, removed, or added."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.dossier.letters import label_of, load_letters
from bot.triage.normal import fold

LONGEST = 3_000
"""Characters of one change."""
_QUOTES = "«»“”\"'’ "
_REPLACE = re.compile(
    r"(?is)\s*(?:remplace[rz]?|change[rz]?|modifie[rz]?|replace|change)\s+(?P<old>.+?)\s+"
    r"(?:par|en|with|by|to)\s+(?P<new>.+?)\s*"
)
_REMOVE = re.compile(
    r"(?is)\s*(?:enl[èe]ve[rz]?|supprime[rz]?|retire[rz]?|efface[rz]?|[ôo]te[rz]?|remove|delete|drop"
    r"|take out)\s+(?P<what>(?:la |le |the )?(?:phrase|ligne|passage|partie|sentence|line|part)\s+"
    r"(?:sur|avec|qui parle de|about|with|on)\s+)?(?P<old>.+?)\s*"
)
_ADD = re.compile(
    r"(?is)\s*(?:ajoute[rz]?|rajoute[rz]?|add)\s*(?:que\s+|that\s+|:\s*)?(?P<new>.+?)\s*"
)
_FIELDS = (
    ("name", r"(?:mon nom (?:est|c'est)|je m'appelle|nom\s*:|my name is|name\s*:)"),
    (
        "address",
        r"(?:mon adresse (?:est|c'est)|j'habite(?: au| à)?|adresse\s*:|my address is|i live at"
        r"|address\s*:)",
    ),
    (
        "contact",
        r"(?:mon (?:num[ée]ro|t[ée]l[ée]phone|mail|e-?mail) (?:est|c'est)(?: le)?"
        r"|my (?:number|phone|email) is|(?:t[ée]l[ée]phone|mail|phone|email)\s*:)",
    ),
    (
        "birth",
        r"(?:(?:je suis|il est|elle est) n[ée]e?(?: le)?|n[ée]e? le|date de naissance\s*:?"
        r"|(?:i|he|she) was born(?: on)?|born(?: on)?|date of birth\s*:?)",
    ),
    ("town", r"(?:ma ville (?:est|c'est)|ville\s*:|fait [àa]|my town is|town\s*:)"),
    (
        "today",
        r"(?:(?:mets|met|mettez) la date (?:du|au|[àa])|date(?: du courrier)?\s*:|(?:dat[ée]e? du)"
        r"|set the date to|date it|the date is)",
    ),
    (
        "child_name",
        r"(?:mon enfant s'appelle|ma fille s'appelle|mon fils s'appelle|my (?:child|son|daughter)"
        r"(?:'s name)? is(?: called)?)",
    ),
    ("class_name", r"(?:(?:il|elle) est en(?: classe de)?|classe\s*:|(?:he|she) is in(?: class)?)"),
    (
        "addressee",
        r"(?:le destinataire (?:est|c'est)|destinataire\s*:|ma banque (?:est|c'est)"
        r"|[àa] l'attention de|the addressee is|my bank is|addressed to|to\s*:)",
    ),
    (
        "account",
        r"(?:mon (?:num[ée]ro de )?compte(?: bancaire)? (?:est|c'est|finit par)"
        r"|ma carte (?:est|finit par)|my (?:account|card)(?: number)? (?:is|ends in|ends with))",
    ),
    (
        "platform_account",
        r"(?:mon (?:compte|pseudo) (?:insta(?:gram)?|snap(?:chat)?|facebook|telegram|tiktok)? ?"
        r"(?:est|c'est)|my (?:instagram|snapchat|facebook|telegram|tiktok) (?:account )?is)",
    ),
    (
        "call_time",
        r"(?:j'ai appel[ée] (?:la|ma) banque(?: le)?|appel [àa] la banque\s*:?"
        r"|i (?:called|rang) (?:the|my) bank(?: on)?)",
    ),
)


@dataclass(frozen=True)
class Edit:
    """What became of a change.

    Attributes:
        outcome: ``changed``, ``filled``, ``not_found``, ``ambiguous`` or ``not_understood``.
        text: the letter afterwards, where it was changed; None where a blank was filled.
        fields: the blanks that were filled.
    """

    outcome: str
    text: str | None = None
    fields: Mapping[str, str] = field(default_factory=dict)


def edited(text: str, order: str, language: str = "fr") -> Edit:
    """Change a letter as somebody asks for it in words.

    Args:
        text: the letter.
        order: « mon nom est … », « remplace … par … », « enlève … », « ajoute : … », or the same
            in English.
        language: that of the letter, in which its blanks are called.

    Example:
        >>> edited("Rien n'a été payé.", "remplace payé par « versé »").text
        "Rien n'a été versé."
        >>> edited("", "my name is Ada Lovelace").fields
        {'name': 'Ada Lovelace'}
    """
    order = order.strip()[:LONGEST]
    filled = _filled(order, language)
    if filled:
        return Edit("filled", fields=filled)
    if match := _REPLACE.fullmatch(order):
        return _replaced(text, match["old"].strip(_QUOTES), match["new"].strip(' «»“”"'))
    if match := _REMOVE.fullmatch(order):
        return _removed(text, match["old"].strip(_QUOTES))
    if match := _ADD.fullmatch(order):
        return Edit("changed", _added(text, match["new"].strip(' «»“”"')))
    return Edit("not_understood")


def _filled(order: str, language: str) -> dict[str, str]:
    for name, pattern in _FIELDS:
        match = re.fullmatch(rf"(?is)\s*{pattern}\s*(?P<value>\S.*?)\s*", order.replace("’", "'"))
        if match:
            return {name: " ".join(match["value"].strip(' «»“”".').split())}
    label, colon, value = order.partition(":")
    for name in load_letters()["blocks"]["blanks"]:
        if colon and value.strip() and fold(label.strip()) == fold(label_of(name, language)):
            return {name: " ".join(value.split())}
    return {}


def _replaced(text: str, old: str, new: str) -> Edit:
    places = _places(text, old)
    if len(places) != 1:
        return Edit("ambiguous" if places else "not_found")
    start = places[0]
    return Edit("changed", text[:start] + new + text[start + len(old) :])


def _removed(text: str, old: str) -> Edit:
    places = _places(text, old)
    if not places:
        return Edit("not_found")
    lines = {text.rfind("\n", 0, place) + 1 for place in places}
    if len(lines) != 1:
        return Edit("ambiguous")
    start = lines.pop()
    end = text.find("\n", start)
    end = len(text) if end < 0 else end
    line = text[start:end]
    sentences = re.split(r"(?<=[.!?])\s+", line)
    kept = [one for one in sentences if fold(old) not in fold(one)]
    # A line of a list goes as a whole; of a paragraph, the sentence alone.
    left = "" if line.startswith(("- ", "• ")) or not kept else " ".join(kept)
    after = text[:start] + left + text[end:]
    return Edit("changed", re.sub(r"\n{3,}", "\n\n", after).strip("\n"))


def _added(text: str, new: str) -> str:
    """Put a paragraph before the last one, which is the signature or the closing."""
    body, gap, last = text.rpartition("\n\n")
    return f"{body}{gap}{new}\n\n{last}" if gap else f"{text}\n\n{new}".strip()


def _places(text: str, old: str) -> list[int]:
    if not old:
        return []
    folded, wanted = fold(text), fold(old)
    places, start = [], folded.find(wanted)
    while start >= 0:
        places.append(start)
        start = folded.find(wanted, start + 1)
    return places
