"""What a message says, in one text: the person's words, and what they received, told apart."""

from __future__ import annotations

from bot.reading.pasted import split_pasted
from bot.reading.unwrapping import unwrapped
from bot.triage.kind import is_received
from bot.triage.normal import RECEIVED_MARK, clean
from bot.triage.parts import together


def heard(text: str, read: str = "", forwarded: bool = False) -> str:
    """Put the two voices of a message together.

    Args:
        text: what was typed, pasted or forwarded.
        read: what a file says that came with it.
        forwarded: whether somebody else wrote ``text``.

    Returns:
        One text; what was received stands behind an invisible mark (``bot.triage.parts``). Text
        that was pasted from a mail program is told apart from the mail that it quotes.
    """
    text, read = _without_mark(text), unwrapped(_without_mark(read))
    if forwarded:
        # What stands below a forwarded file was written by the same person as the file.
        text = unwrapped(text)
        return together("", f"{text}\n\n{read}" if read else text)
    if read:
        return together(text, read)
    pasted = split_pasted(text)
    # Where the newest words were received too, it is one received text.
    if pasted.latest and pasted.quoted and not is_received(pasted.latest):
        return together(pasted.latest, unwrapped(pasted.quoted))
    # Marked, so that nobody who reads it further on has to find out again.
    return together("", unwrapped(text)) if is_received(text) else text


def _without_mark(text: str) -> str:
    return clean(text).replace(RECEIVED_MARK, "").strip()
