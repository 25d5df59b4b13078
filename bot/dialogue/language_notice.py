"""Tells somebody who writes another language in which of ours the answers come."""

from __future__ import annotations

from rasa.shared.core.trackers import DialogueStateTracker

from bot.plans.knowledge import load_knowledge
from bot.port import Button, Reply

OTHER = {"fr": "en", "en": "fr"}


def language_notice(
    before: DialogueStateTracker | None, after: DialogueStateTracker | None
) -> Reply | None:
    """Tell somebody once, in their language, in which language the answers come.

    Args:
        before: the conversation before their message, if there was one.
        after: the conversation with it.
    """
    other = after.get_slot("other_language") if after else None
    if after is None or not other or (before and before.get_slot("other_language") == other):
        return None
    language = after.get_slot("language") or "fr"
    knowledge = load_knowledge()
    title = knowledge.phrases["switch_language"][language]
    button = Button(title, f'/choose_language{{"language":"{OTHER[language]}"}}')
    return Reply(knowledge.other_languages[other][language], (button,))
