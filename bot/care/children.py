"""When a message is about a child: who is spoken of, and whether somebody is to meet them."""

from __future__ import annotations

from bot.triage.facts import read_facts
from bot.triage.normal import fold
from bot.triage.patterns import pattern, words

# Between a child and whoever found them online, as the child or a parent tells it to us.
_FOUND_THEM = words("il elle ce_mec le_mec ce_gars ce_type cet_homme he she they this_guy the_guy")
_RENDEZ_VOUS = words("rendez-vous rendez_vous rdv")
_MEETS = words("voir voie rencontrer rencontre retrouver retrouve chercher")
_SCHOOL = words("lycee college ecole maison immeuble porte school house home gate bus_stop")
_ONLINE_MEETING = pattern(
    rf"(?:donne|fixe|propose|demande)\w{{0,3}} (?:\w{{1,4}} )?{_RENDEZ_VOUS}\b",
    rf"{_FOUND_THEM} (?:veut|veu|vx|va|voudrait|doit|vient) (?:venir )?"
    rf"(?:qu'on se |me |la |le |se ){_MEETS}\b",
    rf"{_FOUND_THEM}(?:'s| is| est)? (?:\w{{1,7}} )?(?:devant|en bas d[eu]|outside|in front of)"
    rf" (?:le |la |l'|son |sa |mon |ma |notre |her |his |my |our |the )?{_SCHOOL}\b",
    rf"{_FOUND_THEM} (?:wants?|asked|asks|told|keeps asking)(?: (?:me|her|him|us))? to meet\b",
    r"(?:going|supposed|agreed|planned|arranged) to meet (?:him|her|up|them)\b",
)
_A_CHILD = pattern(
    words(
        "enfant enfants fils fille filles garcon ado ados mineur mineure mineurs petit"
        " petite petits bebe gamin gamine gosse college lycee ecole classe prof papa maman"
        " beau-pere beau_pere daron daronne oncle eleve child children kid kids son"
        " daughter boy girl teen teenager minor baby school class teacher mum mom dad"
        " daddy stepdad uncle"
    )
    + r"\b",
)
_GROWN_UP = pattern(
    r"(?:ma femme|mon mari|mon epouse|mon epoux|mes petits[- ]enfants|mes enfants"
    r"|ma retraite|je suis (?:a la retraite|retraitee?|veufs?|veuve|marie|mariee)"
    r"|my (?:wife|husband|kids|children|grandchildren|pension|late wife|late husband)"
    r"|i'?m (?:retired|married|a widow|a widower))\b",
)


def speaks_as_an_adult(text: str) -> bool:
    """Whether a message says that whoever writes it is grown up, without an age.

    Example:
        >>> speaks_as_an_adult("ma femme va me quitter"), speaks_as_an_adult("jpeux pas le dire")
        (True, False)
    """
    return bool(_GROWN_UP.search(fold(text)))


def tells_of_a_meeting(text: str) -> bool:
    """Whether a child, or their parent, tells that somebody from online is to meet the child.

    Example:
        >>> tells_of_a_meeting("il lui a donné rendez vous samedi au parc")
        True
        >>> tells_of_a_meeting("j'ai rendez-vous à la banque")
        False
    """
    return bool(_ONLINE_MEETING.search(fold(text)))


def speaks_of_a_child(text: str) -> bool:
    """Whether a message names a child, or the age of one.

    Example:
        >>> speaks_of_a_child("mon mari me tape"), speaks_of_a_child("il tape mon fils")
        (False, True)
    """
    bands = [fact.value for fact in read_facts(text) if fact.name == "age_band"]
    of_one = any(band not in ("adult", "unsaid") for band in bands)
    return of_one or bool(_A_CHILD.search(fold(text)))
