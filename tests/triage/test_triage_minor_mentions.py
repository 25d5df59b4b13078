"""A child's age, a child, or somebody undressed is noticed in eight languages, whoever says it."""

from __future__ import annotations

import pytest

from bot.triage.minor_mentions import forbids_opening, says_of_a_minor


@pytest.mark.parametrize(
    "text",
    [
        "j'ai 15 ans",
        "jai que 14 ans",
        "g 13 ans",
        "i'm only 16",
        "I am 12 years old and scared",
        "tengo 14 años",
        "ich bin 14 jahre alt",
        "ho 14 anni",
        "tenho 14 anos",
        "ik ben 14 jaar",
        "عمري 14 سنة",
        "je n'ai pas 18 ans",
        "pas encore 18",
        "j'ai bientôt 18 ans",
        "I'm not 18",
        "i turn 18 next month",
        "j'ai dit que j'avais 18 ans",
        "F14",
    ],
)
def test_who_is_under_18_is_noticed(text: str) -> None:
    assert says_of_a_minor(text)


@pytest.mark.parametrize(
    "text",
    [
        "j'ai 45 ans",
        "j'ai payé 14 euros",
        "j'ai 15 messages de lui",
        "j'ai reçu 12 appels",
        "brigade de protection des mineurs de moins de 15 ans",
        "vous encourez 15 ans de prison",
        "I have 14 emails",
        "pas 18 euros",
        "j'ai 12 000 € sur mon compte",
        "donne-moi 10 minutes",
        "j'ai 10 ans de mariage",
        "j'ai 15 photos de lui",
        "taille M 12 en stock",
        "toute personne de plus de 18 ans en France",
        "à 14 h",
        "article 227-23",
    ],
)
def test_other_numbers_are_not(text: str) -> None:
    assert not says_of_a_minor(text)


@pytest.mark.parametrize(
    "caption",
    [
        "c'est ma fille qui a reçu ça",
        "c'est mon fils",
        "my daughter is 12",
        "mi hija recibió esto",
        "photo de moi à poil",
        "c'est moi nue",
        "topless",
        "mes seins",
        "nackt",
        "née en 2012",
    ],
)
def test_a_caption_that_speaks_of_a_child_or_of_nudity_keeps_a_file_closed(caption: str) -> None:
    assert forbids_opening(caption)


@pytest.mark.parametrize(
    "caption",
    ["photo de la lettre", "c'est vrai ?", "regardez", "reçu ce matin", "mon mari a reçu ça", ""],
)
def test_an_ordinary_caption_does_not(caption: str) -> None:
    assert not forbids_opening(caption)
