"""Naming the situation, showing why, and correcting it."""

from __future__ import annotations

import re
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from bot.dialogue.actions.base import Domain, Events, GuideAction
from bot.dialogue.actions.resuming import go_back_to, resume
from bot.dialogue.earlier import (
    CASE_FACTS,
    OF_A_NEW_CASE,
    is_another_case,
    taken_up_again,
    with_case,
)
from bot.dialogue.saying import (
    SURE,
    as_custom,
    button,
    phrase,
    signs_text,
    situation_buttons,
    spoken,
    verdict_messages,
    what_was_read,
)
from bot.dialogue.state import (
    entity,
    facts_of,
    hearer_of,
    is_ours,
    latest_confidence,
    latest_intent,
    metadata,
    resolve_situation,
    slots_before_message,
)
from bot.plans.card import first_aid_text
from bot.plans.genuine import kind_named
from bot.plans.knowledge import load_knowledge
from bot.plans.plan import IMAGE_CASES, is_minor
from bot.plans.telling import how_to_check
from bot.plans.wording import Hearer, text_for, voice_of
from bot.triage.asked import asks_whether_it_is_real, speaks_of_images_or_threats
from bot.triage.kind import is_received
from bot.triage.normal import fold
from bot.triage.signs import find_signs
from bot.triage.situation import DESCRIBE, NO_HARM

CHILD_WORDS = re.compile(
    r"\b(?:classe|college|lycee|ecole|profs?|bahut|maman|papa|darons?|parents|ado|mineure?"
    r"|school|class|classmates|teachers?|mum|mom|dad|teen|underage)\b"
)
SAID_OF_ANOTHER = re.compile(
    r"\b(?:(?:qu')?(?:elle|il)|quelle?|quil|she|he)(?:'s)? [^.!?]{0,25}?\b(?:mineure?|underage)\b"
    r"|\b(?:son|ses|her|his) (?:pere|papa|mere|maman|parents|dad|father|mum|mom|mother)\b"
)
"""« Elle dit qu'elle est mineure, son père va porter plainte » makes no child of who is accused."""
DOUBTFUL = 0.5
"""Below this confidence, with a rival this near, we ask which of the two it is."""
ANOTHER_CASE = 0.8
"""Confidence that a message in the middle of a plan needs, to open another case."""
RIVAL_NEARNESS = 0.6
WEAK = ("link", "amount", "number_to_call", "impersonated_body", "bank_account")
"""Signs that every newsletter and bill has: with no other, a received text is not named surely."""
IMAGE_BLACKMAIL = {"describe_sextortion_webcam", "describe_sextortion_minor"}
FIRST_CHOICES = ("fake_summons", "sextortion_webcam", "police_impersonation", "romance_scam")


