"""Every sign is shown with the very words of the message, the most telling first."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.plans.knowledge import KNOWLEDGE, read_yaml
from bot.triage.address_signs import ADDRESS_SIGNS
from bot.triage.header_signs import HEADER_SIGNS
from bot.triage.link_signs import LINK_SIGNS
from bot.triage.lure_patterns import LURES
from bot.triage.normal import RECEIVED_MARK
from bot.triage.quoting import MAX_QUOTE
from bot.triage.sign_patterns import PATTERNS
from bot.triage.signs import GRAVE, ORDER, contradict_none, find_signs

# Text → a sign and its quote. Statements and received texts, for each of the main situations.
CASES = [
    # fake_summons
    ("Répondez sous 72 heures", "deadline", "sous 72 heures"),
    ("jai 72h pour repondre", "deadline", "72h pour repondre"),
    ("within a strict period of 48 hours", "deadline", "within a strict period of 48 hours"),
    ("Vous êtes prié de vous faire entendre par mail", "reply_by_mail", "faire entendre par mail"),
    ("answer by email only", "reply_by_mail", "answer by email"),
    ("Écrivez à brigade.mineurs@gmail.com.", "free_mail", "brigade.mineurs@gmail.com"),
    ("contact@europol-justice.example", "odd_address", "contact@europol-justice.example"),
    ("ils disent PÉDOPORNOGRAPHIE", "accusation", "PÉDOPORNOGRAPHIE"),
    ("accused of child pornography", "accusation", "child pornography"),
    ("un mail de la gendarmerie", "impersonated_body", "la gendarmerie"),
    ("email from Interpol", "impersonated_body", "Interpol"),
    ("il y aura un mandat d’arrêt", "threat_of_arrest", "mandat d’arrêt"),
    ("you will be on the sex offenders register", "threat_of_arrest", "sex offenders register"),
    ("payez une amende de 4 870 €", "fee_to_drop_case", "amende de 4"),
    # police_impersonation
    ("il se fait passer pour un policier", "spoofed_caller", "se fait passer pour"),
    ("a cop rang me this morning", "spoofed_caller", "cop rang"),
    ("n'en parlez à personne", "secrecy", "n'en parlez"),
    ("do not tell anyone", "secrecy", "do not tell anyone"),
    ("cliquez https://amende.example/pay", "link", "https://amende.example/pay"),
    # recovery_scam
    ("des frais pour débloquer vos fonds", "fee_to_recover", "frais pour débloquer"),
    ("he can get my money back", "fee_to_recover", "get my money back"),
    # sextortion
    ("je vais envoyer ta vidéo à tous tes amis", "threat_to_publish", "je vais envoyer ta vidéo"),
    ("il menace de publier mes photos", "threat_to_publish", "menace de publier"),
    ("he'll send it to my mum", "threat_to_publish", "he'll send it to my mum"),
    ("i will leak your nudes to everyone", "threat_to_publish", "i will leak your nudes"),
    ("il demande 300 euros", "asks_money", "il demande 300 euros"),
    ("they want $500", "asks_money", "they want $500"),
    ("si je paye pas il envoie", "asks_money", "si je paye pas"),
    ("if you dont pay", "asks_money", "if you dont pay"),
    ("achète 2 recharges PCS", "coupon_payment", "PCS"),
    ("steam cards only", "coupon_payment", "steam cards"),
    ("par western union", "cash_transfer", "western union"),
    # sextortion_mass_mail
    ("J'ai piraté votre ordinateur", "hacked_device", "piraté votre ordinateur"),
    ("my webcam was hacked", "hacked_device", "webcam was hacked"),
    ("pay 0.1 bitcoin", "crypto_payment", "bitcoin"),
    ("Votre mot de passe est azerty", "password_shown", "Votre mot de passe est"),
    ("Votre compte a été piraté", "hacked_device", "Votre compte a été piraté"),
    ("I gained a total access to all your devices", "hacked_device", "access to all your devices"),
    ("un mail dit qu'on a piraté ma webcam", "hacked_device", "piraté ma webcam"),
    # image_abuse
    ("il fait tourner une fausse photo de moi", "images_shown", "fausse photo"),
    ("someone made a fake nude of her", "images_shown", "fake nude"),
    ("a deepfake of my daughter", "images_shown", "deepfake"),
    ("on me fait chanter avec une vidéo de moi", "images_shown", "vidéo de moi"),
    ("he has a video of me and wants 300 euros", "images_shown", "video of me"),
    # others
    ("mon amour, j'ai besoin d'argent", "love_and_money", "mon amour, j'ai besoin d'argent"),
    ("coucou maman c'est mon nouveau numéro", "new_number", "nouveau numéro"),
    ("somme : 4 985,50 €", "amount", "4 985,50 €"),
    ("donne 50e", "amount", "50e"),
    # Whole words and whole sums.
    ("payez une amende impayée de 35 €", "fee_to_drop_case", "amende impayée de 35 €"),
    ("Your fine is £150", "fee_to_drop_case", "fine is £150"),
    ("le dossier est clos contre 4 000 euros", "amount", "4 000 euros"),
    ("ou je publie tes photos", "threat_to_publish", "ou je publie tes photos"),
    ("sinon elle envoie à ma femme", "threat_to_publish", "sinon elle envoie à ma femme"),
    ("il enverra tout à mes amis", "threat_to_publish", "il enverra tout à mes amis"),
    ("j'envoie tout à tes amis", "threat_to_publish", "j'envoie tout à tes amis"),
    ("pay or i post them", "threat_to_publish", "or i post them"),
    ("il réclame 300 en cartes steam", "coupon_payment", "cartes steam"),
]
NONE = [
    ("odd_address", "ecrivez à contact@gendarmerie.interieur.gouv.fr"),
    ("odd_address", "secretariat@interpol.int."),
    ("free_mail", "prenom.nom@mairie.example"),
    ("amount", "votre facture du 2e semestre"),
    ("amount", "rendez-vous le 14 à 16 h 45"),
    ("threat_to_publish", "j'ai envoyé un colis"),
    ("amount", "j'ai perdu 4 000 €"),
    ("amount", "elle lui a envoyé 50 euros la semaine dernière"),
    ("coupon_payment", "elle a acheté des cartes steam"),
    ("threat_to_publish", "ma mère de 70 ans envoie de l'argent à un homme"),
    ("threat_to_publish", "ma fille de 13 ans a envoyé des photos à un ami"),
    ("threat_to_publish", "my daughter sent pictures to a boy in her school"),
    ("asks_money", "ma mère veut lui envoyer de l'argent"),
    ("asks_money", "c'est du chantage"),
    ("asks_money", "il demande de mes nouvelles"),
    ("hacked_device", "mon téléphone est tombé"),
    ("hacked_device", "i also lost access to my facebook account"),
    ("hacked_device", "mon compte a été piraté"),
    ("hacked_device", "he hacked my instagram account"),
    ("hacked_device", "on m'a piraté mon compte et je n'ai plus de téléphone"),
    ("hacked_device", "my email was hacked"),
    ("images_shown", "a fake bank adviser called"),
    ("images_shown", "fake shop, fake job"),
    ("images_shown", "j'ai envoyé une photo de moi"),
    ("images_shown", "il voulait une photo de moi avec ma carte d'identité"),
    ("images_shown", "i sent him a video of me last night"),
    ("deadline", "j'ai attendu 3 semaines"),
    ("new_number", "quel numéro appeler ?"),
    ("asks_papers", "Présentez-vous au commissariat muni d'une pièce d'identité"),
    ("far_away_love", "le général de Gaulle et l'ingénieur Eiffel"),
    ("remote_control", "a remote job in marketing"),
    ("violence", "mes parents vont me tuer"),
    ("relative_in_need", "my dad is 81"),
    ("asks_code", "never share this code with anyone"),
    ("number_to_call", "call came at 10:40"),
]


@pytest.mark.parametrize(("text", "sign", "quote"), CASES)
def test_a_sign_is_found_and_quoted(text: str, sign: str, quote: str) -> None:
    quotes = {found.sign: found.quote for found in find_signs(text)}

    assert quote in quotes.get(sign, "")


def test_a_letter_among_dull_words_is_not_called_harmless() -> None:
    letter = "Mandat d'arrêt : vous êtes poursuivi pour pédopornographie. "

    assert contradict_none(find_signs("Le conseil municipal s'est réuni. " * 20 + letter))
    assert not contradict_none(find_signs("Le conseil municipal s'est réuni. " * 20))


@pytest.mark.parametrize(("sign", "text"), NONE)
def test_ordinary_words_are_no_sign(sign: str, text: str) -> None:
    assert sign not in {found.sign for found in find_signs(text)}


def test_the_most_telling_sign_comes_first() -> None:
    signs = [
        s.sign
        for s in find_signs("Gendarmerie nationale, payez 4 000 € sous 48 heures, confidentiel")
    ]

    assert signs[0] == "deadline"
    assert set(signs) == {"deadline", "impersonated_body", "secrecy", "amount"}


def test_every_sign_that_is_found_has_its_place() -> None:
    found = [name for name, _ in (*PATTERNS, *LURES)]
    found += [*ADDRESS_SIGNS, *HEADER_SIGNS, *LINK_SIGNS]

    assert sorted(found) == sorted(ORDER)
    assert set(ORDER) >= GRAVE


def test_every_sign_has_its_explanation_and_every_explanation_its_sign() -> None:
    assert set(ORDER) == set(read_yaml(KNOWLEDGE / "signs.yml"))


@pytest.mark.parametrize(
    "text",
    ["payez une amende impayée de 4 870 €", "the fine is £150", "menace de publication sur insta"],
)
def test_a_quote_never_cuts_a_word_or_a_sum(text: str) -> None:
    for sign in find_signs(text):
        around = f" {text} "[sign.start : sign.start + 1] + f" {text} "[sign.end + 1 : sign.end + 2]
        assert not any(map(str.isalnum, around))


def test_a_sum_in_a_received_text_is_a_sign() -> None:
    text = RECEIVED_MARK + "Madame, il reste 350 € sur votre dossier."

    assert "amount" in {sign.sign for sign in find_signs(text)}


def test_a_long_quote_is_cut_at_a_word() -> None:
    text = "my love " + "please believe me darling " * 5 + "send money"
    (quote,) = [s.quote for s in find_signs(text) if s.sign == "love_and_money"]

    assert len(quote) <= MAX_QUOTE + 1
    assert quote.endswith("…")


WORDS = st.lists(
    st.sampled_from([case[0] for case in CASES] + ["\n", "  ", "é", RECEIVED_MARK]), max_size=4
).map(" ".join)


@settings(deadline=None)
@given(st.one_of(st.text(), WORDS))
def test_a_quote_is_part_of_the_text(text: str) -> None:
    signs = find_signs(text)
    plain = " ".join(text.replace(RECEIVED_MARK, "").split())

    assert len({sign.sign for sign in signs}) == len(signs)
    for sign in signs:
        assert 0 <= sign.start < sign.end <= len(text)
        assert sign.quote.removesuffix("…") in plain
