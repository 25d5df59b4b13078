"""Questions about what Sangfroid knows: how scams work, the law, one's data, where it was read."""

from __future__ import annotations

from collections.abc import Sequence

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from bot.dialogue.actions.base import Domain, Events, GuideAction
from bot.dialogue.actions.resuming import resume
from bot.dialogue.saying import button, phrase
from bot.dialogue.state import (
    current_step,
    danger_lately,
    entity,
    facts_of,
    hearer_of,
    shown_step,
)
from bot.plans.card import channels_of_step, means_of_card, step_title
from bot.plans.countries import neighbours_of
from bot.plans.directory import channels_for
from bot.plans.genuine import kind_named
from bot.plans.knowledge import Knowledge
from bot.plans.places import place_lines
from bot.plans.plan import is_minor
from bot.plans.prevention import AUDIENCES, TOPICS
from bot.plans.rights import (
    complaint_message,
    law_message,
    no_advice_message,
    removal_message,
)
from bot.plans.sources import sources_of_situation, sources_of_step
from bot.plans.telling import how_to_check, pages_for, told
from bot.plans.wording import Hearer

DATA_PROTECTION = "fr-cnil"
MOST_AUTHORITIES = 2
CALM_AFTER = 20
"""Messages after a danger within which nobody is given a lesson."""

Button = dict[str, str]


class ActionExplainScam(GuideAction):
    """Prevention, for somebody who asks: for whom, which scam, and then one topic at a time."""

    def name(self) -> str:
        """The name in the domain."""
        return "action_explain_scam"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain
    ) -> Events:
        """A button says what it is about, words ask for whom; never beside another question."""
        if danger_lately(tracker.events, CALM_AFTER):
            dispatcher.utter_message(response="utter_prevention_later")
            return _go_on(self.knowledge, dispatcher, tracker)
        if tracker.active_loop:
            dispatcher.utter_message(response="utter_prevention_after_questions")
            return []
        audience, chosen, topic = _parts_of(entity(tracker, "about"))
        if audience not in AUDIENCES:
            dispatcher.utter_message(
                response="utter_ask_audience", buttons=self._audiences(tracker)
            )
        elif not chosen or chosen.isdigit():
            page = int(chosen or "1")
            response = "utter_more_scams" if chosen else "utter_ask_which_scam"
            dispatcher.utter_message(
                response=response, buttons=self._scams(audience, page, tracker)
            )
        else:
            self._tell(audience, chosen, topic or TOPICS[0], dispatcher, tracker)
        return []

    def _audiences(self, tracker: Tracker) -> list[Button]:
        language = hearer_of(tracker).language
        return [
            button(self.knowledge.prevention.buttons[audience][language], _payload(audience))
            for audience in AUDIENCES
        ]

    def _scams(self, audience: str, page: int, tracker: Tracker) -> list[Button]:
        hearer = hearer_of(tracker)
        pages = pages_for(self.knowledge, audience)
        page = min(max(page, 1), len(pages))
        buttons = [
            button(self.knowledge.button(scam, hearer.language), _payload(audience, scam))
            for scam in pages[page - 1]
        ]
        following = page % len(pages) + 1
        more = phrase(self.knowledge, "more_scams", hearer)
        return [*buttons, button(more, _payload(audience, str(following)))]

    def _tell(
        self,
        audience: str,
        scam: str,
        topic: str,
        dispatcher: CollectingDispatcher,
        tracker: Tracker,
    ) -> None:
        hearer = hearer_of(tracker)
        situation = self.knowledge.situation(scam)
        buttons = [
            button(
                phrase(self.knowledge, f"topic_{other}", hearer), _payload(audience, scam, other)
            )
            for other in TOPICS
            if other != topic
        ]
        buttons.append(button(phrase(self.knowledge, "other_scam", hearer), _payload(audience)))
        if tracker.get_slot("stage") == "plan":
            buttons.append(button(phrase(self.knowledge, "back_to_plan", hearer), "/resume"))
        text = told(self.knowledge, situation, topic, audience, hearer.language)
        dispatcher.utter_message(text=text, buttons=buttons)


class ActionExplainRights(GuideAction):
    """What the law calls it, and what a complaint changes."""

    def name(self) -> str:
        """The name in the domain."""
        return "action_explain_rights"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain
    ) -> Events:
        """The name in law only where it is known: of a situation, in France."""
        hearer, country = hearer_of(tracker), tracker.get_slot("country")
        scam_type = tracker.get_slot("situation")
        named = None
        if scam_type and country in (None, "FR"):
            named = law_message(self.knowledge, self.knowledge.situation(scam_type), hearer)
        if named:
            dispatcher.utter_message(text=named)
        removal = phrase(self.knowledge, "remove_data", hearer)
        dispatcher.utter_message(text=complaint_message(self.knowledge, country, hearer))
        said = self.knowledge.situation(scam_type) if named else None
        dispatcher.utter_message(
            text=no_advice_message(self.knowledge, country, said, hearer),
            buttons=[button(removal, "/ask_data_removal")],
        )
        return _go_on(self.knowledge, dispatcher, tracker)


