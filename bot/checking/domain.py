"""The responses of ``domain.yml``: said in both languages, with buttons that lead somewhere."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from bot.checking.document import Document
from bot.checking.plans import MOST_PAYLOAD_BYTES
from bot.checking.problem import Problem
from bot.checking.project import DOMAIN, Project
from bot.checking.sentences import LONGEST_BUTTON
from bot.checking.texts import conditions
from bot.dialogue.payload import is_ours
from bot.plans.wording import LANGUAGES, VOICES

ANSWERING = "action_answer_question"
QUESTION = "utter_ask_facts_form_"
NEEDS_NO_ANSWER = (
    *("affirm", "deny", "unsure", "inform", "describe_", "repeat"),
    *("start", "resume", "step_done", "step_how", "step_later"),
)
"""Intents, or beginnings of intents, for which « C'est noté » is answer enough."""


def check_domain(project: Project) -> Iterator[Problem]:
    """Check every response, and that none is missing."""
    domain = project.documents.get(DOMAIN)
    if domain is None:
        return
    yield from _slot_values(domain)
    for response, variations in domain.items("responses"):
        if not isinstance(variations, list) or not variations:
            yield domain.problem(f"“{response}” has no text.", "responses", response)
            continue
        yield from _languages(domain, str(response), variations)
        yield from _buttons(project, domain, str(response), variations)
        yield from _second_wording(domain, str(response), variations)
    yield from _missing_responses(project, domain)


def _slot_values(domain: Document) -> Iterator[Problem]:
    for slot, _ in domain.items("slots"):
        for number, value in domain.items("slots", slot, "values"):
            if not isinstance(value, str):
                yield domain.problem(
                    f"a value of the slot “{slot}” is read as {value}, not as text: "
                    "put it in quotes.",
                    *("slots", slot, "values", number),
                )


def _second_wording(domain: Document, response: str, variations: list[Any]) -> Iterator[Problem]:
    """A question of the form is asked again after an answer beside it: never in the same words."""
    if not response.startswith(QUESTION):
        return
    said_if = [tuple(sorted(conditions(variation).items())) for variation in variations]
    for lone in (one for one in dict.fromkeys(said_if) if said_if.count(one) < 2):
        yield domain.problem(
            f"“{response}” has only one wording for {', '.join(dict(lone).values())}: "
            "write a second one.",
            "responses",
            response,
        )


def _languages(domain: Document, response: str, variations: list[Any]) -> Iterator[Problem]:
    for number, variation in enumerate(variations):
        trail = ("responses", response, number)
        said_if = conditions(variation)
        if not isinstance(variation, Mapping) or not variation.get("text"):
            yield domain.problem(f"this variation of “{response}” has no text.", *trail)
        if said_if.get("language") not in LANGUAGES:
            yield domain.problem(
                f"this variation of “{response}” does not say for which language it is.", *trail
            )
        if said_if.get("voice", "victim") not in VOICES:
            yield domain.problem(
                f"this variation of “{response}” is for a voice “{said_if['voice']}”, "
                "which does not exist.",
                *trail,
            )
    for language in LANGUAGES:
        if {"language": language} not in [conditions(variation) for variation in variations]:
            yield domain.problem(
                f"“{response}” has no general variation in “{language}” "
                "(with the language as its only condition).",
                "responses",
                response,
            )


def _buttons(
    project: Project, domain: Document, response: str, variations: list[Any]
) -> Iterator[Problem]:
    for number, _ in enumerate(variations):
        trail = ("responses", response, number, "buttons")
        for position, button in domain.items(*trail):
            if not isinstance(button, Mapping):
                yield domain.problem(f"“{response}”: this is not a button.", *trail, position)
                continue
            title, payload = str(button.get("title") or ""), str(button.get("payload") or "")
            if not title or len(title) > LONGEST_BUTTON:
                yield domain.problem(
                    f"“{response}”: the button “{title}” has {len(title)} characters; "
                    f"1 to {LONGEST_BUTTON} can be read.",
                    *trail,
                    position,
                )
            if not is_ours(payload, project.vocabulary):
                yield domain.problem(
                    f"“{response}”: the payload {payload} of the button “{title}” means nothing "
                    "(an intent or a value that the domain does not know).",
                    *trail,
                    position,
                )
            elif len(payload.encode()) > MOST_PAYLOAD_BYTES:
                yield domain.problem(
                    f"“{response}”: the payload {payload} is too long for Telegram "
                    f"({MOST_PAYLOAD_BYTES} bytes at the most).",
                    *trail,
                    position,
                )
    for voice in VOICES:
        counts = {
            language: _number_of_buttons(variations, language, voice) for language in LANGUAGES
        }
        if all(counts.values()) and counts["fr"] != counts["en"]:
            french, english = (
                "/".join(map(str, sorted(counts[language]))) for language in LANGUAGES
            )
            yield domain.problem(
                f"“{response}” has {french} buttons in French and {english} in English.",
                "responses",
                response,
            )
            return


def _number_of_buttons(variations: list[Any], language: str, voice: str) -> set[int]:
    """How many buttons somebody sees; the variations for their own voice win."""
    own = [v for v in variations if conditions(v) == {"language": language, "voice": voice}]
    general = [v for v in variations if conditions(v) == {"language": language}]
    return {len(v.get("buttons") or ()) for v in own or general}


def _missing_responses(project: Project, domain: Document) -> Iterator[Problem]:
    responses = domain.get("responses") or {}
    asked = {
        str(question)
        for document in project.within("knowledge/situations")
        for _, question in document.items("questions")
        if question in project.questions
    }
    for question in sorted(asked):
        if f"{QUESTION}{question}" not in responses:
            yield domain.problem(
                f"the question “{question}” has no words: “{QUESTION}{question}” is missing.",
                "responses",
            )
    answered = {str(i) for _, i in domain.items("intents") if str(i).startswith("ask_")}
    to_actions = dict(_rules(project))
    answered -= {intent for intent, action in to_actions.items() if action != ANSWERING}
    answered |= {intent for intent, action in _rules(project) if action == ANSWERING}
    for intent in sorted(answered):
        if f"utter_answer_{intent}" not in responses and not intent.startswith(NEEDS_NO_ANSWER):
            yield domain.problem(
                f"nothing answers “{intent}”: “utter_answer_{intent}” is missing.", "responses"
            )


def _rules(project: Project) -> Iterator[tuple[str, str]]:
    """Each intent in a rule or a story, with the action that follows it there."""
    for document in project.within("stories"):
        for kind in ("rules", "stories"):
            for number, _ in document.items(kind):
                before: list[str] = []
                for _, step in document.items(kind, number, "steps"):
                    if not isinstance(step, Mapping):
                        continue
                    for intent in before if "action" in step else ():
                        yield intent, str(step["action"])
                    either = step.get("or") or [step]
                    before = [str(s["intent"]) for s in either if "intent" in s]
