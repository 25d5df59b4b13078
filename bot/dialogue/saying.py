"""Messages that the actions put together out of the knowledge base."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime, timezone
from typing import Any, NamedTuple

from rasa_sdk import Tracker

from bot.dialogue.phrasing import REMEMBERED, choose_variation, filled
from bot.dialogue.state import facts_of, hearer_of
from bot.plans.card import first_aid_text
from bot.plans.countries import neighbours_of
from bot.plans.directory import channels_for
from bot.plans.knowledge import Knowledge
from bot.plans.places import place_lines
from bot.plans.plan import is_minor
from bot.plans.situation import Situation
from bot.plans.wording import MOST_CHARACTERS, Hearer, fitting, text_for, voice_of
from bot.triage.inert import inert
from bot.triage.kind import is_received
from bot.triage.signs import find_signs

MOST_SIGNS = 3
KEEPS_EVIDENCE = ("keep_evidence", "keep_mail_headers", "keep_payment_proof")
WANTS_A_LETTER = (
    *("file_complaint", "complaint_thesee", "report_pharos_optional", "dispute_card_payments"),
    *("call_coupon_issuer", "open_platform_dispute", "remove_published"),
)
SURE = 0.8
"""Confidence of the classifier from which a situation is called « very probably »."""


class Spoken(NamedTuple):
    """A sentence of the domain, and the choices that belong to it."""

    text: str
    buttons: list[dict[str, str]]


def button(title: str, payload: str) -> dict[str, str]:
    """One button, as Rasa writes them."""
    return {"title": title, "payload": payload}


def spoken(domain: Mapping[str, Any], response: str, tracker: Tracker, **slots: Any) -> Spoken:
    """Choose a variation of a response of the domain, to be part of a longer message.

    Args:
        domain: the domain, as actions receive it.
        response: the name of the response.
        tracker: the conversation.
        slots: values that win over the slots of the same name.

    Returns:
        Its text, filled in, and its buttons.

    Raises:
        KeyError: when the domain has no such response for this person.
    """
    values = {**tracker.current_slot_values(), **slots}
    said = [str(e.get("text") or "") for e in tracker.events if e.get("event") == "bot"]
    chosen = choose_variation(domain["responses"][response], values, said[-REMEMBERED:])
    if chosen is None:
        raise KeyError(f"{response} has no variation for {values.get('language')}")
    return Spoken(filled(chosen["text"], values).strip(), list(chosen.get("buttons") or []))


def phrase(knowledge: Knowledge, name: str, hearer: Hearer) -> str:
    """One of the short sentences of ``knowledge/phrases.yml``."""
    return text_for(knowledge.phrases[name], hearer)


def verdict_messages(
    knowledge: Knowledge,
    situation: Situation,
    scam_type: str,
    opening: str,
    text: str,
    hearer: Hearer,
    file: Mapping[str, Any] | None = None,
) -> list[str]:
    """Name the situation and show why, in the words of the person's own message.

    Args:
        knowledge: the knowledge base.
        situation: what is known of the situation.
        scam_type: its id, which may have no file of its own.
        opening: the name of the opening phrase.
        text: the message, quoted where it shows a sign.
        hearer: whom we speak to.
        file: what is known of the file that was read, if the text comes from one.

    Returns:
        Plain text, quotes made inert: one message, or two where the signs have no room in it.
    """
    name = knowledge.name(scam_type, hearer.language)
    named = phrase(knowledge, opening, hearer).format(
        name=name, read=what_was_read(knowledge, file, hearer)
    )
    verdict = f"{named} {text_for(situation.verdict, hearer)}"
    shown = signs_text(knowledge, "signs", text, hearer)
    if not shown and text.strip():
        shown = phrase(knowledge, "by_whole" if is_received(text) else "by_account", hearer)
    whole = f"{verdict}\n\n{shown}" if shown else verdict
    return [whole] if len(whole) <= MOST_CHARACTERS else [verdict, shown]


def signs_text(knowledge: Knowledge, head: str, text: str, hearer: Hearer) -> str:
    """Quote the signs of a message below a phrase; nothing where there is none."""
    signs = sign_lines(knowledge, text, hearer)
    above = phrase(knowledge, head, hearer)
    return "\n".join([above, *fitting(signs, MOST_CHARACTERS - len(above) - 1)]) if signs else ""


def what_was_read(knowledge: Knowledge, file: Mapping[str, Any] | None, hearer: Hearer) -> str:
    """Say what was read, and how much of it: « J'ai lu les 2 pages »."""
    kind, pages = (file["kind"], file["pages"]) if file else ("text", 1)
    name = "read_text"
    if kind in {"eml", "msg"}:
        name = "read_mail"
    elif kind == "image":
        name = "read_picture"
    elif kind == "pdf":
        name = "read_page" if pages == 1 else "read_pages"
    if file and file["cut"]:
        name = "read_first_pages" if kind == "pdf" and pages > 1 else "read_beginning"
    return phrase(knowledge, name, hearer).format(pages=pages)


