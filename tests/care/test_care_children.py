"""When a message is about a child, and when whoever writes it is grown up."""

from __future__ import annotations

import pytest

from bot.care.children import speaks_as_an_adult, speaks_of_a_child, tells_of_a_meeting

MEETINGS = [
    "il lui a donné rdv samedi au parc",
    "ce mec veut me voir en vrai",
    "il veut qu'on se retrouve derrière le gymnase",
    "il est devant le collège",
    "he wants to meet me after school",
    "this guy told me to meet him at the mall",
    "he is outside her school",
    "she agreed to meet him on saturday",
]
NO_MEETINGS = [
    "j'ai rendez-vous à la banque demain",
    "rdv au commissariat samedi",
    "je vais voir ma prof",
    "il veut 200 euros",
    "I have an appointment with the police",
    "I want to meet a lawyer",
]


@pytest.mark.parametrize("text", MEETINGS)
def test_a_meeting_is_heard(text: str) -> None:
    assert tells_of_a_meeting(text)


@pytest.mark.parametrize("text", NO_MEETINGS)
def test_an_appointment_is_none(text: str) -> None:
    assert not tells_of_a_meeting(text)


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("il tape mon fils", True),
        ("j'ai 12 ans et il me tape", True),
        ("my stepdad hits me", True),
        ("il me tape", False),
        ("j'ai 45 ans et il me tape", False),
    ],
)
def test_who_is_spoken_of(text: str, about: bool) -> None:
    assert speaks_of_a_child(text) is about


@pytest.mark.parametrize(
    ("text", "grown"),
    [
        ("ma femme va me quitter", True),
        ("my late wife would be ashamed", True),
        ("je suis veuve", True),
        ("ma mère va me tuer", False),
        ("they will tell my teachers", False),
    ],
)
def test_who_speaks(text: str, grown: bool) -> None:
    assert speaks_as_an_adult(text) is grown
