"""What people say when somebody may be hurt: explicit words only, in French and English.

Written on folded text, with the spellings of short messages. When in doubt, a phrase stands among
the possible ones: a line of help too many hurts nobody.
"""

from __future__ import annotations

import re

from bot.triage.patterns import one_of, pattern, within, words

# --- figures of speech ----------------------------------------------------------------------------

# « mes parents vont me tuer », "my dad will kill me": what a child fears when they find out. Not
# those with whom one lives as a couple: there, the same words may be meant.
_PARENTS = rf"(?:mes|my|our|nos) {words('parents darons vieux')}"
_AT_HOME = one_of(
    _PARENTS,
    rf"(?:mon|ma) {words('pere mere daron daronne reum reup frere soeur boss patron')}",
    rf"my {words('mum mom mother dad father boss sister brother')}",
)
_KILL_FR = words("tuer buter demonter defoncer assassiner trucider")
_KILL_ME = one_of(rf"me {_KILL_FR}", "kill me")
_THEY = words("ils elle il they she he")
_WILL = rf"{_THEY}(?:'ll|'re gonna|ll| vont| va| will| are gonna| gonna)"
_LEARN = words("l'appren apprenn apprend save sai voie voit voient find see know learn")

# Taken out of the text before anything is looked for.
HARMLESS = pattern(
    rf"(?:mort|morte|morts|mortes|crev\w{{1,3}}|mourir|meurs|creve) de (?:trop"
    rf" )?{words('rire faim fatigue peur honte trouille soif chaud froid rire stress jalousie')}"
    rf"\b",
    r"je (?:suis )?(?:meurs|mort|morte) (?:lol|mdr|ptdr)|tuer le temps\b|ca me tue\b",
    r"ca (?:va|risque de) me tuer\b",
    r"(?:telephone|portable|tel|batterie|ordi|ordinateur|pc|phone|battery"
    r"|laptop)\b (?:est |is |qui est )?"
    r"(?:mort|morte|dead|died|qui a creve)\b",
    rf"{_AT_HOME} (?:(?:il|elle|ils|elles) )?(?:va|vas|vont) me {_KILL_FR}\b",
    rf"{_AT_HOME} ?(?:'s|is|are|will|'ll|would)? ?(?:going to |gonna )?kill me\b",
    rf"{_PARENTS}{within(20)} {_WILL} {_KILL_ME}\b",
    rf"{_WILL} {_KILL_ME} (?:si|s'|if|when) ?{_THEY} {_LEARN}",
    r"dead ?lines?\b",
    r"(?:bored|starving|laughing|scared|frightened|worried|tickled) to death\b",
    r"(?:killing|kills) me (?:lol|mdr|lmao|haha)?\b(?! with)",
    r"dying (?:of|from|to) (?:laughter|laughing|hunger|shame|embarrassment|know|see)\b",
    r"to die for\b|kill(?:ing)? time\b",
    r"(?:i'm|im|i am|literally) (?:so )?(?:dead|dying) (?:lol|mdr|lmao|haha|laughing)\b",
    r"die of (?:shame|embarrassment)\b|could have died of",
    r"(?:va|allez|allez tous|va donc) (?:te|vous) faire (?:voir|foutre|mettre)\b",
    r"go (?:to hell|away)\b",
    r"(?:poids|nature|temps|saison|angle|langue|point|pile) mort[es]?\b",
    r"peine de mort\b|mort ou vif\b",
    # The way a text ends or a plan fails is nobody's end.
    r"en finir avec (?:cette|ce|ces|l'|le|cet|tout ca|ca|eux|lui|elle|vos|votre)\b",
    r"en finir (?:vite|rapidement|une bonne fois)",
    r"facon de parler\b|figure of speech\b",
    r"(?:m'a|m'ont|me) touchee? (?:le (?:bras|coeur)|la main|l'epaule|beaucoup|vraiment)\b",
)

# --- the person themselves ------------------------------------------------------------------------

