"""Danger that somebody states in words; matched before anything else, without model or database.

Explicit words only, for now: this catches what is said outright and leaves the rest to the lines
of help that every reply about blackmail carries.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.triage.kind import is_received
from bot.triage.normal import fold


@dataclass(frozen=True)
class Danger:
    """What kind of danger, and how sure: ``sure`` interrupts, ``possible`` adds a line.

    Args:
        kind: ``crisis_self``, ``crisis_other``, ``child_danger`` or ``violence_danger``.
        level: ``sure`` or ``possible``.
    """

    kind: str
    level: str


_HARMLESS = re.compile(
    r"\bmort(?:e|s)? de (?:rire|faim|fatigue|peur|honte|trouille|soif)\b|\btuer le temps\b"
    r"|\b(?:telephone|portable|batterie|ordi|phone|battery) (?:est )?(?:mort|dead|died)\b"
    r"|\bca me tue\b|\bmourir de (?:rire|faim|soif|honte)\b|\bdead ?lines?\b"
    r"|\b(?:bored|starving|laughing) to death\b|\bdying (?:of|from) (?:laughter|hunger|shame)\b"
    r"|\bto die for\b|\bkill(?:ing)? time\b|\b(?:dead|killing me) (?:lol|mdr|lmao)\b"
)
_SELF_SURE = re.compile(
    r"\b(?:je|j|j'|jme|jvs|jvais|j'vais|me) ?(?:veux|veu|vais|va|vs|vx|pense a|songe a|prefere|voudrais|aimerais)? ?"
    r"(?:me |m')?(?:suicide\w*|fouts? en l'air|foutre en l'air|flingu\w+|tuer|pendre|jeter (?:sous|du|par)|tailler les veines)\b"
    r"|\b(?:envie|envi|penser? a|pense a|prefere|veux|veu|vx|vais|jvs|jvais|voudrais|aimerais|vs) (?:de |d')?(?:mourir|crever|creve|en finir|disparaitre pour toujours|plus vivre|plus etre la)\b"
    r"|\bidees? (?:noires|suicidaires)\b|\bsuicid\w+\b|\ben finir avec (?:la|ma) vie\b|\bme faire du mal\b|\bplus envie de vivre\b"
    r"|\b(?:veux|veu|vx) (?:plus|pas) vivre\b|\bmieux (?:mort|morte)\b|\bj'ai avale (?:des|tous|toute)\b"
    r"|\b(?:kill|hurt|harm|cut|hang) my ?self\b|\bkms\b|\bend (?:it all|my life|things)\b|\btake my (?:own )?life\b"
    r"|\b(?:want|wanna|going|gonna|rather|better|wish i was|wish i were) (?:to )?(?:die|be dead|dead|disappear forever)\b"
    r"|\bbetter off dead\b|\bdon'?t want to (?:live|be here|be alive|wake up)\b|\bno reason to live\b"
)
_SELF_POSSIBLE = re.compile(
    r"\bj'?(?:en|n) (?:peux|peu|pe) plus\b|\bplus la force\b|\b(?:vous|tu|ils) (?:seriez|serez|serais|seras|seraient|seront) mieux sans moi\b"
    r"|\bplus rien a perdre\b|\baucune issue\b|\bpas d'issue\b|\bma vie est (?:finie|foutue|fichue|terminee)\b"
    r"|\bdire adieu\b|\badieu\b|\bje (?:veux|vais) disparaitre\b|\bsi je n'etais plus la\b"
    r"|\bcan'?t (?:go on|take (?:it|this) any ?more|do this any ?more)\b|\bmy life is (?:over|ruined|finished)\b"
    r"|\bno way out\b|\bbetter (?:off )?without me\b|\bgoodbye everyone\b|\bwant to disappear\b"
)
_OTHER = re.compile(
    r"\b(?:mon fils|ma fille|mon ado|mon enfant|mon frere|ma soeur|mon ami|ma copine|mon copain|mon mari|ma femme|mon pere|ma mere|il|elle|son fils|sa fille|my (?:son|daughter|brother|sister|friend|husband|wife|mum|mom|dad|girlfriend|boyfriend)|he|she)\b[^.!?\n]{0,40}"
    r"(?:(?:veut|parle de|pense a|va|menace de) (?:se )?(?:mourir|suicider|tuer|en finir|pendre|crever)|"
    r"(?:wants? to|talks? about|talking about|going to|threatens? to|says (?:he|she) will) (?:die|dying|kill(?:ing)? (?:himself|herself)|end(?:ing)? (?:it|his life|her life)))"
)
_INCITEMENT = re.compile(
    r"\b(?:me dit|m'a dit|dit|disent|says?|said|tells?|told me)\b[^.!?\n]{0,30}(?:de me (?:tuer|suicider)|d'aller me (?:tuer|pendre)|(?:to )?kill (?:my|your)self|(?:i )?should (?:die|kill))"
    r"|\b(?:tue[- ]toi|suicide[- ]toi|va te (?:tuer|pendre|suicider)|va crever|kill yourself|kys)\b"
)
_CHILD = re.compile(
    r"\b(?:me|nous) (?:touche|viole|force a coucher)\b|\bm'(?:a|ont) (?:viole|touche|force a coucher|agresse)e?\b"
    r"|\b(?:raped|molest(?:ed|s)|touche[sd]) me\b|\bforced (?:me )?to have sex\b"
    r"|\b(?:rendez-vous|rencontrer|voir en vrai|meet(?:ing)? (?:up|him|me|in person))\b[^.!?\n]{0,40}\b(?:ce soir|demain|tonight|tomorrow)\b(?=.{0,80}(?:1[0-7] ?ans|i'?m 1[0-7]))"
)
_VIOLENCE = re.compile(
    r"\b(?:il|elle|mon (?:mari|copain|pere|ex)|ils) (?:me |m'a |nous )?(?:frappe|bat|tape|etrangle|menace avec (?:un|une) (?:couteau|arme))\b"
    r"|\b(?:devant|derriere) (?:chez moi|la porte|ma porte|mon immeuble)\b|\bil est (?:en bas|la|arrive) avec (?:un|une) (?:couteau|arme)\b"
    r"|\b(?:va|vont|veut|veulent|vais) (?:me|le|la|te|les) (?:tuer|buter|planter|tabasser)\b"
    r"|\b(?:hits|beats|is hitting|is beating|strangles) me\b|\b(?:he|she|they)(?:'s| is| are|'re)? (?:outside|at) my (?:door|house|home)\b"
    r"|(?:\b(?:going to|gonna|will|wants? to)|'ll) kill (?:me|him|her|us)\b"
)
_DENIED = re.compile(
    r"\b(?:pas|plus|jamais|aucune) (?:du tout )?(?:envie de|l'intention de|idee de)? ?(?:mourir|me tuer|me suicider)\b"
    r"|\bfacon de parler\b|\bne veux pas (?:mourir|me tuer|me suicider)\b"
    r"|\b(?:not|never|don'?t want to|wouldn'?t) (?:suicidal|going to (?:kill|hurt)|kill|hurt|die)\b"
)


def detect_danger(text: str) -> Danger | None:
    """Tell whether a message says that somebody may be hurt.

    Args:
        text: one message, of any length, as it arrived.

    Returns:
        The most serious danger found, or None.

    Example:
        >>> detect_danger("jvs crever")
        Danger(kind='crisis_self', level='sure')
        >>> detect_danger("mdr je suis mort de rire") is None
        True
    """
    folded = _HARMLESS.sub(" ", fold(text))
    if _INCITEMENT.search(folded):
        return Danger("crisis_self", "sure")
    if is_received(text):
        return None
    if _OTHER.search(folded):
        return Danger("crisis_other", "sure")
    if _SELF_SURE.search(folded):
        return Danger("crisis_self", "possible" if _DENIED.search(folded) else "sure")
    if _CHILD.search(folded):
        return Danger("child_danger", "sure")
    if _VIOLENCE.search(folded):
        return Danger("violence_danger", "sure")
    if _SELF_POSSIBLE.search(folded):
        return Danger("crisis_self", "possible")
    return None
