# Ce que disent les pages. Voir pages.en.ftl.

colon = { "\u00A0" }:
semicolon = { "\u00A0" };
other-language = English
skip = Aller au contenu
nav-label = Navigation principale
nav-annex = Annexe
nav-search = Recherche
nav-ask = Questions
nav-classify = Classer
nav-decide = Transfert
nav-registry = Registre
nav-ledger = Journal
nav-api = API
banner-label = À propos de ce nœud
banner-demo = Démonstration : ses États sont fictifs, et rien ici ne dit quoi que ce soit d’un cas réel.
foot-independent = OpenMTCR est un travail indépendant. Ce n’est une publication ni du Régime de contrôle de la technologie des missiles, ni d’aucun gouvernement.
foot-no-advice = Rien ici n’est un avis juridique ni une décision. L’Annexe et les Directives publiées ainsi que le droit national font foi.
foot-edition = Édition la plus récente disponible : { $x }
foot-digest = texte de somme SHA-256
wrong-title = { $n ->
    [one] Une erreur
   *[other] { $n } erreurs
}

error-home = Aller à la première page
error-not-found-title = Page introuvable
error-not-found = Il n’y a pas de page à cette adresse.
error-nothing-named-title = Rien de ce nom
error-nothing-named = L’adresse désigne quelque chose qui n’existe pas.
error-bad-form-title = Formulaire inconnu
error-bad-form = Ce qui a été envoyé n’est pas un formulaire de ces pages. Rien n’en a été conservé.
error-too-large-title = Trop volumineux
error-too-large = Ce qui a été envoyé dépasse la taille admise par ces pages. Rien n’en a été conservé.
error-busy-title = Surchargé
error-busy = Le nœud a plus à faire qu’il ne peut, ou ceci a pris trop de temps. Rien de ce qui a été saisi n’a été conservé ; réessayez dans un moment.
error-method-title = Requête inadaptée
error-method = Cette adresse n’admet pas une requête de cette sorte.
error-broken-title = Une erreur s’est produite
error-broken = La page n’a pas pu être produite. Rien de ce qui a été saisi n’a été conservé.
error-provider-title = Le fournisseur ne répond pas
error-provider = Là où l’on s’identifie pour ce nœud, il n’y a pas de réponse, ou pas de réponse utilisable. Cela ne dit rien de vous ; réessayez dans un moment, ou connectez-vous avec votre mot de passe.

provider-sign-in = Se connecter chez { $x }
provider-title = En chemin
provider-lead = Vous êtes dirigé vers { $x }, et de là de nouveau ici.
provider-next = Si rien ne se passe
provider-go = Continuer vers { $x }
provider-heading = Connexion chez { $x }
provider-there = Qui s’y connecte comme vous est connecté ici.
provider-absent = Dites une fois qui vous y êtes, et connectez-vous ici sans mot de passe de ce nœud.
provider-link = Dire qui j’y suis
provider-change = Dire à nouveau qui j’y suis
provider-remove = Ne plus s’y connecter
provider-taken = Celui que vous y êtes appartient à un autre compte de ce nœud.
done-provider-set = Vous pouvez désormais vous y connecter.
done-provider-removed = Plus personne ne s’y connecte comme vous.


home-title = Le Régime de contrôle de la technologie des missiles
home-heading = Est-ce contrôlé, et que disent les Directives ?
home-lead = Ce nœud répond aux questions sur l’Annexe et les Directives du Régime de contrôle de la technologie des missiles, avec la raison de chaque réponse et les questions encore ouvertes.
home-holds = Il contient { $n ->
    [one] un article
   *[other] { $n } articles
  } de l’Annexe.
home-private = Ce que vous saisissez sur un produit reçoit une réponse et n’est ni conservé ni journalisé.
home-what = De quoi partez-vous ?
home-product = Un produit
home-product-text = Répondez à une question après l’autre, ou remettez une description et voyez chaque article qui peut s’appliquer.
home-product-ask = Répondre aux questions
home-product-classify = Remettre une description
home-transfer = Un transfert
home-transfer-text = Qui envoie quoi à qui, et pour quoi faire : voyez ce que disent les Directives et ce qui manque.
home-transfer-go = Décrire un transfert
home-entry = Un numéro d’article
home-entry-label = Article de l’Annexe
home-entry-hint = Par exemple 9.A.6 ou 9A6.
home-entry-go = Afficher
home-words = Quelques mots
home-words-text = Trouvez des articles par le nom d’une chose, par un code d’une liste nationale ou par un numéro CAS.
home-words-go = Chercher
home-state = Un État
home-state-text = { $n ->
    [one] Le registre contient un État
   *[other] Le registre contient { $n } États
  }, avec dates et sources.
