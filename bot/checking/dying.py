"""Safe messaging about death: no method, no place, no number, no success, nothing beautiful.

After the recommendations for media and services of the World Health Organization (Preventing
suicide: a resource for media professionals, 2023) and of the French programme Papageno.
"""

from __future__ import annotations

from collections.abc import Iterator

from bot.checking.forbidden import Forbidden
from bot.checking.problem import Problem
from bot.checking.texts import Text

ACT = "speaks of dying as an act or a crime; say « penser à mourir », “thinking about dying”"
METHOD = "a way or a place to die; say only who can listen"
COUNT = "tells of others who died; say that help exists"
OUTCOME = "an attempt neither succeeds nor fails; say « penser à mourir », “thinking about dying”"
GLORY = "makes death a way out; say that help exists"

_RULES = {
    "fr": (
        (r"suicid\w*|se donner la mort|(?:vous|te|me) donner la mort", ACT),
        (r"(?:se|te|vous) tuer|mettre fin à (?:ses|tes|vos|leurs) jours|en finir", ACT),
        (r"commet\w* (?:l'irréparable|un geste|l'acte)|passage à l'acte", ACT),
        (
            r"(?:se |te |vous )?(?:pendre|pendaison|noyer|noyade)|s'ouvrir les veines|veines"
            r"|overdoses?|surdoses?|(?:médicaments|comprimés|cachets|somnifères)|javel"
            r"|armes?(?! l)|couteaux?|corde|scarifi\w+|se couper",
            METHOD,
        ),
        (r"(?:sauter|se jeter) (?:du|de|d'|par|sous|dans)|voies? ferrées?|balcon|falaise", METHOD),
        (
            r"\d+ (?:morts|décès|personnes (?:sont|en sont) mortes)"
            r"|(?:plusieurs|d'autres|des) (?:personnes|victimes|enfants|jeunes) "
            r"(?:sont|en sont) morte?s",
            COUNT,
        ),
        (r"tentatives? (?:réussie|ratée|échouée|manquée)s?|(?:réussi|raté) sa mort", OUTCOME),
        (
            r"repose(?:r|z)? en paix|partir en paix|délivrance|seule (?:issue|solution)"
            r"|fin de (?:vos|tes|ses) souffrances|(?:un )?ange",
            GLORY,
        ),
    ),
    "en": (
        (r"suicid\w*|kill (?:yourself|themselves|himself|herself|myself)", ACT),
        (r"(?:end|take|ending|taking) (?:your|their|his|her) (?:own )?li(?:fe|ves)", ACT),
        (r"commit(?:ted|ting)? (?:the act|a desperate act)|end it all", ACT),
        (
            r"hang(?:ed|ing)? (?:yourself|themselves|himself|herself)|drown\w*|overdos\w+"
            r"|pills|bleach|guns?|knife|knives|nooses?|self-harm by|slit\w*"
            r"|cut(?:ting)? (?:yourself|wrists)",
            METHOD,
        ),
        (r"jump(?:ed|ing)? (?:off|from|in front)|train tracks|railway|cliffs?|rooftops?", METHOD),
        (
            r"\d+ (?:deaths|people (?:have )?died|suicides)"
            r"|(?:several|other|some) (?:people|victims|children) (?:have )?died",
            COUNT,
        ),
        (r"(?:successful|failed|unsuccessful|completed) attempts?", OUTCOME),
        (
            r"rest in peace|at peace|a better place|(?:only|easy) way out|end (?:the|your) pain"
            r"|angels?",
            GLORY,
        ),
    ),
}
_SAFE_MESSAGING = Forbidden(_RULES, names_excused=True)


def check_dying(text: Text) -> Iterator[Problem]:
    """Check that a text keeps to what is safe to say of dying."""
    yield from _SAFE_MESSAGING.found_in(text)
