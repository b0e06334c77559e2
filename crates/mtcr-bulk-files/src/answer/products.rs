//! The answer beside a product.

use super::{AnswerColumn, Answers, Said};
use crate::Totals;
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

impl Answer {
    /// What a classification says.
    #[must_use]
    pub fn of(found: &Classification<'_>) -> Answer {
        let vocabulary = &found.classifier().corpus().vocabulary;
        let mut asks: Vec<String> = Vec::new();
        for ask in found.open_asks().iter().flat_map(|entry| &entry.asks) {
            if asks.len() == MOST_ASKS {
                break;
            }
            let name = ask.name(vocabulary);
            if !asks.contains(&name) {
                asks.push(name);
            }
        }
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
        Answer { asks, near, ..Answer::in_brief(found) }
    }

    /// What a classification says, without what to ask for and what lies near.
    pub(crate) fn in_brief(found: &Classification<'_>) -> Answer {
        let (range, _) = found.category();
        let under = found.findings.iter().filter(|finding| {
            finding.truth.is_true() || (finding.truth.is_unknown() && finding.own.is_true())
        });
        let mut limits_met: Vec<(EntryId, String)> = found
            .undetermined()
            .filter(|finding| found.limits_met(finding))
            .map(|finding| (finding.entry.id, finding.entry.name.clone()))
            .collect();
        limits_met.sort_unstable();
        Answer {
            verdict: found.verdict(),
            at_least: range.at_least,
            could_be: range.could_be,
            entries: under.map(|finding| finding.entry.name.clone()).collect(),
            limits_met: limits_met.into_iter().map(|(_, name)| name).collect(),
            open: found.undetermined().count(),
            asks: Vec::new(),
            near: None,
        }
    }

    /// What a plan says of a row: the same as [`Answer::in_brief`] says, but for a controlled product of which an entry that
    /// yields to others is open, since a plan does not say whether its own rule is met.
    pub(crate) fn of_outcome(corpus: &Corpus, outcome: &RowOutcome<'_>) -> Answer {
        let name = |entry: EntryId| corpus.entry(entry).map_or_else(String::new, |entry| entry.name.clone());
        let open = || outcome.entries().filter(|entry| entry.truth.is_unknown());
        let range = outcome.category();
        Answer {
            verdict: outcome.verdict(),
            at_least: range.at_least,
            could_be: range.could_be,
            entries: outcome
                .entries()
                .filter(|entry| entry.truth.is_true())
                .map(|entry| name(entry.entry))
                .collect(),
            limits_met: open().filter(|entry| entry.limits_met).map(|entry| name(entry.entry)).collect(),
            open: open().count(),
            asks: Vec::new(),
            near: None,
        }
    }
}

impl Answers for Answer {
    type Totals = Totals;

    fn columns() -> Vec<AnswerColumn> {
        super::columns(&ANSWER_COLUMNS, "mtcr-open")
    }

    fn values(&self) -> impl Iterator<Item = Said<'_>> {
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
        .into_iter()
    }

    fn count(&self, totals: &mut Totals) {
        let count = match self.verdict {
            Verdict::Controlled => &mut totals.controlled,
            Verdict::Undetermined => &mut totals.undetermined,
            Verdict::NotControlled => &mut totals.not_controlled,
        };
        *count += 1;
    }
}
