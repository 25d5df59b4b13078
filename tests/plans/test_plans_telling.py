"""What is told to somebody who wants to understand, to know the law, or where it was read."""

from __future__ import annotations

from itertools import product

import pytest
from plan_cases import KNOWLEDGE

from bot.care.provenance import load_provenance
from bot.checking.lock_screen import telling_word
from bot.plans.card import channels_of_step, step_title
from bot.plans.genuine import kind_named
from bot.plans.prevention import AUDIENCES, TOPICS
from bot.plans.rights import (
    complaint_message,
    law_message,
    no_advice_message,
    removal_message,
)
from bot.plans.sources import sources_of_situation, sources_of_step
from bot.plans.telling import about_values, how_to_check, pages_for, told
from bot.plans.wording import LANGUAGES, MOST_CHARACTERS, VOICES, Hearer
from tests.safety.forbidden_advice import forbidden_in

EXPLAINED = [s for s in KNOWLEDGE.situations.values() if s.explanation]
COUNTRIES = (None, "FR", "BE", "CH", "SN", "US", "OTHER")
TRUST = load_provenance()


def is_fit_to_be_said(text: str, language: str, voice: str = "victim") -> None:
    assert len(text) <= MOST_CHARACTERS, text
    assert TRUST.allows(text), text
    assert voice == "staff" or telling_word(text, language) is None, text
    assert not list(forbidden_in(text)), (text, list(forbidden_in(text)))


def test_all_twenty_one_are_explained() -> None:
    assert len(EXPLAINED) >= 21


@pytest.mark.parametrize("situation", EXPLAINED, ids=lambda s: s.id)
def test_each_topic_fits_a_message_for_each_audience(situation: object) -> None:
    for topic, audience, language in product(TOPICS, AUDIENCES, LANGUAGES):
        text = told(KNOWLEDGE, situation, topic, audience, language)  # type: ignore[arg-type]
        is_fit_to_be_said(text, language)


def test_the_stages_lead_from_the_first_contact_to_the_one_thing_to_remember() -> None:
    text = told(KNOWLEDGE, KNOWLEDGE.situation("bank_impersonation"), "stages", "senior", "fr")

    lines = text.split("\n")
    assert lines[0].startswith("Voici comment cela se passe, étape par étape")
    assert lines[2].startswith("1. ") and lines[-1].startswith("À retenir : ")


def test_a_teenager_is_spoken_to_as_one() -> None:
    for situation in EXPLAINED:
        text = told(KNOWLEDGE, situation, "stages", "teenager", "fr")
        assert not {"vous", "votre", "vos"} & set(text.lower().replace("'", " ").split()), text


@pytest.mark.parametrize("audience", AUDIENCES)
def test_every_scam_is_offered_a_few_at_a_time(audience: str) -> None:
    pages = pages_for(KNOWLEDGE, audience)

    assert sorted(scam for page in pages for scam in page) == sorted(s.id for s in EXPLAINED)
    assert max(map(len, pages)) <= 6


def test_a_button_can_say_what_it_is_about() -> None:
    """Telegram gives a button 64 bytes, of which the room keeps one."""
    known = about_values([s.id for s in EXPLAINED], KNOWLEDGE.genuine)

    for about in known:
        assert len(f'/ask_prevention{{"about":"{about}"}}'.encode()) <= 63, about


@pytest.mark.parametrize("situation", EXPLAINED, ids=lambda s: s.id)
def test_the_law_names_it_with_its_article_and_day(situation: object) -> None:
    for language, voice in product(LANGUAGES, VOICES):
        text = law_message(KNOWLEDGE, situation, Hearer(language, voice))  # type: ignore[arg-type]
        assert text is not None
        is_fit_to_be_said(text, language)
        assert "article" in text and "2026" in text


def test_the_general_situation_has_no_name_in_law() -> None:
    assert law_message(KNOWLEDGE, KNOWLEDGE.situation("general"), Hearer("fr")) is None


