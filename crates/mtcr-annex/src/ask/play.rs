//! Whole interviews answered out of a dossier, to count their questions.

use super::choose::{Effort, Order};
use super::given::Given;
use super::interview::{Interview, Refused, Step};
use super::known::known;
use crate::classify::{Classification, Classifier};
use crate::verdict::Verdict;

/// More questions than any interview has; one that gets here does not end.
const MOST_QUESTIONS: usize = 500;

/// How an interview went.
#[derive(Clone, Debug)]
pub struct Played {
    /// Questions until the product's verdict is that of the dossier, and of one that is undetermined until every entry is.
    pub to_verdict: Option<usize>,
    /// Questions until every entry has the truth it has in the dossier.
    pub to_every_entry: Option<usize>,
    /// Questions until the interview ended by itself.
    pub to_end: usize,
    /// Entries that ended with another truth than the dossier gives them.
    pub differ: Vec<String>,
    /// The answers.
    pub answers: Vec<Given>,
}

/// Plays an interview whose answers are those of a classified dossier, "don't know" where it is silent.
///
/// # Errors
/// An answer that was not taken, with the question it belonged to.
pub fn play(
    classifier: &Classifier<'_>,
    target: &Classification<'_>,
    order: Order,
    effort: Effort,
) -> Result<Played, (String, Refused)> {
    let mut interview = Interview::new(classifier, &target.dossier.name).ordered(order, effort);
    let mut played =
        Played { to_verdict: None, to_every_entry: None, to_end: 0, differ: Vec::new(), answers: Vec::new() };
    loop {
        let found = interview.classification();
        played.differ = differing(&found, target);
        if played.differ.is_empty() && played.to_every_entry.is_none() {
            played.to_every_entry = Some(played.to_end);
        }
        let same = found.verdict() == target.verdict()
            && (target.verdict() != Verdict::Undetermined || played.differ.is_empty());
        if same && played.to_verdict.is_none() {
            played.to_verdict = Some(played.to_end);
        }
        let Step::Ask(query) = interview.next() else { break };
        if played.to_end == MOST_QUESTIONS {
            break;
        }
        for given in known(target, &query, interview.answers()) {
            interview.answer(given).map_err(|refused| (query.about.clone(), refused))?;
        }
        played.to_end += 1;
    }
    played.answers = interview.answers().to_vec();
    Ok(played)
}

fn differing(found: &Classification<'_>, target: &Classification<'_>) -> Vec<String> {
    let pairs = found.findings.iter().zip(&target.findings);
    pairs.filter(|(a, b)| a.truth != b.truth).map(|(a, _)| a.entry.name.clone()).collect()
}
