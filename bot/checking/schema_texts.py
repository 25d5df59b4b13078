"""The schemas of law, rights, what is genuine, prevention, signs and names."""

from __future__ import annotations

from bot.checking import explaining, law, sentences
from bot.checking.project import Project
from bot.checking.schema_directory import codes
from bot.checking.schema_parts import (
    Schema,
    dated,
    for_each_audience,
    named_entries,
    one_of,
    several,
    string,
    table,
    texts,
    voices,
)
from bot.plans.sourced_text import RIGHT_NAMES


def law_schema(project: Project) -> Schema:
    """The shape of ``knowledge/law.yml``."""
    offence = table(
        "Offence",
        "What the law calls something that is done to people who write to us.",
        {
            "country": one_of("Country", "Whose law it is.", codes(project)),
            "name": texts("Name", "Completes « La loi appelle cela … », no full stop."),
            "meaning": texts(
                "Meaning", "The same in plain words, not the legal definition.", law.LONGEST_MEANING
            ),
            "text": texts("Article", "« Code pénal, article 313-1 »"),
            **dated(),
        },
    )
    return named_entries("Law", "Offences by id: small letters and “_”.", offence)


def rights_schema(project: Project) -> Schema:
    """The shape of ``knowledge/rights.yml``."""
    words = "One text, to each voice. Nothing is promised."
    right = voices("Right", words, law.LONGEST_RIGHT)
    right = table("Right", words, {**right["properties"], **dated()})
    return table("Rights", "What a person may ask for.", dict.fromkeys(RIGHT_NAMES, right))


def genuine_schema(project: Project) -> Schema:
    """The shape of ``knowledge/genuine.yml``."""
    kind = table(
        "Kind",
        "How to check by oneself whether one kind of message is real.",
        {
            "button": texts("Button", "What the person taps.", law.LONGEST_BUTTON),
            "words": several(
                "Words",
                "By which somebody names it, in both languages, without accents.",
                string("Word", "A word, or its beginning: convoqu."),
            ),
            "text": voices(
                "Text",
                "How to check, what a real one never asks, what not to do meanwhile. Never says "
                "that a message is real.",
                law.LONGEST_CHECK,
            ),
            **dated(),
        },
    )
    return named_entries("What is genuine", "Kinds by id: small letters and “_”.", kind)


def prevention_schema(project: Project) -> Schema:
    """The shape of ``knowledge/prevention.yml``."""
    offered = several(
        "Situations",
        "Every situation, those that reach this audience most often first.",
        one_of("Situation", "A situation of domain.yml.", project.situations),
        # Each of them once: that is how a schema says that none is missing.
        fewest=len(project.situations),
    )
    offered["uniqueItems"] = True
    button = texts("Button", "What the person taps.", explaining.LONGEST_BUTTON)
    entry = table("Audience", "", {"button": button, "situations": offered})
    return for_each_audience("Prevention", "Which scams are offered to whom.", entry)


def signs_schema(project: Project) -> Schema:
    """The shape of ``knowledge/signs.yml``."""
    words = "What the sign means, in a few words that follow the quoted words; no full stop."
    sign = texts("Sign", words, languages=("fr", "fr_tu", "en"))
    known = dict.fromkeys(sorted(sentences.sign_ids()), sign)
    return table("Signs", "Each sign that the program finds.", known)


def names_schema(project: Project) -> Schema:
    """The shape of ``knowledge/names.yml``."""
    button = texts("Button", "The same on a button.", sentences.LONGEST_BUTTON)
    noun = "A noun phrase that completes « C'est très probablement … »."
    name = table("Name", noun, {**texts("Name", noun)["properties"], "button": button})
    return table(
        "Names", "Where there is no situation.", dict.fromkeys(sentences.NO_SITUATION, name)
    )
