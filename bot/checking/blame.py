"""No blame, no shame, no lesson, nothing that makes light of a fear.

The lexicon follows what UKCIS (Sharing nudes and semi-nudes, 2022) and the Children's Society
(victim-blaming language guide) advise professionals not to say to children who were exploited; it
holds for adults as well.
"""

from __future__ import annotations

from collections.abc import Iterator

from bot.checking.forbidden import Forbidden
from bot.checking.problem import Problem
from bot.checking.texts import Text

BLAME = "blame; say that the other person is trained to deceive"
BELITTLING = "belittles what the person feels; say that fear is normal"
LECTURE = "a lesson; say only what comes next"
HARSH = "a word that hurts; say « image intime partagée sans accord », “shared without consent”"
CHILD = "too harsh a word for a child; say « image intime », “intimate image”"

_BLAME_FR = (
    r"pourquoi (?:avez-vous|as-tu|vous avez|tu as|n'avez-vous|n'as-tu|l'avoir)",
    r"imprudent\w*|inconscient\w*|irresponsable\w*|crédul\w*|naï(?:f|fs|ve|ves|veté)|naïvement",
    r"stupid\w*|bêtises?|idiote?s?",
    r"(?:vous (?:n')?auriez|tu (?:n')?aurais|il aurait|elle aurait) (?:pas )?d[ûu]",
    r"(?:il (?:ne )?fallait|il aurait fallu)",
    r"(?<!n')(?:c'est|c'était) (?:de |un peu |aussi )?(?:votre|ta) faute",
    r"(?:votre|ton|ta|une) (?:erreur|faute) de (?:votre|ta) part|(?:votre|ton) erreur",
    r"(?:vous avez|tu as) eu tort|mauvais choix",
    r"(?:vous êtes|t'es|tu es) fait avoir|tomb\w+ dans le (?:piège|panneau)",
    r"(?:vous l'avez|tu l'as) (?:bien )?(?:cherché|mérité)",
    r"(?:arnaque|piège) (?:évidente?|grossi(?:er|ère))|tout le monde sait",
    r"comportements? à risque|s'est mise? en danger|(?:vous êtes|tu t'es) mise?s? en danger",
)
_BLAME_EN = (
    r"why (?:did|didn't|have|haven't) you",
    r"careless\w*|reckless\w*|foolish\w*|gullible|naive\w*|stupid\w*|silly|irresponsible",
    r"you should(?: not|n't)? have|you ought to have|you shouldn't've",
    r"(?:it's|it is|that's|that is|was) (?:partly |also )?your (?:own )?fault",
    r"your (?:own )?mistake|mistakes? you made|poor judg\w+|bad choices?",
    r"(?:fall|falls|fell|fallen|falling) for (?:it|this|that|the|a)",
    r"(?:got|get|put) yourself in\w*|you (?:let|allowed) (?:him|her|them) to",
    r"you (?:asked|were asking) for it|you deserved?",
    r"obvious (?:scam|trap)|everyone knows",
    r"risky behaviou?r|risk-taking|put (?:yourself|themselves) at risk",
)
_BELITTLING_FR = (
    r"calme(?:z-vous|-toi)|ce n'est rien(?! d)|ça va passer|(?:il|elle) n'existe pas",
    r"ne (?:vous inquiétez|t'inquiète) pas|pas de panique|rassure(?:z-vous|-toi)",
    r"ne (?:pleurez|pleure) pas|(?:vous exagérez|tu exagères)|n'(?:exagérez|exagère) pas",
    r"ce n'est pas si grave|il y a pire|ne dramatise[zr]?",
)
_BELITTLING_EN = (
    r"calm down|it(?:'s| is) nothing(?! to)|it will pass|(?:he|she) does(?:n't| not) exist",
    r"don't (?:worry|panic|cry)|do not (?:worry|panic|cry)|rest assured",
    r"overreact\w*|no big deal|not (?:that|so) bad|get over it|could be worse",
)
_HARSH_FR = (
    r"revenge porn|(?:les|des|tes|ses) nudes|sex-?tapes?|photos? cochonnes?|aguich\w+",
    r"honteux|honteuses?|sale histoire",
)
_HARSH_EN = (
    r"revenge porn|sex tapes?|dirty (?:pictures?|photos?)|nude selfies?|promiscuous|provocative",
    r"shameful|disgrac\w+",
)


def _because(why: str, patterns: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    return tuple((pattern, why) for pattern in patterns)


SAID_TO_NOBODY = Forbidden(
    {
        "fr": (
            *_because(BLAME, _BLAME_FR),
            *_because(BELITTLING, _BELITTLING_FR),
            (r"la prochaine fois|à l'avenir|retenez la leçon|ça t'apprendra", LECTURE),
        ),
        "en": (
            *_because(BLAME, _BLAME_EN),
            *_because(BELITTLING, _BELITTLING_EN),
            (r"next time|in (?:the )?future|learn(?:t|ed)? (?:a|your) lesson", LECTURE),
        ),
    }
)
HURTFUL = Forbidden(
    {"fr": _because(HARSH, _HARSH_FR), "en": _because(HARSH, _HARSH_EN)}, names_excused=True
)
NOT_BEFORE_CHILDREN = Forbidden(
    {
        "fr": ((r"pédo ?-?porno\w*|pédophil\w*", CHILD),),
        "en": ((r"child porn\w*|paedophil\w*", CHILD),),
    }
)


def check_blame(text: Text) -> Iterator[Problem]:
    """Check that a text puts nothing on the person."""
    yield from SAID_TO_NOBODY.found_in(text)
    yield from HURTFUL.found_in(text)
    if text.voice == "child":
        yield from NOT_BEFORE_CHILDREN.found_in(text)
