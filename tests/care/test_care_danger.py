"""Danger is heard when it is said outright, and a figure of speech is none."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.care.danger import Danger, detect_danger
from bot.triage.normal import RECEIVED_MARK

SELF = [
    "je veux mourir",
    "jveux mourir",
    "J'ai envie d'en finir",
    "jvs crever",
    "jveu plus vivre",
    "jveu me suicider",
    "jvx mourir",
    "jv mtuer",
    "jvais me pendre",
    "je serai mort demain si ca sort",
    "jai plus envie detre la",
    "jai envie den finir",
    "jai plus denvie de vivre",
    "j'ai envie de mourir, tout le monde va voir",
    "je vais me tuer si la vidéo sort",
    "je vais me suicider",
    "jme suicide ce soir",
    "je veu plu vivre",
    "je pense à me foutre en l'air",
    "j'ai des idées noires",
    "je préfère mourir que de leur dire",
    "j'ai plus envie de vivre",
    "j'ai avalé des cachets",
    "je vais me faire du mal",
    "je serais mieux morte",
    "JE VEUX EN FINIR AVEC MA VIE",
    "le suicide est la seule solution",
    "i want to die",
    "i wanna die",
    "I'm going to kill myself",
    "im suicidal",
    "kms honestly",
    "I would be better off dead",
    "i don't want to be here anymore",
    "I just want to end it all",
    "i feel like hurting myself",
    "thinking about suicide",
]
OTHERS = [
    "mon fils veut mourir",
    "Ma fille parle de se suicider depuis hier",
    "mon frère a essayé de se tuer",
    "elle a plus envie de vivre",
    "appelante 19 ans, il menace de se pendre",
    "my son wants to die",
    "my daughter is suicidal",
    "he says he wants to kill himself",
    "mon mari parle d'en finir",
    "my friend is talking about ending it",
]
INCITEMENTS = [
    "il me dit de me tuer",
    "elle m'a dit de me suicider",
    "tue-toi",
    "ils m'écrivent va te pendre",
    "he told me to kill myself",
    "kys",
    "toi va crever",
    "go kill yourself nobody likes you",
]
ABUSED = [
    "mon oncle me touche partout",
    "il m'a violée",
    "il m'a forcé à coucher avec lui",
    "he raped me",
    "my stepdad touches me",
    "j'ai 14 ans et je dois le rencontrer demain",
    "im 13 and im meeting him tonight",
    "j'ai 12 ans un homme veut me voir demain",
]
VIOLENT = [
    "mon mari me frappe",
    "mon père m'a frappée",
    "il est devant chez moi",
    "ils disent qu'ils vont me tuer",
    "il menace de me tuer si je pars",
    "il est en bas avec un couteau",
    "mon père est violent, il va me tuer",
    "he beats me",
    "he is outside my house",
    "ils m'ont envoyé un monsieur à la porte il est là",
    "there's a man at my door now",
    "le coursier attend à ma porte",
    "someone is at the door",
    "they said they will kill me",
    "he threatened to stab me",
    "on m'a envoyé des menaces de mort",
]
POSSIBLE = [
    "j'en peux plus",
    "plutôt mourir que de leur dire",
    "i feel like dying",
    "jen peu plu",
    "jsuis tte seule jen peux plus",
    "jsuis au bout du rouleau jpense a la fin",
    "je serai mort si ça sort",
    "ma vie est finie",
    "je veux disparaître",
    "vous seriez mieux sans moi",
    "i can't go on",
    "my life is over",
    "there is no way out",
    "everyone would be better off without me",
    "je ne veux pas mourir mais je suis à bout",
]
HARMLESS = [
    "mdr je suis mort de rire",
    "je suis mort de honte",
    "je suis morte de peur",
    "mes parents vont me tuer",
    "jpeux pas en parler à mes parents ils vont me tuer",
    "ma mère va me tuer si elle l'apprend",
    "my parents will kill me",
    "my dad is gonna kill me",
    "je joue pour tuer le temps",
    "mon téléphone est mort",
    "je me tue au travail",
    "mon chien va crever de chaud",
    "quelqu'un frappe à la porte",
    "il m'a touché le bras",
    "je suis mort si ma mère le voit",
    "my phone died",
    "what is the deadline?",
    "the deadline is 72 hours",
    "i'm scared to death",
    "i could have died of embarrassment",
    "va te faire voir",
    "va te faire foutre sale robot",
    "je veux en finir avec cette histoire",
    "je serai mort de honte",
    "un livreur a laissé un colis à ma porte",
    "une femme de 40 ans veut me voir demain au tribunal, j'ai 50 ans",
    "un homme veut me voir demain, j'ai 42 ans",
    "j'ai plus envie de lui parler",
    "j'ai le cœur qui bat à deux mille",
    "je veux supprimer mon compte",
    "il me touche beaucoup ce que vous dites",
    "Mon mari est mort il y a deux ans.",
    "ils menacent d'envoyer la vidéo à ma mère",
    "he will send the video to my mum",
    "bonjour",
    "j'ai peur",
    "the battery is dead",
    "un rendez-vous demain à la banque, j'ai 45 ans",
    "",
]


def kind_of(text: str) -> str | None:
    danger = detect_danger(text)
    return danger.kind if danger and danger.level == "sure" else None


@pytest.mark.parametrize("text", SELF)
def test_wanting_to_die_interrupts_everything(text: str) -> None:
    assert kind_of(text) == "crisis_self"


@pytest.mark.parametrize("text", OTHERS)
def test_somebody_else_who_wants_to_die_is_heard(text: str) -> None:
    assert kind_of(text) == "crisis_other"


@pytest.mark.parametrize("text", INCITEMENTS)
@pytest.mark.parametrize("mark", ["", RECEIVED_MARK])
def test_an_incitement_to_suicide_is_heard_even_when_forwarded(text: str, mark: str) -> None:
    assert kind_of(mark + text) == "crisis_self"


@pytest.mark.parametrize("text", ABUSED)
def test_an_abused_child_is_heard(text: str) -> None:
    assert kind_of(text) == "child_danger"


@pytest.mark.parametrize("text", VIOLENT)
def test_violence_is_heard(text: str) -> None:
    assert kind_of(text) == "violence_danger"


@pytest.mark.parametrize("text", POSSIBLE)
def test_despair_without_explicit_words_adds_a_line_only(text: str) -> None:
    assert detect_danger(text) == Danger("crisis_self", "possible")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("il s'est enfermé dans sa chambre", "crisis_other"),
        ("she has locked herself in her room", "crisis_other"),
        ("un homme veut me voir demain", "child_danger"),
        ("a man wants to meet me tonight", "child_danger"),
    ],
)
def test_what_may_be_a_danger_to_another_or_a_child_adds_a_line(text: str, kind: str) -> None:
    assert detect_danger(text) == Danger(kind, "possible")


@pytest.mark.parametrize("text", HARMLESS)
def test_figures_of_speech_and_insults_are_no_danger(text: str) -> None:
    assert detect_danger(text) is None


@pytest.mark.parametrize("text", ["i'm not suicidal", "je n'ai pas envie de mourir"])
def test_a_denial_never_interrupts(text: str) -> None:
    danger = detect_danger(text)

    assert danger is None or danger.level == "possible"


def test_a_denial_elsewhere_does_not_hide_what_is_said() -> None:
    text = "je ne veux pas mourir disait mon père avant sa mort, et moi maintenant je veux mourir"

    assert kind_of(text) == "crisis_self"


def test_a_long_account_is_heard_like_a_short_one() -> None:
    """Length alone must not make a letter of somebody's own words."""
    text = "j'ai reçu un mail hier soir et depuis je n'arrive plus à dormir. " * 15
    assert kind_of(text + "je veux mourir") == "crisis_self"


def test_the_first_person_in_a_letter_adds_a_line_only() -> None:
    danger = detect_danger(RECEIVED_MARK + "si tu me quittes je vais me tuer")

    assert danger == Danger("crisis_self", "possible")


def test_an_adult_who_meets_somebody_tomorrow_is_no_child_in_danger() -> None:
    assert detect_danger("j'ai 42 ans et je dois le rencontrer demain") is None


@settings(deadline=None)
@given(st.text())
def test_no_text_makes_it_fail(text: str) -> None:
    danger = detect_danger(text)

    assert danger is None or danger.level in ("sure", "possible")
