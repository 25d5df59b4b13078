"""When the dialogue cannot be loaded, somebody in danger still reads the lines of help."""

from __future__ import annotations

import pytest

from bot.care.danger import DangerDetector
from bot.care.help_only import HelpOnlyDialogue
from bot.port import ConversationId, Message, OfferedFile, ReadFile

CHAT = ConversationId("a")


@pytest.fixture
def dialogue() -> HelpOnlyDialogue:
    return HelpOnlyDialogue(DangerDetector(None))


@pytest.mark.parametrize(
    ("message", "heard"),
    [
        (Message(CHAT, "je veux mourir"), "Est-ce que vous pensez à mourir ?"),
        (Message(CHAT, "i want to die", language="en"), "Are you thinking about dying?"),
        (Message(CHAT, "j'ai 13 ans, je veux mourir"), "Est-ce que tu penses à mourir ?"),
        (Message(CHAT, "j'ai avalé une boîte de cachets"), "Pouvez-vous appeler ?"),
        (Message(CHAT, "mon mari me frappe"), "3919"),
        (Message(CHAT, "sos"), "3114"),
        (Message(CHAT, payload="/sos", language="en"), "Are you in danger"),
    ],
)
async def test_danger_and_sos_bring_the_lines(
    dialogue: HelpOnlyDialogue, message: Message, heard: str
) -> None:
    (reply,) = await dialogue.reply(message)

    assert heard in reply.text
    assert len(reply.buttons) == 3


async def test_anything_else_is_answered_with_what_to_do_now(dialogue: HelpOnlyDialogue) -> None:
    (reply,) = await dialogue.reply(Message(CHAT, "j'ai reçu une convocation"))

    assert "17Cyber" in reply.text
    assert not reply.buttons


async def test_a_letter_that_was_read_is_not_the_persons_own_danger(
    dialogue: HelpOnlyDialogue,
) -> None:
    letter = ReadFile(kind="pdf", text="La victime déclare : je veux mourir. Payez 500 €.")
    caring, what_to_do = await dialogue.reply(Message(CHAT, "c'est quoi ?", read=letter))

    assert "SOS" in caring.buttons[0].title
    assert "Est-ce que vous pensez à mourir ?" not in caring.text + what_to_do.text
    assert "17Cyber" in what_to_do.text


async def test_a_file_is_not_opened(dialogue: HelpOnlyDialogue) -> None:
    (reply,) = await dialogue.reply(Message(CHAT, offered=OfferedFile("picture")))

    assert reply.file == "remove"


async def test_there_is_nothing_to_forget(dialogue: HelpOnlyDialogue) -> None:
    await dialogue.forget(CHAT)


@pytest.mark.parametrize("message", [Message(CHAT, "stop"), Message(CHAT, payload="/stop")])
async def test_stop_empties_the_chat_and_says_what_is_left_to_erase(
    dialogue: HelpOnlyDialogue, message: Message
) -> None:
    (reply,) = await dialogue.reply(message)

    assert reply.file == "forget"
    assert reply.text.startswith("Pas encore fini")