_I = r"(?:je|j|j'|jme|jvs|jvais|j'vais|jveux|chui|jsuis|moi)"
_WANT_FR = words(
    "veux veu vx jv vais vs je_va pense_a penser_a songe_a songe prefere voudrais aimerais"
    " envie_de envi_de envie envi pense_serieusement_a jvs jvais jveux j'vais jpense_a besoin_de"
    " reve_de compte pret_a prete_a"
)
_ONESELF = (
    r"(?:me |m'?)(?:suicide\w{0,3}|foutre en l'air|fous en l'air|flingu\w{1,3}"
    r"|tuer|tue(?!\w)|pendre|buter|noyer"
    r"|jeter (?:sous|du|par|dans)|tailler les veines|ouvrir les veines"
    r"|supprimer(?! (?:mes|mon|ma|le|la|les|de|ce|tout|cette|des))|faire du"
    r" mal)(?!\w)"
)
_DIE_FR = (
    r"(?:mourir|crever|creve(?!\w)|en finir|partir pour toujours|disparaitre"
    r" pour toujours|plus vivre|plus exister"
    r"|plus etre la|m'endormir et ne (?:plus|jamais)|me reveiller jamais)"
)
_NO_MORE = words("plus pas plu pa pu")
_LIVE = r"(?:de |d'?)?(?:vivre|exister|etre (?:la|ici|en vie))\b"
SELF_SURE = pattern(
    rf"(?:{_I} |j'?)?{_WANT_FR} (?:de |d'?|a )?(?:{_ONESELF}|{_DIE_FR})",
    r"(?:je |j|j')(?:me|m') ?(?:suicide|tue|flingue|pends)(?!\w)(?! (?:a|au|pour|d'|de)\b)",
    r"jme (?:suicide|tue|flingue|bute)(?!\w)",
    r"(?:envie|envi) (?:de |d')(?:mourir|crever|en finir|me tuer|me suicider)",
    r"idees? (?:noires?|suicidaires?)\b|pensees? suicidaires?\b|suicidaire\b",
    r"je suis suicidal\b|tentative de suicide\b",
    r"en finir avec (?:la|ma) vie\b|mettre fin a (?:mes jours|ma vie)\b",
    r"me (?:faire|fais) du mal\b|me scarifi\w{1,3}\b",
    r"(?:me|se) donner la mort\b|envie de se (?:tuer|suicider|pendre)\b",
    r"(?:demande|attends|souhaite) (?:juste |seulement |plus que |qu')?(?:a |de )?mourir\b",
    r"je (?:vais |veux |voudrais )?(?:me jeter)(?! (?:a l'eau|sur|dans les bras|dessus|dedans))\b",
    r"(?:je (?:vais |suis )?|j'ai failli |pour )pass(?:er|e) a l'acte\b",
    r"je me (?:griffe|taillade|brule|coupe) (?:jusqu|expres|les (?:bras|veines|poignets|cuisses))",
    r"(?:do|done|doing) my ?self in\b|top(?:ping)? my ?self\b",
    rf"{_NO_MORE} (?:d'?)?envie? {_LIVE}",
    rf"j?'?(?:veux|veu|vx|v) {_NO_MORE} {_LIVE}",
    r"j'?(?:e )?(?:serais?|srai|vais etre) morte? (?:demain|ce soir|cette nuit|avant)\b",
    r"(?:i'll|i will) be dead (?:tomorrow|tonight|by)\b",
    r"(?:mieux|preferable) (?:que je (?:meure|creve)|mort|morte|si j'etais morte?|si je mourais)\b",
    r"j'aimerais (?:etre )?morte?\b",
    r"j'?(?:ai|viens d'|viens de) ?aval\w{1,2} (?:des|tous|toute|plein|une"
    r" boite|les) ?(?:de )?(?:mes |les )?(?:cachets|cachetons|medicaments"
    r"|medocs|comprimes|pilules|boite)",
    r"(?:pense|penser|parle|penses) (?:au|a mon) suicide\b",
    r"(?:solution|issue) (?:c'est|est) (?:le suicide|la mort|de mourir)\b",
    r"je (?:merite|voudrais) (?:de |d'etre |etre )?(?:mourir|morte?)\b",
    r"(?:kill|hurt|harm|cut|cutting|hurting|killing|hang|drown) my ?self\b|kms\b",
    r"suicidal\b|suicide is\b|commit suicide\b",
    r"end it all\b|end my (?:own )?life\b|ending (?:it all|my life)\b",
    r"take my (?:own )?life\b|taking my (?:own )?life\b",
    r"(?:i )?(?:want|wanna|going|gonna|rather|better|wish i was|wish i were"
    r"|ready|just) (?:to )?(?:die|be dead|dead|disappear forever|never wake"
    r" up)\b(?! of)",
    r"better off dead\b",
    r"(?:don't|dont|do not) (?:want to|wanna) (?:live|be here any ?more|be alive|exist|wake up)\b",
    r"no reason to live\b",
    r"(?:took|taken|swallowed) (?:all |a lot of |too many )(?:my |the |of"
    r" )?(?:pills|tablets|paracetamol)\b",
    r"thinking (?:about|of) (?:suicide|dying)\b",
    r"suicide (?:est|serait|is|would be) (?:la|ma|the|my) (?:seule |only"
    r" )?(?:solution|issue|option|way)\b",
)
# Letters that were spaced apart come without the spaces between the words.
_GLUED = one_of(
    r"(?:je?|i)?(?:veux?|vais|vx|wantto|wanna|goingto)(?:me)?(?:mourir|crever|die|tuer|suicider)",
    r"enviede(?:mourir|crever|metuer)|kill(?:ing)?myself|metuer|mesuicider",
)
SELF_POSSIBLE = pattern(
    r"au bout du (?:rouleau|bout)\b|j'?(?:e )?pense (?:\w{1,8} )?a la fin\b(?! d)",
    r"j'?(?:e )?serais? morte?\b|end of my (?:rope|tether)\b",
    r"thinking (?:about|of) the end\b(?! of)",
    r"j'?(?:en|n) (?:peux|peu|pe) (?:vraiment )?(?:plus|plu)\b|plus la force\b",
    r"plus rien a perdre\b|aucune issue\b|pas d'issue\b",
    r"(?:vous|tu|ils|elle|mes \w{1,10}) (?:seriez|serez|serais|serait|seras"
    r"|seraient|seront|sera) mieux sans moi\b",
    r"ma vie (?:est|c'est|c) (?:finie|foutue|fichue|terminee|morte)\b",
    r"(?:dire|dis) adieu a (?:tous|mes enfants|ma famille|tout le monde|la vie)\b",
    r"adieu(?= ?(?:$|[.!,]| tout| a tous))",
    r"(?:je (?:veux|vais|voudrais)|envie de|j'aimerais) (?:juste |vraiment )?disparaitre\b",
    r"si je n'etais plus la\b|a quoi (?:bon|ca sert de) (?:vivre|continuer)\b",
    r"plus gout a rien\b",
    r"can'?t (?:go on|take (?:it|this) any ?more|do this any ?more|cope any ?more)\b",
    r"my life is (?:over|ruined|finished|done)\b",
    r"plutot (?:mourir|crever)\b|feel like dying\b",
    r"no way out\b|better (?:off )?without me\b|goodbye everyone\b",
    r"(?:want|wanna) (?:to )?disappear\b|no point (?:in )?(?:living|going on)\b",
    r"nothing left to live\b",
    r"no (?:more )?(?:reason|point) (?:to|in) (?:carry|go|carrying|going) on\b",
    r"(?:plus )?(?:aucune|de) raison de (?:vivre|continuer)\b",
    rf"{_GLUED}\b",
    r"(?:auto-?)?mutil\w{1,6}\b|scarif\w{1,6}\b|self[- ]?harm\w{0,4}\b",
)
# « je ne veux pas mourir », "i'm not suicidal".
DENIED = pattern(
    r"(?:pas|jamais|aucune|ni|sans) (?:du tout |vraiment )?(?:(?:l')?envie"
    r" (?:de |d')|l'intention (?:de |d')|(?:l')?idees? (?:de |d')?)?"
    r"(?:mourir|me tuer|me suicider|en finir|suicidaires?|me faire du mal)\b",
    r"(?:ne |n')?(?:veux|vais|pense|compte|suis) (?:pas|pa) (?:a )?(?:mourir"
    r"|me tuer|me suicider|suicidaire|me faire du mal)\b",
    r"(?:not|never|no longer|isn't|aren't|am not|n't)(?: \w{1,8}){0,3}"
    r" (?:suicidal|kill myself|hurt myself|harm myself|hurting myself|die"
    r"|dying|end it all|suicide)\b",
    r"no (?:suicidal|dark) (?:thoughts|ideas)\b",
)

