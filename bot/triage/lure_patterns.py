"""The words that lure, hurry or rob: codes, gains, parcels, jobs, love; see ``sign_patterns``."""

from __future__ import annotations

import re

from bot.triage.patterns import one_of, pattern, within, words

_CODE = one_of(
    r"(?:le |les |un |ce |votre |ton |the |your |that |a )?(?:codes?|chiffres)\b",
    r"(?:code|password|mot de passe) (?:a |de |otp|sms|3d)",
)
_TELL = words(
    "donnez donner donne dicter dictez lire lisez communiquez communiquer transmettre envoie"
    " envoyez renvoie renvoyez renvoyer read give tell send forward share confirm lu donne dicte"
    " valider validez"
)
ASKS_CODE = pattern(
    rf"{_TELL}[- ](?:moi |me |lui |him |her |them |us |nous |de )?{within(12)}{_CODE}",
    r"(?:valid\w{1,4}|confirm\w{1,4}|approve\w?|accept\w{1,4}) (?:\w{1,12} ){0,3}"
    r"(?:dans|sur|depuis|in|on) (?:l'|votre |mon |ton |the |your |my )?(?:appli\w{0,7}|app)\b",
    r"code (?:recu|que (?:vous|tu) (?:avez|as|venez)) [^.\n]{0,25}(?:sms|recu)|code (?:you|u) "
    r"(?:got|received|just)",
    r"(?:le |the )?code (?:a|of) (?:6|six|4|quatre|four) (?:chiffres|digits)",
    r"(?:les )?(?:six|6|quatre|4) chiffres\b|(?:six|6) digits\b",
)
SAFE_ACCOUNT = pattern(
    r"(?:compte|safe|secure[d]?) (?:de )?"
    r"(?:securise|secours|sequestre|de securite|account|provisoire|protege|refuge|tampon)\b",
    r"(?:mettre|mettez|move|deplacer|transferer|proteger|protect|secure) "
    r"(?:vos |votre |mes |mon |your |my |the )?"
    r"(?:argent|fonds|economies|epargne|money|savings|funds)\b",
    r"(?:coursier|courier|livreur|taxi)[^.\n]{0,50}(?:carte|card|cash|especes|liquide)",
)
FALSE_ADVISER = pattern(
    r"(?:service|departement|department|team) (?:des )?(?:fraude?s?|anti-?fraude?|fraud)\b",
    r"(?:bank|bank's|banque) fraud|fraud (?:team|department|dept|squad|unit)",
    r"(?:conseill\w{2,4}|adviser|advisor) (?:\w{1,12} )?"
    r"(?:bancaire|de (?:ma|la|votre) banque|bank)",
)
REMOTE_CONTROL = pattern(
    r"(?:any ?desk|team ?viewer|ultra ?viewer|rust ?desk|quick ?assist|screen ?connect"
    r"|log ?me ?in)\b",
    r"(?:prendre|pris|prend|prendra) (?:le controle|la main)|control of (?:my|your|the|his|her)"
    r" (?:pc|computer|screen|laptop|mouse)",
    r"remote(?:ly)? (?:access|control|session|desktop|support|connect\w{0,3})",
    r"(?:controle|acces|prise|main|assistance) a distance",
    r"(?:virus|trojan|zeus|malware)s? (?:\w{1,12} )?(?:detect\w{0,4}|trouves?|found)",
    r"(?:souris|mouse) (?:qui )?(?:bouge|moves?|moving|se deplac)",
    r"(?:microsoft|windows|apple|norton|mcafee) (?:technicien|technician|support|security"
    r"|helpdesk)",
    r"(?:technicien|support|technician) (?:de |from )?(?:microsoft|windows|apple|norton|mcafee)",
)
PROMISED_GAIN = pattern(
    r"\d{1,3} ?%[^.\n]{0,12}(?:par|per|/|a|each|every|chaque) ?(?:jour|day|week|semaine|mois"
    r"|month)",
    r"(?:rendement|gains?|profits?|returns?|benefices?|capital) (?:\w{1,10} )?(?:garanti|guaranteed"
    r"|assures?|sans risque)",
    r"guaranteed (?:returns?|profits?|income)|(?:sans|zero|no) (?:aucun )?risque?\b",
    r"(?:double|doublez|triple|multipli\w{1,4})[^.\n]{0,20}(?:mise|argent|capital|money"
    r"|investment)",
)
UNEXPECTED_WIN = pattern(
    r"(?:vous avez|tu as|t'as|j'ai|you have|you've|i've|i have|you) (?:\w{1,10} )?"
    r"(?:gagne|won|remporte)\b",
    r"(?:tirage|loterie|lottery|jackpot|tombola|sweepstakes?|raffle|prize|gros lot|giveaway)\b",
    r"(?:inheritance|legs|leguer|bequeath\w{0,3}|next of kin|sans heritier)\b",
    r"(?:pret|credit|loan)s? (?:\w{1,12} )?"
    r"(?:accorde|approuve|approved|entre particuliers|granted|sans)",
    r"(?:donation|don|grant|subvention) (?:de |of )?[£$€]?\d",
)
PAY_TO_WORK = pattern(
    r"(?:liker?|like|noter|rate|avis|reviews?|evaluer|optimi[sz]\w{1,4}) [^.\n]{0,30}"
    r"(?:videos?|hotels?|produits?|apps?|products?|restaurants?)\b",
    r"(?:tache|task|mission)s? (?:\w{1,12} )?"
    r"(?:remuneree?s?|payee?s?|paid|simples?|premium|combin)",
    r"(?:earn|make|gagnez?|paye|paid|salaire)[^.\n\d]{0,15}[£$€]?\d[\d ,.]{0,8}\d"
    r" ?(?:€|euros|\$|£|fcfa)? ?(?:par|/|per|a) ?(?:jour|day|heure|hour|semaine|week)\b",
    r"(?:frais|fee|deposit|payer|pay) (?:de |d'|for |the |for the )?"
    r"(?:formation|training|kit|materiel|equipment|uniform|background|inscription|badge|visa)\b",
    r"(?:encaisse\w{0,2}|deposit|cash) (?:\w{1,8} )?(?:cheque|check)\b",
    r"(?:recevoir|receive|passer|transit\w{0,3}|pass) [^.\n]{0,30}"
    r"(?:virements?|transfers?|fonds|money|payments?)[^.\n]{0,30}(?:compte|account)",
)
ASKS_PAPERS = pattern(
    r"(?:photo|copie|scan|picture|copy|selfie|recto)s? (?:\w{1,10} )?(?:de |of |avec |with |et )"
    r"(?:votre |ta |ma |mon |ton |la |your |my |ur |the |verso |a )?(?:piece|carte|cni"
    r"|passeport|id\b"
    r"|permis|passport|licen[cs]e|driving|identity|card|papiers|justificatif)",
    rf"(?:envoy\w{{1,4}}|transm\w{{1,5}}|fourn\w{{1,4}}|donn\w{{1,3}}|send|sent|upload|gave|give"
    rf"|provide){within(40)}(?:piece d'identite|carte (?:d'identite|vitale)"
    r"|bulletins? de (?:salaire|paie)|fiches? de paie|passport|passeport"
    r"|driving licen[cs]e|pay ?slips?|proof of address"
    r"|social security number)",
)
NAME_USED = pattern(
    r"(?:pret|credit|contrat|compte|ligne|abonnement|forfait|loan|contract|account|phone|card)s? "
    r"(?:\w{1,12} ){0,4}(?:a|en|in) (?:mon nom|my name|son nom|his name|her name)\b",
)
ACCOUNT_BLOCKED = pattern(
    r"(?:compte|acces|carte|abonnement|ligne|dossier|droits?) (?:\w{1,12} ){0,3}"
    r"(?:suspendue?s?|bloquee?s?|limitee?s?|desactivee?s?|expiree?s?|restreinte?s?|resiliee?s?"
    r"|expire)",
    r"(?:account|card|access|subscription|membership|profile|service) (?:\w{1,12} ){0,3}"
    r"(?:suspended|blocked|locked|limited|restricted|deactivated|expired|on hold|disabled"
    r"|cancelled)",
    r"(?:mettez?|mettre|update|updating|verif\w{2,5}|verify|confirm\w{0,4}|renouvel\w{1,4}"
    r"|regularis\w{1,4}) "
    r"(?:a jour )?(?:votre |vos |ton |your |my |mon |mes |the |la |les )"
    r"(?:compte|informations?|coordonnees|moyen de paiement|dossier|identite|carte|account"
    r"|details|payment"
    r"|information|identity|billing)",
)
DELIVERY_FEE = pattern(
    r"(?:frais|fee|taxe|droits|charge|duty)s? (?:de |d'|of )?(?:re)?"
    r"(?:livraison|douane|douanes|affranchissement|port|delivery|customs|handling|stockage"
    r"|postage)",
    r"(?:re-?delivery|redeliver\w{0,3}|customs|delivery|shipping|postage) (?:fee|charge|duty"
    r"|payment)",
    r"(?:colis|paquet|parcel|package|livraison|delivery|item) (?:\w{1,12} ){0,4}"
    r"(?:en attente|retenu|bloque|suspendu\w?|on hold|held|waiting|missed|attempt\w{0,3}|retourne"
    r"|incomplete|failed|unable)",
    r"(?:missed|unable to|failed|could not|couldn't) (?:your )?(?:deliver\w{0,3}|parcel|package)",
    r"(?:adresse|address|numero de rue|house number) (?:\w{1,8} )?(?:incomplete?|incorrecte?"
    r"|manquant\w?"
    r"|missing|invalid)",
)
LEAVES_PLATFORM = pattern(
    r"(?:hors|outside|en dehors) (?:de |du |the )?(?:la )?(?:plateforme|site|platform|app|appli)\b",
    r"(?:paypal|virement|pay) (?:entre )?(?:proches|amis|friends|family)\b"
    r"|friends (?:and|&) family",
    r"(?:continu\w{1,3}|passer?|move|talk|chat|switch|ajoute[rz]?|add me|contact\w{0,3}|ecris)"
    r" (?:\w{1,8} ){0,3}(?:sur|on|to|via|over) (?:my |mon )?(?:whatsapp|telegram|signal|hangouts"
    r"|line|viber)\b",
)
VIOLENCE = pattern(
    r"(?:je|j'|on|i|we|il|he|they|ils) (?:sais|sait|savent|connais|know|knows) (?:\w{1,6} )?"
    r"(?:ou (?:tu|je|vous|on|elle|il)|ton adresse|mon adresse|where (?:you|u|i|we|my|your))",
    r"(?:je|j'|on|i|we|il|he|they|ils) (?:vais|va|vont|will|'ll|gonna|am going to|are going to)"
    r" (?:te |le |la |me |vous |nous )?(?:tuer|crever|frapper|defoncer|casser|bruler|kill|hurt"
    r"|burn|beat"
    r"|smash|stab|retrouver|find|buter|saigner|fumer)",
    r"(?:te|me|vous|le|la) (?:crever|frapper|defoncer|casser la|bruler|buter|fumer|niquer"
    r"|egorger)",
    r"(?:kill|beat|stab|shoot|burn) (?:me|you|u|him|her|us|my|your)\b",
    r"(?:mon|ton|votre|my|your) adresse (?:\w{1,8} ){0,3}(?:publi|post|internet|partout)",
    r"(?:post|publi|leak|shar|dox)\w{0,5} (?:\w{1,8} )?(?:my|your|ton|mon|son) (?:address"
    r"|adresse|numero"
    r"|number)",
    r"harcel\w{1,6}|harass\w{0,6}|bully\w{0,5}|insult\w{0,4}",
)
_IMAGES = words("photos? nudes? nus? videos? images? pics? pictures?")
_OF_WHOM = words("de_moi d'elle of_me of_her of_us of_him")
IMAGES_SHOWN = pattern(
    r"(?:deep ?fakes?|montage(?! (?:financier|juridique|fiscal))|nudified|nudify|undress)\b",
    # Not « a fake adviser », « un faux site ».
    rf"(?:fake|faked|faux|fausses?) (?:(?:naked|nude|porn\w{{0,7}}|intimate|sexual|sex|ai) ){{0,2}}"
    rf"{_IMAGES}\b",
    rf"{_IMAGES} (?:\w{{1,12}} ){{0,3}}(?:truquee?s?|fausses?|faked?)\b",
    r"truquee? (?:\w{1,8} ){0,2}(?:visage|tete)\b",
    r"(?:photos?|nudes?|videos?|images?|pics|pictures) (?:\w{1,12} ){0,5}"
    r"(?:circule\w{0,2}|tourne\w{0,2}|partage\w{0,2}|diffuse\w{0,2}|publie\w{0,2}|going round"
    r"|going around|shared"
    r"|posted|leaked|passed around|spreading)",
    r"(?:mon|ma|my|his|her|son|sa) (?:ex\b|ex-\w{1,10})[^.\n]{0,60}(?:photos?|nudes?|videos?"
    r"|images?|pics"
    r"|pictures|intim\w{1,3})",
    rf"{_IMAGES} (?:intimes?|prives?|nue?s?)",
    rf"{_IMAGES} {_OF_WHOM}\b",
)
HAD = re.compile(rf"{_IMAGES} {_OF_WHOM}")
"""An image of somebody is no sign by itself: people send pictures to friends and false lovers."""
IS_SHOWN = pattern(
    r"(?:re)?(?:publi|diffus|partag|post|circul|balanc|montr|affich|tourn|fabriqu)\w{1,5}\b",
    r"(?:menac\w{1,6}|chantage|chanter|revenge|en ligne|partout|sinon|logiciel|truque\w{0,2})\b",
    r"(?:post|leak|shar|publish|spread|threat|expos|upload|blackmail|show)\w{0,6}\b",
    r"(?:online|everywhere|otherwise|going (?:a)?round|or else)\b",
    r"(?:(?:va|veut|vont|peut|will|to|gonna|'ll) (?:tout |l')?(?:envoyer|send)|enverra|sends"
    r"|(?:il|elle|ils) (?:l'|les )?envoi\w{1,3})\b",
    rf"(?:envoye\w{{0,2}}|sent){within(40)}(?<!\w)(?:a|to) "
    r"(?:ma|mon|mes|son|sa|ses|tous|tout|toute|my|his|her|every\w{1,4})\b",
)
"""Words that say that images are shown, or that somebody threatens to."""
IS_HELD = pattern(
    r"(?:veut|veulent|exige\w{0,2}|reclame\w{0,2}|wants?|demand\w{0,3}|asks?|asking)\b",
    r"(?:sur|dans|on|in) (?:\w{1,8} ){0,2}"
    r"(?:sites?|net|internet|forums?|telegram|groupes?|groups?|canal|serveur)\b",
)
"""The same, where it follows the image: « il a une vidéo de moi et veut 300 euros »."""
UNKNOWN_PAYMENT = pattern(
    r"(?:prelevement|debit|achat|paiement|retrait|operation|transaction|virement|payment|charge"
    r"|purchase|withdrawal)s? (?:\w{1,12} ){0,5}(?:inconnue?s?|pas fait|jamais fait|pas moi"
    r"|frauduleu\w{1,2}|unknown|didn't (?:make|do)|never made|not me|unrecogni[sz]ed"
    r"|unauthori[sz]ed|don't recogni[sz]e)",
    r"que je n'ai (?:pas|jamais) (?:faite?s?|effectuee?s?|passee?s?)\b",
    r"(?:carte|card) (?:\w{1,8} ){0,3}(?:piratee?|clonee?|copiee?|debitee?|cloned|skimmed)\b",
)
ACCOUNT_CHANGED = pattern(
    r"(?:mot de passe|adresse (?:e-?mail|mail)?|email|e-mail|mail|numero|password|phone number|2fa"
    r"|recovery \w{1,8}) (?:\w{1,12} ){0,5}(?:a ete |ont ete |was |has been |were |been )?"
    r"(?:change[edr]?s?|modifiee?s?|remplace\w?|replaced|updated)\b",
    r"(?:nouvelle|unusual|new|suspicious) (?:connexion|sign-?in|log-?in|appareil|device|login)",
    r"(?:compte|account|profil|insta\w{0,5}|snap\w{0,4}|facebook|whatsapp|boite mail|mail"
    r"|gmail|steam"
    r"|roblox) (?:\w{1,12} ){0,4}(?:pirate\w?|hacke?d?\w?|vole\w?|stolen|taken over|hijacked"
    r"|usurpe\w?)",
    r"(?:plus|can't|cant|cannot|locked out|impossible de) (?:\w{1,8} )?(?:acceder|me connecter"
    r"|rentrer"
    r"|get (?:in|into)|log ?in|access|out of)",
)
FAR_AWAY_LOVE = pattern(
    r"(?:jamais|never|pas encore|not yet) (?:\w{1,8} ){0,3}(?:vue?s?|rencontree?s?|met|meet"
    r"|seen)\b",
    r"(?:militaire|soldat|plateforme petroliere|oil rig|army|soldier"
    r"|un mission|peacekeep\w{0,3}|casque bleu)\b",
    r"(?:camera|webcam|cam|visio|video calls?) (?:\w{1,10} ){0,4}(?:marche pas|casse\w?|broken"
    r"|doesn't work"
    r"|refuse\w?|jamais|never)",
)
RELATIVE_IN_NEED = pattern(
    r"(?:maman|papa|mamie|papi|mum|mom|dad|gran\w{0,4}|nan|tata|tonton|auntie)[ ,!.]{1,3}"
    r"(?:c'est moi|it'?s me|j'ai|i(?!\w)|peux[ -]tu)(?! (?:is|was|will|think|got))",
    r"(?:accident|prison|hopital|garde a vue|arrete|jail|arrested|hospital|crash|stranded|bail"
    r"|caution)\b[^.\n]{0,60}\b(?:argent|virement|money|payer|pay|avocat|lawyer|transfer)\b",
    r"(?:je te|i'll|i will) (?:rembours\w{1,4}|pay (?:you|u) back|rends)\b",
)
NUMBER_TO_CALL = pattern(
    r"(?:appelez|appeler|call|rappelez|contactez|ring)\b[^.\n\d]{0,40}\+?[\d(][\d .()•x-]{6,}",
)
GIFT_OR_FEE_FIRST = re.compile(
    r"(?<!\w)(?:frais|fees?|taxe|caution|honoraires|charges?) (?:\w{1,10} ){0,3}"
    r"(?:avant|before|first|d'abord|a l'avance|upfront|pour (?:recevoir|debloquer|liberer)"
    r"|to (?:receive"
    r"|release|unlock|process|claim))"
)

LURES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("asks_code", ASKS_CODE),
    ("safe_account", SAFE_ACCOUNT),
    ("false_adviser", FALSE_ADVISER),
    ("remote_control", REMOTE_CONTROL),
    ("fee_first", GIFT_OR_FEE_FIRST),
    ("promised_gain", PROMISED_GAIN),
    ("unexpected_win", UNEXPECTED_WIN),
    ("pay_to_work", PAY_TO_WORK),
    ("asks_papers", ASKS_PAPERS),
    ("name_used", NAME_USED),
    ("delivery_fee", DELIVERY_FEE),
    ("account_blocked", ACCOUNT_BLOCKED),
    ("leaves_platform", LEAVES_PLATFORM),
    ("violence", VIOLENCE),
    ("images_shown", IMAGES_SHOWN),
    ("unknown_payment", UNKNOWN_PAYMENT),
    ("account_changed", ACCOUNT_CHANGED),
    ("far_away_love", FAR_AWAY_LOVE),
    ("relative_in_need", RELATIVE_IN_NEED),
    ("number_to_call", NUMBER_TO_CALL),
)
