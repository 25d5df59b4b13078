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
    r"(?:compte|safe|secure[d]?|new|nouveau) (?:de )?"
    r"(?:securise|secours|sequestre|de securite|account|provisoire|protege|refuge|tampon)\b",
    r"(?:mettre|mettez|move|deplacer|transferer|proteger|protect|secure) "
    r"(?:vos |votre |mes |mon |your |my |the )?"
    r"(?:argent|fonds|economies|epargne|money|savings|funds)\b",
    r"(?:coursier|courier|livreur|taxi)[^.\n]{0,50}(?:carte|card|cash|especes|liquide)",
    r"(?:service|departement|department|team) (?:des )?(?:fraude?s?|anti-?fraude?|securite|fraud)",
    r"(?:bank|bank's|banque) fraud|fraud (?:team|department|dept|squad|unit)",
    r"(?:conseill\w{2,4}|adviser|advisor) (?:\w{1,12} )?(?:bancaire|de (?:ma|la|votre) banque"
    r"|bank)",
)
REMOTE_CONTROL = pattern(
    r"(?:any ?desk|team ?viewer|ultra ?viewer|rust ?desk|quick ?assist|screen ?connect"
    r"|log ?me ?in)\b",
    r"(?:prendre|pris|prend|prendra) (?:le controle|la main)|control of (?:my|your|the|his|her)"
    r" (?:pc|computer|screen|laptop|mouse)",
    r"(?:remote|a distance)(?: access| control| session|ly)?\b",
    r"(?:virus|trojan|zeus|malware)s? (?:\w{1,12} )?(?:detect\w{0,4}|trouves?|found)",
    r"(?:souris|mouse) (?:qui )?(?:bouge|moves?|moving|se deplac)",
    r"(?:microsoft|windows|apple|norton|mcafee) (?:technicien|technician|support|security"
    r"|helpdesk)",
    r"(?:technicien|support|technician) (?:de |from )?(?:microsoft|windows|apple|norton|mcafee)",
)
PROMISED_GAIN = pattern(
    r"\d{1,3} ?%[^.\n]{0,25}(?:par|per|/|a|each|every|chaque|de|in|en) ?(?:jour|semaine|mois"
    r"|day|week"
    r"|month|an|rendement|profit|gain)",
    r"(?:rendement|gains?|profits?|returns?|benefices?|capital) (?:\w{1,10} )?(?:garanti|guaranteed"
    r"|assures?|sans risque)",
    r"guaranteed (?:returns?|profits?|income)|(?:sans|zero|no) (?:aucun )?risque?\b",
    r"(?:double|doublez|triple|multipli\w{1,4})[^.\n]{0,20}(?:mise|argent|capital|money"
    r"|investment)",
    r"(?:plateforme|platform|appli\w{0,7}|site) (?:de )?(?:trading|crypto|d'investissement)",
    r"(?:trading|investment|crypto) (?:platform|app|site|bot|group|coach|mentor)\b",
    r"(?:mon|my|votre|your|le|the) (?:solde|balance|portefeuille|wallet) (?:affich|montr|show"
    r"|is now|est)",
    r"(?:investi|placer?|invested) [^.\n]{0,20}\d",
)
UNEXPECTED_WIN = pattern(
    r"(?:vous avez|tu as|t'as|j'ai|you have|you've|i've|i have|you) (?:\w{1,10} )?(?:gagne|won"
    r"|remporte)\b",
    r"(?:tirage|loterie|lottery|jackpot|tombola|sweepstakes?|raffle|prize|gros lot|giveaway)\b",
    r"(?:heritage|inheritance|testament|legs|leguer|bequeath\w{0,3}|next of kin|heritier"
    r"|beneficiaire|beneficiary)\b",
    r"(?:pret|credit|loan)s? (?:\w{1,12} )?(?:accorde|approuve|approved|entre particuliers"
    r"|granted|sans)",
    r"(?:donation|don|grant|subvention) (?:de |of )?[£$€]?\d|selected (?:as|to|for)",
)
PAY_TO_WORK = pattern(
    r"(?:liker?|like|noter|rate|avis|reviews?|evaluer|optimi[sz]\w{1,4}) [^.\n]{0,30}"
    r"(?:videos?|hotels?|produits?|apps?|products?|restaurants?)",
    r"(?:tache|task|mission)s? (?:\w{1,12} )?(?:remuneree?s?|payee?s?|paid|simples?|premium"
    r"|combin)",
    r"(?:\d{2,4} ?(?:€|euros|\$|£|fcfa|f|dollars)? ?(?:par|/|per|a|a day|the) ?(?:jour|day"
    r"|heure|hour"
    r"|semaine|week))",
    r"(?:frais|caution|fee|deposit|payer|pay) (?:de |d'|for |the |for the )?"
    r"(?:formation|dossier|training|kit|materiel|equipment|uniform|background|inscription"
    r"|badge|visa)",
    r"(?:encaisse\w{0,2}|deposit|cash) (?:\w{1,8} )?(?:cheque|check)",
    r"(?:recevoir|receive|passer|transit\w{0,3}|pass) [^.\n]{0,30}(?:virements?|transfers?"
    r"|fonds|money"
    r"|payments?)[^.\n]{0,30}(?:compte|account)",
    r"(?:teletravail|work from home|remote job|home ?based)\b",
)
ASKS_PAPERS = pattern(
    r"(?:photo|copie|scan|picture|copy|selfie|recto)s? (?:\w{1,10} )?(?:de |of |avec |with |et )"
    r"(?:votre |ta |ma |mon |ton |la |your |my |ur |the |verso |a )?(?:piece|carte|cni"
    r"|passeport|id\b"
    r"|permis|passport|licen[cs]e|driving|identity|card|papiers|justificatif)",
    r"(?:piece|carte) d'identite|carte vitale|bulletins? de (?:salaire|paie)|fiches? de paie",
    r"(?:passport|driving licen[cs]e|pay ?slips?|proof of address|social security number|\bssn"
    r"|\bsin)\b",
    r"(?:a|en) mon nom\b|in (?:my|his|her) name\b",
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
    r"(?:hors|outside|en dehors) (?:de |du |the )?(?:la )?(?:plateforme|site|platform|app|appli)",
    r"(?:paypal|virement|pay) (?:entre )?(?:proches|amis|friends|family)\b|friends (?:and"
    r"|&) family",
    r"(?:continu\w{1,3}|passer?|parle[rz]?|move|talk|chat|switch|ajoute[rz]?|add me"
    r"|contact\w{0,3}|ecris)"
    r" (?:\w{1,8} ){0,3}(?:sur|on|to|via|over) (?:my |mon )?(?:whatsapp|telegram|signal"
    r"|hangouts|line"
    r"|viber)\b",
    r"(?:acompte|deposit|caution|arrhes|holding fee) (?:\w{1,10} ){0,4}(?:avant|pour|before|to|de)",
    r"(?:jamais|never|pas|not|rien) (?:recu|arrive|livre|arrived|received|came|turned up|showed)\b",
    r"(?:site|shop|boutique|annonce|seller|vendeur|acheteur|buyer|ad|listing) (?:\w{1,12} ){0,3}"
    r"(?:disparu\w?|ferme|gone|vanished|bloquee?|blocked|supprime\w?|deleted|fantome|bidon|fake)",
)
VIOLENCE = pattern(
    r"(?:je|j'|on|i|we|il|he|they|ils) (?:sais|sait|savent|connais|know|knows) (?:\w{1,6} )?"
    r"(?:ou (?:tu|je|vous|on|elle|il)|ton adresse|mon adresse|where (?:you|u|i|we|my|your))",
    r"(?:je|j'|on|i|we|il|he|they|ils) (?:vais|va|vont|will|'ll|gonna|am going to|are going to)"
    r" (?:te |le |la |me |vous |nous )?(?:tuer|crever|frapper|defoncer|casser|bruler|kill|hurt"
    r"|burn|beat"
    r"|smash|stab|retrouver|find|buter|saigner|fumer)",
    r"(?:te|me|vous|le|la) (?:tuer|crever|frapper|defoncer|casser la|bruler|buter|fumer|niquer"
    r"|egorger)",
    r"(?:kill|hurt|beat|stab|shoot|burn|jump) (?:me|you|u|him|her|us|my|your)\b",
    r"(?:mon|ton|votre|my|your) adresse (?:\w{1,8} ){0,3}(?:publi|post|internet|partout)",
    r"(?:post|publi|leak|shar|dox)\w{0,5} (?:\w{1,8} )?(?:my|your|ton|mon|son) (?:address"
    r"|adresse|numero"
    r"|number)",
    r"harcel\w{1,6}|harass\w{0,6}|bully\w{0,5}|insult\w{0,4}",
)
IMAGES_SHOWN = pattern(
    r"(?:deep ?fakes?|montage|truquee?s?|faked?|nudified|nudify|undress)\b",
    r"(?:photos?|nudes?|videos?|images?|pics|pictures) (?:\w{1,12} ){0,5}"
    r"(?:circule\w{0,2}|tourne\w{0,2}|partage\w{0,2}|diffuse\w{0,2}|publie\w{0,2}|going round"
    r"|going around|shared"
    r"|posted|leaked|passed around|spreading)",
    r"(?:mon|ma|my|his|her|son|sa) (?:ex\b|ex-\w{1,10})[^.\n]{0,60}(?:photos?|nudes?|videos?"
    r"|images?|pics"
    r"|pictures|intim\w{1,3})",
    r"(?:photos?|nudes?|videos?|images?|pics|pictures) (?:intimes?|prives?|de moi|of me|of her"
    r"|d'elle|nue?s?)",
)
UNKNOWN_PAYMENT = pattern(
    r"(?:prelevement|debit|achat|paiement|retrait|operation|transaction|virement|payment"
    r"|charge|purchase"
    r"|withdrawal)s? (?:\w{1,12} ){0,5}(?:inconnue?s?|pas fait|jamais fait|pas moi|frauduleu\w{1,2}"
    r"|unknown|didn't (?:make|do)|never made|not me|unrecogni[sz]ed|unauthori[sz]ed"
    r"|don't recogni[sz]e)",
    r"(?:que|i|je) (?:je )?(?:n'ai |never |didn't |did not |ne )?(?:pas |jamais )?"
    r"(?:fait|effectue|made|reconnais|recogni[sz]e|bought|commande) ?(?:pas|that|this|it|ca|cet)?",
    r"(?:carte|card) (?:\w{1,8} ){0,3}(?:piratee?|clonee?|copiee?|debitee?|cloned|skimmed"
    r"|charged|used)",
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
    r"(?:en mon nom|in my name|a ma place|as me|de ma part)\b",
)
FAR_AWAY_LOVE = pattern(
    r"(?:jamais|never|pas encore|not yet) (?:\w{1,8} ){0,3}(?:vue?s?|rencontree?s?|met|meet"
    r"|seen)\b",
    r"(?:militaire|soldat|chirurgien|ingenieur|plateforme petroliere|oil rig|army|soldier|surgeon"
    r"|general|un mission|peacekeep\w{0,3}|casque bleu)\b",
    r"(?:camera|webcam|cam|visio|video calls?) (?:\w{1,10} ){0,4}(?:marche pas|casse\w?|broken"
    r"|doesn't work"
    r"|refuse\w?|jamais|never)",
)
RELATIVE_IN_NEED = pattern(
    r"(?:maman|papa|mamie|papi|mum|mom|dad|gran\w{0,4}|nan|tata|tonton"
    r"|auntie)[ ,!.]{1,3}(?:c'est moi|"
    r"it's me|its me|coucou|j'ai|i|mon|my|je|peux)",
    r"(?:accident|prison|hopital|garde a vue|arrete|jail|arrested|hospital|crash|stranded|bail"
    r"|caution)"
    r"[^.\n]{0,60}(?:argent|virement|money|payer|pay|send|avocat|lawyer|transfer|[£$€]|\d)",
    r"(?:je te|i'll|i will) (?:rembours\w{1,4}|pay (?:you|u) back|rends)",
)
INVOICE_CALL = pattern(
    r"(?:appelez|appeler|call|rappel\w{1,3}|contactez|ring) (?:\w{1,12} ){0,4}"
    r"(?:au |sur |le |on |at |us |numero |helpline |support |toll[- ]free |\+?\d)",
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
    ("remote_control", REMOTE_CONTROL),
    ("fee_first", GIFT_OR_FEE_FIRST),
    ("promised_gain", PROMISED_GAIN),
    ("unexpected_win", UNEXPECTED_WIN),
    ("pay_to_work", PAY_TO_WORK),
    ("asks_papers", ASKS_PAPERS),
    ("delivery_fee", DELIVERY_FEE),
    ("account_blocked", ACCOUNT_BLOCKED),
    ("leaves_platform", LEAVES_PLATFORM),
    ("violence", VIOLENCE),
    ("images_shown", IMAGES_SHOWN),
    ("unknown_payment", UNKNOWN_PAYMENT),
    ("account_changed", ACCOUNT_CHANGED),
    ("far_away_love", FAR_AWAY_LOVE),
    ("relative_in_need", RELATIVE_IN_NEED),
    ("number_to_call", INVOICE_CALL),
)
