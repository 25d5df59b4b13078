"""Every text that can reach a person, as the files have it: its id, language, voice and use."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any, TypeAlias

from bot.plans.prevention import TOPICS, VOICE_OF_AUDIENCE
from bot.plans.wording import VOICES

Trail: TypeAlias = tuple[str | int, ...]
"""The way to a text: the keys and list positions from the top of its file."""

ANYONE = "anyone"
"""The voice of a text said to adults and children alike: neither « tu » nor « vous »."""
TEXT, PART, BUTTON, MENU, PAGE = "text", "part", "button", "menu", "page"
DOCUMENT = "document"
"""What an entry is: a message or some lines of one, words inside a line, a choice, a command of
Telegram's menu, what the web page says around the conversation, or what stands in a file that is
made for the person and is never a message of its own."""
BEFORE_AGE_IS_KNOWN = ("utter_welcome",)
"""Responses that say « vous » because nobody has told their age yet."""

_LANGUAGE_OF = {"fr": "fr", "fr_tu": "fr", "en": "en"}
_NOT_SAID = {"sources", "channels", "questions", "plan", "id", "urgency"}
_PARTS_AND_BUTTONS = ("law", "stages", "prevention")
_MESSAGES_OF_A_SITUATION = ("verdict", "first_aid", "doubt")
_SHOWN_OF_A_CHANNEL = ("label", "use", "hours_text", "cost_text")
_PLACEHOLDER = re.compile(r"\{(\w+)\}")
_SENTENCES_AMONG_PHRASES = (
    *("progress", "sign_line", "places", "why", "menu", "menus", "reflex", "sign_alone"),
    *("do_line", "dont_line", "myth_line", "law_name", "law_also", "sources_step"),
    *("sources_situation", "source_line", "source_of_channel", "authority", "read_on"),
    *(
        "item_line",
        "item_dated_line",
        "piece_line",
        "piece_found_line",
        "held_alone",
        "letter_fr",
        "letter_en",
    ),
    *(f"told_{topic}" for topic in TOPICS),
)
_PARTS_AMONG_PHRASES = ("read_", "urgency_", "script_", "line_", "on_", "kind_")


@dataclass(frozen=True)
class Entry:
    """One text.

    Args:
        id: what it is called in a review: ``domain.utter_crisis_no.fr_child.0``.
        file: the file that it stands in, from the project folder.
        trail: where in the file.
        language: ``fr`` or ``en``, or that of a notice in another language.
        voice: whom it speaks to; ``anyone`` where that is not known.
        use: ``text``, ``part``, ``button``, ``menu`` or ``page``.
        words: the text itself.
    """

    id: str
    file: str
    trail: Trail
    language: str
    voice: str
    use: str
    words: str

    @property
    def placeholders(self) -> tuple[str, ...]:
        """The names in braces, in their order: what is filled in when it is said."""
        return tuple(_PLACEHOLDER.findall(self.words))


def entries_in(file: str, content: Any) -> Iterator[Entry]:
    """The entries of one file.

    Args:
        file: its name from the project folder: ``domain.yml`` or a file of ``knowledge/``.
        content: what its YAML holds; whatever has not the expected shape is passed over.
    """
    name = PurePosixPath(file).stem
    if name == "domain":
        yield from _of_domain(file, content)
    elif PurePosixPath(file).parent.name == "countries":
        yield from _of_country(file, content)
    elif name == "other_languages":
        for language, notices in _items(content):
            for key, words in _items(notices):
                if isinstance(words, str):
                    trail = (language, key)
                    yield Entry(_named(name, trail), file, trail, language, ANYONE, TEXT, words)
    else:
        yield from _of_knowledge(file, content, ())


def _of_knowledge(file: str, value: Any, trail: Trail) -> Iterator[Entry]:
    for key, inside in _items(value):
        here = (*trail, key)
        if isinstance(inside, str):
            language = next((_LANGUAGE_OF[str(k)] for k in here if str(k) in _LANGUAGE_OF), None)
            if language:
                name = PurePosixPath(file).stem
                voice, use = _voice(name, here), _use(file, here)
                if voice == ANYONE and _is_for_who_takes_it(file):
                    voice = "victim"
                yield Entry(_named(name, here), file, here, language, voice, use, inside)
        elif str(key) not in _NOT_SAID:
            yield from _of_knowledge(file, inside, here)


def _is_for_who_takes_it(file: str) -> bool:
    """Whether a file speaks to readers of paper, or, with « tu » apart, to whoever takes it."""
    path = PurePosixPath(file)
    return path.parent.name == "letters" or path.stem == "dossier_texts"


def _voice(name: str, trail: Trail) -> str:
    if "fr_tu" in trail:
        return "child"
    if name == "signs":
        return "victim"
    voices = (VOICE_OF_AUDIENCE.get(str(key), str(key)) for key in trail)
    return next((voice for voice in voices if voice in VOICES), ANYONE)


def _use(file: str, trail: Trail) -> str:
    """What an entry of ``knowledge/`` is, by where it stands."""
    path, first = PurePosixPath(file), str(trail[0])
    if path.parent.name == "situations":
        use = TEXT if first in _MESSAGES_OF_A_SITUATION else PART
        return BUTTON if first == "button" else use
    if path.parent.name == "steps":
        return PART if {"staff", "why", "menus"} & set(map(str, trail)) else TEXT
    if path.stem == "phrases":
        if first in _SENTENCES_AMONG_PHRASES or any(key in VOICES for key in trail):
            return TEXT
        return PART if first.startswith(_PARTS_AMONG_PHRASES) else BUTTON
    if path.parent.name == "letters":
        return {"button": BUTTON, "who_sends": TEXT}.get(first, DOCUMENT)
    if path.stem == "dossier_texts":
        return DOCUMENT
    if path.stem == "evidence":
        return PART
    if path.stem in _PARTS_AND_BUTTONS:
        return BUTTON if "button" in trail else PART
    if path.stem == "payments":
        return PART if "name" in trail else TEXT
    if path.stem == "genuine":
        return BUTTON if "button" in trail else TEXT
    if path.stem == "names":
        return BUTTON if "button" in trail else PART
    if path.stem == "crisis":
        return BUTTON if first == "answers" else TEXT
    if path.stem == "channel_texts":
        return MENU if first == "commands" else TEXT
    return {"signs": PART, "page_texts": PAGE}.get(path.stem, TEXT)


def _of_country(file: str, content: Any) -> Iterator[Entry]:
    head = content if isinstance(content, Mapping) else {}
    for language, words in _items(head.get("name")):
        if isinstance(words, str) and language in _LANGUAGE_OF:
            known_as = f"countries.{head.get('id')}.name.{language}"
            yield Entry(known_as, file, ("name", language), language, ANYONE, PART, words)
    for number, channel in _items(head.get("channels")):
        for key in _SHOWN_OF_A_CHANNEL if isinstance(channel, Mapping) else ():
            for language, words in _items(channel.get(key)):
                if isinstance(words, str) and language in _LANGUAGE_OF:
                    known_as = f"countries.{channel.get('id')}.{key}.{language}"
                    trail = ("channels", number, key, language)
                    yield Entry(known_as, file, trail, language, ANYONE, PART, words)


def _of_domain(file: str, content: Any) -> Iterator[Entry]:
    responses = content.get("responses") if isinstance(content, Mapping) else None
    for response, variations in _items(responses):
        spoken = [conditions(variation) for _, variation in _items(variations)]
        has_child = {c.get("language") for c in spoken if c.get("voice") == "child"}
        seen: dict[str, int] = {}
        for number, variation in _items(variations):
            said_if = spoken[number]
            language = said_if.get("language")
            if language not in _LANGUAGE_OF:
                continue
            for_adults = language in has_child or response in BEFORE_AGE_IS_KNOWN
            # Said to everybody, a child among them, where no other variation is for children.
            voice = said_if.get("voice") or ("victim" if for_adults else ANYONE)
            whom = "_".join(filter(None, (language, said_if.get("voice"))))
            known_as = f"domain.{response}.{whom}.{seen.get(whom, 0)}"
            seen[whom] = seen.get(whom, 0) + 1
            trail: Trail = ("responses", str(response), number)
            words = variation.get("text")
            if isinstance(words, str):
                yield Entry(known_as, file, (*trail, "text"), language, voice, TEXT, words)
            for position, button in _items(variation.get("buttons")):
                title = button.get("title") if isinstance(button, Mapping) else None
                if isinstance(title, str):
                    path = (*trail, "buttons", position, "title")
                    named = f"{known_as}.button.{position}"
                    yield Entry(named, file, path, language, ANYONE, BUTTON, title)


def conditions(variation: object) -> dict[str, str]:
    """The slots on which a variation of a response depends, with their values."""
    if not isinstance(variation, Mapping):
        return {}
    return {
        str(condition.get("name")): str(condition.get("value"))
        for condition in variation.get("condition") or ()
        if isinstance(condition, Mapping)
    }


def _items(value: Any) -> Iterator[tuple[Any, Any]]:
    if isinstance(value, Mapping):
        yield from value.items()
    elif isinstance(value, list):
        yield from enumerate(value)


def _named(name: str, trail: Trail) -> str:
    return ".".join((name, *map(str, trail)))
