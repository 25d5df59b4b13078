"""What the schemas of the knowledge files are made of: texts, lists, tables, each with its help.

The limits come from the checks. Where those strip a text before they count, one character more is
let through: the end of line that YAML leaves after a folded text.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any, TypeAlias

from bot.checking.project import Project
from bot.plans.payments import FIRST_HOUR
from bot.plans.wording import LANGUAGES

Schema: TypeAlias = dict[str, Any]

NAME = "^[a-z][a-z0-9_]*$"
"""How an id is written."""
_IN_LANGUAGE = {
    "fr": "In French.",
    "fr_tu": "In French, for a child: with « tu ».",
    "en": "In English, saying the same as the French.",
}
_VOICES = {
    "victim": "Said to an adult to whom it happens; « vous » in French.",
    "child": "Said to somebody under 18: short and simple, « tu » in French.",
    "parent": "Said to a parent or relative of the person; « vous » in French.",
    "staff": "Said to a hotline agent who has the person on the line.",
}
_AUDIENCES = {
    "teenager": "For a teenager who wants to know how it works; « tu » in French.",
    "parent": "For a parent who wants to warn a child; « vous » in French.",
    "senior": "For an older person, or somebody who cares for one; « vous » in French.",
}
_SCRIPT = {
    "say": "What the agent may read aloud to the caller.",
    "ask": "One question to put to the caller.",
    "listen_for": "What in the caller's words means that more help is needed.",
}
_FACTS = {
    "abroad": "Whether the person lives outside France; follows from the country.",
    "account_lost": "Whether somebody else controls an account of the person.",
    "age_band": "How old the person to whom it happens is. `minor` is often enough.",
    "country": "Where the person lives.",
    "exposure": "What has happened so far: nothing, or they do not know.",
    "gave_papers": "Whether papers, codes or passwords were given.",
    "images_out": "Whether images were shown or sent to others.",
    "images_sent": "Whether the person sent images.",
    "minor": "Whether the person is under 18; follows from the age.",
    "paid": "Whether money has gone.",
    "payment_means": "How the money went.",
    "replied": "Whether the person answered.",
    "role": "Who is writing: the person, a parent or relative, or a hotline agent.",
    "situation": "What is happening.",
}
_OTHER_FACT = "A slot of domain.yml that the program uses itself; a plan rarely needs it."

_WHEN_STEP = (
    "The facts that must all hold for this step to be shown; without `when` it always is. "
    "A list means any of its values: {payment_means: [coupon, gift_card]}."
)


def table(
    title: str, words: str, properties: Mapping[str, Schema], optional: Collection[str] = ()
) -> Schema:
    """A table that has these keys and no others.

    Args:
        title: what the editor calls it.
        words: what to write there.
        properties: the schema of each key.
        optional: the keys that may be left out.
    """
    return {
        "title": title,
        "description": words,
        "type": "object",
        "additionalProperties": False,
        "required": [key for key in properties if key not in optional],
        "properties": dict(properties),
    }


def named_entries(title: str, words: str, entry: Schema, longest: int | None = None) -> Schema:
    """A table whose keys whoever writes it chooses, each with an entry of the same shape."""
    names: Schema = {"pattern": NAME}
    if longest:
        names["maxLength"] = longest
    return {
        "title": title,
        "description": words,
        "type": "object",
        "propertyNames": names,
        "additionalProperties": entry,
    }


def string(title: str, words: str, longest: int | None = None) -> Schema:
    """A text in one language."""
    found: Schema = {"title": title, "description": words, "type": "string", "minLength": 1}
    if longest:
        found |= {"description": f"{words} At most {longest} characters.", "maxLength": longest + 1}
    return found


def texts(
    title: str, words: str, longest: int | None = None, languages: Iterable[str] = LANGUAGES
) -> Schema:
    """A text in each language."""
    by_language = {
        language: string(title, f"{words} {_IN_LANGUAGE[language]}", longest)
        for language in languages
    }
    return table(title, words, by_language)


def voices(title: str, words: str, longest: int | None = None) -> Schema:
    """A text for each voice."""
    return _parts(title, words, _VOICES, longest)


def audiences(title: str, words: str, longest: int | None = None) -> Schema:
    """A text for each of those to whom prevention is offered."""
    return _parts(title, words, _AUDIENCES, longest)


def script(title: str, words: str, longest: int | None = None) -> Schema:
    """What a hotline agent says, asks and listens for."""
    return _parts(title, words, _SCRIPT, longest)


def _parts(title: str, words: str, parts: Mapping[str, str], longest: int | None) -> Schema:
    return table(
        title,
        words,
        {part: texts(f"{title}: {part}", whom, longest) for part, whom in parts.items()},
    )


def for_each_audience(title: str, words: str, entry: Schema) -> Schema:
    """The same thing, written once for each of those to whom prevention is offered."""
    own = {audience: {**entry, "description": whom} for audience, whom in _AUDIENCES.items()}
    return table(title, words, own)


def lines(title: str, words: str, fewest: int, most: int, longest: int) -> Schema:
    """A list of short texts in each language."""
    line = string(title, words, longest)
    words = f"{words} {fewest} to {most} lines, as many in each language."
    by_language = {
        language: several(title, f"{words} {_IN_LANGUAGE[language]}", line, fewest, most)
        for language in LANGUAGES
    }
    return table(title, words, by_language)


def several(
    title: str, words: str, item: Schema, fewest: int = 1, most: int | None = None
) -> Schema:
    """A list of entries of one shape."""
    found: Schema = {"title": title, "description": words, "type": "array", "items": item}
    if fewest:
        found["minItems"] = fewest
    if most:
        found["maxItems"] = most
    return found


def one_of(title: str, words: str, known: Mapping[str, str] | Iterable[str]) -> Schema:
    """One of the values that exist, with what each means where that is given."""
    found: Schema = {"title": title, "description": words, "type": "string", "enum": [*known]}
    if isinstance(known, Mapping):
        found["enumDescriptions"] = [*known.values()]
    return found


def sources() -> Schema:
    """Where a statement was read."""
    address = {"title": "Address", "type": "string", "pattern": "^https?://"}
    return several("Sources", "The pages where this was read, at least one: https://…", address)


def dated() -> dict[str, Schema]:
    """What stands beside a statement that may be wrong one day."""
    return {"sources": sources(), "checked_on": checked_on()}


def checked_on() -> Schema:
    """The day on which somebody last read the sources."""
    return {
        "title": "Checked on",
        "description": "The day on which you last looked at the sources, in quotes: '2026-11-22'.",
        "type": "string",
        "pattern": r"^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])",
    }


def when(project: Project, words: str) -> Schema:
    """The facts under which something holds, each with its value or a list of values."""
    facts: dict[str, Schema] = {}
    for fact, values in sorted(project.facts.items()):
        value = {"type": "string", "enum": sorted(values)}
        facts[fact] = {
            "title": fact,
            "description": _FACTS.get(fact, _OTHER_FACT),
            "anyOf": [value, {"type": "array", "items": value, "minItems": 1}],
        }
    return table("When", words, facts, optional=facts)


def step_id(project: Project, also: Iterable[str] = ()) -> Schema:
    """A step that exists, or one of a few other names."""
    words = "The id of a step of knowledge/steps."
    return one_of("Step", words, [*sorted(project.steps), *also])


def entries(project: Project, title: str, words: str, fewest: int = 1) -> Schema:
    """The items of a plan or of a stage: steps, each with the facts under which it is shown."""
    step = step_id(project, also=(FIRST_HOUR,))
    step["description"] += f" {FIRST_HOUR} stands for the step that payments.yml names."
    entry = {"step": step, "when": when(project, _WHEN_STEP)}
    return several(title, words, table("Entry", "A step.", entry, optional=("when",)), fewest)
