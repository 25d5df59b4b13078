"""How people say what they did, what they have, and who they are: the patterns of ``facts``.

Written on folded text (no accents, lower case), with the spellings of short messages: « g pa paye »
and « jai envoyé », "i havent replied". Who acts always comes first, so that « il veut que je
paye » or « si je paye » state nothing.
"""

from __future__ import annotations

import re

from bot.triage.patterns import any_words, one_of, pattern, some, within, words

# --- who did it: the person, or the one they speak for --------------------------------------------

_RELATIVE = one_of(
    r"mon (?:fils|mari|pere|frere|grand[ -]pere|ado|copain|neveu|ami)",
    r"ma (?:fille|femme|mere|maman|soeur|grand[ -]mere|copine|niece|amie)",
    r"papa|maman|mamie|papi",
)
# Whose act cannot be mistaken: « il a répondu » may speak of the scammer.
_OWN = one_of(
    r"(?<!\w)(?:j'? ?ai|jai|g)",
    r"on a|nous avons",
    rf"{_RELATIVE}(?: de \d\d? ?ans)? a",
    r"(?:^|(?<=, )|(?<=,))a",
)
_I_HAVE = one_of(
    r"(?<!m')(?<!s')(?:j'? ?ai|jai|jé|g|gt)", rf"(?:on|nous|elle|il|{_RELATIVE}) (?:a|avons)", "a"
)
# « m'a payé », « nous a versé » say what somebody else gave.
_I_HAVE_FR = rf"(?<!m')(?<!l')(?<!nous ){_I_HAVE} "
_OWN_FR = rf"(?:{_OWN}) "
_AND_FR = some(
    "deja tout donc bien finalement quand_meme malheureusement fini_par du meme aussi juste", 3
)
_FAMILY_EN = words(
    "son daughter mum mom dad mother father wife husband sister brother nephew niece kid"
)
_RELATIVE_EN = rf"(?:my|our|his|her) (?:\w{{1,12}} )?{_FAMILY_EN}"
_I_EN = one_of("i've", "ive", "we've", rf"(?:i|we|she|he|{_RELATIVE_EN})(?: have| has| had)?")
_AND_EN = some("already just actually did do then stupidly even also have has now finally", 3)
_NOT_FR = words("pas pa jamais rien aucunement")
_STILL = some("encore du_tout ete", 2)
# Only the past: "if i dont pay" and "what if i do not answer" state nothing.
_NOT_EN = r"(?:did ?n'?o?t|have ?n'?o?t|has ?n'?o?t|had ?n'?o?t|not|never)"
_YET = some("yet even actually ever", 1)

# --- paid -----------------------------------------------------------------------------------------

