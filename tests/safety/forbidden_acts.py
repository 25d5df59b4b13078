"""What nobody may be told to do: pay, bargain, answer, threaten, delete, send, meet, hire."""

from __future__ import annotations

import re
from typing import NamedTuple


class Advice(NamedTuple):
    """One kind of forbidden advice, and how it is worded."""

    kind: str
    pattern: re.Pattern[str]


_START = (
    r"(?:^|\b(?:alors|donc|juste|simplement|seulement|maintenant|d'abord|ensuite|plutot|vite|aussi"
    r"|enfin|sinon|s'il (?:te|vous) plait|please|just|now|first|instead|simply|only|quickly|so|also"
    r"|go ahead|otherwise|maybe|kindly|ok|okay|oui|yes|dire|dites|say|tell them)\W{1,4})(?:le "
    r"|la |l'|les )?"
)
"""An imperative stands at the beginning of a clause, or after a small word."""
_SHOULD_FR = (
    r"(?:devez|dois|devriez|devrais|pouvez|peux|pourriez|pourrais|faut|faudra|faudrait|vaut mieux"
    r"|mieux vaut|suffit de|suffirait de|suffira de|conseille de|recommande de|essayez de|essaie de"
    r"|tentez de|tente de|pensez a|pense a|acceptez de|accepte de|osez|le mieux est de|le plus sur"
    r" est de|plus simple est de|preferable de|utile de|possible de|serait bien de|avez interet a"
    r"|as interet a|ferait bien de|ferez mieux de|allez|vas)"
)
_SHOULD_EN = (
    r"(?:you (?:should|must|can|could|may|might|need to|have to|ought to|'d better|had better"
    r"|want to)|it is (?:best|better|safer|wise|enough) to|it's (?:best|better|safer|wise"
    r"|enough) to"
    r"|(?:best|better|safest|easiest) (?:thing )?(?:is )?to|advise you to|suggest you|recommend"
    r" you|recommend that you|try to|agree to|consider|remember to|feel free to|why not|let's"
    r"|dare to|all you have to do is)"
)
_NEAR = r"(?:\W{1,2}[\w']+){0,3}?\W{1,2}"


def _advised(vous: str, tu: str, infinitive: str, english: str, rest: str = "") -> str:
    """Every wording that advises an act: an order, « il faut … », « 1. Payer … », "you should"."""
    after = rf"\b(?:{rest})" if rest else r"\b"
    return "|".join(
        (
            rf"(?<!vous )(?<!vous l')(?<!vous le )(?<!vous les )\b(?:{vous}){after}",
            rf"{_START}(?:{tu}|{infinitive}|{english}){after}",
            rf"\b{_SHOULD_FR}{_NEAR}(?:{infinitive}){after}",
            rf"(?<!\w){_SHOULD_EN}{_NEAR}(?:{english}){after}",
        )
    )


_WITHIN = r"\b[^.]{0,40}?\b"
_PICTURE = r"(?:photos?|images?|videos?|nudes?|selfies?|pics?|pictures?|captures?|webcam|cam)\b"
_PAPERS = (
    r"(?:carte d'identite|piece d'identite|papiers|passeport|justificatif|justification|rib\b"
    r"|codes?"
    r"\b|mots? de passe|numero de carte|identity|id\b|i\.d|passport|papers|documents|passwords?"
    r"|bank"
    r" details|card number|argent|money|crypto|bitcoins?|coupons?|cartes? cadeaux?|gift cards?)"
)
_BLACKMAILER = (
    r"(?:-?(?:lui|leur)|(?: a|au| aux)? ?(?:l')?(?:cette personne|maitre[- ]chanteur|escrocs?"
    r"|inconnu|auteur)|him"
    r"|her\b(?! (?:mother|father|parents))|them|this person|the (?:blackmailer|scammer|sender"
    r"|stranger"
    r"|caller|criminal|offender))"
)


