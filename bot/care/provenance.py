"""Nothing is said that is not in the catalogue: a text is read as its entries, or it is refused.

A text is accepted when it is, from its first character to its last, entries of the catalogue (or
whole lines of them) with spaces and ornaments between them. What is filled in is of a known kind:
names of situations and titles of steps, which are entries themselves; numbers; lines of the
directory as the plans write them; quotations of the person's own message, made inert.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import lru_cache

from bot.care.catalogue import Catalogue, load_catalogue
from bot.care.entries import BUTTON, TEXT, Entry
from bot.care.grammar import Filling, Phrasebook, fixed
from bot.plans.card import script_lines
from bot.plans.channel import Channel, describe, site_of, source_site
from bot.plans.crisis_lines import describe_briefly
from bot.plans.knowledge import Knowledge, load_knowledge
from bot.plans.places import state_templates
from bot.plans.sources import every_source
from bot.plans.step import Menu
from bot.plans.wording import LANGUAGES, Hearer
from bot.triage.inert import LONGEST, is_inert

HELD_MARK = "\ufffc"
"""Stands where a text shows a piece of the person's own dossier."""
LONGEST_TEXT = 8_000
"""Characters that are read at all; what we say has some hundreds."""

_SPACE = re.compile(r"\s+")
_ORNAMENT = re.compile(r"→ |\d{1,2}\. ")
"""What may stand at the beginning of a line: the arrow of a place, the number of a move."""
_STAFF_NUMBER = re.compile(r"\d{1,2} ")
_QUOTE = re.compile(rf"[^«»“”\n]{{1,{LONGEST}}}")
_QUOTED = re.compile(r"« ([^«»“”\n]*) »|“([^«»“”\n]*)”")
_LETTERS = re.compile(r"[\W_]+")


