"""Letters, written from what was confirmed; what is not known stays a blank."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import Any

from bot.dossier.case import Case, Item, timeline
from bot.plans.knowledge import Knowledge, load_knowledge, read_yaml
from bot.plans.places import written_day
from bot.plans.plan import IMAGE_CASES, is_minor
from bot.plans.wording import Hearer, text_for
from bot.project import ROOT

FOLDER = ROOT / "knowledge/letters"
BLOCKS = "blocks"
GENERAL = "general"
LANGUAGE_OF_COUNTRY = {
    **dict.fromkeys(("FR", "MC", "BE", "CH", "LU"), "fr"),
    **dict.fromkeys(("GB", "US", "IE"), "en"),
}
"""In which language a letter is read there; elsewhere it is that of the person."""
DOTS = "……………"
BLANK = re.compile(rf"\[(?P<label>[^\[\]\n]{{2,60}}?) ?: {DOTS}\]")
"""What a blank looks like: « [adresse : ……………] »."""
_FILLED = re.compile(r"\{(\w+)\}")
_FIELD = re.compile(r"\{\?(\w+)\}")

Part = Mapping[str, Any]


@dataclass(frozen=True)
class Letter:
    """One letter that fits a case.

    Attributes:
        id: the name of its file.
        language: in which it is written.
        button: what it is called on a button, by the language of the person.
        title: what it is called as a document, by language.
        who_sends: who does what with it, by the language of the person.
        parts: what it is made of, in order.
    """

    id: str
    language: str
    button: Mapping[str, str]
    title: Mapping[str, str]
    who_sends: Mapping[str, str]
    parts: tuple[tuple[str, Part], ...]


@lru_cache(maxsize=1)
def load_letters() -> Mapping[str, Mapping[str, Any]]:
    """The project's own files of letters, by their names, in their order.

    Raises:
        KnowledgeError: when a file is not YAML.
    """
    files = {path.stem: read_yaml(path) for path in sorted(FOLDER.glob("*.yml"))}
    names = sorted(files.keys() - {BLOCKS}, key=lambda name: (files[name]["order"], name))
    return {BLOCKS: files[BLOCKS], **{name: files[name] for name in names}}


def letter_ids() -> tuple[str, ...]:
    """The ids of all letters."""
    return tuple(name for name in load_letters() if name != BLOCKS)


def letters_for(
    case: Case, country: str | None, language: str, knowledge: Knowledge
) -> tuple[Letter, ...]:
    """The letters that fit a case, those that matter first.

    Args:
        case: the case.
        country: where the person lives: an id of ``knowledge/countries``, ``OTHER``, or None.
        language: that of the person.
        knowledge: the knowledge base; what applies there may be known of the country.

    Returns:
        Each in the language in which it is read in that country.
    """
    where = country or ("FR" if language == "fr" else "OTHER")
    return tuple(
        _letter(name, content, where, language)
        for name, content in load_letters().items()
        if name != BLOCKS and _fits(content, case, where, language)
    )


def write_letter(letter: Letter, case: Case) -> str:
    """Write a letter.

    Args:
        letter: which.
        case: what was confirmed.

    Returns:
        Its paragraphs, each confirmed fact as it was confirmed, and a blank for whatever is not
        known.
    """
    paragraphs = (_part(part, letter, case) for _, part in letter.parts)
    text = "\n\n".join(paragraph for paragraph in paragraphs if paragraph)
    return with_blanks_filled(text, case.fields, letter.language)


def letter_text(letter: Letter, case: Case) -> str:
    """A letter as the person edited it, or as it is written."""
    edited = case.letters.get(letter_key(letter))
    if edited is None:
        return write_letter(letter, case)
    return with_blanks_filled(edited, case.fields, letter.language)


def letter_key(letter: Letter) -> str:
    """Under which name an edited letter stands in a case."""
    return f"{letter.id}.{letter.language}"


def letters_written(case: Case) -> dict[str, str]:
    """The letters that were edited, by the names of their files."""
    written = {}
    for name, text in case.letters.items():
        identity, _, language = name.partition(".")
        filled = with_blanks_filled(text, case.fields, language)
        written[file_name(identity, language)] = filled
    return written


def file_name(identity: str, language: str) -> str:
    """The name of the file that a letter becomes, without its ending.

    Example:
        >>> file_name("police_report", "en")
        'letter-police-report'
    """
    return f"{'lettre' if language == 'fr' else 'letter'}-{identity.replace('_', '-')}"


def with_blanks_filled(text: str, fields: Mapping[str, str], language: str) -> str:
    """Fill every blank of a text that is known."""
    by_label = {label_of(name, language): value for name, value in fields.items()}

    def fill(match: re.Match[str]) -> str:
        return by_label.get(match["label"], match.group())

    return BLANK.sub(fill, text)


def blanks_in(text: str, language: str) -> tuple[str, ...]:
    """The names of the blanks that are still open, in order, each once."""
    names = {label_of(name, language): name for name in load_letters()[BLOCKS]["blanks"]}
    found = (names.get(match["label"]) for match in BLANK.finditer(text))
    return tuple(dict.fromkeys(name for name in found if name))


def label_of(name: str, language: str) -> str:
    """What a blank is called in a letter."""
    labels = load_letters()[BLOCKS]["blanks"].get(name, {})
    return str(labels.get(language, name))


def blank(name: str, language: str) -> str:
    """A blank as it stands in a letter.

    Example:
        >>> blank("address", "fr")
        '[adresse : ……………]'
    """
    colon = " :" if language == "fr" else ":"
    return f"[{label_of(name, language)}{colon} {DOTS}]"


def _fits(content: Mapping[str, Any], case: Case, where: str, language: str) -> bool:
    known = where if where in content["countries"] else "OTHER"
    if known not in content["countries"]:
        return False
    if _language(content, where, language) is None:
        return False
    facts = _facts(case)
    if case.situation in content.get("also_for", ()):
        return True
    if "situations" in content and case.situation not in content["situations"]:
        return False
    if "if" in content and not _holds(content["if"], facts):
        return False
    if "if_any" in content and not any(_holds(one, facts) for one in content["if_any"]):
        return False
    return not ("unless" in content and _holds(content["unless"], facts))


def _language(content: Mapping[str, Any], where: str, language: str) -> str | None:
    """In which language the letter is written there; None where it is not written for there."""
    wanted = LANGUAGE_OF_COUNTRY.get(where, language)
    return wanted if wanted in content["languages"] else None


def _letter(name: str, content: Mapping[str, Any], where: str, language: str) -> Letter:
    blocks = load_letters()[BLOCKS]["parts"]
    own = {part: content[part] for part in ("subject", "opening", "requests") if part in content}
    if "addressee" in content:
        own["addressee"] = content["addressee"].get(where, content["addressee"]["other"])
    known = {**blocks, **own, **content.get("extra_parts", {})}
    written = _language(content, where, language) or language
    return Letter(
        name,
        written,
        content["button"],
        content["title"],
        content["who_sends"],
        tuple((part, known[part]) for part in content["parts"] if part in known),
    )


def _facts(case: Case) -> dict[str, str]:
    """What conditions may ask of a case; what is not known is not there."""
    facts = dict(case.facts)
    minor = is_minor(case.situation or "", dict(facts))
    if minor is not None:
        facts["minor"] = "yes" if minor else "no"
    elif facts.get("role") == "parent":
        facts["minor"] = "yes" if case.situation == "sextortion_minor" else "no"
    facts["has_payment"] = "yes" if case.of_kind("payment") else "no"
    facts["about_images"] = "yes" if case.situation in IMAGE_CASES else "no"
    return facts


def _holds(conditions: Mapping[str, str], facts: Mapping[str, str]) -> bool:
    return all(facts.get(name) == value for name, value in conditions.items())


def _part(part: Part, letter: Letter, case: Case) -> str:
    language = letter.language
    if not _holds(part.get("if", {}), _facts(case)):
        return ""
    if "each" in part:
        lines = list(_lines(part, letter, case))
        lines = list(dict.fromkeys(lines))
        return "\n".join([part["head"][language], *lines]) if lines else ""
    text = str(part.get(language, ""))
    if "{what}" in text:
        whats = load_letters()[BLOCKS]["what"]
        what = whats.get(case.situation or GENERAL, whats[GENERAL])[language]
        text = text.replace("{what}", what)
    return _FIELD.sub(lambda match: blank(match[1], language), text)


def _lines(part: Part, letter: Letter, case: Case) -> Iterator[str]:
    blocks, language = load_letters()[BLOCKS], letter.language
    for item in _of_kinds(timeline(case), part["each"]):
        if item.kind in ("message", "file") and "{hash}" not in part["line"][language]:
            words = blocks["message_line"][language]
        else:
            words = item.value
        values = {
            "date": _day(item.when, language) or blocks["date_unknown"][language],
            "item": " ".join(words.split()),
            "kind": _kind(item.kind, language),
            "hash": item.sha256 or "",
        }
        # One pass: what stands in braces in a person's words is left as it is.
        yield _FILLED.sub(partial(_value, values), part["line"][language])


def _value(values: Mapping[str, str], match: re.Match[str]) -> str:
    return values[match[1]]


def _of_kinds(items: Iterable[Item], kinds: Sequence[str]) -> Iterator[Item]:
    """By date where the list is one of events, else by kind in the order of the list."""
    if "event" in kinds:
        yield from (item for item in items if item.kind in kinds)
        return
    items = tuple(items)
    for kind in kinds:
        yield from (item for item in items if item.kind == kind)


def _kind(kind: str, language: str) -> str:
    return text_for(load_knowledge().phrases[f"kind_{kind}"], Hearer(language))


def _day(when: str | None, language: str) -> str:
    return written_day(when[:10], language) if when else ""
