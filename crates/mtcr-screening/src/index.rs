//! Many parties, ready to be asked about.

mod build;
mod candidates;
mod check;
mod keys;
mod near;
mod weighed;

pub use check::{Grade, Hit, Scratch};

use crate::forms::Forms;
use crate::names::Names;
use crate::party::Party;
use crate::prepared::{Reading, Token};
use crate::table::{Lists, Table};
use std::sync::Arc;

/// An immutable index over the parties of lists. Another version of a list makes another index; who holds one swaps it.
///
/// What it finds is what [`compare`](crate::compare()) accepts: no other party that is loaded changes a score, and nothing is cut off.
#[derive(Debug)]
pub struct Index {
    names: Arc<Names>,
    parties: Vec<Party>,
    forms: Forms,
    rows: Vec<Row>,
    tokens: Vec<Token>,
    /// Forms by key.
    keys: Table,
    /// By what words written together must share, which of `neighbours` do.
    together: Table,
    /// Words of a row beside each other, as one.
    neighbours: Vec<Posting>,
    /// Forms in the order of their letters, to find those that begin with a word.
    sorted: Vec<u32>,
    /// Where forms stand in names of persons.
    person: Lists<Posting>,
    /// Where they stand in other names.
    other: Lists<Posting>,
    /// What is near to its own words.
    known: near::Known,
    /// The most that a word weighs.
    heaviest: u16,
    /// Parties by number that is the thing itself.
    identities: Table,
}

/// A name of a party in one reading.
#[derive(Clone, Copy, Debug)]
struct Row {
    party: u32,
    /// Which name of the party.
    name: u16,
    legal: u16,
    /// Where its words begin; they end where those of the next row begin.
    tokens: u32,
    /// What its words weigh together.
    weight: u32,
    /// What they cost together when the other name has nothing for them.
    extra: u32,
    reading: Reading,
}

/// A word of a row.
#[derive(Clone, Copy, Debug, Default)]
struct Posting {
    row: u32,
    weight: u16,
    extra: u16,
}

impl Index {
    /// Builds the index of `parties`. The same parties in the same order make the same index.
    pub fn build(names: Arc<Names>, parties: Vec<Party>) -> Self {
        build::build(names, parties)
    }

    /// The parties, in the order in which they were given.
    pub fn parties(&self) -> &[Party] {
        &self.parties
    }

    /// How many parties there are.
    pub fn len(&self) -> usize {
        self.parties.len()
    }

    /// Whether there is no party. An empty index clears nobody: who asks it must refuse to say.
    pub fn is_empty(&self) -> bool {
        self.parties.is_empty()
    }

    /// How names are compared here.
    pub fn names(&self) -> &Names {
        &self.names
    }

    /// The same, to build another index with.
    pub fn shared_names(&self) -> Arc<Names> {
        Arc::clone(&self.names)
    }

    /// About how many bytes the index takes beside its parties.
    pub fn bytes(&self) -> usize {
        self.forms.bytes()
            + self.rows.len() * size_of::<Row>()
            + self.tokens.len() * size_of::<Token>()
            + self.keys.bytes()
            + self.together.bytes()
            + self.neighbours.len() * size_of::<Posting>()
            + self.sorted.len() * 4
            + self.person.bytes()
            + self.other.bytes()
            + self.known.bytes()
            + self.identities.bytes()
    }

    /// Where forms stand in names of a reading.
    fn postings(&self, reading: Reading) -> &Lists<Posting> {
        match reading {
            Reading::Person => &self.person,
            Reading::Other => &self.other,
        }
    }

    fn row_tokens(&self, row: u32) -> &[Token] {
        let row = crate::number::at(row);
        let from = self.rows.get(row).map_or(0, |row| crate::number::at(row.tokens));
        let until = self.rows.get(row + 1).map_or(self.tokens.len(), |row| crate::number::at(row.tokens));
        self.tokens.get(from..until).unwrap_or_default()
    }
}
