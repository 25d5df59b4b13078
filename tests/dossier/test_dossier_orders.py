"""Changes to the list of a dossier, in the words that people use for them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.dossier.orders import KINDS, read_order

COUNT = 6
ORDERS = {
    "supprime le 3": ("remove", (3,), None),
    "Supprimez le 3 s'il vous plaît.": ("remove", (3,), None),
    "enlève 2 et 5": ("remove", (2, 5), None),
    "retire le dernier": ("remove", (6,), None),
    "efface le premier": ("remove", (1,), None),
    "supprime 1, 2 et 4": ("remove", (1, 2, 4), None),
    "tu peux enlever le 2 stp": ("remove", (2,), None),
    "enlève le numéro 4 du dossier": ("remove", (4,), None),
    "delete 4": ("remove", (4,), None),
    "remove the last one": ("remove", (6,), None),
    "remove the second": ("remove", (2,), None),
    "please delete 1 and 3": ("remove", (1, 3), None),
    "corrige le 2 : +33 6 39 98 00 01": ("correct", (2,), "+33 6 39 98 00 01"),
    "corrige le 1": ("correct", (1,), None),
    "change 2 to Dark_Luv93": ("correct", (2,), "Dark_Luv93"),
    "le 3 c'est plutôt Œuvre@exemple.invalid": ("correct", (3,), "Œuvre@exemple.invalid"),
    "remplace le 4 par 300 €": ("correct", (4,), "300 €"),
    "correct 1": ("correct", (1,), None),
    "3 should be Anna_92": ("correct", (3,), "Anna_92"),
    "le 2 c'était hier": ("date", (2,), "hier"),
    "le 2 c'était le 28 novembre à 22h": ("date", (2,), "le 28 novembre à 22h"),
    "3 was on Nov 28": ("date", (3,), "on Nov 28"),
    "2 was yesterday": ("date", (2,), "yesterday"),
    "change la date du 3": ("date", (3,), None),
    "change the date of 3 to last Tuesday": ("date", (3,), "last Tuesday"),
    "corrige la date du 1 : lundi dernier": ("date", (1,), "lundi dernier"),
    "mets le 4 en premier": ("move", (4,), "1"),
    "mets le 2 en dernier": ("move", (2,), "6"),
    "le 5 avant le 2": ("move", (5,), "2"),
    "mets le 2 après le 5": ("move", (2,), "5"),
    "move 4 up": ("move", (4,), "3"),
    "move 4 to the top": ("move", (4,), "1"),
    "move 1 to the bottom": ("move", (1,), "6"),
    "descends le 1": ("move", (1,), "2"),
    "monte le 3": ("move", (3,), "2"),
    "put 6 before 2": ("move", (6,), "2"),
    "1 et 3": ("choose", (1, 3), None),
    "le 1 et le 3": ("choose", (1, 3), None),
    "seulement le 2": ("choose", (2,), None),
    "tout sauf 2": ("choose", (1, 3, 4, 5, 6), None),
    "tout sauf le 2 et le 5": ("choose", (1, 3, 4, 6), None),
    "all but 2": ("choose", (1, 3, 4, 5, 6), None),
    "keep 1, 2 and 3": ("choose", (1, 2, 3), None),
    "tout": ("choose", (1, 2, 3, 4, 5, 6), None),
    "aucun": ("choose", (), None),
    "none": ("choose", (), None),
    "montre le 3": ("show", (3,), None),
    "show me 2": ("show", (2,), None),
    "ouvre le 1": ("show", (1,), None),
}
BEYOND = ("supprime le 9", "delete 12", "corrige le 7 : x", "montre le 0", "tout sauf 8")
NO_ORDERS = (
    "son pseudo c'est dark_luv92",
    "il m'a demandé 300 euros",
    "j'ai supprimé le message hier",
    "il a supprimé son compte",
    "il a changé de numéro",
    "le 3 décembre il m'a appelée",
    "le 28 novembre à 22h",
    "06 39 98 00 01",
    "j'ai payé 2 fois 250 euros",
    "he deleted his account on Monday",
    "I want to move on",
    "il veut 4 cartes",
    "je ne sais pas",
    "supprime\nle 3",
    "",
    "je veux supprimer mon dossier",
)


@pytest.mark.parametrize(("text", "wanted"), ORDERS.items())
def test_a_change_is_understood(text: str, wanted: tuple[str, tuple[int, ...], str | None]) -> None:
    order = read_order(text, COUNT)

    assert order is not None
    assert (order.kind, order.numbers, order.value) == wanted


@pytest.mark.parametrize("text", BEYOND)
def test_a_number_that_is_not_there_is_told(text: str) -> None:
    order = read_order(text, COUNT)

    assert order is not None and order.kind == "unknown_number"


@pytest.mark.parametrize("text", NO_ORDERS)
def test_what_is_no_change_is_left_to_be_kept(text: str) -> None:
    assert read_order(text, COUNT) is None


@given(st.text(max_size=60), st.integers(0, 200))
def test_any_text_is_read(text: str, count: int) -> None:
    order = read_order(text, count)

    assert order is None or order.kind in KINDS
