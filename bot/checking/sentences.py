"""The short sentences: names, signs, phrases, crisis, and what the Telegram channel says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from bot.care.danger_kinds import KINDS
from bot.care.quick_exit import LEFT
from bot.checking import shape
from bot.checking.document import Document
from bot.checking.problem import Problem
from bot.checking.project import (
    CHANNEL_TEXTS,
    CRISIS,
    NAMES,
    OTHER_LANGUAGES,
    PAGE_TEXTS,
    PHRASES,
    QUICK_EXIT,
    SIGNS,
    Project,
)
from bot.commands import PAYLOADS
from bot.plans.card import SCRIPT
from bot.plans.prevention import TOPICS
from bot.plans.step import URGENCIES
from bot.plans.wording import VOICES
from bot.triage.language import OTHER_LANGUAGES as UNDERSTOOD
from bot.triage.signs import ORDER

LONGEST_BUTTON = 32
NO_SITUATION = ("none", "unclear")
SPOKEN_BY_VOICE = (
    *("verdict_sure", "verdict_likely", "verdict_read_sure", "verdict_read_likely"),
    *("verdict_chosen", "signs", "by_account", "by_whole", "minor_now", "take_your_time"),
    *("pictures_closed", "origin_hidden", "noticed", "people"),
)
WHAT_WAS_READ = (
    *("read_text", "read_mail", "read_page", "read_pages", "read_first_pages"),
    *("read_beginning", "read_picture"),
)
SPOKEN_TO_ALL = (
    *("none_of_these", "talk_to_someone", "step_done", "step_how", "step_later"),
    *("switch_language", "sos", "other_scam", "more_scams", "back_to_plan", "how_to_check"),
    *("check_something_else", "remove_data", *(f"topic_{topic}" for topic in TOPICS)),
)
FILLED_IN = {
    "read_pages": ("pages",),
    "read_first_pages": ("pages",),
    "sign_line": ("quote", "meaning"),
    "progress": ("position", "count", "urgency", "bar"),
    **{"line_open": ("time",), "line_closed": ("time",), "line_checked": ("date",)},
    **{"line_old": ("days", "date"), "line_source": ("site",)},
    **{"line_next_door": ("country",), "line_never": ()},
    **{f"on_{day}": () for day in ("mon", "tue", "wed", "thu", "fri", "sat", "sun")},
    **{"why": ("why",), "menus": (), "menu": ("place", "path")},
    **{f"told_{topic}": ("name",) for topic in TOPICS},
    **{"reflex": ("reflex",), "do_line": ("helpful",), "dont_line": ("avoided",)},
    **{"item_line": ("position", "kind", "held"), "piece_line": ("piece",)},
    **{"held_alone": ("held",), "letter_fr": (), "letter_en": ()},
    **{"item_dated_line": ("position", "date", "kind", "held"), "piece_found_line": ("piece",)},
    **{"sign_alone": ("meaning",), "myth_line": ("belief", "truth")},
    **{"law_name": ("offence", "defined", "article", "date"), "law_also": ("offence",)},
    **{"sources_step": ("title",), "sources_situation": ("name",), "source_line": ("source",)},
    "source_of_channel": ("label", "site", "date"),
    "authority": (),
    "read_on": ("date", "sites"),
    "places": (),
    **{f"urgency_{urgency}": () for urgency in URGENCIES},
    **{f"script_{part}": ("words",) for part in SCRIPT},
}
"""Phrases that are part of a line or have parts, with the placeholders that each needs."""
CRISIS_KINDS = (*KINDS, "happening_self", "happening_other", "incited", "sos")
POSSIBLE_KINDS = tuple(f"possible_{kind}" for kind in KINDS)
CRISIS_ANSWERS = ("yes", "no", "unsure")
CHANNEL_SENTENCES = ("media", "group", "trouble", "taken_out", "left_in", "page", "not_handed")

EXIT_LINES = ("done", "not_erased", "beyond", *LEFT, "elsewhere", "terminal", "saved", "not_saved")


def check_sentences(project: Project) -> Iterator[Problem]:
    """Check the files of ``knowledge/`` that hold short sentences."""
    for file, check in (
        (SIGNS, _signs),
        (PHRASES, _phrases),
        (CRISIS, _crisis),
        (CHANNEL_TEXTS, _channel_texts),
        (PAGE_TEXTS, _page_texts),
        (OTHER_LANGUAGES, _other_languages),
        (QUICK_EXIT, _quick_exit),
        (NAMES, _names),
    ):
        if file in project.documents:
            yield from check(project.documents[file])


def sign_ids() -> tuple[str, ...]:
    """The signs that a message may show."""
    return ORDER


def _signs(document: Document) -> Iterator[Problem]:
    known = sign_ids()
    for sign in known:
        if document.get(sign) is None:
            yield document.problem(
                f"the sign “{sign}”, which bot/triage finds, is not explained here."
            )
    for sign, _ in document.items():
        if sign not in known:
            yield document.problem(f"nothing in bot/triage finds a sign “{sign}”.", sign)
        yield from shape.texts(document, (sign,), ("fr", "fr_tu", "en"))


def _names(document: Document) -> Iterator[Problem]:
    yield from shape.keys(document, (), NO_SITUATION)
    for name, _ in document.items():
        yield from shape.keys(document, (name,), ("fr", "en", "button"))
        if document.get(name, "button") is not None:
            yield from shape.texts(document, (name, "button"), longest=LONGEST_BUTTON)


def _phrases(document: Document) -> Iterator[Problem]:
    present = [str(phrase) for phrase, _ in document.items()]
    expected = dict.fromkeys((*SPOKEN_BY_VOICE, *SPOKEN_TO_ALL, *WHAT_WAS_READ, *FILLED_IN))
    yield from shape.keys(document, (), expected, optional=present)
    for phrase in present:
        by_voice = phrase not in SPOKEN_TO_ALL and any(
            document.get(phrase, voice) is not None for voice in VOICES
        )
        if phrase in SPOKEN_BY_VOICE or by_voice:
            yield from shape.voices(document, (phrase,))
        elif phrase in WHAT_WAS_READ or phrase in FILLED_IN:
            yield from shape.texts(document, (phrase,))
        else:
            yield from shape.texts(document, (phrase,), longest=LONGEST_BUTTON)
        for voice in VOICES if phrase.startswith("verdict_") else ():
            yield from _placeholder(document, (phrase, voice), "{name}")
            if phrase.startswith("verdict_read_"):
                yield from _placeholder(document, (phrase, voice), "{read}")
        for name in FILLED_IN.get(phrase, ()):
            yield from _placeholder(document, (phrase,), f"{{{name}}}")


def _placeholder(document: Document, trail: tuple[str, ...], placeholder: str) -> Iterator[Problem]:
    for language, words in document.items(*trail):
        if isinstance(words, str) and placeholder not in words:
            yield document.problem(
                f"{shape.named((*trail, language))} lacks {placeholder}.", *trail, language
            )


def _crisis(document: Document) -> Iterator[Problem]:
    spoken = (*CRISIS_KINDS, *POSSIBLE_KINDS, "lines", "lines_now", "near", "still_here")
    yield from shape.keys(document, (), (*spoken, "in_france", "answers", "breakdown"))
    if document.get("in_france") is not None:
        yield from shape.texts(document, ("in_france",))
    for kind in spoken:
        if document.get(kind) is not None:
            yield from shape.voices(document, (kind,))
    if document.get("answers") is not None:
        yield from shape.keys(document, ("answers",), CRISIS_ANSWERS)
        for answer in CRISIS_ANSWERS:
            if document.get("answers", answer) is not None:
                yield from shape.texts(document, ("answers", answer), longest=LONGEST_BUTTON)
    if document.get("breakdown") is not None:
        yield from shape.texts(document, ("breakdown",))


def _other_languages(document: Document) -> Iterator[Problem]:
    yield from shape.keys(document, (), UNDERSTOOD)
    for code in UNDERSTOOD:
        if document.get(code) is not None:
            yield from shape.texts(document, (code,))


def _page_texts(document: Document) -> Iterator[Problem]:
    for name, _ in document.items():
        yield from shape.texts(document, (str(name),))


def _quick_exit(document: Document) -> Iterator[Problem]:
    yield from shape.keys(document, (), EXIT_LINES)
    for line in EXIT_LINES:
        if document.get(line) is not None:
            yield from shape.texts(document, (line,))


def _channel_texts(document: Document) -> Iterator[Problem]:
    yield from shape.keys(document, (), (*CHANNEL_SENTENCES, "commands"))
    for sentence in CHANNEL_SENTENCES:
        if document.get(sentence) is not None:
            yield from shape.texts(document, (sentence,))
    yield from _placeholder(document, ("group",), "{bot}")
    for placeholder in ("{page}", "{pages}"):
        yield from _placeholder(document, ("page",), placeholder)
    menus = document.get("commands")
    if not isinstance(menus, Mapping):
        return
    yield from shape.keys(document, ("commands",), ("fr", "en"))
    counts = set()
    for language, menu in menus.items():
        counts.add(len(menu or ()))
        for command, description in document.items("commands", language):
            if command not in PAYLOADS:
                yield document.problem(
                    f"nothing answers the command /{command}.", "commands", language, command
                )
            if not description:
                yield document.problem(
                    f"the command /{command} has no description.", "commands", language, command
                )
    if len(counts) > 1:
        yield document.problem("the menus have not the same length in both languages.", "commands")