def sign_lines(knowledge: Knowledge, text: str, hearer: Hearer) -> list[str]:
    """Quote the signs of a message, each with what it means."""
    meaning_in = "fr_tu" if hearer.language == "fr" and hearer.is_child else hearer.language
    line = phrase(knowledge, "sign_line", hearer)
    return [
        line.format(quote=inert(sign.quote), meaning=knowledge.signs[sign.sign][meaning_in])
        for sign in find_signs(text)[:MOST_SIGNS]
    ]


def situation_buttons(
    knowledge: Knowledge, scam_types: Iterable[str], hearer: Hearer
) -> list[dict[str, str]]:
    """One button a situation."""
    return [
        button(
            knowledge.button(scam_type, hearer.language),
            f'/choose_situation{{"situation":"{scam_type}"}}',
        )
        for scam_type in scam_types
    ]


def step_buttons(knowledge: Knowledge, step: str, hearer: Hearer) -> list[dict[str, str]]:
    """Done, how, later: each names its step, so that an old card never ticks a new step."""
    return [
        button(phrase(knowledge, name, hearer), f'/{name}{{"step":"{step}"}}')
        for name in ("step_done", "step_how", "step_later")
    ]


def dossier_buttons(knowledge: Knowledge, step: str, hearer: Hearer) -> list[dict[str, str]]:
    """The way to the dossier, below the steps that keep evidence or hand in a complaint."""
    if step in KEEPS_EVIDENCE:
        return [button(phrase(knowledge, "keep_a_dossier", hearer), "/keep_dossier")]
    if step in WANTS_A_LETTER:
        return [button(phrase(knowledge, "write_a_letter", hearer), "/write_letter")]
    return []


def human_lines(
    knowledge: Knowledge, scam_type: str | None, facts: dict[str, str | None], hearer: Hearer
) -> str:
    """The people who can listen, for this person's country and age."""
    minor = is_minor(scam_type or "", facts)
    first = ["fr-3018"] if minor else []
    if minor is None and scam_type in {"sextortion_webcam", "image_abuse"}:
        first = ["fr-3018"]
    chosen = channels_for(
        knowledge.channels,
        [*first, "fr-17cyber", "fr-116006", "fr-3114"],
        # Who writes English may be anywhere: French numbers are not named to them as theirs.
        facts.get("country") or ("FR" if hearer.language == "fr" else "OTHER"),
        scam_type or "",
        minor,
        most=4,
        neighbours=neighbours_of(knowledge.countries, facts.get("country")),
        now=datetime.now(tz=timezone.utc),
    )
    head = phrase(knowledge, "people", hearer)
    lines = place_lines(knowledge, chosen, hearer)
    return "\n".join([head, *fitting(lines, MOST_CHARACTERS - len(head))])


def minor_text(knowledge: Knowledge, tracker: Tracker) -> str:
    """What matters most for somebody under 18, once their age is known."""
    hearer = hearer_of(tracker)
    voice = voice_of(tracker.get_slot("role"), tracker.get_slot("age_band"))
    hearer = Hearer(hearer.language, voice)
    situation = knowledge.situation("sextortion_minor")
    first_aid = first_aid_text(situation, hearer, tracker.get_slot("country"), knowledge)
    return f"{phrase(knowledge, 'minor_now', hearer)}\n{first_aid}"


def share_offer(tracker: Tracker, domain: Mapping[str, Any]) -> Spoken | None:
    """The offer that a second person follows the plan: once, to a minor or for one."""
    situation = tracker.get_slot("situation") or ""
    told = tracker.get_slot("share_offered") or tracker.get_slot("follows_as")
    minor = is_minor(situation, facts_of(tracker)) is True
    if told or not minor or hearer_of(tracker).voice not in {"child", "parent"}:
        return None
    return spoken(domain, "utter_share_offer", tracker)


def humans_for(knowledge: Knowledge, tracker: Tracker) -> str:
    """The people who can listen, for the person of this conversation."""
    return human_lines(
        knowledge, tracker.get_slot("situation"), facts_of(tracker), hearer_of(tracker)
    )


def as_custom(
    card: str | None = None, quotes: bool = False, file: str | None = None
) -> dict[str, Any]:
    """The extra fields of a message: its card, whether it quotes, what to do with a file."""
    fields = (("card", card), ("quotes", quotes), ("file", file))
    return {key: value for key, value in fields if value}
