"""Whoever presses and writes anything in any order always has a way on, and reads nothing twice."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest
from answer_rules import look_at
from dialogue_person import SUMMONS, Person

TURNS = 15
TEXTS = (
    "bonjour",
    "oui",
    "non",
    "jsp",
    "merci",
    "ok",
    "c'est fait",
    "comment faire ?",
    "plus tard",
    "répétez",
    "2",
    "👍",
    "",
    "asdfgh qsdf",
    "j'ai peur",
    "j'ai payé 300 € en carte cadeau",
    "en fait j'ai pas payé",
    "j'ai 15 ans",
    "ma fille a 14 ans",
    "est-ce que je vais aller en prison ?",
    "il demande encore de l'argent",
    "on me menace d'envoyer mes photos à toute ma famille si je paie pas",
    SUMMONS,
    "what should I do now please, I only speak English",
    "je veux parler à quelqu'un",
    "je veux mourir",
)
STARTS = ("/start", '/start{"role":"parent"}', '/start{"role":"staff"}', None)


@pytest.mark.parametrize("seed", range(20))
async def test_a_random_walk_never_ends_in_a_dead_end(person: Person, seed: int) -> None:
    chance = random.Random(seed)
    start = chance.choice(STARTS)
    path = [start or TEXTS[0]]
    await (person.presses(start) if start else person.says(TEXTS[0]))
    for _ in range(TURNS):
        if person.buttons and chance.random() < 0.5:
            button = chance.choice([b for b in person.buttons if b.payload != "/stop"])
            path.append(button.payload)
            await person.presses(button.payload)
        else:
            text = chance.choice(TEXTS)
            path.append(text)
            await person.says(text)
        look_at(person.replies, path)
    said = [reply.text for turn in person.turns for reply in turn]

    for before, after in pairwise(said):
        assert before != after, path
