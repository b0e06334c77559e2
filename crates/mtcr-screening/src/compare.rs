//! Two parties compared.

pub(crate) mod align;
pub(crate) mod facts;
pub(crate) mod steps;

use crate::explanation::{Explanation, Step, What};
use crate::forms::Forms;
use crate::names::Names;
use crate::party::Kind;
use crate::prepared::{Prepared, Reading, prepare};
use crate::score::{Evidence, Score};
use crate::subject::Subject;
use align::{Side, Space, align};
use facts::{Fact, Facts};
use serde::{Deserialize, Serialize};
use steps::{Outcome, Raw, add_up};

/// What a comparison by the default threshold says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// The score reaches the threshold.
    Same,
    /// It does not.
    Different,
}

/// Two parties compared.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Comparison {
    /// How alike they are.
    pub score: Score,
    /// What they have in common.
    pub evidence: Evidence,
    /// What the default threshold makes of the score.
    pub verdict: Verdict,
    /// Why.
    pub explanation: Explanation,
}

/// Compares two parties by every name of both; the names that are most alike count.
///
/// A party without a name that has letters is compared with nothing: the score is none.
pub fn compare(names: &Names, left: &Subject, right: &Subject) -> Comparison {
    let mut forms = Forms::default();
    let mut space = Space::default();
    let (one, other) = (Facts::of(left), Facts::of(right));
    let found = facts::facts(names, &one, &other);
    let mut best: Option<(Total, Explanation)> = None;
    for reading in readings(left.kind, right.kind) {
        let mut prepared = |texts: &[String]| -> Vec<Prepared> {
            texts.iter().map(|text| prepare(names, &mut forms, text, *reading)).collect()
        };
        let (lefts, rights) = (prepared(&left.names), prepared(&right.names));
        for (mine, text) in lefts.iter().zip(&left.names) {
            for (theirs, beside) in rights.iter().zip(&right.names) {
                let (mine, theirs) = (Side::of(mine, &forms), Side::of(theirs, &forms));
                let outcome = outcome(names, mine, theirs, *reading, &mut space);
                let total = Total::of(names, outcome, &found);
                if best.as_ref().is_none_or(|(held, _)| total > *held) {
                    let explanation =
                        explain(names, (mine, text), (theirs, beside), *reading, &found, &mut space);
                    best = Some((total, explanation));
                }
            }
        }
    }
    let (total, explanation) = best.unwrap_or_else(|| (Total::default(), nothing(names)));
    let (total, explanation) = match facts::identity(names, &left.identifiers, &right.identifiers) {
        Some(values) => by_identity(names, total, explanation, values),
        None => (total, explanation),
    };
    Comparison {
        score: total.score,
        evidence: total.evidence,
        verdict: if total.score >= names.hit() { Verdict::Same } else { Verdict::Different },
        explanation,
    }
}

/// The readings under which two kinds are compared: that of the right side, which is on a list, where it is known.
pub(crate) fn readings(left: Kind, right: Kind) -> &'static [Reading] {
    match if right == Kind::Unknown { left } else { right } {
        Kind::Person => &[Reading::Person],
        Kind::Unknown => &[Reading::Person, Reading::Other],
        Kind::Organisation | Kind::Vessel | Kind::Aircraft => &[Reading::Other],
    }
}

/// Score and evidence, with every fact counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Total {
    pub score: Score,
    pub evidence: Evidence,
}

impl Total {
    /// The names' outcome with the facts.
    pub(crate) fn of(names: &Names, outcome: Outcome, found: &[Fact]) -> Self {
        let mut evidence = outcome.evidence;
        let mut sum = outcome.score.clamp(0, 10_000);
        for (fact, delta) in counted(names, outcome, found) {
            sum += delta;
            evidence += fact.evidence;
        }
        Self { score: Score::of(sum), evidence: Evidence::of(evidence) }
    }
}

/// Facts with what each adds: what speaks against always counts, what speaks for it only where the names reach the
/// threshold by themselves, so that no fact makes a match.
fn counted<'f>(names: &Names, outcome: Outcome, found: &'f [Fact]) -> impl Iterator<Item = (&'f Fact, i32)> {
    let reached = outcome.score >= i32::from(names.settings.thresholds.hit);
    found.iter().map(move |fact| (fact, if reached { fact.delta } else { fact.delta.min(0) }))
}

