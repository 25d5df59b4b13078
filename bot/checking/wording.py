"""How we speak: no promise, no blame, « tu » to children, « vous » to adults, clean typography."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.checking.problem import Problem
from bot.checking.project import DIRECTORY
from bot.checking.texts import ANYONE, Text

PROMISE = "a promise that nobody can keep; say what to do in either case"
BLAME = "blame; say that the other person is trained to deceive"
BELITTLING = "belittles what the person feels; say that fear is normal"
DEATH = "speaks of dying as an act or a crime; say « penser à mourir », “thinking about dying”"
LECTURE = "a lesson; say only what comes next"
HARSH = "a word that hurts; say « image intime partagée sans accord », “shared without consent”"

_FORBIDDEN: dict[str, tuple[tuple[str, str], ...]] = {
    "fr": (
        (r"(?:vous ne risquez|tu ne risques|on ne risque) rien", PROMISE),
        (
            r"(?:il|elle|on)s? ne (?:l[ae]s? )?(?:publier|diffuser)(?:a|ont) (?:pas|rien|jamais)",
            PROMISE,
        ),
        (
            r"(?:on|nous|je) (?:va|allons|vais) tout (?:supprimer|effacer|arranger|retirer|régler)",
            PROMISE,
        ),
        (r"(?:vous|tu) (?:récupérer|retrouver)(?:ez|as) (?:votre|ton|l'|tout)", PROMISE),
        (r"je (?:vous|te) (?:promets|garantis|le promets)", PROMISE),
        (r"tout (?:va s'arranger|ira bien|rentrera dans l'ordre)", PROMISE),
        (r"(?:vous n'aurez|tu n'auras) (?:pas|aucun) (?:d')?(?:ennui|problème)s?", PROMISE),
        (r"pourquoi (?:avez-vous|as-tu|vous avez|tu as|n'avez-vous|n'as-tu)", BLAME),
        (r"imprudent\w*", BLAME),
        (r"naï(?:f|fs|ve|ves|veté)", BLAME),
        (r"(?:vous auriez|tu aurais|il aurait|elle aurait) d[ûu]", BLAME),
        (r"(?:arnaque|piège) (?:évidente?|grossi(?:er|ère))", BLAME),
        (r"tout le monde sait", BLAME),
        (r"calme(?:z-vous|-toi)", BELITTLING),
        (r"ce n'est rien(?! d)", BELITTLING),
        (r"ça va passer", BELITTLING),
        (r"(?:il|elle) n'existe pas", BELITTLING),
        (r"suicid\w*", DEATH),
        (r"(?:se|te|vous) tuer", DEATH),
        (r"la prochaine fois", LECTURE),
        (r"revenge porn|les nudes", HARSH),
    ),
    "en": (
        (r"(?:you have nothing to fear|nothing will happen to you|you are not at risk)", PROMISE),
        (r"(?:he|she|they) (?:won't|will not|will never) (?:publish|post|share)", PROMISE),
        (r"(?:we|i)(?: will|'ll| are going to) (?:delete|erase|remove|fix) everything", PROMISE),
        (r"you(?: will|'ll) (?:get|have) (?:your|the|all your) money back", PROMISE),
        (r"i (?:can )?(?:promise|guarantee)(?: you)? (?:that|you)", PROMISE),
        (r"everything will be (?:fine|all right|ok\w*)", PROMISE),
        (r"you won't (?:get|be) in(?:to)? trouble", PROMISE),
        (r"why (?:did|didn't|have|haven't) you", BLAME),
        (r"careless\w*|reckless\w*|foolish\w*|gullible|naive\w*|stupid\w*", BLAME),
        (r"you should(?: not|n't)? have", BLAME),
        (r"obvious (?:scam|trap)|everyone knows", BLAME),
        (r"calm down", BELITTLING),
        (r"it(?:'s| is) nothing(?! to)", BELITTLING),
        (r"it will pass", BELITTLING),
        (r"(?:he|she) does(?:n't| not) exist", BELITTLING),
        (r"suicid\w*", DEATH),
        (r"kill (?:yourself|themselves|himself|herself)", DEATH),
        (r"next time", LECTURE),
        (r"revenge porn", HARSH),
    ),
}
_CHILD_ONLY = {"fr": r"pédo ?-?porno\w*|pédophil\w*", "en": r"child porn\w*|paedophil\w*"}
_ANY_FORBIDDEN = {
    language: re.compile(
        rf"\b(?:{'|'.join([_CHILD_ONLY[language], *(pattern for pattern, _ in rules)])})",
        re.IGNORECASE,
    )
    for language, rules in _FORBIDDEN.items()
}

_TU = re.compile(r"\b(?:tu|te|toi|ton|ta|tes|tien|tienne)\b|\bt['’](?=\w)", re.IGNORECASE)
_VOUS = re.compile(r"(?<!rendez-)\b(?:vous|votre|vos|vôtres?)\b", re.IGNORECASE)
_QUOTED = re.compile(r"«[^»]*»")

_TYPOGRAPHY: dict[str, tuple[tuple[str, str], ...]] = {
    "fr": (
        (r"[^\s!?:;«(…]([;!?])(?!\w)", "a space is missing before “{}”"),
        (r"[^\s:](:)(?=\s|$)", "a space is missing before “{}”"),
        (r"(«)(?!\s)", "a space is missing after “{}”"),
        (r"(?<!\s)(»)", "a space is missing before “{}”"),
        (r"(\")", "use « and » instead of {}"),
        (r"(\.\.\.)", "use “…” instead of “{}”"),
        (r"(\d+h)\b", "write the hour with a space: “24 h”, not “{}”"),
        (r"\d(€)", "a space is missing before “{}”"),
    ),
    "en": (
        (r"\s([;:!?])(?=\s|$)", "there is no space before “{}” in English"),
        (r"(\")", "use “ and ” instead of {}"),
        (r"(\.\.\.)", "use “…” instead of “{}”"),
    ),
}
_ADDRESS = re.compile(r"https?://\S+")


def check_wording(text: Text) -> Iterator[Problem]:
    """Check the words of one text, whatever it is about."""
    yield from _forbidden(text)
    yield from _tu_and_vous(text)
    yield from _typography(text)


def _forbidden(text: Text) -> Iterator[Problem]:
    flat = " ".join(text.words.replace("’", "'").split())
    if not _ANY_FORBIDDEN[text.language].search(flat):
        return
    rules = _FORBIDDEN[text.language]
    if text.document.file == DIRECTORY:
        # Services have the names that they have.
        rules = tuple(rule for rule in rules if rule[1] not in (DEATH, HARSH))
    if text.voice == "child":
        rules = (*rules, (_CHILD_ONLY[text.language], "too harsh a word for a child"))
    for pattern, reason in rules:
        match = re.search(rf"\b(?:{pattern})", flat, re.IGNORECASE)
        if match:
            yield text.problem(f"“{match.group()}” is not said here: {reason}.", match.group())


def _tu_and_vous(text: Text) -> Iterator[Problem]:
    if text.language != "fr":
        return
    words = _without_quotes(text.words, text.voice)
    if text.voice != "child":
        tu = _TU.search(words)
        if tu:
            yield text.problem(
                f"“{_around(words, tu)}” says « tu » to an adult; only a child is spoken to so.",
                _around(words, tu),
            )
    if text.voice in ("child", ANYONE):
        vous = _VOUS.search(words)
        if vous:
            whom = "a child" if text.voice == "child" else "a child as well as adults"
            yield text.problem(
                f"“{_around(words, vous)}” says « vous », and this is said to {whom}.",
                _around(words, vous),
            )


def _without_quotes(words: str, voice: str) -> str:
    """Blank what is quoted, to be said or shown to somebody else.

    What a hotline agent reads aloud is one quotation from end to end: it stays.
    """
    whole = words.strip()
    if voice == "staff" and whole.count("«") == 1 and whole[0] + whole[-1] == "«»":
        return whole.strip("«» ")
    return _QUOTED.sub(lambda match: " " * len(match.group()), words)


def _typography(text: Text) -> Iterator[Problem]:
    words = _ADDRESS.sub(lambda match: "x" * len(match.group()), text.words)
    for pattern, message in _TYPOGRAPHY[text.language]:
        match = re.search(pattern, words)
        if match:
            where = _around(words, match)
            yield text.problem(f"{message.format(match.group(1))}: “{where}”.", where)
    if text.language == "fr" and words.count("«") != words.count("»"):
        yield text.problem("a « has no », or the other way round.")


def _around(words: str, match: re.Match[str]) -> str:
    """The word that was found, with its neighbours on the same line."""
    before = re.search(r"(?:\S+ )?\S*$", words[: match.start()])
    after = re.match(r"\S*(?: \S+)?", words[match.end() :])
    parts = (before.group() if before else "", match.group(), after.group() if after else "")
    return "".join(parts).strip()
