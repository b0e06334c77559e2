//! What changes between two editions: the words of entries, and the products that enter or leave.

use crate::prover::Prover;
use crate::question::{Answer, EntryText, Part, Question, Why, Witness};
use mtcr_corpus::{Category, CategoryRule, Corpus, EditionId, Entry, Version};
use mtcr_rules::{EntryId, Rule, Target, Test};

/// What changes in one entry.
#[derive(Clone, Debug)]
pub struct EntryChange {
    /// The entry.
    pub entry: EntryId,
    /// What happens to its text.
    pub text: TextChange,
    /// Products that come under it.
    pub enters: Effect,
    /// Products that are no longer under it.
    pub leaves: Effect,
}

/// What happens to the text of an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TextChange {
    /// The earlier edition does not have it.
    Added,
    /// The later edition does not have it.
    Removed,
    /// Parts of it read otherwise.
    Amended(Vec<Amended>),
}

/// A part of an entry that reads otherwise: earlier and later text, either empty where there is none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Amended {
    /// Which part: `rule`, `summary`, `category`, `yields-to`, or the id of an exclusion or exception.
    pub part: String,
    /// The earlier text.
    pub before: String,
    /// The later text.
    pub after: String,
}

/// Which products a change moves in one direction.
#[derive(Clone, Debug)]
pub enum Effect {
    /// None: proved over all possible products.
    None,
    /// This one, which no entry of the other edition controls.
    Crosses(Box<Witness>),
    /// This one; every such product is under one of these entries of the other edition.
    Moves {
        /// The product.
        witness: Box<Witness>,
        /// The entries, without the one in question.
        under: Vec<EntryId>,
    },
    /// It cannot be said.
    Open(Why),
}

/// The changes from one edition to another.
#[derive(Clone, Debug, Default)]
pub struct Difference {
    /// Entries whose text changes, in the order of ids.
    pub changes: Vec<EntryChange>,
    /// Entries whose own text stays, but which name one that changes.
    pub readers: Vec<(EntryId, Vec<EntryId>)>,
}

/// Compares two editions. Purposes towards entries are taken as said, whatever those entries control.
///
/// # Errors
/// The name of a fact two of whose limits are too close to tell apart.
pub fn diff(corpus: &Corpus, from: EditionId, to: EditionId) -> Result<Difference, String> {
    let changed: Vec<(&Entry, TextChange)> = corpus
        .entries
        .iter()
        .filter_map(|entry| Some((entry, text_change(corpus, entry, from, to)?)))
        .collect();
    let mut found = Difference { readers: readers(corpus, to, &changed), ..Difference::default() };
    if changed.is_empty() {
        return Ok(found);
    }
    let all =
        |edition| corpus.entries.iter().map(move |entry| Part::Entry(EntryText { entry: entry.id, edition }));
    let count = corpus.entries.len();
    let mut prover = Prover::new(corpus, all(from).chain(all(to)).collect(), &[])?;
    for (entry, text) in changed {
        let at = entry.id.index();
        let enters = effect(corpus, &mut prover, count + at, at, 0..count);
        let leaves = effect(corpus, &mut prover, at, count + at, count..2 * count);
        found.changes.push(EntryChange { entry: entry.id, text, enters, leaves });
    }
    Ok(found)
}

/// Products that meet one part and not the other, if possible none of a whole edition.
fn effect(
    corpus: &Corpus,
    prover: &mut Prover<'_>,
    inside: usize,
    outside: usize,
    edition: std::ops::Range<usize>,
) -> Effect {
    let first = edition.start;
    let question = Question { inside: vec![inside], outside: vec![outside], ..Question::default() };
    let beyond = Question { beyond: edition.filter(|at| *at != outside).collect(), ..question.clone() };
    let under = match prover.answer(&beyond) {
        Answer::Witness(witness) => return Effect::Crosses(witness),
        Answer::Proved(used) => used.outside,
        Answer::Open(_) => Vec::new(),
    };
    match prover.answer(&question) {
        Answer::Proved(_) => Effect::None,
        Answer::Open(why) => Effect::Open(why),
        Answer::Witness(witness) => {
            let entries = under.iter().filter(|at| **at != outside).filter_map(|at| at.checked_sub(first));
            let under = entries.filter_map(|at| corpus.entries.get(at)).map(|entry| entry.id).collect();
            Effect::Moves { witness, under }
        }
    }
}

