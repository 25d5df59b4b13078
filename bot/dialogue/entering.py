"""What is written below a question of the dossier: an entry, an order, or something else."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from rasa.shared.core.events import BotUttered, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from bot.dossier.orders import read_order
from bot.port import Message
from bot.triage.identifiers import find_identifiers
from bot.triage.normal import RECEIVED_MARK

ENTRY = "/dossier_entry"
"""The payload that a written entry becomes; its words go along beside it."""
ASKS_ENTRY, ASKS_CHOICE, ASKS_LIST = "entry", "choice", "list"
"""What a question of the dossier asks: something to keep, which of the proposed, a change."""
ASKS_CORRECTION, ASKS_DATE, ASKS_EDIT = "correct", "date", "letter"
"""Asked of one item, or of one letter, whose id stands behind a colon: ``date:0123456789abcdef``.
"""
FINISHED = re.compile(
    r"(?i)\s*(?:non|no|nope|c'?est tout|c’est tout|rien d'autre|rien|fini|j'ai fini|termin[ée]+"
    r"|voil[àa]|that'?s (?:all|it)|nothing else|nothing|done|i'?m done)[ ,.!]*"
    r"(?:(?:merci|thanks|thank you)(?: (?:monsieur|madame|beaucoup|a lot))?)?[ .!]*"
)
YES = re.compile(
    r"(?i)\s*(?:oui|ouais|ok|d'accord|tout|yes|yeah|yep|all|sure)(?: merci| thanks)?[ .!]*"
)
NO = re.compile(r"(?i)\s*(?:non|no|nope|aucun|rien|none|nothing)(?: merci| thanks)?[ .!]*")
ELSEWHERE = (
    *("ask_", "talk_to_human", "choose_language", "begin_again", "afraid", "insult"),
    *("step_", "resume", "thanks", "goodbye", "greet", "share_case", "who_follows"),
)
"""How the intents begin that are not an entry, when they are clearly meant."""
OF_THE_DOSSIER = (
    *("keep_dossier", "see_dossier", "what_to_collect", "write_letter"),
    *("export_dossier", "set_reminders", "stop_reminders", "show_my_data"),
)
CLEARLY = 0.8
"""Confidence from which a short text below a question is something else than its answer."""
SHORT = 90
"""Characters up to which a text may be a question or a wish; longer ones are told to be kept."""


def asked(tracker: DialogueStateTracker | None) -> str | None:
    """What the dossier asked in our last turn, if it asked anything."""
    for event in reversed(tracker.events if tracker else ()):
        if isinstance(event, UserUttered):
            return None
        if isinstance(event, BotUttered):
            asks = (event.data.get("custom") or {}).get("asks")
            if asks:
                return str(asks)
    return None


def means_items(text: str, tracker: DialogueStateTracker | None) -> bool:
    """Whether a typed number means an item that was shown, and not a button below it.

    A hotline agent sees numbers on the buttons, and means those.
    """
    shown = asked(tracker) in (ASKS_CHOICE, ASKS_LIST)
    staff = bool(tracker and tracker.get_slot("voice") == "staff")
    return shown and not staff and text.strip(" .!").isdecimal()


def answer_in_dossier(asks: str, text: str, message: Message, parsed: Mapping[str, Any]) -> str:
    """Hear what was written below a question of the dossier.

    Args:
        asks: what was asked (``asked``).
        text: what the person wrote, received parts marked.
        message: the message it stands in.
        parsed: the text as Rasa's pipeline has parsed it.

    Returns:
        A payload, or an empty string where the text is to be heard as anywhere else.
    """
    received = message.forwarded or message.read is not None or RECEIVED_MARK in text
    if received:
        return ENTRY
    if asks == ASKS_CHOICE and (YES.fullmatch(text) or NO.fullmatch(text)):
        return f'/answer_proposal{{"keep":"{"all" if YES.fullmatch(text) else "none"}"}}'
    if asks != ASKS_LIST and FINISHED.fullmatch(text):
        return "/see_dossier"
    if asks in (ASKS_LIST, ASKS_CHOICE, ASKS_ENTRY):
        order = read_order(text, 0)
        if order is not None and (order.kind != "choose" or asks != ASKS_ENTRY):
            return ENTRY
    if asks == ASKS_LIST or _is_meant_elsewhere(text, parsed):
        return ""
    return ENTRY


def _is_meant_elsewhere(text: str, parsed: Mapping[str, Any]) -> bool:
    intent = parsed.get("intent") or {}
    name, sure = str(intent.get("name") or ""), float(intent.get("confidence") or 0.0)
    if len(text) > SHORT or find_identifiers(text):
        return False
    if text.rstrip(" !.").endswith("?"):
        return True
    return sure >= CLEARLY and (name.startswith(ELSEWHERE) or name in OF_THE_DOSSIER)
