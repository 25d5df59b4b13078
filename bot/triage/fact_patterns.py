"""How people say what they did, what they have, and who they are: the patterns of ``facts``.

Written on folded text (no accents, lower case), with the spellings of short messages: « g pa paye »
and « jai envoyé », "i havent replied". Who acts always comes first, so that « il veut que je
paye » or « si je paye » state nothing.
"""

from __future__ import annotations

import re

from bot.triage.means_patterns import BY_MEANS
from bot.triage.patterns import any_words, one_of, pattern, some, within, words

# --- who did it: the person, or the one they speak for --------------------------------------------

RELATIVE = one_of(
    r"mon (?:fils|mari|pere|frere|grand[ -]pere|ado|copain|neveu|ami)",
    r"ma (?:fille|femme|mere|maman|soeur|grand[ -]mere|copine|niece|amie)",
    r"papa|maman|mamie|papi",
)
# Whose act cannot be mistaken: « il a répondu » may speak of the scammer.
_OWN = one_of(
    r"(?<!\w)(?:j'? ?ai|jai|g)",
    r"on a|nous avons",
    rf"{RELATIVE}(?: de \d\d? ?ans)? a",
    r"(?:^|(?<=, )|(?<=,))a",
)
_I_HAVE = one_of(
    r"(?<!m')(?<!s')(?:j'? ?ai|jai|jé|g|gt)", rf"(?:on|nous|elle|il|{RELATIVE}) (?:a|avons)", "a"
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
_MONEY_EN = words("euros? pounds? quid dollars? bucks")
_NO_COUNT = (
    r"(?![\d.,]*\d)(?! ?(?:photos?|pics?|pictures?|videos?|vids?|nudes?|images?|selfies?|messages?"
    r"|msgs?|texts?|sms|e-?mails?|times|fois|seconds?|min(?:ute)?s?|hours?|heures?|days?|jours?"
    r"|weeks?|semaines?|months?|mois|years?|ans|miles|km|kg|percent|%|people|friends|amis|boxes"
    r"|followers|abonnes|liens?|links?|codes? (?:sms|recu))(?!\w))"
)
_SUM_EN = (
    rf"(?:[£$€] ?\d[\d.,]{{0,9}} ?k?|\d[\d.,]{{0,9}} ?(?:[£$€]|k\b|{_MONEY_EN})"
    rf"|\d[\d.,]{{2,9}}){_NO_COUNT}"
)
_SUM_FR = (
    r"(?:\d[\d .,]{0,12} ?(?:€|e\b|euros?|balles|\$|£|dollars?|francs?|fcfa|f\b|cfa)"
    rf"|[£$€] ?\d[\d.,]{{0,9}}|\d[\d.,]{{2,9}}){_NO_COUNT}"
)
# As people type in a hurry, without a subject: at the beginning of a clause.
_BARELY = r"(?:^|(?<=[,.;!)(\n-] )|(?<=[\n(]))"
# « paye 300 ou je publie » orders; folding took the accent off « payé ». « payé par qui ? » asks.
_NO_ORDER = (
    r"(?![^.!?\n]{0,60}(?<!\w)(?:sinon|otherwise|or else"
    r"|(?:ou|or) (?:je|j'|on|i|we|tout|tes|ta|ton)(?!\w)"
    r"|avant (?:ce|demain|minuit|midi|\d)))"
    r"(?![^.,;!?\n]{0,40}(?:\?|(?<!\w)(?:maintenant|vite|tout de suite|stp|now|please|ici"
    r"|(?:sur|to) (?:ce|cet|mon|this|my|the (?:wallet|address))"
    # A receipt: "paid by card ending 08".
    r"|(?:se )?terminant|finissant|ending)(?!\w)))"
)
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
    r"(?:envoye|depose|transfere|donne|remis|file) (?:de )?(?:l'argent|(?:du|en) (?:liquide|cash)"
    r"|des (?:sous|thunes|especes|billets(?! (?:d'|de ))))(?!\w)",
    r"(?:envoye|donne|remis|perdu|verse) (?:\w{1,12} ){0,3}(?:cents?|mille) euros",
    rf"(?:envoye|donne) (?:\w{{1,12}} ){{0,2}}\d[\d .,]{{0,12}} (?:{BY_MEANS}|de (?:pcs|crypto))",
    r"valide (?:\w{1,12} ){0,2}(?:virements?|paiements?|operations?)",
    r"fait (?:un|le|des|\d{1,3}|deux|trois) (?:virements?|mandats?|paiements?|depots?)",
    rf"achete {any_words(3)}{_COUPONS}",
)
_PAID_EN = one_of(
    r"(?:paid|payed|did pay)(?! me\b)",
    r"transferred|wired",
    r"(?:sent|send|gave|lost|donated) (?:(?:him|her|them|the|some|my|a|total|of|over"
    rf"|about) ){{0,3}}(?:money|cash|[£$€] ?\d|\d[\d.,]{{0,9}} ?(?:€|£|\$|k\b"
    rf"|{_MONEY_EN}|{BY_MEANS}))",
    rf"sent (?:it |them |money )?{BY_MEANS}",
    rf"moved (?:(?:the|my|all|our|over|about|some) ){{0,3}}(?:money|savings|{_SUM_EN})",
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
    # « payé 900 de frais », "paid £200", « viré 2000 ce matin », "sent 200 via zelle"
    rf"{_BARELY}(?:paye|paid|payed) (?:environ |about |over |him |her |them |deja )?"
    rf"(?:[£$€]? ?\d|{BY_MEANS}){_NO_ORDER}",
    rf"{_BARELY}(?:vire|verse) (?:environ |deja )?"
    rf"\d[\d.,]{{1,9}}{_NO_COUNT}{_NO_ORDER}",
    rf"{_BARELY}(?:envoye|remis|perdu) (?:environ |deja )?"
    rf"(?:{_SUM_FR}|\d[\d.,]{{0,9}} {BY_MEANS}|l'argent|des (?:billets|especes)(?! d)){_NO_ORDER}",
    rf"{_BARELY}sent (?:him|her|them) (?:the money|[£$€]? ?\d[\d.,]{{0,9}}{_NO_COUNT})",
    rf"{_BARELY}(?:sent|gave|lost|transferred|wired|moved) (?:(?:him|her|them|over|about) ){{0,2}}"
    rf"(?:{_SUM_EN}|[£$€]?\d[\d.,]{{0,9}} {BY_MEANS})",
    rf"{_BARELY}(?:sent|transferred|wired) (?:it |them |the money |money ){{0,2}}{BY_MEANS}",
    # « 2300 euros sont partis de mon compte », "£900 has gone from my account"
    rf"{_SUM_FR} (?:(?:sont|est|ont|a|ete|viennent|vient|d'etre|deja|tous) ){{0,3}}"
    r"(?:partie?s?|partir|sortie?s?|disparus?|debitee?s?|prelevee?s?|retiree?s?) (?:de|sur|depuis) "
    r"(?:mon|ma|mes|notre|son|sa) (?:\w{1,12} )?(?:comptes?|carte|livret|cb)(?!\w)",
    rf"{_SUM_EN} (?:(?:has|have|had|is|are|was|were|been|just|already|got) ){{0,3}}"
    r"(?:gone|left|missing|taken|withdrawn|debited|disappeared)(?: out)?(?: of| from)? "
    r"(?:my|our|his|her) (?:\w{1,12} )?(?:accounts?|card|savings)(?!\w)",
    rf"achete {any_words(2)}\d? ?(?:recharges?|coupons?|cartes? (?:pcs|cadeaux?))",
    r"already (?:sent|paid|gave) (?:him |her |them )?[£$€]? ?\d",
    r"been (?:sending|paying) (?:him |her |them )?(?:money|cash|[£$€])",
    # A false adviser has savings moved: « ils m'ont fait virer », "had me move my savings".
    r"m'(?:a|ont) fait (?:payer|virer|verser|transferer|valider)(?!\w)",
    r"(?:had|made|got) me (?:to )?(?:move|transfer|pay|send) (?:my|all|the|some|\d|[£$€])",
    r"jvien de paye|(?:je )?viens? de payer?",
    r"je (?:les |l')ai (?:tout |tous |toutes |deja |bien ){0,2}payee?s?(?!\w)",
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
    r"(?:mon|le|un) code\b(?! (?:pcs|trans-?cash|neo-?surf|toneo|promo|postal|du coupon"
    r"|de (?:la )?(?:recharge|carte cadeau)))",
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
    # « il vient de les envoyer à ma sœur », "he just sent them to my sister"
    r"vien(?:t|nent) (?:juste )?de (?:les|la|l'|tout) ?(?:envoyer|montrer) a (?:ma|mon|mes)\b",
    r"(?:he|she|they)(?:'s|'ve| has| have)? just (?:sent|showed|shown) (?:them|it) to my\b",
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
