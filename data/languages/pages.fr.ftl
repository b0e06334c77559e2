# Ce que disent les pages. Voir pages.en.ftl.

other-language = English
skip = Aller au contenu
nav-label = Navigation principale
nav-annex = Annexe
nav-search = Recherche
nav-ask = Questions
nav-classify = Classer
nav-decide = Transfert
nav-registry = Registre
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
error-method-title = Requête inadaptée
error-method = Cette adresse n’admet pas une requête de cette sorte.
error-broken-title = Une erreur s’est produite
error-broken = La page n’a pas pu être produite. Rien de ce qui a été saisi n’a été conservé.

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
