"""A letter is told from an account of it, and a doubt is resolved for the account."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.triage.kind import is_received
from bot.triage.normal import RECEIVED_MARK

RECEIVED = [
    "Objet : CONVOCATION\nMadame, Monsieur, vous faites l'objet de poursuites.",
    "Vous êtes prié de nous répondre sous 72 heures. Cordialement, la brigade des mineurs.",
    "Bonjour, votre colis est bloqué. Réglez 1,99 € sur suivi-colis.example",
    "Dear customer, your account has been suspended. Click here: secure-login.example",
    "I hacked your device and recorded you. Send 900$ in bitcoin. You have 48 hours.",
    "look i have your video\npay 300 or i send it to all your friends\nyou have 10 minutes",
    "Coucou maman, mon téléphone est cassé, c'est mon nouveau numéro. Tu peux m'écrire ?",
    "To: you@example.com\nFrom: Interpol\nYou are under investigation. Reply within 24 hours.",
    RECEIVED_MARK + "salut",
]
ACCOUNTS = [
    "jai recu un mail de la gendarmerie jsp koi faire",
    "Bonjour, j'ai reçu un courrier qui dit que je fais l'objet de poursuites, que faire ?",
    "un mec menace d'envoyer ma vidéo à tous mes contacts si je paye pas",
    "elle veut 300 euros sinon elle envoie la vidéo à ma famille",
    "il m'a dit : « si tu payes pas je balance tout à tes amis »",
    "i got an email from interpol saying im accused of child pornography",
    "some guy has my nudes and wants money what do i do",
    "my son is 14 and someone is blackmailing him",
    "est-ce que vous allez prévenir mes parents ?",
    "who are you, can you help me?",
    "vous êtes qui ?",
    "je veux mourir",
    "oui",
    "",
    # Long, in several lines, and yet somebody's own words.
    "Bonsoir,\nje ne sais pas par où commencer. J'ai rencontré une fille sur une appli.\n"
    "Elle m'a filmé et maintenant elle me demande 500 euros.\nJe n'ai rien dit à ma femme. "
    "J'ai honte, je tremble.\nQue faire ?",
    "hi, sorry for the long text. last week i met a girl on an app and she recorded me. "
    "now she wants 500 and says she will send it to my mum. i haven't slept, i told nobody. " * 4,
]


@pytest.mark.parametrize("text", RECEIVED)
def test_a_received_text_is_recognised(text: str) -> None:
    assert is_received(text)


@pytest.mark.parametrize("text", ACCOUNTS)
def test_somebodys_own_words_are_never_taken_for_a_letter(text: str) -> None:
    assert not is_received(text)


@settings(deadline=None)
@given(st.text())
def test_a_forwarded_text_is_received_whatever_it_says(text: str) -> None:
    assert is_received(RECEIVED_MARK + text)
