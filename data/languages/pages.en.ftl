# What the pages say. Every message stands in every language; a test compares the files with each other and with what
# the pages use. Texts of the law itself are not translated here.

other-language = Français
skip = Skip to the content
nav-label = Main
nav-annex = Annex
nav-search = Search
nav-ask = Ask
nav-classify = Classify
nav-decide = Decide
nav-registry = Registry
nav-api = API
banner-label = About this node
banner-demo = Demonstration: its states are made up, and nothing here says anything about a real case.
foot-independent = OpenMTCR is independent work. It is no publication of the Missile Technology Control Regime or of any government.
foot-no-advice = Nothing here is legal advice or a decision. The published Annex and Guidelines and national law decide.
foot-edition = Newest edition held: { $x }
foot-digest = law of SHA-256
wrong-title = { $n ->
    [one] One thing is wrong
   *[other] { $n } things are wrong
}

error-home = Go to the first page
error-not-found-title = No such page
error-not-found = There is no page at this address.
error-nothing-named-title = Nothing of that name
error-nothing-named = The address names something that does not exist.
error-bad-form-title = Not a form of these pages
error-bad-form = What was sent cannot be read as a form of these pages. Nothing of it was kept.
error-too-large-title = Too large
error-too-large = What was sent is larger than these pages take. Nothing of it was kept.
error-method-title = Not in this way
error-method = This address does not take a request of this sort.
error-broken-title = Something broke
error-broken = The page could not be made. Nothing that was typed was kept.

home-title = The Missile Technology Control Regime
home-heading = Is it controlled, and what do the Guidelines say?
home-lead = This node answers questions about the Annex and the Guidelines of the Missile Technology Control Regime, with the reason for every answer and the questions that are still open.
home-holds = It holds { $n ->
    [one] one entry
   *[other] { $n } entries
  } of the Annex.
home-private = What you type about a product is answered and neither kept nor logged.
home-what = What do you have?
home-product = A product
home-product-text = Be asked one question after another, or hand in a description and see every entry that may apply.
home-product-ask = Be asked
home-product-classify = Hand in a description
home-transfer = A transfer
home-transfer-text = Who sends what to whom, and what for: see what the Guidelines say and what is missing.
home-transfer-go = Describe a transfer
home-entry = An entry number
home-entry-label = Entry of the Annex
home-entry-hint = For example 9.A.6 or 9A6.
home-entry-go = Show it
home-words = Some words
home-words-text = Find entries by what a thing is called, by a code of a national list or by a CAS number.
home-words-go = Search
home-state = A state
home-state-text = { $n ->
    [one] The registry holds one state
   *[other] The registry holds { $n } states
  } with dates and sources.
home-state-go = See the registry

edition-label = Edition
edition-show = Show this edition
edition-not-held = text not held
edition-substituted = The text of edition { $x } is not held.
edition-in-place = The text of edition { $x } stands in its place.

category-I = Category I
category-II = Category II
category-follows-subject = Category of what it serves
category-either = Category I or II
category-at-least = Category II at least, could be I
category-could-be-I = could be Category I
category-could-be-II = could be Category II
by-inclusion = by what it contains

verdict = Verdict
verdict-controlled = Controlled
verdict-not-controlled = Not in the Annex
verdict-undetermined = Undetermined
truth-true = yes
truth-false = no
truth-unknown = open
near-limit = near the limit
limits-met = all figures are met
scope = MTCR Annex, edition { $x }; other lists and the catch-all may apply.
refuted = { $n ->
    [one] One entry is refuted.
   *[other] { $n } entries are refuted.
}
makes-host = It makes what contains it Category I.
may-make-host = It may make what contains it Category I.

text-read = The published text was read
text-implemented-in-law = Text as laws implement it
text-paraphrase = Only descriptions of the text were read
text-conflict = Public texts differ

rule-all = all of
rule-any = any of
rule-not = not

annex-title = Annex
annex-heading = The Annex
annex-lead = Every entry in our own words, with the rule that is evaluated, what it was read in, and its history.
annex-item = Item
annex-entries = { $n ->
    [one] One entry with a rule.
   *[other] { $n } entries with a rule.
}

entry-above = Where this entry stands
entry-two-texts = Two texts may apply in this edition, since only bounds of the newer one’s start are known.
entry-what = What it controls
entry-since = Since edition { $x }
entry-since-between = Since an edition from { $x }
entry-until = not from edition { $x } on
entry-rule = The rule
entry-yields = A product under one of these is not under this entry:
entry-limits = Limits
entry-limits-caption = The figures that the rule compares
entry-limit = Limit
entry-measured = What is measured
entry-exclusions = Left out
entry-condition = The condition
entry-exceptions = Another category
entry-needs = A transfer must show:
entry-allowances = Allowances
entry-notes = Notes
entry-doubts = In doubt
entry-taken = Taken here:
entry-below = Below it
entry-classify = Classify a product of this class:
entry-national = National codes beside it
entry-no-national = No paragraph of a national list is recorded beside this entry.
entry-national-hint = A code beside an entry does not say that the two catch the same products.
entry-history = How it came to read so
entry-from = From edition { $x }
entry-certain = at the latest { $x }
entry-cases = Cases
entry-cases-caption = Examples that the rule is tested by
entry-case = Case
entry-case-facts = What it says
entry-no-cases = The cases of this entry are tested when the program is built and lie in
entry-place = The rule stands in

classify-title = Classify
classify-title-wrong = Mistakes in the dossier – Classify
classify-heading = Classify a product
classify-lead = Say what is known of the product. What is not said stays open and comes back as a question; it is never taken for a no.
classify-paste = Paste a dossier
classify-dossier = Dossier
classify-dossier-hint = A description of the product in TOML. The example may be changed.
classify-go = Classify

result-title = Result
result-unnamed = Unnamed product
result-entries = Entries it is under
result-or = Controlled under this entry or under { $x }, whichever it is.
result-if = if
result-why = Why
result-allowance = Allowance:
result-doubt = In doubt at this value:
result-contains = What it contains
result-for = What it is for
result-open = { $n ->
    [one] One open entry
   *[other] { $n } open entries
}
result-open-caption = Entries that are still open, those nearest to an answer first
result-entry = Entry
result-category = Category
result-asks = What is not known
result-near = Nearest misses
result-near-caption = Entries that one figure keeps out
result-predicate = Condition that is not met
result-margin = Distance to the limit
result-change = What would change it
result-no-questions = No open question would change it.
result-asked-by = { $n ->
    [one] asked by one entry
   *[other] asked by { $n } entries
}
result-again = Classify again
