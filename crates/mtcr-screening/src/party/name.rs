//! One name of a party.

use serde::{Deserialize, Serialize};

/// What a name is to its party.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum NameRole {
    /// The name under which the record is filed.
    Primary,
    /// Another name it goes by.
    Alias,
    /// A name it had.
    Former,
    /// A name under which a firm trades.
    Trade,
}

/// How far a name can be relied on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Quality {
    /// As good as any.
    Good,
    /// The publisher calls it weak (UN `Low`, OFAC "weak AKA"): many others bear it. Alone it never makes a hit of the
    /// top grade.
    Weak,
}

/// One name, in one script.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Name {
    /// As the publisher wrote it, without white space around it. `LAST, First` of a person has been put in the order
    /// `First LAST` by the reader, which alone knows the convention of its list.
    pub text: String,
    /// The part of `text` that is known to be the family name, where the list gives it apart.
    pub family: Option<String>,
    /// What it is to the party.
    pub role: NameRole,
    /// How far it can be relied on.
    pub quality: Quality,
}
