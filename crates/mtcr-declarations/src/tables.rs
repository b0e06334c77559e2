//! The files of `data/declarations/`, read.

mod kinds;

pub use kinds::{
    Classes, CorpusTerms, Counter, EntryWords, Fields, Goods, Grade, Headers, Hint, Matching, NamedFigure,
    Outcome, OutcomeRow, ReasonLabel, Substances, TariffDigits,
};

use mtcr_screening::Lookalikes;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use std::collections::BTreeMap;

/// Why a table cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TablesError {
    /// It is not of its form.
    #[error("`{file}` is not of its form: {why}")]
    Form {
        /// The file.
        file: String,
        /// What is wrong, and where.
        why: String,
    },
    /// It names something that there is not, or says something that cannot be.
    #[error("`{file}`, `{row}`: {why}")]
    Row {
        /// The file.
        file: String,
        /// The row.
        row: String,
        /// What is wrong.
        why: String,
    },
}

impl TablesError {
    pub(crate) fn row(file: &str, row: &str, why: impl Into<String>) -> Self {
        Self::Row { file: file.to_owned(), row: row.to_owned(), why: why.into() }
    }
}

/// The texts that [`Tables`] are read from.
#[derive(Clone, Debug)]
pub struct Sources<'a> {
    /// Every `terms-*.toml` with its name.
    pub terms: Vec<(&'a str, &'a str)>,
    /// `counters.toml`.
    pub counters: &'a str,
    /// `context.toml`.
    pub context: &'a str,
    /// `value-words.toml`.
    pub value_words: &'a str,
    /// `matching.toml`.
    pub matching: &'a str,
    /// `corpus-terms.toml`.
    pub corpus_terms: &'a str,
    /// `tariff-hints.toml`.
    pub hints: &'a str,
    /// `reasons.toml`.
    pub reasons: &'a str,
    /// `outcomes.toml`.
    pub outcomes: &'a str,
    /// `fields.toml`.
    pub fields: &'a str,
    /// `headers.toml`.
    pub headers: &'a str,
    /// `ordinary-words.txt`: words that are never taken for a misspelt one.
    pub ordinary: &'a str,
}

macro_rules! data {
    ($name:literal) => {
        include_str!(concat!("../../../data/declarations/", $name))
    };
}

impl Sources<'static> {
    /// The texts that this program was built with.
    #[must_use]
    pub fn built_in() -> Self {
        Self {
            terms: vec![
                ("terms-systems.toml", data!("terms-systems.toml")),
                ("terms-propulsion.toml", data!("terms-propulsion.toml")),
                ("terms-propellants.toml", data!("terms-propellants.toml")),
                ("terms-materials.toml", data!("terms-materials.toml")),
                ("terms-navigation.toml", data!("terms-navigation.toml")),
                ("terms-avionics.toml", data!("terms-avionics.toml")),
            ],
            counters: data!("counters.toml"),
            context: data!("context.toml"),
            value_words: data!("value-words.toml"),
            matching: data!("matching.toml"),
            corpus_terms: data!("corpus-terms.toml"),
            hints: data!("tariff-hints.toml"),
            reasons: data!("reasons.toml"),
            outcomes: data!("outcomes.toml"),
            fields: data!("fields.toml"),
            headers: data!("headers.toml"),
            ordinary: data!("ordinary-words.txt"),
        }
    }
}

/// Everything that says how lines are looked through and what follows. It names entries, facts and classes as texts: whether
/// they exist is seen when a [`Screen`](crate::Screen) is made with a corpus.
#[derive(Clone, Debug)]
pub struct Tables {
    /// Goods with their terms, and the file of each.
    pub goods: Vec<(String, Goods)>,
    /// Counter-terms and words of context.
    pub counters: Vec<Counter>,
    /// Words that name figures.
    pub named: Vec<NamedFigure>,
    /// How words are found and weighed.
    pub matching: Matching,
    /// How the words of the corpus are graded.
    pub corpus_terms: CorpusTerms,
    /// Headings.
    pub hints: Vec<Hint>,
    /// What reasons are called.
    pub reasons: Vec<ReasonLabel>,
    /// What reasons lead to.
    pub outcomes: Vec<OutcomeRow>,
    /// The fields of a line.
    pub fields: Fields,
    /// What columns are called in files.
    pub headers: Headers,
    /// Words that are never taken for a misspelt one.
    pub ordinary: Vec<String>,
    /// Letters of other scripts that look like Latin ones.
    pub lookalikes: Lookalikes,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Rows<T> {
    #[serde(
        alias = "counter",
        alias = "context",
        alias = "name",
        alias = "hint",
        alias = "reason",
        alias = "outcome"
    )]
    goods: Vec<T>,
}

