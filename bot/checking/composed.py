"""Messages as they are really put together: short enough, one question, a neutral beginning.

The parts are checked by themselves elsewhere; here the composing code writes cards, verdicts and
crisis replies out of the project's own files, for every country, and the result is measured.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from typing import Any

from bot.care.crisis import crisis_text, lines_text
from bot.checking.document import Document
from bot.checking.lengths import questions_in
from bot.checking.lock_screen import SHOWN, telling_word
from bot.checking.problem import Problem
from bot.checking.project import CRISIS, DOMAIN, PHRASES, Project
from bot.checking.sentences import CRISIS_KINDS
from bot.checking.texts import conditions
from bot.plans.card import card_messages, channel_lines, first_aid_text, how_messages
from bot.plans.crisis_lines import crisis_lines
from bot.plans.knowledge import Knowledge, KnowledgeError, build_knowledge
from bot.plans.places import place_lines
from bot.plans.step import Step
from bot.plans.wording import LANGUAGES, MOST_CHARACTERS, VOICES, Hearer, text_for

HEARERS = tuple(Hearer(language, voice) for language, voice in product(LANGUAGES, VOICES))
LEADS = (
    "utter_plan_changed",
    "utter_plans_merged",
    "utter_step_done",
    "utter_step_later",
    "utter_some_left",
)
"""What may stand above a card."""
HEADS = ("signs", "noticed", "people", "places")
"""Phrases that may begin a message and stand above somebody else's words."""
CLOSED = ("images", "minor", "picture", "voice", "kind")
ADDED_BY_CHANNEL = 120
BOTH_ROUTES = ("int-takeitdown-ncmec", "int-stopncii")
ELSEWHERE = "OTHER"
LONGEST_PLAN = 24


@dataclass(frozen=True)
class Composed:
    """A message that can be sent, and the place where most of it is written."""

    words: str
    hearer: Hearer
    document: Document
    trail: tuple[str | int, ...]

    def problems(self) -> Iterator[Problem]:
        """What is wrong with it."""
        whom = f"{self.hearer.voice} in {self.hearer.language}"
        if len(self.words) > MOST_CHARACTERS:
            yield self.document.problem(
                f"put together for {whom}, this message has {len(self.words)} characters; "
                f"{MOST_CHARACTERS} are read on a phone: say less here.",
                *self.trail,
            )
        asked = questions_in(self.words, self.hearer.voice)
        if asked > 1:
            yield self.document.problem(
                f"put together for {whom}, this message asks {asked} questions; ask one.",
                *self.trail,
            )
        word = telling_word(self.words, self.hearer.language)
        if word and self.hearer.voice != "staff":
            yield self.document.problem(
                f"put together for {whom}, “{word}” is within the first {SHOWN} characters, "
                "which show on a locked screen.",
                *self.trail,
            )


def check_composed(project: Project) -> Iterator[Problem]:
    """Check what the parts make together; nothing where a file keeps them from being put so."""
    below = "knowledge/"
    files = {f.removeprefix(below): d.data for f, d in project.documents.items() if below in f}
    try:
        knowledge = build_knowledge(files)
        messages = [
            *_crisis_replies(project, knowledge),
            *_cards(project, knowledge),
            *_first_aid(project, knowledge),
            *_closed_files(project, knowledge),
            *_below_a_head(project, knowledge),
        ]
    except (KnowledgeError, KeyError, TypeError, AttributeError, ValueError, IndexError):
        return  # whatever is missing or misshapen is named by the check of its own file
    for message in messages:
        yield from message.problems()


def _crisis_replies(project: Project, knowledge: Knowledge) -> Iterator[Composed]:
    """Each kind of danger, in every country, and with no country known."""
    document = project.documents[CRISIS]
    texts: Mapping[str, Any] = document.data
    places = product((*_countries(knowledge), None), (True, False), (True, False))
    lines = {
        (kind, country, minor, child): crisis_lines(
            knowledge.channels, country, minor, kind, child=child
        )
        for (country, minor, child), kind in product(places, CRISIS_KINDS)
        if minor or not child
    }
    for hearer, ((kind, _, _, child), channels) in product(HEARERS, lines.items()):
        if child != hearer.is_child:
            continue
        trail = (kind, hearer.voice, hearer.language)
        yield Composed(crisis_text(texts, kind, hearer, channels), hearer, document, trail)
        alone = lines_text(channels, hearer, kind, texts)
        yield Composed(alone, hearer, document, ("lines", *trail[1:]))