# --- somebody else --------------------------------------------------------------------------------

_RELATIVE = one_of(
    r"mon (?:fils|ado|enfant|frere|ami|copain|mari|pere|grand-pere|pote"
    r"|voisin|collegue|neveu|petit frere)",
    r"ma (?:fille|soeur|copine|femme|mere|amie|niece|cousine|petite soeur|voisine|meilleure amie)",
    r"maman|papa|sa fille|son fils|l'appelante?|appelante?",
    r"my (?:\w{1,10} )?(?:son|daughter|brother|sister|friend|husband|wife|mum"
    r"|mom|dad|girlfriend|boyfriend|kid|child|mate|partner|nephew|niece)",
    r"caller|il|elle|ils|elles|he|she|they|him|her",
)
_WANTS_TO = words("veut veu parle_de pense_a va menace_de veut_vraiment a_envie_de envie_de")
_DIE_THEMSELVES = (
    r"(?:mourir|crever|en finir|(?:se |s')"
    + words("suicider tuer pendre faire_du_mal foutre_en_l'air")
    + r")(?! le temps)"
)
_THEMSELVES = words("himself herself themselves")
_SPEAKS_OF = words(
    "want wants wanted going talks talking threatens threatened tried trying says"
    " he'll she'll they'll"
)
_DYING = one_of(
    words("die dying suicide ending_it end_it ending_his_life ending_her_life"),
    rf"{words('kill killing hurt hurting harm harming')} {_THEMSELVES}",
)
_DO_OTHERS = one_of(
    rf"{_WANTS_TO} {_DIE_THEMSELVES}",
    rf"d'(?:en finir|{_DIE_THEMSELVES})",
    r"(?:plus|pas) envie de vivre|veut plus vivre",
    r"idees (?:noires|suicidaires)|(?:est|serait) suicidaire",
    r"parle de (?:suicide|mort)\b|menace de suicide",
    r"a (?:essaye|tente) de (?:se (?:suicider|tuer|pendre)|mourir)",
    r"fait une tentative|a avale (?:des|tous)|se scarifie|s'est scarifiee?",
    rf"{_SPEAKS_OF} (?:to |about )?{_DYING}",
    rf"{words('cuts cutting harming hurting')} {_THEMSELVES}|kill {_THEMSELVES}",
    r"(?:is|seems|sounds|feels) suicidal|has taken (?:pills|tablets)",
)
OTHER = pattern(rf"{_RELATIVE}\b{within(40)} ?{_DO_OTHERS}(?!\w)")
# Who shuts themselves away may be in danger: a line, no interruption.
OTHER_POSSIBLE = pattern(
    r"s'?(?:est|etait) enfermee? (?:a cle |a double tour )?(?:dans (?:sa|la)|aux toilettes)\b",
    rf"(?:has |have )?locked {_THEMSELVES} (?:in|up|away)\b",
)
_TELLS_ME = words("me_dit m'a_dit ma_dit dit disent say says said tell tells told_me saying")
INCITEMENT = pattern(
    rf"{_TELLS_ME}{within(30)} (?:de |d'aller |que je dois |que je devrais )"
    r"(?:me |m')(?:tuer|suicider|pendre)\b",
    rf"{_TELLS_ME}{within(30)} (?:to )?kill (?:my|your) ?self\b",
    rf"{_TELLS_ME}{within(30)} i should (?:die|kill)\b",
    r"(?:tue|suicide|pends|bute)[- ]toi\b",
    r"va (?:donc )?te (?:tuer|pendre|suicider|jeter)\b|creve donc\b",
    # An order, not « mon chien va crever ».
    r"(?:^|(?<=[,.!] )|(?<=toi ))va crever\b",
    r"(?:go )?kill (?:yourself|urself|ur self|your self)\b|kys\b",
    r"(?:you|u) should (?:die|kill)\b|go (?:die|hang yourself)\b",
)

