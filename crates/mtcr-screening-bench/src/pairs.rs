//! Pairs of names of which it is known whether they are of one party.

use crate::split::Half;
use mtcr_screening::Kind;
use std::collections::BTreeMap;

/// The pairs of the tree, written by hand: those that may be looked at, and those that figures are from.
const TUNING: &str = include_str!("../pairs/tuning.csv");
const TEST: &str = include_str!("../pairs/test.csv");

/// Two names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pair {
    /// The one.
    pub left: String,
    /// The other.
    pub right: String,
    /// Whose names they are.
    pub kind: Kind,
    /// Whether they are of one party.
    pub same: bool,
    /// What the pair is hard for.
    pub class: String,
    /// Why they are, or are not, of one party.
    pub why: String,
}

/// The pairs of the tree of one half.
///
/// # Errors
/// A row is not six fields, or says something else than is known: the line is named.
pub fn hard(half: Half) -> Result<Vec<Pair>, String> {
    read(match half {
        Half::Tuning => TUNING,
        Half::Test => TEST,
    })
}

/// Pairs from a text with the columns `name1,name2,schema,label,class,why`. A field with a comma stands in double quotes.
///
/// # Errors
/// As [`hard`].
pub fn read(text: &str) -> Result<Vec<Pair>, String> {
    let mut lines = text.lines().enumerate();
    if lines.next().map(|(_, line)| line) != Some("name1,name2,schema,label,class,why") {
        return Err("line 1: the columns are `name1,name2,schema,label,class,why`".to_owned());
    }
    lines
        .filter(|(_, line)| !line.is_empty())
        .map(|(at, line)| pair(line).map_err(|why| format!("line {}: {why}", at + 1)))
        .collect()
}

fn pair(line: &str) -> Result<Pair, String> {
    let fields = fields(line);
    let [left, right, schema, label, class, why] = fields.as_slice() else {
        return Err(format!("{} fields, and not six", fields.len()));
    };
    let kind = match schema.as_str() {
        "person" => Kind::Person,
        "organisation" => Kind::Organisation,
        "vessel" => Kind::Vessel,
        other => return Err(format!("`{other}` is no schema; `person`, `organisation` and `vessel` are")),
    };
    let same = match label.as_str() {
        "same" => true,
        "different" => false,
        other => return Err(format!("`{other}` is no label; `same` and `different` are")),
    };
    if [left, right, class, why].into_iter().any(|field| field.trim().is_empty()) {
        return Err("a field is empty".to_owned());
    }
    Ok(Pair { left: left.clone(), right: right.clone(), kind, same, class: class.clone(), why: why.clone() })
}

/// The fields of a line; two quotes inside quotes are one.
fn fields(line: &str) -> Vec<String> {
    let mut fields = vec![String::new()];
    let mut quoted = false;
    let mut letters = line.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '"' if quoted && letters.peek() == Some(&'"') => {
                letters.next();
                if let Some(field) = fields.last_mut() {
                    field.push('"');
                }
            }
            '"' => quoted = !quoted,
            ',' if !quoted => fields.push(String::new()),
            letter => {
                if let Some(field) = fields.last_mut() {
                    field.push(letter);
                }
            }
        }
    }
    fields
}

/// The pairs by their class, in the order of the classes' names.
#[must_use]
pub fn by_class(pairs: &[Pair]) -> BTreeMap<&str, Vec<usize>> {
    let mut classes: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (at, pair) in pairs.iter().enumerate() {
        classes.entry(pair.class.as_str()).or_default().push(at);
    }
    classes
}