class ActionNameSituation(GuideAction):
    """Names the situation that was described or chosen, and asks whether it is right."""

    def name(self) -> str:
        """The name in the domain."""
        return "action_name_situation"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain
    ) -> Events:
        """Say the verdict with its signs, then what to do this minute."""
        described = latest_intent(tracker).removeprefix(DESCRIBE)
        chosen = entity(tracker, "situation") if described == "choose_situation" else None
        if described in NO_HARM or (described == "choose_situation" and not chosen):
            return self._ask_more(described, dispatcher, tracker)
        text = tracker.latest_message.get("text") or ""
        scam_type = resolve_situation(chosen or described, self._facts_for(described, tracker))
        if not chosen and scam_type == "sextortion_minor" and not _tells_of_a_child(text, tracker):
            # Nobody is taken for a child on a guess: the first question is the age.
            scam_type = "sextortion_webcam"
        others = [s for s in ranked_situations(tracker) if s != scam_type][:3]
        if not chosen:
            if self._is_the_same_case(scam_type, text, tracker):
                response = "utter_noted_feeling" if scam_type == "romance_scam" else "utter_noted"
                dispatcher.utter_message(response=response)
                return resume(self.knowledge, dispatcher, tracker)
            if _asks_whether_it_is_real(scam_type, text):
                return self._tell_how_to_check(scam_type, text, dispatcher, tracker)
            if _is_doubtful(tracker) or _names_no_image(scam_type, text):
                return self._ask_between(
                    [scam_type, *rivals_of(tracker, others)], dispatcher, tracker
                )
        again = taken_up_again(scam_type, tracker.slots) if chosen else None
        if again:
            return go_back_to(again, self.knowledge, dispatcher, tracker)
        self._say_verdict(scam_type, bool(chosen), dispatcher, tracker, domain)
        return [
            *_beside_earlier_cases(scam_type, tracker),
            SlotSet("situation", scam_type),
            SlotSet("alternatives", others),
            SlotSet("stage", "confirm"),
            SlotSet("verdict_held", metadata(tracker).get("danger") == "sure"),
        ]

    def _facts_for(self, described: str, tracker: Tracker) -> dict[str, str | None]:
        """The facts by which a situation is corrected: of another case, only what it tells."""
        facts = facts_of(tracker)
        if is_another_case(described, tracker.slots):
            facts |= {name: entity(tracker, name) for name in CASE_FACTS}
        return facts

    def _is_the_same_case(self, scam_type: str, text: str, tracker: Tracker) -> bool:
        """A received text is always looked at; more words on a case that is known are noted."""
        if is_received(text):
            return False
        if scam_type == tracker.get_slot("situation"):
            return True
        running = tracker.get_slot("stage") == "plan"
        return running and latest_confidence(tracker) < ANOTHER_CASE

    def _say_verdict(
        self,
        scam_type: str,
        chosen: bool,
        dispatcher: CollectingDispatcher,
        tracker: Tracker,
        domain: Domain,
    ) -> None:
        hearer = _hearer_in(scam_type, tracker)
        situation = self.knowledge.situation(scam_type)
        text = "" if chosen else tracker.latest_message.get("text") or ""
        sure = latest_confidence(tracker) >= SURE and _shows_more_than_a_link(text)
        certainty = "sure" if sure else "likely"
        opening = "verdict_read_" if is_received(text) else "verdict_"
        messages = verdict_messages(
            self.knowledge,
            situation,
            scam_type,
            "verdict_chosen" if chosen else opening + certainty,
            text,
            hearer,
            metadata(tracker).get("read"),
        )
        for message in messages:
            dispatcher.utter_message(text=message, json_message=as_custom(quotes=True))
        self._note_what_stays_closed(hearer, dispatcher, tracker)
        country = tracker.get_slot("country")
        minor = is_minor(scam_type, facts_of(tracker))
        first_aid = first_aid_text(situation, hearer, country, self.knowledge, minor)
        question = spoken(domain, "utter_is_that_it", tracker, voice=hearer.voice)
        dispatcher.utter_message(
            text=f"{first_aid}\n\n{question.text}",
            buttons=question.buttons,
        )

    def _note_what_stays_closed(
        self, hearer: Hearer, dispatcher: CollectingDispatcher, tracker: Tracker
    ) -> None:
        about = metadata(tracker)
        notes = []
        if (about.get("read") or {}).get("closed_pictures"):
            notes.append(phrase(self.knowledge, "pictures_closed", hearer))
        if about.get("origin") == "hidden_user":
            notes.append(phrase(self.knowledge, "origin_hidden", hearer))
        if notes:
            dispatcher.utter_message(text="\n".join(notes))

    def _ask_more(
        self, described: str, dispatcher: CollectingDispatcher, tracker: Tracker
    ) -> Events:
        text = tracker.latest_message.get("text") or ""
        if is_received(text):
            return self._say_what_was_read(described, text, dispatcher, tracker)
        if tracker.get_slot("stage"):
            dispatcher.utter_message(response="utter_misunderstood_short")
            return resume(self.knowledge, dispatcher, tracker)
        if described == "none":
            dispatcher.utter_message(response="utter_no_sign", buttons=self._checks(tracker))
        else:
            dispatcher.utter_message(response="utter_ask_more")
        return []

    def _checks(self, tracker: Tracker) -> list[dict[str, str]]:
        """How to check what shows no sign, what else there is to do, and somebody to talk to."""
        hearer = hearer_of(tracker)
        return [
            button(phrase(self.knowledge, "how_to_check", hearer), "/check_genuine"),
            *situation_buttons(self.knowledge, FIRST_CHOICES[:2], hearer),
            button(phrase(self.knowledge, "talk_to_someone", hearer), "/talk_to_human"),
        ]

    def _say_what_was_read(
        self, described: str, text: str, dispatcher: CollectingDispatcher, tracker: Tracker
    ) -> Events:
        """A received text that is no scam or cannot be told: never a green light."""
        hearer = hearer_of(tracker)
        signs = signs_text(self.knowledge, "noticed", text, hearer)
        response = "utter_unclear_read" if signs or described != "none" else "utter_no_sign_read"
        read = what_was_read(self.knowledge, metadata(tracker).get("read"), hearer)
        buttons = []
        if not tracker.get_slot("stage"):
            likely = (ranked_situations(tracker) or list(FIRST_CHOICES))[:3]
            buttons = situation_buttons(self.knowledge, likely, hearer)
            check = phrase(self.knowledge, "how_to_check", hearer)
            buttons.append(button(check, "/check_genuine"))
            buttons.append(none_of_these(self.knowledge, hearer))
        dispatcher.utter_message(response=response, read=read, buttons=buttons)
        if signs:
            dispatcher.utter_message(text=signs, json_message=as_custom(quotes=True))
        self._note_what_stays_closed(hearer, dispatcher, tracker)
        return resume(self.knowledge, dispatcher, tracker) if tracker.get_slot("stage") else []

    def _tell_how_to_check(
        self, scam_type: str, text: str, dispatcher: CollectingDispatcher, tracker: Tracker
    ) -> Events:
        """« A letter came by post, is it real? »: how to check, before anything is named."""
        hearer = hearer_of(tracker)
        check = self.knowledge.genuine[str(kind_named(self.knowledge.genuine, text))]
        buttons = situation_buttons(self.knowledge, [scam_type], hearer)
        other = phrase(self.knowledge, "check_something_else", hearer)
        talk = phrase(self.knowledge, "talk_to_someone", hearer)
        buttons += [button(other, "/check_genuine"), button(talk, "/talk_to_human")]
        text = how_to_check(self.knowledge, check, hearer)
        dispatcher.utter_message(text=text, buttons=buttons)
        return []

    def _ask_between(
        self, scam_types: list[str], dispatcher: CollectingDispatcher, tracker: Tracker
    ) -> Events:
        hearer = hearer_of(tracker)
        buttons = situation_buttons(self.knowledge, scam_types, hearer)
        buttons.append(none_of_these(self.knowledge, hearer))
        dispatcher.utter_message(response="utter_between", buttons=buttons)
        return []


