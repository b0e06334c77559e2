//! Parties compared with lists of restricted parties.
//!
//! A [`Party`] is one record of a list, as its publisher gave it: every name, with its role and quality, and what else
//! is known. Nothing here reads a file, knows a publisher or the day: readers of lists stand above.

mod party;

pub use party::{
    Address, Birth, Identifier, IdentifierKind, Kind, ListId, Name, NameRole, Party, PartyId, Quality, Source,
};