@pytest.mark.parametrize("country", COUNTRIES)
def test_a_complaint_and_a_removal_are_explained_everywhere(country: str | None) -> None:
    for language, voice in product(LANGUAGES, VOICES):
        hearer = Hearer(language, voice)
        is_fit_to_be_said(removal_message(KNOWLEDGE, country, hearer), language, voice)
        for named in (None, *EXPLAINED):
            note = no_advice_message(KNOWLEDGE, country, named, hearer)
            assert len(note) <= MOST_CHARACTERS and TRUST.allows(note)
            assert "01/12/2026" in note or "1 Dec 2026" in note
        text = complaint_message(KNOWLEDGE, country, hearer)
        assert len(text) <= MOST_CHARACTERS and TRUST.allows(text)
        if voice != "child":
            assert ("gendarmerie" in text) == (country in (None, "FR"))


def test_the_month_of_the_gdpr_is_promised_only_where_it_holds() -> None:
    assert "un\nmois" in removal_message(KNOWLEDGE, "BE", Hearer("fr")).replace(" ", "\n")
    assert "mois" not in removal_message(KNOWLEDGE, "SN", Hearer("fr"))
    assert "mois" not in removal_message(KNOWLEDGE, "CH", Hearer("fr"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_sources_of_every_step_and_situation_can_be_shown(language: str) -> None:
    hearer, facts = Hearer(language), {"country": "FR", "age_band": "adult"}
    for step in KNOWLEDGE.steps.values():
        channels = channels_of_step(KNOWLEDGE, step, "fake_summons", facts)
        text = sources_of_step(KNOWLEDGE, step, step_title(step, hearer), channels, hearer)
        assert len(text) <= MOST_CHARACTERS and TRUST.allows(text)
        assert channels or step.sources[0] in text
    for situation in EXPLAINED:
        text = sources_of_situation(KNOWLEDGE, situation, hearer)
        assert len(text) <= MOST_CHARACTERS and TRUST.allows(text)
        assert situation.sources[0] in text


def test_a_payment_names_where_it_was_read() -> None:
    step, means = KNOWLEDGE.steps["call_bank"], KNOWLEDGE.payments["card"]

    text = sources_of_step(KNOWLEDGE, step, "…", [], Hearer("fr"), means)

    assert means.sources[0] in text


@pytest.mark.parametrize("kind", KNOWLEDGE.genuine)
def test_how_to_check_never_gives_a_green_light(kind: str) -> None:
    for language, voice in product(LANGUAGES, ("victim", "child", "parent")):
        text = how_to_check(KNOWLEDGE, KNOWLEDGE.genuine[kind], Hearer(language, voice))
        is_fit_to_be_said(text, language)
        assert {"fr": "(lu le 01/12/2026 : ", "en": "(read on 1 Dec 2026: "}[language] in text
        assert {"fr": "Je ne peux pas", "en": "I cannot tell you"}[language] in text


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("cette convocation est-elle vraie ?", "summons"),
        ("is this tax letter genuine", "administration"),
        ("will everything be fine?", None),
        ("un taxi m'attend avec un billet", None),
        ("comment vérifier une facture ?", "bill"),
    ],
)
def test_what_somebody_wants_to_check_is_heard_by_its_name(words: str, kind: str | None) -> None:
    assert kind_named(KNOWLEDGE.genuine, words) == kind


def test_what_is_better_left_is_never_said_to_help() -> None:
    """The filter of what may be said keeps apart what helps and what does not."""
    explanation = KNOWLEDGE.situation("fake_summons").explanation
    assert explanation is not None
    helps, left = explanation.do["fr"][0], explanation.dont["fr"][0]

    assert TRUST.allows(f"✓ {helps}") and TRUST.allows(f"✗ {left}")
    assert not TRUST.allows(f"✗ {helps}") and not TRUST.allows(f"✓ {left}")
    assert not TRUST.allows(explanation.myths[0][0]["fr"])


def test_a_real_summons_is_never_to_be_ignored() -> None:
    assert "S'y rendre est obligatoire" in KNOWLEDGE.genuine["summons"].text["victim"]["fr"]
    assert "You have to go to it" in KNOWLEDGE.genuine["summons"].text["victim"]["en"]