class ActionOfferAlternatives(GuideAction):
    """« Not quite »: offers what else it may be, and lets the person say it again."""

    def name(self) -> str:
        """The name in the domain."""
        return "action_offer_alternatives"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain
    ) -> Events:
        """Offer the next likeliest situations."""
        hearer = hearer_of(tracker)
        rejected = tracker.get_slot("situation")
        likely = [s for s in tracker.get_slot("alternatives") or [] if s != rejected]
        likely += [s for s in FIRST_CHOICES if s not in likely and s != rejected]
        buttons = situation_buttons(self.knowledge, likely[:4], hearer)
        buttons.append(none_of_these(self.knowledge, hearer))
        if tracker.get_slot("earlier"):
            buttons.append(button(phrase(self.knowledge, "back_to_plan", hearer), "/resume"))
        dispatcher.utter_message(response="utter_which_one", buttons=buttons)
        return [SlotSet("stage", None), SlotSet("situation", None)]


class ActionExplainDoubt(GuideAction):
    """« How can I be sure? »: how to check for oneself."""

    def name(self) -> str:
        """The name in the domain."""
        return "action_explain_doubt"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain
    ) -> Events:
        """Explain, then come back to the question."""
        situation = self.knowledge.situation(tracker.get_slot("situation"))
        dispatcher.utter_message(text=text_for(situation.doubt, hearer_of(tracker)))
        return resume(self.knowledge, dispatcher, tracker)


