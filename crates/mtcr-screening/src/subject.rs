//! Who is asked about.

use crate::party::{Address, Birth, Identifier, Kind, Party};
use serde::{Deserialize, Serialize};

/// A party of a transfer, a case or a file: everything known of it that is compared.
///
/// What is absent is neutral: it neither helps nor harms.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Subject {
    /// Every name, as written, in any script; the best of them counts.
    pub names: Vec<String>,
    /// What it is; of [`Kind::Unknown`] every reading is tried.
    pub kind: Kind,
    /// Dates of birth, several when not sure.
    pub births: Vec<Birth>,
    /// States it has to do with, two letters.
    pub states: Vec<String>,
    /// Addresses. Their states count with the others.
    pub addresses: Vec<Address>,
    /// Numbers that identify it.
    pub identifiers: Vec<Identifier>,
}

impl Subject {
    /// Only a name.
    pub fn named(name: impl Into<String>, kind: Kind) -> Self {
        Self {
            names: vec![name.into()],
            kind,
            births: Vec::new(),
            states: Vec::new(),
            addresses: Vec::new(),
            identifiers: Vec::new(),
        }
    }

    /// What is compared of a record of a list.
    pub fn of(party: &Party) -> Self {
        Self {
            names: party.names.iter().map(|name| name.text.clone()).collect(),
            kind: party.kind,
            births: party.births.clone(),
            states: party.states.clone(),
            addresses: party.addresses.clone(),
            identifiers: party.identifiers.clone(),
        }
    }
}
