"""How people say that an account of theirs was taken, or that they have it again.

Written on folded text, like ``fact_patterns``. A bank account is none in this sense, and neither
is that of a friend, whose stolen account is usually the one that writes to the person.
"""

from __future__ import annotations

from bot.triage.fact_patterns import RELATIVE
from bot.triage.patterns import one_of, pattern, within, words

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
    rf"(?:j'? ?ai|jai|j|g|ai|on a|avons|{RELATIVE} a) (?:plus|pu|perdu|aucun)"
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
    rf"{_THIEF_FR} (?:m[' ]?|me l'|l')?(?:a|ont) (?:pirate|hacke)e? {_MY_ACCOUNT_FR}"
    rf"(?:,| et|,? puis)(?: (?:ils? (?:a|ont)|a|ont|m'a|m'ont|aussi|tout)){{0,2}} {_CHANGED_FR} "
    rf"(?:le |l'|les |mon |mes ){_SECRET_FR}",
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
    rf"{_THIEF_EN}(?:'?ve|'?s| has| have| don)? (?:hacked|hijacked|broke) (?:into )?"
    rf"{_MY_ACCOUNT_EN}(?: account)?"
    r"(?:,| and|,? then)(?: (?:he|she|they|has|have|then|also)){0,3} "
    rf"(?:changed|reset) (?:(?:all|the|my|its|our) ){{1,2}}(?:\w{{1,12}} )?{_SECRET_EN}",
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
# Said in the next sentence as often as in the same one.
_SOON = r"[^?\n]{0,80}?"
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
    rf"{_MY_ACCOUNT_FR}{_SOON}(?<!\w)(?:je|on) (?:l'ai|l'a|les ai|ai pu le|ai reussi a le) "
    r"(?:deja |enfin |bien )?(?:recupere|retrouve)e?r?(?!\w)",
    rf"{_MY_ACCOUNT_FR}{_SOON}(?<!\w)(?:j'? ?ai|jai|g|on a) (?:deja |enfin |bien |pu )?tout "
    r"(?:recupere|retrouve)r?(?!\w)",
    rf"(?:pu|reussi a|fini par|viens de) (?:recuperer|ravoir) {_MY_OR_IT_FR}(?!\w)",
    rf"perdu {_MY_OR_IT_FR}{within(80)}c'est (?:regle|resolu|arrange|bon)(?!\w)",
    rf"(?:i|we)(?: can|'m| am| could)? still (?:able to )?(?:can )?{_ENTER_EN}",
    r"(?:i|we)(?:'ve)? still (?:have|got) (?:full |my )?(?:access|control)(?! (?:of myself))",
    rf"still (?:have|got) {_MY_ACCOUNT_EN}",
    rf"(?:have ?n'?o?t|did ?n'?o?t|never|not) (?:yet )?(?:los[et]|lost) (?:any |my )?"
    rf"(?:access|control|{_MY_ACCOUNT_EN})",
    r"(?:am|i'm|was|is|been|got|be) (?:not|never) (?:been )?locked out",
    rf"(?:got|have|managed to get|now have) {_MY_ACCOUNT_EN} back(?!\w)",
    rf"{_MY_ACCOUNT_EN}{_SOON}(?<!\w)(?:i|we)(?:'?ve| have)? (?:got|managed to get|now have) "
    r"(?:it|it all|everything) back(?!\w)",
    r"(?:got|managed to get|managed to log|am|i'm|logged) back (?:in|into)(?!\w)",
    rf"(?:i|we|i've|ive|we've|have|already) recovered (?:it(?!\w)|{_MY_ACCOUNT_EN})",
    rf"lost (?:access|control){within(80)}(?:fixed|sorted|resolved|solved|back) (?:now|it)",
    rf"lost (?:access|control){within(80)}(?:it's|its|all|is) (?:fixed|sorted|resolved|solved)",
)
