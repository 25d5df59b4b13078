"""Examples of ``nlu/`` are read without Rasa, and without the marks of entities."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.nlu_examples import Example, ExamplesError, read_examples


def file(folder: Path, text: str) -> Path:
    path = folder / "examples.yml"
    path.write_text(text, encoding="utf-8")
    return path


def test_both_ways_of_writing_examples_are_read(tmp_path: Path) -> None:
    path = file(
        tmp_path,
        """
nlu:
- intent: affirm
  examples: |
    - oui
    - j'habite en [France](country)
- lookup: country
  examples: |
    - France
- intent: describe_phishing
  metadata: {kind: received, writer: w1}
  examples:
  - text: |
      votre colis [attend]{"entity": "state"}
""",
    )

    assert list(read_examples(path)) == [
        Example("oui", "affirm", "statement", ""),
        Example("j'habite en France", "affirm", "statement", ""),
        Example("votre colis attend", "describe_phishing", "received", "w1"),
    ]


@pytest.mark.parametrize("text", ["stories: []", "nlu: 3", "[]", "nlu:\n- intent: affirm\n"])
def test_a_file_that_is_something_else_is_named(tmp_path: Path, text: str) -> None:
    with pytest.raises(ExamplesError, match=r"examples\.yml: this is not Rasa training data"):
        list(read_examples(file(tmp_path, text)))
