"""How people name the means of a payment, and how they say which of several they paid with.

Written on folded text, like ``fact_patterns``. « par virement » names a means for certain, while
« un faux placement crypto » only names the topic: the names stand here once, and are read both
behind a word of payment and alone.
"""

from __future__ import annotations

import re

from bot.triage.patterns import one_of, pattern, within, words

# --- the names ------------------------------------------------------------------------------------

_VOUCHERS = r"(?:pcs|trans-?cash|neo-?surf|toneo|paysafe ?(?:card)?)\b"
_COUPON = one_of(
    rf"(?:(?:cartes?|recharges?|tickets?|coupons?|codes?|bons?) (?:prepayee?s? )?)?{_VOUCHERS}",
    # A plane ticket or a train ticket is no voucher.
    r"(?:recharges?|coupons?|vouchers?|tickets? (?:pcs|neosurf|transcash|premium))\b",
)
_GIFT_CARD = one_of(
    r"cartes? (?:cadeaux?|google|steam|apple|itunes|amazon|psn)\b",
    r"(?:gift|steam|google ?play|apple|itunes|amazon|razer|psn) ?(?:gold |gift )?"
    r"(?:cards?|vouchers?|codes?)\b",
)
_NO_WARRANT = r"(?! (?:d'a|international|sepa|de (?:comparution|depot|perquisition|recherche)))"
_CASH_TRANSFER = rf"(?:western ?union|wu|money ?gram|mandats?(?: cash)?{_NO_WARRANT}|ria)\b"
_MOBILE = one_of(
    r"orange money\b|mobile (?:money|transfer)\b|(?:transfert|money) mobile\b|m-?pesa\b",
    r"(?:mtn|moov|airtel|wave|wizall) ?-?(?:money|mobile|momo)\b|t-?money\b|flooz\b|moov\b",
)
# Each is a word, a name or a firm of its own too: only where it pays.
_MOBILE_HERE = r"(?:wave|mo-?mo|mtn|om)\b(?! of\b)"
_WALLET = r"(?:pay ?pal|cash ?app|venmo|zelle|paylib|wero|revolut)\b"
_WALLET_HERE = one_of(
    # Lydia is a first name too.
    r"(?:(?<!avec )(?<!with )|(?<=paye avec )|(?<=paid with ))lydia\b",
    r"(?:apple|google) ?pay\b",
)
_CRYPTO = r"(?:bit ?coins?|cryptos?\w{0,8}|btc|usdt|eth(?:ereum|er)?|binance)\b"
_NO_TOPIC = (
    r"(?! ?(?:invest|trading|scam|fraud|platform|plateforme|placement|site|broker|exchange|coach"
    r"|course|project|projet|arnaque|expert|app\b|guy))"
)
_OTHER_WAY = words("wave orange paypal lydia wero paylib western money_?gram mobile")
_TRANSFER = one_of(
    rf"virements?\b(?! {_OTHER_WAY})|transferts? (?:bancaires?|sepa)\b|iban\b|interac\b",
    r"(?:(?:instant|faster|bank|wire|sepa|swift|e-?) ?){0,2}"
    r"transfers?\b(?! (?:me|fees?|charges?)\b)|wire\b",
)
_NOT_OF_A_BANK = (
    r"(?! (?:cadeau|d'identite|d'|vitale|grise|sim|google|steam|apple|amazon|itunes|pcs|postale"
    r"|de (?:visite|sejour)|number|reader|details))"
)
_CARD = one_of(
    r"(?:cartes?(?: (?:bancaires?|bleues?|visa|de credit|de debit|prepayee))?|cb)\b"
    rf"{_NOT_OF_A_BANK}",
    rf"(?:(?:debit|credit|bank|visa) )?cards?\b{_NOT_OF_A_BANK}",
)
_IN_CASH = (
    r"(?:cash\b(?! ?(?:app|transfer|advance|back|point|prize|flow|machine|register"
    r"|withdraw|cow|job))|(?<=en )liquide\b|(?<=argent )liquide\b|(?<=du )liquide\b|especes\b)"
)
_SUM = r"(?:argent|sous|thunes?|liquide|especes|cash|money|savings|notes|euros?|pounds|[€£$])"
_A_COURIER = (
    r"(?:a|au|par|to|with|via|by) (?:(?:une?|le|la|leur|an?|the|their) )?"
    r"(?:coursiers?|livreur|couriers?)"
)
_BY_HAND = one_of(
    rf"{_SUM}{within(30)}(?<!\w)(?:{_A_COURIER}|en mains? propres?|in person)\b",
    rf"(?:billets|{_SUM}){within(30)}(?<!\w)(?:(?:par|a) la poste|par courrier|in an? envelope"
    r"|dans une? (?:colis|enveloppe)|(?:by|in the|through the) (?:post|mail)|in a parcel)\b",
    r"en mains? propres?\b",
)

