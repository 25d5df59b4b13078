"""An intent classifier for short statements and long letters alike, in two steps.

The first step tells what a message does: it answers, asks, thanks, … or describes what happened.
The second tells which situation is described. So the many lines that describe situations do not
drown the few that move the dialogue, and the situations are told apart by those lines alone.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
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

from bot.dialogue.components.fingerprint import source_fingerprint
from bot.triage import classifier, language, language_shift, linear, normal, speller
from bot.triage.classifier import ClassifierConfig, TextClassifier
from bot.triage.encoder import Vector
from bot.triage.language import OTHER_LANGUAGES, certain_language
from bot.triage.language_shift import language_shifts
from bot.triage.parts import to_classify
from bot.triage.signs import contradict_none, find_signs
from bot.triage.situation import DESCRIBE, NO_HARM
from bot.triage.speller import Speller

Rows = npt.NDArray[np.int64]

FILE = "intent_classifier.joblib"
RANKING_LENGTH = 10
LANGUAGE = "language"
"""The key of a parsed message under which its language stands, where it is certain."""
HARMLESS = DESCRIBE + "none"
LEAST_SURE = 0.45
"""Most confidence that is left to what grave signs contradict the classifier about: it asks."""
DESCRIBES = "describes"
"""The label of the first step for every message that describes a situation."""


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class IntentClassifier(RasaIntentClassifier, GraphComponent):
    """Classifies each message into one intent and ranks the others."""

    @staticmethod
    def required_packages() -> list[str]:
        """What must be installed beside Rasa."""
        return ["sklearn"]

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """What can be set in ``config.yml``; anything of ``ClassifierConfig`` beside it."""
        return {
            "seed": 0,
            # Lines of each situation that the first step learns from.
            "described_lines": 120,
            # What cannot be undone is never done on a guess.
            # Nor is anybody taken for somebody whom it would wound to be taken for.
            "least_confidence": {
                "begin_again": 0.6,
                "stop_sharing": 0.5,
                "ask_own_attraction": 0.75,
            },
        }

    @classmethod
    def fingerprint_addon(cls, config: dict[str, Any]) -> str:
        """Train anew when the code that the classifier leans on changes."""
        here = sys.modules[__name__]
        return source_fingerprint(
            here, classifier, linear, language, language_shift, normal, speller
        )

    def __init__(
        self, config: dict[str, Any], model_storage: ModelStorage, resource: Resource
    ) -> None:
        self._config = config
        self._model_storage = model_storage
        self._resource = resource
        self._speller: Speller | None = None
        self._act: TextClassifier | None = None
        self._situation: TextClassifier | None = None

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
        loaded = cls(config, model_storage, resource)
        with model_storage.read_from(resource) as folder:
            loaded._speller, loaded._act, loaded._situation = joblib.load(folder / FILE)
        return loaded

    def train(self, training_data: TrainingData) -> Resource:
        """Learn from every example that has both an intent and a text."""
        examples = [e for e in training_data.intent_examples if e.get(INTENT) and e.get(TEXT)]
        intents = np.array([e.get(INTENT) for e in examples])
        described: Rows = np.array(
            [row for row, intent in enumerate(intents) if intent.startswith(DESCRIBE)], dtype=int
        )
        if not described.size:
            raise ValueError(f"There is no example of an intent “{DESCRIBE}…” to learn from.")
        config = ClassifierConfig(seed=self._config["seed"])
        shifts = language_shifts()
        self._speller = Speller()
        spelled = self._speller.fit([str(e.get(TEXT)) for e in examples])
        meanings = np.vstack([_meaning(e) for e in examples])
        self._situation = TextClassifier(config, shifts).fit(
            spelled[described], meanings[described], list(intents[described])
        )
        others = np.setdiff1d(np.arange(len(examples)), described)
        some = spread(described, intents[described], self._config["described_lines"])
        rows = np.concatenate([others, some])
        # Most messages describe something: that share is part of what the first step learns.
        self._act = TextClassifier(replace(config, balanced=False), shifts).fit(
            spelled[rows], meanings[rows], [act_of(intent) for intent in intents[rows]]
        )
        with self._model_storage.write_to(self._resource) as folder:
            joblib.dump((self._speller, self._act, self._situation), folder / FILE)
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
        if self._speller is None or self._act is None or self._situation is None:
            return []
        text = message.get(TEXT)
        language = certain_language(text)
        message.set(LANGUAGE, language, add_to_output=True)
        other = language if language in OTHER_LANGUAGES else None
        meaning = _meaning(message).reshape(1, -1)
        asked = (self._speller.read([to_classify(text)]), meaning, [other])
        acts = dict(zip(self._act.labels, self._act.probabilities(*asked)[0], strict=True))
        describes = acts.pop(DESCRIBES, 0.0)
        situations = self._situation.probabilities(*asked)[0] * describes
        likely = [*acts.items(), *zip(self._situation.labels, situations, strict=True)]
        likely.sort(key=lambda pair: -pair[1])
        ranking = [
            {INTENT_NAME_KEY: name, PREDICTED_CONFIDENCE_KEY: float(probability)}
            for name, probability in likely[:RANKING_LENGTH]
        ]
        if ranking[0][INTENT_NAME_KEY] == HARMLESS and contradict_none(find_signs(text)):
            ranking = without_reassurance(ranking)
        return without_guess(ranking, self._config["least_confidence"])


def act_of(intent: str) -> str:
    """What a message of an intent does: its intent, or that it describes a situation.

    Example:
        >>> act_of("thanks"), act_of("describe_phishing")
        ('thanks', 'describes')
    """
    return DESCRIBES if intent.startswith(DESCRIBE) else intent


def spread(rows: Rows, labels: Sequence[str], most: int) -> Rows:
    """Take at most so many rows of each label, evenly from the first to the last.

    Example:
        >>> spread(np.array([3, 4, 5, 6, 9]), ["a", "a", "a", "a", "b"], most=2).tolist()
        [3, 5, 9]
    """
    by_label: dict[str, list[int]] = defaultdict(list)
    for row, label in zip(rows, labels, strict=True):
        by_label[str(label)].append(int(row))
    return np.array(
        [row for group in by_label.values() for row in group[:: max(1, len(group) // most)][:most]]
    )


def without_reassurance(ranking: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Take « nothing harmful » off a ranking, and be unsure of what is left.

    A letter among other words is still that letter.

    Example:
        >>> ranking = [("describe_none", 0.9), ("describe_phishing", 0.08), ("greet", 0.02)]
        >>> kept = without_reassurance([{"name": n, "confidence": c} for n, c in ranking])
        >>> [(entry["name"], round(entry["confidence"], 2)) for entry in kept]
        [('describe_phishing', 0.45), ('greet', 0.2)]
    """
    harmless = {DESCRIBE + situation for situation in NO_HARM}
    kept = [entry for entry in ranking if entry[INTENT_NAME_KEY] not in harmless]
    total = sum(entry[PREDICTED_CONFIDENCE_KEY] for entry in kept) or 1.0
    return [
        {**e, PREDICTED_CONFIDENCE_KEY: min(e[PREDICTED_CONFIDENCE_KEY] / total, LEAST_SURE)}
        for e in kept
    ]


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


def _meaning(message: Message) -> Vector:
    features = message.get_dense_features(TEXT)[1]
    if features is None:
        raise ValueError(
            "IntentClassifier needs a dense featurizer before it in the pipeline (config.yml)."
        )
    return np.asarray(features.features[0], dtype=np.float32)
