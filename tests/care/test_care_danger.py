"""Danger is heard when it is said outright, and a figure of speech is none."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.care.danger import Danger, DangerDetector, load_detector
from bot.care.danger_words import danger_in_words, tells_only_silence
from bot.project import DANGER_MODEL
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


@pytest.fixture(scope="module")
def detector(model: object) -> DangerDetector:
    """The detector with its trained model."""
    return load_detector()


def kind_of(danger: Danger | None) -> str | None:
    return danger.kind if danger and danger.level == "sure" else None


def noticed(danger: Danger | None) -> str | None:
    return danger.kind if danger else None


@pytest.mark.parametrize("text", SELF)
def test_wanting_to_die_is_heard(detector: DangerDetector, text: str) -> None:
    assert kind_of(danger_in_words(text)) == "crisis_self"
    assert noticed(detector.detect(text)) == "crisis_self"


def test_what_is_said_outright_is_nearly_always_sure(detector: DangerDetector) -> None:
    for said in (SELF, OTHERS, ABUSED, VIOLENT):
        found = [kind_of(detector.detect(text)) for text in said]

        assert sum(kind is not None for kind in found) >= 0.85 * len(said)


@pytest.mark.parametrize("text", OTHERS)
def test_somebody_else_who_wants_to_die_is_heard(detector: DangerDetector, text: str) -> None:
    assert kind_of(danger_in_words(text)) == "crisis_other"
    assert noticed(detector.detect(text)) == "crisis_other"


@pytest.mark.parametrize("text", INCITEMENTS)
@pytest.mark.parametrize("mark", ["", RECEIVED_MARK])
def test_an_incitement_to_suicide_is_heard_even_when_forwarded(
    detector: DangerDetector, text: str, mark: str
) -> None:
    assert kind_of(detector.detect(mark + text)) == "crisis_self"


@pytest.mark.parametrize("text", ABUSED)
def test_an_abused_child_is_heard(detector: DangerDetector, text: str) -> None:
    assert kind_of(danger_in_words(text)) == "child_danger"
    assert noticed(detector.detect(text)) == "child_danger"


@pytest.mark.parametrize("text", VIOLENT)
def test_violence_is_heard(detector: DangerDetector, text: str) -> None:
    assert kind_of(danger_in_words(text)) == "violence_danger"
    assert noticed(detector.detect(text)) == "violence_danger"


@pytest.mark.parametrize("text", POSSIBLE)
def test_despair_in_common_words_is_never_passed_over(detector: DangerDetector, text: str) -> None:
    assert danger_in_words(text) == Danger("crisis_self", "possible")
    assert detector.detect(text) is not None


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("il s'est enfermé dans sa chambre", "crisis_other"),
        ("she has locked herself in her room", "crisis_other"),
        ("un homme veut me voir demain", "child_danger"),
        ("a man wants to meet me tonight", "child_danger"),
    ],
)
def test_what_may_be_a_danger_to_another_or_a_child_is_asked_about(
    detector: DangerDetector, text: str, kind: str
) -> None:
    assert danger_in_words(text) == Danger(kind, "possible")
    assert detector.detect(text) is not None


@pytest.mark.parametrize("text", HARMLESS)
def test_figures_of_speech_and_insults_are_no_danger_by_their_words(text: str) -> None:
    assert danger_in_words(text) is None


def test_figures_of_speech_hardly_ever_bring_a_question(detector: DangerDetector) -> None:
    found = [detector.detect(text) for text in HARMLESS]

    assert sum(danger is not None for danger in found) <= 0.15 * len(HARMLESS), found
    assert sum(kind_of(danger) is not None for danger in found) <= 0.05 * len(HARMLESS), found


@pytest.mark.parametrize("text", ["i'm not suicidal", "je n'ai pas envie de mourir"])
def test_a_denial_is_no_certainty_by_its_words(text: str) -> None:
    danger = danger_in_words(text)

    assert danger is None or danger.level == "possible"


def test_a_denial_elsewhere_does_not_hide_what_is_said(detector: DangerDetector) -> None:
    text = "je ne veux pas mourir disait mon père avant sa mort, et moi maintenant je veux mourir"

    assert kind_of(detector.detect(text)) == "crisis_self"


@pytest.mark.parametrize("place", [0, 500, 1000])
@pytest.mark.parametrize(
    "sentence",
    ["je veux mourir", "J'ai déjà écrit la lettre pour mes enfants, demain je ne serai plus là."],
)
def test_one_sentence_among_two_thousand_words_is_heard(
    detector: DangerDetector, place: int, sentence: str
) -> None:
    """Length alone must not make a letter of somebody's own words."""
    story = ["j'ai reçu un mail hier soir et depuis je ne sais pas quoi en penser."] * 140
    story.insert(place * len(story) // 1000, sentence)

    assert detector.detect(" ".join(story)) is not None


def test_a_long_story_without_danger_is_only_a_long_story(detector: DangerDetector) -> None:
    story = (
        "Bonjour, je vous écris au sujet d'un achat. J'ai commandé une table le 3 mai. "
        "Le vendeur m'a demandé un virement. Depuis, il ne répond plus. J'ai appelé ma banque. "
    ) * 30

    assert detector.detect(story) is None


@pytest.mark.parametrize(
    "text",
    ["il ne répond plus", "Elle répond plus.", "ils ne me répondent plus", "il me répond plus",
     "she's not answering anymore", "he stopped replying", "they won't reply"],
)  # fmt: skip
def test_somebody_who_no_longer_answers_is_never_surely_in_danger(
    detector: DangerDetector, text: str
) -> None:
    """A seller falls silent, too; after a danger, the question about it hears these words."""
    assert tells_only_silence(text)
    danger = detector.detect(text)

    assert danger is None or danger.level == "possible"


@pytest.mark.parametrize("age", range(8, 20))
@pytest.mark.parametrize(
    "answer",
    [
        *("{}", "{} ans", "j'ai {} ans", "jai {} ans", "en fait j'ai {} ans", "mon fils a {} ans"),
        *("im {}", "I'm {}", "i am {} years old", "actually im {}", "My daughter is {}."),
    ],
)
def test_an_age_alone_is_no_danger(detector: DangerDetector, answer: str, age: int) -> None:
    assert detector.detect(answer.format(age)) is None


DISGUISED = [
    "j\u200be v\u200beux m\u200bourir",
    "je vеux mоurir",  # Cyrillic letters
    "𝐣𝐞 𝐯𝐞𝐮𝐱 𝐦𝐨𝐮𝐫𝐢𝐫",
    "je veux m0urir",
    "je veux mou*rir",
    "JE VEUX MOURIRRRRRR",
    "j e v e u x m o u r i r",
    "i want to d1e",
    "i w a n t t o d i e",
    "ki\u00adll myself",
]


@pytest.mark.parametrize("text", DISGUISED)
def test_a_disguise_hides_nothing(detector: DangerDetector, text: str) -> None:
    danger = detector.detect(text)

    assert danger is not None
    assert danger.kind == "crisis_self"


def test_the_first_person_in_a_letter_is_asked_about_and_no_more(detector: DangerDetector) -> None:
    danger = detector.detect(RECEIVED_MARK + "si tu me quittes je vais me tuer")

    assert danger is not None
    assert danger.level == "possible"


def test_without_its_model_the_words_still_work() -> None:
    alone = DangerDetector(None)

    assert kind_of(alone.detect("je veux mourir")) == "crisis_self"
    assert alone.detect("bonjour") is None


def test_a_model_that_is_missing_or_broken_is_said_and_not_fatal(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    broken = tmp_path / "danger.joblib"
    broken.write_bytes(b"no model")
    for path in (broken, tmp_path / "none"):
        assert kind_of(load_detector(path).detect("i want to die")) == "crisis_self"

    assert caplog.text.count("words alone") == 2


def test_a_model_that_was_missing_is_loaded_once_it_is_there(model: object, tmp_path: Path) -> None:
    path = tmp_path / "danger.joblib"
    indirect = "J'ai déjà écrit la lettre pour mes enfants, demain je ne serai plus là."
    before = load_detector(path).detect(indirect)
    shutil.copy(DANGER_MODEL, path)

    assert before is None
    assert load_detector(path).detect(indirect) is not None


@settings(deadline=None, max_examples=50)
@given(st.text(max_size=300))
def test_no_text_makes_it_fail(text: str) -> None:
    danger = load_detector().detect(text)

    assert danger is None or danger.level in ("sure", "possible")
