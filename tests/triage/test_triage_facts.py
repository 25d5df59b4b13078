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
PAID_IN_A_HURRY = {
    "paid 600 by bank transfer": "yes",
    "sent 200 via zelle": "yes",
    "i moved 15000 ten minutes ago": "yes",
    "i sent by western union": "yes",
    "payé 300 en pcs": "yes",
    "viré 2000 ce matin": "yes",
    "versé 180 de caution": "yes",
    "envoyé 80 par wave hier": "yes",
    "envoyé des billets par la poste": "yes",
    "they said i had a fine. paid 300 by revolut": "yes",
    "payé par carte, aucun mail de confirmation": "yes",
    "paid 3 times notary fees": "yes",
    "2300 euros sont partis de mon compte": "yes",
    "2 300 € ont été débités sur mon compte": "yes",
    "£900 has gone from my account": "yes",
    "£900 gone from my account": "yes",
    "un sms dit que 2300 euros sont partis de mon compte": None,
    "300 euros vont partir de mon compte": None,
    "£900 will be taken from my account": None,
    "paid leave": None,
    "payé par la victime ?": None,
    "payé par virement ?": None,
    "pay 600 by bank transfer": None,
    "payez 300": None,
    "paye 300 en pcs ou je publie tout": None,
    "vire 500 euros sur ce compte": None,
    "paid by card ending 08": None,
    "sent 3 pics": None,
    "sent him 2 photos": None,
    "i moved 300 miles": None,
    "i moved 12 years ago": None,
}
MEANS = {
    "pcs": "coupon",
    "avec des cartes Neosurf": "coupon",
    "des recharges Transcash": "coupon",
    "j'ai payé en cartes google play": "gift_card",
    "two apple gift cards": "gift_card",
    "western union, 400 euros": "cash_transfer",
    "par mandat cash": "cash_transfer",
    "par Orange Money": "mobile_money",
    "j'ai payé en bitcoin": "crypto",
    "usdt on trc20": "crypto",
    "par virement": "transfer",
    "by bank transfer": "transfer",
    "i used cash app": "wallet",
    "cb": "card",
    "with my debit card": "card",
    "par carte bancaire sur leur site": "card",
    "j'ai donné l'argent en liquide à un coursier, j'ai payé 500": "cash",
    "I gave the card and the PIN, and four thousand pounds in cash": "cash",
    "j'ai donné mon iban": None,
    "il demande des cartes pcs": None,
    "il veut un virement": None,
    "he wants bitcoin": None,
    "mail bitcoin webcam": None,
    "mandat d'arrêt par mail": None,
    "should i send the bitcoin": None,
    "je n'ai pas payé par virement": None,
    "i paid for her plane ticket": None,
    # What one paid with, not what it was about.
    "un faux placement crypto, 20000 euros en tout, je les ai payés hier par virement": "transfer",
    "I lost 20000 pounds in a crypto investment last month. I paid them 2000 yesterday by bank"
    " transfer": "transfer",
    "j'ai investi 5000 en crypto, payé par virement": "transfer",
    "un faux mail paypal, j'ai payé 40 euros avec ma carte": "card",
    "Lydia m'a écrit sur insta et j'ai payé 300 par virement": "transfer",
    "j'ai viré 5000 sur une fausse plateforme crypto": "transfer",
    "j'ai payé en pcs puis en bitcoin": "crypto",
    "i paid 300 with my card, then 400 with gift cards": "gift_card",
    "i paid with gift cards": "gift_card",
    "j'ai payé via orange money": "mobile_money",
    # Bought to be handed on.
    "i bought two apple gift cards with my debit card": "gift_card",
    "j'ai acheté 3 recharges pcs avec ma carte": "coupon",
    "i bought bitcoin with my card and sent it to him": "crypto",
    # Demanded or denied.
    "j'ai payé par virement, maintenant il demande le reste en bitcoin": "transfer",
    "il veut du bitcoin mais j'ai payé par virement": "transfer",
    "il voulait des cartes steam. je les ai payées hier": "gift_card",
    "j'ai payé en pcs, pas par virement": "coupon",
    "j'ai payé 200 par paypal, il dit qu'il me rembourse par virement": "wallet",
    "i paid 200, now he wants the rest in bitcoin": None,
}
NEW_MEANS = {
    "Wave": "mobile_money",
    "par wave": "mobile_money",
    "j'ai payé sur wave": "mobile_money",
    "i paid with MTN mobile money": "mobile_money",
    "j'ai envoyé 50 000 par momo": "mobile_money",
    "par moov": "mobile_money",
    "via m-pesa": "mobile_money",
    "un transfert mobile": "mobile_money",
    "there was a wave of it, i paid 300": None,
    "i paid 300 then waved goodbye": None,
    "j'ai payé 200 euros par paypal": "wallet",
    "i sent 200 via zelle": "wallet",
    "paypal": "wallet",
    "lydia": "wallet",
    "par wero": "wallet",
    "j'ai fait un virement paypal": "wallet",
    "i paid with apple pay": "wallet",
    "j'ai payé par virement depuis mon compte revolut": "transfer",
    "j'ai payé en espèces": "cash",
    "en liquide": "cash",
    "i paid cash": "cash",
    "j'ai remis l'argent en main propre": "cash",
    "j'ai donné 5000 euros à un coursier": "cash",
    "à un coursier": "cash",
    "j'ai envoyé des billets par la poste": "cash",
    "i gave the money to a courier": "cash",
    "i paid 300 with a cash transfer": None,
    "i paid 300 by cash app": "wallet",
    "i paid, it was a cash prize": None,
    "j'ai remis ma carte bancaire et mon code au coursier": None,
    "par moneygram": "cash_transfer",
    "j'ai fait un mandat cash": "cash_transfer",
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
    "il vient de les envoyer à ma sœur": "yes",
    "he just sent them to my sister": "yes",
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
ACCOUNT_LOST = {
    "je peux plus me connecter à mon insta": "yes",
    "g plus acces a mon tiktok": "yes",
    "j'ai perdu l'accès à ma boîte mail": "yes",
    "ils ont changé mon mot de passe": "yes",
    "ON M A VOLE MON FACEBOOK": "yes",
    "mon compte fb a été hacké et j'arrive plus à y rentrer": "yes",
    "quelqu'un a pris le contrôle de mon compte instagram": "yes",
    "comment récupérer mon compte snap piraté ?": "yes",
    "ma fille s'est fait voler son snap": "yes",
    "i cant log in to my insta anymore": "yes",
    "locked out of my facebook": "yes",
    "they changed the email on my account": "yes",
    "my instagram got hacked and i cant get back in": "yes",
    "someone stole my snapchat account": "yes",
    "gave the code and now my whatsapp is gone": "yes",
    "how do i get my hacked account back": "yes",
    "i can still log in to my mail but they changed the password on my insta": "yes",
    "j'ai encore accès à mon compte": "no",
    "j'arrive encore à me connecter à mon insta": "no",
    "je n'ai pas perdu l'accès à mon compte": "no",
    "on m'a volé mon insta mais je l'ai récupéré": "no",
    "i can still log in to my insta": "no",
    "they changed my password but I got my account back": "no",
    "j'ai changé mon mot de passe": None,
    "he hacked my instagram account and changed the password": "yes",
    "ils ont piraté mon facebook et changé le mail": "yes",
    "on m'a volé mon insta hier. j'ai tout récupéré": "no",
    "they stole my insta. i got everything back": "no",
    "il a piraté mon facebook et j'ai changé le mot de passe": None,
    "j'ai tout récupéré": None,
    "je n'ai plus accès à mon compte en banque": None,
    "mon compte bancaire est bloqué": None,
    "il m'a bloqué je peux plus voir son profil": None,
    "le compte de ma copine a été volé et il m'écrit avec": None,
    "est-ce qu'il peut changer mon mot de passe ?": None,
    "il menace de me prendre mon compte insta": None,
    "un mail dit que quelqu'un a pris le contrôle de mon compte": None,
    "I can't access my online banking": None,
    "they say my account will be blocked": None,
    "my friend's account was stolen and it's writing to me": None,
    "what if somebody stole my account": None,
    "he's threatening to take my instagram": None,
    "they took my profile picture": None,
}
CASES = [
    ("paid", PAID),
    ("paid", PAID_IN_A_HURRY),
    ("payment_means", MEANS),
    ("payment_means", NEW_MEANS),
    ("replied", REPLIED),
    ("gave_papers", PAPERS),
    ("images_sent", IMAGES),
    ("images_out", OUT),
    ("account_lost", ACCOUNT_LOST),
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
