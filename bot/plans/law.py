"""What the law calls what happened: offences, with their source and the day it was read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Offence:
    """One offence, as ``knowledge/law.yml`` tells it.

    Args:
        id: what situations call it.
        country: whose law it is.
        name: by language, a noun phrase: « une escroquerie ».
        meaning: by language, in plain words.
        text: by language, the article.
        sources: where that was read.
        checked_on: the day on which somebody read it.
    """

    id: str
    country: str
    name: Mapping[str, str]
    meaning: Mapping[str, str]
    text: Mapping[str, str]
    sources: tuple[str, ...]
    checked_on: str


def read_offences(content: Mapping[str, Any]) -> dict[str, Offence]:
    """Read ``knowledge/law.yml``.

    Raises:
        KeyError: when something is missing.
    """
    return {
        offence: Offence(
            id=offence,
            country=entry["country"],
            name=entry["name"],
            meaning=entry["meaning"],
            text=entry["text"],
            sources=tuple(entry["sources"]),
            checked_on=str(entry["checked_on"]),
        )
        for offence, entry in content.items()
    }
