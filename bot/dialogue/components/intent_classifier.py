"""An intent classifier for short statements and long letters alike.

Logistic regression over two views of a message: what it means (the dense features of the
pipeline) and how it is spelled (character n-grams, length-normalised, so that a letter of 3,000
characters weighs no more than a line of 30).
"""

from __future__ import annotations

import sys
from typing import Any

import joblib
import numpy as np
import numpy.typing as npt
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier as RasaIntentClassifier
from rasa.shared.nlu.constants import INTENT, INTENT_NAME_KEY, PREDICTED_CONFIDENCE_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from scipy.sparse import csr_matrix, hstack
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression

from bot.dialogue.components.fingerprint import source_fingerprint
from bot.triage import normal
from bot.triage.normal import RECEIVED_MARK, clean, fold, without_greeting

FILE = "intent_classifier.joblib"
RANKING_LENGTH = 10
MAX_CHARACTERS = 4000
"""How much of a text is read for its spelling; what follows adds nothing."""


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class IntentClassifier(RasaIntentClassifier, GraphComponent):
    """Classifies each message into one intent and ranks the others."""

    @staticmethod
    def required_packages() -> list[str]:
        """What must be installed beside Rasa."""
        return ["sklearn"]

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Weights of the two views, and the strength of the regularisation."""
        return {
            "C": 12.0,
            "max_iter": 300,
            "max_features": 20_000,
            "meaning_weight": 1.6,
            "spelling_weight": 1.0,
            "seed": 0,
            # What cannot be undone is never done on a guess.
            "least_confidence": {"begin_again": 0.6},
        }

    @classmethod
    def fingerprint_addon(cls, config: dict[str, Any]) -> str:
        """Train anew when the code that prepares a text changes."""
        return source_fingerprint(sys.modules[__name__], normal)

    def __init__(
        self, config: dict[str, Any], model_storage: ModelStorage, resource: Resource
    ) -> None:
        self._config = config
        self._model_storage = model_storage
        self._resource = resource
        self._vectorizer: TfidfVectorizer | None = None
        self._classifier: LogisticRegression | None = None

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> IntentClassifier:
        """Create an untrained classifier."""
        return cls(config, model_storage, resource)

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> IntentClassifier:
        """Load a trained classifier from the model that this project built."""
        classifier = cls(config, model_storage, resource)
        with model_storage.read_from(resource) as folder:
            classifier._vectorizer, classifier._classifier = joblib.load(folder / FILE)
        return classifier

    def train(self, training_data: TrainingData) -> Resource:
        """Learn from every example that has both an intent and a text."""
        examples = [e for e in training_data.intent_examples if e.get(INTENT) and e.get(TEXT)]
        if not examples:
            return self._resource
        self._vectorizer = TfidfVectorizer(
            analyzer="char_wb",
            ngram_range=(1, 5),
            min_df=2,
            sublinear_tf=True,
            max_features=self._config["max_features"],
            dtype=np.float32,
        )
        spelling = self._vectorizer.fit_transform([_spelling(e) for e in examples])
        self._classifier = LogisticRegression(
            C=self._config["C"],
            max_iter=self._config["max_iter"],
            class_weight="balanced",
            tol=1e-3,
            random_state=self._config["seed"],
        )
        self._classifier.fit(self._features(examples, spelling), [e.get(INTENT) for e in examples])
        with self._model_storage.write_to(self._resource) as folder:
            joblib.dump((self._vectorizer, self._classifier), folder / FILE)
        return self._resource

    def process(self, messages: list[Message]) -> list[Message]:
        """Set the intent and the ranking of each message that has a text."""
        for message in messages:
            ranking = self._rank(message) if message.get(TEXT) else []
            best = ranking[0] if ranking else {INTENT_NAME_KEY: None, PREDICTED_CONFIDENCE_KEY: 0.0}
            message.set(INTENT, best, add_to_output=True)
            message.set("intent_ranking", ranking, add_to_output=True)
        return messages

    def _rank(self, message: Message) -> list[dict[str, Any]]:
        if self._vectorizer is None or self._classifier is None:
            return []
        spelling = self._vectorizer.transform([_spelling(message)])
        probabilities = self._classifier.predict_proba(self._features([message], spelling))[0]
        order = np.argsort(-probabilities)[:RANKING_LENGTH]
        ranking = [
            {
                INTENT_NAME_KEY: str(self._classifier.classes_[index]),
                PREDICTED_CONFIDENCE_KEY: float(probabilities[index]),
            }
            for index in order
        ]
        return without_guess(ranking, self._config["least_confidence"])

    def _features(self, messages: list[Message], spelling: csr_matrix) -> csr_matrix:
        meaning = np.vstack([_meaning(message) for message in messages])
        return hstack(
            [
                spelling * self._config["spelling_weight"],
                csr_matrix(meaning * self._config["meaning_weight"]),
            ],
            format="csr",
        )


def without_guess(
    ranking: list[dict[str, Any]], least_confidence: dict[str, float]
) -> list[dict[str, Any]]:
    """Put the next intent first where the first one needs more confidence than it has.

    Example:
        >>> guess = {"name": "stop", "confidence": 0.3}
        >>> without_guess([guess, {"name": "repeat", "confidence": 0.2}], {"stop": 0.6})[0]["name"]
        'repeat'
    """
    if len(ranking) < 2:
        return ranking
    first, second, *others = ranking
    if first[PREDICTED_CONFIDENCE_KEY] >= least_confidence.get(first[INTENT_NAME_KEY], 0.0):
        return ranking
    return [second, first, *others]


def _spelling(message: Message) -> str:
    text = clean(message.get(TEXT)).replace(RECEIVED_MARK, "")
    return fold(without_greeting(text))[:MAX_CHARACTERS]


def _meaning(message: Message) -> npt.NDArray[np.float32]:
    features = message.get_dense_features(TEXT)[1]
    if features is None:
        raise ValueError(
            "IntentClassifier needs a dense featurizer before it in the pipeline (config.yml)."
        )
    return np.asarray(features.features[0], dtype=np.float32)
