//! The rows of the tables.

use serde::Deserialize;
use std::collections::BTreeMap;

/// How much a term or heading says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Grade {
    /// A word that such goods share with ordinary ones.
    Weak,
    /// Such goods among others.
    Fair,
    /// Such goods, unless a counter-term stands beside it.
    Likely,
    /// Such goods, whatever stands beside it.
    Strong,
}

impl Grade {
    /// The word for it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Weak => "weak",
            Self::Fair => "fair",
            Self::Likely => "likely",
            Self::Strong => "strong",
        }
    }
}

/// What a line comes to, the least severe first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// Nothing here stands in its way. That is no statement that the goods need no licence.
    Cleared,
    /// A person must look at it.
    Referred,
    /// It cannot be accepted as declared: it rests on a licence that is known not to serve.
    Rejected,
    /// It is no declaration that can be judged.
    Malformed,
}

impl Outcome {
    /// The word for it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Cleared => "cleared",
            Self::Referred => "referred",
            Self::Rejected => "rejected",
            Self::Malformed => "malformed",
        }
    }
}

/// Goods of entries and what they are called.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Goods {
    /// Their name in reasons.
    pub id: String,
    /// Ids of entries in full, or what several begin with.
    pub entries: Vec<String>,
    /// Terms of [`Grade::Strong`].
    #[serde(default)]
    pub strong: Vec<String>,
    /// Terms of [`Grade::Likely`].
    #[serde(default)]
    pub likely: Vec<String>,
    /// Terms of [`Grade::Fair`].
    #[serde(default)]
    pub fair: Vec<String>,
    /// Terms of [`Grade::Weak`].
    #[serde(default)]
    pub weak: Vec<String>,
}

/// Words that say that goods only sound like controlled ones, or what such goods are for.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Counter {
    /// Their name in reasons.
    pub id: String,
    /// Ids of entries or what several begin with; `all` for every one.
    pub against: Vec<String>,
    /// What they take from what is not strong.
    #[serde(default)]
    pub takes: i32,
    /// What they give to entries that other words, the heading or a figure speak for.
    #[serde(default)]
    pub gives: i32,
    /// The words.
    pub words: Vec<String>,
}

/// Words that say what a figure beside them measures.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NamedFigure {
    /// Facts, or what several begin with.
    pub facts: Vec<String>,
    /// The words.
    pub words: Vec<String>,
}

/// A heading of the nomenclature under which goods of entries are likely to be declared.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Hint {
    /// Digits that codes begin with.
    pub heading: String,
    /// Ids of entries or what several begin with.
    pub entries: Vec<String>,
    /// How much it says.
    pub says: Grade,
    /// Why, from the wording of the heading.
    pub why: String,
}

/// What a reason is called.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReasonLabel {
    /// Its id.
    pub id: String,
    /// What people read.
    pub label: String,
}

/// What some reasons lead to.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OutcomeRow {
    /// Its id.
    pub id: String,
    /// Reasons that a line must have.
    pub all: Vec<String>,
    /// Reasons that it must not have.
    #[serde(default)]
    pub none: Vec<String>,
    /// What they lead to.
    pub then: Outcome,
    /// Why.
    pub why: String,
}

