"""A message is read on a phone by somebody who is afraid: short, and one question at a time."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.care.entries import TEXT
from bot.checking.problem import Problem
from bot.checking.texts import Text
from bot.plans.wording import MOST_CHARACTERS

_QUOTED = re.compile(r"«[^»]*»|“[^”]*”")
_QUESTION = re.compile(r"\?(?=[\s»”]|$)")


def questions_in(words: str, voice: str) -> int:
    """How many questions a text puts to whoever reads it.

    What is quoted is to be said to somebody else, except by a hotline agent, who reads it to the
    caller.

    Example:
        >>> questions_in("On reprend ? Dites « qui êtes-vous ? »", "victim")
        1
        >>> questions_in("Demander : « Où ? Quand ? »", "staff")
        2
    """
    said = words if voice == "staff" else _QUOTED.sub("", words)
    return len(_QUESTION.findall(said))


def check_lengths(text: Text) -> Iterator[Problem]:
    """Check the length of one message, and that it asks one thing."""
    if text.entry.use != TEXT:
        return
    length = len(text.words.strip())
    if length > MOST_CHARACTERS:
        yield text.problem(
            f"this message has {length} characters; {MOST_CHARACTERS} are read on a phone: "
            "say less, or say it in two messages."
        )
    asked = questions_in(text.words, text.voice)
    if asked > 1:
        yield text.problem(f"this message asks {asked} questions; ask one, and wait.")
