"""The signs that give a scam away, each with the very words of the message that show it.

What a sign means is said to the person by ``knowledge/signs.yml``; this module only finds it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.triage.normal import RECEIVED_MARK, fold

MAX_QUOTE = 90
"""Longest quote in characters; a longer span is cut at a word."""


@dataclass(frozen=True)
class Sign:
    """One sign, the words that show it, and where they stand in the text."""

    sign: str
    quote: str
    start: int
    end: int


_FREE_MAIL = (
    r"gmail|outlook|hotmail|yahoo|proton(?:mail)?|gmx|aol|live|icloud|laposte|orange|free|mail|"
    r"consultant|europe|post|usa|yandex|zoho|tutanota|email"
)
_BODIES = (
    r"gendarmerie(?: nationale)?|police (?:nationale|judiciaire|federale)|brigade (?:de protection )?des mineurs|"
    r"direction (?:generale|centrale) de la (?:police|gendarmerie)[\w ]{0,20}|europol|interpol|"
    r"procureure?(?: general)?(?: de la republique)?|ministere (?:de l'interieur|public|de la justice)|"
    r"tribunal judiciaire|prefecture de police|commissaire (?:divisionnaire|principal|general)|"
    r"public prosecutor|federal police|metropolitan police|f\.?b\.?i\b|national crime agency|"
    r"cyber ?crime (?:unit|division|police)|juge d'instruction|brigade numerique"
)

# Order matters: the first ones are the most telling and are shown first.
_SIGNS: tuple[tuple[str, str], ...] = (
    (
        "deadline",
        r"\b(?:sous|dans|avant|within|in|you have|vous avez|avez|les|next)\s+(?:un delai (?:strict |imperatif |maximum )?de |the next |a (?:strict )?(?:period|deadline) of |plus que |exactly |only )?(?:24|36|48|50|60|72|96|2|3|5|vingt-quatre|quarante-huit|soixante-douze|seventy-two|forty-eight|twenty-four)\s?(?:h\b|heures|hours|hrs|jours ouvr\w+|working days)|\bdelai (?:strict |imperatif )?de \d+ ?(?:h\b|heures)|\b\d+ ?(?:hours|heures) (?:to (?:pay|reply|respond)|pour (?:payer|repondre))|\bdernier (?:delai|avertissement)\b|\bfinal (?:notice|warning)\b",
    ),
    (
        "reply_by_mail",
        r"\b(?:vous justifier|vos justifications|faire entendre|vous expliquer)[^.\n]{0,40}(?:mail|courriel|e-mail)|\b(?:repondez|repondre|reponse|contacte[rz])[^.\n]{0,30}(?:par (?:e-?mail|courriel|mail)|adresse (?:e-?mail|mail|electronique))|\b(?:justifications?|your (?:defen[cs]e|statement|explanation))[^.\n]{0,30}(?:e-?mail|email)|\b(?:reply|respond|answer)[^.\n]{0,20}(?:by|via|to this) (?:e-?mail|email)",
    ),
    ("free_mail", rf"[\w.+-]+@(?:{_FREE_MAIL})\.(?:com|fr|net|org|me|eu|be|ch|ca|co\.uk|de)\b"),
    (
        "odd_address",
        r"[\w.+-]*(?:gendarm|police|interpol|europol|justice|brigade|procur|minist|mineur|prosecut)[\w.+-]*@(?!(?:[\w-]+\.)*(?:gouv\.fr|interpol\.int|europol\.europa\.eu|justice\.fr|police\.be|police\.uk|fbi\.gov)\b)[\w.-]+\.\w{2,}",
    ),
    (
        "fee_to_drop_case",
        r"\b(?:amende|reglement amiable|transaction|frais de dossier|caution|settlement|fine|penalty fee)\b[^.\n]{0,60}(?:\d|pay|regl|vers)",
    ),
    (
        "accusation",
        r"\b(?:pedo ?-?pornograph\w+|pedophil\w+|cyber-?pornograph\w+|exhibitionnis\w+|site[s]? pornographiques?|attentat a la pudeur|trafic sexuel|child (?:porn\w*|abuse|sexual\w*)|paedophil\w+|indecent exposure|sex(?:ual)? trafficking|blanchiment|money laundering)",
    ),
    ("impersonated_body", rf"\b(?:{_BODIES})\b"),
    (
        "threat_of_arrest",
        r"\bmandat d'arret\w*|\b(?:arrestation|interpellation|arretes?)(?: immediate)?\b(?=[^.\n]{0,60}(?:si|defaut|faute|sous|immedia))|\barrest(?: warrant|ed)?\b|\bwarrant\b|\bfiche (?:au|comme) (?:registre|fichier|delinquant)\w*|\bdelinquants? sexuels?|\bsex offenders?(?: register)?",
    ),
    (
        "threat_to_publish",
        r"\b(?:je|j'|il|elle|on|ils|vais|va|vont|i|he|she|they|will|going to|i'll|he'll)[^.\n]{0,30}(?:envo[iy]\w*|lenv\w+|publi\w+|diffus\w+|post(?:e|er|é)?\b|balanc\w+|send|share|publish|leak|expose)[^.\n]{0,45}(?:contacts?|amis|ami\b|famille|followers|abonnes|parents?|mere|pere|femme|mari|collegues|friends|family|everyone|tout le monde|facebook|instagram|insta\b|mum|mom|wife|husband|boss|school)",
    ),
    (
        "hacked_device",
        r"\b(?:j'ai |i (?:have )?|we )?(?:pirate|hacke?d?|infecte|compromis|infected|compromised|gained access to)\b[^.\n]{0,40}(?:appareil|ordinateur|webcam|camera|telephone|systeme|compte|device|computer|phone|system|account|operating)|\b(?:cheval de troie|trojan|malware|logiciel espion|spyware|pegasus)\b",
    ),
    (
        "crypto_payment",
        r"\b(?:bitcoins?|btc|usdt|ethereum|litecoin|portefeuille crypto|crypto wallet)\b",
    ),
    (
        "coupon_payment",
        r"\b(?:pcs|transcash|trans cash|neosurf|toneo|paysafe\w*|cartes? (?:cadeaux?|google play|steam|itunes)|gift cards?|steam cards?|google play cards?|recharges? (?:pcs|transcash))\b",
    ),
    ("cash_transfer", r"\b(?:western union|moneygram|money gram|mandat cash|ria money)\b"),
    (
        "fee_to_recover",
        r"\b(?:frais|taxe|impot|commission|depot|avance|honoraires|fees?|tax(?:es)?|deposit|upfront)\b[^.\n]{0,50}(?:debloqu\w+|recuper\w+|liber\w+|restitu\w+|rembours\w+|unlock|recover\w*|release|unfreeze|refund)|\b(?:recuperer|recover|retrieve)\b[^.\n]{0,30}(?:fonds|argent|money|funds|bitcoin|crypto|pertes|losses)",
    ),
    (
        "secrecy",
        r"\b(?:confidentiel\w*|strictement personnel|n'en parle[rz]?|ne (?:le )?dites? (?:rien|a personne)|en parler a personne|garde[rz]? (?:le |ca )?(?:secret|pour (?:vous|toi))|keep (?:this|it) (?:secret|confidential|between us)|(?:do not|don't) (?:tell|talk to|inform) any(?:one|body)|confidential)\b",
    ),
    ("password_shown", r"\b(?:votre|your|ton) (?:mot de passe|password|mdp) (?:est|is|:)"),
    (
        "asks_money",
        r"\b(?:il|elle|ils|on|he|she|they)?\s?(?:me |m'|nous )?(?:demande|reclame|exige|veut|veulent|wants?|asks? (?:me )?for|asking (?:me )?for|demands?|demanding)\b[^.\n]{0,35}(?:\d[\d .,]*\s?(?:€|e\b|euros?|balles|\$|£|dollars?|pounds|francs?)|[£$€]\s?\d[\d.,]*|de l'argent|money|paye[rz]?|cash)|\bsi (?:je|tu|vous) (?:ne )?(?:paye|paie|paies|payes|payez|verse[sz]?)\b[^.\n]{0,8}pas|\bif (?:i|you) (?:don'?t|do not) pay",
    ),
    (
        "amount",
        r"(?:[£$€]\s?\d[\d.,]*|\b\d[\d .,]*\s?(?:€|euros?|eur\b|usd\b|dollars|£|francs cfa|fcfa))",
    ),
    (
        "love_and_money",
        r"\b(?:mon amour|ma cherie|my (?:love|dear|darling|queen|king)|je t'aime|i love you)\b[^\n]{0,200}\b(?:argent|virement|billet d'avion|hopital|douane|money|ticket|hospital|customs|visa)",
    ),
    (
        "new_number",
        r"\b(?:nouveau numero|changer? de (?:numero|telephone)|new (?:number|phone)|(?:telephone|phone) (?:est )?(?:casse|broke\w*|tombe))",
    ),
    ("link", r"\b(?:https?://|hxxps?://|www\.)\S+"),
    (
        "spoofed_caller",
        r"\b(?:numero (?:de|qui s'affiche)|s'est presente|se dit|se presente comme|pretend(?:s|ed)? to be|claim(?:s|ed|ing) to be|said (?:he|she|they) (?:was|were) (?:from )?(?:the )?(?:police|interpol|europol))",
    ),
)
_PATTERNS = tuple((name, re.compile(pattern)) for name, pattern in _SIGNS)
_OFFICIAL = re.compile(
    r"@(?:[\w-]+\.)*(?:gouv\.fr|interpol\.int|europol\.europa\.eu|europa\.eu|police\.be|police\.uk|fbi\.gov)$"
)


def find_signs(text: str) -> list[Sign]:
    """Find the signs of a scam in a message, the most telling first, at most one of each.

    Args:
        text: what the person wrote or received, of any length.

    Returns:
        The signs with their quotes; a quote is part of the text, unchanged but for its length.

    Example:
        >>> [(s.sign, s.quote) for s in find_signs("Répondez sous 72 heures à brigade@gmail.com")]
        [('deadline', 'sous 72 heures'), ('free_mail', 'brigade@gmail.com')]
    """
    folded = fold(text)
    found: list[Sign] = []
    for name, pattern in _PATTERNS:
        match = pattern.search(folded)
        if not match or any(_overlaps(match, other) for other in found):
            continue
        if name == "odd_address" and _OFFICIAL.search(match.group()):
            continue
        found.append(Sign(name, _quote(text, *match.span()), *match.span()))
    return found


def _overlaps(match: re.Match[str], other: Sign) -> bool:
    return match.start() < other.end and other.start < match.end()


def _quote(text: str, start: int, end: int) -> str:
    quote = " ".join(text[start:end].replace(RECEIVED_MARK, "").split())
    if len(quote) <= MAX_QUOTE:
        return quote
    return quote[:MAX_QUOTE].rsplit(" ", 1)[0] + "…"


def defang(text: str) -> str:
    """Make links and addresses in a quote unclickable.

    Example:
        >>> defang("http://impots-gouv.example/x, brigade@gmail.com")
        'hxxp://impots-gouv[.]example/x, brigade[@]gmail[.]com'
    """
    text = re.sub(r"(?i)\bhttp(s?)://", r"hxxp\1://", text)
    text = text.replace("@", "[@]")
    return re.sub(r"(?<=\w)\.(?=[A-Za-z]{2,}\b)", "[.]", text)
