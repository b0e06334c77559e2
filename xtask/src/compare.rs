//! `compare-sources`: holds the entries against tables of facts taken from public law, kept in `xtask/facts/`.
//!
//! Three tables: every numeric limit, every condition that is not a number, and the systems and entries that each
//! reference is about. Each row names the predicate that carries it, or says why the law here differs.

mod scope;

use crate::data;
use mtcr_corpus::{Entry, Version};
use mtcr_quantity::{Number, Quantity};
use mtcr_rules::{Fact, Node, Test};
use std::path::Path;

/// The numeric comparisons in the texts of public law that were read, over 69 references; a stretch between
/// two values counts twice.
const LIMITS: usize = 176;
/// The conditions of the same 69 references that are not numbers.
const CONDITIONS: usize = 107;
/// The references of the Annex, headings with a number of their own among them.
const SCOPES: usize = 201;

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Limits {
    limit: Vec<Limit>,
}

/// A numeric limit of public law.
#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Limit {
    /// The reference.
    entry: String,
    /// What the table calls the figure.
    parameter: String,
    /// The comparison of the text.
    op: String,
    /// The limit of the text.
    value: String,
    /// The predicate here, as the canonical rule has it.
    #[serde(default)]
    predicate: String,
    /// Where the predicate stands when it is in another entry than the reference.
    #[serde(default)]
    in_entry: String,
    /// Why it differs.
    #[serde(default)]
    reason: String,
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Conditions {
    condition: Vec<Condition>,
}

/// A condition of public law that is not a number.
#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Condition {
    /// The reference.
    entry: String,
    /// The condition in the table's words.
    words: String,
    /// The predicates here that carry it; `yields-to 1.A.1` stands for an entry it yields to.
    #[serde(default)]
    predicates: Vec<String>,
    /// Where they stand when that is another entry.
    #[serde(default)]
    in_entry: String,
    /// Why there is none, or why it differs.
    #[serde(default)]
    reason: String,
}

/// Compares and prints every difference without a reason.
///
/// # Errors
/// The corpus or a table cannot be read.
pub(crate) fn run(folder: &Path) -> Result<bool, String> {
    let data = data::read(folder)?;
    let facts = data::root().join("xtask").join("facts");
    let limits: Limits = table(&facts.join("limits.toml"))?;
    let conditions: Conditions = table(&facts.join("conditions.toml"))?;
    let mut wrong = Vec::new();
    let mut reasons = 0;
    for row in &limits.limit {
        match limit(&data.corpus, row) {
            Ok(()) if row.reason.is_empty() => {}
            Ok(()) => wrong.push(format!("{}: `{}` needs no reason any more", row.entry, row.parameter)),
            Err(_) if !row.reason.is_empty() => reasons += 1,
            Err(why) => {
                wrong.push(format!("{}: {} {} {}: {why}", row.entry, row.parameter, row.op, row.value))
            }
        }
    }
    for row in &conditions.condition {
        match condition(&data.corpus, row) {
            Ok(()) => {}
            Err(_) if !row.reason.is_empty() => reasons += 1,
            Err(why) => wrong.push(format!("{}: `{}`: {why}", row.entry, row.words)),
        }
    }
    let scopes = scope::run(&data.corpus, &facts.join("scope.toml"), &mut wrong, &mut reasons)?;
    let counts = [
        ("limits", limits.limit.len(), LIMITS),
        ("conditions", conditions.condition.len(), CONDITIONS),
        ("scope", scopes, SCOPES),
    ];
    for (name, rows, least) in counts {
        if rows < least {
            wrong.push(format!("{name}.toml: {rows} rows, and public law has {least}"));
        }
    }
    wrong.iter().for_each(|line| println!("{line}"));
    println!(
        "{} limits, {} conditions, {scopes} scopes compared; {reasons} differences with a reason, {} without",
        limits.limit.len(),
        conditions.condition.len(),
        wrong.len()
    );
    Ok(wrong.is_empty())
}