_COUPONS = (
    r"(?:recharges?|coupons?|cartes? (?:cadeaux?|google|steam|pcs|apple|itunes|amazon)"
    r"|tickets?|pcs|neosurf|transcash|toneo)"
)
_BY_FR = words(
    "pcs bitcoin crypto coupons? recharges? virement mandat orange_money wave moov mtn momo"
    " western_union moneygram paypal lydia transcash neosurf cartes? especes liquide"
)
_BY_EN = words(
    "vouchers? crypto bitcoin gift bank wire transfer e-?transfer western_union moneygram paypal"
    " zelle cash card"
)
_MONEY_EN = words("euros? pounds? quid dollars? bucks")
_PAID_FR = one_of(
    r"(?:re)?pay(?:e|ee|es)(?!\w)",
    r"vers(?:e|es)(?!\w)|vire(?!\w)|regle (?:l'amende|la|une|les|ce|\d)",
    # The codes of coupons are money; the code of an SMS is not.
    r"donne (?:les?|des|un|mes|\d{1,2}) (?:codes?(?= (?:pcs|des|du coupon|neosurf|transcash))"
    r"|recharges?)",
    r"donne les codes(?! (?:sms|d'acces|de (?:ma|la|connexion)|wifi))",
    r"envoye les? (?:codes?|recharges?|coupons?)",
    rf"(?:envoye|donne) (?:\w{{1,12}} ){{0,2}}{_COUPONS}(?!\w)",
    r"(?:envoye|donne|transfere|depose|perdu|verse|mis|remis) (?:\w{1,12} ){0,2}\d[\d"
    r" .,]{0,12}\s?(?:€|e\b|euros?|balles|\$|francs?|fcfa|f\b)",
    r"(?:envoye|depose|transfere) (?:de )?(?:l'argent|des sous)",
    r"(?:envoye|donne|remis|perdu|verse) (?:\w{1,12} ){0,3}(?:cents?|mille) euros",
    r"(?:envoye|donne) (?:\w{1,12} ){0,2}\d[\d .,]{0,12} "
    rf"(?:en|par|de|avec|via) {_BY_FR}(?!\w)",
    r"valide (?:\w{1,12} ){0,2}(?:virements?|paiements?|operations?)",
    r"fait (?:un|le|des|\d{1,3}|deux|trois) (?:virements?|mandats?|paiements?|depots?)",
    rf"achete {any_words(3)}{_COUPONS}",
)
_PAID_EN = one_of(
    r"(?:paid|payed|did pay)(?! me\b)",
    r"transferred|wired",
    r"(?:sent|send|gave|lost) (?:(?:him|her|them|the|some|my|a|total|of|over"
    rf"|about) ){{0,3}}(?:money|cash|[£$€] ?\d|\d[\d.,]{{0,9}} ?(?:€|£|\$|k\b"
    rf"|{_MONEY_EN}|(?:in|by|via|with|through) {_BY_EN}))",
    rf"(?:sent|gave|lost|handed over)(?! (?:me|us)\b){within(40)} (?:hundred|thousand) {_MONEY_EN}",
    rf"bought {any_words(3)}(?:cards?|vouchers?)",
    r"gave (?:him|her|them) the codes?",
)
PAID = pattern(
    rf"{_I_HAVE_FR}{_AND_FR}{_PAID_FR}",
    # « j'ai payer » is a common spelling; « prêts à payer » is no payment.
    rf"(?:j'? ?ai|jai|g) {_AND_FR}(?:payer|verser|virer)(?!\w)",
    rf"{_I_EN} {_AND_EN}{_PAID_EN}",
    r"(?:deja paye|already paid|j'?ai craque et paye)",
    # « oui plusieurs virements », "yes, two transfers"
    r"^(?:oui|ouais|yes|yeah|yep)\W{1,3}(?:plusieurs|par|en|une?|des|deux|trois|\d{1,2}"
    r"|several|by|an?|two|three) (?:bank |wire )?"
    r"(?:virements?|mandats?|recharges?|coupons?|transfers?|vouchers?|payments?|paiements?)\b",
    # Notes of a listener: « payé 900 de frais », "paid £200".
    r"(?:^|(?<=, ))(?:paye|paid) (?:environ |about )?[£$€]? ?\d",
    r"(?:^|(?<=, ))sent (?:him|her|them) (?:the money|[£$€]? ?\d)",
    rf"achete {any_words(2)}\d? ?(?:recharges?|coupons?|cartes? (?:pcs|cadeaux?))",
    r"already (?:sent|paid|gave) (?:him |her |them )?[£$€]? ?\d",
    r"been (?:sending|paying) (?:him |her |them )?(?:money|cash|[£$€])",
    # A false adviser has savings moved: « ils m'ont fait virer », "had me move my savings".
    r"m'(?:a|ont) fait (?:payer|virer|verser|transferer|valider)(?!\w)",
    r"(?:had|made|got) me (?:to )?(?:move|transfer|pay|send) (?:my|all|the|some|\d|[£$€])",
    r"jvien de paye|(?:je )?viens? de payer?",
    r"je (?:lui|leur) ai (?:tout |deja |aussi ){0,2}"
    r"(?:paye|verse|vire|(?:envoye|donne) \d)",
)
NOT_PAID = pattern(
    rf"(?:n'|ne )?(?:j'? ?ai|jai|g|a|ai|on a|avons) {_NOT_FR} {_STILL}"
    r"(?:paye|verse|vire|envoye (?:d'argent|de l'argent|un (?:euro|centime|sou)))",
    rf"{_NOT_FR} {_STILL}paye(?!\w)",
    r"rien (?:paye|verse|envoye comme argent)|aucun (?:paiement|virement)",
    r"sans (?:avoir )?paye(?!\w)|(?:ni|pas) paye(?!\w)|failli payer|je n'ai ni paye",
    rf"{_NOT_EN} {_YET}(?:paid|sent (?:him |her |them )?(?:any |the )?money)",
    rf"(?:did ?n'?o?t|never) {_YET}(?:pay(?! attention)|send (?:him |her |them"
    rf" )?(?:any |the )?money)",
    r"paid nothing|nothing paid|no payment\b|no money sent|nearly paid",
)

# --- how ------------------------------------------------------------------------------------------

MEANS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "coupon",
        pattern(
            r"pcs\b|trans-?cash\b|neo-?surf\b|toneo\b|paysafe ?(?:card)?\b",
            # A plane ticket or a train ticket is no voucher.
            r"(?:recharges?|coupons?|vouchers?|tickets? (?:pcs|neosurf|transcash|premium))\b",
        ),
    ),
    (
        "gift_card",
        pattern(
            r"cartes? (?:cadeaux?|google|steam|apple|itunes|amazon|psn)\b",
            r"(?:gift|steam|google ?play|apple|itunes|amazon|razer|psn) ?(?:gold |gift )?"
            r"(?:cards?|vouchers?|codes?)\b",
        ),
    ),
    (
        "cash_transfer",
        pattern(
            r"(?:western ?union|wu|money ?gram|mandats?(?: cash)?(?! (?:d'arret|de"
            r" comparution))|ria|orange money|wave|moov)\b",
            r"(?:mobile money|momo|m-?pesa)\b",
        ),
    ),
    ("crypto", pattern(r"(?:bit ?coins?|cryptos?\w{0,8}|btc|usdt|eth(?:ereum|er)?|binance)\b")),
    (
        "transfer",
        pattern(
            r"(?:virements?|iban|zelle|wero|paylib|lydia|revolut|cash ?app|venmo|interac)\b",
            r"(?:bank|wire|e-?) ?transfers?\b|transferred\b|transfer\b(?! me)|j'? ?ai vire\b",
        ),
    ),
    (
        "card",
        pattern(
            r"(?:par |ma |avec (?:ma |la )?)(?:carte(?: bancaire| bleue)?|cb)\b"
            r"(?! (?:cadeau|d'identite|vitale|google|steam|pcs))",
            r"cb\b|(?:debit|credit|bank|my|by) card\b|carte (?:bancaire|bleue)\b|paypal\b",
        ),
    ),
    (
        "other",
        pattern(r"en liquide|en especes|especes\b|(?:in |with )?cash\b|coursier\b|courier\b"),
    ),
)
# « il demande des cartes PCS », « mail bitcoin webcam » tell what is asked, not what was paid.
NOT_AN_ANSWER = pattern(
    words(
        "demande demandent reclame reclament exige exigent veut veulent voulait want wants"
        " ask asks asking demand demands demanding mail email hacker hackers webcam spam"
        " scam scammed blackmail chantage arnaque fake faux fausse menace rancon pub pubs"
        " amour price prix should dois buy acheter attends volee piratee love virtuel"
        " mystere placement"
    )
    + r"\b"
)