impl Tables {
    /// The tables this program was built with.
    ///
    /// # Errors
    /// Never with the tables as they were tested; the error names the file.
    pub fn built_in() -> Result<Self, TablesError> {
        Self::read(&Sources::built_in())
    }

    /// Other tables.
    ///
    /// # Errors
    /// A text is not of its form, or two rows of one table have the same id.
    pub fn read(sources: &Sources<'_>) -> Result<Self, TablesError> {
        let mut goods = Vec::new();
        for (file, text) in &sources.terms {
            goods.extend(rows::<Goods>(file, text)?.into_iter().map(|row| ((*file).to_owned(), row)));
        }
        unique("terms", goods.iter().map(|(_, row)| row.id.as_str()))?;
        let mut counters: Vec<Counter> = rows("counters.toml", sources.counters)?;
        counters.extend(rows::<Counter>("context.toml", sources.context)?);
        unique("counters.toml, context.toml", counters.iter().map(|row| row.id.as_str()))?;
        let hints: Vec<Hint> = rows("tariff-hints.toml", sources.hints)?;
        unique("tariff-hints.toml", hints.iter().map(|row| row.heading.as_str()))?;
        let outcomes: Vec<OutcomeRow> = rows("outcomes.toml", sources.outcomes)?;
        unique("outcomes.toml", outcomes.iter().map(|row| row.id.as_str()))?;
        let fields: Fields = one("fields.toml", sources.fields)?;
        let lookalikes = Lookalikes::built_in()
            .map_err(|error| TablesError::Form { file: "letters.toml".to_owned(), why: error.to_string() })?;
        Ok(Self {
            lookalikes,
            goods,
            counters,
            named: rows("value-words.toml", sources.value_words)?,
            matching: one("matching.toml", sources.matching)?,
            corpus_terms: one("corpus-terms.toml", sources.corpus_terms)?,
            hints,
            reasons: rows("reasons.toml", sources.reasons)?,
            outcomes,
            headers: headers(sources.headers, &fields)?,
            fields,
            ordinary: sources
                .ordinary
                .lines()
                .filter(|line| !line.starts_with('#'))
                .flat_map(str::split_whitespace)
                .map(str::to_owned)
                .collect(),
        })
    }
}

/// What columns are called; each name of a column that a line has, and of one only.
fn headers(text: &str, fields: &Fields) -> Result<Headers, TablesError> {
    let file = "headers.toml";
    let headers: Headers = one(file, text)?;
    let mut seen: BTreeMap<String, String> = BTreeMap::new();
    for (column, names) in headers.names() {
        if !crate::Line::has_column(fields, &column) {
            return Err(TablesError::row(file, &column, "a line has no such column"));
        }
        for name in names {
            if let Some(other) = seen.insert(name.clone(), column.clone()) {
                let why = format!("`{name}` is a name of `{other}` too");
                return Err(TablesError::row(file, &column, why));
            }
        }
    }
    Ok(headers)
}

fn one<T: DeserializeOwned>(file: &str, text: &str) -> Result<T, TablesError> {
    toml::from_str(text).map_err(|error| TablesError::Form { file: file.to_owned(), why: error.to_string() })
}

fn rows<T: DeserializeOwned>(file: &str, text: &str) -> Result<Vec<T>, TablesError> {
    one::<Rows<T>>(file, text).map(|rows| rows.goods)
}

fn unique<'a>(file: &str, ids: impl Iterator<Item = &'a str>) -> Result<(), TablesError> {
    let mut seen: BTreeMap<&str, ()> = BTreeMap::new();
    for id in ids {
        if seen.insert(id, ()).is_some() {
            return Err(TablesError::row(file, id, "it stands here twice"));
        }
    }
    Ok(())
}
