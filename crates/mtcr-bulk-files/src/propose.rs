//! A mapping proposed from the headers of a file, to be read by a person. What is doubtful stays a comment, so that a
//! mapping that nobody completed is refused for the columns it leaves out.

mod lines;

use crate::bound::toml_key;
use crate::input;
use crate::map::{Layout, candidates, tokens, without_unit};
use crate::row::{Cell, Read};
use crate::{BulkError, ColumnMap, Format};
pub use lines::propose_lines;
use mtcr_corpus::Corpus;
use mtcr_quantity::parse_unit;
use mtcr_rules::{Fact, FactKind, Vocabulary};
use std::collections::BTreeSet;
use std::path::Path;

/// Rows that are looked at for the values of a column.
const LOOKED_AT: usize = 1000;

/// Values of a column that are kept.
const MOST_VALUES: usize = 24;

/// Words for yes and no that everybody means so.
const YES_NO: [(&str, bool); 6] =
    [("yes", true), ("no", false), ("y", true), ("n", false), ("true", true), ("false", false)];

/// Headers that name the product.
const NAMES: [&str; 6] = ["name", "product", "product name", "article", "designation", "item name"];

/// Headers that say what sort of product it is.
const CLASSES: [&str; 6] = ["class", "type", "product type", "product class", "kind", "product kind"];

/// What stands on top of a proposal.
const TOP: &str = "\
# What the columns of a file mean, as proposed from their headers. Read every line before you use it:
# what is certain enough stands as it would be used, everything else is a comment to complete.
# `mtcr annex vocabulary NAME` explains a fact or a class.

[file]
# delimiter = \";\"         # what separates columns
# encoding  = \"utf-8\"     # or windows-1252
# decimal   = \",\"         # what marks decimals
# thousands = \".\"         # what groups digits
# empty     = [\"-\", \"n/a\"] # cells that say nothing
# others    = \"ignore\"    # pass over every column that is not named below

[columns]
";

/// A mapping for a file, as text.
///
/// # Errors
/// A file that cannot be read, or whose rows have no columns.
pub fn propose(path: &Path, corpus: &Corpus) -> Result<String, BulkError> {
    propose_of(path, corpus, &Layout::default())
}

/// The same of a file that is written as the `[file]` of a mapping says; what else the mapping says is passed over.
///
/// # Errors
/// As [`propose`].
pub fn propose_as(path: &Path, corpus: &Corpus, written: &ColumnMap) -> Result<String, BulkError> {
    propose_of(path, corpus, &written.written.layout)
}

fn propose_of(path: &Path, corpus: &Corpus, layout: &Layout) -> Result<String, BulkError> {
    let (heads, values) = seen(path, layout, "without a mapping each is read as a dossier")?;
    let mut proposal = Proposal { corpus, named: false, classed: false, facts: BTreeSet::new() };
    let mut text = TOP.to_owned();
    for (head, seen) in heads.iter().zip(&values) {
        text.push_str(&proposal.column(head, seen));
        text.push('\n');
    }
    Ok(text)
}

/// The headers of a file, and for each the values of its first rows.
fn seen(
    path: &Path,
    layout: &Layout,
    without: &str,
) -> Result<(Vec<String>, Vec<BTreeSet<String>>), BulkError> {
    let format = Format::of(path)?;
    let file = path.display().to_string();
    if format == Format::Ndjson {
        let what = format!("its lines name their values themselves; {without}");
        return Err(BulkError::broken(&file, "", what));
    }
    let mut rows = input::open(path, format, layout, false)?;
    let heads: Vec<String> = rows.heads().iter().map(|head| head.name.clone()).collect();
    let mut values = vec![BTreeSet::new(); heads.len()];
    for _ in 0..LOOKED_AT {
        let Some(read) = rows.next_row()? else { break };
        let Read::Row(row) = read else { continue };
        for (seen, cell) in values.iter_mut().zip(&row.cells) {
            if seen.len() <= MOST_VALUES && *cell != Cell::Empty {
                seen.insert(cell.as_text().to_owned());
            }
        }
    }
    Ok((heads, values))
}

/// A proposal while it is made.
struct Proposal<'c> {
    corpus: &'c Corpus,
    /// Whether a column names the product already.
    named: bool,
    /// Whether a column says the class already.
    classed: bool,
    /// Facts that columns have already.
    facts: BTreeSet<String>,
}