# --- behind a word of payment ---------------------------------------------------------------------

_COUNTED = words(
    "une? des? les? la ma mon mes sa son ses notre leur du deux trois quatre cinq plusieurs petits?"
    " premier autres? an? the my his her their our some two three four five several few more x of"
    " euros? pounds? dollars? worth him them lui simple"
)
_FILLER = words(
    "compte appli application app account service virements? transferts? paiements? payments?"
    " depots? transaction instantane"
)
_DETERMINED = rf"(?:(?:{_COUNTED}|{_FILLER}|[£$€]?\d[\d.,]{{0,8}} ?[€£$k]?) |l'|d'){{0,5}}"
_BY = words("par en avec via by with in through using used utilise utilisant")
_ON = words("sur on over vers")
_GIVEN = words(
    "fait effectue envoye donne remis verse transfere valide depose sent gave made did"
    " transferred wired paid"
)
_BOUGHT = words("achete pris bought purchased")

_NAMES = one_of(
    *(_COUPON, _GIFT_CARD, _CASH_TRANSFER, _MOBILE, _MOBILE_HERE, _WALLET, _WALLET_HERE),
    *(_CRYPTO + _NO_TOPIC, _TRANSFER, _CARD, _IN_CASH),
)
BY_MEANS = rf"{one_of(_BY, _ON)} {_DETERMINED}{_NAMES}"
"""« par virement », "through my paypal": what makes a bare sum a payment."""


def _paid(names: str, before: str = "") -> str:
    return rf"{one_of(_BY, _GIVEN, *([before] if before else []))} {_DETERMINED}{names}"


