"""Somebody who presses and types at random, from a seed, and whose every answer is looked at."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

from answer_rules import look_at
from dialogue_person import Person
from forbidden_advice import forbidden_in
from ruamel.yaml import YAML

from bot.commands import PAYLOADS
from bot.port import Button, Dialogue, ReadFile, Reply
from bot.reading.document import REFUSALS

POOL = Path(__file__).parent / "walk_pool.yml"
FEWEST_TURNS, MOST_TURNS = 4, 10
CLIENTS = ("fr", "fr", "en", "en-GB", None)
STARTS = ("/start", "/start", '/start{"role":"parent"}', '/start{"role":"staff"}', None)
FILES = ("picture", "document", "video", "sound", "sticker", "archive", "other")
NOT_TOLD_AGAIN = ("0 806 23 10 63", "C'est fait.", "Done.")
"""Answers of which nothing is stored: whoever asks twice reads them twice."""


@dataclass
class Walk:
    """What one walker did, and what was wrong with the answers."""

    seed: int
    path: list[str] = field(default_factory=list)
    findings: list[str] = field(default_factory=list)


@lru_cache(maxsize=1)
def pool() -> dict[str, list[str]]:
    """The phrases, by what they are."""
    return dict(YAML(typ="safe").load(POOL))


async def walk(dialogue: Dialogue, seed: int) -> Walk:
    """Walk through the dialogue at random.

    Args:
        dialogue: the real one.
        seed: decides everything that the walker does.
    """
    chance = random.Random(seed)
    person, walked = Person(dialogue, chance.choice(CLIENTS)), Walk(seed)
    start = chance.choice(STARTS)
    if start:
        walked.path.append(start)
        await person.presses(start)
        _look(person, walked)
    if chance.random() < 0.4:
        await _types(person, walked, chance.choice(pool()["ages"]))
    for _ in range(chance.randint(FEWEST_TURNS, MOST_TURNS)):
        await _does_something(person, walked, chance)
    said = [reply for turn in person.turns for reply in turn]
    walked.findings += [
        f"said twice in a row: {before.text[:80]}"
        for before, after in pairwise(said)
        if before.text == after.text and not _may_come_again(before)
    ]
    return walked


def _may_come_again(reply: Reply) -> bool:
    """Two cries for help are answered alike; and of some answers nothing is stored."""
    about_danger = any("crisis_answer" in button.payload for button in reply.buttons)
    return about_danger or any(words in reply.text for words in NOT_TOLD_AGAIN)


async def _does_something(person: Person, walked: Walk, chance: random.Random) -> None:
    if person.buttons and chance.random() < 0.5:
        await _presses(person, walked, chance.choice(person.buttons))
        return
    what = chance.random()
    if what < 0.06:
        payload = chance.choice(sorted(set(PAYLOADS.values())))
        walked.path.append(payload)
        await person.presses(payload, chance.choice(["", "", "je veux mourir", "help"]))
        _look(person, walked)
    elif what < 0.14:
        await _sends_a_file(person, walked, chance)
    elif what < 0.22:
        letter = chance.choice(pool()["letters"])
        walked.path.append(f"forwards {letter[:30]}")
        await person.says(letter, forwarded=chance.random() < 0.7)
        _look(person, walked)
    else:
        kind = chance.choice([kind for kind in sorted(pool()) if kind != "letters"])
        await _types(person, walked, chance.choice(pool()[kind]))


async def _types(person: Person, walked: Walk, text: str) -> None:
    walked.path.append(text)
    await person.says(text)
    _look(person, walked)


async def _presses(person: Person, walked: Walk, button: Button) -> None:
    walked.path.append(f"[{button.title}] {button.payload}")
    await person.presses(button.payload)
    if person.file == "read":
        await person.hears_of(ReadFile("image", pool()["letters"][0]))
    _look(person, walked)


async def _sends_a_file(person: Person, walked: Walk, chance: random.Random) -> None:
    kind = chance.choice(FILES)
    caption = chance.choice(["", "", chance.choice(pool()["stories"]), "j'ai 13 ans", "SOS"])
    walked.path.append(f"sends a {kind} « {caption} »")
    await person.offers(kind, caption)
    _look(person, walked)
    if person.file == "read":
        refused = ReadFile(refusal=chance.choice(sorted(REFUSALS)))
        read = ReadFile("pdf", chance.choice(pool()["letters"]), pages=2)
        await person.hears_of(chance.choice([read, read, refused]), caption)
        _look(person, walked)


def _look(person: Person, walked: Walk) -> None:
    """Note what is wrong with the last answer."""
    replies: list[Reply] = person.replies
    try:
        look_at(replies, [])
    except AssertionError as error:
        walked.findings.append(f"after {walked.path[-1]!r}: {str(error)[:200]}")
    walked.findings += [
        f"after {walked.path[-1]!r}: {found.kind}: {found.clause}"
        for reply in replies
        for found in forbidden_in(reply.text)
    ]