home-state-go = Voir le registre
home-nothing = Rien sous la main
home-nothing-text = Cette démonstration a ses propres produits et transferts à essayer.
home-nothing-product = Essayer un produit
home-nothing-transfer = Essayer un transfert

edition-label = Édition
edition-show = Afficher cette édition
edition-not-held = texte non disponible
edition-substituted = Le texte de l’édition { $x } n’est pas disponible.
edition-in-place = Celui de l’édition { $x } en tient lieu.

category-I = Catégorie I
category-II = Catégorie II
category-follows-subject = Catégorie de ce qu’il sert
category-either = Catégorie I ou II
category-at-least = au moins Catégorie II, peut-être I
category-could-be-I = peut-être Catégorie I
category-could-be-II = peut-être Catégorie II
by-inclusion = par ce qu’il contient

verdict = Verdict
verdict-controlled = Contrôlé
verdict-not-controlled = Hors de l’Annexe
verdict-undetermined = Indéterminé
truth-true = oui
truth-false = non
truth-unknown = ouvert
near-limit = proche du seuil
limits-met = toutes les valeurs sont atteintes
scope = Annexe du MTCR, édition { $x } ; d’autres listes et la clause attrape-tout peuvent s’appliquer.
refuted = { $n ->
    [one] Un article est écarté.
   *[other] { $n } articles sont écartés.
}
makes-host = Il fait passer ce qui le contient en Catégorie I.
may-make-host = Il pourrait faire passer ce qui le contient en Catégorie I.

text-read = Le texte publié a été lu
text-implemented-in-law = Texte tel que les lois le mettent en œuvre
text-paraphrase = Seules des descriptions du texte ont été lues
text-conflict = Les textes publics diffèrent

rule-all = toutes ces conditions
rule-any = l’une de ces conditions
rule-not = non

annex-title = Annexe
annex-heading = L’Annexe
annex-lead = Chaque article avec un résumé rédigé par nos soins, la règle évaluée, les textes lus et son histoire. Les textes de l’Annexe sont en anglais.
annex-item = Catégorie d’articles
annex-entries = { $n ->
    [one] Un article avec une règle.
   *[other] { $n } articles avec une règle.
}

entry-above = Place de cet article
entry-two-texts = Deux textes peuvent s’appliquer dans cette édition, car seules des bornes du début du plus récent sont connues.
entry-what = Ce qu’il contrôle
entry-since = Depuis l’édition { $x }
entry-since-between = Depuis une édition entre { $x }
entry-until = plus à partir de l’édition { $x }
entry-rule = La règle
entry-yields = Un produit qui relève de l’un de ceux-ci ne relève pas de cet article :
entry-limits = Seuils
entry-limits-caption = Les valeurs que la règle compare
entry-limit = Seuil
entry-measured = Ce qui est mesuré
entry-exclusions = Exclusions
entry-condition = La condition
entry-exceptions = Autre catégorie
entry-needs = Un transfert doit montrer :
entry-allowances = Tolérances
entry-notes = Notes
entry-doubts = Points douteux
entry-taken = Lecture retenue :
entry-below = En dessous
entry-classify = Classer un produit de cette classe :
entry-national = Codes nationaux correspondants
entry-no-national = Aucun paragraphe d’une liste nationale n’est enregistré pour cet article.
entry-national-hint = Un code placé à côté d’un article ne dit pas que les deux visent les mêmes produits.
entry-history = Comment il en est venu à se lire ainsi
entry-from = À partir de l’édition { $x }
entry-certain = au plus tard { $x }
entry-cases = Cas
entry-cases-caption = Exemples par lesquels la règle est éprouvée
entry-case = Cas
entry-case-facts = Ce qu’il dit
entry-no-cases = Les cas de cet article sont éprouvés à la construction du programme et se trouvent dans
entry-place = La règle se trouve dans