/// How words are found and weighed: `matching.toml`. What a term, heading or figure gives or takes is in points of an entry.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Matching {
    /// Points from which on, included, a line is referred for an entry.
    pub refer: i32,
    /// What a strong term gives.
    pub strong: i32,
    /// What a likely term gives.
    pub likely: i32,
    /// What a fair term gives.
    pub fair: i32,
    /// What a weak term gives.
    pub weak: i32,
    /// Terms of one grade that count for one entry, at most.
    pub most: usize,
    /// What a figure gives that meets a limit of the entry's rule.
    pub value_at_limit: i32,
    /// What a figure takes that is named and well short of every limit.
    pub value_short: i32,
    /// Hundredths of a limit that is a least value at which, and below, a figure is well short; a limit that is a greatest
    /// value is exceeded as far.
    pub short_hundredths: i64,
    /// What it gives that something is recorded of the destination, beside other evidence.
    pub destination_known: i32,
    /// Bytes that may lie between a figure and the word that names it, included.
    pub named_within: usize,
    /// Letters of a term, included, from which on it is found though its words are joined or cut otherwise.
    pub joined_least: usize,
    /// Letters of a word, included, from which on one slip in it is forgiven.
    pub typo_least: usize,
    /// Letters of a word, included, from which on it is found without its vowels.
    pub abbreviated_least: usize,
    /// Letters that must then be left, included.
    pub abbreviated_left: usize,
    /// Letters of a strong or likely term, included, from which on it is found at either end of a longer word.
    pub inside_least: usize,
    /// Letters of a word, included, from which on digits in it are taken for letters.
    pub digits_least: usize,
    /// Units as they stand in texts that are written in capitals throughout.
    pub capital_units: Vec<String>,
    /// Endings of plural and case.
    pub endings: Vec<String>,
    /// Letters that a word keeps when it loses one, included.
    pub endings_leave: usize,
    /// Digits as they stand for letters.
    pub digits: BTreeMap<String, String>,
    /// Letters as people write them who have no key for them.
    pub without_umlauts: BTreeMap<char, String>,
    /// Units with which a figure counts only where a word beside it says what it measures.
    pub named_only: Vec<String>,
}

impl Matching {
    /// What a grade gives.
    #[must_use]
    pub fn gives(&self, grade: Grade) -> i32 {
        match grade {
            Grade::Weak => self.weak,
            Grade::Fair => self.fair,
            Grade::Likely => self.likely,
            Grade::Strong => self.strong,
        }
    }
}

/// How the corpus's own words are graded.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CorpusTerms {
    /// Letters of a word, included, from which on it is taken.
    pub least: usize,
    /// Substances.
    pub substances: Substances,
    /// Classes.
    pub classes: Classes,
    /// Entries.
    pub entries: EntryWords,
}

/// Substances that are not likely goods of an entry by their name alone.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Substances {
    /// Those whose names say nothing.
    pub left_out: Vec<String>,
    /// Those whose names are fair terms.
    pub fair: Vec<String>,
}

/// The words of classes.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Classes {
    /// A class that more entries read is no hint at any.
    pub most_entries: usize,
    /// Classes of ordinary goods: their words say nothing.
    pub left_out: Vec<String>,
    /// Classes whose words are fair terms at most.
    pub fair: Vec<String>,
    /// What its label is.
    pub label: Grade,
    /// What its synonyms are.
    pub synonym: Grade,
    /// What labels and synonyms of one word are.
    pub one_word: Grade,
    /// What everyday words for it are.
    pub everyday: Grade,
}

/// The everyday words of entries.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EntryWords {
    /// What they are.
    pub everyday: Grade,
}

/// The fields of a line.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Fields {
    /// Columns that every line has.
    pub must_have: Vec<String>,
    /// Roles of parties.
    pub roles: Vec<String>,
    /// Characters of a text of goods, included.
    pub longest_text: usize,
    /// Characters of another cell, included.
    pub longest_cell: usize,
    /// Digits of a tariff code.
    pub tariff_digits: TariffDigits,
}

/// How many digits a tariff code has.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct TariffDigits {
    /// At least, included.
    pub at_least: usize,
    /// At most, included.
    pub at_most: usize,
}

/// What columns are called in files.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Headers {
    /// By column of the line itself.
    pub line: BTreeMap<String, Vec<String>>,
    /// By role.
    pub role: BTreeMap<String, Vec<String>>,
    /// What may stand beside a role: by `name`, which says nothing more, or what follows the role in a column.
    pub of_role: BTreeMap<String, Vec<String>>,
}

impl Headers {
    /// Every column of a line with each of its names; where a name is of a role, with what may stand beside it.
    pub fn names(&self) -> impl Iterator<Item = (String, Vec<String>)> + '_ {
        let line = self.line.iter().map(|(column, names)| (column.clone(), names.clone()));
        let parties = self.role.iter().flat_map(move |(role, roles)| {
            self.of_role.iter().map(move |(part, parts)| {
                let beside =
                    parts.iter().flat_map(|part| roles.iter().map(move |role| format!("{role} {part}")));
                if part == "name" {
                    (role.clone(), roles.iter().cloned().chain(beside).collect())
                } else {
                    (format!("{role}-{part}"), beside.collect())
                }
            })
        });
        line.chain(parties)
    }
}
