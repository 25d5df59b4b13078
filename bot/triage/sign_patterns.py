"""The words that show each sign; what a sign means stands in ``knowledge/signs.yml``."""

from __future__ import annotations

import re

from bot.triage.patterns import any_words, one_of, pattern, within, words

# --- time -----------------------------------------------------------------------------------------

_HOURS = one_of(
    words("24 36 48 50 60 72 96 2 3 5 12 15 30"),
    words("vingt-quatre quarante-huit soixante-douze twenty-four forty-eight seventy-two fifty"),
)
_UNIT = one_of(
    r"h\b|hs\b|heures|hours|hrs|minutes|mins?\b|jours ouvr\w{1,4}|jours|working days|days"
)
_BY = r"(?:sous|dans|avant|within|in|you have|u have|vous avez|avez|tu as|t'as|tas|les|next)"
_EXACTLY = one_of(
    r"un delai (?:strict |imperatif |maximum )?de ",
    r"the next |a (?:strict )?(?:period|deadline) of |plus que |exactly |only |about |till |the ",
)
DEADLINE = pattern(
    rf"{_BY} {_EXACTLY}?{_HOURS} ?{_UNIT}",
    r"delai (?:strict |imperatif )?de \d{1,3} ?(?:h\b|heures|jours)",
    r"\d{1,3} ?(?:hours|heures|h|hrs) (?:to (?:pay|reply|respond|answer)|pour"
    r" (?:payer|repondre|me justifier))",
    r"dernier(?:e)? (?:delai|avertissement|relance|rappel)\b|final (?:notice|warning|attempt)\b",
    r"(?:u|you) (?:have|got) (?:till|until) |avant (?:ce soir|minuit|midi|demain)\b",
    r"(?:before|by) (?:tonight|midnight|noon)\b",
    r"compte a rebours|countdown|timer starts|le temps presse|clock is ticking",
)

# --- who writes -------------------------------------------------------------------

IMPERSONATED_BODY = pattern(
    r"(?:la )?gendarmerie(?: nationale| royale)?\b|la police\b",
    r"brigade (?:de (?:protection )?)?des mineurs\b",
    r"police (?:nationale|judiciaire|federale)\b|brigade (?:de protection )?des mineurs\b",
    r"direction (?:generale|centrale) de la (?:police|gendarmerie)[\w ]{0,20}\b",
    r"europol\b|interpol\b|f\.?b\.?i\b|gign\b|fedpol\b|garda(?: siochana)?\b|rcmp\b|efcc\b",
    r"procureure?(?: general)?(?: de la republique)?\b|juge d'instruction\b|brigade numerique\b",
    r"ministere (?:de l'interieur|public|de la justice)\b|ministry of (?:justice|the interior)\b",
    r"tribunal (?:judiciaire|de paris)\b|prefecture de police\b|antai\b",
    r"commissaire (?:divisionnaire|principal|general)\b",
    r"(?:faux|fausse) (?:policiers?|gendarmes?|flics?)\b",
    r"public prosecutor\b|(?:federal|metropolitan|met) police\b",
    r"national crime agency\b|hmrc\b|the irs\b",
    r"cyber ?crime (?:unit|division|police)\b|(?:fake|false) (?:police|cop|officer)\w{0,3}\b",
)
SPOOFED_CALLER = pattern(
    r"(?:vrai )?numero (?:de (?:ma|mon|la|l')|qui s'affiche|affiche)",
    r"s'est presente (?:comme|au nom)",
    r"se dit(?: etre)?\b|se disant|se presente comme",
    r"se fai(?:t|sait|sant) passer pour|fait passer pour",
    r"soi-?disant (?:policier|gendarme|agent|officier)",
    r"pretend(?:s|ed|ing)? to be|claim(?:s|ed|ing) to be|calling himself|calling herself",
    r"said (?:he|she|they) (?:was|were) (?:from )?(?:the )?(?:police|interpol|europol)",
    r"showed the number of|from the real number",
    r"(?:pretend|pretendu) (?:police|cop|inspect|lieutenant|officer)\w{0,5}",
    r"(?:policier|gendarme|flic|commissaire|cop|officer|policeman|agent de"
    r" police|inspector|police) "
    r"(?:m'a appele|ma appele|au tel\w{0,6}|par telephone|du telephone|rang"
    r"|called|phoned|on the phone|on whatsapp|whatsapp)",
)

# --- what is threatened ---------------------------------------------------------------------------

