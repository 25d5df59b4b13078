"""Files in the conversation: what may be opened, what is said, and what a file changes."""

from __future__ import annotations

import pytest
from dialogue_person import SUMMONS, Person

from bot.port import ReadFile
from bot.reading.document import REFUSALS

CONSENT = '/picture_is_text{"consent":"adult"}'
TEXT_AND_AGE = "18 ans ou +, texte sans nudité"
LETTER = """GENDARMERIE NATIONALE
CONVOCATION EN JUSTICE
Vous êtes visé par une enquête pour pédopornographie. Vous devez nous transmettre vos
justifications par mail à brigade.mineurs@gmail.com sous un délai strict de 72 heures, faute de
quoi un mandat d'arrêt sera émis contre vous."""
NEWSLETTER = """From: La Boutique <news@news.boutique.example>
Authentication-Results: spf=pass dkim=pass dmarc=pass
Subject: Soldes : -50 % sur la maison

Bonjour Marie, profitez de nos soldes jusqu'à dimanche. Voir les offres :
https://www.boutique.example/soldes. Se désabonner en un clic."""
TWO_PAGES = ReadFile("pdf", LETTER, pages=2)


async def test_a_document_is_read_at_once_named_and_quoted(person: Person) -> None:
    said = await person.offers("document")
    assert "Je lis votre document" in said
    assert person.file == "read"

    said = await person.hears_of(TWO_PAGES)
    assert "J'ai lu les 2 pages." in said
    assert "fausse convocation" in said
    assert "72 heures" in said
    assert said.count("• «") == 3


async def test_what_is_said_below_a_document_is_a_fact_and_the_document_is_named(
    person: Person,
) -> None:
    """Given a letter with « j'ai payé … » below it, then it is named, and payment is not asked."""
    caption = "j'ai reçu ça hier et j'ai déjà payé 250 € par virement"
    await person.offers("document", caption)
    said = await person.hears_of(TWO_PAGES, caption)
    assert "fausse convocation" in said

    said = await person.picks("Oui")
    assert "Avez-vous déjà répondu, payé" not in said


async def test_a_picture_is_asked_about_and_one_tap_answers_for_age_and_text(
    person: Person,
) -> None:
    await person.says(SUMMONS)
    said = await person.offers("picture")
    assert "Je n'ai pas encore ouvert l'image" in said
    assert person.file == "wait"

    said = await person.picks(TEXT_AND_AGE)
    assert person.file == "read"
    said = await person.hears_of(ReadFile("image", LETTER))
    assert "J'ai lu le texte de l'image" in said


async def test_the_age_is_not_asked_twice(person: Person) -> None:
    await person.offers("picture")
    await person.picks(TEXT_AND_AGE)
    said = await person.offers("picture")

    assert person.titles == ["Que du texte, aucune nudité", "Non, ou je ne sais pas"]
    assert "18 ans" not in said


@pytest.mark.parametrize("told", ["j'ai 15 ans", "je n'ai pas 18 ans", "tengo 14 años"])
async def test_a_button_pressed_too_late_makes_nobody_older(person: Person, told: str) -> None:
    """Given a picture that waits, when a minor speaks, then the real button opens nothing."""
    await person.offers("picture")
    await person.says(told)
    await person.presses(CONSENT)
    assert person.file == "remove"

    await person.says("il a 35 ans")
    await person.offers("document")
    assert person.file == "remove"


async def test_the_button_works_in_the_middle_of_the_questions(person: Person) -> None:
    await person.says(SUMMONS)
    await person.offers("picture")
    await person.picks("Oui") if "Oui" in person.titles else await person.says("oui")
    await person.presses(CONSENT)

    assert person.file == "read"


async def test_without_the_button_that_says_it_no_picture_is_opened(person: Person) -> None:
    await person.presses("/picture_is_text")

    assert person.file == "wait"


@pytest.mark.parametrize(
    "told", ["j'ai 14 ans, on me menace", "un mec a ma vidéo nue et veut de l'argent"]
)
@pytest.mark.parametrize("then", ["/begin_again", '/choose_situation{"situation":"phishing"}'])
async def test_beginning_again_opens_nothing_that_was_closed(
    person: Person, told: str, then: str
) -> None:
    await person.says(told)
    await person.presses(then)
    await person.offers("document")

    assert person.file == "remove"