# --- replied, papers ------------------------------------------------------------------------------

REPLIED = pattern(
    rf"{_OWN_FR}{_AND_FR}(?:repondu|ecrit a|rappele (?:le|ce|leur|son|les) numero)(?!\w)",
    r"je (?:lui|leur) ai (?:repondu|ecrit|parle)|jui ai repondu",
    rf"(?:i've|ive|i|we|{_RELATIVE_EN})(?: have| has)? {_AND_EN}"
    r"(?:replied|answered(?! (?:wrong|your))|responded|wrote back|(?<=did"
    r" )(?:reply|answer)|texted back"
    r"|called (?:them|him|her) back)",
    r"(?:^|(?<=, ))(?:has )?replied\b",
)
NOT_REPLIED = pattern(
    rf"{_NOT_FR} {_STILL}repondu(?!\w)",
    r"(?:sans|ni) (?:y )?(?:avoir )?repond(?:re|u)",
    rf"{_NOT_EN} {_YET}(?:replied|answered|responded|written back)",
    rf"(?:did ?n'?o?t|never) {_YET}(?:reply|answer|respond|write back)",
)
PAPERS = one_of(
    r"carte d'? ?identite|ma carte identite|carte identite|cni\b|passeport|permis",
    r"(?:mes|ses|nos) papiers|de papiers|piece d'? ?identite",
    r"rib\b|iban\b|mots? de passe|mdp\b|identifiants?|numeros? de (?:carte|secu\w{0,6})",
    r"num de carte|coordonnees bancaires|codes? de (?:la |ma )?carte|selfie avec",
    r"passport|driving licen[cs]e|i\.?d\.?(?: card)?\b|identity card|bank details|password|login",
    r"card (?:number|details)",
    # A card handed to a courier, a code read out on the phone.
    r"(?:ma|sa|la) carte(?: bancaire| bleue)? (?:a|au) (?:un |une )?(?:coursier|livreur|policier)",
    r"(?<!par )(?<!avec )(?:ma|sa|notre) (?:carte (?:bancaire|bleue)|cb)\b",
    r"(?:mon|son|le) code (?:secret|de (?:carte|securite|validation)|recu|par sms)|mes codes",
    r"(?:mon|le|un) code\b(?! (?:pcs|promo|postal|du coupon|de (?:la )?(?:recharge|carte cadeau)))",
    r"(?:bank |debit |credit )?card and (?:the |my )?pin|my pin\b",
    r"my (?:sms |text )?code\b|(?:security|one[- ]time|bank|verification) code",
)
_LISTED = r"(?:[^\s.!?]{1,30} ){0,6}?"
GAVE_PAPERS = pattern(
    rf"{_I_HAVE_FR}{_AND_FR}(?:envoye|donne|communique|transmis|rempli|file"
    rf"|mis|tape|saisi|remis|dicte|lu) {_LISTED}{PAPERS}",
    rf"je (?:lui|leur) ai (?:tout )?(?:envoye|donne|remis|dicte|lu) {_LISTED}{PAPERS}",
    # « sent 9k to a spanish iban » gives money, not papers.
    rf"(?:sent|gave|shared|handed over|typed|entered|uploaded|given) (?![£$€]?\d){_LISTED}{PAPERS}",
)
NO_PAPERS = pattern(
    rf"{_NOT_FR} {any_words(2)}?(?:envoye|donne|communique|transmis) {any_words(4)}?{PAPERS}",
    rf"{_NOT_EN} {any_words(1)}?(?:sen[dt]|giv\w{{1,3}}|gave|shared?"
    rf"|enter(?:ed)?|typed?) {any_words(4)}?{PAPERS}",
)
NOTHING = pattern(
    r"rien de tout (?:ca|cela)\b|none of (?:that|those|these|it)\b",
    rf"ni (?:paye|repondu|envoye){within(25)} ni (?:paye|repondu|envoye)",
    r"rien fait(?: de tout ca)?, (?:rien|ni) (?:paye|repondu)",
    r"(?:did ?n'?t|did not|have ?n'?t|have not) (?:send|give|sent|given) (?:them |him |her )?"
    r"anything(?: else)?\b",
    r"(?:je n'ai |j'ai |g )(?:rien|pas) (?:envoye|donne) (?:d'autre|de plus|du tout)\b",
)

# --- images ---------------------------------------------------------------------------------------