/// Reads a table of facts.
fn table<T: serde::de::DeserializeOwned>(path: &Path) -> Result<T, String> {
    let text = std::fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    toml::from_str(&text).map_err(|error| format!("{}: {error}", path.display()))
}

fn limit(corpus: &mtcr_corpus::Corpus, row: &Limit) -> Result<(), String> {
    let entry = find(corpus, &row.entry, &row.in_entry)?;
    if row.predicate.is_empty() {
        return Err("no predicate named".to_owned());
    }
    let value = Quantity::parse(&row.value).map_err(|mistake| mistake.to_string())?;
    let mut found = Err(format!("no predicate `{}` in {}", row.predicate, entry.name));
    nodes(entry, &mut |node| {
        if node.text != row.predicate {
            return;
        }
        let same = |limit: &Number| limit.compare(value.magnitude()) == Some(std::cmp::Ordering::Equal);
        let (fact, agrees) = match &node.test {
            Test::Compare { fact, op, limit } => (*fact, op.sign() == row.op && same(limit)),
            Test::ReachesAbove(fact, limit) => (*fact, row.op == ">" && same(limit)),
            Test::ReachesBelow(fact, limit) => (*fact, row.op == "<" && same(limit)),
            Test::Covers(fact, low, high) => {
                (*fact, (row.op == "<=" && same(low)) || (row.op == ">=" && same(high)))
            }
            // A process that runs over a span of values: one of them lies between the ends.
            Test::Overlaps(fact, low, high) => {
                (*fact, (row.op == ">=" && same(low)) || (row.op == "<=" && same(high)))
            }
            _ => return,
        };
        let dimension = corpus.vocabulary.fact(fact).and_then(Fact::dimension);
        if agrees && dimension == Some(value.dimension()) {
            found = Ok(());
        } else if found.is_err() {
            found = Err(format!("`{}` says something else", node.text));
        }
    });
    found
}

fn condition(corpus: &mtcr_corpus::Corpus, row: &Condition) -> Result<(), String> {
    let entry = find(corpus, &row.entry, &row.in_entry)?;
    if row.predicates.is_empty() {
        return Err("no predicate named".to_owned());
    }
    for wanted in &row.predicates {
        if let Some(id) = wanted.strip_prefix("yields-to ") {
            if !yields(corpus, entry, id) {
                return Err(format!("{} does not yield to {id}", entry.name));
            }
            continue;
        }
        let mut seen = false;
        nodes(entry, &mut |node| seen |= node.text == *wanted);
        if !seen {
            return Err(format!("no predicate `{wanted}` in {}", entry.name));
        }
    }
    Ok(())
}

/// Whether the entry's newest text leaves to `id` what is controlled there.
fn yields(corpus: &mtcr_corpus::Corpus, entry: &Entry, id: &str) -> bool {
    let other = corpus.vocabulary.entries().find(id);
    entry.versions.first().is_some_and(|version| version.yields_to.iter().any(|to| Some(*to) == other))
}

fn find<'a>(corpus: &'a mtcr_corpus::Corpus, entry: &str, elsewhere: &str) -> Result<&'a Entry, String> {
    let id = if elsewhere.is_empty() { entry } else { elsewhere };
    corpus.find_entry(id).ok_or_else(|| format!("no entry {id}"))
}

/// Every node of every rule, exclusion and exception of an entry's newest text.
fn nodes<'a>(entry: &'a Entry, visit: &mut impl FnMut(&'a Node)) {
    let Some(version) = entry.versions.first() else { return };
    of_version(version, visit);
}

fn of_version<'a>(version: &'a Version, visit: &mut impl FnMut(&'a Node)) {
    let exclusions = version.exclusions.iter().map(|part| &part.rule);
    let exceptions = version.exceptions.iter().map(|part| &part.when.rule);
    version.rule.iter().chain(exclusions).chain(exceptions).for_each(|rule| rule.walk(visit));
}
