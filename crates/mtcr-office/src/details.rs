//! What is kept of people and organisations beside the events: never in the ledger, erased when it must be.

use crate::fault::{Error, Ground, Refusal};
use serde::{Deserialize, Serialize};

/// Letters of the longest name or address.
const LONGEST: usize = 200;

/// What is kept of a person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    /// The name.
    pub name: String,
    /// The name to sign in with; spelling of case and spaces around it do not matter.
    pub sign_in: String,
    /// An address for letters, where there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mail: Option<String>,
}

/// What is kept of an organisation or a program.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Named {
    /// The name.
    pub name: String,
}

impl Person {
    pub(crate) fn check(&self) -> Result<(), Error> {
        let mail = self.mail.as_deref().is_none_or(is_line);
        let sign_in = is_line(&self.sign_in) && !mtcr_signin::compared(&self.sign_in).is_empty();
        if is_line(&self.name) && sign_in && mail { Ok(()) } else { Err(wrong()) }
    }

    /// The lookup by which the record of the sign-in name is found.
    pub(crate) fn lookup(&self) -> String {
        lookup(&self.sign_in)
    }
}

/// What a sign-in name is found by.
pub(crate) fn lookup(name: &str) -> String {
    format!("sign-in:{}", mtcr_signin::compared(name))
}

impl Named {
    pub(crate) fn check(&self) -> Result<(), Error> {
        if is_line(&self.name) { Ok(()) } else { Err(wrong()) }
    }
}

fn is_line(text: &str) -> bool {
    !text.trim().is_empty() && text.chars().count() <= LONGEST && !text.contains(char::is_control)
}

fn wrong() -> Error {
    Refusal::plain(Ground::Details).into()
}