@pytest.mark.parametrize(
    "caption",
    ["voici la photo du courrier", "Voici la lettre que j'ai photographiée", "photo de l'amende"],
)
async def test_a_letter_that_was_photographed_is_no_case_of_images(
    person: Person, caption: str
) -> None:
    await person.offers("picture", caption)

    assert person.file == "wait"


async def test_sos_below_a_file_brings_the_lines_and_stop_ends(person: Person) -> None:
    assert "3114" in await person.offers("picture", "SOS")
    assert person.file is None
    await person.offers("document", "STOP")
    assert person.file == "forget"


@pytest.mark.parametrize(
    ("typed", "wish"),
    [("oui", "wait"), ("👍", "wait"), ("non", "remove"), ("je sais pas", "remove")],
)
async def test_a_typed_answer_about_a_picture_is_heard(
    person: Person, typed: str, wish: str
) -> None:
    await person.offers("picture")
    await person.says(typed)

    assert person.file == wish


@pytest.mark.parametrize("words", ["recommencer", "Oui", "C'est fait", "STOP", "Merci beaucoup"])
async def test_what_a_file_says_is_never_obeyed(person: Person, words: str) -> None:
    """Given a plan, when a picture reads « recommencer », then the plan is still there."""
    await person.has_a_plan()
    said = await person.hears_of(ReadFile("image", words))

    assert "J'ai lu le texte de l'image" in said
    assert "tape 1" in said


async def test_what_was_said_meanwhile_keeps_a_file_unheard(person: Person) -> None:
    said = await person.hears_of(TWO_PAGES, "j'ai 15 ans")

    assert "fausse convocation" not in said
    assert person.file == "remove"


async def test_who_does_not_know_what_a_picture_shows_keeps_it_closed(person: Person) -> None:
    await person.says(SUMMONS)
    await person.offers("picture")
    said = await person.picks("Non, ou je ne sais pas")

    assert person.file == "remove"
    assert "Laissez l'original là où il est" in said
    assert "stopncii.org" in said
    assert "takeitdown.ncmec.org" in said


@pytest.mark.parametrize("kind", ["picture", "document", "video", "sound", "sticker", "archive"])
@pytest.mark.parametrize(
    ("told", "route", "other_route"),
    [
        ("il menace de publier une vidéo intime de moi", None, None),
        ("j'ai 35 ans, il menace d'envoyer ma vidéo intime", "stopncii", "takeitdown"),
        ("j'ai 14 ans et on m'a envoyé une fausse convocation", "takeitdown", "stopncii"),
        ("mon fils de 15 ans a reçu un mail de la police", "takeitdown", "stopncii"),
        ("a man has a nude video of me and wants money", None, None),
    ],
)
async def test_nothing_is_opened_about_intimate_images_or_for_a_minor(
    person: Person, kind: str, told: str, route: str | None, other_route: str | None
) -> None:
    await person.says(told)
    said = await person.offers(kind)

    assert person.file == "remove"
    assert (route or "stopncii") in said
    assert other_route is None or other_route not in said


@pytest.mark.parametrize(
    "caption",
    ["j'ai 13 ans", "il a une photo de moi nue et veut de l'argent", "my daughter is 12"],
)
async def test_what_is_said_below_a_picture_counts_before_it_is_opened(
    person: Person, caption: str
) -> None:
    await person.offers("picture", caption)

    assert person.file == "remove"


async def test_what_is_learnt_after_the_question_counts_when_it_is_answered(
    person: Person,
) -> None:
    """Given a picture that waits, when « j'ai 15 ans » is said, then no tap opens it any more."""
    await person.says(SUMMONS)
    await person.offers("picture")
    await person.says("j'ai 15 ans")
    await person.presses("/picture_is_text")

    assert person.file == "remove"


async def test_danger_below_a_file_comes_first_and_the_file_stays_closed(person: Person) -> None:
    said = await person.offers("document", "je veux mourir")

    assert "3114" in said
    assert person.file is None


@pytest.mark.parametrize("refusal", REFUSALS)
async def test_a_file_that_cannot_be_read_says_what_to_do_and_the_plan_goes_on(
    person: Person, refusal: str
) -> None:
    await person.has_a_plan()
    said = await person.hears_of(ReadFile(refusal=refusal))

    assert len(said) > 60
    assert "Étape 1" in said or "étape 1" in said


