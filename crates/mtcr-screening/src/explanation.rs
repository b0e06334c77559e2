//! Why a score is what it is.

use crate::like::How;
use crate::score::Score;
use serde::{Deserialize, Serialize};

/// What a step is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum What {
    /// Words that stand for each other.
    Words,
    /// A word that the other name does not have.
    Extra,
    /// A word for which the other name has a different one.
    Contradicted,
    /// Legal forms of different classes.
    LegalForm,
    /// Different numbers.
    Number,
    /// A number that the other name does not have.
    NumberMissing,
    /// The same words in another order.
    Order,
    /// Only one word of several is shared, or none.
    Single,
    /// Little is shared, and it is common.
    Thin,
    /// A person here, an organisation there.
    Kind,
    /// Dates of birth.
    Birth,
    /// States.
    State,
    /// Numbers that identify.
    Identifier,
    /// A number that is the thing itself agrees, whatever the names say.
    Identity,
}

/// One step of a score.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// What it is about.
    pub what: What,
    /// The words or the value of the subject; empty where only the other side has some.
    pub left: String,
    /// The words or the value of the listed party.
    pub right: String,
    /// How two words are alike.
    pub how: Option<How>,
    /// What it adds, in ten-thousandths; below none it counts against.
    pub delta: i32,
}

/// Why a score is what it is: what was compared, and the steps that add up to it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Explanation {
    /// The name of the subject that was compared, as written.
    pub left: String,
    /// The name on the list that was compared, as written.
    pub right: String,
    /// The version of the figures, `names-1`.
    pub names: String,
    /// The digest of the figures and tables.
    pub digest: String,
    /// The steps. They begin at 10 000.
    pub steps: Vec<Step>,
}

impl Explanation {
    /// The score that the steps add up to: 10 000 and every step, not below none nor above 10 000.
    pub fn score(&self) -> Score {
        Score::of(self.steps.iter().fold(10_000, |sum, step| sum + step.delta))
    }

    /// The steps that count against.
    pub fn against(&self) -> impl Iterator<Item = &Step> {
        self.steps.iter().filter(|step| step.delta < 0)
    }
}
