"""Letters say what was confirmed, leave blank what is not known, and never that they were sent."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ten_cases import CASES, NOW, PEOPLE

from bot.dossier.case import Case, Item
from bot.dossier.letter_document import to_docx
from bot.dossier.letter_edits import edited
from bot.dossier.letters import (
    BLANK,
    Letter,
    blank,
    blanks_in,
    letter_ids,
    letter_key,
    letter_text,
    letters_for,
    load_letters,
    write_letter,
)
from bot.plans.knowledge import load_knowledge

KNOWLEDGE = load_knowledge()
SITUATIONS = sorted(load_letters()["blocks"]["what"].keys() - {"general"})
COUNTRIES = ("FR", "BE", "CH", "CA", "GB", "US", "IE", "SN", "OTHER", None)
SENT = re.compile(
    r"(?i)\b(?:a été (?:envoyée?|déposée?|transmise?)|nous avons envoyé|j'ai envoyé cette|has been"
    r" (?:sent|filed)|was (?:sent|filed) (?:to|with))"
)


def case(situation: str | None, **facts: str) -> Case:
    return replace(CASES[0], situation=situation, facts=facts)


def fitting(of: Case, country: str | None = "FR", language: str = "fr") -> dict[str, Letter]:
    return {letter.id: letter for letter in letters_for(of, country, language, KNOWLEDGE)}


def every_letter() -> list[tuple[Letter, Case]]:
    return [
        (letter, of)
        for situation in SITUATIONS
        for facts in (
            {"paid": "yes", "payment_means": "transfer"},
            {"paid": "yes", "payment_means": "coupon", "role": "parent", "age_band": "13_15"},
            {"paid": "no", "age_band": "16_17"},
            {},
        )
        for country in COUNTRIES
        for language in ("fr", "en")
        for of in (case(situation, **facts),)
        for letter in letters_for(of, country, language, KNOWLEDGE)
    ]


def test_every_route_is_written_for_somebody() -> None:
    assert {letter.id for letter, _ in every_letter()} == set(letter_ids())


def test_whatever_the_case_a_letter_is_whole() -> None:
    """Nothing in braces is left, nothing is None, and no letter says that it was sent."""
    for letter, of in every_letter():
        text = write_letter(letter, of)

        assert not re.search(r"[{}]|\bNone\b", text), (letter.id, text)
        assert not SENT.search(text), (letter.id, text)
        assert len(text) > 60 and "\n\n\n" not in text


def test_in_france_a_complaint_is_in_french_whatever_the_person_speaks() -> None:
    of = case("fake_summons", paid="no")

    assert {letter.language for letter in fitting(of, "FR", "en").values()} == {"fr"}
    assert {letter.language for letter in fitting(of, "GB", "fr").values()} == {"en"}
    assert fitting(of, "CA", "en")["police_report"].language == "en"
    assert fitting(of, "CA", "fr")["plainte"].language == "fr"


@pytest.mark.parametrize(
    ("facts", "there", "not_there"),
    [
        ({"paid": "yes", "payment_means": "coupon"}, "coupon", "bank"),
        ({"paid": "yes", "payment_means": "transfer"}, "bank", "coupon"),
        ({"paid": "no"}, "plainte", "bank"),
    ],
)
def test_the_letters_fit_how_it_was_paid(facts: dict[str, str], there: str, not_there: str) -> None:
    letters = fitting(case("romance_scam", **facts))

    assert there in letters and not_there not in letters


def test_a_minor_is_not_sent_to_a_form_for_adults() -> None:
    assert "thesee" in fitting(case("sextortion_webcam", age_band="adult"))
    assert "thesee" not in fitting(case("sextortion_minor", age_band="13_15"))
    assert "school" in fitting(case("sextortion_minor", age_band="13_15", role="parent"))
    assert "employer" not in fitting(case("sextortion_minor", age_band="16_17"))


def test_a_parent_writes_for_the_child() -> None:
    of = case("sextortion_minor", role="parent", age_band="13_15")

    text = write_letter(fitting(of)["plainte"], of)

    assert "représentant légal de [nom et prénom de l'enfant" in text


def test_what_was_not_said_is_not_claimed() -> None:
    silent = case("fake_summons")
    silent = replace(silent, items=())

    text = write_letter(fitting(silent)["plainte"], silent)

    assert "pay" not in text.lower() and "Paiements" not in text
    assert "Rien n'a été payé." in write_letter(
        fitting(silent)["plainte"], replace(silent, facts={"paid": "no"})
    )


@pytest.mark.parametrize("of", CASES, ids=lambda of: of.situation)
def test_every_number_and_address_in_a_letter_was_confirmed(of: Case) -> None:
    """Given one of ten cases, then no letter has a number or an address that is not in it."""
    country = of.facts.get("country")
    known = " ".join(f"{i.value} {i.when or ''} {i.sha256 or ''}" for i in of.items)
    for letter in letters_for(of, country, of.language, KNOWLEDGE):
        text = write_letter(letter, of)
        own = write_letter(letter, replace(of, items=()))

        for word in re.findall(r"\S*[\w.]@\S+|https?://\S+|\b[\w/-]*\d[\w/-]{5,}", text):
            bare = word.strip("-:,.;()")
            day = re.fullmatch(r"\d\d/\d\d/\d{4}", bare)
            assert day or bare in known or bare in own, (letter.id, word)
        for one in of.proposed:
            assert one.value not in text


def test_a_day_is_written_as_people_of_the_language_write_it() -> None:
    of = CASES[4]

    assert "30/11/2026" in write_letter(fitting(of)["bank"], of)
    assert "30 Nov 2026" in write_letter(fitting(of, "GB", "en")["bank"], of)


def test_what_somebody_wrote_in_braces_stays_what_it_is() -> None:
    item = Item("0" * 16, "event", "il a écrit {name} et {?name} {hash}", NOW)
    of = replace(CASES[0], items=(item,))

    assert "{name} et {?name} {hash}" in write_letter(fitting(of)["plainte"], of)


def test_one_blank_filled_is_filled_everywhere() -> None:
    of = replace(CASES[0], fields={"name": "Jeanne Martin"})
    letter = fitting(of)["plainte"]

    text = write_letter(letter, of)

    assert text.count("Jeanne Martin") == 2 and "name" not in blanks_in(text, "fr")
    assert "address" in blanks_in(text, "fr")
    changed = replace(of, letters={letter_key(letter): f"Moi, {blank('name', 'fr')}."})
    assert letter_text(letter, changed) == "Moi, Jeanne Martin."


TEXT = (
    "Objet : plainte\n\nRien n'a été payé. Les faits sont graves.\n\n"
    "Paiements :\n- 28/11/2026 : un\n- 29/11/2026 : deux\n\nSignature"
)


@pytest.mark.parametrize(
    ("order", "fields"),
    [
        ("mon nom est Jeanne Martin", {"name": "Jeanne Martin"}),
        ("je m'appelle Jeanne Martin.", {"name": "Jeanne Martin"}),
        ("My name is Ada Lovelace", {"name": "Ada Lovelace"}),
        ("nom et prénom : Jeanne Martin", {"name": "Jeanne Martin"}),
        ("j'habite au 3 rue Neuve, 75000 Paris", {"address": "3 rue Neuve, 75000 Paris"}),
        ("mets la date au 12 mars 2027", {"today": "12 mars 2027"}),
        ("je suis née le 4 mai 1956 à Lyon", {"birth": "4 mai 1956 à Lyon"}),
        ("she was born on 4 May 2011", {"birth": "4 May 2011"}),
        ("mon fils s'appelle Léo Martin", {"child_name": "Léo Martin"}),
        ("ma banque est la Banque de l'Ouest", {"addressee": "la Banque de l'Ouest"}),
        ("ma carte finit par 4471", {"account": "4471"}),
        ("j'ai appelé la banque le 30 novembre à 18h", {"call_time": "30 novembre à 18h"}),
    ],
)
def test_a_blank_is_filled_in_words(order: str, fields: dict[str, str]) -> None:
    edit = edited(TEXT, order)

    assert (edit.outcome, edit.text, edit.fields) == ("filled", None, fields)


@pytest.mark.parametrize(
    ("order", "there", "gone"),
    [
        ("remplace « graves » par « sérieux »", "Les faits sont sérieux.", "graves"),
        ("replace graves with serious", "Les faits sont serious.", "graves"),
        ("enlève la phrase sur les faits", "Rien n'a été payé.", "faits"),
        ("supprime « Rien n'a été payé. »", "Les faits sont graves.", "Rien"),
        ("remove 29/11/2026", "28/11/2026 : un", "deux"),
        ("ajoute : Je joins une copie.", "Je joins une copie.\n\nSignature", "@"),
        ("add: I enclose a copy.", "I enclose a copy.\n\nSignature", "@"),
    ],
)
def test_a_letter_is_changed_in_words(order: str, there: str, gone: str) -> None:
    edit = edited(TEXT, order)

    assert edit.outcome == "changed" and edit.text is not None
    assert there in edit.text and gone not in edit.text


@pytest.mark.parametrize(
    ("order", "outcome"),
    [
        ("remplace zèbre par girafe", "not_found"),
        ("enlève zèbre", "not_found"),
        ("enlève 11/2026", "ambiguous"),
        ("remplace 2026 par 2027", "ambiguous"),
        ("c'est bien", "not_understood"),
        ("", "not_understood"),
    ],
)
def test_what_cannot_be_done_is_told(order: str, outcome: str) -> None:
    assert edited(TEXT, order).outcome == outcome


@settings(max_examples=60)
@given(st.text(max_size=200), st.text(max_size=80))
def test_no_change_breaks_a_letter(text: str, order: str) -> None:
    for verb in ("", "remplace ", "enlève ", "ajoute : ", "mon nom est "):
        edit = edited(text, verb + order)
        assert edit.outcome in {
            *("changed", "filled", "not_found", "ambiguous", "not_understood"),
        }


@pytest.mark.parametrize("of", CASES, ids=lambda of: of.situation)
def test_a_word_file_says_what_the_letter_says(of: Case) -> None:
    import io

    from docx import Document

    for letter in letters_for(of, of.facts.get("country"), of.language, KNOWLEDGE):
        text = write_letter(letter, of)

        document = Document(io.BytesIO(to_docx(text, "Titre", letter.language)))

        assert "\n\n".join(paragraph.text for paragraph in document.paragraphs) == text
        marked = [
            run.text for p in document.paragraphs for run in p.runs if run.font.highlight_color
        ]
        assert marked == [match.group() for match in BLANK.finditer(text)]
        assert document.core_properties.author == ""


@given(st.text(max_size=200))
def test_any_words_make_a_word_file(text: str) -> None:
    assert to_docx(text, "Titre", "fr").startswith(b"PK")


def test_the_people_of_the_ten_cases_are_ten() -> None:
    assert len({person.situation for person in PEOPLE}) == 10