def worded(kind: str, *wordings: str) -> Advice:
    return Advice(kind, re.compile("|".join(wordings)))


ACTS: tuple[Advice, ...] = (
    worded(
        "pay",
        _advised(
            "payez|reglez|versez|virez|remboursez|rechargez",
            "paie|paye|verse|recharge",
            r"payer(?! (?:d'abord )?pour| arrete)|verser|virer",
            "pay|transfer the|wire",
        ),
        _advised(
            "reglez|achetez",
            "regle|achete",
            "regler|acheter",
            "settle|buy",
            rf"{_WITHIN}(?:amende|somme|montant|rancon|coupons?|cartes?|cards?|voucher|fine|sum"
            rf"|bitcoin)",
        ),
        r"\b(?:payment|paiement) (?:is|est) (?:the|la) (?:best|safest|meilleure|seule|only)",
    ),
    worded(
        "negotiate",
        _advised(
            "negociez|marchandez",
            "negocie|marchande",
            "negocier|marchander",
            "negotiate|bargain|haggle",
        ),
        _advised(
            "demandez|gagnez|proposez|offrez",
            "demande|gagne|propose|offre",
            "demander|gagner|proposer|offrir",
            "ask|buy|gain|offer|propose|stall",
            rf"{_WITHIN}(?:delai|rabais|du temps|plus de temps|moins cher|la moitie|petite somme"
            rf"|more time"
            r"|some time|a discount|half|smaller|less money)",
        ),
        _advised(
            "faites|essayez",
            "fais|essaie",
            "faire",
            "keep|string|make",
            rf"{_WITHIN}(?:patienter|baisser le prix|talking|along|a counter)",
        ),
    ),
    worded(
        "answer the blackmailer",
        _advised(
            "repondez|rappelez|expliquez",
            "reponds|rappelle|explique",
            "repondre|rappeler|expliquer",
            "reply|respond|answer|write back|text|explain",
            rf"(?: to| back to| back)? ?{_BLACKMAILER}",
        ),
        # « Écrivez-leur », "call them" may be said of a help line or of a friend.
        _advised(
            "ecrivez|parlez",
            "ecris|parle",
            "ecrire|parler",
            "write|talk|message|call",
            r"(?:-lui| a cette personne| a l'auteur| au maitre| to (?:him|this person|the black\w+"
            r"|the scam\w+)| back\b(?! from)| (?:the black\w+|the scam\w+))",
        ),
        _advised(
            "repondez",
            "reponds",
            "repondre",
            "reply|respond|answer|write back",
            r"[^.]{0,25}\b(?:une (?:derniere )?fois|poliment|calmement|au (?:mail|message)|once"
            r"|politely"
            r"|calmly|one last time|the (?:email|mail|message|letter))",
        ),
        _advised(
            "calmez|rassurez|suppliez",
            "calme|rassure|supplie",
            "calmer|rassurer|supplier",
            "calm|reassure|beg|plead with",
            rf" ?(?:-le|-la|-les|{_BLACKMAILER})",
        ),
    ),
    worded(
        "threaten back",
        _advised(
            "menacez|effrayez|intimidez|insultez",
            "menace|effraie|intimide|insulte",
            "menacer|effrayer|intimider|insulter",
            "threaten|scare|intimidate|insult",
            rf" ?(?:-?l[ea]s?\b|{_BLACKMAILER}|en retour|a (?:votre|ton) tour|back)",
        ),
        r"\b(?:le|la|les) (?:menacer|effrayer|intimider|insulter)\b",
        _advised(
            "faites",
            "fais",
            "faire",
            "give",
            r"-?(?:lui|leur|them|him| him| them) (?:peur|a scare)",
        ),
        _advised("vengez", "venge", "venger", "take revenge|get revenge"),
    ),
    worded(
        "delete one's account",
        _advised(
            "supprimez|effacez|fermez|cloturez|detruisez",
            "supprime|efface|ferme|cloture",
            "supprimer|effacer|fermer|cloturer",
            "delete|erase|close|remove|destroy",
            r"[^.]{0,30}\b(?:comptes?|profils?|accounts?|profiles?)\b",
        ),
        _advised(
            "supprimez|effacez|jetez|detruisez",
            "supprime|efface|jette",
            "supprimer|effacer|jeter|detruire",
            "delete|erase|wipe|destroy",
            r"[^.]{0,20}\b(?:messages?|mails?|emails?|conversation|chat|preuves?|evidence|letter"
            r"|lettre)\b",
        ),
    ),
    worded(
        "send an image, papers, a code or money",
        _advised(
            "envoyez|transmettez|montrez|communiquez|fournissez|donnez|partagez",
            "envoie|transmets|montre|communique|fournis|donne|partage",
            "envoyer|transmettre|montrer|communiquer|fournir|donner|partager",
            "send|show|share|give|provide|upload|forward",
            rf"{_WITHIN}(?:{_PICTURE}|{_PAPERS})",
        ),
        _advised(
            "deshabillez|filmez|prenez",
            "deshabille|filme|prends",
            "filmer",
            "undress|film|take",
            r"(?:-?(?:vous|toi)|[^.]{0,10}\b(?:nue?|naked|nude|intimate|intime))\b",
        ),
    ),
    worded(
        "confront",
        _advised(
            "confrontez|affrontez|demasquez|provoquez",
            "confronte|affronte|demasque|provoque",
            "confronter|affronter|demasquer|provoquer",
            "confront|challenge|unmask|expose|provoke",
        ),
        _advised(
            "dites|montrez",
            "dis|montre",
            "dire|montrer",
            "tell|show|let",
            r"(?:-?lui| him| her| them)\b[^.]{0,15}\b(?:que (?:vous|tu) (?:savez|sais)|you know"
            r"|know that you)",
        ),
    ),
    worded(
        "meet",
        _advised(
            "rencontrez|retrouvez|rejoignez",
            "rencontre|retrouve|rejoins",
            "rencontrer|retrouver|rejoindre",
            "meet|meet up|go and see|go to see",
            rf" ?(?:with )?(?:-?(?:le|la|les)\b|{_BLACKMAILER})",
        ),
        r"\b(?:le|la|les) (?:rencontrer|retrouver|rejoindre) (?:en vrai|pour|dans|demain|ce soir"
        r"|chez)",
        _advised(
            "allez|acceptez|donnez|fixez",
            "va|accepte|donne|fixe",
            "aller|accepter|donner|fixer",
            "go|accept|agree|set up|arrange",
            r"[^.]{0,12}\b(?:au|le|un|ce|to|the|a) (?:rendez-vous|rencontre|meeting|date)"
            r"[^.]{0,15}\b(?:avec (?:lui|elle)|qu'(?:il|elle)|with (?:him|her|them)|they|he|she)",
        ),
    ),
    worded(
        "hire a hacker or a recovery firm",
        _advised(
            "engagez|embauchez|contactez|trouvez|cherchez|consultez|prenez|passez|faites|confiez"
            "|appelez",
            "engage|embauche|contacte|trouve|cherche|prends|passe|fais|confie|appelle",
            "engager|embaucher|contacter|trouver|chercher|prendre|passer|faire|confier|appeler",
            "hire|contact|find|use|try|call|pay|turn to|engage|get",
            r"[^.]{0,30}\b(?:hackers?|pirates?|(?:societe|agence|entreprise|cabinet|specialiste"
            r"|expert)s?"
            r" (?:de|en|du) (?:recuperation|recouvrement|retrait)|detective|recovery (?:firm"
            r"|company"
            r"|agency|expert|agent|service|specialist)s?|takedown (?:firm|company)|private eye)",
        ),
    ),
)
"""What nobody may be told to do; a negation lifts it."""