def _beside_earlier_cases(scam_type: str, tracker: Tracker) -> Events:
    """A case that begins while another runs: what was done stays done, what it told is kept."""
    before = slots_before_message(tracker)
    if tracker.get_slot("stage") == "plan" and _is_an_old_button(tracker):
        return []  # a correction of what this is, not a second matter
    if not is_another_case(scam_type, {**tracker.slots, "situation": before.get("situation")}):
        under_way = tracker.get_slot("earlier")
        return [] if under_way else [SlotSet("done", []), SlotSet("later", [])]
    events = [SlotSet("earlier", with_case(tracker.slots, before))]
    return events + [SlotSet(name, entity(tracker, name)) for name in OF_A_NEW_CASE]


def _names_no_image(scam_type: str, text: str) -> bool:
    """Whether blackmail with images is named of a text that speaks of neither."""
    return scam_type in IMAGE_CASES and not speaks_of_images_or_threats(text)


def _asks_whether_it_is_real(scam_type: str, text: str) -> bool:
    """Whether somebody asks if a thing is genuine that shows no sign but its subject."""
    if (
        not asks_whether_it_is_real(text)
        or not kind_named(load_knowledge().genuine, text)
        or is_received(text)
    ):
        return False
    return all(sign.sign in (*WEAK, "impersonated_body") for sign in find_signs(text))


def _is_an_old_button(tracker: Tracker) -> bool:
    """Whether a situation was pressed on a message that is not our last one."""
    pressed = str(tracker.latest_message.get("text") or "")
    if not pressed.startswith("/choose_situation"):
        return False
    said = [event for event in tracker.events if is_ours(event)]
    offered = (said[-1].get("data") or {}).get("buttons") or [] if said else []
    return pressed not in {button["payload"] for button in offered}


def _tells_of_a_child(text: str, tracker: Tracker) -> bool:
    known = tracker.get_slot("age_band") or tracker.get_slot("role") in {"parent", "staff"}
    return bool(known or CHILD_WORDS.search(SAID_OF_ANOTHER.sub(" ", fold(text))))


def is_harm(intent: str) -> bool:
    """Whether an intent tells of a harm, not of something genuine or unclear."""
    return intent.startswith(DESCRIBE) and intent.removeprefix(DESCRIBE) not in NO_HARM


def ranked_situations(tracker: Tracker) -> list[str]:
    """The harmful situations in the classifier's ranking, most likely first."""
    ranking: list[dict[str, Any]] = tracker.latest_message.get("intent_ranking") or []
    names = [str(entry.get("name")) for entry in ranking]
    return [name.removeprefix(DESCRIBE) for name in names if is_harm(name)]


def rivals_of(tracker: Tracker, others: list[str]) -> list[str]:
    """The one or two other situations that come near enough to be asked about."""
    ranking = tracker.latest_message.get("intent_ranking") or []
    confidence = {str(e["name"]).removeprefix(DESCRIBE): float(e["confidence"]) for e in ranking}
    least = RIVAL_NEARNESS / 2 * latest_confidence(tracker)
    near = [other for other in others[:2] if confidence.get(other, 0.0) >= least]
    return near or others[:1]


def none_of_these(knowledge: Any, hearer: Hearer) -> dict[str, str]:
    """The button that keeps a list of choices from being a dead end."""
    return button(phrase(knowledge, "none_of_these", hearer), "/describe_unclear")


def _is_doubtful(tracker: Tracker) -> bool:
    ranking = tracker.latest_message.get("intent_ranking") or []
    if len(ranking) < 2 or latest_confidence(tracker) >= DOUBTFUL:
        return False
    first, rival = str(ranking[0].get("name")), str(ranking[1].get("name"))
    if {first, rival} <= IMAGE_BLACKMAIL:
        # The two differ by age alone, which is asked anyway.
        return False
    return rival.startswith(DESCRIBE) and (
        float(ranking[1]["confidence"]) >= RIVAL_NEARNESS * latest_confidence(tracker)
    )


def _shows_more_than_a_link(text: str) -> bool:
    """Whether a received text shows a sign that honest ones seldom have; an account need not."""
    return not is_received(text) or any(sign.sign not in WEAK for sign in find_signs(text))


def _hearer_in(scam_type: str, tracker: Tracker) -> Hearer:
    hearer = hearer_of(tracker)
    voice = voice_of(tracker.get_slot("role"), tracker.get_slot("age_band"), scam_type)
    return Hearer(hearer.language, voice)
