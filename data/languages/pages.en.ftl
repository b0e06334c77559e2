# What the pages say. Every message stands in every language; a test compares the files with each other and with what
# the pages use. Texts of the law itself are not translated here.

colon = :
semicolon = ;
other-language = Français
skip = Skip to the content
nav-label = Main
nav-annex = Annex
nav-search = Search
nav-ask = Ask
nav-classify = Classify
nav-decide = Decide
nav-registry = Registry
nav-ledger = Ledger
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
error-busy-title = Busy
error-busy = The node has more to do than it can, or this took too long. Nothing that was typed was kept; try again in a while.
error-method-title = Not in this way
error-method = This address does not take a request of this sort.
error-broken-title = Something broke
error-broken = The page could not be made. Nothing that was typed was kept.
error-provider-title = The provider does not answer
error-provider = Where people sign in for this node there is no answer, or one that it cannot use. This says nothing of you; try again in a while, or sign in with your password.

provider-sign-in = Sign in at { $x }
provider-title = On the way
provider-lead = You are being led to { $x }, and from there back here.
provider-next = If nothing happens
provider-go = Go on to { $x }
provider-heading = Signing in at { $x }
provider-there = Whoever signs in there as you is signed in here.
provider-absent = Say once who you are there, and sign in here without a password of this node.
provider-link = Say who I am there
provider-change = Say anew who I am there
provider-remove = No longer sign in there
provider-taken = Who you are there belongs to another account of this node.
done-provider-set = You can sign in there from now on.
done-provider-removed = Nobody signs in there as you any more.


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
home-nothing = Nothing at hand
home-nothing-text = This demonstration has products and transfers of its own to try.
home-nothing-product = Try a product
home-nothing-transfer = Try a transfer

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
result-change-lead = Answer what you know; the rest stays open.
result-change-dossier = These are answered in the dossier itself:
result-dossier = The dossier
copy = Copy
copied = Copied
plot-caption = What the law says of range and payload, and where the product stands.

classify-by-class = Fill in a form
classify-class = Class of the product
classify-class-go = Show its questions
classify-file = Send a file
classify-file-label = Dossier as a file
classify-file-hint = A text file in TOML of at most 512 KiB. It is read and not kept.
classify-file-go = Classify the file
class-lead = Fill in what you know and leave the rest. What is left stays open.
class-name = Name of the product
class-name-hint = Any name; it is not kept.

field-yes = yes
field-no = no
field-other = none of these, something else
field-unknown = not known
field-number = A number, such as 0.5; also “at least 0.5”.
field-quantity = A number with its unit, such as 3 { $x }; also “at least 3 { $x }” or “2 to 3 { $x }”.
field-span = What it covers, such as “-3 to 3 { $x }”.
field-count = A whole number; also “at least 2”.
field-substance = By name or CAS number.
field-several = Tick all that are true.
field-members = As many as there are; leave the others empty.
field-member = No.
field-rest = What is not ticked
field-rest-no = is not so
field-rest-unknown = is not known
field-purpose = What for
field-any = not said

ask-title = Questions about a product
ask-heading = Be asked about a product
ask-lead = One question after another, the most telling first. Every answer can be taken back or changed, and not knowing is an answer.
ask-class = What it is
ask-class-hint = Leave it open to be asked.
ask-class-open = to be asked
ask-begin = Begin
ask-resume = Go on with answers kept before
ask-session = Session
ask-session-hint = A file of answers that mtcr ask has kept.
ask-resume-go = Go on
ask-other-law = These answers were given under another state of the law.
ask-newer = A newer edition is held: { $x }. The answers stay under the one that they were given under.
ask-question-title = Question { $n }
ask-answer = Answer
ask-unknown = I don’t know
ask-no-more = There are no more
ask-no-more-said = no more
ask-back = Back
ask-finish = Finish with what is known
ask-instead = It also follows from other figures:
ask-controlled = Controlled already.
ask-open = { $n ->
    [one] One entry is open.
   *[other] { $n } entries are open.
}
foot-edition-of = Edition { $x }.
ask-concerns = { $n ->
    [one] One open entry reads the answer
   *[other] { $n } open entries read the answer
}
ask-answers = Answers so far
ask-answers-caption = What was said, in the order in which it was said
ask-about = About
ask-said = Answer
ask-change = Change
ask-outcome-title = Outcome
ask-complete = Nothing more can be settled by a question.
ask-incomplete = You ended before the last question.
ask-dossier = The dossier that the answers make, to be copied and kept
ask-classify = Classify this dossier
ask-record = Record of the outcome
ask-record-label = The outcome as JSON, which mtcr ask --replay checks
ask-another = Ask about another product

