"""What a person states is read once, and what is only feared, asked or received is not."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.triage.facts import read_facts
from bot.triage.normal import RECEIVED_MARK

PAID = {
    "j'ai payé": "yes",
    "J'AI PAYÉ": "yes",
    "jai paye 300e": "yes",
    "g payé": "yes",
    "jai payer 100 et la il me demande 500": "yes",
    "j'ai acheté 2 recharges pcs de 250": "yes",
    "j'ai fait un virement de 1200 mardi": "yes",
    "je lui ai envoyé 200 euros hier soir": "yes",
    "mon fils a payé deux fois": "yes",
    "ma mère a déjà versé 3 000 euros": "yes",
    "dame 58 ans, a payé 900 de frais": "yes",
    "j'ai payé mais pas répondu": "yes",
    "je viens de payer une amende": "yes",
    "i paid 200": "yes",
    "I already paid twice": "yes",
    "we transferred £300": "yes",
    "my son paid 500 with my card": "yes",
    "i bought two steam cards": "yes",
    "oh wait, I actually did pay once": "yes",
    "sent him $150": "yes",
    "j'ai donné un code transcash de 200 euros": "yes",
    "elle lui a donné 50 euros en carte cadeau Amazon": "yes",
    "j'ai envoyé 5 cartes itunes": "yes",
    "oui plusieurs virements": "yes",
    "yes, two transfers": "yes",
    "j'ai déjà envoyé 100000 par orange money": "yes",
    "i already sent 300 by bank transfer last night": "yes",
    "I gave the card and the PIN, and four thousand pounds in cash": "yes",
    "j'ai rien payé": "no",
    "g pa payé": "no",
    "je n'ai pas encore payé": "no",
    "pas payé": "no",
    "monsieur 52 ans, n'a rien payé": "no",
    "j'ai failli payer": "no",
    "I haven't paid anything": "no",
    "didnt pay": "no",
    "i never paid": "no",
    "nothing paid yet": "no",
    "si je paye 900 euros de frais": None,
    "il dit qu'il débloque tout, si je paye 900 euros de frais": None,
    "elle dit que si je paye, 900 euros de frais": None,
    "ma mère m'a donné 50 euros": None,
    "she gave me two hundred pounds": None,
    "j'ai donné ma carte bancaire": None,
    "je vais payer": None,
    "je veux pas payer": None,
    "est-ce que je dois payer ?": None,
    "si je paye il arrête ?": None,
    "si j'ai payé, que faire ?": None,
    "what if i dont pay": None,
    "should i have paid": None,
    "il veut que je paye 300 euros": None,
    "he wants me to pay": None,
    "on est prêts à payer": None,
    "il m'a payé un verre": None,
    "he paid me for the sofa": None,
    "j'ai donné le code sms": None,
    "pay attention": None,
}
MEANS = {
    "pcs": "coupon",
    "avec des cartes Neosurf": "coupon",
    "des recharges Transcash": "coupon",
    "j'ai payé en cartes google play": "gift_card",
    "two apple gift cards": "gift_card",
    "western union, 400 euros": "cash_transfer",
    "par mandat cash": "cash_transfer",
    "par Orange Money": "cash_transfer",
    "j'ai payé en bitcoin": "crypto",
    "usdt on trc20": "crypto",
    "par virement": "transfer",
    "by bank transfer": "transfer",
    "i used cash app": "transfer",
    "cb": "card",
    "with my debit card": "card",
    "par carte bancaire sur leur site": "card",
    "j'ai donné l'argent en liquide à un coursier, j'ai payé 500": "other",
    "I gave the card and the PIN, and four thousand pounds in cash": "other",
    "j'ai donné mon iban": None,
    "il demande des cartes pcs": None,
    "il veut un virement": None,
    "he wants bitcoin": None,
    "mail bitcoin webcam": None,
    "mandat d'arrêt par mail": None,
    "should i send the bitcoin": None,
    "je n'ai pas payé par virement": None,
    "i paid for her plane ticket": None,
}
REPLIED = {
    "j'ai répondu": "yes",
    "g répondu une fois": "yes",
    "je lui ai répondu que c'était pas moi": "yes",
    "non j'ai rien payé mais j'ai répondu": "yes",
    "i wrote back once": "yes",
    "I did reply": "yes",
    "j'ai pas répondu": "no",
    "jamais répondu": "no",
    "i haven't replied": "no",
    "I never answered": "no",
    "il m'a répondu": None,
    "if i dont reply": None,
    "dois-je répondre ?": None,
}
PAPERS = {
    "j'ai envoyé ma carte d'identité recto verso": "yes",
    "jai donné mon rib": "yes",
    "j'ai donné le code": "yes",
    "j'ai donné le code de la recharge": None,
    "ma fille m'a donné un code": None,
    "j'ai tapé mon mot de passe": "yes",
    "I sent them a copy of my passport": "yes",
    "i typed my card number in": "yes",
    "monsieur 82 ans, pas payé, a donné RIB + copie CNI": "yes",
    "j'ai remis ma carte bancaire et mon code au coursier": "yes",
    "I gave the card and the PIN, and four thousand pounds in cash": "yes",
    "j'ai payé 50 euros avec ma carte bancaire": None,
    "j'ai jamais donné mon rib": "no",
    "didn't send any ID": "no",
    "she has not given any password": "no",
    "on m'a donné un papier": None,
    "il veut ma carte d'identité": None,
    "they sent 9k to a spanish iban": None,
}
IMAGES = {
    "j'ai envoyé des nudes": "yes",
    "g envoyé une photo": "yes",
    "il a une vidéo de moi": "yes",
    "un mec a mes nudes": "yes",
    "elle m'a filmé en cam": "yes",
    "i sent 2 pics": "yes",
    "he has my nudes": "yes",
    "she recorded me": "yes",
    "j'ai rien envoyé": "no",
    "je n'ai pas envoyé de photo": "no",
    "je n'ai pas de webcam": "no",
    "i never sent any photo": "no",
    "I didn't send anything": "no",
    "si j'ai envoyé une photo c'est grave ?": None,
    "un mail dit qu'il m'a filmé": None,
    "the email says he has my video": None,
    "une fille a partagé mes photos": None,
}
OUT = {
    "il a déjà publié la vidéo": "yes",
    "elle l'a postée sur insta, il l'a publiée": "yes",
    "ma vidéo est en ligne": "yes",
    "il a envoyé la vidéo à un de mes potes": "yes",
    "he already posted it": "yes",
    "it's online since this morning": "yes",
    "they sent it to my mum": "yes",
    "oui ma soeur a reçu la photo": "yes",
    "il a posté ma photo nue": "yes",
    "my boss has seen the video": "yes",
    "mon fils a reçu une photo d'une fille": None,
    "il dit que ma soeur a reçu la photo": None,
    "rien publié pour l'instant": "no",
    "nothing posted yet": "no",
    "il va publier la vidéo": None,
    "he will post it": None,
    "il a publié mon adresse": None,
    "il a partagé son écran": None,
    "i'm not out": None,
}
AGES = {
    "j'ai 15 ans": "13_15",
    "jai 14ans aidez moi": "13_15",
    "g 13 ans": "13_15",
    "j'ai 15": "13_15",
    "j'ai 15 et il veut 100 euros": "13_15",
    "15": "13_15",
    "13 ans et demi": "13_15",
    "j'ai seize ans": "16_17",
    "j'ai 11 ans": "under13",
    "14 y/o": "13_15",
    "im 14 and he has my pics": "13_15",
    "I'm 15": "13_15",
    "16yo boy, sextorted": "16_17",
    "hey im 16m from texas": "16_17",
    "17 and blackmailed": "16_17",
    "my son is 14": "13_15",
    "our daughter, thirteen, sent a photo": "13_15",
    "caller's son, 14, snapchat": "13_15",
    "dame 45 ans, son fils 14 ans": "13_15",
    "jsuis en 3e": "13_15",
    "chui en cinquième": "under13",
    "je suis au collège": "13_15",
    "il va l'envoyer à tout mon lycée": "16_17",
    "i'm in year 9": "13_15",
    "jsuis mineure": "unsaid",
    "i'm under 18": "unsaid",
    "42 ans": "adult",
    "J'ai soixante-douze ans": "adult",
    "monsieur 64 ans, fausse convocation": "adult",
    "34f": "adult",
    "I'm 41": "adult",
    "forty-one": "adult",
    "I'm sixty two": "adult",
    "quarante et un": "adult",
    "j'ai soixante-dix-sept": "adult",
    "j'ai vingt deux ans": "adult",
    "soixante quinze ans": "adult",
    "quinze": "13_15",
    "aged 24": "adult",
    "adult": "adult",
    "adulte": "adult",
    "majeur": "adult",
    "majeure.": "adult",
    "over 18": "adult",
    "mineur": "unsaid",
    "she's 22 and she has my pics": None,
    "i'm 50 quid down": None,
    "il veut vingt euros": None,
    "j'ai 15 photos de lui": None,
    "j'ai 10 recharges": None,
    "depuis 10 ans": None,
    "il y a 12 ans": None,
    "je risque 15 ans de prison": None,
    "12 years ago": None,
    "dans 14 jours": None,
    "im 10 minutes away": None,
    "elle m'a dit qu'elle avait 16 ans": None,
    "she said she was 15": None,
    "une fille de 22 ans m'a ajouté": None,
    "je suis prof au collège": None,
    "il veut 15 euros": None,
}
ROLES = {
    "mon fils de 14 ans subit un chantage": "parent",
    "ma fille est en larmes": "parent",
    "notre fille a reçu un message": "parent",
    "my daughter is being blackmailed": "parent",
    "je suis la maman d'une ado": "parent",
    "I'm his mum": "parent",
    "our 15-year-old has been paying": "parent",
    "je suis écoutante": "staff",
    "appelante 58 ans, convocation": "staff",
    "caller, man 66, Lyon": "staff",
    "I'm a hotline worker": "staff",
    "mes enfants vont me prendre pour un idiot": None,
    "mon fils va me prendre pour un imbécile": None,
    "mes enfants ne doivent pas savoir": None,
    "my kids will think I'm stupid": None,
    "ma fille dit que c'est un escroc": None,
    "il va l'envoyer à ma fille": None,
    "he will send it to my kids": None,
    "mon fils ne doit rien savoir": None,
    "quelqu'un se fait passer pour mon fils": None,
    "un sms de mon fils avec un nouveau numéro": None,
    "someone pretending to be my son": None,
    "ma femme et mes enfants vont me quitter": None,
    "my girlfriend": None,
    "the caller said he was from the police": None,
}
COUNTRIES = {
    "je suis en Belgique": "BE",
    "en Suisse": "CH",
    "j'habite à Dakar": "SN",
    "chui au senegal": "SN",
    "I live in Ireland": "IE",
    "we're in Canada": "CA",
    "ici à Liège": "BE",
    "student in Leeds": "GB",
    "Lausanne": "CH",
    "c'est puni comment au Canada ?": "CA",
    "jabite en france": "FR",
    "no payment, France": "FR",
    "from leeds": "GB",
    "manchester": "GB",
    "the US": "US",
    "in the states": "US",
    "Kenya": "OTHER",
    "I'm in Kenya": "OTHER",
    "j'habite au Togo": "OTHER",
    "en Italie": "OTHER",
    "somewhere else": "OTHER",
    "ailleurs": "OTHER",
    "he is from Nigeria": None,
    "il est bloqué en Turquie": None,
    "il est bloqué en Côte d'Ivoire": None,
    "une femme de Abidjan me demande 300": None,
    "interpol lyon m'accuse": None,
    "virement vers le compte en Espagne de l'agence": None,
}
CASES = [
    ("paid", PAID),
    ("payment_means", MEANS),
    ("replied", REPLIED),
    ("gave_papers", PAPERS),
    ("images_sent", IMAGES),
    ("images_out", OUT),
    ("age_band", AGES),
    ("role", ROLES),
    ("country", COUNTRIES),
]
RECEIVED = [
    "Objet : votre dossier\nMadame, Monsieur, vous avez payé 200 euros. J'ai 15 ans d'expérience.",
    RECEIVED_MARK + "j'ai payé, j'ai 15 ans, je suis en Belgique",
    "Dear Sir, I have your video. I paid for the software. You have 48 hours.",
]


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [(name, text, value) for name, cases in CASES for text, value in cases.items()],
)
def test_a_fact_is_read_when_it_is_stated(name: str, text: str, value: str | None) -> None:
    facts = {fact.name: fact.value for fact in read_facts(text)}

    assert facts.get(name) == value


@pytest.mark.parametrize("text", ["rien de tout ça", "none of that", "j'ai ni payé ni répondu"])
def test_having_done_nothing_is_one_fact(text: str) -> None:
    assert "exposure" in {fact.name for fact in read_facts(text)}


@pytest.mark.parametrize("text", RECEIVED)
def test_a_received_text_states_nothing_about_its_reader(text: str) -> None:
    assert read_facts(text) == []


def test_several_facts_in_one_breath_are_all_read() -> None:
    text = "j'ai 15 ans, j'ai envoyé des nudes, j'ai payé 50 en pcs et j'habite à Namur"
    facts = {fact.name: fact.value for fact in read_facts(text)}

    assert facts == {
        "paid": "yes",
        "images_sent": "yes",
        "age_band": "13_15",
        "country": "BE",
        "payment_means": "coupon",
    }


PIECES = st.lists(
    st.sampled_from(
        [text for _, cases in CASES for text in cases]
        + [". ", "\n", " si ", "€", "’", "é", "\u0130"]
    ),
    max_size=4,
).map(" ".join)


@settings(deadline=None)
@given(st.one_of(st.text(), PIECES))
def test_each_fact_is_read_once_and_stands_in_the_text(text: str) -> None:
    facts = read_facts(text)

    assert len({fact.name for fact in facts}) == len(facts)
    assert all(0 <= fact.start < fact.end <= len(text) for fact in facts)
