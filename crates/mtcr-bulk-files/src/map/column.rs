//! What one column means.

use super::{Flags, both, checks, plain};
use mtcr_corpus::problem::{code, listed, quoted};
use mtcr_corpus::reader::{Fields, Value};
use mtcr_corpus::source::Shape;
use mtcr_corpus::{Located, Span};
use mtcr_rules::{FactKind, Vocabulary, did_you_mean};
use std::collections::BTreeMap;

/// A column with its use.
#[derive(Clone, Debug)]
pub(crate) struct Column {
    /// Its header.
    pub(crate) name: String,
    /// Where it is said.
    pub(crate) at: Span,
    /// What it is for.
    pub(crate) what: Use,
}

/// What a column is for.
#[derive(Clone, Debug)]
pub(crate) enum Use {
    /// Nothing: it is only written out again.
    Ignore,
    /// The name of the product.
    Name,
    /// Its classes.
    Class(Words),
    /// A fact, or one end of it.
    Fact(FactUse),
    /// Yes or no to a purpose towards a target.
    Purpose { word: String, target: String, yes: Vec<String>, no: Vec<String> },
    /// Targets for which a purpose holds, or does not.
    Targets { word: String, holds: bool, words: Words },
}

/// A column of a fact.
#[derive(Clone, Debug)]
pub(crate) struct FactUse {
    /// The fact, its parameter with it.
    pub(crate) fact: String,
    /// Which end of it.
    pub(crate) end: End,
    /// How its cells are read.
    pub(crate) form: Form,
}

/// Which end of a value a column states.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum End {
    Whole,
    Tolerance,
    Min,
    Max,
    AtLeast,
    MoreThan,
    AtMost,
    LessThan,
    From,
    To,
}

/// The ends with the words that name them.
pub(crate) const ENDS: [(&str, End); 9] = [
    ("tolerance", End::Tolerance),
    ("min", End::Min),
    ("max", End::Max),
    ("at-least", End::AtLeast),
    ("more-than", End::MoreThan),
    ("at-most", End::AtMost),
    ("less-than", End::LessThan),
    ("from", End::From),
    ("to", End::To),
];

/// How the cells of a fact are read.
#[derive(Clone, Debug)]
pub(crate) enum Form {
    /// Numbers in a unit; in `None` each cell has its own.
    Quantity(Option<String>),
    /// Whole numbers.
    Count,
    /// Yes and no.
    Flag { yes: Vec<String>, no: Vec<String> },
    /// One word.
    Word(Words),
    /// Any number of words.
    Words(Words),
    /// A substance by name or CAS number.
    Substance(Words),
}

/// How words of cells stand for words of the vocabulary.
#[derive(Clone, Debug, Default)]
pub(crate) struct Words {
    /// What each text of a cell means; without it a cell has words of the vocabulary itself.
    pub(crate) meaning: Option<BTreeMap<String, Vec<String>>>,
    /// What separates several words in a cell.
    pub(crate) separator: Option<String>,
}

impl Words {
    /// Reads meanings: each a word, several, or none.
    fn read(table: Option<Fields<'_>>, separator: Option<Located<String>>) -> (Words, Vec<Located<String>>) {
        let mut named = Vec::new();
        let meaning = table.map(|mut table| {
            let mut meaning = BTreeMap::new();
            for (text, value) in table.others() {
                let words = match value.shape().map(|shape| (shape.at, shape.value)) {
                    Some((at, Shape::Text(word))) => vec![Located::new(word, at)],
                    Some((_, Shape::List(_))) => value.texts(),
                    Some((at, _)) => {
                        let message = format!("{} means a word, or a list of words", quoted(text.as_str()));
                        value.reading().problem(at, code::WRONG_TYPE, message, None);
                        Vec::new()
                    }
                    None => Vec::new(),
                };
                meaning.insert(
                    text.value.trim().to_owned(),
                    words.iter().map(|word| word.value.clone()).collect(),
                );
                named.extend(words);
            }
            meaning
        });
        (Words { meaning, separator: separator.map(|text| text.value) }, named)
    }
}

impl Column {
    pub(super) fn read(
        name: &Located<String>,
        value: &Value<'_>,
        vocabulary: &Vocabulary,
        flags: &Flags,
    ) -> Option<Column> {
        let what = if value.is_table() {
            Self::of_table(value.table()?, vocabulary, flags)?
        } else {
            let word = value.text()?;
            match word.as_str() {
                "ignore" => Use::Ignore,
                "name" => Use::Name,
                "class" => Use::Class(Words::default()),
                other => {
                    let message = format!("{} is no use of a column", quoted(other));
                    let help = did_you_mean(other, ["ignore", "name", "class"]).unwrap_or_else(|| {
                        format!("write `name`, `class`, `ignore`, or `{{ fact = \"{other}\" }}` for a fact")
                    });
                    value.reading().problem(word.at, code::UNKNOWN_WORD, message, Some(help));
                    return None;
                }
            }
        };
        Some(Column { name: name.value.trim().to_owned(), at: name.at, what })
    }

