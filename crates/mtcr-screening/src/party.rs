//! One record of a list, in one shape whatever list it is from.

mod birth;
mod digest;
mod identifier;
mod name;

pub use birth::Birth;
pub use digest::RecordDigest;
pub use identifier::{Identifier, IdentifierKind};
pub use name::{Name, NameRole, Quality};

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// The id of a list, as in `data/screening/lists/ID.toml`: `un-consolidated`, `us-sdn`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ListId(pub String);

/// Which record of which list: an order that depends on nothing else, used to settle ties.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct PartyId {
    /// The list.
    pub list: ListId,
    /// The publisher's own id of the record where it has one that lasts; otherwise one made of what the record says, so
    /// that it does not move when records beside it do.
    pub uid: String,
}

/// What a party is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// A human being.
    Person,
    /// A firm, a body of a state, a group.
    Organisation,
    /// A ship.
    Vessel,
    /// An aircraft.
    Aircraft,
    /// Not said. It is compared as a person and as an organisation.
    Unknown,
}

/// An address, in as many parts as were given apart.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Address {
    /// The whole address as written, without the state when that was given apart. It may be empty.
    pub text: String,
    /// The town, where given apart.
    pub town: Option<String>,
    /// The state: its two letters (ISO 3166-1) when it was recognised, otherwise none and the words stay in `text`.
    pub state: Option<String>,
}

/// Where in a file of a list a record stands, so that a person can find it there.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Source {
    /// The name of the file, without its folder.
    pub file: String,
    /// Its line, from 1, where the record begins.
    pub line: u32,
}

/// One record of a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Party {
    /// Which record.
    pub id: PartyId,
    /// What it is.
    pub kind: Kind,
    /// Every name, the primary one first. A reader refuses a record without any.
    pub names: Vec<Name>,
    /// Dates of birth (persons); several when the publisher is not sure.
    pub births: Vec<Birth>,
    /// States it has to do with: nationality, citizenship, registration, flag; two letters, sorted, without repeats.
    pub states: Vec<String>,
    /// Addresses.
    pub addresses: Vec<Address>,
    /// Numbers that identify it.
    pub identifiers: Vec<Identifier>,
    /// Programmes or grounds under which it is listed, in the publisher's own codes: `NPWMD`, `IRAN-TRA`, `1718`.
    pub programmes: Vec<String>,
    /// Tags of `data/screening/programmes.toml` that its programmes carry: `missile`, `non-proliferation`.
    pub tags: Vec<String>,
    /// First day of the listing, where said.
    pub listed_from: Option<Date>,
    /// Last day of the listing, inclusive, where said.
    pub listed_until: Option<Date>,
    /// What the publisher says of it, as it is: remarks, grounds, licence policy. For a person to read, never compared.
    pub remarks: String,
    /// Where it was read.
    pub source: Source,
}

impl Party {
    /// A record of which nothing is known but its names, the primary one first.
    #[must_use]
    pub fn new(id: PartyId, kind: Kind, names: Vec<Name>) -> Self {
        Self {
            id,
            kind,
            names,
            births: Vec::new(),
            states: Vec::new(),
            addresses: Vec::new(),
            identifiers: Vec::new(),
            programmes: Vec::new(),
            tags: Vec::new(),
            listed_from: None,
            listed_until: None,
            remarks: String::new(),
            source: Source::default(),
        }
    }
}
