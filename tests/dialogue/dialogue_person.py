"""Somebody who talks to the real dialogue: writes, presses, and reads what is answered."""

from __future__ import annotations

import secrets

from bot.port import Button, ConversationId, Dialogue, Message, OfferedFile, ReadFile, Reply

SUMMONS = "j'ai reçu une convocation de la gendarmerie par mail"
CHOOSE_SUMMONS = '/choose_situation{"situation":"fake_summons"}'


class Person:
    """One person in one conversation."""

    def __init__(self, dialogue: Dialogue, client: str | None = "fr") -> None:
        self.dialogue = dialogue
        self.client = client
        self.conversation = ConversationId(f"person-{secrets.token_hex(8)}")
        self.replies: list[Reply] = []
        self.turns: list[list[Reply]] = []

    async def says(self, text: str, forwarded: bool = False) -> str:
        """Write a text; give the whole answer as one text."""
        return await self._sends(text=text, forwarded=forwarded)

    async def presses(self, payload: str, words: str = "") -> str:
        """Press a button, or send a command, perhaps with words behind it."""
        return await self._sends(text=words, payload=payload)

    async def offers(self, kind: str, caption: str = "") -> str:
        """Send a file that nobody has opened yet."""
        return await self._sends(text=caption, offered=OfferedFile(kind))

    async def hears_of(self, read: ReadFile, caption: str = "") -> str:
        """The file was read, because the dialogue said so."""
        return await self._sends(text=caption, read=read)

    @property
    def file(self) -> str | None:
        """What the last answer wants done with a file."""
        return next((reply.file for reply in self.replies if reply.file), None)

    async def picks(self, title: str) -> str:
        """Press the button below the last answer that has this title."""
        payloads = [
            b.payload for b in self.buttons if title in (b.title, b.title.split(" ", 1)[-1])
        ]
        assert payloads, f"there is no button « {title} » among {[b.title for b in self.buttons]}"
        return await self.presses(payloads[0])

    async def has_a_plan(self) -> str:
        """Go straight to the first step of the plan against a false summons."""
        await self.presses("/start")
        await self.presses(CHOOSE_SUMMONS)
        await self.presses("/affirm")
        await self.presses("/deny")
        return await self.presses('/inform{"country":"FR"}')

    async def _sends(self, **what: object) -> str:
        message = Message(self.conversation, language=self.client, **what)  # type: ignore[arg-type]
        self.replies = await self.dialogue.reply(message)
        self.turns.append(self.replies)
        return "\n".join(reply.text for reply in self.replies)

    @property
    def buttons(self) -> tuple[Button, ...]:
        """The choices below the last answer."""
        return next((r.buttons for r in reversed(self.replies) if r.buttons), ())

    @property
    def titles(self) -> list[str]:
        return [button.title for button in self.buttons]