def _cards(project: Project, knowledge: Knowledge) -> Iterator[Composed]:
    """Each step in every country, also below the longest lead; and its moves."""
    for step, hearer in product(knowledge.steps.values(), HEARERS):
        document = project.documents[project.steps[step.id]]
        trail = (step.id, hearer.voice, hearer.language)
        lead = max((_longest(project, name, hearer) for name in LEADS), key=len)
        plan = [*["…"] * (LONGEST_PLAN - 1), step.id]
        for facts, above in product(_facts_that_differ(knowledge, step, hearer), ("", lead)):
            for words in card_messages(knowledge, step, plan, hearer, "", facts, above):
                yield Composed(words, hearer, document, trail)
        if hearer.voice != "staff":  # who hears the same moves as the others
            for words in how_messages(knowledge, step, hearer):
                yield Composed(words, hearer, document, (step.id, "how", hearer.language))


def _facts_that_differ(knowledge: Knowledge, step: Step, hearer: Hearer) -> list[dict[str, str]]:
    """Facts for each list of places that a step may have, in any country, before and after 18."""
    by_places: dict[tuple[str, ...], dict[str, str]] = {}
    stops = [m for m in knowledge.payments.values() if m.step == step.id]
    longest = max(
        stops,
        key=lambda m: len(m.action[hearer.language] + m.window[hearer.language]),
        default=None,
    )
    means = "card" if longest is None else longest.id
    for country, band in product(_countries(knowledge), ("13_15", "adult")):
        # What stops a payment says more: the longest is looked at.
        facts = {"country": country, "age_band": band, "payment_means": means, "paid": "yes"}
        by_places[tuple(channel_lines(knowledge, step, hearer, "", facts))] = facts
    return list(by_places.values())


def _first_aid(project: Project, knowledge: Knowledge) -> Iterator[Composed]:
    """What to do this minute, with the question below it, or with the verdict above it."""
    for situation, hearer in product(knowledge.situations.values(), HEARERS):
        document = project.documents[f"knowledge/situations/{situation.id}.yml"]
        trail = ("first_aid", hearer.voice, hearer.language)
        question = _longest(project, "utter_is_that_it", hearer)
        verdict = text_for(situation.verdict, hearer)
        for country in _countries(knowledge):
            aid = first_aid_text(situation, hearer, country, knowledge)
            head = text_for(knowledge.phrases["minor_now"], hearer)
            for words in (f"{aid}\n\n{question}", f"{verdict}\n\n{aid}", f"{head}\n{aid}"):
                yield Composed(words, hearer, document, trail)


def _closed_files(project: Project, knowledge: Knowledge) -> Iterator[Composed]:
    """Why a file stays closed, and what the original is good for."""
    domain = project.documents[DOMAIN]
    for reason, hearer in product(CLOSED, HEARERS):
        why = _longest(project, f"utter_closed_{reason}", hearer)
        enough = _longest(project, "utter_words_are_enough", hearer)
        trail = ("responses", f"utter_closed_{reason}")
        yield Composed(f"{why}\n{enough}{'…' * ADDED_BY_CHANNEL}", hearer, domain, trail)
        routes = place_lines(knowledge, [knowledge.channels[r] for r in BOTH_ROUTES], hearer)
        details = [_longest(project, "utter_hash_route", hearer), *routes]
        trail = ("responses", "utter_hash_route")
        yield Composed("\n".join(details), hearer, domain, trail)


def _below_a_head(project: Project, knowledge: Knowledge) -> Iterator[Composed]:
    """What stands above quotations and services, whatever these say."""
    for head, hearer in product(HEADS, HEARERS):
        above = text_for(knowledge.phrases[head], hearer)
        trail = (head, hearer.voice, hearer.language)
        yield Composed(f"{above}\n• police", hearer, project.documents[PHRASES], trail)


def _longest(project: Project, response: str, hearer: Hearer) -> str:
    """The longest variation of a response that somebody may read."""
    variations = project.documents[DOMAIN].get("responses", response)
    own = {"language": hearer.language, "voice": hearer.voice}
    fitting = [v for v in variations if conditions(v) == own]
    fitting = fitting or [v for v in variations if conditions(v) == {"language": hearer.language}]
    return str(max((str(v["text"]).strip() for v in fitting), key=len))


def _countries(knowledge: Knowledge) -> list[str]:
    return [*sorted({c.country for c in knowledge.channels.values()}), ELSEWHERE]
