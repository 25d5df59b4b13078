"""What holds for every answer, whatever was said before it."""

from __future__ import annotations

from bot.port import Reply

ENDS = ("3114", "112", "jusqu'à demain", "until tomorrow")
"""Lines of help, and a goodbye."""
FORBIDDEN = ("Traceback", "Error", "Pardon, quelque chose", "Sorry, something went", "{", "None")
LAST_WORDS = {"read", "remove", "forget"}
"""A file is being read, is left closed and words are asked for, or all is erased."""


def look_at(replies: list[Reply], path: list[str]) -> None:
    """Assert that an answer can be read, sent, and gone on from.

    Args:
        replies: the answer.
        path: what led there, for the message of a failure.
    """
    assert replies, path
    for reply in replies:
        assert 0 < len(reply.text.strip()) <= 4096, path
        assert not [words for words in FORBIDDEN if words in reply.text], (path, reply.text)
        assert len({button.payload for button in reply.buttons}) == len(reply.buttons), path
        for button in reply.buttons:
            assert 0 < len(button.title) <= 40
            assert len(button.payload.encode()) <= 64, "Telegram's limit"
    last = replies[-1]
    way_on = last.buttons or any(words in last.text for words in ENDS)
    way_on = way_on or any(reply.file in LAST_WORDS for reply in replies)
    assert way_on, (path, last.text)
