//! Says what the registry says on a date: standing and names of states, counts, chairs, plenaries, editions.
//!
//! A date that is known to the year only, or between bounds, or not at all, leaves the days that it does not settle
//! open: a state that joined some time in 1990 may be partner or not in June of that year, and the answer says which
//! standings it may have and why. Nothing is guessed, and nothing here knows today's date.
//!
//! It decides nothing about a transfer: standing never moves a position towards approval (`mtcr-guidelines`).
//!
//! ```
//! use mtcr_corpus::corpus::registry::read_registry;
//! use mtcr_corpus::date::Days;
//! use mtcr_regime::{On, Regime, Standing};
//!
//! let file = read_registry("registry.toml", r#"
//!     fictitious = true
//!     [[source]]
//!     id = "tale"
//!     title = "A tale"
//!     kind = "secondary"
//!     read = "all of it"
//!     [[state]]
//!     iso2 = "XA"
//!     iso3 = "XAR"
//!     name = [{ name = "Arlandia" }]
//!     standing = [{ standing = "partner", from = "1990", precision = "year", source = ["tale"], mark = "A" }]
//! "#)?;
//! let regime = Regime::new(&file.registry, &[]);
//! let arlandia = regime.find("arlandia", On::Record)?.state().ok_or("a state")?;
//! let on = |text| On::Days(Days::parse(text).unwrap());
//! assert_eq!(regime.standing(arlandia, on("1991-01-01")).settled(), Some(Standing::Partner));
//! let open = regime.standing(arlandia, on("1990-06-01"));
//! assert_eq!(open.could_be, [Standing::Partner, Standing::Other]);
//! assert!(open.why.starts_with("joined during the year 1990"));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod bodies;
mod edition;
mod eu;
mod find;
mod name;
mod on;
mod standing;
mod tally;

pub use bodies::{ChairOn, PlenaryOn};
pub use edition::{EditionOn, Lag};
pub use eu::EuOverlap;
pub use find::{Found, Unknown, is_code};
pub use name::NameOn;
pub use on::On;
pub use standing::{Reason, Standing, StandingOn};
pub use tally::Tally;

use mtcr_corpus::corpus::registry::Registry;
use mtcr_corpus::{Corpus, Edition};

/// A registry and the editions of the Annex, to be asked.
#[derive(Clone, Copy, Debug)]
pub struct Regime<'c> {
    registry: &'c Registry,
    editions: &'c [Edition],
}

impl<'c> Regime<'c> {
    /// A registry and editions, oldest first.
    #[must_use]
    pub fn new(registry: &'c Registry, editions: &'c [Edition]) -> Self {
        Self { registry, editions }
    }

    /// The registry and editions of a corpus.
    #[must_use]
    pub fn of(corpus: &'c Corpus) -> Self {
        Self::new(&corpus.registry, &corpus.editions)
    }

    /// The registry.
    #[must_use]
    pub fn registry(self) -> &'c Registry {
        self.registry
    }
}