class Provenance:
    """Knows where each text may come from.

    Args:
        catalogue: the catalogue.
        knowledge: for the lines of the directory and the scripts, which the plans write.
    """

    def __init__(self, catalogue: Catalogue, knowledge: Knowledge) -> None:
        names = [e for e in catalogue.entries if _is_name(e)]
        entries = [e for e in catalogue.entries if e.use == TEXT or _is_a_line(e)]
        brief = _lines(knowledge, describe_briefly)
        fillings: dict[str, Filling] = {
            **dict.fromkeys(("position", "count", "page", "pages"), fixed(r"\d{1,3}")),
            "bar": fixed(r"▰{1,30}▱{0,30}"),
            "held": fixed(HELD_MARK),
            "piece": Phrasebook(_words(catalogue.within("evidence.")), {}).ends,
            "kind": Phrasebook(_words(catalogue.within("phrases.kind_")), {}).ends,
            "bot": fixed(r"@\w{3,32}"),
            "date": fixed(r"[0-3]\d/[01]\d/20\d\d|[1-3]?\d [A-Z][a-z]{2} 20\d\d"),
            "days": fixed(r"\d{1,4}"),
            "time": fixed(_time(catalogue)),
            "why": Phrasebook(_words(e for e in catalogue.entries if _is_why(e)), {}).ends,
            "place": Phrasebook({m.place for m in _menus(knowledge)}, {}).ends,
            **_tellings(catalogue, knowledge),
            "path": Phrasebook({p for m in _menus(knowledge) for p in m.path.values()}, {}).ends,
            "file": fixed(r"[\w.-]{1,80}"),
            "site": Phrasebook(set(map(source_site, knowledge.channels.values())), {}).ends,
            "quote": _quotes,
            "line": Phrasebook(brief, {}).ends,
            "name": Phrasebook(_words(names), {}).ends,
            "title": Phrasebook(_words(e for e in entries if _is_title(e)), {}).ends,
            "meaning": Phrasebook(_words(catalogue.within("signs.")), {}).ends,
            "urgency": Phrasebook(_words(catalogue.within("phrases.urgency_")), {}).ends,
            "who": Phrasebook(_words(catalogue.within("phrases.who_")), {}).ends,
            "code": fixed(r"[2-9A-HJKMNP-Z]{4}-[2-9A-HJKMNP-Z]{4}"),
            "steps": fixed(_quoted_list(_words(e for e in entries if _is_title(e)))),
        }
        read = _words(catalogue.within("phrases.read_"))
        fillings["read"] = Phrasebook(read, fillings).ends
        whole = [
            *_words(entries),
            *brief,
            *_lines(knowledge, describe),
            *_lines(knowledge, _online),
            *_scripts(knowledge),
        ]
        whole += [form for language in LANGUAGES for form in state_templates(knowledge, language)]
        lines = [line.strip() for words in whole for line in words.split("\n")]
        self._said = Phrasebook((words for words in (*whole, *lines) if words), fillings)
        self._titles = frozenset(e.words.strip() for e in catalogue.entries if e.use == BUTTON)
        self._typed = frozenset(map(_typed, self._titles))

    def allows(self, text: str, heard: str | None = None) -> bool:
        """Whether a text may be said.

        Args:
            text: all of it.
            heard: the message that it answers, out of which alone it may quote; not asked for
                where it is not known.
        """
        if not 0 < len(text) <= LONGEST_TEXT or not self._is_read(text):
            return False
        quotes = () if heard is None else tuple(map(_letters, self.quotes(text)))
        if not quotes:
            return True
        said = _letters(heard or "")
        return all(quote in said for quote in quotes)

    def allows_button(self, title: str) -> bool:
        """Whether a button may say this; one for a hotline agent has a number before it."""
        number = _STAFF_NUMBER.match(title)
        return title in self._titles or bool(number and title[number.end() :] in self._titles)

    def is_button(self, text: str) -> bool:
        """Whether a person typed what stands on a button, in capitals or not.

        Args:
            text: what was typed.
        """
        return _typed(text) in self._typed

    def quotes(self, text: str) -> Iterator[str]:
        """What a text quotes on lines that quote the person's message."""
        for line in text.split("\n"):
            match = _QUOTED.search(line)
            if match and line.startswith("• "):
                yield match[1] or match[2] or ""

    def _is_read(self, text: str) -> bool:
        """Walk over the text from entry to entry; a place is looked at only once."""
        open_places, seen = [0], {0}
        while open_places:
            place = open_places.pop()
            for start in _starts(text, place):
                for end in self._said.ends(text, start):
                    space = _SPACE.match(text, end)
                    after = space.end() if space else end
                    if after == len(text):
                        return True
                    if space and after not in seen:
                        seen.add(after)
                        open_places.append(after)
        return False


def said_from_catalogue(text: str, heard: str | None = None) -> bool:
    """Whether a text is from the project's own catalogue.

    Example:
        >>> said_from_catalogue("C'est noté, merci."), said_from_catalogue("Payez vite.")
        (True, False)
    """
    return load_provenance().allows(text, heard)


@lru_cache(maxsize=1)
def load_provenance() -> Provenance:
    """The project's own, made once."""
    return Provenance(load_catalogue(), load_knowledge())


def _starts(text: str, place: int) -> Iterator[int]:
    """Where the next entry may begin: here, or behind an ornament at the beginning of a line."""
    yield place
    if place == 0 or text[place - 1] == "\n":
        ornament = _ORNAMENT.match(text, place)
        if ornament:
            yield ornament.end()


def _quotes(text: str, start: int) -> Iterator[int]:
    """Where a quotation may end: at the first mark, and only if all of it is inert."""
    match = _QUOTE.match(text, start)
    if match:
        quote = match.group().rstrip()
        if is_inert(quote):
            yield start + len(quote)


def _letters(text: str) -> str:
    """What a quotation and its message have in common, whatever was broken to make it inert."""
    return _LETTERS.sub("", text.casefold().replace("http", "hxxp"))


def _is_name(entry: Entry) -> bool:
    of_names = entry.id.startswith("names.") and entry.use != BUTTON
    return of_names or (entry.trail[0] == "name" and "/situations/" in entry.file)


