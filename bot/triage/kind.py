"""Whether a text is somebody's own account or something that they received.

No single word tells: « vous » may be said to us, « je vais publier » may be quoted. So each cue
adds its weight, and a text counts as received from ``ENOUGH``. The rule leans towards the account:
taking somebody's own words for a letter would lose what they tell us.

The weights are those of a logistic regression over letters and accounts, rounded to halves; what
only tells how our examples were typed (their length, their line breaks) is held down by hand.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from bot.triage.normal import RECEIVED_MARK, fold
from bot.triage.patterns import pattern, words

LONG_TEXT = 120
"""Characters from which a text is a little more likely to be pasted than typed on a phone."""
READ = 4000
"""Characters that are read: the beginning of a letter is enough to know it for one."""
ENOUGH = 4.0
MOSTLY = 0.4
"""Share of a text that stands outside quotation marks when somebody only cites a few words."""


MOST_JUDGED = 64
_judged: dict[int, bool] = {}
"""What was decided of the last texts, by their hash: each is asked about some six times on its way
through the pipeline, and no text is kept."""


class Cue(NamedTuple):
    """A kind of words, what each occurrence weighs, and how many occurrences count."""

    name: str
    weight: float
    most: int
    pattern: re.Pattern[str]


_MONEY = r"\d[\d .,]{0,12}\s?(?:€|e\b|eur|euros?|usd|dollars?|francs?|f\b|fcfa|£|\$)|[£$€]\s?\d"
_THEY = words("il elle ils elles on he she they")
_SAYS = words(
    "dit disent disait demande demandent reclame reclament veut veulent voulait exige"
    " exigent menace menacent promet pretend says say said wants want asks ask asked asking"
    " demands threatens threatened threatening claims told keeps"
)

_QUOTED = re.compile(r"«[^»]{0,400}»|“[^”]{0,400}”|\"[^\"\n]{0,400}\"")

CUES: tuple[Cue, ...] = (
    # What only the sender of a message writes.
    Cue("header", 1, 2, re.compile(r"(?:^|\n) ?(?:objet|subject|de|from|a|to|sms|date|re) ?: ?\S")),
    Cue(
        "sender",  # « LaPoste : votre colis »
        1,
        1,
        re.compile(
            r"^(?!(?:il|elle|ils|elles|on|he|she|they|i|un|une|a|the|le|la|mail|message|je) )"
            r"[^\s:!?.,][^:!?.,\n]{1,30} ?: \S"
        ),
    ),
    Cue(
        "speaker",  # « Katya: pay for me », « Him: good afternoon »
        2,
        2,
        re.compile(r"\n ?(?:- |[\w.' ]{1,25}: )"),
    ),
    Cue("quoted_whole", 2, 1, re.compile(r"^\W{0,2}[«“\"]")),
    Cue(
        "formal",
        2.5,
        3,
        pattern(
            r"madame,? monsieur",
            r"dear (?:sir|madam|customer|user|client|friend|beneficiary|mr|ms|mrs)",
            r"chere?(?:\(e\))? (?:client|monsieur|madame|ami|beneficiaire)",
            r"cordialement|salutations|veuillez|yours (?:sincerely|faithfully)|kind regards",
            r"congratulations|felicitations|soussigne|merci de|nous vous|we inform|please",
            r"thank you for|to all \w+|see you",
            r"sorry for the (?:nuisance|inconvenience)|will be (?:sent|turned|closed)",
            r"(?:bon(?:jour|soir)|hello|good \w{3,9}),? (?:a tous|madame|monsieur|sir|all)",
            r"(?:final|last|dernier|derniere) (?:notice|attempt|reminder|relance|avis|rappel)",
            r"(?:a|at|vers) \d\d?(?:\s?h|:)\s?\d\d",
        ),
    ),
    Cue(
        "addressed",  # the reader is the subject of an act or of a charge
        2.5,
        3,
        pattern(
            r"vous (?:etes|avez|faites|disposez|serez|aurez|allez|devez|pouvez|ne|n'|recev\w+)",
            r"you (?:are|have|will|must|can|may|need|did|paid|got)|you're|you've|you'll",
            r"u (?:r|have|got|will|can|pay|send)|ur",
            r"tu (?:vas|as|me|peux|dois|veux|sais|payes?|paies?|envoies?|m')",
            r"(?:votre|vos|your|ton|tes|ta)(?!\w)",
        ),
    ),
    Cue(
        "order",
        1.5,
        2,
        pattern(
            words(
                "cliquez confirmez appelez rappelez repondez contactez payez reglez envoyez"
                " installez tapez validez choisissez connectez suivez virez deposez"
                " rechargez presentez"
            ),
            r"(?:click|tap|reply|pay|send|confirm|update|call|contact|verify|settle|press|scan) "
            r"(?:here|on|now|to|it|me|us|the|your|this|back|\d|[£$€])",
            r"(?:paye|paie|envoie|envoi|clique|reponds|bloque|regarde|ecoute)(?:[ -]moi)? ",
            r"(?:don't|dont|do not|ne) (?:block|call|tell|reply|write|repondez|bloque|dites)",
            r"(?:delete|buy|go to|call|join|scan|bring|prevoir|apporte[zr]|pensez"
            r"|peux-tu|tu peux)\b",
        ),
    ),
    Cue(
        "link",
        2.5,
        2,
        re.compile(
            r"https?://|(?<!\w)www\.|[\w-]{1,40}\.(?:example|com|net|org|info)/?|\w@\w"
            r"|(?<!\d)0\d(?: \d\d){4}"
        ),
    ),
    Cue(
        "i_threaten",
        1,
        3,
        pattern(
            r"(?:i have|i've|i got|j'ai|on a) (?:all )?(?:your|ur|tes|ta|ton|vos|votre|toute?)\b",
            r"(?:i|we|je|j'|on|nous)(?: will|'ll| va| vais| am going to)? ?"
            r"(?:send|post|publish|share|drop|envo\w{1,4}|publi\w{1,4}|balance|diffuse)\b"
            r"[^.\n]{0,20}\b(?:it|them|everyone|your|ur|tes|ton|tout|vos)\b",
            r"(?:video|pictures?|photos?|intimes?|genante) (?:\w{1,9} )?(?:of|de)"
            r" (?:you|vous|toi)\b",
            r"i was hired|(?:mon|my) (?:ange|angel)\b|si (?:je publie|tu traines)",
            r"(?:desolee? de te|give (?:him|her|it|me)|message me)",
            r"(?:sinon|otherwise|or) (?:je|j'|on|i|we|nous|your|ta|tes)\b",
            r"(?:i|we) (?:hacked|infected|recorded|filmed)|nous avons|we (?:have|are)|j'attends",
        ),
    ),
    Cue("many_lines", 1.5, 3, re.compile(r"\n")),
    Cue("money", 0.5, 2, re.compile(_MONEY)),
    Cue(
        "tender",
        2.5,
        2,
        pattern(
            r"(?:mon|ma|my|mn|hi|hey|hello|salut?|coucou) "
            r"(?:amour|coeur|cherie?|bb|bebe|reine|puce|ange|love|dear|darling|queen"
            r"|king|bear|maman"
            r"|papa|mamie|toi|mum|mom|dad|gran|grandma|aunt\\w{0,3}|bro|babe|handsome"
            r"|there)(?!\\w)",
            r"(?:babe|baby|sweetie|honey|darling|beloved|cherie|tonton|bises|bisous"
            r"|love you|jtm)\\b",
            r"(?:stp|s'il te plait|pls|kindly|je te rembourse|i pay you back|a bientot)(?!\\w)",
        ),
    ),
    Cue(
        "introduction",
        2,
        2,
        pattern(
            r"(?:je suis|i am|i'm|this is|c'est|it's|its|ici|here) (?:le |la |the |an? )?"
            r"(?:madame|mme|mrs|mr|monsieur|maitre|lieutenant|captain|capitaine|colonel|sgt|officer"
            r"|inspector|detective|agent|conseiller|manager|programmer|hacker"
            r"|delivery|livreur|nouveau"
            r"|prefete?|service|departement|anti|from|me|security|robot|huissier|avocat|lawyer)\\b",
            r"(?:bonjour|bonsoir|hello|hi)\\W{1,2}(?:je suis|i am|i'm|c'est|it's|this is|its)\\b",
            r"(?:cabinet|agence|ambassade|direction|ministere|brigade|department|desk|office|bureau"
            r"|police|gendarmerie|interpol|europol|banque|bank)\\W{1,3}(?=[a-z]{4,20}"
            r" (?:unit|team)|\\n)",
        ),
    ),
    Cue(
        "offer",
        2,
        2,
        pattern(
            r"(?:vous|te|you) (?:sera|seront|enverra|souhaite|will be|recupere|propose|garanti)",
            r"(?:offre|offer|garantie?s?|guaranteed|reserve[sd]?|selected|approved|accepte+|accorde"
            r"|winner|gagnant|beneficiaire|beneficiary|entitled|eligible)(?!\\w)",
            r"(?:paiement|payment|livraison|liquidation|virement|offer) "
            r"(?:par|by|uniquement|only|closes|en attente|required|refuse)",
            r"(?:frais|fee|taxe|tax|insurance|assurance|deposit|caution|amount|montant|debit|total)"
            r"(?: (?:de|of|is|due|d')[\\w ',]{0,30})? ?:? ?[£$€]?\\d",
        ),
    ),
    # What only somebody who tells us about it writes.
    Cue(
        "i_got",
        -1,
        1,
        pattern(
            r"(?:j'?\s?ai|g|on a|a|viens de|vien de) (?:aussi |juste |bien |encore"
            r" )?(?:rec?u|resu)",
            r"(?:i|we|he|she|mum|dad|i've|has|just) (?:have |ve |just |had )?"
            r"(?:got|received?|recieved?|had) (?:a|an|this|one|the|some)\b",
        ),
    ),
    Cue(
        "my",
        -0.5,
        4,
        pattern(
            r"(?:mon|ma|mes|moi|my|me|jai|jsuis|chui|jcrois)(?!\w)|m'",
        ),
    ),
    Cue(
        "they_say",
        -1.5,
        3,
        pattern(
            rf"{_THEY} (?:me |m'|nous |just |now |a |ont |has )?{_SAYS}\b",
            rf"(?:qui|who) {_SAYS}",
            r"(?:m'?a|m'?ont) (?:dit|dis|ecrit|envoye|demande|menace|montre|contacte|appele)",
            r"texted|emailed|mailed|(?:recu|got|recois) (?:par|un|an?|mail|sms)|en disant",
        ),
    ),
    Cue(
        "named",  # it is called what it is
        -0.5,
        2,
        pattern(
            r"(?:un|une|a|an|this|some|le|the|les|des) "
            r"(?:faux|fausse|mail|mails|sms|texto|message|type|mec|gars|fille|homme|femme|dame|guy"
            r"|man|woman|girl|hacker|email|text|person|lady|stranger|soi-disant|so called)\b",
            r"(?:arnaqu\w{1,4}|scam\w{0,4}|fak(?:e|ed)|faux|fausse|bidon|chantage"
            r"|blackmail\w{0,3})",
            r"(?:quelqu'un|qqn|someone|somebody|inconnu|escrocs?|brouteurs?)",
        ),
    ),
    Cue(
        "helped",  # somebody else whom the writer speaks of
        -0.5,
        1,
        pattern(
            r"(?:mon|ma|my|our|notre) (?:\w{1,12} )?"
            r"(?:fils|fille|mari|femme|pere|mere|copain|frere|soeur|voisine?|grand-mere|oncle|tante"
            r"|son|daughter|husband|wife|mum|mom|dad|father|mother|brother|sister|aunt|uncle)\b",
            r"(?:appelante?|caller|dame|monsieur|papa|maman)\b(?! tu)",
        ),
    ),
    Cue(
        "asking_us",
        -2,
        1,
        pattern(
            r"(?:que|quoi|koi) faire|aide[zr]?[ -]?moi|au secours|help me|what (?:do|should|can) i",
            r"(?:est-ce|c'est|is it|is this|c) (?:que |normal|vrai|real|legit|un|fiable|a )",
            r"(?:should|can|do|am|dois|puis|comment|how) (?:i|je|-je)\b",
        ),
    ),
)


def is_received(text: str) -> bool:
    r"""Tell a received text (letter, mail, message) from a person's own words.

    Example:
        >>> is_received("Objet : CONVOCATION\nMadame, vous faites l'objet de poursuites.")
        True
        >>> is_received("jai recu un mail de la gendarmerie jsp koi faire")
        False
    """
    if RECEIVED_MARK in text:
        return True
    key = hash(text)
    if key not in _judged:
        if len(_judged) >= MOST_JUDGED:
            _judged.clear()
        _judged[key] = _weigh(text) >= ENOUGH
    return _judged[key]


def _weigh(text: str) -> float:
    folded = _without_quotes(fold(text[:READ].strip()))
    weight = 1.0 if len(folded) >= LONG_TEXT else 0.0
    for cue in CUES:
        weight += cue.weight * min(cue.most, sum(1 for _ in cue.pattern.finditer(folded)))
    return weight


def _without_quotes(folded: str) -> str:
    # In « un mail dit "vous êtes convoqué" » the letter is quoted by somebody who tells of it; when
    # hardly anything stands outside the quotes, the letter itself was pasted.
    outside = _QUOTED.sub(" ", folded)
    pasted = len(folded) > LONG_TEXT and len(outside) < MOSTLY * len(folded)
    return folded if pasted else outside
