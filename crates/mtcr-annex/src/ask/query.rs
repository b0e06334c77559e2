//! A question as it is put to a person.

use mtcr_corpus::Corpus;
use mtcr_rules::{
    ClassId, EntryId, Fact, FactId, FactKind, ListId, Method, PurposeId, SERVES, Target, Vocabulary,
};

/// A question with what an answer may be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Query {
    /// The name it is answered under: [`Given::about`](super::Given::about).
    pub about: String,
    /// The question.
    pub text: String,
    /// More about it; empty when nothing is.
    pub hint: String,
    /// What an answer may be.
    pub form: Form,
    /// Other facts that it is computed from or bounded by, which may be told in its place.
    pub instead: Vec<String>,
    /// The open entries that it concerns, in the order of ids.
    pub entries: Vec<String>,
    pub(super) subject: Subject,
}

/// What an answer may be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Form {
    /// A number in units like this one; empty for plain numbers.
    Quantity(String),
    /// A stretch in units like this one.
    Span(String),
    /// A whole number.
    Count,
    /// Yes or no.
    Flag,
    /// One of these, or `other`.
    Word(Vec<Choice>),
    /// A substance by name or CAS number.
    Substance,
    /// Any of these.
    Several {
        /// What may be named.
        choices: Vec<Choice>,
        /// Whether naming some denies the rest; a walk down the classes leaves the rest open.
        rest_denied: bool,
        /// For software and technology: activities, one or more of which may follow a name.
        activities: Vec<String>,
    },
    /// A member of a list: its facts, each with its question and form.
    Member(Vec<(String, String, Form)>),
    /// An item it contains, by entry.
    Part(Vec<Choice>),
}

/// Something that may be named in an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// The name in answers and dossiers.
    pub id: String,
    /// In words.
    pub label: String,
    /// What belongs to it and what does not; empty when nothing is said.
    pub hint: String,
}

impl Choice {
    /// A choice of which nothing more is said.
    fn plain(id: String, label: String) -> Self {
        Choice { id, label, hint: String::new() }
    }
}

/// What is asked, as the engine knows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Subject {
    /// Which of these classes, the children of one known, it is of.
    Walk(Vec<ClassId>),
    /// Which of these classes, that rules name, it is of.
    Classes(Vec<ClassId>),
    /// A fact.
    Fact(FactId),
    /// A fact of a member of a list of dossiers (place from 0).
    Tie(ListId, usize, FactId),
    /// A word of purpose towards targets.
    Purpose(PurposeId, Vec<Target>),
    /// Members of a list.
    List(ListId),
}

impl Subject {
    /// The name it is answered under.
    pub(super) fn about(&self, vocabulary: &Vocabulary) -> String {
        let fact = |id: &FactId| vocabulary.fact(*id).map_or("", |fact| fact.name.as_str()).to_owned();
        let list = |id: &ListId| vocabulary.list(*id).map_or("", |list| list.decl.id.as_str()).to_owned();
        match self {
            Subject::Walk(_) | Subject::Classes(_) => super::script::CLASS.to_owned(),
            Subject::Fact(id) => fact(id),
            Subject::Tie(id, at, tie) => format!("{}[{}].{}", list(id), at + 1, fact(tie)),
            Subject::Purpose(id, _) => {
                vocabulary.purpose(*id).map_or("", |word| word.decl.id.as_str()).to_owned()
            }
            Subject::List(id) => list(id),
        }
    }
}

impl Form {
    /// What an answer to a fact's question may be.
    #[must_use]
    pub fn of(fact: &Fact) -> Self {
        form(fact)
    }

    /// What an answer looks like, in words.
    #[must_use]
    pub fn expected(&self) -> String {
        let example = |unit: &str| if unit.is_empty() { "3".to_owned() } else { format!("3 {unit}") };
        match self {
            Form::Quantity(unit) => {
                let one = example(unit);
                format!("`{one}`, `at least {one}`, `2 to {one}`, `{one} ± 5 %` or `?`")
            }
            Form::Span(unit) => format!("`-3 to {0}`, `from {0}`, `to {0}` or `?`", example(unit)),
            Form::Count => "a whole number, `at least 2` or `?`".to_owned(),
            Form::Flag => "`yes`, `no` or `?`".to_owned(),
            Form::Word(_) => {
                "one by number or name, `1 or 2` when it is one of them, `other`, or `?`".to_owned()
            }
            Form::Substance => "a substance by name or CAS number, `other`, or `?`".to_owned(),
            Form::Several { rest_denied: true, activities, .. } => {
                let with = match activities.first() {
                    Some(first) => format!(", each with what it is for (`1 {first}`)"),
                    None => String::new(),
                };
                format!(
                    "all that are true, by number or name with commas{with}; `none`; `1, ?` leaves the rest open; or `?`"
                )
            }
            Form::Several { .. } => "by number or name; `none` of these; or `?`".to_owned(),
            Form::Member(facts) => {
                let parts: Vec<&str> = facts.iter().map(|(name, _, _)| name.as_str()).collect();
                format!("one of them, as `{}`; `none` when there are no more; or `?`", parts.join("; "))
            }
            Form::Part(_) => "one by number or entry id; `none` when there are no more; or `?`".to_owned(),
        }
    }
}

impl Query {
    /// The question about a fact, whether an entry asks it or not; it names no entries.
    #[must_use]
    pub fn of_fact(corpus: &Corpus, fact: FactId) -> Self {
        Query::of(corpus, Subject::Fact(fact), &[], &[])
    }

