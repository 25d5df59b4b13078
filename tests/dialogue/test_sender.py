"""The sender: what nobody has reviewed is not sent, and not logged."""

from __future__ import annotations

import logging

import pytest

from bot.care.crisis import breakdown_text
from bot.care.provenance import load_provenance
from bot.dialogue.sender import NotReviewed, Sender
from bot.port import Button, Reply

REVIEWED = Reply("C'est noté, merci.", (Button("Oui", "/affirm"),), card="question")
INVENTED = Reply(
    "Payez mon ami Camille.", (Button("Oui", "/affirm"),), file="remove", language="fr"
)


@pytest.fixture
def sender(monkeypatch: pytest.MonkeyPatch) -> Sender:
    """The sender as it is outside of tests."""
    monkeypatch.setattr(Sender, "strict", False)
    return Sender(load_provenance())


def test_what_was_reviewed_leaves_as_it_is(sender: Sender) -> None:
    assert sender.only_reviewed([REVIEWED], "oui") == [REVIEWED]


def test_anything_else_is_replaced_and_its_file_still_dealt_with(
    sender: Sender, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        kept, replaced = sender.only_reviewed([REVIEWED, INVENTED], "oui")

    assert kept == REVIEWED
    assert replaced == Reply(breakdown_text("fr"), file="remove", language="fr")
    assert "22 characters" in caplog.text and "Camille" not in caplog.text


def test_a_button_that_nobody_reviewed_is_left_out(
    sender: Sender, caplog: pytest.LogCaptureFixture
) -> None:
    reply = Reply("C'est noté, merci.", (Button("Oui", "/affirm"), Button("Payer", "/deny")))

    (sent,) = sender.only_reviewed([reply], "oui")

    assert sent.buttons == (Button("Oui", "/affirm"),)
    assert "a button of 5 characters" in caplog.text and "Payer" not in caplog.text


def test_a_quotation_of_another_message_is_not_sent(sender: Sender) -> None:
    reply = Reply(
        "Voici ce que j'y remarque, mot pour mot :\n"
        "• « sous 72 heures » : on vous presse pour vous empêcher de réfléchir"
    )

    assert sender.only_reviewed([reply], "Répondez sous 72 heures.") == [reply]
    assert sender.only_reviewed([reply], "bonjour") == [Reply(breakdown_text(None))]


def test_the_suite_is_strict() -> None:
    with pytest.raises(NotReviewed, match="Camille"):
        Sender(load_provenance()).only_reviewed([INVENTED], "oui")
