"""The schemas of the directory: a country with its official channels, and how long they hold."""

from __future__ import annotations

from bot.checking import directory
from bot.checking.project import COUNTRIES, Project
from bot.checking.schema_parts import (
    Schema,
    checked_on,
    one_of,
    several,
    sources,
    string,
    table,
    texts,
)
from bot.plans.countries import BEYOND_COUNTRIES
from bot.plans.wording import LANGUAGES

OTHER = "other"
"""What a channel covers that no situation of the domain names."""
_CONFIDENCES = {
    "high": "An official page, or two independent pages that agree.",
    "medium": "One page, or only secondary or old pages.",
    "low": "Not confirmed: nobody is sent there until a person has checked it.",
}
_AUDIENCES = {
    "any": "Everybody.",
    "adult": "Only people of 18 or more.",
    "minor": "Only people under 18.",
}
_OPTIONAL = (
    *("phone", "sms", "url", "email", "hours", "cost", "languages"),
    *("what_it_does", "what_it_does_not", "source_date", "note", "in_person", "chat"),
)


def country_schema(project: Project) -> Schema:
    """The shape of the files of ``knowledge/countries``."""
    known = (*sorted(project.facts.get("country", ())), *BEYOND_COUNTRIES)
    clock = {
        "title": "Time zone",
        "type": "string",
        "pattern": "^[A-Z][A-Za-z_]+(/[A-Za-z_-]+)+$",
        "examples": ["Europe/Paris", "Africa/Abidjan", "America/Toronto"],
    }
    language = {"title": "Language", "type": "string", "pattern": "^[a-z]{2}$"}
    return table(
        "Country",
        "A country: its languages, its clocks, and the official channels that help there.",
        {
            "id": one_of(
                "Id",
                "The code of the country; this file has the same name in small letters.",
                known,
            ),
            "name": texts("Name", "The name of the country."),
            "languages": several(
                "Languages", "What is spoken there, as codes of two letters: [fr, en].", language
            ),
            "time_zones": several(
                "Time zones", "The clocks by which its services open: [Europe/Paris].", clock, 0
            ),
            "neighbours": several(
                "Neighbours",
                "Countries of the same language, whose services on the Internet are named where "
                "this one has none; the most fitting first.",
                one_of("Country", "The code of a country that has a file here.", codes(project)),
                0,
            ),
            "channels": several(
                "Channels", "The official services, one entry each.", _channel(project), 0
            ),
        },
        optional=("time_zones", "neighbours", "channels"),
    )


def shelf_life_schema(project: Project) -> Schema:
    """The shape of ``knowledge/shelf_life.yml``."""
    days = {
        "title": "Days",
        "description": "How many days a number is trusted after somebody has checked it.",
        "type": "integer",
        "minimum": 1,
    }
    return table("Shelf life", "How long an entry of the directory holds.", {"days": days})


def codes(project: Project) -> list[str]:
    """The codes of the countries that have a file, and of what lies beyond countries."""
    files = (document.file for document in project.within(COUNTRIES))
    return sorted(file.removeprefix(f"{COUNTRIES}/").removesuffix(".yml").upper() for file in files)


def _channel(project: Project) -> Schema:
    # No check lists the kinds: those in use are offered, and a new one is written here first,
    # then known to the schema as soon as that is written again.
    kinds = sorted({str(entry["kind"]) for *_, entry in project.channels() if entry.get("kind")})
    covered = one_of("Situation", "What it helps with.", [*project.situations, OTHER])
    return table(
        "Channel",
        "One official service. Copy a neighbouring entry and keep its keys in the same order.",
        {
            "id": string("Id", "country-short-name, as fr-3018. Never reused for another service."),
            "name": string("Name", "The official name; for editors, not shown."),
            "label": _short(
                "Label",
                "The official name, and what it is if that does not say so.",
                directory.LONGEST_LABEL,
            ),
            "kind": one_of(
                "Kind",
                "What sort of service it is. One of the same sort stands in for it in another "
                "country.",
                kinds,
            ),
            "audience": one_of(
                "Audience", "Whom it serves.", _meaning(directory.AUDIENCES, _AUDIENCES)
            ),
            "phone": _or_null("Phone", "Its number, in quotes: '3018'; null when it has none."),
            "sms": _or_null("SMS", "The number for text messages, in quotes; null when none."),
            "url": _or_null("Address", "Its page: https://…; null when none.", "^https?://"),
            "email": _or_null("E-mail", "null when none.", "@"),
            "hours": _or_null(
                "Hours",
                "24/7, or every day 9:00-23:00, or Mon-Fri 9:00-17:00; null when not known. The "
                "program tells from it who is open now.",
                r"24/7|\d:[0-5]\d",
            ),
            "hours_text": _short("Hours shown", "The hours in words; '' when not known."),
            "cost": _or_null("Cost", "free, or what it costs; for editors. null when not known."),
            "cost_text": _short("Cost shown", "The cost in words; '' when not known."),
            "languages": several(
                "Languages",
                "What is spoken there, as codes of two letters.",
                {"title": "Language", "type": "string"},
                0,
            ),
            "covers": several("Covers", "What it helps with.", covered),
            "use": _short(
                "Use",
                "One short sentence: what it does for the person, with its main limit. No "
                "promise, no « vous » or « tu », no number that is not in this entry.",
                directory.LONGEST_USE,
            ),
            "what_it_does": _or_null("What it does", "For editors; not shown."),
            "what_it_does_not": _or_null("What it does not do", "For editors; not shown."),
            "in_person": _yes("In person", "true: a place to go to; its label says what to do."),
            "chat": _yes("Chat", "true: one can write to somebody on its page."),
            "source_urls": sources(),
            "source_date": {
                "title": "Date of the source",
                "description": "The day, month or year that the page gives, or undated.",
                "type": ["string", "number", "null"],
            },
            "checked_on": checked_on(),
            "confidence": one_of(
                "Confidence",
                "How sure we are of it; be honest.",
                _meaning(directory.CONFIDENCES, _CONFIDENCES),
            ),
            "note": _or_null("Note", "For editors; not shown."),
        },
        optional=_OPTIONAL,
    )


def _meaning(values: tuple[str, ...], known: dict[str, str]) -> dict[str, str]:
    return {value: known.get(value, "") for value in values}


def _short(title: str, words: str, longest: int | None = None) -> Schema:
    """A text of an entry: the check counts it as it stands, and lets it be empty."""
    text: Schema = {"title": title, "description": words, "type": "string"}
    if longest:
        text |= {"description": f"{words} At most {longest} characters.", "maxLength": longest}
    return table(title, words, {language: dict(text) for language in LANGUAGES})


def _or_null(title: str, words: str, pattern: str | None = None) -> Schema:
    found: Schema = {"title": title, "description": words, "type": ["string", "null"]}
    return {**found, "pattern": pattern} if pattern else found


def _yes(title: str, words: str) -> Schema:
    return {"title": title, "description": words, "type": "boolean"}
