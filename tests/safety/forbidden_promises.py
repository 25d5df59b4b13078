"""What nobody may be promised or told of the future, of guilt and of blame, in both languages."""

from __future__ import annotations

from forbidden_acts import Advice, worded

PROMISES: tuple[Advice, ...] = (
    worded(
        "predict what they will do",
        r"\b(?:il|elle|ils|elles|on|cette personne|personne|l'auteur)\W{1,2}ne (?:l'|les |la "
        r"|le |vous |te )?"
        r"(?:publier|diffuser|enverr|partager|mettr|fer|bouger|viendr|reviendr|recommencer|dir"
        r"|verr)\w+",
        r"\b(?:il|elle|ils|elles|rien) (?:n'|ne )(?:l'|les )?(?:osera|oseront|arrivera|publiera"
        r"|enverra|va "
        r"(?:rien |pas )?(?:publier|faire|arriver|envoyer)|vont (?:rien |pas )?(?:publier|faire"
        r"|envoyer))",
        r"\b(?:ils?|elles?) (?:va|vont) (?:arreter|se lasser|abandonner|oublier|laisser tomber"
        r"|disparaitre)",
        r"\b(?:ils?|elles?) (?:finir\w+ par|cessera|arretera|abandonnera|se lassera)",
        r"\b(?:he|she|they|nobody|no one|it)(?:'ll| will|'s going to| is going to|'re going to"
        r"| are going to"
        r"|'d| would)? ?(?:not |never |won't |wont )(?:ever |actually |really )?(?:publish|post"
        r"|send|share|do"
        r"|dare|come|leak|release|show|get out|be (?:published|posted|sent|shared))",
        r"\b(?:he|she|they)(?:'ll| will| are going to|'re going to) (?:stop|give up|get bored"
        r"|go away|leave"
        r" you alone|lose interest|forget)",
        r"\b(?:they|he|she)(?: are| is|'s|'re) (?:only |just )?bluffing|\bc'est (?:juste "
        r"|forcement )?du bluff",
    ),
    worded(
        "promise an outcome",
        r"\b(?:vous|tu) ne (?:risquez|risques|risquerez) (?:rien|pas|aucun)",
        r"\b(?:vous|tu) n'(?:irez|iras|aurez|auras) (?:pas|jamais|aucun)",
        r"\b(?:vous|tu) (?:allez |vas )?(?:recuperer\w*|retrouver\w*"
        r"|reaurez) (?:\w+ ){0,2}(?:argent|images"
        r"|compte|somme)",
        r"\b(?:votre|ton|l') ?(?:argent|image|video) (?:sera|va etre) (?:\w+ )?(?:rendu"
        r"|rembourse|efface|retire)",
        r"\b(?:on|nous|la police|les enqueteurs) (?:va|allons|vont) (?:tout |le |la |les |l'"
        r"|vous )?(?:supprimer"
        r"|effacer|arreter|retrouver|attraper|rembourser|rendre)",
        r"\btout (?:va|ira) (?:bien|s'arranger|rentrer|mieux)|\bca va (?:passer|s'arranger|aller)\b"
        r"|\bce n'est rien\b|\bcalmez-vous\b|\bcalme-toi\b|\bil ne (?:vous|t)'? ?arrivera rien",
        r"\bje (?:vous |te |t')?(?:le )?(?:promets|garantis|jure|assure)\b",
        r"\byou (?:won't|will not|wont|can't|are not going to) (?:get in(?:to)? trouble"
        r"|go to (?:prison|jail)"
        r"|be (?:arrested|prosecuted|charged)|risk|lose)|\byou risk nothing"
        r"|\byou have nothing to fear",
        r"\byou(?:'ll| will| are going to) (?:get|recover|have) (?:\w+ ){0,4}(?:back|returned)",
        r"\b(?:we|the police|i)(?:'ll| will| are going to) (?:delete|erase|remove|catch|find"
        r"|arrest|get|recover"
        r"|refund|track)",
        r"\beverything (?:will|is going to|'ll) be (?:fine|ok|okay|alright|all right)|\bit(?:'ll"
        r"| will) (?:pass"
        r"|be (?:fine|ok))|\bnothing (?:will|is going to) happen|\bcalm down\b|\bit'?s nothing\b"
        r"|\bdon't worry\b|\bne vous inquietez pas\b|\bne t'inquiete pas\b",
        r"\bi (?:promise|guarantee|swear|assure you)\b",
    ),
    worded(
        "declare innocence or guilt",
        r"\b(?:vous etes|tu es) (?:innocente?|coupable)s?\b|\b(?:vous n'avez|tu n'as) rien fait\b",
        r"\byou are (?:innocent|guilty)|\byou (?:did|have done) nothing (?:wrong|illegal)",
    ),
    worded(
        "blame",
        r"\bpourquoi (?:as-tu|avez-vous|tu as|vous avez)\b|\b(?:vous n'auriez|tu n'aurais) pas du\b"
        r"|\b(?:imprudente?|naive?|naif|stupide|bete)\b(?! de)|\bla prochaine fois\b",
        r"\bwhy (?:did|have) you\b|\byou (?:should not|shouldn't) have\b|\b(?:careless|naive"
        r"|stupid|foolish)\b"
        r"|\bnext time\b",
    ),
)
"""What is promised, foretold or judged; only a sentence that refuses to promise lifts it."""