_IMAGES = words(
    "photo photos video videos nude nudes image images pic pics picture pictures vid vids"
)
_SOMEBODY = words(
    "il elle ils elles qui gars mec type fille garcon copain copine pote classe ex"
    " quelqu'un qqn personne"
)
IMAGES_SENT = pattern(
    rf"{_OWN_FR}{_AND_FR}(?:envoye|montre|partage|fait) (?:des?|une?|mes?|la"
    rf"|le|ma|\d{{1,3}}) {any_words(2)}?{_IMAGES}\b",
    r"(?:je me suis|jme suis) (?:montree?|deshabillee?|mise? (?:nue?|a poil))",
    rf"(?:il|elle|ils|on|gars|mec|type|fille|personne|inconnu) (?:a|ont|m'a"
    rf"|possede|detient) {any_words(3)}?(?:une?|des|mes|la|ma) (?:\w{{1,10}}"
    rf" )?{_IMAGES}(?: intimes?)? (?:de (?:moi|nous|lui|elle|ma|mon)|ou je|ou"
    rf" on)",
    rf"(?:il|elle|ils|gars|mec|type|personne) (?:a|ont) mes {_IMAGES}\b",
    r"(?:il|elle|ils) m'(?:a|ont) (?:filmee?|enregistree?|capturee?)",
    rf"(?:he|she|they|guy|someone|somebody|girl) (?:has|have|got|recorded"
    rf"|filmed|screen ?recorded|kept)"
    rf" {any_words(3)}?{words('nudes video videos pictures photos pics pic vid photo')}("
    rf"?: of (?:me|us|him|her|my))",
    rf"(?:he|she|they|guy|someone|somebody|girl) (?:has|have|got) my {any_words(1)}?{_IMAGES}\b",
    r"(?:he|she|they) (?:screen ?)?(?:recorded|filmed) me\b",
    rf"(?:i've|ive|i|we|{_RELATIVE_EN})(?: have| has)? {_AND_EN}(?:really"
    rf" )?(?:sent|send|showed|shared) (?:him |her |them"
    rf" )?{any_words(2)}?{_IMAGES}\b",
    r"(?:sent|shared) (?:(?:him|her|them|my|some|two|a) ){0,2}nudes?\b",
)
NO_IMAGES = pattern(
    rf"{_NOT_FR} {_STILL}(?:envoye|montre|partage|fait) (?:de |d'|aucune? |la"
    rf" moindre )?(?:\w{{1,12}} )?{_IMAGES}",
    r"aucune (?:photo|video|image)|(?:rien|jamais) (?:envoye|montre)(?!\w)",
    r"(?:n'ai|ai|n'a|j'ai) (?:meme )?pas? (?:de |d')?(?:web)?cam(?:era)?\b",
    rf"never (?:sent|shared|showed|took) {any_words(3)}?(?:{_IMAGES}|anything)",
    rf"(?:did|have|has) ?n'?o?t (?:ever )?(?:sen[dt]|show|shared?|shown"
    rf"|taken?) {any_words(3)}?(?:{_IMAGES}|anything)",
    r"do ?n'?o?t (?:even )?have a (?:web)?cam",
)
# « on a publié mon adresse », « a partagé son écran » show no image.
_NO_IMAGE = r"(?! (?:(?:mon|son|mes|l'|le) ?)?(?:ecran|adresse|numero|nom|prenom|coordonnees))"
IMAGES_OUT = pattern(
    rf"{_SOMEBODY} (?:l'|les |m'|tout )?(?:a|ont) (?:deja |bien |tout )?"
    rf"(?:publie|poste|diffuse|partage|mise? en ligne|balance)(?:e?s?)(?!\w){_NO_IMAGE}",
    # « ma sœur a reçu la photo », "my boss has seen the video"
    r"(?:ma|mon|mes|my) \w{3,12} (?:\w{3,12} )?(?:(?:a|ont|has|have) )?"
    rf"(?:deja |bien |already )?(?:recu|vu|received|got|seen|saw) "
    rf"(?:la|ma|mes|les|the|my) {_IMAGES}\b(?! (?:d'un|of an?\b))",
    r"(?:c'est|elle est|elles sont|la video est|les photos sont|mes photos sont|ma video est) "
    r"(?:deja )?(?:publiee?s?|en ligne|sortie|diffusee?s?|partout)(?!\w)",
    rf"{_SOMEBODY} (?:l'|les |m')?(?:a|ont) (?:deja )?(?:tout )?envoye (?:la"
    rf"|ma|mes|les|des|une) {_IMAGES}"
    r" (?:de moi )?(?:a|sur) (?:un|mes?|ma|mon|toute?|insta|facebook)",
    r"(?:already|has|have|he|she|they) (?:already )?(?:posted|published|leaked|uploaded) "
    rf"(?:it|them|(?:my|the|his|her) {any_words(1)}?{_IMAGES})(?!\w)",
    r"(?:he|she|they|theyve|they've|he's|guy) (?:has |have |already ){0,2}(?:shared|sent) "
    rf"(?:it|them|(?:my|the) {any_words(1)}?{_IMAGES}) to\b",
    r"(?:it's|its|they're|pictures are|photos are|video is|pics are|nudes are) "
    r"(?:already )?(?:online|out there|posted|published|everywhere)\b",
)
NOT_OUT = pattern(
    r"(?:pas|rien) (?:encore |ete )?(?:publie|poste|diffuse|en ligne)e?s?(?!\w)",
    r"not (?:yet )?(?:posted|published|online|shared)\b|nothing (?:posted|published|online)\b",
    r"has ?n'?t (?:posted|published|shared|leaked)",
)

