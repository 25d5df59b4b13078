"""A dense featurizer: what each message means, by ``bot.triage.encoder``."""

from __future__ import annotations

import os
import sys
from typing import Any

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
from bot.triage import encoder, normal
from bot.triage.encoder import encode_all
from bot.triage.normal import without_greeting
from bot.triage.parts import to_classify


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
        return source_fingerprint(sys.modules[__name__], encoder, normal)

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Featurize every training example."""
        self._featurize(training_data.training_examples, threads=os.cpu_count() or 1)
        return training_data

    def process(self, messages: list[Message]) -> list[Message]:
        """Add the dense sentence feature to each message that has a text."""
        self._featurize(messages, threads=1)
        return messages

    def _featurize(self, messages: list[Message], threads: int) -> None:
        written = [message for message in messages if message.get(TEXT) is not None]
        texts = [without_greeting(to_classify(message.get(TEXT))) for message in written]
        for message, meaning in zip(written, encode_all(texts, threads), strict=True):
            message.add_features(
                Features(meaning.reshape(1, -1), FEATURE_TYPE_SENTENCE, TEXT, self._config["alias"])
            )
