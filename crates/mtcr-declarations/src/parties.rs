//! Parties of lines asked of lists.

mod listed;
mod remembered;

pub use listed::Listed;
pub use remembered::Remembered;

use crate::line::Party;

/// What is said of a party.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Screened {
    /// Listed parties that are like it, the most alike first.
    pub hits: Vec<Hit>,
    /// Lists that are missing, stale, damaged or out of their range: nobody is clear while there is one.
    pub lists: Vec<String>,
    /// Why the party itself could not be screened.
    pub unscreened: Option<String>,
}

impl Screened {
    /// Whether every list was asked and none has a party like it.
    #[must_use]
    pub fn is_clear(&self) -> bool {
        self.hits.is_empty() && self.lists.is_empty() && self.unscreened.is_none()
    }
}

/// A listed party that is like one of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// The list.
    pub list: String,
    /// The record in it.
    pub record: String,
    /// Its name there.
    pub name: String,
    /// How alike they are, in ten-thousandths.
    pub score: i32,
}

/// Who screens parties. The same party gets the same answer for as long as a file is judged.
pub trait Parties {
    /// What is said of a party.
    fn screen(&self, party: &Party) -> Screened;
}

/// No lists: nobody is clear.
#[derive(Clone, Copy, Debug)]
pub struct NoLists;

impl Parties for NoLists {
    fn screen(&self, _: &Party) -> Screened {
        Screened {
            unscreened: Some("no list was given to screen parties with".to_owned()),
            ..Screened::default()
        }
    }
}

impl<P: Parties + ?Sized> Parties for &P {
    fn screen(&self, party: &Party) -> Screened {
        (**self).screen(party)
    }
}
