"""Countries: their names, languages and clocks, and which others can help where one has nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

FRANCE = "FR"
WORLDWIDE = "INT"
EUROPE = "EU"
EUROPEAN_UNION = ("FR", "BE", "LU", "IE", "DE", "ES")
BEYOND_COUNTRIES = (EUROPE, WORLDWIDE)
"""What has a file of channels like a country, and is none."""


@dataclass(frozen=True)
class Country:
    """A country, as its file in ``knowledge/countries/`` describes it.

    Args:
        id: its ISO 3166-1 code, or ``EU``, or ``INT`` for the whole world.
        name: its name by language.
        languages: ISO 639-1 codes of what is spoken there.
        time_zones: names of the tz database; several where the country has several clocks.
        neighbours: countries of the same language, whose online services are named where this
            one has none, the most fitting first.
    """

    id: str
    name: Mapping[str, str]
    languages: tuple[str, ...]
    time_zones: tuple[str, ...]
    neighbours: tuple[str, ...]


def read_country(content: Mapping[str, Any]) -> Country:
    """Read the head of a country's file.

    Raises:
        KeyError: when the id, the name or the languages are missing.
    """
    return Country(
        id=content["id"],
        name=content["name"],
        languages=tuple(content["languages"]),
        time_zones=tuple(content.get("time_zones") or ()),
        neighbours=tuple(content.get("neighbours") or ()),
    )


def neighbours_of(countries: Mapping[str, Country], country: str | None) -> tuple[str, ...]:
    """The neighbours by language of a country; none of one that is not known."""
    known = countries.get(country or "")
    return known.neighbours if known else ()
