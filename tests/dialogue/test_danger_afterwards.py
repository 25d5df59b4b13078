"""What is said first depends on the danger; what follows depends on what the person then says."""

from __future__ import annotations

import pytest
from dialogue_person import SUMMONS, Person

from bot.care.danger import detect_danger
from bot.dialogue.engine import RasaDialogue

ASKED = "Est-ce que vous pensez à mourir ?"
AMBULANCE = "→ 15, SAMU"


async def test_what_is_happening_now_brings_the_ambulance_first(person: Person) -> None:
    await person.has_a_plan()
    heard = await person.says("j'ai avalé une boîte de cachets")

    assert "Appelez le premier numéro maintenant" in heard
    assert heard.index(AMBULANCE) < heard.index("112") < heard.index("3114")
    assert "À joindre tout de suite :" in heard
    assert ASKED not in heard, "nobody is asked what they have just said"


@pytest.mark.parametrize("answer", ["non", "je sais pas"])
async def test_who_cannot_call_is_not_taken_back_to_the_plan(person: Person, answer: str) -> None:
    await person.has_a_plan()
    await person.says("j'ai avalé une boîte de cachets")
    heard = await person.says(answer)

    assert "Étape" not in heard
    assert AMBULANCE in heard and "114, urgences par SMS" in heard


async def test_a_child_is_told_to_call_or_to_show_it_to_an_adult(person: Person) -> None:
    heard = await person.says("j'ai 13 ans et j'ai avalé tous les cachets de ma mère")

    assert "Appelle le premier numéro maintenant" in heard
    assert "montre ce message à un adulte" in heard


async def test_somebody_elses_life_that_is_at_stake_now(person: Person) -> None:
    heard = await person.says("mon fils s'est enfermé dans la salle de bain et il répond plus")

    assert "restez près de" in heard and AMBULANCE in heard


async def test_who_no_longer_answers_is_sent_help(person: Person) -> None:
    """« Il ne répond plus » after a danger is no answer to the question that was open."""
    await person.says("mon ami veut mourir")
    heard = await person.says("il ne répond plus")

    assert "Appelez le premier numéro maintenant" in heard
    assert AMBULANCE in heard


@pytest.mark.parametrize("text", ["il ne répond plus", "je parle pas de ça avec toi"])
async def test_a_blackmailer_who_no_longer_answers_is_not_in_danger(
    person: Person, text: str
) -> None:
    await person.says("je veux mourir")
    await person.says("oui")

    assert "Appelez le premier numéro" not in await person.says(text)


async def test_staff_whose_caller_hung_up(dialogue: RasaDialogue) -> None:
    agent = Person(dialogue)
    await agent.presses('/start{"role":"staff"}')
    asked = await agent.says("l'appelante dit qu'elle veut mourir")
    heard = await agent.says("elle a raccroché")

    assert "pour vous ou pour un proche ?" in asked
    assert "Appeler les secours maintenant" in heard


async def test_who_was_told_to_die_hears_that_nobody_may_say_so(person: Person) -> None:
    heard = await person.says("il m'écrit : tue-toi, tout le monde saura")

    assert "Personne n'a le droit de vous dire cela" in heard
    assert ASKED in heard


async def test_somebody_who_is_hit_at_home_is_not_asked_about_a_child(person: Person) -> None:
    heard = await person.says("mon mari me frappe quand il boit")

    assert "votre sécurité passe avant tout" in heard
    assert "l'enfant" not in heard
    assert "3919" in heard


async def test_the_lines_after_a_yes_fit_the_danger(person: Person) -> None:
    await person.says("mon mari me frappe quand il boit")
    heard = await person.says("oui")

    assert "→ 17, police secours" in heard


async def test_somebody_who_tells_more_after_the_lines_is_heard(person: Person) -> None:
    """Nothing moves before they want it to; a whole message about something else is such a wish."""
    await person.says("je veux mourir")
    await person.says("oui")
    heard = await person.says(SUMMONS)

    assert "convocation" in heard
    assert "Si ça redevient trop lourd : 3114" in heard