editions-title = Editions of the Annex
editions-lead = The texts that were agreed over time. Where the text of an edition is not held, the nearest one stands in its place and says so.
editions-compare = Compare two editions
editions-picture = In time
editions-picture-alt = The editions in time: when each was agreed, dated, published and put into force by states. The table below says the same.
editions-picture-caption = Filled marks are known days, hollow ones are bounded, question marks are not known.
editions-all = All editions
editions-caption = What is publicly known of each edition
editions-date = Date
editions-text = Text
editions-agreed = Agreed at
editions-changes = Changes
editions-held = text held
diff-title = What changes
diff-from = From
diff-to = to
diff-go = Compare
diff-none = Nothing changes.
diff-count = { $n ->
    [one] One entry changes.
   *[other] { $n } entries change.
}
diff-added = Added
diff-removed = Removed
diff-amended = Amended
diff-effect = Some product enters or leaves.
diff-no-effect = No product enters or leaves: proved over all possible products.
diff-open = Whether a product enters or leaves is open.
diff-part = Part
diff-before = Before:
diff-after = After:
diff-drops = Drops:
diff-adds = Adds:
diff-crosses-enters = Products come under control, for example one:
diff-crosses-leaves = Products leave control, for example one:
diff-moves-enters = Products come under it that were controlled before under { $x }.
diff-moves-leaves = Products leave it that are controlled now under { $x }.
diff-open-enters = Whether products come under it is open:
diff-open-leaves = Whether products leave it is open:
diff-witness = Such a product
diff-readers = Entries that name one that changes

registry-title = Registry
registry-heading = Partners and adherents
registry-last = As recorded last.
registry-as-of = As of { $x }.
registry-on = Date
registry-on-hint = A day, a month or a year: 2009-03-04, 2009-03, 2009. Empty for what was recorded last.
registry-show = Show
registry-count = { $n ->
    [one] One state.
   *[other] { $n } states.
}
registry-between = Between { $x } states, since dates are open.
registry-open = It is open for:
registry-bodies = The regime
registry-chair = Chair
registry-meeting = Plenary that meets
registry-plenary = Last plenary
registry-edition = Newest edition of the Annex
standings-partner = Partners
standings-adherent = Adherents
standings-unilateral-adherent = States that declared to adhere on their own
standing-partner = Partner
standing-adherent = Adherent
standing-unilateral-adherent = Adherent by its own declaration
standing-other = Neither partner nor adherent
standing-open = Open
eu-yes = Member of the European Union.
eu-no = Not a member of the European Union.
eu-open = Whether it is a member of the European Union is open.
there-yes = This state was there on the date.
there-no = This state was not there on the date.
there-open = Whether this state was there on the date is open.
period-always = at all times recorded
period-since = since { $x }
period-until = until { $x }
moment-between = some day between { $x } and { $y }
moment-no-later = some day no later than { $x }
moment-not-before = a day that is not known, not before { $x }
moment-unknown = a day that is not known
strip-title = { $x }: standings in time
state-could-be = It may be: { $x }.
state-picture = The standings of the state in time. The table below says the same.
state-picture-caption = Hatched where the first or last day is only bounded; an arrow where a standing goes on.
state-standings = Standings
state-standings-caption = What is recorded, the newest first
state-no-standings = No standing is recorded.
state-standing = Standing
state-period = When
state-source = Source
state-mark = Mark
state-marks = Marks: A the source was read for it, B general knowledge of that source, C uncertain.
state-editions = Its law and the editions of the Annex
state-in-force = In force: edition { $x },
state-behind = Not yet followed: { $x }.
state-names = Names
state-remarks = Statements
state-all = All states
former-until = The first day without it: { $x }.
former-successors = In its place:
former-others = Other states have come of it too.

