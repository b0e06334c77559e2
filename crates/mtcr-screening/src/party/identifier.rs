//! Numbers that identify a party.

use serde::{Deserialize, Serialize};

/// What a number is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum IdentifierKind {
    /// A passport.
    Passport,
    /// A national identity number.
    NationalId,
    /// A number under which a firm is registered.
    Registration,
    /// A tax number.
    Tax,
    /// A legal entity identifier, ISO 17442: 20 characters, the last two a check.
    Lei,
    /// A business identifier code, ISO 9362: 8 or 11 characters.
    Bic,
    /// A ship's number of the International Maritime Organization: seven digits, the last a check.
    Imo,
    /// A ship's maritime mobile service identity: nine digits.
    Mmsi,
    /// A ship's call sign.
    CallSign,
    /// An aircraft's tail number or its manufacturer's serial number.
    Aircraft,
    /// Another number.
    Other,
}

/// One number, as the publisher wrote it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Identifier {
    /// What it is.
    pub kind: IdentifierKind,
    /// As written; spaces and hyphens are passed over when it is compared.
    pub value: String,
    /// The state that gave it, two letters, where said.
    pub state: Option<String>,
}
