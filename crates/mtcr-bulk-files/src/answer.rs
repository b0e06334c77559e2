//! The answer beside a row.

use mtcr_annex::{Classification, Verdict, measure};
use mtcr_bulk::RowOutcome;
use mtcr_corpus::{Category, Corpus};
use mtcr_rules::EntryId;

/// Headers of the columns that an output has beside those of its input.
pub const ANSWER_COLUMNS: [&str; 10] = [
    "mtcr-verdict",
    "mtcr-category-at-least",
    "mtcr-category-could-be",
    "mtcr-entries",
    "mtcr-limits-met",
    "mtcr-open",
    "mtcr-asks",
    "mtcr-near-entry",
    "mtcr-near-fact",
    "mtcr-near-margin",
];

/// What every header of an answer begins with; columns of an input may not.
pub(crate) const PREFIX: &str = "mtcr-";

/// Questions that an answer repeats at most.
const MOST_ASKS: usize = 5;

/// What was found of one row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The verdict.
    pub verdict: Verdict,
    /// The least category; `None` when it may not be controlled at all.
    pub at_least: Option<Category>,
    /// The gravest category; `None` when it cannot be controlled.
    pub could_be: Option<Category>,
    /// Entries it is controlled under, alone or together with those they yield to.
    pub entries: Vec<String>,
    /// Open entries whose figures are all met.
    pub limits_met: Vec<String>,
    /// How many entries are open.
    pub open: usize,
    /// Facts to be asked for: of the open entries nearest to an answer first.
    pub asks: Vec<String>,
    /// The refuted entry that a single figure keeps out most narrowly.
    pub near: Option<Near>,
}

/// A refuted entry that one figure keeps out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Near {
    /// The entry.
    pub entry: String,
    /// The figure.
    pub fact: String,
    /// How far it is from the limit; empty when that is not known.
    pub margin: String,
}

/// One value of an answer.
pub(crate) enum Said<'a> {
    /// A text; empty when nothing is said.
    One(&'a str),
    /// A count.
    Count(usize),
    /// Any number of texts.
    Many(&'a [String]),
}

impl Answer {
    /// What a classification says.
    #[must_use]
    pub fn of(found: &Classification<'_>) -> Answer {
        let (range, _) = found.category();
        let open = found.open();
        let under = found.findings.iter().filter(|finding| {
            finding.truth.is_true() || (finding.truth.is_unknown() && finding.own.is_true())
        });
        let mut asks: Vec<String> = Vec::new();
        for question in open.iter().flat_map(|entry| &entry.questions) {
            if asks.len() == MOST_ASKS {
                break;
            }
            if !asks.contains(&question.name) {
                asks.push(question.name.clone());
            }
        }
        let mut limits_met: Vec<(EntryId, String)> = open
            .iter()
            .filter(|entry| entry.limits_met)
            .map(|entry| (entry.finding.entry.id, entry.finding.entry.name.clone()))
            .collect();
        limits_met.sort_unstable();
        let vocabulary = &found.classifier().corpus().vocabulary;
        let near = found.near(1).into_iter().next().map(|miss| {
            let fact = vocabulary.fact(miss.fact);
            Near {
                entry: miss.finding.entry.name.clone(),
                fact: fact.map_or_else(String::new, |fact| fact.name.clone()),
                margin: miss
                    .distance
                    .as_ref()
                    .zip(fact)
                    .map_or_else(String::new, |(far, fact)| measure::distance(fact, far)),
            }
        });
        Answer {
            verdict: found.verdict(),
            at_least: range.at_least,
            could_be: range.could_be,
            entries: under.map(|finding| finding.entry.name.clone()).collect(),
            limits_met: limits_met.into_iter().map(|(_, name)| name).collect(),
            open: open.len(),
            asks,
            near,
        }
    }

    /// What a plan says of a row that is not controlled: the same without what to ask for and what lies near.
    pub(crate) fn of_outcome(corpus: &Corpus, outcome: &RowOutcome<'_>) -> Answer {
        let name = |entry: EntryId| corpus.entry(entry).map_or_else(String::new, |entry| entry.name.clone());
        let open = || outcome.entries().filter(|entry| entry.truth.is_unknown());
        let range = outcome.category();
        Answer {
            verdict: outcome.verdict(),
            at_least: range.at_least,
            could_be: range.could_be,
            entries: Vec::new(),
            limits_met: open().filter(|entry| entry.limits_met).map(|entry| name(entry.entry)).collect(),
            open: open().count(),
            asks: Vec::new(),
            near: None,
        }
    }

    /// The answer without what to ask for and what lies near.
    pub(crate) fn brief(self) -> Answer {
        Answer { asks: Vec::new(), near: None, ..self }
    }

    /// Its values in the order of [`ANSWER_COLUMNS`].
    pub(crate) fn values(&self) -> [Said<'_>; 10] {
        let category = |category: Option<Category>| Said::One(category.map_or("", Category::as_str));
        let near = |part: fn(&Near) -> &str| Said::One(self.near.as_ref().map_or("", part));
        [
            Said::One(self.verdict.as_str()),
            category(self.at_least),
            category(self.could_be),
            Said::Many(&self.entries),
            Said::Many(&self.limits_met),
            Said::Count(self.open),
            Said::Many(&self.asks),
            near(|near| &near.entry),
            near(|near| &near.fact),
            near(|near| &near.margin),
        ]
    }
}

impl Said<'_> {
    /// The value in one cell: several texts with semicolons between them.
    pub(crate) fn in_a_cell(&self) -> String {
        match self {
            Said::One(text) => (*text).to_owned(),
            Said::Count(count) => count.to_string(),
            Said::Many(texts) => texts.join("; "),
        }
    }
}