# --- an account that was lost ---------------------------------------------------------------------

_SERVICES = words(
    "insta(?:gram)? ig facebook fb messenger snap(?:chat)? whats_?app wsp telegram tik_?tok twitter"
    " discord linkedin youtube twitch gmail google hotmail outlook yahoo icloud apple_id apple"
    " microsoft skype signal viber reddit pinterest steam roblox fortnite playstation psn xbox"
    " minecraft netflix spotify amazon vinted leboncoin ameli impots france_?connect"
)
# Money is kept in these; who was kept out of one was robbed, or is lied to by a false broker.
_MONEY_KEPT = words(
    "banqu bancaire bank courant epargne livret joint current savings? checking credit card trading"
    " invest broker crypto wallet paypal binance plateforme platform"
)
_NO_MONEY = rf"(?![^.!?\n]{{0,30}}{_MONEY_KEPT})"
_ACCOUNT_FR = one_of(
    rf"comptes? (?:d')?{_SERVICES}",
    rf"(?:comptes?|profil|page|chaine|identifiant apple)(?!\w){_NO_MONEY}",
    rf"(?:boites?|messagerie|adresse|e-?mails?|mails?|courrier electronique)(?!\w){_NO_MONEY}",
    _SERVICES,
)
_CHILD_FR = r"(?:mon (?:petit )?(?:fils|ado|enfant|gamin|neveu)|ma (?:petite )?(?:fille|niece))"
_CHILD_EN = r"(?:my|our) (?:son|daughter|kid|child|boy|girl|nephew|niece)"
_MY_ACCOUNT_FR = (
    rf"(?:(?:mon|ma|mes|notre|nos) (?:propre |vieux |vieille |ancien )?{_ACCOUNT_FR}"
    rf"|(?:le compte|la page|le(?= {_SERVICES}))(?: {_SERVICES})? de {_CHILD_FR})(?!\w)"
)
_OTHERS_EN = words(
    "friend mate cousin neighbo colleague boss mum mom dad sister brother aunt uncle in and is was"
    " to from that who when because"
)
_PART_OF_IT = words("pics? photos? pictures? videos? posts? friends contacts followers inventory")
_MY_ACCOUNT_EN = (
    rf"(?:{_CHILD_EN}'?s|my|our|me) "
    rf"(?:(?!{_MONEY_KEPT}|{_OTHERS_EN})[\w-]{{1,14}} ){{0,3}}?"
    rf"(?:(?:accounts?|acct|acc|page|profile|channel|mailbox|inbox|e-?mails?|mail)(?!\w){_NO_MONEY}"
    rf"|{_SERVICES}(?!\w))(?! (?:{_PART_OF_IT}))"
)
_THIEF_FR = one_of(
    r"ils?|elles?|quelqu'un|qqn|kelkun|on(?= (?:me|m'|s'))",
    r"(?:le|la|les|un|une|ce|cette|des|mon|ma) (?:pirates?|hackers?|hackeurs?|voleurs?|gars|mec"
    r"|type|arnaqueurs?|escrocs?|fille|ex)",
)
_THIEF_EN = (
    r"(?:he|she|they|dem|someone|somebody|some(?:one|body) else|some \w{1,9}"
    r"|(?:(?:the|a|this|that|my) )?(?:hackers?|thief|thieves|scammers?)"
    r"|(?:the|a|this|that|my) (?:guy|man|ex|person|crook))"
)
_SECRET_FR = (
    r"(?:(?:mot de passe|mdp|adresse (?:e-?)?mail|e-?mail|mail|numero|identifiants?)(?!\w)"
    rf"{_NO_MONEY}|mots de passe)"
)
_SECRET_EN = (
    rf"(?:passwords?|pass ?code|e-?mail|phone number|number|user ?name|login)(?!\w){_NO_MONEY}"
)
_CHANGED_FR = r"(?:change|modifie|remplace)(?:e|s|es)?(?!\w)"
_STOLEN_FR = r"(?:vole|pique|pris|repris|chipe|detourne)(?:e|s|es)?(?!\w)"
_STOLEN_EN = r"(?:stolen|hijacked|taken|nicked|jacked|collected)"
_CANNOT_FR = one_of(
    r"j?(?:arriv(?:e|ons)|peu[xt]?|puis|pouvons|parvien[st]|reussi[st]?|suis|chu|est) "
    r"(?:meme )?(?:plus|pu|pas|pa)(?: du tout| capable| en mesure)?(?: a| de)?(?: d'| )",
    r"(?:impossible|(?:plus|pas|aucun) moyen)(?: a| de)?(?: d'| )",
)
_REFUSED_FR = (
    r"(?:ne )?(?:(?:marche|fonctionne|passe) plus"
    r"|(?:n')?est (?:plus (?:bon|valable|valide|reconnu)|refuse))(?!\w)"
)
_ENTER_FR = (
    r"(?:me |m'|nous )?(?:(?:re)?connect(?:er|e)|co|log(?:uer)?|identifier|authentifier"
    r"|r?entrer|acceder|r?ouvrir|aller|revenir|retourner|recuperer|ravoir)(?!\w)"
)
_CANNOT_EN = one_of(
    r"(?:can'?t|cannot|can not|could ?n'?o?t|can'?t seem to|(?:unable|not able|no longer able) to"
    r"|can no longer|no fit|won'?t let (?:me|us))(?: even| seem to| to)?"
)
_ENTER_EN = (
    r"(?:(?:re)?access|open|enter|recover|login"
    r"|(?:get|log|sign|go)(?: back)? ?(?:into|in to|onto|on to|in|on|to))(?!\w)"
)
_HOW_EN = r"(?:how (?:do|can|would|could) (?:i|we|you) )?"
ACCOUNT_LOST = pattern(
    # What can no longer be opened.
    rf"{_CANNOT_FR}{_ENTER_FR} (?:(?:a|dans|sur|de) )?{_MY_ACCOUNT_FR}",
    rf"(?:{_SERVICES} (?:me )?dit que )?"
    rf"{_MY_ACCOUNT_FR}{within(90)}(?<!\w)(?:{_CANNOT_FR}(?:y {_ENTER_FR}|{_ENTER_FR})"
    r"|y (?:accede|rentre|entre|vais) (?:plus|pas)|y a(?:i)? plus acces|je rentre plus"
    r"|plus dedans|bloquee? dehors|(?:n')?ai plus la main)(?!\w)",
    r"veut (?:plus|pas) me laisser (?:r?entrer|me connecter)",
    rf"(?:j'? ?ai|jai|j|g|ai|on a|avons|{_RELATIVE} a) (?:plus|pu|perdu|aucun)"
    rf" (?:du tout )?(?:(?:d'|l'|mon |mes )?acces|la main|le controle)"
    rf" (?:a|au|aux|de|sur) {_MY_ACCOUNT_FR}",
    rf"(?:j'? ?ai|jai|je|g|on a) perdu {_MY_ACCOUNT_FR}",
    rf"(?:acces perdu|plus (?:d'|aucun )?acces) a {_MY_ACCOUNT_FR}",
    rf"mon (?:mot de passe|mdp){_NO_MONEY} {_REFUSED_FR}",
    rf"{_MY_ACCOUNT_FR}{within(60)}(?<!\w)(?:mot de passe|mdp) {_REFUSED_FR}",
    rf"(?:peux|peut|puis) (?:plus|pas) recuperer (?:le|ce|mon) compte(?!\w){_NO_MONEY}",
    r"(?:code|pin) que (?:je n'|j'|je )?ai jamais (?:mis|cree|choisi|defini)",
    # What somebody did to it.
    rf"{_THIEF_FR} (?:m[' ]?|me l'|l')?(?:a|ont) (?:aussi |deja )?(?:tout )?{_CHANGED_FR}"
    rf" (?:le |l'|les |mon |ma |mes )(?:\w{{1,12}} (?:et|de) (?:le |l'|mon )?)?{_SECRET_FR}",
    rf"on m[' ]?a {_CHANGED_FR} (?:le |l'|les |mon |mes ){_SECRET_FR}",
    rf"{_THIEF_FR} (?:a|ont) mis (?:son|leur|sa|une autre) {_SECRET_FR}",
    rf"(?:{_THIEF_FR}|on) (?:m[' ]?|nous |me l')?(?:a|ont) {_STOLEN_FR} {_MY_ACCOUNT_FR}",
    rf"(?:suis|sommes) fait (?:voler|piquer|prendre|chiper) {_MY_ACCOUNT_FR}",
    rf"{_CHILD_FR} (?:a perdu|s'est fait (?:voler|piquer|prendre)) son {_ACCOUNT_FR}(?!\w)",
    r"(?:mot de passe|mdp|e-?mail|mail) change(?: cette nuit)?,? (?:et )?"
    r"(?:(?:e-?mail|mail|mdp|mot de passe|numero) change|plus d'acces|tout change)",
    rf"^(?:mon )?(?:compte )?{_SERVICES} (?:vole|pique|detourne)e?(?!\w)",
    rf"^(?:compte )?{_SERVICES} (?:pirate|hacke)e?,? "
    r"(?:(?:mail|mdp|mot de passe) change|plus acces)",
    rf"{_MY_ACCOUNT_FR}(?: \w{{1,12}})? (?:(?:m')?(?:a|ont) ete|est|s'est fait) {_STOLEN_FR}",
    rf"(?:{_THIEF_FR} )?(?:a|ont) pris (?:le controle|possession|la main) "
    rf"(?:de|sur) {_MY_ACCOUNT_FR}",
    rf"(?:s'est|se sont) empare(?:e|s)? de {_MY_ACCOUNT_FR}",
    rf"{_THIEF_FR} (?:a|ont) (?:mis|active) la (?:double|2fa|validation en deux)",
    rf"{_MY_ACCOUNT_FR}{within(40)}(?:m'appartient plus|est plus (?:a moi|accessible)"
    r"|est (?:maintenant )?(?:ouvert |connecte |active )?(?:chez|sur le (?:telephone|portable) d))",
    rf"(?:ejectee?|viree?|exclue?|jetee?|deconnectee?) de {_MY_ACCOUNT_FR}{within(40)}"
    r"(?:plus|pas|adresse|mail|mot de passe)",
    r"(?:viree?s?|enlevee?s?|retiree?s?|exclue?s?) (?:des|de|les droits d'|comme) ?"
    r"(?:admins?|administrateurs?)(?!\w)",
    rf"(?:a la porte de|enfermee? hors de|verrouillee? hors de) {_MY_ACCOUNT_FR}",
    # What they try to get back.
    r"(?:code|lien)(?: de recup\w{0,7})? (?:arrive|part|va|est envoye) (?:sur|a|chez|vers) "
    r"(?:(?:leur|son) (?:adresse|numero|mail|telephone)"
    r"|(?:le |l')(?:adresse|numero|mail|telephone) (?:du|des|de la) (?:voleur|pirate|hacker)\w?)",
    rf"(?:recuperer|recup|ravoir|retrouver) l'acces (?:a|de) {_MY_ACCOUNT_FR}",
    rf"(?:recuperer|recup|ravoir|retrouver) {_MY_ACCOUNT_FR}(?: \w{{1,12}})?"
    r" (?:pirate|hacke|vole)e?(?!\w)",
    # The same in English.
    rf"{_CANNOT_EN} {_ENTER_EN} (?:to |of )?{_MY_ACCOUNT_EN}",
    rf"(?:{_SERVICES} (?:says|tells me) (?:that )?)?"
    rf"{_MY_ACCOUNT_EN}{within(90)}(?<!\w)(?:{_CANNOT_EN} (?:{_ENTER_EN}|back in|in)(?: again)?"
    r"(?: it| in| am)?(?! (?:the|a|his|her|their)\b)(?!\w)|not in it any|stuck outside"
    r"|(?:shut|locked) (?:me |us )?out(?!\w)|wo n'?t let me (?:back )?in"
    r"|password no dey work)",
    rf"(?:locked|shut|kicked|thrown|booted)(?: me| us)? (?:out|off)(?: of)? "
    rf"(?:{_MY_ACCOUNT_EN}|{_SERVICES}(?!\w))",
    r"(?:i'?m|i am|got|been|and) (?:now )?locked out(?! (?:of|on)\b)(?!\w)",
    rf"{_CHILD_EN} (?:has )?lost (?:his|her|their) "
    rf"(?:{_SERVICES} )?(?:account|page|{_SERVICES})(?!\w)",
    rf"^(?:the )?{_SERVICES}(?: acc(?:oun)?t?)?(?: got| was)? {_STOLEN_EN}(?!\w)",
    r"(?:password|e-?mail) (?:was )?changed,? (?:and )?(?:my )?(?:password|e-?mail|number) changed",
    rf"(?:lost|losing|without|no longer have|(?:do ?n'?o?t|no) have|no)(?: any| all)? "
    rf"(?:access|control) (?:to|of|over) {_MY_ACCOUNT_EN}",
    rf"(?:i|we|and|i've|ive|have|just) (?:have )?lost {_MY_ACCOUNT_EN}",
    rf"no (?:way|more) (?:back )?into {_MY_ACCOUNT_EN}",
    r"(?:won'?t|does ?n'?t|will not) let me (?:back )?(?:log |sign |get )?(?:back )?in(?!\w)",
    rf"(?:it|{_THIEF_EN}) (?:has |have )?logged me out (?:of everything|everywhere)",
    r"my password (?:does ?n'?o?t|do ?n'?t|no longer|won'?t) works?(?!\w)",
    r"(?:it says )?wrong password but (?:it'?s|its|it is|i know it'?s) (?:the )?(?:right|correct)",
    r"pin (?:code )?(?:that )?(?:i|we) (?:never|did ?n'?t) (?:set|made|chose|choose|create)",
    rf"{_THIEF_EN}(?:'?ve|'?s| has| have| don)? (?:also |then )?changed (?:all )?"
    rf"(?:(?:my|the|our) (?:\w{{1,12}} )?{_SECRET_EN}|everything)",
    r"everything(?:'s| has| is)? been changed",
    rf"{_THIEF_EN}(?:'?ve|'?s| has| have| don)? (?:also |just )?"
    rf"(?:stole|took|collect|nicked|hijacked|{_STOLEN_EN})(?: over| control of)? {_MY_ACCOUNT_EN}",
    rf"(?:{_THIEF_EN} (?:has |have )?)?(?:took|taken) (?:over|control of) {_MY_ACCOUNT_EN}",
    rf"{_MY_ACCOUNT_EN}(?:'s| has| is| was| got| have| were| are)?(?: been| just| being)?"
    rf" {_STOLEN_EN}(?!\w)",
    rf"{_MY_ACCOUNT_EN} (?:is|was) (?:now )?on (?:someone|somebody|another|his|her|their)",
    rf"{_MY_ACCOUNT_EN} (?:has|have|with) (?:someone|somebody) else'?s (?:e-?mail|number|phone)",
    rf"(?:{_MY_ACCOUNT_EN}|(?<=now )the account)(?:'s| is| has)? (?:just )?gone(?!\w)",
    rf"{_MY_ACCOUNT_EN} (?:is ?n'?o?t|is no longer|no longer) mine",
    rf"{_MY_ACCOUNT_EN}{within(50)}now (?:they|he|she) (?:has|have|got) it(?!\w)",
    rf"{_THIEF_EN}(?:'s| is) (?:in|inside|on) {_MY_ACCOUNT_EN}",
    r"(?:removed|kicked|took|deleted) (?:me|us) (?:off |out )?(?:as|from) (?:an? )?admin",
    rf"{_THIEF_EN}(?:'?ve|'?s| has| have)? (?:turned on|set up|enabled|activated|added) "
    r"(?:two|2)[ -]?(?:factor|step|fa)",
    r"(?:code|link) (?:goes|is sent|gets sent|is going|being sent) to (?:the )?"
    r"(?:their|his|her|thief'?s|hacker'?s|scammer'?s) (?:e-?mail|number|phone|address)",
    rf"{_HOW_EN}(?:regain|get|recover)(?: back)? (?:my )?access (?:back )?to {_MY_ACCOUNT_EN}",
    r"(?:undo link|link to undo it) (?:does ?n'?t|no longer) works?(?!\w)",
    rf"{_HOW_EN}(?:recover|get|retrieve) (?:back )?my (?:hacked|stolen|hijacked) "
    rf"(?:\w{{1,12}} )?(?:accounts?|page|e-?mail|{_SERVICES})(?!\w)",
    rf"my password{within(30)} (?:locked|shut) (?:me|us) out(?!\w)",
    rf"{_HOW_EN}(?:recover|get|retrieve) {_MY_ACCOUNT_EN} (?:account )?back",
)
_MY_OR_IT_FR = rf"(?:{_MY_ACCOUNT_FR}|(?:l'|mes |mon )acces)"
ACCOUNT_KEPT = pattern(
    rf"j?(?:arriv(?:e|ons)|peu[xt]?|puis|parvien[st]) (?:encore|toujours|tjrs)(?: bien)?"
    rf"(?: a)? (?:y )?{_ENTER_FR}",
    r"(?:j'|jai|j'ai|on |ai |g )(?:y )?(?:ai |a )?(?:encore|toujours|tjrs) (?:bien )?"
    rf"(?:acces|la main|{_MY_ACCOUNT_FR})",
    r"y (?:accede|rentre|ai acces) (?:encore|toujours|tjrs)(?!\w)",
    r"(?:n'ai|j'ai|ai|g|jai) (?:pas|jamais) perdu "
    rf"(?:la main|le controle|{_MY_OR_IT_FR})",
    rf"(?:j'? ?ai|jai|g|on a|avons) (?:deja |enfin |pu |reussi a |fini par )?"
    rf"(?:bien )?(?:recupere|recuperer|retrouve|recup) {_MY_OR_IT_FR}",
    rf"{_MY_ACCOUNT_FR}{within(80)}(?:je|on) (?:l'ai|l'a|les ai|ai pu le|ai reussi a le) "
    r"(?:deja |enfin |bien )?(?:recupere|retrouve)e?r?(?!\w)",
    rf"(?:pu|reussi a|fini par|viens de) (?:recuperer|ravoir) {_MY_OR_IT_FR}(?!\w)",
    rf"perdu {_MY_OR_IT_FR}{within(80)}c'est (?:regle|resolu|arrange|bon)(?!\w)",
    rf"(?:i|we)(?: can|'m| am| could)? still (?:able to )?(?:can )?{_ENTER_EN}",
    r"(?:i|we)(?:'ve)? still (?:have|got) (?:full |my )?(?:access|control)(?! (?:of myself))",
    rf"still (?:have|got) {_MY_ACCOUNT_EN}",
    rf"(?:have ?n'?o?t|did ?n'?o?t|never|not) (?:yet )?(?:los[et]|lost) (?:any |my )?"
    rf"(?:access|control|{_MY_ACCOUNT_EN})",
    r"(?:am|i'm|was|is|been|got|be) (?:not|never) (?:been )?locked out",
    rf"(?:got|have|managed to get|now have) {_MY_ACCOUNT_EN} back(?!\w)",
    rf"{_MY_ACCOUNT_EN}{within(80)}(?:i|we)(?:'ve| have)? (?:got|managed to get) it back(?!\w)",
    r"(?:got|managed to get|managed to log|am|i'm|logged) back (?:in|into)(?!\w)",
    rf"(?:i|we|i've|ive|we've|have|already) recovered (?:it(?!\w)|{_MY_ACCOUNT_EN})",
    rf"lost (?:access|control){within(80)}(?:fixed|sorted|resolved|solved|back) (?:now|it)",
    rf"lost (?:access|control){within(80)}(?:it's|its|all|is) (?:fixed|sorted|resolved|solved)",
)

# « si j'ai payé », "should i have paid": a question or a condition states nothing.
SUPPOSED = re.compile(
    r"(?<!\w)(?:si|if|should|would|est-ce que|esk|unless|whether|imagine"
    r"|every time) (?:\w{1,10} ){0,1}$"
)
# « il dit qu'il m'a filmé », "a mail says he has my video": the claim of a bluff states nothing.
CLAIMED = re.compile(
    r"(?<!\w)(?:dit|dis|disent|disait|pretend\w{0,4}|affirme\w{0,3}|jure"
    r"|says?|said|claim\w{0,3}|apparently"
    r"|soi-disant|how do)(?: \w{1,12}){0,2} ?(?:qu'|que )?$"
)
BEFORE = 30
"""Characters read before a statement to see whether it is only supposed."""
