"""The schema of a situation's file."""

from __future__ import annotations

from collections.abc import Iterable

from bot.checking import explaining, law, plans
from bot.checking.project import LAW, SIGNS, Project
from bot.checking.schema_parts import (
    NAME,
    Schema,
    audiences,
    dated,
    entries,
    for_each_audience,
    lines,
    one_of,
    several,
    sources,
    table,
    texts,
    voices,
)
from bot.plans.knowledge import GENERAL


def situation_schema(project: Project) -> Schema:
    """The shape of the files of ``knowledge/situations``."""
    explained = _explained(project)
    schema = table(
        "Situation",
        "One situation: what it is, what to do first, how it works, and which steps help.",
        {
            "id": {
                "title": "Id",
                "description": "The name of this file without “.yml”.",
                "type": "string",
                "pattern": NAME,
            },
            "name": texts(
                "Name", "A noun phrase that completes « C'est très probablement … », no full stop."
            ),
            "button": texts(
                "Button", "The same in the person's own terms, on a button.", plans.LONGEST_BUTTON
            ),
            "verdict": voices(
                "Verdict",
                "What this is, in plain words, and that the person is not to blame.",
                plans.LONGEST_VERDICT,
            ),
            "first_aid": voices(
                "First aid", "What to do in the next minutes.", plans.LONGEST_FIRST_AID
            ),
            "doubt": voices(
                "Doubt", "How to check by oneself when we may be wrong.", plans.LONGEST_DOUBT
            ),
            **explained,
            "questions": several(
                "Questions",
                "The facts to ask for, most useful first. "
                f"At most {plans.MOST_QUESTIONS}: the person is afraid.",
                one_of("Question", "A question of the form in domain.yml.", project.questions),
                most=plans.MOST_QUESTIONS,
            ),
            "plan": entries(project, "Plan", "The steps that help, in the order of the file."),
            "sources": sources(),
        },
        optional=("button", *explained),
    )
    # The general file serves where nothing is known of the scam: it has nothing to explain.
    schema["if"] = {"properties": {"id": {"const": GENERAL}}, "required": ["id"]}
    schema["then"] = {"properties": dict.fromkeys(("button", *explained), False)}
    schema["else"] = {"required": ["button", *explained]}
    return schema


def _explained(project: Project) -> dict[str, Schema]:
    """What a situation's file says to somebody who wants to understand it."""
    signs = sorted(str(name) for name, _ in _items(project, SIGNS))
    offences = sorted(str(name) for name, _ in _items(project, LAW))
    belief = table(
        "Belief",
        "What many people believe, and what is true.",
        {
            "belief": texts(
                "Belief", "In the words of those who hold it.", explaining.LONGEST_BELIEF
            ),
            "truth": texts("Truth", "What is true, without blame.", explaining.LONGEST_TRUTH),
        },
    )
    stages_of = lines(
        "Stages",
        "How it goes, from the first contact to the trap.",
        explaining.FEWEST_STAGES,
        explaining.MOST_STAGES,
        explaining.LONGEST_STAGE,
    )
    limits = (explaining.FEWEST_LINES, explaining.MOST_LINES, explaining.LONGEST_LINE)
    return {
        "signs": several(
            "Signs",
            "The signs by which one knows this scam, most telling first.",
            one_of("Sign", "The id of a sign of signs.yml.", signs),
            explaining.FEWEST_SIGNS,
            explaining.MOST_SIGNS,
        ),
        "do": lines("Do", "What helps, in the infinitive.", *limits),
        "dont": lines("Don't", "What is better left, in the infinitive.", *limits),
        "myths": several(
            "Beliefs",
            "What many people wrongly believe about it.",
            belief,
            explaining.FEWEST_MYTHS,
            explaining.MOST_MYTHS,
        ),
        "stages": for_each_audience("Stages", "How it goes, told to three audiences.", stages_of),
        "reflex": audiences("Reflex", "The one thing to remember.", explaining.LONGEST_REFLEX),
        "law": table(
            "Law",
            "What French law calls this.",
            {
                "offences": several(
                    "Offences",
                    "Most fitting first.",
                    one_of("Offence", "The id of an offence of law.yml.", offences),
                    most=law.MOST_OFFENCES,
                ),
                "note": texts("Note", "What the person should know of it.", law.LONGEST_NOTE),
                **dated(),
            },
        ),
    }


def _items(project: Project, file: str) -> Iterable[tuple[object, object]]:
    return project.documents[file].items() if file in project.documents else ()