ACCUSATION = pattern(
    r"pedo ?-?pornograph\w{0,8}|pedophil\w{0,6}|pedocriminal\w{0,5}|cyber-?pornograph\w{0,8}",
    r"pornographie juvenile|exhibitionnis\w{0,3}|sites? pornographiques?",
    r"attentat a la pudeur|trafic sexuel",
    r"child(?:ren)?(?:'s)? (?:porn\w{0,8}|abuse|sexual\w{0,3})|paedophil\w{0,4}",
    r"indecent (?:exposure|images)",
    r"(?:juvenile|cyber ?-?) ?pornography|sex(?:ual)? (?:trafficking|offences?|crimes?)",
    r"blanchiment|money laundering|images? d'enfants|sites? (?:pour mineurs|interdits)",
    r"prohibited (?:sites|websites)",
)
ARREST = pattern(
    r"mandats? d'arret\w{0,5}|mandats? de comparution|arrestation numerique|digital arrest",
    r"(?:arrestation|interpellation|arretee?s?)\b(?=[^.\n]{0,60}(?:si |defaut|faute|sous|immedia))",
    r"sinon (?:arrestation|prison)|arrest(?: warrant|ed)?\b|warrant\b|garde a vue|peine de prison",
    r"(?:fiche[sr]?|inscrit|inscrire) (?:au|comme|dans) [\w"
    r" ]{0,12}(?:registre|fichier|delinquant)\w{0,4}",
    r"delinquants? sexuels?|sex offenders?(?:'? register)?",
)
_SENDS = words(
    "envoie envoies envoye envoi envoit envoyer envoyant enverra enverrai envoient lenvoie"
    " lenvoi lenvoyer jenvoi jenvoie denvoyer denvoi publie publier publiera publies diffuse"
    " diffuser diffusera poste poster postera balance balancer balancera montre montrer"
    " montrera send sends sending share shares post posts publish leak leaks expose drop"
    " drops show shows goes sees recevront verra voient"
)
_KNOWN_PEOPLE = words(
    "contacts contact amis ami amies potes famille followers abonnes parents mere pere"
    " soeur frere femme mari patron collegues college lycee ecole classe facebook insta"
    " instagram friends friend family everyone everybody mum mom dad wife husband boss"
    " school classmates colleagues church coach internet tout_le_monde entourage voisins"
    " mosquee paroisse story youtube group groupe"
)
_WHO = words("je j' il elle on ils ca elles i he she they we it qui who and mec type guy")
# Not what somebody did: « elle a envoyé », nor money: « il va envoyer 50 euros ».
_SHOWS = (
    rf"(?<![a-z])(?<!ai )(?<! a )(?<!'a )(?<!ont )(?<!have )(?<!has ){_SENDS}(?![a-z])"
    r"(?! (?:(?:de )?l'argent|des sous|money|cash|[£$€]?\d))"
)
_WILL = words(
    "vais va vont vas veut veulent peut peuvent jvais i'll he'll she'll they'll we'll it'll will"
    " capable_de pret_a pouvoir pour_pas pour_ne_pas then"
    " going_to gonna wants_to want_to threatens_to threatening_to threatened_to saying_he'll"
)
_OR_ELSE = words("sinon otherwise or ou ou_bien si if unless menace menacent menacait or_else")
_FUTURE = words(
    "enverra enverrai enverrons enverront publiera publierai publierons publieront diffuserai"
    " diffusera diffuserons posterai postera montrerai montrera balancerai balancera recevra"
    " recevront verra verront"
)
_IMAGE = words("photo photos video videos nudes nude pics pic pictures picture images vid tout")
_TO_WHOM = one_of(*(rf"{within(45)}(?<![a-z]){what}\b" for what in (_KNOWN_PEOPLE, _IMAGE)))
_NEXT_WORDS = r"(?: [^\s.,;!?]{1,15}){0,3}"
_IF_NOT = r"(?:si|if|unless) ?(?:je|j'|tu|vous|on|i|you|u|we)\b"
THREAT_TO_PUBLISH = pattern(
    rf"(?:{_WHO} ?)?(?:{_WILL}|{_OR_ELSE})\b{within(30)}{_SHOWS}{_TO_WHOM}",
    rf"(?:{_WHO} ?)?(?:l'|les |la )?{_FUTURE}\b{_TO_WHOM}",
    # Said to the reader: « j'envoie tout à tes amis », "your friends get it".
    rf"(?:j'|je |i |we |on ){within(10)}{_SHOWS}{within(45)}(?:tes|ta|ton|vos|votre|your|ur) "
    rf"(?:\w{{1,12}} )?{_KNOWN_PEOPLE}\b",
    rf"{_WHO} ?(?:l'|les |la )?{_SHOWS} {any_words(5)}{_IF_NOT}{_NEXT_WORDS}",
    rf"(?:sinon|otherwise|or|ou(?= (?:je|j'|il|elle|on|ils|ca)\b)) "
    rf"{within(30)}{_SHOWS}{_NEXT_WORDS}",
    r"(?:ou|sinon|or) (?:tout le monde|everyone|everybody) (?:voit|verra|sees|will see)",
    rf"menac\w{{1,4}} (?:de |d')(?:tout |la |les |l'|me |ma )?(?:\w{{1,8}} )?{_SENDS}(?!\w)",
    r"(?:threat\w{0,6}|saying|says?) (?:to |he'll |she'll |they'll |he will "
    r"|gonna )(?:post|send|leak|share|publish|show|release)",
)
_DEVICE = words(
    "devices? appareils? computers? ordinateur phones? telephone portable operating systems?"
    " systeme webcams? camera cam router routeur laptop gadgets"
)
_ACCOUNT = words("comptes? accounts? e-?mails? mails? boite messagerie mailbox inbox profile?")
_YOUR = words("votre vos ton ta tes your ur")
# « ils ont piraté mon compte, et mon téléphone » tells of a loss, not of a device.
_TO_WHAT = (
    r"(?:(?!(?:compte|account|facebook|insta|snap|whatsapp|profil|page|mail)\w{0,6}\b)"
    r"[^\s,;.!?]{1,30} ){0,4}"
)
_HACKED_IT = one_of(
    r"hacke?d?|pirate\w{0,2}|infecte?\w{0,2}|compromised|cracked|took over",
    r"(?<!lost )(?<!lose )(?<!losing )(?<!no )(?<!any )access to",
    r"(?<!plus )(?<!perdu )(?<!perdu l')acces (?:complet |total )?a",
)
_IS = r"(?:is|was|est|a ete|has been|have been|may have been|ont ete|had been)"
_HACKED = r"(?:hacked|piratee?s?|infectee?s?|infected|compromised|compromis|taken over)\b"
HACKED = pattern(
    rf"{_HACKED_IT} {_TO_WHAT}{_DEVICE}\b",
    r"(?:webcam|camera|cam|device|appareils?|systeme|system|ordinateur|routeur|router) "
    rf"(?:{_IS} )?{_HACKED}",
    rf"{_YOUR} {_DEVICE} {_IS} {_HACKED}",
    r"(?:pirates?|hackers?|hacke)\b[^.\n]{0,40}?(?:webcam|camera|cam)\b",
    # An account that the person lost is what they tell themselves, not somebody's claim.
    rf"{_HACKED_IT} (?:\w{{1,12}} ){{0,3}}{_YOUR} (?:\w{{1,12}} ){{0,2}}{_ACCOUNT}\b",
    rf"{_YOUR} (?:\w{{1,12}} )?{_ACCOUNT} (?:\w{{1,12}} )?{_IS} {_HACKED}",
    r"(?:cheval de troie|trojan|malware|logiciel espion|spyware|pegasus)\b",
    r"(?:j'ai|jai|on a|i've|i have|i) (?:hacke|pirate|infecte)\w?\b"
    r"(?! (?:mon|ma|mes|notre|nos|my|our|le compte)\b)"
    r"(?: (?:votre|ton|ta|vos|tes|your|ur) \w{1,20})?",
)

