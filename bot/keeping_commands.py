"""The commands that erase, back up and restore what is kept; they answer in one dull line."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

from bot.settings import Settings

DONE, FAILED, UNUSABLE = 0, 1, 2


@dataclass(frozen=True)
class Whose:
    """What ``sangfroid forget`` is to erase; exactly one of these is given.

    Args:
        telegram: the id of a private chat.
        rest: the sender of the REST channel.
        conversation: the name of a conversation, as the logs write it.
        expired: whatever is over.
        everything: all of it.
    """

    telegram: int | None = None
    rest: str | None = None
    conversation: str | None = None
    expired: bool = False
    everything: bool = False


def forget(whose: Whose, settings: Settings) -> int:
    """Erase what is kept of somebody, or all that is over; twice is once.

    Args:
        whose: what to erase.
        settings: the settings of the process.

    Returns:
        The exit status: 0 done, 1 the database cannot be opened.
    """
    from bot.dialogue.erasing import erase
    from bot.dialogue.tracker_store import StoreUnavailable
    from bot.store.identity import conversation_id, secret_key

    try:
        key = secret_key(settings.secret_key, settings.data)
        name = whose.conversation
        if whose.telegram is not None:
            name = conversation_id(key, "telegram", whose.telegram)
        elif whose.rest is not None:
            name = conversation_id(key, "rest", whose.rest)
        erased = erase(settings.database_url, key, name, whose.everything)
    except (OSError, StoreUnavailable) as error:
        told = str(error) if isinstance(error, StoreUnavailable) else f"SANGFROID_DATA: {error}."
        print(told, file=sys.stderr)
        return FAILED
    print(f"Erased: {erased.conversations} conversation(s), {erased.dossiers} dossier(s).")
    return DONE


def backup(target: Path, settings: Settings) -> int:
    """Copy the database into a new file, while the service runs."""
    from bot.store.backup import BackupRefused, make_backup

    try:
        size = make_backup(settings.database_url, target)
    except BackupRefused as error:
        print(error, file=sys.stderr)
        return UNUSABLE
    print(f"{target}: {size} bytes. Keep {settings.data / 'secret.key'} apart from it.")
    return DONE


def restore(source: Path, settings: Settings) -> int:
    """Put a backup in the place of the database; what is over in it is erased at once."""
    from bot.store.backup import BackupRefused, restore_backup
    from bot.store.running import InUse, alone

    try:
        with alone(settings.data):
            restore_backup(settings.database_url, source)
            return forget(Whose(expired=True), settings)
    except (BackupRefused, InUse) as error:
        print(error, file=sys.stderr)
        return UNUSABLE
    except OSError as error:
        print(f"SANGFROID_DATA cannot be written ({error.strerror}).", file=sys.stderr)
        return FAILED