classify-title = Classer
classify-title-wrong = Erreurs dans le dossier – Classer
classify-heading = Classer un produit
classify-lead = Dites ce que l’on sait du produit. Ce qui n’est pas dit reste ouvert et revient sous forme de question ; ce n’est jamais pris pour un non.
classify-paste = Coller un dossier
classify-dossier = Dossier
classify-dossier-hint = Une description du produit en TOML. L’exemple peut être modifié.
classify-go = Classer

result-title = Résultat
result-unnamed = Produit sans nom
result-entries = Articles dont il relève
result-or = Contrôlé par cet article ou par { $x }, selon le cas.
result-if = si
result-why = Pourquoi
result-allowance = Tolérance :
result-doubt = Douteux à cette valeur :
result-contains = Ce qu’il contient
result-for = Ce à quoi il est destiné
result-open = { $n ->
    [one] Un article ouvert
   *[other] { $n } articles ouverts
}
result-open-caption = Articles encore ouverts, les plus proches d’une réponse d’abord
result-entry = Article
result-category = Catégorie
result-asks = Ce qui n’est pas connu
result-near = Manqués de peu
result-near-caption = Articles qu’une seule valeur écarte
result-predicate = Condition non remplie
result-margin = Distance au seuil
result-change = Ce qui le changerait
result-no-questions = Aucune question ouverte ne le changerait.
result-asked-by = { $n ->
    [one] demandé par un article
   *[other] demandé par { $n } articles
}
result-again = Classer de nouveau
result-change-lead = Répondez à ce que vous savez ; le reste demeure ouvert.
result-change-dossier = Il y est répondu dans le dossier lui-même :
result-dossier = Le dossier
copy = Copier
copied = Copié
plot-caption = Ce que dit le droit de la portée et de la charge utile, et où se place le produit.

classify-by-class = Remplir un formulaire
classify-class = Classe du produit
classify-class-go = Afficher ses questions
classify-file = Envoyer un fichier
classify-file-label = Dossier sous forme de fichier
classify-file-hint = Un fichier texte TOML d’au plus 512 Kio. Il est lu et n’est pas conservé.
classify-file-go = Classer le fichier
class-lead = Remplissez ce que vous savez et laissez le reste. Ce qui est laissé demeure ouvert.
class-name = Nom du produit
class-name-hint = Un nom quelconque ; il n’est pas conservé.

field-yes = oui
field-no = non
field-other = rien de cela, autre chose
field-unknown = non connu
field-number = Un nombre, par exemple 0.5 ; aussi « at least 0.5 » (au moins).
field-quantity = Un nombre avec son unité, par exemple 3 { $x } ; aussi « at least 3 { $x } » (au moins) ou « 2 to 3 { $x } » (de 2 à 3).
field-span = Ce qu’il couvre, par exemple « -3 to 3 { $x } » (de −3 à 3).
field-count = Un nombre entier ; aussi « at least 2 » (au moins).
field-substance = Par son nom ou son numéro CAS.
field-several = Cochez tout ce qui est vrai.
field-members = Autant qu’il y en a ; laissez les autres vides.
field-member = N°
field-rest = Ce qui n’est pas coché
field-rest-no = n’est pas le cas
field-rest-unknown = n’est pas connu
field-purpose = Pour quoi faire
field-any = non précisé

ask-title = Questions sur un produit
ask-heading = Répondre à des questions sur un produit
ask-lead = Une question après l’autre, la plus parlante d’abord. Chaque réponse peut être reprise ou modifiée, et ne pas savoir est une réponse.
ask-class = Ce que c’est
ask-class-hint = Laissez ouvert pour que la question soit posée.
ask-class-open = à demander
ask-begin = Commencer
ask-resume = Continuer avec des réponses gardées
ask-session = Session
ask-session-hint = Un fichier de réponses gardé par mtcr ask.
ask-resume-go = Continuer
ask-other-law = Ces réponses ont été données sous un autre état du droit.
ask-newer = Une édition plus récente est disponible : { $x }. Les réponses restent sous celle où elles ont été données.
ask-question-title = Question n° { $n }
ask-answer = Répondre
ask-unknown = Je ne sais pas
ask-no-more = Il n’y en a pas d’autre
ask-no-more-said = pas d’autre
ask-back = Retour
ask-finish = Terminer avec ce que l’on sait
ask-instead = Cela suit aussi d’autres valeurs :
ask-controlled = Déjà contrôlé.
ask-open = { $n ->
    [one] Un article est ouvert.
   *[other] { $n } articles sont ouverts.
}
foot-edition-of = Édition { $x }.
ask-concerns = { $n ->
    [one] Un article ouvert lit la réponse
   *[other] { $n } articles ouverts lisent la réponse
}
ask-answers = Réponses jusqu’ici
ask-answers-caption = Ce qui a été dit, dans l’ordre
ask-about = Sujet
ask-said = Réponse
ask-change = Modifier
ask-outcome-title = Bilan
ask-complete = Aucune question ne peut plus rien trancher.
ask-incomplete = Vous avez terminé avant la dernière question.
ask-dossier = Le dossier que font les réponses, à copier et à garder
ask-classify = Classer ce dossier
ask-record = Procès-verbal du bilan
ask-record-label = Le bilan en JSON, que vérifie mtcr ask --replay
ask-another = Répondre pour un autre produit