search-title = Search
search-heading = Find entries by words
search-label = Words
search-hint = What a thing is called and what it can do, a code of a national list, a CAS number or an entry number. English words are understood.
search-found = { $n ->
    [0] No entry was found
    [one] One entry was found
   *[other] { $n } entries were found
}
search-scope = A hint where to look, no verdict: what is not found may be controlled all the same.
search-corrected = Read as: { $x }
search-because = Found by
limit-meets = met
limit-just-short = just missed
limit-misses = missed
limit-unclear = unclear

category-none = Not in the Annex
position-not-applicable = The Guidelines do not apply
position-no-control-under-mtcr = No control under the regime
position-covered-by-licence = Covered by a licence
position-catch-all-notify = Catch-all: the authority is to be told
position-catch-all-licence-required = Catch-all: a licence is needed
position-case-by-case = Case by case, with restraint
position-strong-presumption-of-denial = Strong presumption of denial
position-prohibited = Prohibited
position-refer = Refer
decide-title = Transfer
decide-title-wrong = Mistakes – Transfer
decide-heading = What do the Guidelines say of a transfer?
decide-lead = Fill in what you know. What is left open comes back as a question, or counts as not having happened where it says so.
decide-unnamed = Unnamed transfer
decide-basics = Who, what for and when
decide-name = Name of the transfer
decide-date = Day of the decision
decide-date-hint = As 2024-05-01. The rules in force on this day apply.
decide-exporter-name = Exporter
decide-exporter-state = State that it leaves
decide-exporter-state-hint = By its code of two letters.
decide-destination-state = State that it goes to
decide-destination-state-hint = By its code of two letters.
decide-end-use-statement = Stated end use
decide-end-use-location = Place of use
decide-lines = What is sent
decide-lines-caption = The lines of the transfer with their positions
decide-line = Line { $x }
decide-line-name = Name
decide-line-quantity = Quantity
decide-line-value = Value
decide-line-entry = Entry of the Annex, where somebody states it
decide-line-entry-hint = For example 9.A.3; else describe the product below.
decide-line-by = Who states the entry
decide-line-dossier = Dossier of the product
decide-line-dossier-hint = In TOML, as the pages that ask and classify give it.
decide-parties = Others in it
decide-party = Party { $x }
decide-party-name = Name
decide-role = Role
decide-state = State
role-end-user = End user
role-consignee = Consignee
role-broker = Broker
role-intermediary = Intermediary
role-purchaser = Purchaser
decide-facts = What is known of it
decide-facts-lead = Open what you can answer.
decide-facts-count = { $n ->
    [one] One question
   *[other] { $n } questions
}
decide-papers = Papers
decide-paper = No. { $x }
decide-paper-name = From or about whom
decide-paper-reference = Reference
decide-paper-given = First day
decide-paper-until = First day on which it no longer holds
decide-paper-entry = Entry it was about
decide-earlier = What was sent before to the same end user
decide-overlays = National law to be put beside
decide-go = Determine
decide-paste = Or paste a transfer
decide-transfer = Transfer
decide-transfer-hint = In TOML, with its products inside. The example may be changed; its states are made up.
decide-go-text = Determine this text
decide-again = Determine again
decide-result-title = Determination
decide-as-of = As of { $x }.
decide-nature = This is a position under the Guidelines, not a decision; deciding is the sole judgement of the government.
decide-scope = It is about the MTCR Guidelines and Annex (edition { $x }) and nothing else; other lists and the catch-all may apply.
decide-position = Position
decide-blockers = What stands in the way of an approval
decide-perhaps = perhaps:
decide-undertakings = To be obtained from the end user
decide-grounds = What it rests on
ground-open = it is open whether this holds
ground-paragraph = paragraph { $x }
decide-asks = To be asked
decide-asks-text = These are answered in the text of the transfer:
decide-could-decide = could decide { $x }
decide-text = The transfer as text, to be copied or changed
decide-more = Add a dossier that the transfer names
decide-more-name = Its name
decide-more-name-hint = As it stands in the transfer: dossier = "…".
decide-beside = Beside it:
decide-barred = The bar of the Guidelines stands; this law does not lift it. By itself it would give:
decide-duties = Duties
decide-factors = Factors of paragraph 3
decide-factors-lead = To be weighed by people; there is no score.
decide-factors-caption = What is known and what is missing for each factor
decide-factor = Factor
decide-evidence = Known
decide-missing = Missing
decide-not-recorded = Not recorded as of { $x }
decide-classifications = Classification of the lines
decide-principles = Principles
decide-record = Record of the determination
decide-record-label = The determination as JSON, which mtcr decide --replay checks
decide-another = Another transfer