@pytest.mark.parametrize(
    ("text", "stays"),
    [("personne", True), ("non", True), ("jsp", True), ("mon frère arrive", False)],
)
async def test_who_is_alone_reads_the_lines_again(person: Person, text: str, stays: bool) -> None:
    await person.says("je veux mourir")
    await person.says("oui")
    heard = await person.says(text)

    assert ("→ 3114" in heard) is stays


async def test_a_button_that_is_typed_says_nothing_of_danger(person: Person) -> None:
    await person.says("je veux mourir")
    await person.says("oui")
    await person.says("ma sœur est là")
    heard = await person.says("continuer ici")

    assert "comment tenez-vous" not in heard


async def test_an_order_thrown_at_us_is_still_asked_about(person: Person) -> None:
    heard = await person.says("va crever")

    assert ASKED in heard
    assert "Personne n'a le droit" not in heard


async def test_help_stays_in_sight_below_steps_with_other_numbers(person: Person) -> None:
    """Given a plan whose cards name 17Cyber or Signal Spam, the line stays below them."""
    await person.has_a_plan()
    await person.says("j'ai envie de mourir")
    seen = ["3114" in await person.says("non")]
    seen += ["3114" in await person.picks("C'est fait") for _ in range(2)]

    assert seen == [True, True, True]


@pytest.mark.parametrize("asked", ["/ask_prevention", "/ask_rights", "/ask_sources"])
async def test_nothing_else_is_opened_while_the_question_is_open(
    person: Person, asked: str
) -> None:
    """What can wait does: the lines come again, with the buttons that keep the person company."""
    await person.says("j'ai 13 ans je veux mourir")
    for _ in range(2):
        heard = await person.presses(asked)
        assert "3114" in heard and "étape par étape" not in heard
        assert person.titles, "nobody is left without a button"


QUIET = ("j'en peux plus", "j'en peux plus vraiment", "je craque complètement", "je suis à bout")


def is_only_possible(words: str) -> bool:
    danger = detect_danger(words)
    return danger is not None and danger.level == "possible"


async def test_a_quiet_sign_after_a_danger_is_not_passed_over(person: Person) -> None:
    """One denial never disarms: what would only bring a question brings the lines now."""
    await person.has_a_plan()
    # The model tells « possible » from « sure »; which of these is the quiet one may change.
    quiet = next(words for words in QUIET if is_only_possible(words))
    assert ASKED not in await person.says(quiet), "a question, before anything was said"
    await person.says("je veux mourir")
    await person.says("non")
    await person.picks("C'est fait")

    assert ASKED in await person.says(quiet)


@pytest.mark.parametrize(
    ("role", "told"),
    [
        ("parent", "il lui a donné rendez vous samedi au parc"),
        ("parent", "il est devant le lycée"),
    ],
)
async def test_a_meeting_that_a_parent_tells_of_is_a_danger(
    person: Person, role: str, told: str
) -> None:
    await person.presses(f'/start{{"role":"{role}"}}')
    await person.says("ma fille de 13 ans discute avec un homme sur roblox, il veut des photos")
    heard = await person.says(told)

    assert "Est-il en danger en ce moment ?" in heard


async def test_a_meeting_of_an_adult_is_none(person: Person) -> None:
    await person.has_a_plan()

    assert "danger en ce moment" not in await person.says("la banque m'a donné rendez-vous samedi")


async def test_who_speaks_of_a_husband_is_given_no_lines_for_children(person: Person) -> None:
    heard = await person.says("mon mari va tout savoir, je veux mourir")

    assert "3114" in heard
    assert "119" not in heard and "3018" not in heard


async def test_an_age_told_with_a_danger_is_kept(person: Person, dialogue: RasaDialogue) -> None:
    """No picture of somebody under 18 is opened, however their age was told."""
    await person.has_a_plan()
    await person.says("j'ai 14 ans et je veux mourir")
    await dialogue.settle()
    await person.says("non")
    await person.offers("picture")

    assert person.file == "remove"


async def test_what_listening_stumbles_on_is_still_heard_by_its_words(
    person: Person, dialogue: RasaDialogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stumble(text: str) -> None:
        raise ValueError(text)

    monkeypatch.setattr(dialogue._detector, "_in_own", stumble)

    assert ASKED in await person.says("je veux mourir")
    assert "convocation" in await person.says(SUMMONS)