/// The outcome of two names alone.
pub(crate) fn outcome(
    names: &Names,
    left: Side<'_>,
    right: Side<'_>,
    reading: Reading,
    space: &mut Space,
) -> Outcome {
    let pairs = align(names, left, right, reading, space);
    add_up(names, left, right, pairs, reading, |_, _| {})
}

/// The same again with every step written down.
pub(crate) fn explain(
    names: &Names,
    (left, left_text): (Side<'_>, &str),
    (right, right_text): (Side<'_>, &str),
    reading: Reading,
    found: &[Fact],
    space: &mut Space,
) -> Explanation {
    let pairs = align(names, left, right, reading, space);
    let mut steps = Vec::with_capacity(pairs.len() + 4);
    let outcome = add_up(names, left, right, pairs, reading, |raw, delta| steps.push(written(left, right, raw, delta)));
    // Names can be further apart than the scale goes; facts count from its end.
    let below = outcome.score.min(0);
    if let Some(last) = steps.last_mut() {
        last.delta -= below;
    }
    steps.extend(counted(names, outcome, found).map(|(fact, delta)| Step {
        what: fact.what,
        left: fact.left.clone(),
        right: fact.right.clone(),
        how: None,
        delta,
    }));
    Explanation { left: left_text.into(), right: right_text.into(), steps, ..nothing(names) }
}

fn written(left: Side<'_>, right: Side<'_>, raw: Raw, delta: i32) -> Step {
    let step = |what, left, right, how| Step { what, left, right, how, delta };
    let (none, word) = (String::new, |place: u32| 1_u32 << place);
    match raw {
        Raw::Pair(pair) => {
            step(What::Words, left.text(pair.left), right.text(pair.right), Some(pair.like.how))
        }
        Raw::LeftExtra(place) => step(What::Extra, left.text(word(place)), none(), None),
        Raw::RightExtra(place) => step(What::Extra, none(), right.text(word(place)), None),
        Raw::LeftContradicted(place) => step(What::Contradicted, left.text(word(place)), none(), None),
        Raw::RightContradicted(place) => step(What::Contradicted, none(), right.text(word(place)), None),
        Raw::LegalForm => step(What::LegalForm, none(), none(), None),
        Raw::Number => step(What::Number, none(), none(), None),
        Raw::NumberMissing => step(What::NumberMissing, none(), none(), None),
        Raw::Order => step(What::Order, none(), none(), None),
        Raw::Single => step(What::Single, none(), none(), None),
        Raw::Thin => step(What::Thin, none(), none(), None),
    }
}

/// An explanation of nothing: no names were compared.
fn nothing(names: &Names) -> Explanation {
    Explanation {
        left: String::new(),
        right: String::new(),
        names: names.version().into(),
        digest: names.digest().into(),
        steps: vec![Step { what: What::Single, left: String::new(), right: String::new(), how: None, delta: -10_000 }],
    }
}

/// A number that is the thing itself agrees: the score is at least what that is worth.
pub(crate) fn by_identity(
    names: &Names,
    total: Total,
    mut explanation: Explanation,
    (left, right): (String, String),
) -> (Total, Explanation) {
    let worth = Score::of(i32::from(names.settings.identity.score));
    if total.score >= worth {
        return (total, explanation);
    }
    let sum: i32 = explanation.steps.iter().map(|step| step.delta).sum::<i32>() + 10_000;
    let delta = i32::from(worth.value()) - sum;
    explanation.steps.push(Step { what: What::Identity, left, right, how: None, delta });
    let evidence = total.evidence.value() + u32::from(names.settings.lift.evidence_identifier);
    (Total { score: worth, evidence: Evidence::of(evidence) }, explanation)
}

impl<'a> Facts<'a> {
    /// Of somebody asked about.
    pub(crate) fn of(subject: &'a Subject) -> Self {
        Self {
            kind: subject.kind,
            births: &subject.births,
            states: &subject.states,
            addresses: &subject.addresses,
            identifiers: &subject.identifiers,
        }
    }

    /// Of a party on a list.
    pub(crate) fn listed(party: &'a crate::Party) -> Self {
        Self {
            kind: party.kind,
            births: &party.births,
            states: &party.states,
            addresses: &party.addresses,
            identifiers: &party.identifiers,
        }
    }
}