editions-title = Éditions de l’Annexe
editions-lead = Les textes adoptés au fil du temps. Quand le texte d’une édition n’est pas disponible, le plus proche en tient lieu, et cela est dit.
editions-compare = Comparer deux éditions
editions-picture = Dans le temps
editions-picture-alt = Les éditions dans le temps : quand chacune a été adoptée, datée, publiée et mise en vigueur par des États. Le tableau ci-dessous dit la même chose.
editions-picture-caption = Les marques pleines sont des jours connus, les creuses sont bornées, les points d’interrogation ne sont pas connus.
editions-all = Toutes les éditions
editions-caption = Ce que l’on sait publiquement de chaque édition
editions-date = Date
editions-text = Texte
editions-agreed = Adoptée à
editions-changes = Modifications
editions-held = texte disponible
diff-title = Ce qui change
diff-from = De
diff-to = à
diff-go = Comparer
diff-none = Rien ne change.
diff-count = { $n ->
    [one] Un article change.
   *[other] { $n } articles changent.
}
diff-added = Ajouté
diff-removed = Supprimé
diff-amended = Modifié
diff-effect = Un produit entre ou sort.
diff-no-effect = Aucun produit n’entre ni ne sort : prouvé pour tous les produits possibles.
diff-open = Il est ouvert si un produit entre ou sort.
diff-part = Partie
diff-before = Avant :
diff-after = Après :
diff-drops = Retire :
diff-adds = Ajoute :
diff-crosses-enters = Des produits deviennent contrôlés, par exemple celui-ci :
diff-crosses-leaves = Des produits cessent d’être contrôlés, par exemple celui-ci :
diff-moves-enters = Des produits y entrent qui étaient contrôlés auparavant par { $x }.
diff-moves-leaves = Des produits en sortent qui sont désormais contrôlés par { $x }.
diff-open-enters = Il est ouvert si des produits y entrent :
diff-open-leaves = Il est ouvert si des produits en sortent :
diff-witness = Un tel produit
diff-readers = Articles qui en nomment un qui change

