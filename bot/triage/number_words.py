"""Numbers in words, as people write their age, in French and in English."""

from __future__ import annotations

_FR_ONES = (
    "un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize"
    " dix_sept dix_huit dix_neuf"
)
_FR_TENS = {
    20: "vingt",
    30: "trente",
    40: "quarante",
    50: "cinquante",
    60: "soixante",
    70: "septante",
    80: "quatre_vingt quatre_vingts huitante octante",
    90: "nonante",
}
_FR_TO_NINETEEN = (60, 80)
"""« soixante-quinze » and « quatre-vingt-douze » count on to nineteen."""
_EN_ONES = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
    " sixteen seventeen eighteen nineteen"
)
_EN_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_SMALLEST = 7


def _listed(names: str) -> list[str]:
    return [name.replace("_", " ") for name in names.split()]


def _french() -> dict[str, int]:
    ones = dict(enumerate(_listed(_FR_ONES), start=1))
    numbers = {word: number for number, word in ones.items()}
    for ten, names in _FR_TENS.items():
        for name in _listed(names):
            numbers[name] = ten
            for one in range(1, 20 if ten in _FR_TO_NINETEEN else 10):
                numbers[f"{name} {ones[one]}"] = ten + one
                if one in (1, 11):
                    numbers[f"{name} et {ones[one]}"] = ten + one
    return numbers


def _english() -> dict[str, int]:
    ones = dict(enumerate(_listed(_EN_ONES), start=1))
    numbers = {word: number for number, word in ones.items()}
    for ten, name in enumerate(_listed(_EN_TENS), start=2):
        numbers[name] = 10 * ten
        numbers |= {f"{name} {ones[one]}": 10 * ten + one for one in range(1, 10)}
    return numbers


NUMBER_WORDS: dict[str, int] = {
    word: number for word, number in (_french() | _english()).items() if number >= _SMALLEST
}
"""Numbers from 7 to 99 by their names, folded and without hyphens."""


def number_of(word: str) -> int:
    """Read a number in figures or in words, with or without hyphens.

    Example:
        >>> number_of("41"), number_of("forty-one"), number_of("soixante et onze")
        (41, 41, 71)
    """
    return int(word) if word.isdecimal() else NUMBER_WORDS[word.replace("-", " ")]