MEANS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("coupon", pattern(_COUPON)),
    ("gift_card", pattern(_GIFT_CARD)),
    ("cash_transfer", pattern(_CASH_TRANSFER)),
    (
        "mobile_money",
        pattern(_MOBILE, rf"(?:mon|son|compte|mtn) {_MOBILE_HERE}", _paid(_MOBILE_HERE, _ON)),
    ),
    (
        "wallet",
        pattern(_WALLET, rf"(?:mon compte|appli|virement) {_WALLET_HERE}", _paid(_WALLET_HERE)),
    ),
    ("crypto", pattern(_CRYPTO)),
    (
        "transfer",
        pattern(
            r"(?:virements?|iban|interac)\b",
            r"(?:bank|wire|e-?) ?transfers?\b|transferred\b|(?<!cash )transfer\b(?! me)"
            r"|j'? ?ai vire\b",
        ),
    ),
    (
        "card",
        pattern(
            r"(?:par |ma |avec (?:ma |la )?)(?:carte(?: bancaire| bleue)?|cb)\b"
            r"(?! (?:cadeau|d'identite|vitale|google|steam|pcs))",
            r"cb\b|(?:debit|credit|bank|my|by) card\b|carte (?:bancaire|bleue)\b",
        ),
    ),
    (
        "cash",
        pattern(
            rf"(?<!mandat )(?<!mandats )(?<!easy )(?<!quick )(?<!need ){_IN_CASH}",
            _BY_HAND,
        ),
    ),
)
"""The values of the slot, by any mention; the first that is found holds."""
ONE_WORD: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("mobile_money", re.compile(rf"^\W{{0,3}}{_MOBILE_HERE}\W{{0,3}}$")),
    ("wallet", re.compile(rf"^\W{{0,3}}{_WALLET_HERE}\W{{0,3}}$")),
    (
        "cash",
        re.compile(
            r"^\W{0,3}(?:(?:a|par|to|by|via|with) )?(?:(?:un|le|a|the) )?"
            r"(?:coursier|courier)\W{0,3}$"
        ),
    ),
)
"""Words that say how somebody paid only where they are the whole answer."""
PAID_WITH: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("coupon", pattern(_paid(_COUPON))),
    ("gift_card", pattern(_paid(_GIFT_CARD))),
    ("cash_transfer", pattern(_paid(_CASH_TRANSFER))),
    ("mobile_money", pattern(_paid(one_of(_MOBILE, _MOBILE_HERE), _ON))),
    ("wallet", pattern(_paid(one_of(_WALLET, _WALLET_HERE), one_of(_ON, "to")))),
    ("crypto", pattern(_paid(_CRYPTO + _NO_TOPIC))),
    ("transfer", pattern(_paid(_TRANSFER), r"vire (?:\w{1,12} )?\d")),
    ("card", pattern(rf"{one_of(_BY, 'on(?! the)')} {_DETERMINED}{_CARD}")),
    ("cash", pattern(_paid(_IN_CASH), _BY_HAND)),
)
"""A means that is governed by a word of payment: « par virement », "sent him gift cards"."""
BOUGHT: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("coupon", pattern(rf"{_BOUGHT} {_DETERMINED}{_COUPON}")),
    ("gift_card", pattern(rf"{_BOUGHT} {_DETERMINED}{_GIFT_CARD}")),
    ("crypto", pattern(rf"{_BOUGHT} {_DETERMINED}{_CRYPTO}{_NO_TOPIC}")),
)
"""What was bought to be handed on went to the scammer, whatever it was bought with."""

# --- whose payment --------------------------------------------------------------------------------

PAYING = re.compile(
    r"(?<!\w)(?<!je )(?<!tu )(?<!vous )(?<!it )(?<!be )(?:(?:pay|vers|envoy|donn|depos)ee?s?"
    r"|vire|remis|regle|transfere|achete|perdu|fait|paid|payed|sent|gave|transferred|wired|moved"
    r"|bought|lost|made|handed)(?!\w)"
)
NOT_THEIR_PAYMENT = re.compile(
    r"(?<!\w)(?:(?:re)?demand\w{1,5}|reclam\w{1,5}|exig\w{1,4}|veut|veulent|voulai\w{1,3}|faut"
    r"|fallait|dois|doit|wants?|wanted|asks?|asked|asking|insist\w{0,3}"
    r"|told me to|says? to|dit de|rembours\w{1,5}|refund\w{0,3}|pay (?:me|us) back|paid me|sent me"
    r"|(?:m'|nous )(?:a|ont) (?:paye|envoye|vire|verse)|recu|received|selfie"
    r"|if i|si je|si j'|should i|can i|could i|dois-je|puis-je|est-ce que je|vais|going to|gonna"
    r"|threat\w{0,6}|menac\w{1,4})(?!\w)"
)
DENIED = re.compile(
    r"(?<!\w)(?:pas|not|ni|nor|jamais|never|than|plutot que|au lieu de|instead of) (?:de )?$"
)
INVESTED = re.compile(
    r"(?<!\w)(?:invest\w{0,8}|placements?|placer?|trad(?:e|er|ing))(?: [^\s.!?]{1,12}){0,3} $"
)
"""« j'ai investi en crypto »: what was promised, hardly ever how it was paid."""
SENTENCE_ENDS = re.compile(r"[!?\n]|\.(?!\d)")
CLAUSE = 80
"""Characters before a means in which it is said whose payment it was."""