registry-title = Registre
registry-heading = Partenaires et adhérents
registry-last = Selon le dernier enregistrement.
registry-as-of = À la date du { $x }.
registry-on = À la date
registry-on-hint = Un jour, un mois ou une année : 2009-03-04, 2009-03, 2009. Vide pour le dernier enregistrement.
registry-show = Afficher
registry-count = { $n ->
    [one] Un État.
   *[other] { $n } États.
}
registry-between = Entre { $x } États, car des dates sont ouvertes.
registry-open = C’est ouvert pour :
registry-bodies = Le Régime
registry-chair = Présidence
registry-meeting = Plénière en cours
registry-plenary = Dernière plénière
registry-edition = Édition la plus récente de l’Annexe
standings-partner = Partenaires
standings-adherent = Adhérents
standings-unilateral-adherent = États qui ont déclaré adhérer de leur propre chef
standing-partner = Partenaire
standing-adherent = Adhérent
standing-unilateral-adherent = Adhérent par sa propre déclaration
standing-other = Ni partenaire ni adhérent
standing-open = Ouvert
eu-yes = Membre de l’Union européenne.
eu-no = Non membre de l’Union européenne.
eu-open = Il est ouvert si cet État est membre de l’Union européenne.
there-yes = Cet État existait à cette date.
there-no = Cet État n’existait pas à cette date.
there-open = Il est ouvert si cet État existait à cette date.
period-always = de tout temps enregistré
period-since = depuis { $x }
period-until = jusqu’à { $x }
moment-between = un jour entre le { $x } et le { $y }
moment-no-later = un jour au plus tard le { $x }
moment-not-before = un jour inconnu, pas avant le { $x }
moment-unknown = un jour inconnu
strip-title = { $x } : statuts dans le temps
state-could-be = Peut-être : { $x }.
state-picture = Les statuts de l’État dans le temps. Le tableau ci-dessous dit la même chose.
state-picture-caption = Hachuré là où le premier ou le dernier jour n’est que borné ; une flèche là où un statut se poursuit.
state-standings = Statuts
state-standings-caption = Ce qui est enregistré, le plus récent d’abord
state-no-standings = Aucun statut n’est enregistré.
state-standing = Statut
state-period = Quand
state-source = Source
state-mark = Cote
state-marks = Cotes : A la source a été lue pour cela, B connaissance générale de cette source, C incertain.
state-editions = Son droit et les éditions de l’Annexe
state-in-force = En vigueur : édition { $x },
state-behind = Pas encore suivies : { $x }.
state-names = Noms
state-remarks = Déclarations
state-all = Tous les États
former-until = Le premier jour sans lui : { $x }.
former-successors = À sa place :
former-others = D’autres États en sont aussi issus.

search-title = Recherche
search-heading = Trouver des articles par des mots
search-label = Mots
search-hint = Le nom d’une chose et ce qu’elle peut faire, un code d’une liste nationale, un numéro CAS ou un numéro d’article. La recherche comprend les mots anglais.
search-found = { $n ->
    [0] Aucun article n’a été trouvé
    [one] Un article a été trouvé
   *[other] { $n } articles ont été trouvés
}
search-scope = Une indication où chercher, pas un verdict : ce qui n’est pas trouvé peut être contrôlé malgré tout.
search-corrected = Lu comme : { $x }
search-because = Trouvé par
limit-meets = atteint
limit-just-short = manqué de peu
limit-misses = manqué
limit-unclear = incertain