api-title = API
api-lead = The same answers as these pages and the command mtcr give, as JSON for programs.
api-document = The description as an OpenAPI document
api-takes = Takes a body:
api-parameters = Parameters
api-name = Name
api-in = Where
api-meaning = Meaning
api-required = required
api-answers = Answers
api-status = HTTP status

ledger-title = Ledger
ledger-heading = What this node has recorded
ledger-lead = Everything that this node records becomes an entry of its ledger: a list that can only grow. An entry that is changed, taken out or put in later does not fit the hashes of the others any more, and anybody can find that out.
ledger-open = Of each entry you see that it is there. What it is about you see where it is public, which is the case for work that anybody may ask for; what was typed into these pages is in no entry.
ledger-none = This node was started without a database: it records nothing and has no ledger.
ledger-state = How it stands
ledger-size = Entries
ledger-root = Hash over all of them
ledger-key = Public key of the node
ledger-checkpoint = Newest signed checkpoint
ledger-checkpoint-lead = The node vouches for this much with its key. Keep a copy: whoever has one notices if the past is ever told differently.
ledger-no-checkpoint = Nothing is signed yet.
ledger-unsigned = { $n ->
    [one] One entry came later and is not signed yet.
   *[other] { $n } entries came later and are not signed yet.
  }
ledger-all-signed = It covers every entry.
ledger-checkpoint-file = The checkpoint as a file
ledger-ask = Is an entry in the ledger?
ledger-entry = Number of the entry
ledger-entry-hint = Entries are numbered from 0.
ledger-prove = Show the proof
ledger-there = Entry { $x } is in the ledger.
ledger-proof-signed = The proof leads to the hash that the newest checkpoint signs.
ledger-proof-unsigned = The proof leads to the hash of the ledger as it stands; no checkpoint signs that yet.
ledger-proof-leaf = Hash of the entry
ledger-proof-way = Hashes on the way
ledger-proof-alone = None: it is the only entry.
ledger-proof-root = Hash over all { $x } entries
ledger-proof-check = The hash of the entry, joined with the hashes on the way one after another as RFC 6962 says, gives the hash over all. This node has done so before showing it; do it again where you trust the machine.
ledger-proof-json = The proof as JSON
ledger-entries = Entries, the newest first
ledger-empty = There is no entry yet.
ledger-caption = Times are in UTC
ledger-number = Number
ledger-what = What happened
ledger-about = To what
ledger-who = Who
ledger-when = When
ledger-withheld = Not shown to the public
ledger-newer = Newer entries
ledger-older = Older entries
ledger-kind-job-queued = Work was asked for
ledger-kind-job-started = Work began
ledger-kind-job-progressed = Work went on
ledger-kind-job-done = Work was done
ledger-kind-job-failed = Work failed
ledger-kind-job-cancelled = Work was cancelled
ledger-stream-job = A job
ledger-actor-public = Somebody without an account
ledger-check = Check it without this node
ledger-check-lead = An export is a folder of files in public formats (C2SP tlog-tiles). It is checked offline, on any machine.
ledger-check-export = Whoever runs the node writes an export, with restricted texts sealed:
ledger-check-fetch = Or take the files from this node, each under its own path in one folder. Files with entries that are not public are refused, and sealed texts are not among them.
ledger-files = { $n ->
    [one] One file
   *[other] { $n } files
  }
ledger-command = Command
ledger-check-mtcr = The command mtcr says whether it is whole, and which entry was touched if it is not:
ledger-check-python = Or a program of one file that shares no code with this one:
ledger-check-keep = The key is best had from somebody else than the node that is checked.

tries-title = Try one of these
tries-lead = They belong to this demonstration: the firms and states in them are made up. Each opens the form filled in; nothing is sent before you say so.
try-tj-40 = A small turbojet, controlled
try-kestrel = A target drone that flies far and carries little
try-hydrazine = A propellant for satellite thrusters
try-turbojet = Turbojets for target drones, with the word of the end user alone
try-turbojet-assured = The same, after the government of the recipient state has given its assurance
try-hydrazine-order = Hydrazine for attitude control
try-drone-with-a-guidance-set = A target drone with a guidance set of Category I in it
try-production-facility = An assembly hall for complete rockets