# --- money ----------------------------------------------------------------------------------------

_CURRENCY = (
    r"(?:€|euros?|eur\b|usd\b|dollars|\$|£|pounds|quid|bucks|balles|francs(?:"
    r" cfa)?|fcfa|cfa|rupees|piasses)"
)
# « 50e » is fifty euros, « le 2e semestre » is not: only round sums.
AMOUNT = re.compile(
    rf"[£$€] ?\d[\d.,]{{0,12}}|(?<![\d.,])\d[\d .,]{{0,12}}? ?(?:{_CURRENCY}|(?<=\d[05])e\b)(?!\w)"
)
TAIL_OF_AMOUNT = re.compile(
    r"\d{0,15}(?:[.,]\d{1,9}){0,3}(?: \d{3}(?!\d)){0,3}(?:[.,]\d{1,9})?"
    rf"(?: ?{_CURRENCY}(?!\w))?"
)
"""What follows the digit at which a match ended."""
_DEMANDS = words(
    "demande demandent reclame reclament exige exigent veut veulent voulait want wants asks"
    " ask asking demands demand demanding"
)
# What asks for a sum or a coupon; « j'ai acheté », « elle a payé » ask for nothing.
DEMAND = pattern(
    rf"{_DEMANDS}\b",
    # « il me dit d'acheter des recharges », "go and buy gift cards".
    r"(?:d'|aller |faire |fait |dois |doit |il faut )acheter\b|(?:to|and|me) buy\b|buying\b",
    r"(?<!ai )(?<! a )(?<!'a )(?<!ont )(?<!deja )(?<!pas )(?<!have )(?<!already )"
    + words(
        "pay payer payes payez paye envoie envoies envoyez send donne donnez give achete achetez"
        " achetes buy versez verse reglez regle deposez"
    )
    + r"\b",
    r"(?:somme|montant|amende|frais|total|amount|fine|fee|sum)s? ?(?:: ?|de |of |is )",
    r"(?:contre|sinon|otherwise|or i|ou je|only|uniquement)\b",
)
DEMANDED = ("amount", "coupon_payment")
"""Signs only where they are demanded: a sum that somebody lost gives nobody away."""
NEAR = 60
"""Characters around a sum in which its demand is looked for."""
ASKS_MONEY = pattern(
    rf"(?:(?:il|elle|ils|on|he|she|they|qui|who|and) )?(?:me |m'|nous |lui )?{_DEMANDS} "
    # « elle veut lui envoyer de l'argent »: the wish of the one who pays.
    r"(?!(?:lui |leur |to )?(?:envoyer|donner|verser|preter|send|give|lend|help)\b)"
    r"(?:me |us |for |encore |toujours |again |another )?[^.\n]{0,35}?"
    rf"(?:\d[\d .,]{{0,12}} ?{_CURRENCY}|\d{{2,6}} ?e?\b|[£$€]"
    rf" ?\d[\d.,]{{0,12}}|de l'argent|des? (?:sous|thunes?|recharges?|cartes)"
    r"|money|paye[rz]?\b|cash|payment|rancon|ransom|gift cards?|steam cards?)",
    r"si (?:je|tu|vous|j') ?(?:ne )?(?:paye|paie|paies|payes|payez|verse[sz]?"
    r"|envoie) ?[^.\n]{0,8}pas",
    r"(?:if|unless) (?:i|you|u|she|he|we) (?:don'?t |do not |dont |doesn'?t"
    r" )?(?:pay|send (?:money|him|them|the|\d|[£$€]))",
    r"(?:pay|paye[rz]?|paie) (?:ou|or|sinon|otherwise|else) (?:i|we|he|she|je"
    r"|j'|on|il|elle|ca|the|it)\b",
    r"rancon\b|ransom\b",
)
CRYPTO = pattern(
    r"(?:bitcoins?|btc|usdt|ethereum|litecoin|portefeuille crypto"
    r"|crypto(?:currency)?(?: wallet)?)\b"
)
COUPONS = pattern(
    r"(?:pcs|transcash|trans cash|neosurf|toneo|paysafe\w{0,6})\b",
    r"cartes? (?:cadeaux?|google play|steam|itunes|prepayee)s?\b|recharges? (?:pcs|transcash)\b",
    r"(?:gift|steam|google play|itunes|apple|psn|razer gold) ?(?:gift )?cards?\b|vouchers?\b",
)
CASH_TRANSFER = pattern(r"(?:western union|moneygram|money gram|mandats? cash|ria money)\b")
FEE_TO_DROP = pattern(
    r"(?:amende|reglement (?:a l')?amiable|transaction"
    r"|settlement|fine|penalty(?: fee)?)\b"
    r"[^.\n]{0,60}?(?:\d|(?<![a-z])(?:pay|regl|verse))",
    r"(?:pour|to) (?:classer|clore|close|drop|arreter) (?:the |le |la "
    r"|l')?(?:dossier|file|case|procedure|affaire|charges)",
)
_GET_BACK = words(
    "debloquer debloque debloquee recuperer recupere liberer libere restituer restitution"
    " rembourser remboursement rembourse unlock recover recovery recovering release released"
    " unfreeze refund"
)
FEE_TO_RECOVER = pattern(
    r"(?:frais|taxe|impot|commission|depot|avance|honoraires|fees?|tax(?:es)?"
    r"|deposit|upfront|up front)\b"
    rf"[^.\n]{{0,50}}?(?<![a-z]){_GET_BACK}\b",
    rf"{_GET_BACK}\b[^.\n]{{0,40}}?(?:frais|taxe|commission|depot|avance"
    rf"|honoraires|fees?\b|tax\b|deposit|up ?front|first)",
    r"get [^.\n]{0,25}?(?:money|funds|lost) back\b",
    r"(?:recup\w{0,4}|recover\w{0,3}|retrieve|get back|claw back|trace) [^.\n]{0,30}?"
    r"(?:fonds|argent|sous|money|funds|bitcoins?|crypto|pertes|losses|loss)\b(?: back)?",
    r"(?:effacer|supprimer|delete|wipe|remove|retirer) [^.\n]{0,25}(?:videos?"
    r"|photos?|pics|images|nudes|files)"
    r"[^.\n]{0,60}?(?:\d|hacker)",
)
LOVE_AND_MONEY = pattern(
    r"(?:mon amour|mon coeur|ma cherie|cherie?|bebe|my (?:love|dear|darling"
    r"|queen|king)|babe|je t'aime|i love you"
    r"|loves me|m'aime|in love|amoureux|amoureuse|fiancee?)\b"
    r"[^\n]{0,160}?\b(?:argent|virement|billet d'avion|hopital|douane|money"
    r"|ticket|hospital|customs|visa|recharges?"
    r"|cash|[£$€]|euros?)"
)

