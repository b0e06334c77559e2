//! The answer beside a line of a declaration.

use super::{AnswerColumn, Answers, Said};
use crate::LineTotals;
use mtcr_declarations::tables::Outcome;
use mtcr_declarations::{Judgement, Seen, Sign};

/// Headers of the columns that an output has beside those of its lines.
pub const LINE_COLUMNS: [&str; 10] = [
    "mtcr-outcome",
    "mtcr-because",
    "mtcr-entries",
    "mtcr-words",
    "mtcr-values",
    "mtcr-heading",
    "mtcr-destination",
    "mtcr-licence",
    "mtcr-parties",
    "mtcr-lists",
];

/// What one column says at most; how many more there are is said. Entries, of which each is a few letters, are all there.
const MOST_SAID: usize = 10;

/// Entries that are repeated beside one word or heading at most.
const MOST_BESIDE: usize = 5;

/// What a line came to that could be judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Came {
    Cleared,
    Referred,
    Rejected,
}

/// What was found of one line.
#[derive(Clone, Debug)]
pub(crate) struct LineAnswer {
    came: Came,
    /// Rows of the table of outcomes that applied.
    because: Vec<String>,
    /// Entries that goods may be of, those for which most speaks first.
    entries: Vec<String>,
    words: Vec<String>,
    values: Vec<String>,
    heading: Vec<String>,
    destination: Vec<String>,
    licence: Vec<String>,
    parties: Vec<String>,
    lists: Vec<String>,
}

impl LineAnswer {
    /// What a judgement says; `None` of a line that is malformed.
    pub(crate) fn of(judgement: &Judgement) -> Option<LineAnswer> {
        let came = match judgement.outcome {
            Outcome::Cleared => Came::Cleared,
            Outcome::Referred => Came::Referred,
            Outcome::Rejected => Came::Rejected,
            Outcome::Malformed => return None,
        };
        let mut answer = LineAnswer {
            came,
            because: judgement.rows.clone(),
            entries: Vec::new(),
            words: Vec::new(),
            values: Vec::new(),
            heading: Vec::new(),
            destination: Vec::new(),
            licence: Vec::new(),
            parties: Vec::new(),
            lists: Vec::new(),
        };
        for reason in &judgement.reasons {
            answer.say(reason.sign, &reason.seen);
        }
        for said in [&mut answer.words, &mut answer.values, &mut answer.parties, &mut answer.lists] {
            cut(said, MOST_SAID);
        }
        Some(answer)
    }

    fn say(&mut self, sign: Sign, seen: &Seen) {
        match seen {
            Seen::Words { text, term, goods, grade, how, entries, .. } => {
                let begin = format!("`{text}` ");
                let end = match sign {
                    Sign::CounterTerm => format!(" speaks against {}", beside(entries)),
                    Sign::ContextTerm => format!(" speaks for {}", beside(entries)),
                    _ => format!(": {}", beside(entries)),
                };
                // The most telling comes first; the same words for the same entries by another term add nothing.
                if self.words.iter().any(|said| said.starts_with(&begin) && said.ends_with(&end)) {
                    return;
                }
                self.words.push(match sign {
                    Sign::CounterTerm | Sign::ContextTerm => format!("{begin}({goods}){end}"),
                    _ if text.to_lowercase() == *term => format!("{begin}({goods}, {}){end}", grade.as_str()),
                    _ => {
                        format!("{begin}as `{term}` ({goods}, {}, {}){end}", grade.as_str(), how.as_str())
                    }
                });
            }
            Seen::Figure { text, limit, entry, .. } => self.values.push(match sign {
                Sign::ValueShort => format!("`{text}` is well short of {limit} ({entry})"),
                _ => format!("`{text}` meets {limit} ({entry})"),
            }),
            Seen::Heading { heading, grade, why, entries, .. } => {
                let why = why.trim_end_matches('.');
                self.heading.push(format!("{heading} ({}) {why}: {}", grade.as_str(), beside(entries)));
            }
            Seen::Entries(entries) => self.entries.extend(entries.iter().map(|(entry, _)| entry.clone())),
            Seen::State { code, what } => self.destination.push(format!("{code}: {what}")),
            Seen::Party { role, name, what } => self.parties.push(match (sign, role.as_str()) {
                (Sign::PartyHit, _) => format!("{role} `{name}` is like {what}"),
                (_, "") => what.clone(),
                _ => format!("{role} `{name}` was not screened: {what}"),
            }),
            Seen::List(list) => self.lists.push(list.clone()),
            Seen::Licence { reference, what } if reference.is_empty() => self.licence.push(what.clone()),
            Seen::Licence { reference, what } => self.licence.push(format!("{reference}: {what}")),
            // Of a malformed line alone.
            Seen::Field { .. } => {}
        }
    }
}

/// Cuts what is too much for a cell, and says how much that is.
fn cut(said: &mut Vec<String>, most: usize) {
    if said.len() > most {
        let more = said.len() - most;
        said.truncate(most);
        said.push(format!("and {more} more"));
    }
}

/// Some entries, and how many more there are.
fn beside(entries: &[String]) -> String {
    let mut shown: Vec<String> = entries.to_vec();
    cut(&mut shown, MOST_BESIDE);
    shown.join(", ")
}

impl Answers for LineAnswer {
    type Totals = LineTotals;

    fn columns() -> Vec<AnswerColumn> {
        super::columns(&LINE_COLUMNS, "")
    }

    fn values(&self) -> impl Iterator<Item = Said<'_>> {
        let outcome = match self.came {
            Came::Cleared => Outcome::Cleared,
            Came::Referred => Outcome::Referred,
            Came::Rejected => Outcome::Rejected,
        };
        let many = [
            &self.because,
            &self.entries,
            &self.words,
            &self.values,
            &self.heading,
            &self.destination,
            &self.licence,
            &self.parties,
            &self.lists,
        ];
        std::iter::once(Said::One(outcome.as_str())).chain(
            many.into_iter().map(|texts| if texts.is_empty() { Said::One("") } else { Said::Many(texts) }),
        )
    }

    fn count(&self, totals: &mut LineTotals) {
        let count = match self.came {
            Came::Cleared => &mut totals.cleared,
            Came::Referred => &mut totals.referred,
            Came::Rejected => &mut totals.rejected,
        };
        *count += 1;
    }
}
