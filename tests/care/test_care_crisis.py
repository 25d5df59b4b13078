"""The reply to danger: one question, three answers, and lines that fit the country and the age."""

from __future__ import annotations

import pytest

from bot.care.crisis import (
    breakdown_text,
    caring_question,
    crisis_reply,
    read_answer,
    read_company,
)
from bot.plans.wording import VOICES, Hearer

NOTICED = ["crisis_self", "crisis_other", "child_danger", "violence_danger"]
KINDS = [*NOTICED, "happening_self", "happening_other", "incited", "sos"]

ANSWERS = {
    "oui": "yes",
    "Oui.": "yes",
    "un peu": "yes",
    "ouais parfois": "yes",
    "yes": "yes",
    "yeah sometimes": "yes",
    "non": "no",
    "non non ça va": "no",
    "Ça va merci": "no",
    "non c une facon de parler mais jai trop peur": "no",
    "je disais ça comme ça": "no",
    "no i'm fine": "no",
    "it was a figure of speech": "no",
    "I'm not": "no",
    "nah im ok": "no",
    "je sais pas": "unsure",
    "Je ne sais pas": "unsure",
    "jsp": "unsure",
    "peut-être": "unsure",
    "maybe": "unsure",
    "i don't know": "unsure",
    "idk": "unsure",
    "non mais j'ai plus envie de vivre": "yes",
    "j'en sais rien": "unsure",
    "il veut 300 euros": None,
    "notre dossier": None,
    "nothing works": None,
    "yesterday he wrote again": None,
    "": None,
    "il ne répond plus": "gone",
    "she hung up": "gone",
}

COMPANY = {
    "mon frère arrive": "safe",
    "ma mère est là": "safe",
    "oui": "safe",
    "ok je les ai appelés": "safe",
    "on continue": "resume",
    "personne": "alone",
    "je suis toute seule": "alone",
    "non": "alone",
    "nobody": "alone",
    "non je veux mourir": "alone",
    "il a raccroché": "gone",
    "j'en parle pas": "alone",
    "elle est inconsciente": "gone",
    "France": None,
    "he is sleeping now": "alone",
    "fé": "alone",
    "ok g recu une video de moi nu par un mec et il veut de largent": None,
    "j'ai reçu une convocation de la gendarmerie": None,
}


@pytest.mark.parametrize(("text", "answer"), ANSWERS.items())
def test_a_written_answer_is_read(text: str, answer: str | None) -> None:
    assert read_answer(text) == answer


@pytest.mark.parametrize(("text", "answer"), COMPANY.items())
def test_who_is_near_is_read(text: str, answer: str | None) -> None:
    assert read_company(text) == answer


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("minor", [True, False])
def test_every_danger_has_a_reply_with_a_question_lines_and_three_answers(
    kind: str, language: str, minor: bool
) -> None:
    reply = crisis_reply(kind, Hearer(language), "FR", minor)

    assert "?" in reply.text
    assert "→ " in reply.text
    assert [button.payload for button in reply.buttons] == [
        '/crisis_answer{"crisis":"yes"}',
        '/crisis_answer{"crisis":"no"}',
        '/crisis_answer{"crisis":"unsure"}',
    ]


def test_a_country_that_we_do_not_know_still_gets_a_line() -> None:
    assert "→ " in crisis_reply("sos", Hearer("en"), "ZZ", minor=False).text


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("voice", VOICES)
@pytest.mark.parametrize("kind", NOTICED)
def test_possible_danger_brings_one_question_and_the_way_to_somebody(
    kind: str, voice: str, language: str
) -> None:
    reply = caring_question(kind, Hearer(language, voice))

    assert reply.text.count("?") == 1
    assert "SOS" in reply.text and "\n→ " in reply.text
    assert [button.payload for button in reply.buttons] == ["/sos"]


def test_a_breakdown_speaks_both_languages_when_ours_is_not_known() -> None:
    both = breakdown_text(None)

    assert breakdown_text("fr") in both
    assert breakdown_text("en") in both
    assert "112" in both