category-none = Hors de l’Annexe
position-not-applicable = Les Directives ne s’appliquent pas
position-no-control-under-mtcr = Pas de contrôle au titre du Régime
position-covered-by-licence = Couvert par une licence
position-catch-all-notify = Attrape-tout : l’autorité doit être avertie
position-catch-all-licence-required = Attrape-tout : une licence est nécessaire
position-case-by-case = Au cas par cas, avec retenue
position-strong-presumption-of-denial = Forte présomption de refus
position-prohibited = Interdit
position-refer = À soumettre
decide-title = Transfert
decide-title-wrong = Erreurs – Transfert
decide-heading = Que disent les Directives d’un transfert ?
decide-lead = Remplissez ce que vous savez. Ce qui est laissé ouvert revient sous forme de question, ou compte comme n’ayant pas eu lieu là où cela est dit.
decide-unnamed = Transfert sans nom
decide-basics = Qui, pour quoi et quand
decide-name = Nom du transfert
decide-date = Jour de la décision
decide-date-hint = Sous la forme 2024-05-01. Les règles en vigueur ce jour-là s’appliquent.
decide-exporter-name = Exportateur
decide-exporter-state = État de départ
decide-exporter-state-hint = Par son code de deux lettres.
decide-destination-state = État de destination
decide-destination-state-hint = Par son code de deux lettres.
decide-end-use-statement = Utilisation finale déclarée
decide-end-use-location = Lieu d’utilisation
decide-lines = Ce qui est envoyé
decide-lines-caption = Les lignes du transfert avec leurs positions
decide-line = Ligne { $x }
decide-line-name = Nom
decide-line-quantity = Quantité
decide-line-value = Valeur
decide-line-entry = Article de l’Annexe, si quelqu’un l’indique
decide-line-entry-hint = Par exemple 9.A.3 ; sinon, décrivez le produit ci-dessous.
decide-line-by = Qui indique l’article
decide-line-dossier = Dossier du produit
decide-line-dossier-hint = En TOML, tel que le donnent les pages de questions et de classement.
decide-parties = Autres parties
decide-party = Partie { $x }
decide-party-name = Nom
decide-role = Rôle
decide-state = État
role-end-user = Utilisateur final
role-consignee = Destinataire
role-broker = Courtier
role-intermediary = Intermédiaire
role-purchaser = Acheteur
decide-facts = Ce que l’on en sait
decide-facts-lead = Ouvrez ce à quoi vous pouvez répondre.
decide-facts-count = { $n ->
    [one] Une question
   *[other] { $n } questions
}
decide-papers = Pièces
decide-paper = N° { $x }
decide-paper-name = De qui ou sur qui
decide-paper-reference = Référence
decide-paper-given = Premier jour
decide-paper-until = Premier jour où elle ne vaut plus
decide-paper-entry = Article concerné
decide-earlier = Ce qui a déjà été envoyé au même utilisateur final
decide-overlays = Droit national à placer à côté
decide-go = Déterminer
decide-paste = Ou coller un transfert
decide-transfer = Texte du transfert
decide-transfer-hint = En TOML, avec ses produits. L’exemple peut être modifié ; ses États sont fictifs.
decide-go-text = Déterminer ce texte
decide-again = Déterminer de nouveau
decide-result-title = Détermination
decide-as-of = À la date du { $x }.
decide-nature = C’est une position au titre des Directives, non une décision ; décider relève du seul jugement du gouvernement.
decide-scope = Elle porte sur les Directives et l’Annexe du MTCR (édition { $x }) et sur rien d’autre ; d’autres listes et la clause attrape-tout peuvent s’appliquer.
decide-position = Position retenue
decide-blockers = Ce qui fait obstacle à une autorisation
decide-perhaps = peut-être :
decide-undertakings = À obtenir de l’utilisateur final
decide-grounds = Sur quoi elle repose
ground-open = il est ouvert si cela vaut
ground-paragraph = paragraphe { $x }
decide-asks = À demander
decide-asks-text = Il y est répondu dans le texte du transfert :
decide-could-decide = pourrait décider { $x }
decide-text = Le transfert en texte, à copier ou à modifier
decide-more = Ajouter un dossier que nomme le transfert
decide-more-name = Nom du dossier
decide-more-name-hint = Tel qu’il figure dans le transfert : dossier = "…".
decide-beside = À côté :
decide-barred = L’interdiction des Directives demeure ; ce droit ne la lève pas. À lui seul il donnerait :
decide-duties = Obligations
decide-factors = Facteurs du paragraphe 3
decide-factors-lead = À peser par des personnes ; il n’y a pas de note chiffrée.
decide-factors-caption = Ce que l’on sait et ce qui manque pour chaque facteur
decide-factor = Facteur
decide-evidence = Connu
decide-missing = Manquant
decide-not-recorded = Non enregistré à la date du { $x }
decide-classifications = Classement des lignes
decide-principles = Principes
decide-record = Procès-verbal de la détermination
decide-record-label = La détermination en JSON, que vérifie mtcr decide --replay
decide-another = Un autre transfert

api-title = API
api-lead = Les mêmes réponses que donnent ces pages et la commande mtcr, en JSON pour les programmes.
api-document = La description en document OpenAPI
api-takes = Admet un corps :
api-parameters = Paramètres
api-name = Nom
api-in = Où
api-meaning = Sens
api-required = obligatoire
api-answers = Réponses
api-status = Statut HTTP

ledger-title = Journal
ledger-heading = Ce que ce nœud a enregistré
ledger-lead = Tout ce que ce nœud enregistre devient une entrée de son journal : une liste qui ne peut que croître. Une entrée modifiée, retirée ou ajoutée après coup ne s’accorde plus avec les empreintes des autres, et chacun peut le constater.
ledger-open = De chaque entrée, vous voyez qu’elle existe. Vous voyez ce dont elle traite lorsque cela est public, ce qui est le cas des travaux que chacun peut demander ; ce qui est saisi dans ces pages ne figure dans aucune entrée.
ledger-none = Ce nœud a été démarré sans base de données : il n’enregistre rien et n’a pas de journal.
ledger-state = Où il en est
ledger-size = Entrées
ledger-root = Empreinte de l’ensemble
ledger-key = Clé publique du nœud
ledger-checkpoint = Dernier point de contrôle signé
ledger-checkpoint-lead = Le nœud s’en porte garant par sa clé. Gardez-en une copie : qui en a une s’aperçoit si le passé est un jour raconté autrement.
ledger-no-checkpoint = Rien n’est encore signé.
ledger-unsigned = { $n ->
    [one] Une entrée est venue depuis et n’est pas encore signée.
   *[other] { $n } entrées sont venues depuis et ne sont pas encore signées.
  }
