"""The schemas of steps, stages and means of payment."""

from __future__ import annotations

from bot.checking import plans, stages
from bot.checking.project import Project
from bot.checking.schema_parts import (
    Schema,
    dated,
    entries,
    lines,
    named_entries,
    one_of,
    script,
    several,
    sources,
    step_id,
    string,
    table,
    texts,
    when,
)
from bot.plans.step import URGENCIES
from bot.plans.wording import MOST_CHARACTERS

_URGENCIES = {
    "now": "Within the hour: each minute counts.",
    "today": "Before the day is over.",
    "this_week": "In the days to come.",
}
_BUTTON_OF_STEP = '/step_later{"step":""}'


def steps_schema(project: Project) -> Schema:
    """The shape of the files of ``knowledge/steps``."""
    confirmed = sorted(
        str(entry.get("id")) for *_, entry in project.channels() if entry.get("confidence") != "low"
    )
    optional = ("title_parent", "instead_of", "at_the_end", "once", "menus", "channels")
    step = table(
        "Step",
        "One thing to do; any plan may use it.",
        {
            "title": texts(
                "Title", "What to do, in a few words, as on a button.", plans.LONGEST_TITLE
            ),
            "title_parent": texts(
                "Title for a parent",
                "Only where the title would not fit a parent or relative.",
                plans.LONGEST_TITLE,
            ),
            "urgency": one_of("Urgency", "By when it should be done.", _known_urgencies()),
            "instead_of": several(
                "Instead of",
                "Steps that this one makes needless: they are left out beside it.",
                step_id(project),
                fewest=0,
            ),
            "at_the_end": {
                "title": "At the end",
                "description": "true: it comes after all others that are as urgent.",
                "type": "boolean",
            },
            "once": {
                "title": "Once",
                "description": "True where it is done once for a person, however many matters.",
                "type": "boolean",
            },
            **{
                voice: texts(f"For the {voice}", words, plans.LONGEST_STEP)
                for voice, words in (
                    ("victim", "What to do, said to an adult with « vous »."),
                    ("child", "What to do, said to somebody under 18 with « tu »."),
                    ("parent", "What to do, said to a parent or relative with « vous »."),
                )
            },
            "staff": script(
                "For the hotline agent", "What helps on the phone.", plans.LONGEST_STEP
            ),
            "why": texts("Why", "What this step changes, without frightening.", plans.LONGEST_WHY),
            "how": lines(
                "How",
                "The moves, one a line, in the infinitive.",
                plans.FEWEST_MOVES,
                plans.MOST_MOVES,
                MOST_CHARACTERS,
            ),
            "menus": several("Menus", "Where to tap in an app.", _menu(), 0, plans.MOST_MENUS),
            "channels": several(
                "Channels",
                "The official services to show, best first. Only entries of knowledge/countries "
                "that are confirmed; those of confidence low may not be named.",
                one_of("Channel", "The id of an entry of knowledge/countries.", confirmed),
                0,
                plans.MOST_CHANNELS,
            ),
            "sources": sources(),
        },
        optional,
    )
    longest = plans.MOST_PAYLOAD_BYTES - len(_BUTTON_OF_STEP)
    words = "Steps by id: small letters and “_”. No two steps have the same id, in any file."
    return named_entries("Steps", words, step, longest)


def stages_schema(project: Project) -> Schema:
    """The shape of ``knowledge/stages.yml``."""
    stage = table(
        "Stage",
        "How far it went.",
        {
            "name": texts("Name", "What editors read in the table of coverage."),
            "when": when(project, "The facts that make this stage."),
            "steps": entries(project, "Steps", "What is added to the plan of any situation.", 0),
        },
        optional=("steps",),
    )
    return named_entries("Stages", "How far it went, and what that adds to a plan.", stage)


def payments_schema(project: Project) -> Schema:
    """The shape of ``knowledge/payments.yml``."""
    means = table(
        "Means of payment",
        "What stops the money that left this way.",
        {
            "name": texts("Name", "With its article: « un virement »."),
            "step": step_id(project),
            "action": texts(
                "Action", "What to ask for, and from whom, in the first hour.", stages.LONGEST_LINE
            ),
            "window": texts("Window", "How long that can still be of use.", stages.LONGEST_LINE),
            **dated(),
        },
    )
    known = sorted(project.facts.get("payment_means", ()))
    return table("Payments", "Each way money can leave.", dict.fromkeys(known, means))


def _known_urgencies() -> dict[str, str]:
    return {urgency: _URGENCIES.get(urgency, "") for urgency in URGENCIES}


def _menu() -> Schema:
    return table(
        "Menu",
        "The way through the menus of one app or site.",
        {
            "place": string("Place", "The app or site, by the name it gives itself."),
            "path": texts("Path", "« Profil › ⋯ › Signaler »", plans.LONGEST_MENU),
            "sources": sources(),
        },
    )
