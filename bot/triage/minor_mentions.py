"""Words that forbid opening a file, whoever says them: a child's age, a child, somebody undressed.

Wider than the facts of ``bot.triage.facts`` on purpose: here a mistake only costs a picture that
stays closed, while there it would change the whole conversation.
"""

from __future__ import annotations

import re

from bot.triage.normal import fold

READ = 20_000
_AGE = r"(?:[7-9]|1[0-7])(?!\d)"
_YEARS = r"ans?|years?|yo|y/o|anos|anni|jahre?|jaar"
# « j'ai 15 ans », « j'ai 15. »; neither « j'ai 12 000 € » nor « donne-moi 10 minutes ».
_THAT_IS_ALL = rf"(?:\W{{0,2}}(?:{_YEARS})(?!\w)(?! de\b)|\s*(?:$|[;!?)\n]|[.,](?!\d)|et\b|and\b))"
_I_AM_SO_OLD = re.compile(
    rf"(?:(?<!\w)(?:j'?\s?ai|g|jai|moi|i'?m|i am|im|tengo|ich bin|ho|tenho|ik ben|aged?|agee?)"
    rf"\W{{0,3}}(?:que|seulement|only|just|pas encore|solo|erst|nur)?\W{{0,3}}{_AGE}"
    rf"{_THAT_IS_ALL})"
    r"|^\W*[fm] ?1[0-7]\W*$"
    # « pas 18 ans », « bientôt 18 ans », “almost 18”
    r"|(?:pas(?: encore)?|bientot|presque|aurai|not(?: yet)?|almost|nearly|turn(?:ing)?)"
    r" (?:que )?(?:mes |les )?18(?!\d|\s?(?:euros?|€|h\b|heures?|messages?|jours?))"
    r"|(?:j'?\s?ai|aurai) 18 ans (?:dans|en|le)\b"
    r"|(?:menti|dit que j'(?:ai|avais)|said i was|pretended).{0,20}18"
    r"|عمري\s*(?:[7-9]|1[0-7]|١[٠-٧])",
)
_A_CHILD = re.compile(
    r"(?<!\w)(?:(?:mon|ma|mn) (?:fils|fille|gamine?|enfant|ado|petite?[- ]fil(?:s|le))|mes enfants"
    r"|(?:my|our) (?:son|daughter|kid|child|children|teen\w{0,5}|grandson|granddaughter)"
    r"|mi hij[oa]|mein(?:e[mn]?)? (?:sohn|tochter|kind)|m(?:io|ia) figli[oa]"
    r"|m(?:eu|inha) filh[oa]|mijn (?:zoon|dochter|kind)|mineure?|underage|minderjahrig"
    r"|menor de edad|minorenne|nee? en 20(?:09|1\d|2\d)|born in 20(?:09|1\d|2\d))(?!\w)"
)
_UNDRESSED = re.compile(
    r"(?<!\w)(?:nue?s?|nudes?|naked|a poil|topless|denudee?s?|deshabillee?s?|intimes?|intimate"
    r"|sexuel\w{0,5}|sexual\w{0,3}|seins?|fesses?|culotte|soutif|sexe|bite|penis|dick|boobs|tits"
    r"|underwear|undressed|desnud[oa]s?|nackt\w{0,2}|nud[oa]|naakt\w{0,2}|sextape|nsfw)(?!\w)"
)


def says_of_a_minor(text: str) -> bool:
    """Whether somebody says, in one of eight languages, that they are under 18.

    Example:
        >>> says_of_a_minor("tengo 14 años"), says_of_a_minor("j'ai payé 14 euros")
        (True, False)
    """
    return bool(_I_AM_SO_OLD.search(fold(text[:READ])))


def forbids_opening(caption: str) -> bool:
    """Whether the words below a file speak of a child, or of somebody undressed.

    Args:
        caption: what stands below it, whoever wrote it.

    Example:
        >>> forbids_opening("c'est ma fille qui a reçu ça"), forbids_opening("photo de la lettre")
        (True, False)
    """
    folded = fold(caption[:READ])
    return bool(_I_AM_SO_OLD.search(folded) or _A_CHILD.search(folded) or _UNDRESSED.search(folded))
