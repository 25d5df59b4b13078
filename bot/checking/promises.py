"""No promise, and no « always » or « never » about what others will do.

What a blackmailer, a bank, the police or a platform does is not ours to announce: the bodies that
advise victims disagree about it, and a person who was promised silence and met the opposite has
nobody left to believe. What Sangfroid itself does (« je ne demande jamais d'argent ») is ours.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.checking.forbidden import Forbidden, sentences
from bot.checking.problem import Problem
from bot.checking.texts import Text

PROMISE = "a promise that nobody can keep; say what to do in either case"

_THEY_WILL_FR = r"(?:va|vont) (?:vous |te |l'|les |le |la )?"
_PROMISES = Forbidden(
    {
        "fr": tuple(
            (pattern, PROMISE)
            for pattern in (
                r"(?:vous ne risquez|tu ne risques|on ne risque) rien|sans (?:aucun )?risque",
                r"(?:il|elle|on)s? ne (?:l[ae]s? |vous |te )?"
                r"(?:publiera|publieront|diffusera|diffuseront|fera|feront|osera|oseront|dira|diront)"
                r" (?:pas|rien|jamais)",
                r"(?:on|nous|je) (?:va|allons|vais) tout "
                r"(?:supprimer|effacer|arranger|retirer|régler)",
                r"tout (?:sera|va être) (?:supprimé|effacé|retiré|réglé|remboursé|oublié)",
                r"(?:vous (?:récupérer|retrouver)ez|tu (?:récupérer|retrouver)as) "
                r"(?:votre|ton|l'|tout)",
                r"(?:vous serez|tu seras) (?:remboursée?s?|protégée?s?|tranquilles?)",
                r"(?:votre|ton) argent (?:sera|va être|reviendra)",
                r"je (?:vous |te )?(?:le )?(?:promets|garantis|jure)",
                r"tout (?:va s'arranger|ira bien|rentrera dans l'ordre|va bien se passer)",
                r"(?:vous n'aurez|tu n'auras) (?:pas|aucun) (?:d')?(?:ennui|problème)s?",
                r"(?:vous ne serez|tu ne seras) (?:pas|jamais) "
                r"(?:puni|grondé|poursuivi|inquiété|arrêté|condamné)\w*",
                r"rien ne (?:vous|t')\s?arrivera|il ne (?:vous|t')\s?arrivera rien",
                r"personne ne (?:la |le |les )?(?:verra|saura|le saura)",
                r"(?:il|elle|on|ils|elles|la police|la gendarmerie) "
                + _THEY_WILL_FR
                + r"(?:arrêter|abandonner|retrouver|attraper|laisser tomber|disparaître)",
                r"(?:il|elle)s? (?:sera|seront) (?:arrêté|puni|retrouvé|condamné)\w*",
            )
        ),
        "en": tuple(
            (pattern, PROMISE)
            for pattern in (
                r"you have nothing to fear|nothing will happen to you|you are not at risk",
                r"(?:no|without any) risk|risk[- ]free",
                r"(?:he|she|they) (?:won't|will not|will never) "
                r"(?:publish|post|share|send|do|dare|come|hurt)",
                r"(?:he|she|they|the police|the bank)(?: will|'ll) "
                r"(?:stop|give up|go away|leave you|catch|find (?:him|her|them)|arrest|refund)",
                r"(?:he|she|they)(?: will|'ll) be (?:caught|arrested|punished|found)",
                r"(?:we|i)(?: will|'ll| are going to|'m going to) "
                r"(?:delete|erase|remove|fix) everything",
                r"everything (?:will|is going to) be "
                r"(?:deleted|erased|removed|fine|all right|ok\w*)",
                r"you(?: will|'ll) (?:get|have) (?:your|the|all your) money back",
                r"you(?: will|'ll) be (?:refunded|safe|protected|fine)",
                r"your money will (?:be|come)",
                r"i (?:can )?(?:promise|guarantee)(?: you)? (?:that|you|it|everything)",
                r"you (?:won't|will not) (?:get|be) "
                r"(?:in(?:to)? trouble|punished|prosecuted|charged)",
                r"(?:nobody|no one) will (?:see|know|find out|ever)",
            )
        ),
    }
)

_ABSOLUTE = {
    "fr": re.compile(
        r"\b(?:toujours|jamais|forcément|à coup sûr|garantie?s?|certainement)\b|\b100 ?%", re.I
    ),
    "en": re.compile(r"\b(?:always|never|guaranteed?|certainly|inevitably)\b|\b100 ?%", re.I),
}
_NOT_ABSOLUTE = {
    "fr": re.compile(r"\b(?:pas (?:une|de) garantie|pas forcément|pas toujours|si jamais)\b", re.I),
    "en": re.compile(r"\b(?:not always|not a guarantee|no guarantee)\b", re.I),
}
_OURS = {
    "fr": re.compile(r"\bje (?:ne |n')?\w+ $", re.I),
    "en": re.compile(r"\bI (?:will )?$"),
}
"""What stands before the word where the bot speaks of itself: « je ne demande jamais »."""
_INSTEAD = {
    "fr": "« ne payez pas », « rarement », « souvent », « pas »",
    "en": "“don't pay”, “rarely”, “often”, “not”",
}


def check_promises(text: Text) -> Iterator[Problem]:
    """Check that a text announces nothing that depends on others."""
    yield from _PROMISES.found_in(text)
    absolute = _ABSOLUTE[text.language]
    for sentence in sentences(text.words):
        match = absolute.search(_NOT_ABSOLUTE[text.language].sub("", sentence))
        if match and not _OURS[text.language].search(sentence[: sentence.index(match.group())]):
            yield text.problem(
                f"“{match.group()}” is an absolute about others, who may do otherwise: "
                f"write {_INSTEAD[text.language]}.",
                match.group(),
            )