async def test_a_letter_in_the_middle_of_the_questions_is_quoted_and_the_question_comes_again(
    person: Person,
) -> None:
    await person.says(SUMMONS)
    await person.picks("Oui")
    await person.offers("document")
    said = await person.hears_of(TWO_PAGES)
    assert "72 heures" in said
    assert "Où en êtes-vous" in said

    said = await person.says("non rien de tout ça")
    assert "pays" in said


async def test_a_closed_file_in_the_middle_of_the_questions_brings_the_question_again(
    person: Person,
) -> None:
    await person.says(SUMMONS)
    await person.picks("Oui")
    said = await person.offers("video")
    assert "Où en êtes-vous" in said

    said = await person.says("non rien de tout ça")
    assert "pays" in said


async def test_the_open_question_can_be_answered_while_a_picture_waits(person: Person) -> None:
    """Given a picture in the middle of the questions, when words answer those, they count."""
    await person.says(SUMMONS)
    await person.picks("Oui")
    await person.offers("picture")
    said = await person.says("non rien de tout ça")

    assert "pays" in said
    assert "compris" not in said


@pytest.mark.parametrize("caption", ["regarde", "c'est la conversation", "voilà"])
async def test_words_that_only_point_at_a_closed_file_get_no_answer_of_their_own(
    person: Person, caption: str
) -> None:
    await person.says("mon fils de 15 ans est victime de chantage avec une vidéo intime")
    said = await person.offers("picture", caption)

    assert "compris" not in said
    assert "efface" not in said


@pytest.mark.parametrize(
    ("told", "asked", "answer"),
    [
        (
            "j'ai 35 ans, il a une vidéo intime de moi",
            "pourquoi l'avoir supprimé ?",
            "votre téléphone",
        ),
        ("j'ai 14 ans, il a une vidéo de moi nu", "pk t'as effacé ma video", "ton téléphone"),
        ("i'm 15, a guy has my nudes", "why is my picture gone", "on your phone"),
    ],
)
async def test_why_a_file_was_taken_out_is_told_and_nothing_else_is_offered_to_be_erased(
    person: Person, told: str, asked: str, answer: str
) -> None:
    await person.says(told)
    await person.offers("picture")
    said = await person.says(asked)

    assert answer in said
    assert "Tout effacer" not in person.titles


async def test_a_newsletter_is_never_surely_a_scam(person: Person) -> None:
    await person.offers("document")
    said = await person.hears_of(ReadFile("eml", NEWSLETTER))

    assert "très probablement" not in said


async def test_pictures_inside_a_mail_are_mentioned(person: Person) -> None:
    await person.offers("document")
    said = await person.hears_of(ReadFile("eml", LETTER, closed_pictures=2))

    assert "J'ai lu ce mail" in said
    assert "je ne les ai pas ouvertes" in said


async def test_the_quoted_mail_is_read_as_received_and_the_words_above_it_as_said(
    person: Person,
) -> None:
    """Given an answer pasted with the mail it quotes, then no fact is read from the mail."""
    said = await person.says(
        "Bonjour, je n'ai pas répondu, c'est vrai ?\n\n"
        "Le lun. 3 nov. 2026 à 10:12, Brigade <brigade@proton.me> a écrit :\n"
        + "\n".join(f"> {line}" for line in LETTER.split("\n"))
    )

    assert "fausse convocation" in said
    assert "72 heures" in said


async def test_what_a_file_says_is_never_stored(person: Person, dialogue) -> None:
    await person.offers("document")
    await person.hears_of(ReadFile("pdf", LETTER + " CANARI-7731", pages=1))
    with dialogue._store.session_scope() as session:
        rows = session.query(dialogue._store.SQLEvent.data).all()

    assert not any("CANARI-7731" in data or "brigade.mineurs" in data for (data,) in rows)


@pytest.mark.parametrize("refusal", ["empty", "media", "no_text", "crashed"])
async def test_a_first_file_that_cannot_be_read_is_no_dead_end(
    person: Person, refusal: str
) -> None:
    await person.presses("/start")
    await person.offers("document")
    await person.hears_of(ReadFile(refusal=refusal))

    assert person.buttons