ledger-all-signed = Il couvre toutes les entrées.
ledger-checkpoint-file = Le point de contrôle sous forme de fichier
ledger-ask = Une entrée est-elle dans le journal ?
ledger-entry = Numéro de l’entrée
ledger-entry-hint = Les entrées sont numérotées à partir de 0.
ledger-prove = Montrer la preuve
ledger-there = L’entrée { $x } est dans le journal.
ledger-proof-signed = La preuve mène à l’empreinte que signe le dernier point de contrôle.
ledger-proof-unsigned = La preuve mène à l’empreinte du journal tel qu’il est ; aucun point de contrôle ne la signe encore.
ledger-proof-leaf = Empreinte de l’entrée
ledger-proof-way = Empreintes sur le chemin
ledger-proof-alone = Aucune : c’est la seule entrée.
ledger-proof-root = Empreinte des { $x } entrées ensemble
ledger-proof-check = L’empreinte de l’entrée, jointe l’une après l’autre aux empreintes du chemin comme le dit la RFC 6962, donne l’empreinte de l’ensemble. Ce nœud l’a fait avant de la montrer ; refaites-le sur une machine à laquelle vous vous fiez.
ledger-proof-json = La preuve en JSON
ledger-entries = Entrées, les plus récentes d’abord
ledger-empty = Il n’y a encore aucune entrée.
ledger-caption = Les heures sont en UTC
ledger-number = Numéro
ledger-what = Ce qui s’est passé
ledger-about = À propos de
ledger-who = Qui
ledger-when = Quand
ledger-withheld = Non montré au public
ledger-newer = Entrées plus récentes
ledger-older = Entrées plus anciennes
ledger-kind-job-queued = Un travail a été demandé
ledger-kind-job-started = Le travail a commencé
ledger-kind-job-progressed = Le travail a avancé
ledger-kind-job-done = Le travail est fait
ledger-kind-job-failed = Le travail a échoué
ledger-kind-job-cancelled = Le travail a été annulé
ledger-stream-job = Une tâche
ledger-actor-public = Une personne sans compte
ledger-check = Vérifier sans ce nœud
ledger-check-lead = Un export est un dossier de fichiers aux formats publics (C2SP tlog-tiles). Il se vérifie hors ligne, sur n’importe quelle machine.
ledger-check-export = Qui exploite le nœud écrit un export, où les textes restreints sont scellés :
ledger-check-fetch = Ou prenez les fichiers sur ce nœud, chacun sous son chemin dans un même dossier. Les fichiers contenant des entrées non publiques sont refusés, et les textes scellés n’y sont pas.
ledger-files = { $n ->
    [one] Un fichier
   *[other] { $n } fichiers
  }
ledger-command = Commande
ledger-check-mtcr = La commande mtcr dit s’il est intact et, sinon, quelle entrée a été touchée :
ledger-check-python = Ou un programme d’un seul fichier qui ne partage aucun code avec celui-ci :
ledger-check-keep = Mieux vaut tenir la clé d’un autre que du nœud que l’on vérifie.

tries-title = Essayez l’un de ceux-ci
tries-lead = Ils font partie de cette démonstration : les entreprises et les États y sont fictifs. Chacun ouvre le formulaire rempli ; rien n’est envoyé avant que vous ne le disiez.
try-tj-40 = Un petit turboréacteur, contrôlé
try-kestrel = Un drone-cible qui vole loin et porte peu
try-hydrazine = Un ergol pour propulseurs de satellites
try-turbojet = Des turboréacteurs pour drones-cibles, sur la seule parole de l’utilisateur final
try-turbojet-assured = Les mêmes, une fois que le gouvernement de l’État destinataire a donné son assurance
try-hydrazine-order = De l’hydrazine pour le contrôle d’attitude
try-drone-with-a-guidance-set = Un drone-cible contenant un ensemble de guidage de catégorie I
try-production-facility = Un hall d’assemblage de fusées complètes