class ActionExplainRemoval(GuideAction):
    """How to have one's data removed, and which authority watches over it."""

    def name(self) -> str:
        """The name in the domain."""
        return "action_explain_removal"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain
    ) -> Events:
        """The rule of the person's country, then its authority."""
        hearer, facts = hearer_of(tracker), facts_of(tracker)
        situation = tracker.get_slot("situation") or ""
        messages = [removal_message(self.knowledge, facts["country"], hearer)]
        authorities = channels_for(
            self.knowledge.channels,
            [DATA_PROTECTION],
            facts["country"] or "FR",
            situation,
            is_minor(situation, facts),
            most=MOST_AUTHORITIES,
            neighbours=neighbours_of(self.knowledge.countries, facts["country"]),
        )
        if authorities:
            head = phrase(self.knowledge, "authority", hearer)
            lines = place_lines(self.knowledge, authorities, hearer)
            messages.append("\n".join([head, *lines]))
        for text in messages[:-1]:
            dispatcher.utter_message(text=text)
        dispatcher.utter_message(text=messages[-1], buttons=_ways_on(self.knowledge, tracker))
        return _go_on(self.knowledge, dispatcher, tracker)


class ActionShowSources(GuideAction):
    """Where what was said last was read."""

    def name(self) -> str:
        """The name in the domain."""
        return "action_show_sources"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain
    ) -> Events:
        """The sources of the step that is shown and of the situation, or how it is all made."""
        hearer, facts = hearer_of(tracker), facts_of(tracker)
        scam_type = tracker.get_slot("situation")
        in_plan = tracker.get_slot("stage") == "plan"
        name = (shown_step(tracker) or current_step(tracker, self.knowledge)) if in_plan else None
        if name in self.knowledge.steps:
            step = self.knowledge.steps[str(name)]
            channels = channels_of_step(self.knowledge, step, scam_type, facts)
            title = step_title(step, hearer)
            means = means_of_card(self.knowledge, step, facts)
            text = sources_of_step(self.knowledge, step, title, channels, hearer, means)
            dispatcher.utter_message(text=text)
        if scam_type:
            situation = self.knowledge.situation(scam_type)
            dispatcher.utter_message(text=sources_of_situation(self.knowledge, situation, hearer))
        else:
            buttons = _ways_on(self.knowledge, tracker)
            dispatcher.utter_message(response="utter_sources", buttons=buttons)
        return _go_on(self.knowledge, dispatcher, tracker)


class ActionCheckGenuine(GuideAction):
    """« How can I check that it is real? », before anything is named: by its kind."""

    def name(self) -> str:
        """The name in the domain."""
        return "action_check_genuine"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain
    ) -> Events:
        """A button or a word says what it is; otherwise it is asked."""
        if tracker.active_loop:
            dispatcher.utter_message(response="utter_prevention_after_questions")
            return []
        hearer = hearer_of(tracker)
        kind = entity(tracker, "about") or kind_named(
            self.knowledge.genuine, tracker.latest_message.get("text") or ""
        )
        check = self.knowledge.genuine.get(kind or "")
        if check is None:
            dispatcher.utter_message(
                response="utter_answer_ask_how_to_be_sure",
                buttons=genuine_buttons(self.knowledge, hearer),
            )
            return []
        buttons = [
            button(phrase(self.knowledge, "check_something_else", hearer), "/check_genuine"),
            button(phrase(self.knowledge, "talk_to_someone", hearer), "/talk_to_human"),
        ]
        if tracker.get_slot("stage") == "plan":
            buttons.append(button(phrase(self.knowledge, "back_to_plan", hearer), "/resume"))
        text = how_to_check(self.knowledge, check, hearer)
        dispatcher.utter_message(text=text, buttons=buttons)
        return []


def genuine_buttons(knowledge: Knowledge, hearer: Hearer) -> list[Button]:
    """One button for each kind of message that can be checked."""
    return [
        button(check.button[hearer.language], f'/check_genuine{{"about":"{kind}"}}')
        for kind, check in knowledge.genuine.items()
    ]


def _go_on(knowledge: Knowledge, dispatcher: CollectingDispatcher, tracker: Tracker) -> Events:
    """Come back to what was open; nothing is asked of somebody who only wanted to know."""
    if tracker.active_loop or not tracker.get_slot("stage"):
        return []
    return resume(knowledge, dispatcher, tracker)


def _ways_on(knowledge: Knowledge, tracker: Tracker) -> list[Button]:
    """What can be pressed where nothing is open: an answer is no dead end."""
    if tracker.active_loop or tracker.get_slot("stage"):
        return []
    hearer = hearer_of(tracker)
    return [
        button(phrase(knowledge, "how_to_check", hearer), "/check_genuine"),
        button(phrase(knowledge, "talk_to_someone", hearer), "/talk_to_human"),
    ]


def _parts_of(about: str | None) -> Sequence[str]:
    parts = (about or "").split(".")
    return [*parts, "", ""][:3]


def _payload(*about: str) -> str:
    return f'/ask_prevention{{"about":"{".".join(about)}"}}'
