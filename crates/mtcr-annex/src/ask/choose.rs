//! Which question comes next.

use super::candidates::Candidate;
use super::query::Subject;
use super::trial::{Reads, Trials};
use crate::classify::Classification;
use std::cmp::{Ordering, Reverse};

/// In which order questions are put.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// The one expected to leave the fewest entries open.
    #[default]
    Fewest,
    /// As the vocabulary declares them, classes first: what the other order is measured against.
    Vocabulary,
}

/// How much is tried out for one question to be chosen.
///
/// At most `candidates` × (`answers` + 1) dossiers are looked at, each over the entries that are open and no others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Effort {
    /// Questions tried: those that most open entries ask.
    pub candidates: usize,
    /// Answers tried of each.
    pub answers: usize,
}

impl Default for Effort {
    fn default() -> Self {
        Effort { candidates: 48, answers: 16 }
    }
}

/// The open entries to be expected after an answer: a sum over the answers tried, divided by their weight.
#[derive(Clone, Copy)]
struct Expected {
    sum: u64,
    weight: u64,
}

impl Expected {
    /// The order of the two quotients, exactly.
    fn cmp(self, other: Self) -> Ordering {
        let cross = |a: u64, b: u64| u128::from(a) * u128::from(b);
        cross(self.sum, other.weight).cmp(&cross(other.sum, self.weight))
    }
}

/// The candidate to ask, if there is any.
pub(super) fn choose(
    found: &Classification<'_>,
    mut candidates: Vec<Candidate>,
    order: Order,
    effort: Effort,
) -> Option<Candidate> {
    if order == Order::Vocabulary || candidates.len() < 2 {
        return candidates.into_iter().next();
    }
    let corpus = found.classifier().corpus();
    let words = &corpus.vocabulary;
    candidates.sort_by_cached_key(|one| (Reverse(one.entries.len()), one.subject.about(words)));
    candidates.truncate(effort.candidates);
    let reads = Reads::of(found);
    let trials = Trials { found, corpus, reads: &reads, most: effort.answers };
    let open = u64::try_from(found.undetermined().count()).unwrap_or(u64::MAX);
    let mut best: Option<(Expected, String, Candidate)> = None;
    for candidate in candidates {
        let expected = expected(found, &trials, &candidate.subject, open);
        let name = candidate.subject.about(words);
        let better = match &best {
            None => true,
            Some((least, known, _)) => expected.cmp(*least).then_with(|| name.cmp(known)).is_lt(),
        };
        if better {
            best = Some((expected, name, candidate));
        }
    }
    best.map(|(_, _, candidate)| candidate)
}

fn expected(found: &Classification<'_>, trials: &Trials<'_, '_>, subject: &Subject, open: u64) -> Expected {
    let mut expected = Expected { sum: 0, weight: 0 };
    let classifier = found.classifier();
    for (weight, dossier) in trials.of(subject) {
        let left = match subject {
            // What a contained product is, its host's rules look at through its own classification.
            Subject::Tie(..) => classifier.classify(&dossier).undetermined().count(),
            _ => classifier.still_open(found, &dossier),
        };
        expected.sum += u64::from(weight) * u64::try_from(left).unwrap_or(u64::MAX);
        expected.weight += u64::from(weight);
    }
    // A question whose answers are all impossible settles nothing.
    if expected.weight == 0 { Expected { sum: open, weight: 1 } } else { expected }
}
