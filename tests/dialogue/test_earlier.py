"""A second matter begins while the plan of a first one runs: both are kept apart, and together."""

from __future__ import annotations

from dialogue_person import Person

from bot.dialogue.earlier import is_another_case, taken_up_again, with_case

TOLD = "un type me fait chanter avec une vidéo de moi, j'ai payé 300 euros par virement"
HACKER = (
    "un hacker sur telegram me propose de récupérer mon argent contre 150 euros,"
    " je lui ai payé en bitcoin"
)


async def has_two_matters(person: Person) -> None:
    await person.says(TOLD)
    await person.picks("Oui")
    for answer in ("30 ans", "non", "en france"):
        await person.says(answer)
    await person.picks("C'est fait")
    await person.says(HACKER)


def test_a_case_keeps_its_own_facts() -> None:
    before = {"situation": "phishing", "paid": "yes", "payment_means": "card", "country": "BE"}

    assert with_case({"earlier": None}, before) == [
        {"situation": "phishing", "facts": {"paid": "yes", "payment_means": "card"}}
    ]


def test_no_more_than_three_are_kept_and_none_twice() -> None:
    cases = [{"situation": name, "facts": {}} for name in ("threats", "phishing", "job_scam")]

    kept = with_case({"earlier": cases}, {"situation": "phishing", "paid": "yes"})
    assert [case["situation"] for case in kept] == ["threats", "job_scam", "phishing"]
    kept = with_case({"earlier": kept}, {"situation": "card_fraud"})
    assert [case["situation"] for case in kept] == ["job_scam", "phishing", "card_fraud"]


def test_the_same_harm_under_another_name_is_no_other_case() -> None:
    running = {"stage": "plan", "situation": "sextortion_webcam"}

    assert not is_another_case("sextortion_minor", running)
    assert not is_another_case("sextortion_webcam", running)
    assert is_another_case("recovery_scam", running)
    assert not is_another_case("recovery_scam", {**running, "stage": "confirm"})


def test_an_earlier_case_is_taken_up_with_what_it_told() -> None:
    cases = [{"situation": "phishing", "facts": {"paid": "yes"}}]

    again = taken_up_again("phishing", {"earlier": cases, "paid": "no", "replied": "yes"})
    assert again is not None
    assert again["situation"] == "phishing" and again["stage"] == "plan"
    assert again["paid"] == "yes" and again["replied"] is None
    assert again["earlier"] == []
    assert taken_up_again("threats", {"earlier": cases}) is None
    assert taken_up_again(None, {"earlier": None}) is None


async def test_one_plan_for_both_and_nothing_twice(person: Person) -> None:
    await has_two_matters(person)
    plan = await person.picks("Oui")

    assert "un seul plan" in plan and "Signaler le paiement en crypto" in plan
    heard = [await person.picks("C'est fait") for _ in range(4)]
    assert not any("Appeler la banque" in card for card in heard)


async def test_a_second_matter_that_was_none_leads_back_to_the_first(person: Person) -> None:
    await has_two_matters(person)
    await person.picks("Pas tout à fait")
    back = await person.presses("/resume")

    assert "Ne plus rien envoyer" in back
    assert person.titles == ["C'est fait", "Comment faire ?", "Plus tard"]


async def test_a_second_matter_asks_for_its_own_evidence_again(person: Person) -> None:
    """Given evidence kept of the first one, then that of the second one is another step."""
    await person.says(TOLD)
    await person.picks("Oui")
    for answer in ("30 ans", "non", "en france"):
        await person.says(answer)
    while "C'est fait" in person.titles:
        await person.picks("C'est fait")
    await person.says(HACKER)
    cards = [await person.picks("Oui")]
    while "C'est fait" in person.titles:
        cards.append(await person.picks("C'est fait"))
    said = "\n".join(cards)

    assert "Garder les preuves" in said and "Aucun paiement" in said
    assert "un seul plan" not in said, "nothing was left of the first one"
    assert "StopNCII" not in said


async def test_an_old_button_corrects_the_plan_it_does_not_add_one(person: Person) -> None:
    await person.says(TOLD)
    await person.picks("Oui")
    for answer in ("30 ans", "non", "en france"):
        await person.says(answer)
    await person.presses('/choose_situation{"situation":"romance_scam"}')
    plan = await person.presses("/affirm")

    assert "un seul plan" not in plan
    assert "Appeler la banque" in plan, "what was paid is still known"


async def test_the_first_matter_chosen_again_goes_on_where_it_was(person: Person) -> None:
    await has_two_matters(person)
    await person.picks("Pas tout à fait")
    back = await person.presses('/choose_situation{"situation":"sextortion_webcam"}')

    assert "Ne plus rien envoyer" in back
    assert "Quel âge" not in back


async def test_beginning_again_forgets_both(person: Person) -> None:
    await has_two_matters(person)
    await person.picks("Oui")
    await person.presses("/begin_again")
    await person.says("j'ai reçu une convocation de la gendarmerie par mail")
    await person.picks("Oui")
    await person.says("rien du tout")
    plan = await person.says("en france")

    assert "un seul plan" not in plan and "crypto" not in plan


async def test_who_paid_again_in_the_same_way_calls_again(person: Person) -> None:
    await has_two_matters(person)
    plan = await person.says("en fait je lui ai payé par virement")

    assert "Appeler la banque" in plan
