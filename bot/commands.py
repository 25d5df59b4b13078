"""The commands that a person may type on any channel, and the payload that each stands for."""

from __future__ import annotations

import re
from typing import NamedTuple

START = "/start"
STOP = "/stop"
STOP_WORDS = ("stop", "efface tout", "tout effacer", "erase everything", "delete everything")
"""Nothing but one of these, typed anywhere, stops everything."""
MUTE = "/stop_reminders"
MUTE_WORDS = ("muet", "mute")
"""Nothing but one of these, typed anywhere, stops the reminders."""
SOS = "/sos"
SOS_WORDS = ("sos", "help me", "au secours")
"""Nothing but one of these, typed anywhere, brings the lines of help."""
PARENT = '/start{"role":"parent"}'
STAFF = '/start{"role":"staff"}'
DEEP_LINKS = {"parent": PARENT, "staff": STAFF}

PAYLOADS = {
    "langue": "/choose_language",
    "language": "/choose_language",
    "aide": "/ask_capabilities",
    "help": "/ask_capabilities",
    "sos": SOS,
    "stop": STOP,
    "oublier": STOP,
    "forget": STOP,
    "restart": "/begin_again",
    "recommencer": "/begin_again",
    "parent": PARENT,
    "staff": STAFF,
    "reprendre": "/resume",
    "resume": "/resume",
    "partager": "/share_case",
    "share": "/share_case",
    "rejoindre": "/join_case",
    "join": "/join_case",
    "prevention": "/ask_prevention",
    "droits": "/ask_rights",
    "rights": "/ask_rights",
    "sources": "/ask_sources",
    "dossier": "/see_dossier",
    "lettre": "/write_letter",
    "letter": "/write_letter",
    "rappels": "/set_reminders",
    "reminders": "/set_reminders",
    "mesdonnees": "/show_my_data",
    "mydata": "/show_my_data",
}

# What a frightened person types is read too: capitals, a full stop, words after the command.
COMMAND = re.compile(r"\s*/(?P<name>[A-Za-z_]+)(?:@(?P<bot>\w+))?[.!]*(?:\s+(?P<rest>.*))?", re.S)


class Command(NamedTuple):
    """A typed command: its payload, and the words typed behind it, which may cry for help."""

    payload: str
    words: str = ""


def read_command(text: str, bot: str | None = None) -> Command | None:
    """Read a typed command.

    Args:
        text: what was typed.
        bot: the bot's own name, without @, on a channel where a command may name its bot.

    Returns:
        The command, or None when the text is not one of ours: it is then ordinary words,
        whatever it looks like.

    Example:
        >>> read_command("/start parent").payload
        '/start{"role":"parent"}'
        >>> read_command('/greet{"slot":"x"}') is None
        True
        >>> read_command("/stop@AnotherBot", "SangfroidBot") is None
        True
    """
    match = COMMAND.fullmatch(text)
    if match is None or not _is_for(match["bot"], bot):
        return None
    name, words = match["name"].lower().replace("_", ""), (match["rest"] or "").strip()
    if name == "start":
        return Command(DEEP_LINKS.get(words.lower(), START))
    return Command(PAYLOADS[name], words) if name in PAYLOADS else None


def is_stop(payload: str | None) -> bool:
    """Whether a payload is the one that stops and erases everything.

    Example:
        >>> is_stop("/stop"), is_stop("/stop_sharing"), is_stop(None)
        (True, False, False)
    """
    return payload is not None and payload.partition("{")[0] == STOP


def called_by(text: str) -> str | None:
    """The payload of a text that is nothing but a word for stopping, for help, or « mute ».

    Example:
        >>> called_by("SOS !"), called_by("au secours"), called_by("stop les menaces") is None
        ('/sos', '/sos', True)
    """
    word = text.lower().strip(" .!\n")
    if word in STOP_WORDS:
        return STOP
    if word in MUTE_WORDS:
        return MUTE
    return SOS if word in SOS_WORDS else None


def _is_for(named: str | None, bot: str | None) -> bool:
    return named is None or (bot is not None and named.lower() == bot.lower())