def _is_title(entry: Entry) -> bool:
    return "/steps/" in entry.file and entry.trail[1] in ("title", "title_parent")


def _tellings(catalogue: Catalogue, knowledge: Knowledge) -> dict[str, Filling]:
    """What fills the messages of prevention, of the law and of the sources."""
    situations = [e for e in catalogue.entries if "/situations/" in e.file]
    law = list(catalogue.within("law."))
    kinds: dict[str, Iterable[str]] = {
        "helpful": _words(e for e in situations if e.trail[0] == "do"),
        "avoided": _words(e for e in situations if e.trail[0] == "dont"),
        "reflex": _words(e for e in situations if e.trail[0] == "reflex"),
        "truth": _words(e for e in situations if "truth" in e.trail),
        "belief": _words(e for e in situations if "belief" in e.trail),
        "offence": _words(e for e in law if e.trail[1] == "name"),
        "defined": _words(e for e in law if e.trail[1] == "meaning"),
        "article": _words(e for e in law if e.trail[1] == "text"),
        "source": every_source(knowledge),
        "country": [c.name[lang] for c in knowledge.countries.values() for lang in LANGUAGES],
        "label": [c.label[lang] for c in knowledge.channels.values() for lang in LANGUAGES],
    }
    return {name: Phrasebook(words, {}).ends for name, words in kinds.items()} | {
        "sites": fixed(_some_of(map(site_of, every_source(knowledge))))
    }


def _is_a_line(entry: Entry) -> bool:
    """What stands in a line of its own without being a message: a stage, what the law sees."""
    if "/situations/" not in entry.file:
        return False
    return entry.trail[0] == "stages" or entry.trail[:2] == ("law", "note")


def _is_why(entry: Entry) -> bool:
    return "/steps/" in entry.file and entry.trail[1] == "why"


def _menus(knowledge: Knowledge) -> Iterator[Menu]:
    for step in knowledge.steps.values():
        yield from step.menus


def _time(catalogue: Catalogue) -> str:
    """The pattern of an hour, with its day where it is another: « lundi à 9 h », “23:00”."""
    days = "|".join(map(re.escape, _words(catalogue.within("phrases.on_"))))
    hour = r"(?:[01]?\d|2[0-3])(?: h(?: [0-5]\d)?|:[0-5]\d)|minuit|midnight"
    return rf"(?:(?:(?:{days}) )?(?:à|at) )?(?:{hour})"


def _words(entries: Iterable[Entry]) -> list[str]:
    return [entry.words.strip() for entry in entries]


def _quoted_list(titles: Iterable[str]) -> str:
    """The pattern of some titles in quotes: « Garder les preuves », « Appeler la banque »."""
    one = "|".join(map(re.escape, titles))
    quoted = f"(?:« (?:{one}) »|“(?:{one})”)"
    return f"{quoted}(?:, {quoted})*"


def _lines(knowledge: Knowledge, write: Callable[[Channel, str], str]) -> list[str]:
    channels = knowledge.channels.values()
    return [write(channel, language) for channel in channels for language in LANGUAGES]


def _online(channel: Channel, language: str) -> str:
    """A channel's line as it is shown beyond its country: without its numbers."""
    return describe(replace(channel, phone=None, sms=None), language)


def _some_of(names: Iterable[str]) -> str:
    """The pattern of some names in a row: cnil.fr, justice.fr."""
    one = "|".join(map(re.escape, sorted(set(names), key=len, reverse=True)))
    return rf"(?:{one})(?:, (?:{one}))*"


def _scripts(knowledge: Knowledge) -> list[str]:
    """The lines that a hotline agent reads, with the heads that the plans give them."""
    return [
        line
        for step in knowledge.steps.values()
        for language in LANGUAGES
        for line in script_lines(knowledge, step, Hearer(language, "staff"))
    ]


def _typed(title: str) -> str:
    return title.strip(" .!").casefold()
