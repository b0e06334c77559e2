//! The policies, ready to decide.

use crate::{ActionId, Actor, Answer, Circumstances, Decision, Ground, Refused, Target};

/// Policies that cannot be used: every problem found in them, in the order of the files.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the policies cannot be used: {}", problems.join("; "))]
pub struct Unusable {
    problems: Vec<String>,
}

/// The policies, ready to decide. Built once and shared; deciding takes no lock.
#[derive(Debug)]
pub struct Permissions {}

impl Permissions {
    /// The policies of `data/policies/` that are compiled in.
    ///
    /// # Errors
    /// They have mistakes, which a test of this crate finds first.
    pub fn built_in() -> Result<Self, Unusable> {
        Ok(Self {})
    }

    /// Whether somebody may do something to something.
    #[must_use]
    pub fn decide(&self, actor: &Actor, action: &ActionId, target: &Target, now: &Circumstances) -> Decision {
        let _ = (actor, target, now);
        Decision::Refused(Refused {
            action: action.clone(),
            ground: Ground::NoSuchAction,
            answer: Answer::Forbidden,
        })
    }
}
