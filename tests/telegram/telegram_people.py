"""People on the fake Bot API server: they write, forward, send photos, press buttons, leave."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import Any

from fake_bot_api import BOT, FakeBotApi

STRANGER = {"type": "hidden_user", "sender_user_name": "Commandant Martin", "date": 1700000000}
PHOTO = [{"file_id": "FILE-ID", "file_unique_id": "F", "width": 90, "height": 90}]
FILE = {"file_id": "FILE-ID", "file_unique_id": "F", "duration": 3}

# One message of each kind that is not text.
MEDIA: dict[str, dict[str, Any]] = {
    "photo": {"photo": PHOTO},
    "voice": {"voice": FILE},
    "audio": {"audio": FILE},
    "video": {"video": {**FILE, "width": 9, "height": 9}},
    "video_note": {"video_note": {**FILE, "length": 9}},
    "animation": {"animation": {**FILE, "width": 9, "height": 9}, "document": FILE},
    "document": {"document": FILE},
    "sticker": {
        "sticker": {
            **FILE,
            "width": 9,
            "height": 9,
            "is_animated": False,
            "is_video": False,
            "type": "regular",
        }
    },
    "contact": {"contact": {"phone_number": "+33000000000", "first_name": "Léa"}},
    "location": {"location": {"latitude": 48.0, "longitude": 2.0}},
    "dice": {"dice": {"value": 6, "emoji": "🎲"}},
    "poll": {
        "poll": {
            "id": "1",
            "question": "?",
            "options": [],
            "total_voter_count": 0,
            "is_closed": False,
            "is_anonymous": True,
            "type": "regular",
            "allows_multiple_answers": False,
        }
    },
    "something new": {"hologram": {"depth": 3}},
}


@dataclass
class Person:
    """Somebody with Telegram on their phone."""

    api: FakeBotApi
    chat: int
    language: str | None = "fr"

    @property
    def user(self) -> dict[str, Any]:
        user = {"id": self.chat, "is_bot": False, "first_name": "Prénom-secret"}
        return {**user, "language_code": self.language} if self.language else user

    def _message(self, **fields: Any) -> dict[str, Any]:
        return {
            "message_id": self.api.next_message(),
            "from": self.user,
            "chat": {"id": self.chat, "type": "private", "first_name": "Prénom-secret"},
            "date": int(time.time()),
            **fields,
        }

    async def say(self, text: str, **fields: Any) -> dict[str, Any]:
        """Write a text; ``forward_origin=STRANGER`` makes it a forwarded one."""
        return await self.send(text=text, **fields)

    async def send(self, **fields: Any) -> dict[str, Any]:
        message = self._message(**fields)
        await self.api.deliver(message=message)
        return message

    async def edit(self, message: dict[str, Any], **fields: Any) -> None:
        await self.api.deliver(edited_message={**message, **fields, "edit_date": 1700000000})

    def screen(self) -> list[dict[str, Any]]:
        return self.api.shown(self.chat)

    def texts(self) -> list[str]:
        return self.api.texts(self.chat)

    def titles(self, index: int = -1) -> list[str]:
        """The buttons under one of the bot's messages, the last one by default."""
        markup = self.screen()[index].get("reply_markup", {"inline_keyboard": []})
        return [key["text"] for row in markup["inline_keyboard"] for key in row]

    async def press(self, title: str, index: int = -1) -> None:
        """Press a button that the screen shows."""
        message = self.screen()[index]
        rows = message["reply_markup"]["inline_keyboard"]
        data = next(key["callback_data"] for row in rows for key in row if key["text"] == title)
        await self.press_data(data, message)

    async def press_data(self, data: str | None, message: dict[str, Any] | None) -> None:
        """Send any press, as a modified client may."""
        query: dict[str, Any] = {
            "id": self.api.next_query(),
            "from": self.user,
            "chat_instance": "1",
        }
        if message is not None:
            query["message"] = message
        if data is not None:
            query["data"] = data
        await self.api.deliver(callback_query=query)

    async def block(self) -> None:
        """Block the bot."""
        change = {"user": BOT, "until_date": 0}
        await self.api.deliver(
            my_chat_member={
                "chat": {"id": self.chat, "type": "private"},
                "from": self.user,
                "date": int(time.time()),
                "old_chat_member": {"status": "member", **change},
                "new_chat_member": {"status": "kicked", **change},
            }
        )

    async def say_in_group(self, group: int, text: str, **fields: Any) -> None:
        chat = {"id": group, "type": "supergroup", "title": "Les voisins"}
        await self.api.deliver(message={**self._message(text=text, **fields), "chat": chat})


def inaccessible(chat: int, message_id: int = 3) -> dict[str, Any]:
    """A message that Telegram no longer shows to the bot."""
    return {"message_id": message_id, "date": 0, "chat": {"id": chat, "type": "private"}}