# --- happening now --------------------------------------------------------------------------------

_PILLS = words(
    "cachets cachetons medicaments medocs comprimes pilules doliprane dolipranes paracetamol"
    " somniferes anxios pills tablets meds painkillers"
)
_MANY = one_of(
    r"(?:tous|toutes?|plein de|trop de|une poignee de|\d\d+)(?: (?:les|des|mes|ses|la))?",
    r"(?:une|la|toute la) (?:boite|plaquette) (?:entiere )?(?:de |d')(?:mes |ses )?",
    r"(?:all|a lot|lots|a bunch|a handful|too many|a whole (?:box|bottle|pack)|\d\d+)"
    r"(?: of)?(?: (?:the|my|his|her|their))?",
)
_SWALLOWED = one_of(
    r"(?:aval|ingurgit|goba?)\w{1,3}|pris|prise|took|taken|swallowed|swallow|popped|downed"
)
_OVERDOSE = rf"{_SWALLOWED} (?:\w{{1,8}} )?{_MANY} ?{_PILLS}\b|{words('overdosed od_ed')}\b(?! on)"
_OF_I = one_of(r"(?:j'?|je |j'?ai |jai |g |i |i've |ive |i have |i just )(?:ai |viens (?:de |d'))?")
_BEFORE_ONESELF = r"(?:devant|a cote de|next to|in front of)"
HAPPENING_SELF = pattern(
    rf"{_OF_I}(?:deja |just |juste )?{_OVERDOSE}",
    rf"j'?ai aval\w{{1,2}} {within(15)}(?:cachets|medicaments|comprimes|doliprane|boite)\b",
    r"je (?:me )?suis (?:deja |monte |montee )?(?:sur|au bord d[eu]|en haut d[eu])"
    r" (?:le |la |les |un |une )?(?:pont|toit|parapet|rebord|rails|falaise)\b(?! d)",
    r"i'?m (?:standing |sat |sitting |up )?(?:on|at the edge of|on the edge of) (?:the|a)"
    r" (?:bridge|roof|ledge|tracks|cliff|edge)\b",
    r"je me suis (?:ouvert|taille|coupe|tranche) les (?:veines|poignets)\b",
    r"(?:i|i've|i have|ive) (?:just )?(?:cut|slit) my (?:wrists?|veins)\b",
    rf"{_PILLS} {_BEFORE_ONESELF} (?:moi|me)\b",
)
_SOMEBODY = one_of(_RELATIVE, words("la_personne the_person"))
_ANSWERS_NOT = one_of(
    r"(?:ne |n')?(?:repond|reponds|parle|ouvre) (?:plus|pas)",
    r"(?:is not|isn'?t|not|won'?t|doesn'?t|stopped) "
    r"(?:answer|answering|opening|open|respond|responding|replying|reply)",
)
HAPPENING_OTHER = pattern(
    rf"{_SOMEBODY}\b{within(25)} ?{_OVERDOSE}",
    rf"{_SOMEBODY}\b{within(20)} ?a aval\w{{1,2}} {within(15)}"
    r"(?:cachets|medicaments|comprimes|doliprane|boite)\b",
    rf"{_SOMEBODY}\b{within(30)} ?{_PILLS} {_BEFORE_ONESELF} (?:lui|elle|him|her|them)\b",
    rf"{_SOMEBODY}\b{within(25)} ?(?:(?:ne )?respire (?:plus|pas)|inconsciente?"
    r"|(?:ne )?se reveille (?:plus|pas)|unconscious|(?:not|isn'?t) breathing|won'?t wake up)\b",
    rf"(?<!me suis )(?:enfermee?|locked {_THEMSELVES}){within(40)} ?{_ANSWERS_NOT}\b",
    rf"{_SOMEBODY}\b{within(15)} ?(?:est|is) (?:sur|on) (?:le|la|un|the|a)"
    r" (?:pont|toit|parapet|rebord|rails|bridge|roof|ledge|tracks)\b",
)

