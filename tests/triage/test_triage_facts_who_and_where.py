"""Who somebody is, how old, and where they are, is read where they say so."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.triage.facts import read_facts

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
    "je suis en fait en Belgique": "BE",
    "je suis maintenant en Suisse": "CH",
    "actually i'm in Canada now": "CA",
    "i'm actually living in Canada": "CA",
    "i'm at university in Manchester": "GB",
    "je vis actuellement au Maroc": "MA",
    "je suis étudiante à la fac à Dakar": "SN",
    "il est maintenant en Turquie": None,
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
FRENCH_SPEAKING = {
    "j'habite à Ouagadougou": "BF",
    "I live in Burkina Faso": "BF",
    "au Bénin": "BJ",
    "I'm in Benin": "BJ",
    "I live in Benin City": None,
    "j'habite au Togo": "TG",
    "i live in Lome": "TG",
    "je suis au Niger": "NE",
    "we live in Niger": "NE",
    "I live in Nigeria": "OTHER",
    "en Guinée": "GN",
    "Guinée Conakry": "GN",
    "I'm in Guinea": "GN",
    "en Guinée équatoriale": "OTHER",
    "j'habite en Guinée-Bissau": "OTHER",
    "I live in Guinea-Bissau": "OTHER",
    "Equatorial Guinea": "OTHER",
    "Papua New Guinea": "OTHER",
    "j'habite à Libreville": "GA",
    "I live in Gabon": "GA",
    "je vis au Congo": "CG",
    "Congo-Brazzaville": "CG",
    "j'habite au Congo Brazzaville": "CG",
    "I'm in the Republic of the Congo": "CG",
    "en RDC": "CD",
    "je vis à Kinshasa": "CD",
    "j'habite au Congo (RDC)": "CD",
    "je suis en République démocratique du Congo": "CD",
    "I live in the DRC": "CD",
    "in the Democratic Republic of the Congo": "CD",
    "je suis au Tchad": "TD",
    "I live in Chad": "TD",
    "en Centrafrique": "CF",
    "I'm in the Central African Republic": "CF",
    "c'est puni comment à Madagascar ?": "MG",
    "I live in Madagascar": "MG",
    "j'habite à Alger": "DZ",
    "Algeria": "DZ",
    "en Tunisie": "TN",
    "I'm in Tunis": "TN",
    "en Haïti": "HT",
    "i live in Haiti": "HT",
    "j'habite à Monaco": "MC",
    "I work in Monaco": "MC",
    "à l'île Maurice": "MU",
    "j'habite à Maurice": "MU",
    "we live in Mauritius": "MU",
    "aux Comores": "KM",
    "I live in the Comoros": "KM",
    "je vis à Djibouti": "DJ",
    "I'm in Djibouti": "DJ",
    "je suis au Burundi": "BI",
    "i live in Bujumbura": "BI",
    "au Rwanda": "RW",
    "I live in Kigali": "RW",
    "Aidez-moi, merci. Maurice": None,
    "nothing paid. Thanks, Chad": None,
    "un certain Maurice veut 300 euros": None,
}
DIALLING_CODES = {
    "+32": "BE",
    "0032": "BE",
    "+ 33.": "FR",
    "+262": "FR",
    "le +41": "CH",
    "indicatif 221": "SN",
    "l'indicatif est 00225": "CI",
    "+221 moi": "SN",
    "moi c'est +229": "BJ",
    "mon indicatif c'est le +237": "CM",
    "mon numéro commence par +243": "CD",
    "mon indicatif c +224": "GN",
    "mon préfixe : +212": "MA",
    "rien payé, mon indicatif est le +223": "ML",
    "my country code is +44": "GB",
    "country code 353": "IE",
    "my number starts with +235": "TD",
    "dialling code +49": "DE",
    "+39": "OTHER",
    "my dialing code is +234": "OTHER",
    "+1": None,
    "area code 212": None,
    "+999": None,
    "+800": None,
    "+18": None,
    "32": None,
    "+33 6 39 98 12 34": None,
    "il m'appelle du +225 07 12 34 56 78": None,
    "his number starts with +234": None,
    "son indicatif est +225": None,
    "mon indicatif +33 6 12": None,
    "a text from a +63 number": None,
    "+37 % de gain": None,
}
CASES = [
    ("age_band", AGES),
    ("role", ROLES),
    ("country", COUNTRIES),
    ("country", FRENCH_SPEAKING),
    ("country", DIALLING_CODES),
]


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [(name, text, value) for name, cases in CASES for text, value in cases.items()],
)
def test_a_fact_is_read_when_it_is_stated(name: str, text: str, value: str | None) -> None:
    facts = {fact.name: fact.value for fact in read_facts(text)}

    assert facts.get(name) == value


@pytest.mark.parametrize("text", ["+32", "0044", "indicatif 33", "+41 moi"])
def test_a_dialling_code_is_nobodys_age(text: str) -> None:
    assert [fact.name for fact in read_facts(text)] == ["country"]


def test_whoever_is_over_eighteen_dials_nothing() -> None:
    assert [(fact.name, fact.value) for fact in read_facts("+18")] == [("age_band", "adult")]


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
