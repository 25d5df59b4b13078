"""The language is named when it is certain, and left open when it is not."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.triage.language import LANGUAGES, detect_language, language_of_client, other_language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("jai recu un mail de la gendarmerie", "fr"),
        ("un mec menace denvoyer mes photos a ma famille", "fr"),
        ("i got an email from interpol and im scared", "en"),
        ("he wants money or he sends my pics", "en"),
        ("bonjour", "fr"),
        ("Aidez-moi !", "fr"),
        ("hello", "en"),
        ("please help", "en"),
        ("ok", None),
        ("15", None),
        ("", None),
        ("😭😭😭😭", None),
    ],
)
def test_a_language_is_named_when_it_is_certain(text: str, language: str | None) -> None:
    assert detect_language(text) == language


@pytest.mark.parametrize(
    ("code", "language"),
    [("fr", "fr"), ("fr-CA", "fr"), ("FR", "fr"), ("de", "en"), ("", None), (None, None)],
)
def test_a_client_speaks_one_of_ours(code: str | None, language: str | None) -> None:
    assert language_of_client(code) == language


@settings(deadline=None)  # the first call loads the detector
@given(st.text())
def test_no_text_makes_it_fail(text: str) -> None:
    assert detect_language(text) in (*LANGUAGES, None)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("He recibido un correo de la policía y no sé qué hacer", "es"),
        ("Jemand droht, ein Video von mir zu veröffentlichen", "de"),
        ("Mi hanno chiamato dalla banca e ho dato il codice", "it"),
        ("Recebi uma mensagem dos correios a pedir uma taxa", "pt"),
        ("Iemand dreigt een filmpje van mij te versturen", "nl"),
        ("وصلتني رسالة من الشرطة", "ar"),
        ("مرحبا", "ar"),
    ],
)
def test_six_more_languages_are_told(text: str, language: str) -> None:
    assert other_language(text) == language


@pytest.mark.parametrize(
    "text",
    [
        "fake cop on whatsapp",
        "J'ai reçu un mail de la gendarmerie",
        "my bank called, he said I have to move my money",
        "https://go-7fk2.example/xq",
        "",
    ],
)
def test_french_english_and_scraps_are_no_other_language(text: str) -> None:
    assert other_language(text) is None