impl Proposal<'_> {
    /// The lines of one column.
    fn column(&mut self, head: &str, seen: &BTreeSet<String>) -> String {
        let bare = without_unit(head);
        let is = |names: &[&str]| names.iter().any(|name| tokens(name) == tokens(&bare));
        let key = toml_key(head);
        if is(&NAMES) && !std::mem::replace(&mut self.named, true) {
            return format!("{key} = \"name\" # the header says so");
        }
        if is(&CLASSES) && !self.classed {
            self.classed = true;
            return self.class(&key, seen);
        }
        let corpus = self.corpus;
        let exact = exact(corpus, &bare);
        match exact.as_slice() {
            [fact] if self.facts.insert(fact.name.clone()) => Self::fact(&key, head, fact, seen),
            [fact] => format!("# {key} = # `{}` is another column already; complete or ignore", fact.name),
            _ => {
                let mut may = candidates(head, self.corpus);
                may.truncate(4);
                let unit = unit_of(head).map(|unit| format!(", unit = \"{unit}\"")).unwrap_or_default();
                match may.split_first() {
                    Some((first, others)) => {
                        let others = if others.is_empty() {
                            String::new()
                        } else {
                            format!(", or {}", others.join(", "))
                        };
                        format!(
                            "# {key} = {{ fact = \"{first}\"{unit} }} # may be `{first}`{others}; complete or ignore"
                        )
                    }
                    None => format!("# {key} = \"ignore\" # not recognised; complete or ignore"),
                }
            }
        }
    }

    /// A column of classes: certain only where every value is the name of one class.
    fn class(&self, key: &str, seen: &BTreeSet<String>) -> String {
        let meanings: Vec<(&str, Option<&str>)> =
            seen.iter().map(|value| (value.as_str(), class_of(&self.corpus.vocabulary, value))).collect();
        let listed: Vec<String> = meanings
            .iter()
            .map(|(value, class)| format!("{} = \"{}\"", toml_key(value), class.unwrap_or("…")))
            .collect();
        let certain = !meanings.is_empty()
            && seen.len() <= MOST_VALUES
            && meanings.iter().all(|(_, class)| class.is_some());
        let line = format!("{key} = {{ class = {{ {} }} }}", listed.join(", "));
        if certain {
            format!("{line} # every value in the first {LOOKED_AT} rows names one class")
        } else {
            format!("# {line} # complete the classes of all values")
        }
    }

    /// A column whose header names one fact.
    fn fact(key: &str, head: &str, fact: &Fact, seen: &BTreeSet<String>) -> String {
        let name = &fact.name;
        let why = format!("the header is a name of `{name}`");
        match &fact.kind {
            FactKind::Quantity(unit) => match unit_of(head) {
                Some(written)
                    if parse_unit(&written)
                        .is_ok_and(|found| Some(found.dimension()) == fact.dimension()) =>
                {
                    format!(
                        "{key} = {{ fact = \"{name}\", unit = \"{written}\" }} # {why}, and says its unit"
                    )
                }
                None if unit.is_one() => format!("{key} = {{ fact = \"{name}\" }} # {why}"),
                Some(written) => {
                    format!(
                        "# {key} = {{ fact = \"{name}\", unit = \"…\" }} # {why}; `{written}` is no unit of it, which is given in units like {unit}"
                    )
                }
                None => format!(
                    "# {key} = {{ fact = \"{name}\", unit = \"…\" }} # {why}; complete the unit, as {unit}"
                ),
            },
            FactKind::Span(unit) => {
                format!(
                    "# {key} = {{ fact = \"{name}\", unit = \"{unit}\", end = \"…\" }} # {why}; say whether it is `from` or `to`"
                )
            }
            FactKind::Count => format!("{key} = {{ fact = \"{name}\" }} # {why}"),
            FactKind::Flag => {
                let meant = |value: &String| {
                    YES_NO.iter().find(|(word, _)| *word == value.to_lowercase()).map(|(_, yes)| *yes)
                };
                let of = |wanted: bool| {
                    let words = seen.iter().filter(|value| meant(value) == Some(wanted));
                    words.map(|word| toml_key(word)).collect::<Vec<_>>().join(", ")
                };
                let line =
                    format!("{key} = {{ fact = \"{name}\", yes = [{}], no = [{}] }}", of(true), of(false));
                let odd: Vec<&str> =
                    seen.iter().filter(|value| meant(value).is_none()).map(String::as_str).collect();
                if odd.is_empty() && !seen.is_empty() {
                    format!("{line} # {why}")
                } else {
                    format!("# {line} # {why}; say what means yes and no{}", shown(&odd))
                }
            }
            FactKind::Word | FactKind::Words => {
                let odd: Vec<&str> =
                    seen.iter().filter(|value| fact.value_bit(value).is_none()).map(String::as_str).collect();
                if odd.is_empty() && !seen.is_empty() {
                    format!("{key} = {{ fact = \"{name}\" }} # {why}, and its values are words of it")
                } else {
                    let words: Vec<String> =
                        odd.iter().map(|value| format!("{} = \"…\"", toml_key(value))).collect();
                    format!(
                        "# {key} = {{ fact = \"{name}\", words = {{ {} }} }} # {why}; complete the words",
                        words.join(", ")
                    )
                }
            }
            FactKind::Substance => format!("{key} = {{ fact = \"{name}\" }} # {why}"),
        }
    }
}

/// Facts whose name or synonym a header is.
fn exact<'c>(corpus: &'c Corpus, bare: &str) -> Vec<&'c Fact> {
    let wanted = tokens(bare);
    let facts = corpus.vocabulary.facts().map(|(_, fact)| fact);
    let facts =
        facts.filter(|fact| fact.list.is_none() && fact.parameter.is_none() && fact.decl.parameter.is_none());
    facts
        .filter(|fact| {
            let mut names = std::iter::once(&fact.decl.id).chain(&fact.decl.synonyms);
            !wanted.is_empty() && names.any(|name| tokens(name) == wanted)
        })
        .collect()
}

/// The one class that a value names.
fn class_of<'v>(vocabulary: &'v Vocabulary, value: &str) -> Option<&'v str> {
    let wanted = tokens(value);
    let mut found = vocabulary.classes().map(|(_, class)| &class.decl).filter(|class| {
        let mut names = [&class.id, &class.label].into_iter().chain(&class.synonyms);
        !wanted.is_empty() && names.any(|name| tokens(name) == wanted)
    });
    match (found.next(), found.next()) {
        (Some(class), None) => Some(class.id.as_str()),
        _ => None,
    }
}

/// What stands in the last brackets of a header.
fn unit_of(head: &str) -> Option<String> {
    let end = head.rfind([')', ']'])?;
    let start = head.get(..end)?.rfind(['(', '['])?;
    let unit = head.get(start + 1..end)?.trim();
    (!unit.is_empty()).then(|| unit.to_owned())
}

fn shown(values: &[&str]) -> String {
    if values.is_empty() {
        String::new()
    } else {
        format!(": the values are {}", values.join(", ")).replace('\n', " ")
    }
}
