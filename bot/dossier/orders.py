"""Changes to a list in words: « supprime le 3 », « tout sauf 2 », "move 4 to the top"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.triage.normal import fold

KINDS = ("remove", "correct", "date", "move", "choose", "show", "unknown_number")
LONGEST = 400
"""Characters of an order; a longer text is something to keep."""
MOST = 200
"""The highest number that is read as one of the list."""

_WORDS = {
    **{"premier": 1, "premiere": 1, "first": 1, "un": 1, "une": 1, "one": 1},
    **{"deuxieme": 2, "second": 2, "seconde": 2, "deux": 2, "two": 2},
    **{"troisieme": 3, "third": 3, "trois": 3, "three": 3},
    **{"quatrieme": 4, "fourth": 4, "quatre": 4, "four": 4},
    **{"cinquieme": 5, "fifth": 5, "cinq": 5, "five": 5},
    **{"sixieme": 6, "sixth": 6, "six": 6, "septieme": 7, "seventh": 7, "sept": 7, "seven": 7},
    **{"huitieme": 8, "eighth": 8, "huit": 8, "eight": 8, "neuvieme": 9, "ninth": 9, "neuf": 9},
    **{"nine": 9, "dixieme": 10, "tenth": 10, "dix": 10, "ten": 10},
}
_LAST = ("dernier", "derniere", "last")
_NUMBER = rf"(?:\d{{1,3}}|{'|'.join(sorted([*_WORDS, *_LAST], key=len, reverse=True))})"
_A = r"(?:(?:le|la|l'|les|the|numero|number|no|n°|item|element|point|ligne|line|#)\s*)*"
_ONE = rf"{_A}(?P<one>{_NUMBER})(?:e|er|eme|ieme|st|nd|rd|th)?(?: one| item)?\b"
_SEVERAL = rf"{_A}(?P<several>{_NUMBER}(?:(?:\s*(?:,|et|and|puis|&|\+|ou|or)\s*)+{_A}{_NUMBER})*)"
_PLEASE = r"(?:\s*(?:s'il (?:vous|te) plait|stp|svp|please|pls|merci|thanks))?[ .!]*"
_LEAD = (
    r"(?:(?:ok|oui|non|yes|no|alors|bon|please|pls|peux-tu|tu peux|pouvez-vous|vous pouvez"
    r"|can you|could you|i want to|je veux|je voudrais|il faut)[ ,]*)*"
)
_ALL = r"(?:tou(?:t|s|tes)|all|everything)"
_REMOVE = (
    r"(?:supprime[rz]?|enleve[rz]?|retire[rz]?|efface[rz]?|vire[rz]?|ote[rz]?|jette[rz]?"
    r"|delete|remove|drop|erase|take out)"
)
_MOVE = (
    r"(?:mets?|mettez|mettre|deplace[zr]?|place[zr]?|passe[zr]?|monte[zr]?|remonte[zr]?|move|put)"
)
_CHANGE = (
    r"(?:corrige[zr]?|change[zr]?|modifie[zr]?|remplace[zr]?|date[zr]?|correct|fix|edit|replace)"
)
_WHEN = (
    r"(?:hier|avant-hier|aujourd'hui|ce matin|ce soir|cette nuit|le \d|du \d|il y a|lundi|mardi"
    r"|mercredi|jeudi|vendredi|samedi|dimanche|yesterday|today|last|on |this |in |the \d"
    r"|\d{1,2}[/ ]"
    r"|monday|tuesday|wednesday|thursday|friday|saturday|sunday).*"
)


def _pattern(*parts: str) -> re.Pattern[str]:
    return re.compile("".join((_LEAD, *parts)))


_KEEP_ALL = _pattern(rf"(?:(?:garde[zr]?|keep) )?{_ALL}(?: garder)?", _PLEASE)
_KEEP_NONE = _pattern(r"(?:aucune?|rien|none|nothing|ne garde[zr]? rien)", _PLEASE)
_ALL_BUT = _pattern(
    rf"(?:(?:garde[zr]?|keep) )?{_ALL} (?:sauf|hormis|a part|but|except|without) ",
    _SEVERAL,
    _PLEASE,
)
_THESE = _pattern(
    r"(?:(?:garde[zr]?|keep|seulement|juste|uniquement|only|just) )*",
    *(_SEVERAL, r"(?: seulement| only)?", _PLEASE),
)
_REMOVED = _pattern(_REMOVE, " ", _SEVERAL, r"(?: one)?(?: (?:du|de la|from the) \w+)?", _PLEASE)
_TO_AN_END = _pattern(
    *(_MOVE, " ", _ONE, r" (?:(?P<first>(?:tout )?en (?:premier|tete|haut)|au debut"),
    *(r"|(?:to the )?(?:top|first|beginning))", r"|(?P<last>(?:tout )?en (?:dernier|bas)|a la fin"),
    *(r"|(?:to the )?(?:bottom|end|last)))", _PLEASE),
)
_BY_ONE = _pattern(
    r"(?:(?P<up>monte[zr]?|remonte[zr]?)|(?P<down>descend[sz]?|descendez|descendre)|move) ",
    *(_ONE, r"(?P<way> up| down| d'un cran| d'une place)?", _PLEASE),
)
_BESIDE = _pattern(
    *(rf"(?:{_MOVE} )?", _ONE, r" (?P<side>avant|apres|before|after) "),
    *(_A, rf"(?P<other>{_NUMBER})(?:e|er|eme)?", _PLEASE),
)
_WAS_ON = _pattern(
    *(r"(?:pour )?", _ONE, r",? (?:c'etait|c'est|date de|date d'|etait|datait de|was|is from"),
    *(r"|happened) ", rf"(?P<value>{_WHEN})"),
)
_NEW_DATE = _pattern(
    *(_CHANGE, r" (?:la |the )?date (?:du|de la|de l'|de|of)\s*", _ONE),
    r"(?:\s*(?:au|a|to|:|pour)\s*(?P<value>.+))?",
)
_CORRECTED = _pattern(
    *(_CHANGE, " ", _ONE, r"(?:\s*(?::|par|en|to|with|by|=|c'est(?: plutot)?)\s*(?P<value>.+?))?"),
    r"\s*",
)
_RATHER = _pattern(
    *(_ONE, r",? (?:c'est plutot|c'est en fait|est en fait|is actually|should be|should read)"),
    r" ?:? ?(?P<value>.+)",
)
_SHOWN = _pattern(
    r"(?:montre[zr]?(?:[- ]moi)?|affiche[zr]?|ouvre[zr]?|voir|show(?: me)?|open|see) ",
    *(_ONE, _PLEASE),
)


@dataclass(frozen=True)
class Order:
    """What is to be done.

    Attributes:
        kind: one of ``KINDS``.
        numbers: which items, counted from 1 as they are shown.
        value: what a correction or a date says, or the position that an item moves to.
    """

    kind: str
    numbers: tuple[int, ...] = ()
    value: str | None = None


def read_order(text: str, count: int) -> Order | None:
    """Read a change that is asked for in words.

    Args:
        text: what was written.
        count: how many items the list has.

    Returns:
        None for anything that is not clearly a change: it is then something to keep.

    Example:
        >>> read_order("supprime le 3", 5)
        Order(kind='remove', numbers=(3,), value=None)
        >>> read_order("tout sauf 2", 3)
        Order(kind='choose', numbers=(1, 3), value=None)
        >>> read_order("son numéro est le 06", 3) is None
        True
    """
    plain = text.strip()
    if not plain or len(plain) > LONGEST or "\n" in plain:
        return None
    folded = fold(plain)
    for reader in (_chosen, _removed, _moved, _dated, _corrected, _shown):
        order = reader(folded, plain, count)
        if order is not None:
            beyond = any(not 1 <= number <= count for number in order.numbers)
            return Order("unknown_number", order.numbers) if beyond else order
    return None


def _chosen(folded: str, plain: str, count: int) -> Order | None:
    everything = tuple(range(1, count + 1))
    if _KEEP_ALL.fullmatch(folded):
        return Order("choose", everything)
    if _KEEP_NONE.fullmatch(folded):
        return Order("choose")
    if match := _ALL_BUT.fullmatch(folded):
        left_out = _numbers(match["several"], count)
        if any(not 1 <= number <= count for number in left_out):
            return Order("choose", left_out)
        return Order("choose", tuple(n for n in everything if n not in left_out))
    match = _THESE.fullmatch(folded)
    return Order("choose", _numbers(match["several"], count)) if match else None


def _removed(folded: str, plain: str, count: int) -> Order | None:
    match = _REMOVED.fullmatch(folded)
    return Order("remove", _numbers(match["several"], count)) if match else None


def _moved(folded: str, plain: str, count: int) -> Order | None:
    if match := _TO_AN_END.fullmatch(folded):
        return Order("move", _numbers(match["one"], count), str(count if match["last"] else 1))
    match = _BY_ONE.fullmatch(folded)
    if match and (match["up"] or match["down"] or match["way"]):
        moved = _numbers(match["one"], count)
        up = bool(match["up"]) or match["way"] == " up"
        return Order("move", moved, str(max(1, moved[0] + (-1 if up else 1))))
    if match := _BESIDE.fullmatch(folded):
        number = _numbers(match["one"], count)[0]
        other = _numbers(match["other"], count)[0]
        if not 1 <= other <= count:
            return Order("move", (other,))
        after = match["side"] in ("apres", "after")
        # Taking it out first moves what stood behind it up by one.
        return Order("move", (number,), str(other + after - (number < other)))
    return None


def _dated(folded: str, plain: str, count: int) -> Order | None:
    match = _WAS_ON.fullmatch(folded) or _NEW_DATE.fullmatch(folded)
    return Order("date", _numbers(match["one"], count), _value(match, plain)) if match else None


def _corrected(folded: str, plain: str, count: int) -> Order | None:
    match = _CORRECTED.fullmatch(folded) or _RATHER.fullmatch(folded)
    return Order("correct", _numbers(match["one"], count), _value(match, plain)) if match else None


def _shown(folded: str, plain: str, count: int) -> Order | None:
    match = _SHOWN.fullmatch(folded)
    return Order("show", _numbers(match["one"], count)) if match else None


def _numbers(words: str, count: int) -> tuple[int, ...]:
    found = []
    for word in re.findall(rf"\b{_NUMBER}", words):
        if word in _LAST:
            found.append(count)
        else:
            found.append(int(word) if word.isdigit() else _WORDS[word])
    return tuple(dict.fromkeys(found))


def _value(match: re.Match[str], plain: str) -> str | None:
    """The words as they were written: folding leaves every character at its place."""
    if match["value"] is None:
        return None
    return plain[match.start("value") : match.end("value")].strip() or None
