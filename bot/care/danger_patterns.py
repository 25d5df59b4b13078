"""What people say when somebody may be hurt: explicit words only, in French and English.

Written on folded text, with the spellings of short messages. When in doubt, a phrase stands among
the possible ones: a line of help too many hurts nobody.
"""

from __future__ import annotations

from bot.triage.patterns import one_of, pattern, some, within, words

# --- figures of speech ----------------------------------------------------------------------------

# « mes parents vont me tuer », "my dad will kill me": what a child fears when they find out. Not
# those with whom one lives as a couple: there, the same words may be meant.
_AT_HOME = one_of(
    rf"(?:mes|my|our|nos) {words('parents darons vieux')}",
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
    rf"{_AT_HOME} (?:va|vas|vont) me {_KILL_FR}\b",
    rf"{_AT_HOME} ?(?:'s|is|are|will|'ll|would)? ?(?:going to |gonna )?kill me\b",
    rf"{_AT_HOME}{within(20)} {_WILL} {_KILL_ME}\b",
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
)

# --- the person themselves ------------------------------------------------------------------------

_I = r"(?:je|j|j'|jme|jvs|jvais|j'vais|jveux|chui|jsuis|moi)"
_WANT_FR = words(
    "veux veu vx vais vs je_va pense_a penser_a songe_a songe prefere"
    " voudrais aimerais envie_de envi_de"
    " pense_serieusement_a jvs jvais jveux j'vais jpense_a besoin_de reve_de compte pret_a prete_a"
)
_ONESELF = (
    r"(?:me |m')(?:suicide\w{0,3}|foutre en l'air|fous en l'air|flingu\w{1,3}"
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
SELF_SURE = pattern(
    rf"(?:{_I} )?{_WANT_FR} (?:de |d'|a )?(?:{_ONESELF}|{_DIE_FR})",
    r"(?:je |j|j')(?:me|m') ?(?:suicide|tue|flingue|pends)(?!\w)(?! (?:a|au|pour|d'|de)\b)",
    r"jme (?:suicide|tue|flingue|bute)(?!\w)",
    r"(?:envie|envi) (?:de |d')(?:mourir|crever|en finir|me tuer|me suicider)",
    r"idees? (?:noires?|suicidaires?)\b|pensees? suicidaires?\b|suicidaire\b",
    r"je suis suicidal\b|tentative de suicide\b",
    r"en finir avec (?:la|ma) vie\b|mettre fin a (?:mes jours|ma vie)\b",
    r"me faire du mal\b|me scarifi\w{1,3}\b",
    r"(?:plus|pas|plu|pa) (?:envie|envi) de vivre\b|(?:veux|veu|vx) (?:plus|pas|plu|pa) vivre\b",
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
SELF_POSSIBLE = pattern(
    r"j'?(?:en|n) (?:peux|peu|pe) (?:vraiment )?(?:plus|plu)\b|plus la force\b",
    r"plus rien a perdre\b|aucune issue\b|pas d'issue\b",
    r"(?:vous|tu|ils|elle|mes \w{1,10}) (?:seriez|serez|serais|serait|seras"
    r"|seraient|seront|sera) mieux sans moi\b",
    r"ma vie (?:est|c'est|c) (?:finie|foutue|fichue|terminee|morte)\b",
    r"(?:dire|dis) adieu a (?:tous|mes enfants|ma famille|tout le monde|la vie)\b",
    r"adieu(?= ?(?:$|[.!,]| tout| a tous))",
    r"(?:je (?:veux|vais|voudrais)|envie de|j'aimerais) disparaitre\b",
    r"si je n'etais plus la\b|a quoi (?:bon|ca sert de) (?:vivre|continuer)\b",
    r"plus gout a rien\b",
    r"can'?t (?:go on|take (?:it|this) any ?more|do this any ?more|cope any ?more)\b",
    r"my life is (?:over|ruined|finished|done)\b",
    r"no way out\b|better (?:off )?without me\b|goodbye everyone\b",
    r"(?:want|wanna) (?:to )?disappear\b|no point (?:in )?(?:living|going on)\b",
    r"nothing left to live\b",
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
OTHER = pattern(
    rf"{_RELATIVE}\b{within(40)} ?"
    + one_of(
        r"(?:veut|veu|parle de|pense a|va|menace de|dit (?:qu'il|qu'elle) (?:veut"
        r"|va)|envie (?:de |d')) ?(?:se |s')?(?:mourir|suicider|tuer(?! le temps)"
        r"|en finir|pendre|crever|faire du mal|foutre en l'air)",
        r"(?:plus|pas) envie de vivre|(?:ne )?veut plus vivre",
        r"idees (?:noires|suicidaires)|(?:est|serait) suicidaire",
        r"parle de (?:suicide|mort)\b|menace de suicide",
        r"a (?:essaye|tente) de (?:se (?:suicider|tuer|pendre)|mourir)",
        r"fait une tentative|a avale (?:des|tous)|se scarifie|s'est scarifiee?",
        r"(?:wants?|wanted|is going|talks?|talking|threatens?|threatened|tried"
        r"|trying|says (?:he|she|they) (?:will|wants?)) (?:to |about )?(?:to )?"
        r"(?:die|dying|kill(?:ing)? (?:himself|herself|themselves)|suicide"
        r"|end(?:ing)? (?:it|his life|her life)|hurt(?:ing)? (?:himself|herself))",
        r"(?:is|seems|sounds|feels) suicidal",
        r"(?:cuts|cutting|harming|hurting) (?:himself|herself)",
        r"kill (?:himself|herself|themselves)|has taken (?:pills|tablets)",
    )
    + r"(?!\w)",
)
INCITEMENT = pattern(
    rf"(?:me dit|m'a dit|ma dit|dit|disent|me disent|says?|said|tells?|told me"
    rf"|saying){within(30)} ?"
    r"(?:(?:de |d'aller |que je (?:dois|devrais) )(?:me |m')(?:tuer|suicider"
    r"|pendre)|(?:to )?kill (?:my|your) ?self|(?:that )?i should (?:die"
    r"|kill))",
    r"(?:tue|suicide|pends|bute)[- ]toi\b",
    r"va (?:donc )?te (?:tuer|pendre|suicider|jeter)\b|va crever\b|creve donc\b",
    r"(?:go )?kill (?:yourself|urself|ur self|your self)\b|kys\b",
    r"(?:you|u) should (?:die|kill)\b|go (?:die|hang yourself)\b",
)

# --- abuse and violence ---------------------------------------------------------------------------

_TONIGHT = words("ce_soir demain tonight tomorrow cet_aprem samedi today aujourd'hui")
ABUSE = pattern(
    r"(?:me|nous) (?:touche(?!\w)(?! (?:pas|de|un|beaucoup|plus))|touche"
    r" (?:le|les|la|mon|ma|entre|partout)|viole(?!\w)|force a coucher)",
    r"m'?(?:a|ont) (?:viole|force a (?:coucher|faire l'amour)|agressee? sexuellement)e?(?!\w)",
    r"m'?(?:a|ont) touchee? (?:le|les|la|mon|mes|entre|sous|en bas|partout|la ou)",
    r"(?:me fait|m'oblige a|m'a oblige a|me force a) (?:faire des choses"
    r" sexuelles|le toucher|le sucer|coucher)",
    r"(?:raped|molest(?:ed|s)|abuses) me\b",
    r"(?:touche[sd]|touching) me (?:down|there|in|under|sexually|at night)\b",
    r"touches me\b|forced me to have sex\b|i was raped\b|makes me touch (?:him|her)\b",
)
MEETING = pattern(
    rf"(?:rendez-vous|rdv|rencontrer|voir en vrai|le voir|la voir"
    rf"|meet(?:ing)?(?: up| him| me| her| in person)?|come to his){within(40)}"
    rf" ?{_TONIGHT}\b",
    rf"{_TONIGHT}{within(30)} ?(?:rendez-vous|rdv avec|je le rencontre|dois le"
    rf" rencontrer|meet(?:ing)? (?:him|her|up))\b",
)
VIOLENCE = pattern(
    r"(?:il|elle|mon (?:mari|copain|pere|ex|beau-pere|frere)|ma (?:mere"
    r"|femme)|ils) (?:me |m'a |nous |m'ont |ma )?"
    r"(?:frappe|frappee?|bat(?!\w)|battue?|tape dessus|tabasse\w?"
    r"|etrangle\w{0,2}|cogne\w?)(?!\w)(?! (?:a la porte|dans|sur))(?<!il"
    r" bat)(?<!elle bat)(?<!il frappe)(?<!elle frappe)",
    r"(?:il|elle|ils) m'?(?:a|ont) menacee? (?:avec|d')(?:un|une)?"
    r" ?(?:couteau|arme|flingue|pistolet)\b",
    r"me menace avec (?:un|une) (?:couteau|arme|flingue)\b",
    r"(?:il|elle|ils|y a|ya|quelqu'un|on|le mec|ce mec|mon ex|homme|gars"
    r"|types?)(?: est| sont| y a)?(?: \w{1,9}){0,3} (?:devant|derriere|en bas"
    r" de) (?:chez (?:moi|nous)|la porte|ma porte|mon immeuble|ma maison"
    r"|notre maison)\b",
    r"(?:est|sont) (?:en bas|la|arrivee?s?) avec (?:un|une|des) (?:couteaux?"
    r"|armes?|battes?|flingues?)\b",
    r"(?:a|ont) (?:un couteau|une arme|un flingue) (?:sur moi|et)\b",
    rf"(?:il|elle|ils|elles|on|qui|mec|type|gars|ex|cousins?)"
    rf" {some('dit disent menace menacent qu')}(?:qu'(?:il|elle|ils|on)"
    rf" )?(?:va|vont|veut|veulent) (?:venir )?(?:me|m'|le|la|te|les|nous)"
    rf" ?(?:tuer|buter|planter|tabasser|defoncer|cramer|egorger|crever)(?!\w)",
    r"menac\w{1,4} de (?:me |nous |le |la |m')?(?:tuer|buter|planter|mort"
    r"|egorger|frapper|venir me)\b",
    r"menaces? de mort\b|death threats?\b",
    r"(?:hits|beats|is hitting|is beating|strangles|strangled|punches|is hurting) me\b",
    r"(?:hit|beat) me (?:up|again|last|when|because)\b",
    r"(?:he|she|they|someone|somebody|a man|men|my ex|guy)(?:'s| is| are"
    r"|'re)?(?: \w{1,9}){0,2} (?:outside|at|in front of) my (?:door|house"
    r"|home|flat|window)\b",
    r"(?:(?:he|she|they|who|ex|guys?)(?:'s| is| are)? (?:(?:said|says"
    r"|threatens?|threatened|keeps saying) )?(?:(?:he|she|they)(?:'s| is)?"
    r" )?(?:going to|gonna|will|wants? to|to)|(?:he|she|they)'ll) (?:kill"
    r"|stab|shoot|burn|murder) (?:me|him|her|us)\b",
    r"(?:il|elle|he|she|pere|mere|mari|copain|conjoint|ex|dad|father|husband"
    r"|boyfriend|partner) (?:est|devient|is|gets|can be|peut etre) "
    r"(?:tres |trop |vraiment |very |really |so )?violente?\b",
    r"threat\w{0,6} to (?:kill|stab|shoot|hurt|beat) (?:me|him|her|us)\b",
)
