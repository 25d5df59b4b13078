"""What a payload may say, read off the domain and the knowledge base."""

from __future__ import annotations

from rasa.shared.core.domain import Domain

from bot.dialogue.payload import Vocabulary, make_vocabulary
from bot.dossier.checklist import PLATFORMS
from bot.dossier.letters import letter_ids
from bot.plans.knowledge import load_knowledge
from bot.plans.telling import about_values


def vocabulary_of(domain: Domain) -> Vocabulary:
    """Read off the domain and the knowledge base what a payload may say."""
    # As the file writes it: Rasa's own lists have its default intents, and values in lower case.
    written = domain.as_dict()
    intents, entities = (
        [str(entry if isinstance(entry, str) else next(iter(entry))) for entry in written[key]]
        for key in ("intents", "entities")
    )
    slot_values = {
        name: [str(value) for value in slot["values"]]
        for name, slot in written["slots"].items()
        if slot["type"] == "categorical"
    }
    knowledge = load_knowledge()
    about = about_values(slot_values["situation"], knowledge.genuine)
    steps = knowledge.steps.keys()
    return make_vocabulary(intents, entities, slot_values, steps, about, PLATFORMS, letter_ids())