# --- abuse and violence ---------------------------------------------------------------------------

_TONIGHT = words("ce_soir demain tonight tomorrow cet_aprem samedi today aujourd'hui")
_WHERE = (
    r"(?!le bras|la main|le coeur|l'epaule)"
    + words("le les la mon ma mes entre sous en_bas partout")
    + r"\b"
)
ABUSE = pattern(
    rf"(?:me|nous) touche (?:{_WHERE})",
    r"me touche(?= ?(?:$|[,.!]| la nuit| le soir| quand))|me viole(?!\w)",
    r"m'?(?:a|ont) (?:viole|force a (?:coucher|faire l'amour)|agressee? sexuellement)e?(?!\w)",
    rf"m'?(?:a|ont) touchee? (?:{_WHERE})",
    r"(?:me fait|m'oblige a|m'a oblige a|me force a) (?:faire des choses"
    r" sexuelles|le toucher|le sucer|coucher)",
    r"(?:raped|molest(?:ed|s)|abuses) me\b",
    r"(?:touche[sd]|touching) me (?:down|there|in|under|sexually|at night)\b",
    r"touches me\b|forced me to have sex\b|i was raped\b|makes me touch (?:him|her)\b",
)
_MEET = words(
    "rendez-vous rdv rencontrer le_rencontre voir_en_vrai le_voir la_voir meet meeting come_to_his"
)
MEETING = pattern(
    rf"{_MEET}{within(40)} ?{_TONIGHT}\b",
    rf"{_TONIGHT}{within(30)} ?{_MEET}\b",
)
_STRANGER = words(
    "homme monsieur mec type gars inconnu adulte vieux quelqu'un qqn man guy stranger adult someone"
)
_SEES_ME = one_of(
    rf"{words('veut veu va doit voudrait vient')} (?:me |qu'on se )"
    rf"{words('voir voie rencontrer rencontre retrouver retrouve chercher')}",
    r"(?:wants to|is going to|will) (?:meet|see) me",
)
STRANGER_MEETS = pattern(
    rf"{_STRANGER}{within(30)} {_SEES_ME}{within(30)} ?{_TONIGHT}\b",
    rf"{_TONIGHT}{within(20)} {_STRANGER}{within(30)} {_SEES_ME}\b",
)
_HITS = words(
    "frappe frappee bat battu battue tabasse tabassee etrangle etranglee cogne tape_dessus"
    " gifle giflee"
)
_HIM = words(
    "il elle ils elles on qui mec type gars homme ex cousin cousins quelqu'un y_a ya he she they"
)
_THEM_EN = words("he she they someone somebody man men ex guy who")
_WEAPON = words("couteau couteaux arme armes batte flingue pistolet")
_MY_PLACE = words("chez_moi chez_nous la_porte ma_porte mon_immeuble ma_maison notre_maison")
_AT_THE_DOOR = words(
    "il elle ils mec type gars homme monsieur coursier livreur policier policiers gendarmes"
)
_MY_PLACE_EN = words("door house home flat window")
_KILLS = words("tuer buter planter tabasser defoncer cramer egorger crever")
_KILLS_EN = words("kill stab shoot burn murder")
_FAMILIAR = words(
    "il elle he she pere mere mari copain conjoint ex dad father husband boyfriend partner"
)
VIOLENCE = pattern(
    rf"(?:me|nous|m'a|m'ont|ma) (?:deja |encore |souvent )?{_HITS}\b(?! (?:a la porte|dans|sur l))",
    rf"{_FAMILIAR}\b{within(25)} me (?:tape|gifle|pousse|secoue)\b(?! (?:sur|dans|un|vers|a))",
    r"(?:il|elle) me tape (?:parfois|souvent|dessus|encore|quand|des qu|tout le temps)\b",
    r"(?:hits|beats|is hitting|is beating|strangles|strangled|punches|is hurting) me\b",
    r"(?:hit|beat) me (?:up|again|last|when|because)\b",
    rf"menacee? (?:avec |d')(?:une? )?{_WEAPON}\b",
    rf"(?:avec|a|ont) (?:une?|des) {_WEAPON} (?:sur moi|et|en bas|devant)\b",
    rf"en bas avec (?:une?|des) {_WEAPON}\b",
    rf"{_HIM}(?: est| sont)?(?: \w{{1,9}}){{0,3}} (?:devant|derriere|en bas de) {_MY_PLACE}\b",
    r"envoye (?:une?|des|quelqu'un|qqn)(?: \w{1,12}){0,3} (?:a|devant) (?:la|ma|notre) porte\b",
    rf"{_AT_THE_DOOR} (?:est|sont|attend|attendent) (?:\w{{1,10}} )?a (?:la|ma|notre) porte\b",
    rf"{_THEM_EN}(?:'s| is| are|'re) (?:here )?at the door\b",
    rf"(?:there's|there is) an? (?:\w{{1,10}} )?{_THEM_EN} at the door\b",
    rf"{_THEM_EN}(?:'s| is| are|'re)?(?: \w{{1,9}}){{0,2}} (?:outside|at|in"
    rf" front of) my {_MY_PLACE_EN}\b",
    rf"{_HIM} (?:va|vont|veut|veulent) (?:venir )?(?:me|le|la|te|les|nous) {_KILLS}(?!\w)",
    rf"qu'{_HIM} (?:va|vont|veut|veulent) (?:venir )?(?:me|le|la|te|les|nous) {_KILLS}(?!\w)",
    rf"menac\w{{1,4}} de (?:me |nous |le |la )?(?:mort|frapper|venir me|{_KILLS})\b",
    r"menaces? de mort\b|death threats?\b",
    rf"{_THEM_EN}(?:'s| is| are)? (?:going to|gonna|will|wants? to)"
    rf" {_KILLS_EN} (?:me|him|her|us)\b",
    rf"(?:he|she|they)'?ll {_KILLS_EN} (?:me|him|her|us)\b",
    rf"threat\w{{0,6}} to (?:hurt|beat|{_KILLS_EN}) (?:me|him|her|us)\b",
    rf"{_FAMILIAR} (?:est|devient|is|gets|can be) (?:tres |trop |vraiment |very |so )?violente?\b",
)
# Blackmail, and what is sent and shown in it.
IMAGES = pattern(
    r"chantage\b|racket\w{0,5}\b|sextor\w{1,6}\b|blackmail\w{0,5}\b|extort\w{0,4}\b",
    r"(?:ph|f)otos?\b|images?\b|vid[eé]os?\b|nudes?\b|pics?\b|pictures?\b|snaps?\b|dick ?pics?\b",
    r"en ligne\b|webcam|cam\b",
)
# « j'ai 14 ans », "actually im 15", « mon fils a 13 ans ».
_AROUND_AN_AGE = words(
    "j'ai jai je j g ge c'est moi suis en_fait non oui euh ans an mon ma fils fille il elle a"
    " i'm im i am he's she's he she is it's actually no yes yeah well years year yrs yo y/o old"
    " my son daughter"
)
ONLY_AN_AGE = re.compile(
    rf"(?:{_AROUND_AN_AGE}[ ,.!]*){{0,6}}\d{{1,2}}(?:[ ,.!]*{_AROUND_AN_AGE}){{0,4}}[ .!]*"
)
ONLY_SILENCE = re.compile(
    r"(?:(?:il|elle|on|ils|elles) (?:ne |n')?(?:me )?(?:repond|parle)(?:ent)? (?:plus|pas)"
    r"|(?:he|she|they)(?:'s| is|'re| are)? ?(?:isn'?t|aren'?t|not|stopped|won'?t|doesn'?t)"
    r" (?:answer|respond|reply)(?:ing)?(?: any ?more| me)*)[ .!]*"
)
