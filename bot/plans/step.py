"""One step of a plan: what to do, why, how, and where."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.plans.wording import VOICES

URGENCIES = ("now", "today", "this_week")


@dataclass(frozen=True)
class Menu:
    """The entries of an app's menus that lead to what a step asks for.

    Args:
        place: the app or site, by the name it gives itself.
        path: by language, the entries one after the other: « Profil › ⋯ › Signaler ».
        sources: where the names were read.
    """

    place: str
    path: Mapping[str, str]
    sources: tuple[str, ...]


@dataclass(frozen=True)
class Step:
    """One step, which any plan may use; texts are tables by voice and language.

    Args:
        instead_of: steps of other plans that this one makes needless: where plans are put
            together, they are left out.
        at_the_end: whether it comes after all others that are as urgent.
        once: whether it is done once for a person, however many matters there are.
    """

    id: str
    title: Mapping[str, str]
    title_parent: Mapping[str, str] | None
    urgency: str
    texts: Mapping[str, Any]
    why: Mapping[str, str]
    how: Mapping[str, tuple[str, ...]]
    menus: tuple[Menu, ...]
    channels: tuple[str, ...]
    instead_of: tuple[str, ...]
    at_the_end: bool
    once: bool
    sources: tuple[str, ...]


def read_step(step_id: str, entry: Mapping[str, Any]) -> Step:
    """Read one entry of a file of ``knowledge/steps``.

    Raises:
        KeyError: when something is missing.
    """
    return Step(
        id=step_id,
        title=entry["title"],
        title_parent=entry.get("title_parent"),
        urgency=entry["urgency"],
        texts={voice: entry[voice] for voice in VOICES},
        why=entry["why"],
        how={language: tuple(moves) for language, moves in entry["how"].items()},
        menus=tuple(
            Menu(menu["place"], menu["path"], tuple(menu["sources"]))
            for menu in entry.get("menus") or ()
        ),
        channels=tuple(entry.get("channels") or ()),
        instead_of=tuple(entry.get("instead_of") or ()),
        at_the_end=bool(entry.get("at_the_end")),
        once=bool(entry.get("once")),
        sources=tuple(entry["sources"]),
    )