# --- how one is kept alone, and what is shown -----------------------------------------------------

REPLY_BY_MAIL = pattern(
    r"(?:vous justifier|vos justifications|faire entendre|vous expliquer|me"
    r" justifier)[^.\n]{0,40}?(?:mail|courriel|e-mail|ecrit)",
    r"(?:repondez|repondre|reponse|contacte[rz]|explications)[^.\n]{0,30}?"
    r"(?:par (?:e-?mail|courriel|mail|retour de)|(?:a ce|a cet?) (?:mail"
    r"|e-?mail)|adresse (?:e-?mail|mail|electronique|outlook))",
    r"(?:justifications?|your (?:defen[cs]e|statement"
    r"|explanation))[^.\n]{0,30}?(?:e-?mail|email|by mail)",
    r"(?:reply|respond|answer)[^.\n]{0,20}?(?:by|via|to this|to the) (?:e-?mail|email|mail)",
)
SECRECY = pattern(
    r"confidentiel\w{0,4}|strictement personnel|n'en parle[rz]?\b|en parler a personne",
    r"parler a personne",
    r"ne (?:le )?(?:dites?|dis) (?:rien|a personne)|(?:c'est|cest) secret|secret de l'enquete",
    r"garde[rz]? (?:le |ca )?(?:secret|pour (?:vous|toi))",
    r"keep (?:this|it) (?:secret|confidential|between us)",
    r"(?:do not|don't|dont) (?:tell|talk to|inform) (?:any(?:one|body)|your|ur)",
    r"confidential\b|tell nobody",
    r"(?:si tu|if you|if u) (?:parles?|le dis|tell) ",
)
PASSWORD = pattern(
    r"(?:votre|your|ton|mon|my|old|ancien) (?:\w{1,8} )?(?:mot de passe"
    r"|password|mdp)(?: (?:est|is|:|in|dans|de|from|en|qui))",
)
NEW_NUMBER = pattern(
    r"nouveau (?:numero|num|tel)|change (?:de )?(?:numero|telephone|puce)",
    r"changer? de (?:numero|telephone)",
    r"new (?:number|phone)",
    r"(?:telephone|phone|portable) (?:est )?(?:casse|broke\w{0,2}|tombe)",
    r"(?:dropped|broke) my phone",
)

PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("deadline", DEADLINE),
    ("reply_by_mail", REPLY_BY_MAIL),
    ("fee_to_drop_case", FEE_TO_DROP),
    ("accusation", ACCUSATION),
    ("impersonated_body", IMPERSONATED_BODY),
    ("threat_of_arrest", ARREST),
    ("threat_to_publish", THREAT_TO_PUBLISH),
    ("hacked_device", HACKED),
    ("crypto_payment", CRYPTO),
    ("coupon_payment", COUPONS),
    ("cash_transfer", CASH_TRANSFER),
    ("fee_to_recover", FEE_TO_RECOVER),
    ("secrecy", SECRECY),
    ("password_shown", PASSWORD),
    ("asks_money", ASKS_MONEY),
    ("amount", AMOUNT),
    ("love_and_money", LOVE_AND_MONEY),
    ("new_number", NEW_NUMBER),
    ("spoofed_caller", SPOOFED_CALLER),
)
"""Each sign that words alone show, and the words."""
