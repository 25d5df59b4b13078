"""Turns the facts that a person mentions into Rasa entities, which fill the slots of that name."""

from __future__ import annotations

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.extractors.extractor import EntityExtractorMixin
from rasa.shared.nlu.constants import (
    ENTITIES,
    ENTITY_ATTRIBUTE_END,
    ENTITY_ATTRIBUTE_START,
    ENTITY_ATTRIBUTE_TYPE,
    ENTITY_ATTRIBUTE_VALUE,
    INTENT,
    INTENT_NAME_KEY,
    PREDICTED_CONFIDENCE_KEY,
    TEXT,
)
from rasa.shared.nlu.training_data.message import Message

from bot.dialogue.share_code import find_code
from bot.plans.plan import CONTACT
from bot.triage.facts import read_facts
from bot.triage.minor_mentions import says_of_a_minor
from bot.triage.normal import RECEIVED_MARK
from bot.triage.parts import parts_of
from bot.triage.situation import DESCRIBE

ANSWERS = {"affirm", "deny"}
JOINS = "join_case"
STATEMENT = "inform"
MINOR_MENTIONED = {
    ENTITY_ATTRIBUTE_TYPE: "closed",
    ENTITY_ATTRIBUTE_START: 0,
    ENTITY_ATTRIBUTE_END: 0,
    ENTITY_ATTRIBUTE_VALUE: "yes",
}
RANKING = "intent_ranking"
UNTOLD = {INTENT_NAME_KEY: DESCRIBE + "unclear"}


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class FactExtractor(GraphComponent, EntityExtractorMixin):
    """Extracts the facts of ``bot.triage.facts`` as entities."""

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> FactExtractor:
        """Create the extractor; there is nothing to load from the model."""
        return cls()

    def process(self, messages: list[Message]) -> list[Message]:
        """Add one entity for each fact found."""
        for message in messages:
            entities = [
                {
                    ENTITY_ATTRIBUTE_TYPE: fact.name,
                    ENTITY_ATTRIBUTE_START: fact.start,
                    ENTITY_ATTRIBUTE_END: fact.end,
                    ENTITY_ATTRIBUTE_VALUE: fact.value,
                }
                for fact in read_facts(message.get(TEXT) or "")
            ]
            if says_of_a_minor(message.get(TEXT) or ""):
                # Whoever says it: from here on no file is opened (bot.care.image_rule).
                entities.append(MINOR_MENTIONED)
            entities = self.add_extractor_name(entities)
            message.set(ENTITIES, message.get(ENTITIES, []) + entities, add_to_output=True)
            _hear_the_fact(message, {entity[ENTITY_ATTRIBUTE_TYPE] for entity in entities})
            _hear_no_command(message)
            _hear_a_code(message)
        return messages


def _hear_no_command(message: Message) -> None:
    """A letter that says « recommencer » or « oui » is a letter, not the person's answer."""
    text = message.get(TEXT) or ""
    parts = parts_of(text)
    if RECEIVED_MARK not in text or parts.own.strip() or not parts.received.strip():
        return
    ranking = message.get(RANKING) or []
    described = [e for e in ranking if str(e.get(INTENT_NAME_KEY)).startswith(DESCRIBE)]
    if ranking and not str(ranking[0].get(INTENT_NAME_KEY)).startswith(DESCRIBE):
        described = [{**UNTOLD, PREDICTED_CONFIDENCE_KEY: 1.0}]
    if described:
        message.set(INTENT, described[0], add_to_output=True)
        message.set(RANKING, described, add_to_output=True)


def _hear_a_code(message: Message) -> None:
    """A code of a shared plan means that, whatever the words around it look like."""
    if find_code(message.get(TEXT) or ""):
        heard = {INTENT_NAME_KEY: JOINS, PREDICTED_CONFIDENCE_KEY: 1.0}
        message.set(INTENT, heard, add_to_output=True)
        message.set(RANKING, [heard], add_to_output=True)


def _hear_the_fact(message: Message, facts: set[str]) -> None:
    """« No, I haven't replied » is no « no »: what it states counts, whatever was asked."""
    intent = message.get(INTENT) or {}
    if intent.get(INTENT_NAME_KEY) in ANSWERS and facts.intersection(CONTACT):
        message.set(INTENT, {**intent, INTENT_NAME_KEY: STATEMENT}, add_to_output=True)
