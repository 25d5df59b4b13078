"""Two views of a text are learnt apart and weighed together."""

from __future__ import annotations

import numpy as np
import pytest

from bot.triage.classifier import ClassifierConfig, TextClassifier
from bot.triage.encoder import DIMENSIONS, SENTENCE, encode, encode_all, sentences_of
from bot.triage.language_shift import language_shifts
from bot.triage.speller import Speller, spelling_of

LINES = {
    "parcel": [
        "mon colis est bloqué à la douane, il faut payer des frais",
        "la livraison de mon paquet demande 2 euros",
        "a text says my parcel is held at customs and wants a fee",
        "the delivery company wants money for my package",
        "colis en attente, frais de livraison à régler",
        "missed delivery, pay to get the parcel",
    ],
    "love": [
        "l'homme que j'aime en ligne me demande de l'argent",
        "elle dit qu'elle m'aime et veut un billet d'avion",
        "my online girlfriend loves me and needs money",
        "he says he loves me but I never met him",
        "mon amoureux d'internet est militaire et veut de l'argent",
        "she loves me, she wants gift cards",
    ],
    "job": [
        "un travail à la maison payé pour des likes",
        "on me propose un emploi et de payer la formation",
        "a job where I like videos and pay a deposit",
        "remote work, they want a fee for the training",
        "un poste de testeur, il faut verser une caution",
        "they hired me without an interview and want me to buy equipment",
    ],
}


TEXTS = [text for lines in LINES.values() for text in lines]
LABELS = [label for label, lines in LINES.items() for _ in lines]


class Trained:
    """A speller and a classifier that learnt the lines above."""

    def __init__(self) -> None:
        self.speller = Speller()
        spelled = self.speller.fit(TEXTS)
        self.classifier = TextClassifier(ClassifierConfig(meaning_c=0.1), language_shifts())
        self.classifier.fit(spelled, encode_all(TEXTS), LABELS)

    def probabilities(self, texts: list[str], others: list[str | None]) -> np.ndarray:
        return self.classifier.probabilities(self.speller.read(texts), encode_all(texts), others)

    def name(self, text: str, other: str | None = None) -> str:
        return self.classifier.labels[int(self.probabilities([text], [other])[0].argmax())]


@pytest.fixture(scope="module")
def trained() -> Trained:
    return Trained()


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("ils veulent des frais de douane pour mon colis", "parcel"),
        ("he loves me and asks for money but we never met", "love"),
        ("un emploi où il faut payer une formation", "job"),
    ],
)
def test_an_unseen_sentence_finds_its_label(trained: Trained, text: str, label: str) -> None:
    assert trained.name(text) == label


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("mi paquete está retenido en la aduana y piden una tasa", "es"),
        ("mein Paket liegt beim Zoll und ich soll eine Gebühr zahlen", "de"),
        ("طردي محتجز في الجمارك ويطلبون دفع رسوم", "ar"),
    ],
)
def test_a_language_that_was_not_learnt_is_understood_by_meaning(
    trained: Trained, text: str, language: str
) -> None:
    assert trained.name(text, language) == "parcel"


def test_probabilities_of_a_text_sum_to_one(trained: Trained) -> None:
    texts = ["un colis", "anything at all", ""]
    found = trained.probabilities(texts, [None, None, "es"])

    assert np.allclose(found.sum(axis=1), 1.0, atol=1e-5)


def test_the_same_lines_teach_the_same(trained: Trained) -> None:
    again = Trained()

    first, second = (t.probabilities(["mon colis"], [None]) for t in (trained, again))
    assert np.array_equal(first, second)


def test_an_untaught_classifier_says_so() -> None:
    with pytest.raises(ValueError, match="must be fitted"):
        TextClassifier(ClassifierConfig(), {}).probabilities(
            Speller().fit(["un colis", "un colis"]), encode_all(["a", "b"]), [None, None]
        )


def test_encoding_many_texts_gives_what_encoding_each_gives() -> None:
    texts = ["Bonjour. Payez !", "", "a parcel is waiting"] * 50
    together = encode_all(texts, threads=2)

    assert together.shape == (150, DIMENSIONS)
    assert np.allclose(together, np.stack([encode(text) for text in texts]), atol=1e-5)


def test_each_half_of_an_encoding_is_a_unit_vector() -> None:
    encoded = encode("On me menace de publier une vidéo. J'ai peur.")

    assert np.linalg.norm(encoded[:SENTENCE]) == pytest.approx(1.0, abs=1e-5)
    assert np.linalg.norm(encoded[SENTENCE:]) == pytest.approx(1.0, abs=1e-5)


def test_the_same_meaning_in_two_languages_is_near() -> None:
    french, english, other = (
        encode(text)[:SENTENCE]
        for text in ("mon colis est en retard", "my parcel is late", "le chat dort au soleil")
    )

    assert french @ english > french @ other + 0.2


def test_a_letter_is_read_from_both_ends() -> None:
    letter = "Début. " + "Milieu, rien de neuf. " * 300 + "Fin."

    assert sentences_of(letter)[0] == "Début."
    assert sentences_of(letter)[-1] == "Fin."
    assert len(" ".join(sentences_of(letter))) < 1700
    assert spelling_of(letter).endswith("fin.")


def test_a_text_is_read_as_it_was_learnt() -> None:
    speller = Speller()
    learnt = speller.fit([*TEXTS, "", "Éé !"])

    assert np.allclose(learnt.toarray(), speller.read([*TEXTS, "", "Éé !"]).toarray(), atol=1e-6)
