"""How we speak: « tu » to children, « vous » to adults, clean typography."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.checking.problem import Problem
from bot.checking.texts import ANYONE, Text

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
    yield from _tu_and_vous(text)
    yield from _typography(text)


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
