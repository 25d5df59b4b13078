"""The facts that a person mentions along the way, so that nobody is asked twice.

Only a person's own words count: a received letter that says « vous avez payé » states nothing
about its reader. The names and values are those of the slots in ``domain.yml``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.triage.kind import is_received
from bot.triage.normal import fold

SHORT_ANSWER = 60
"""Up to this many characters, a bare « par virement » or « 15 ans » is an answer."""


@dataclass(frozen=True)
class Fact:
    """One fact, and the characters of the text that state it."""

    name: str
    value: str
    start: int
    end: int


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns))


_NOT_PAID = _any(
    r"\b(?:n'?|ne |je |jai |j'ai |on a |elle a |il a |a |ai )\s*(?:ai |a |avons )?(?:pas|rien|jamais|pas encore|rien du tout)\s+(?:encore |du tout )?(?:paye|verse|vire|envoye (?:d'argent|de l'argent|un (?:euro|centime|sou)))",
    r"\b(?:pas|rien) (?:encore )?paye\b",
    r"\bsans (?:avoir )?pay(?:er|e)\b",
    r"\b(?:have|has|had)(?: not|n'?t) (?:paid|sent (?:any )?money)",
    r"\b(?:did|do)(?: not|n'?t) (?:pay|send (?:any|him|her|them)?\s*(?:any )?money)",
    r"\b(?:never|not) (?:yet )?paid\b|\bpaid nothing\b|\bno money sent\b",
)
_PAID = _any(
    r"\b(?:j'?\s?ai|jai|g|on a|nous avons|elle a|il a|mon (?:fils|mari|pere) a|ma (?:fille|femme|mere|maman) a|a) (?:deja |tout |donc |bien |finalement |quand meme |malheureusement |fini par |du )*(?:paye[er]?s?|payer|verse[er]?|vire|regle|donne les? codes?|envoye (?:de )?l'argent|envoye les? (?:codes?|recharges?)|envoye \d+\s?(?:€|e\b|euros?)|valide (?:\w+ ){0,2}(?:virements?|paiements?|operations?)|fait (?:un|le|des|\d+|deux|trois) (?:virements?|mandats?|paiements?))",
    r"\bachete (?:\w+ ){0,3}(?:recharges?|coupons?|cartes?|tickets?|pcs|neosurf|transcash|toneo)",
    r"\b(?:j'?\s?ai|jai|g) (?:envoye|verse|donne|depose|perdu) (?:\w+ ){0,2}\d[\d .,]*\s?(?:€|e\b|euros?|balles)",
    r"\bdeja paye\b|\bj'?ai craque et paye",
    r"\b(?:i|we|she|he|my (?:son|daughter|mum|mom|dad|husband|wife)|i've|i have|already|has|have) (?:already |just |actually |did |do |have |has |then |stupidly |even )*(?:paid|pay(?=ed)|payed|transferred|wired|sent (?:him |her |them )?(?:the |some |my )?(?:money|cash|[£$€]?\s?\d)|bought (?:\w+ ){0,3}(?:cards?|vouchers?)|gave (?:him|her|them) the codes?)",
    r"\bi (?:\w+ )?did (?:\w+ )?pay\b|\bsent (?:him|her|them) (?:the )?(?:money|[£$€]\s?\d|\d+)",
)
_QUESTION_OR_CONDITION = re.compile(r"\b(?:si|if|should|dois|faut)\b[^.!?\n]{0,25}$")
_DEMAND = re.compile(
    r"\b(?:demande|reclame|exige|veut|veulent|voulait|wants?|asks?|asking|demands?|demanding)\b"
)

_MEANS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "coupon",
        _any(
            r"\bpcs\b",
            r"\btrans-?cash\b",
            r"\bneo-?surf\b",
            r"\btoneo\b",
            r"\bpaysafe ?(?:card)?\b",
            r"\b(?:recharges?|coupons?|tickets?)(?! de (?:caisse|metro))\b",
        ),
    ),
    (
        "gift_card",
        _any(
            r"\bcartes? (?:cadeaux?|google|steam|apple|itunes|amazon)\b",
            r"\b(?:gift|steam|google play|apple|itunes|amazon|razer) ?(?:gift )?(?:cards?|vouchers?)\b",
        ),
    ),
    (
        "cash_transfer",
        _any(
            r"\bwestern ?union\b",
            r"\bmoney ?gram\b",
            r"\bmandats?(?: cash)?\b",
            r"\bria\b",
            r"\borange money\b",
            r"\bwave\b",
        ),
    ),
    (
        "crypto",
        _any(
            r"\bbit ?coins?\b",
            r"\bcryptos?(?:monnaies?)?\b",
            r"\bbtc\b",
            r"\busdt\b",
            r"\beth(?:ereum|er)?\b",
            r"\bbinance\b",
        ),
    ),
    (
        "transfer",
        _any(
            r"\bvirements?\b",
            r"\biban\b",
            r"\b(?:bank|wire) transfers?\b",
            r"\btransferred\b",
            r"\bzelle\b",
            r"\bwero\b",
            r"\bpaylib\b",
            r"\blydia\b",
            r"\b(?:by|via) transfer\b",
        ),
    ),
    (
        "card",
        _any(
            r"\b(?:par |ma |avec (?:ma |la )?)(?:carte(?: bancaire| bleue)?|cb)\b(?! cadeau| d'identite| vitale| google| steam)",
            r"\bcb\b",
            r"\b(?:debit|credit|bank|my) card\b",
            r"\bby card\b",
            r"\bpaypal\b",
        ),
    ),
)

_PAPERS_WORDS = (
    r"(?:carte d'?\s?identite|cni\b|passeport|permis|papiers?|piece d'?\s?identite|rib\b|iban|"
    r"mots? de passe|mdp\b|identifiants?|numero de (?:carte|secu\w*)|coordonnees bancaires|"
    r"passport|driving licen[cs]e|i\.?d\.?(?: card)?\b|identity card|bank details|password|login)"
)
_PAPERS_NO = _any(
    rf"\b(?:pas|jamais|rien) (?:\w+ ){{0,2}}(?:envoye|donne|communique|transmis) (?:\w+ ){{0,4}}{_PAPERS_WORDS}",
    rf"\b(?:did ?n'?o?t|have ?n'?o?t|never) (?:\w+ )?(?:sen[dt]|giv\w+|gave|share[d]?) (?:\w+ ){{0,4}}{_PAPERS_WORDS}",
)
_PAPERS_YES = _any(
    rf"\b(?:j'?\s?ai|jai|g|a|on a) (?:aussi |deja |meme |bien )?(?:envoye|donne|communique|transmis|rempli|filé|file) (?:\S+ ){{0,6}}?{_PAPERS_WORDS}",
    rf"\b(?:sent|gave|shared|handed over|typed|entered|uploaded) (?:\S+ ){{0,5}}?{_PAPERS_WORDS}",
)
_REPLIED_NO = _any(
    r"\b(?:pas|jamais|rien) (?:encore )?(?:repondu|reponds?)\b",
    r"\b(?:did ?n'?o?t|have ?n'?o?t|never) (?:yet )?(?:repl(?:y|ied)|answer(?:ed)?|respond(?:ed)?|wr(?:i|o)t(?:e|ten))",
)
_REPLIED_YES = _any(
    r"\b(?:j'?\s?ai|jai|g|on a|il a|elle a) (?:deja |juste |bien )?(?:repondu|ecrit|telephone|rappele)",
    r"\bje (?:lui|leur) ai (?:repondu|ecrit|parle)",
    r"\bi (?:already |just |have |did )*(?:replied|answered|responded|wrote back|reply|called (?:them|him|her) back|texted back)",
)
_NOTHING = _any(
    r"\brien de tout (?:ca|cela)\b",
    r"\bnone of (?:that|those|these|it)\b",
    r"\bni (?:paye|repondu)[^.]{0,25}\bni (?:paye|repondu|envoye)",
)

_IMAGES_NO = _any(
    r"\b(?:pas|jamais|rien) (?:encore )?(?:envoye|montre|partage|fait) (?:de |d'|aucune? |la moindre )?(?:\w+ )?(?:photos?|videos?|nudes?|images?)",
    r"\b(?:rien|jamais) (?:envoye|montre)\b",
    r"\b(?:n'ai|ai|n'a) (?:meme )?pas de (?:web)?cam(?:era)?\b",
    r"\bnever (?:sent|shared|showed|took|did) (?:\w+ ){0,3}(?:photos?|videos?|nudes?|pics?|anything)",
    r"\b(?:did|have) ?n'?o?t (?:sen[dt]|show|shared?|shown) (?:\w+ ){0,3}(?:photos?|videos?|nudes?|pics?|anything)",
    r"\b(?:do ?n'?o?t|dont) (?:even )?have a (?:web)?cam",
)
_IMAGES_YES = _any(
    r"\b(?:j'?\s?ai|jai|g|a|ai) (?:bien |vraiment |deja )?(?:envoye|montre|partage) (?:des?|une?|mes?|la|le|ma|\d+) (?:\w+ ){0,2}(?:photos?|videos?|nudes?|images?)",
    r"\b(?:il|elle|ils|gars|mec|fille|personne) (?:a|ont|m'a) (?:\w+ ){0,3}(?:une?|des|mes|la|ma) (?:\w+ )?(?:videos?|photos?|nudes?|captures?)(?: intimes?)? (?:de |d'|ou )",
    r"\bm'a (?:filme|enregistre|capture)",
    r"\b(?:he|she|they|guy|someone|somebody|girl) (?:has|have|got|recorded|filmed|screen ?recorded)(?: \w+){0,3} (?:nudes?|video|videos|pictures|photos|pics|me)\b",
    r"\bi (?:did |really |actually |have )*(?:sent|send|showed|shared) (?:him |her |them )?(?:\w+ ){0,2}(?:nudes?|photos?|pics?|pictures|videos?)",
    r"\b(?:sent|shared) (?:\w+ ){0,2}nudes?\b",
)
_OUT_YES = _any(
    r"\b(?:a|ont|l'a|les a) (?:deja |bien )?(?:publie|poste|diffuse|partage|mis en ligne|mise en ligne|balance)e?s?\b",
    r"\b(?:c'est|elle est|elles sont|la video est) (?:deja )?(?:publiee?s?|en ligne|sortie|diffusee?s?)",
    r"\b(?:already|has|have|he|she|they) (?:already )?(?:posted|published|shared|leaked|uploaded) (?:it|them|my|the)",
    r"\b(?:it'?s|they'?re|is|are) (?:already )?(?:online|out there|posted|published)\b",
)
_OUT_NO = _any(
    r"\b(?:pas|rien) (?:encore |ete )?(?:publie|poste|diffuse|en ligne)e?s?\b",
    r"\bnot (?:yet )?(?:posted|published|online|out|shared)|\bnothing (?:posted|published|online)\b",
)

_AGE = re.compile(
    r"\b(?P<age>[1-9]\d?)\s?(?:ans?\b|a\.?\b(?= )|yo\b|y/?o\b|years? old|year[- ]old)"
    r"|\b(?:i'?m|i am|im|aged|age|he'?s|she'?s|he is|she is|(?:son|daughter|kid|child) is) (?P<age_en>1\d|[7-9])\b"
    r"|\bj'?ai (?P<age_fr>1[0-7]|[7-9])\b(?! ?(?:euros?|€|photos?|messages?|mails?|recharges?|jours?|heures?|minutes?|fois))"
)
_SCHOOL_UNDER_16 = _any(
    r"\b(?:au|le) college\b",
    r"\ben (?:6|5|4|3)\s?(?:e|eme|ieme)\b",
    r"\bmiddle school\b",
    r"\byear (?:7|8|9|10)\b",
)
_SCHOOL_16_17 = _any(
    r"\ben (?:seconde|premiere|terminale)\b",
    r"\bau lycee\b",
    r"\blyceen(?:ne)?\b",
    r"\bsixth form\b",
    r"\byear 1[12]\b",
)
_SCHOOL_UNDER_13 = _any(r"\ben (?:cm1|cm2)\b", r"\ben primaire\b", r"\bprimary school\b")
_ADULT = _any(
    r"\bje suis majeure?\b",
    r"\bi'?m an adult\b",
    r"\bover 18\b",
    r"\b(?:dame|monsieur|homme|femme) (?:de )?\d\d\b",
)
_MINOR_UNSAID = _any(
    r"\b(?:je suis|elle est|il est) mineure?\b", r"\bunder ?-?18\b|\bunder ?age\b|\bi'?m a minor\b"
)

_PARENT = _any(
    r"\b(?:mon|notre|nos|mes) (?:petit |grand )?(?:fils|fiston|ados?|gamins?|gosses?|enfants?|garcon|petit-fils|neveu)\b",
    r"\b(?:ma|notre) (?:petite |grande )?(?:fille|gamine|ado|petite-fille|niece)\b",
    r"\b(?:my|our) (?:\w+ )?(?:son|daughter|kids?|child|children|boy|girl|teenager|nephew|niece|grandson|granddaughter)\b(?!friend)",
    r"\bje suis (?:la maman|le papa|sa mere|son pere|une? (?:maman|mere|papa|pere|parent))\b",
    r"\bi'?m (?:a|her|his) (?:mum|mom|mother|dad|father|parent)\b",
)
_NOT_PARENT = _any(
    r"\b(?:se fait passer pour|pretend(?:s|ing)? to be|pretend etre|s'appelle|nouveau numero de|new number) (?:mon|ma|my)",
    r"\b(?:message|sms|text|whatsapp) (?:de |d'|from )(?:mon|ma|my)",
    r"\b(?:la photo de|envo[iy]e[sr]? (?:ca |tout )?a|send (?:it|them) to|l'envoyer a) (?:mon|ma|mes|my)",
)
_STAFF = _any(
    r"\bje suis (?:une? )?(?:ecoutante?|conseill(?:er|ere)|benevole|intervenante?|assistante? sociale?|educat(?:eur|rice))\b",
    r"\b(?:une?|la|ma) (?:appelante?)\b|\b(?:un|l') ?appelant\b",
    r"\bi(?:'m| am) (?:a |an )?(?:hotline|helpline|listener|support worker|social worker|call handler|adviser on)\b",
    r"\b(?:a|my|the) caller\b",
)

_COUNTRIES: dict[str, str] = {
    "FR": r"france|marseille|lyon|paris|toulouse|lille|bordeaux|nantes|reunion|martinique|guadeloupe|guyane|mayotte",
    "BE": r"belgique|belgium|bruxelles|brussels|liege|namur|charleroi",
    "CH": r"suisse|switzerland|geneve|geneva|lausanne|zurich|fribourg|neuchatel",
    "LU": r"luxembourg",
    "CA": r"canada|quebec|montreal|ottawa|toronto",
    "SN": r"senegal|dakar",
    "CI": r"cote d'ivoire|ivory coast|abidjan",
    "ML": r"mali|bamako",
    "CM": r"cameroun|cameroon|douala|yaounde",
    "MA": r"maroc|morocco|casablanca|rabat",
    "GB": r"royaume-uni|angleterre|united kingdom|england|scotland|wales|uk|london|londres",
    "US": r"etats-unis|united states|usa|new york|california|texas",
    "IE": r"irlande|ireland|dublin",
    "DE": r"allemagne|germany|berlin",
    "ES": r"espagne|spain|madrid|barcelone",
}
_PLACED = {
    code: re.compile(
        rf"\b(?:en|au|aux|a|de|depuis|in|from|live in|habite|vis en|suis en)\s(?:la |le |the |l')?(?:{names})\b"
        rf"|^\W*(?:la |le |l'|the )?(?:{names})\W*$"
    )
    for code, names in _COUNTRIES.items()
}


def read_facts(text: str) -> list[Fact]:
    """Read the facts that a person states about themselves or the one they help.

    Args:
        text: one message, of any length.

    Returns:
        At most one fact of each name, in the order of their names in this module.

    Example:
        >>> [(f.name, f.value) for f in read_facts("j'ai acheté 2 recharges pcs de 250")]
        [('paid', 'yes'), ('payment_means', 'coupon')]
    """
    if is_received(text):
        return []
    folded = fold(text)
    found = [
        _yes_or_no("paid", folded, _PAID, _NOT_PAID, unless_before=_QUESTION_OR_CONDITION),
        _yes_or_no("replied", folded, _REPLIED_YES, _REPLIED_NO),
        _yes_or_no("gave_papers", folded, _PAPERS_YES, _PAPERS_NO),
        _yes_or_no("images_sent", folded, _IMAGES_YES, _IMAGES_NO),
        _yes_or_no("images_out", folded, _OUT_YES, _OUT_NO),
        _age_band(folded),
        _role(folded),
        _country(folded),
    ]
    facts = [fact for fact in found if fact]
    paid = next((fact for fact in facts if fact.name == "paid"), None)
    means = _payment_means(folded, paid)
    if means:
        facts.append(means)
    nothing = _NOTHING.search(folded)
    if nothing and not paid:
        facts.append(Fact("exposure", "none", *nothing.span()))
    return facts


def _yes_or_no(
    name: str,
    folded: str,
    yes: re.Pattern[str],
    no: re.Pattern[str],
    unless_before: re.Pattern[str] | None = None,
) -> Fact | None:
    denied = no.search(folded)
    stated = yes.search(folded)
    if denied and stated and denied.start() < stated.end() and stated.start() < denied.end():
        stated = None
    if stated and unless_before and unless_before.search(folded[: stated.start()]):
        stated = None
    # What somebody did weighs more than what they did not do: « j'ai payé, mais pas répondu ».
    match, value = (stated, "yes") if stated else (denied, "no")
    return Fact(name, value, *match.span()) if match else None


def _payment_means(folded: str, paid: Fact | None) -> Fact | None:
    is_answer = len(folded) <= SHORT_ANSWER and not _DEMAND.search(folded)
    if not is_answer and not (paid and paid.value == "yes"):
        return None
    if paid and paid.value == "no":
        return None
    for value, pattern in _MEANS:
        match = pattern.search(folded)
        if match:
            return Fact("payment_means", value, *match.span())
    return None


def _age_band(folded: str) -> Fact | None:
    # The youngest age in the message is the one that matters: « dame 45 ans, son fils 14 ans ».
    ages = [
        (int(next(group for group in match.groups() if group)), match)
        for match in _AGE.finditer(folded)
    ]
    ages = [(age, match) for age, match in ages if age >= 7]
    if ages:
        age, match = min(ages, key=lambda pair: pair[0])
        return Fact("age_band", band_of_age(age), *match.span())
    for band, pattern in (
        ("under13", _SCHOOL_UNDER_13),
        ("13_15", _SCHOOL_UNDER_16),
        ("16_17", _SCHOOL_16_17),
        ("unsaid", _MINOR_UNSAID),
        ("adult", _ADULT),
    ):
        found = pattern.search(folded)
        if found:
            return Fact("age_band", band, *found.span())
    return None


def band_of_age(age: int) -> str:
    """Name the age band of an age in years; only the band is ever kept.

    Example:
        >>> band_of_age(12), band_of_age(15), band_of_age(17), band_of_age(40)
        ('under13', '13_15', '16_17', 'adult')
    """
    if age < 13:
        return "under13"
    if age < 16:
        return "13_15"
    return "16_17" if age < 18 else "adult"


def _role(folded: str) -> Fact | None:
    staff = _STAFF.search(folded)
    if staff:
        return Fact("role", "staff", *staff.span())
    parent = _PARENT.search(folded)
    if parent and not _NOT_PARENT.search(folded):
        return Fact("role", "parent", *parent.span())
    return None


def _country(folded: str) -> Fact | None:
    for code, pattern in _PLACED.items():
        match = pattern.search(folded)
        if match:
            return Fact("country", code, *match.span())
    return None
