"""The image rule with the real dialogue: in these cases no file is ever asked for."""

from __future__ import annotations

import pytest
from telegram_files import KINDS
from telegram_people import Person

# What somebody said before they sent a file, in cases where nothing is ever opened.
CASES = {
    "blackmail, an adult": "j'ai 32 ans, une femme menace d'envoyer ma vidéo intime à mes contacts",
    "blackmail, age unknown": "on menace de publier mes photos nue si je ne paie pas",
    "blackmail, a minor": "j'ai 14 ans, un gars a une vidéo de moi nu et il veut de l'argent",
    "images shared": "mon ex a publié des photos intimes de moi sans mon accord",
    "a minor, another case": "j'ai 15 ans et j'ai reçu une convocation de la gendarmerie par mail",
    "a parent": "ma fille de 13 ans reçoit des messages d'un inconnu",
    "in English": "I am 16 and a girl on instagram says she will post my nudes",
}


@pytest.fixture(scope="module")
def chats():
    """Chats that no other test uses."""
    return iter(range(5_000, 6_000))


@pytest.mark.parametrize("case", CASES)
async def test_no_file_of_any_kind_is_asked_for(listening, house, api, dialogue, chats, case):
    """Given what was told, when each kind of file comes, then getFile is never called."""
    await listening(dialogue)
    person = Person(api, next(chats), language="en" if case == "in English" else "fr")
    await person.say(CASES[case])
    await house.settled()
    for number, (fields, _) in enumerate(KINDS.values()):
        album = {"media_group_id": f"{case}-{number}"} if "media_group_id" in fields else {}
        sent = await person.send(**{**fields, **album})
        await house.settled()

        assert api.made("getFile") == []
        deleted = [int(call.params["message_id"]) for call in api.made("deleteMessage")]
        assert deleted[-1] == sent["message_id"]
        said = " ".join(person.texts()[-2:])
        assert "stopncii.org" in said or "takeitdown.ncmec.org" in said
    assert api.downloads == []


@pytest.mark.parametrize(
    "name",
    [name for name, (_, kind) in KINDS.items() if kind not in ("picture", "document")],
)
async def test_sound_and_moving_pictures_are_never_asked_for(
    listening, house, api, dialogue, chats, name
):
    """Given nothing told at all, when a video, a sound, a sticker or an archive comes."""
    await listening(dialogue)
    person = Person(api, next(chats))
    await person.send(**KINDS[name][0])
    await house.settled()

    assert api.made("getFile") == []
    assert len(api.made("deleteMessage")) == 1
    assert "je ne le garde pas" in " ".join(person.texts())