    /// The question about a word of purpose towards some targets; it names no entries.
    #[must_use]
    pub fn of_purpose(corpus: &Corpus, word: PurposeId, targets: &[Target]) -> Self {
        Query::of(corpus, Subject::Purpose(word, targets.to_vec()), &[], &[])
    }

    /// The question about the next member of a list of facts; it names no entries.
    #[must_use]
    pub fn of_list(corpus: &Corpus, list: ListId) -> Self {
        Query::of(corpus, Subject::List(list), &[], &[])
    }

    /// The question for a person.
    pub(super) fn of(corpus: &Corpus, subject: Subject, entries: &[EntryId], parts: &[Target]) -> Self {
        let words = &corpus.vocabulary;
        let about = subject.about(words);
        let mut instead = Vec::new();
        let (text, hint, form) = match &subject {
            Subject::Walk(classes) => {
                let text = "What is it? Take the nearest, or say it in a word or two of your own.";
                (text.to_owned(), String::new(), several(class_choices(words, classes, true), false))
            }
            Subject::Classes(classes) => {
                let text =
                    "Is it any of these, whatever else it is? Name all that are true; the rest counts as no.";
                (text.to_owned(), String::new(), several(class_choices(words, classes, false), true))
            }
            Subject::Fact(id) | Subject::Tie(_, _, id) => match words.fact(*id) {
                Some(fact) => {
                    instead = rests_on(corpus, *id);
                    (fact.question(words), fact.decl.hint.clone().unwrap_or_default(), form(fact))
                }
                None => (String::new(), String::new(), Form::Flag),
            },
            Subject::Purpose(id, targets) => {
                let word = words.purpose(*id).map(|word| &word.decl);
                let question = word.map_or("", |word| word.question.as_str());
                let text =
                    question.replace(": {targets}", " any of these").replace("{targets}", "any of these");
                let activities = match word {
                    Some(word) if word.id == SERVES => {
                        words.activities().map(|(_, activity)| activity.decl.id.clone()).collect()
                    }
                    _ => Vec::new(),
                };
                let choices = targets.iter().map(|target| target_choice(words, target)).collect();
                let hint = word.map(|word| word.meaning.clone()).unwrap_or_default();
                (text, hint, Form::Several { choices, rest_denied: true, activities })
            }
            Subject::List(id) => {
                let text = words.list(*id).map(|list| list.decl.question.clone()).unwrap_or_default();
                let members = member_facts(words, *id);
                let form = if members.is_empty() {
                    Form::Part(parts.iter().map(|target| target_choice(words, target)).collect())
                } else {
                    Form::Member(members)
                };
                (text, String::new(), form)
            }
        };
        let entries = entries.iter().map(|entry| words.entries().name(*entry).to_owned()).collect();
        Query { about, text, hint, form, instead, entries, subject }
    }
}

fn several(choices: Vec<Choice>, rest_denied: bool) -> Form {
    Form::Several { choices, rest_denied, activities: Vec::new() }
}

fn class_choices(words: &Vocabulary, classes: &[ClassId], with_hints: bool) -> Vec<Choice> {
    let declared = classes.iter().filter_map(|id| words.class(*id)).map(|class| &class.decl);
    declared
        .map(|decl| Choice {
            id: decl.id.clone(),
            label: decl.label.clone(),
            hint: decl.hint.clone().filter(|_| with_hints).unwrap_or_default(),
        })
        .collect()
}

/// A target by its name in dossiers, and in words.
pub(super) fn target_choice(words: &Vocabulary, target: &Target) -> Choice {
    let names = words.entries();
    match target {
        Target::Entries(range) => {
            let id = names.prefix(*range);
            let label = names.find(&id).map(|entry| names.heading(entry).to_owned()).unwrap_or_default();
            Choice::plain(id, label)
        }
        Target::Use(id) => match words.uses().get(id.index()) {
            Some(word) => Choice::plain(word.id.clone(), word.label.clone()),
            None => Choice::plain(String::new(), String::new()),
        },
    }
}

/// The facts of the members of a list of facts; none for lists of dossiers.
fn member_facts(words: &Vocabulary, list: ListId) -> Vec<(String, String, Form)> {
    let facts = words.facts().map(|(_, fact)| fact).filter(|fact| fact.list == Some(list));
    facts.map(|fact| (fact.name.clone(), fact.question(words), form(fact))).collect()
}

fn form(fact: &Fact) -> Form {
    let symbol =
        |unit: &mtcr_quantity::Unit| if unit.is_one() { String::new() } else { unit.symbol().to_owned() };
    let values = || {
        let values = fact.decl.values.iter();
        values.map(|value| Choice::plain(value.id.clone(), value.label.clone())).collect()
    };
    match &fact.kind {
        FactKind::Quantity(unit) => Form::Quantity(symbol(unit)),
        FactKind::Span(unit) => Form::Span(symbol(unit)),
        FactKind::Count => Form::Count,
        FactKind::Flag => Form::Flag,
        FactKind::Word => Form::Word(values()),
        FactKind::Words => several(values(), true),
        FactKind::Substance => Form::Substance,
    }
}

/// Facts that a fact is computed from, or that bound it, by name.
fn rests_on(corpus: &Corpus, fact: FactId) -> Vec<String> {
    let words = &corpus.vocabulary;
    let mut found: Vec<FactId> = Vec::new();
    for method in &corpus.methods {
        if let Method::Formula { result, formula } = method
            && *result == fact
        {
            found.extend(formula.reads());
        }
    }
    for bound in words.bounds() {
        if bound.lower == fact {
            found.push(bound.upper);
        }
    }
    found.sort_unstable();
    found.dedup();
    found.into_iter().filter_map(|id| words.fact(id)).map(|fact| fact.name.clone()).collect()
}