    fn of_table(mut fields: Fields<'_>, vocabulary: &Vocabulary, flags: &Flags) -> Option<Use> {
        fields.conflicting("fact", "class", "a column is one thing");
        fields.conflicting("fact", "purpose", "a column is one thing");
        fields.conflicting("class", "purpose", "a column is one thing");
        if let Some(fact) = fields.text("fact") {
            return Self::fact(fields, &fact, vocabulary, flags).map(Use::Fact);
        }
        if let Some(table) = fields.table("class") {
            let separator = fields.text("separator");
            let (words, named) = Words::read(Some(table), separator);
            checks::classes(fields.reading(), vocabulary, &named);
            return Some(Use::Class(words));
        }
        if let Some(purpose) = fields.text("purpose") {
            return Self::purpose(fields, &purpose, vocabulary, flags);
        }
        let (reading, at) = (fields.reading(), fields.at());
        let message = "a column is a `fact`, a `class` or a `purpose`".to_owned();
        reading.problem(at, code::MISSING_KEY, message, Some("or write `\"…\" = \"ignore\"`".to_owned()));
        let _ = fields.others();
        None
    }

    fn fact(
        mut fields: Fields<'_>,
        name: &Located<String>,
        vocabulary: &Vocabulary,
        flags: &Flags,
    ) -> Option<FactUse> {
        let end = Self::end(&mut fields);
        let unit = fields.text("unit");
        let own = yes_and_no(&mut fields);
        let separator = fields.text("separator");
        let table = fields.table("words");
        let has_words = table.is_some();
        let (words, named) = Words::read(table, separator);
        let reading = fields.reading();
        let fact = checks::fact(reading, vocabulary, name)?;
        checks::end(reading, fact, end.as_ref(), name);
        let end = end.map_or(End::Whole, |end| end.value);
        let refuse = |key: &str, wanted: &str| {
            let message = format!("{} is {wanted} and has no `{key}`", quoted(&fact.name));
            reading.problem(name.at, code::UNKNOWN_KEY, message, None);
        };
        let number = matches!(fact.kind, FactKind::Quantity(_) | FactKind::Span(_));
        if !number && unit.is_some() {
            refuse("unit", "no quantity");
        }
        if has_words
            && matches!(
                fact.kind,
                FactKind::Quantity(_) | FactKind::Span(_) | FactKind::Count | FactKind::Flag
            )
        {
            refuse("words", "no word");
        }
        if own.is_some() && fact.kind != FactKind::Flag {
            refuse("yes", "no flag");
        }
        let form = match &fact.kind {
            FactKind::Quantity(_) | FactKind::Span(_) => {
                Form::Quantity(checks::unit(reading, fact, unit.as_ref(), name)?)
            }
            FactKind::Count => Form::Count,
            FactKind::Flag => {
                let (yes, no) = own.unwrap_or_else(|| (flags.yes.clone(), flags.no.clone()));
                Form::Flag { yes, no }
            }
            FactKind::Word => {
                checks::words(reading, fact, &named);
                Form::Word(words)
            }
            FactKind::Words => {
                checks::words(reading, fact, &named);
                Form::Words(words)
            }
            FactKind::Substance => {
                checks::substances(reading, vocabulary, &named);
                Form::Substance(words)
            }
        };
        Some(FactUse { fact: fact_name(name, fact.name.as_str()), end, form })
    }

    fn end(fields: &mut Fields<'_>) -> Option<Located<End>> {
        let word = fields.text("end")?;
        let found = ENDS.iter().find(|(known, _)| *known == word.as_str());
        if found.is_none() {
            let known = ENDS.iter().map(|(known, _)| *known);
            let message = format!("`end` is {}, not {}", listed(known.clone()), quoted(word.as_str()));
            let help = did_you_mean(word.as_str(), known);
            fields.reading().problem(word.at, code::UNKNOWN_WORD, message, help);
        }
        found.map(|(_, end)| Located::new(*end, word.at))
    }

    fn purpose(
        mut fields: Fields<'_>,
        purpose: &Located<String>,
        vocabulary: &Vocabulary,
        flags: &Flags,
    ) -> Option<Use> {
        fields.conflicting("target", "targets", "name one target, or say what the targets in the cells are");
        let word = checks::purpose(fields.reading(), vocabulary, purpose)?;
        if let Some(targets) = fields.text("targets") {
            let holds = match targets.as_str() {
                "yes" => true,
                "no" => false,
                other => {
                    let message = format!("`targets` is `yes` or `no`, not {}", quoted(other));
                    fields.reading().problem(targets.at, code::UNKNOWN_WORD, message, None);
                    return None;
                }
            };
            let separator = fields.text("separator");
            let (words, named) = Words::read(fields.table("words"), separator);
            checks::targets(fields.reading(), vocabulary, &named);
            return Some(Use::Targets { word, holds, words });
        }
        let own = yes_and_no(&mut fields);
        let target = fields.required_text("target");
        checks::targets(fields.reading(), vocabulary, std::slice::from_ref(&target));
        let (yes, no) = own.unwrap_or_else(|| (flags.yes.clone(), flags.no.clone()));
        Some(Use::Purpose { word, target: target.value, yes, no })
    }
}

/// A column's own words for yes and no.
fn yes_and_no(fields: &mut Fields<'_>) -> Option<(Vec<String>, Vec<String>)> {
    let (yes, no) = (plain(fields.texts("yes")), plain(fields.texts("no")));
    if yes.is_empty() && no.is_empty() {
        return None;
    }
    let flags = Flags { yes, no };
    both(fields, &flags);
    Some((flags.yes, flags.no))
}

/// The name under which a fact is stated: as written for an instance of a family, which a rule may not name.
fn fact_name(written: &Located<String>, name: &str) -> String {
    if written.as_str().contains('(') { written.value.clone() } else { name.to_owned() }
}