fn text_change(corpus: &Corpus, entry: &Entry, from: EditionId, to: EditionId) -> Option<TextChange> {
    let before: Vec<&Version> = entry.versions_in(from).collect();
    let after: Vec<&Version> = entry.versions_in(to).collect();
    match (before.as_slice(), after.as_slice()) {
        ([], []) => None,
        ([], _) => Some(TextChange::Added),
        (_, []) => Some(TextChange::Removed),
        _ if before.len() == after.len() && before.iter().zip(&after).all(|(a, b)| std::ptr::eq(*a, *b)) => {
            None
        }
        _ => {
            let (before, after) = (parts(corpus, &before), parts(corpus, &after));
            let names = before.iter().chain(&after).map(|(part, _)| part);
            let mut seen: Vec<&String> = Vec::new();
            for name in names {
                if !seen.contains(&name) {
                    seen.push(name);
                }
            }
            let text = |parts: &[(String, String)], name: &String| {
                parts.iter().find(|(part, _)| part == name).map(|(_, text)| text.clone()).unwrap_or_default()
            };
            let amended = seen.into_iter().map(|part| Amended {
                part: part.clone(),
                before: text(&before, part),
                after: text(&after, part),
            });
            Some(TextChange::Amended(amended.filter(|part| part.before != part.after).collect()))
        }
    }
}

/// Everything that a text lays down, part by part; where several texts may apply they stand one after another.
fn parts(corpus: &Corpus, texts: &[&Version]) -> Vec<(String, String)> {
    let mut parts: Vec<(String, String)> = Vec::new();
    let mut add = |part: &str, text: String| match parts.iter_mut().find(|(known, _)| known == part) {
        Some((_, known)) => {
            known.push_str("; or ");
            known.push_str(&text);
        }
        None => parts.push((part.to_owned(), text)),
    };
    for text in texts {
        if let Some(rule) = &text.rule {
            add("rule", rule.text().to_owned());
        }
        add("summary", text.summary.clone());
        add(
            "category",
            match text.category {
                CategoryRule::Is(Category::One) => "I".to_owned(),
                CategoryRule::Is(Category::Two) => "II".to_owned(),
                CategoryRule::FollowsSubject => "that of the subject".to_owned(),
            },
        );
        for other in &text.yields_to {
            add("yields-to", corpus.vocabulary.entries().name(*other).to_owned());
        }
        for part in &text.exclusions {
            add(&part.id, part.rule.text().to_owned());
        }
        for part in &text.exceptions {
            add(&part.when.id, part.when.rule.text().to_owned());
        }
    }
    parts
}

/// Entries that name a changed one in their rule or exclusions.
fn readers(
    corpus: &Corpus,
    edition: EditionId,
    changed: &[(&Entry, TextChange)],
) -> Vec<(EntryId, Vec<EntryId>)> {
    let mut found = Vec::new();
    for entry in corpus.entries.iter().filter(|entry| !changed.iter().any(|(other, _)| other.id == entry.id))
    {
        let mut ranges = Vec::new();
        let mut read = |rule: &Rule| {
            rule.walk(&mut |node| match &node.test {
                Test::SpecifiedIn(named) => ranges.extend(named.iter().copied()),
                Test::Purpose { targets, .. } | Test::Serves { targets, .. } => {
                    ranges.extend(targets.iter().filter_map(|target| match target {
                        Target::Entries(range) => Some(*range),
                        Target::Use(_) => None,
                    }));
                }
                _ => {}
            });
        };
        for text in entry.versions_in(edition) {
            text.rule.iter().for_each(&mut read);
            text.exclusions.iter().for_each(|part| read(&part.rule));
        }
        let named: Vec<EntryId> = changed
            .iter()
            .map(|(other, _)| other.id)
            .filter(|other| ranges.iter().any(|range| range.contains(*other)))
            .collect();
        if !named.is_empty() {
            found.push((entry.id, named));
        }
    }
    found
}
