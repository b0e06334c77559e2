//! What is known of licences that lines refer to.

use jiff::civil::Date;
use std::collections::BTreeMap;

/// What is known of a licence for goods of some entries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Licence {
    /// Nothing: it cannot be looked up here, or there is none of this reference.
    Unknown(String),
    /// It is in force for them, or for any goods when no entry is asked about.
    Covers,
    /// It has nothing left.
    UsedUp,
    /// It has ended or was revoked; when, in words.
    Ended(String),
    /// It is in force for some of them only; which, in words.
    Partly(String),
    /// It is in force for none of them; for which it is, in words.
    OtherGoods(String),
}

/// Who knows licences.
pub trait Licences {
    /// What is known of the licence of a reference for goods that may be of the entries, by their ids in full.
    fn look_up(&self, reference: &str, entries: &[&str]) -> Licence;
}

/// Nobody: every licence is unknown.
#[derive(Clone, Copy, Debug)]
pub struct NoLicences;

impl Licences for NoLicences {
    fn look_up(&self, _: &str, _: &[&str]) -> Licence {
        Licence::Unknown("no register of licences was given".to_owned())
    }
}

/// A licence of a register.
#[derive(Clone, Debug)]
pub struct Issued {
    /// Entries it is for, in full or their beginnings (`9.A`).
    pub entries: Vec<String>,
    /// The first day on which it is in force.
    pub from: Date,
    /// The first day on which it no longer is; none when it is open.
    pub until: Option<Date>,
    /// Whether nothing is left of its quantity.
    pub used_up: bool,
}

/// Licences by their references, as they stand on a day.
#[derive(Clone, Debug)]
pub struct Register {
    on: Date,
    licences: BTreeMap<String, Issued>,
}

impl Register {
    /// A register for lines of a day. References are compared without blanks, in capitals.
    #[must_use]
    pub fn new(on: Date, licences: impl IntoIterator<Item = (String, Issued)>) -> Self {
        Self {
            on,
            licences: licences.into_iter().map(|(reference, issued)| (plain(&reference), issued)).collect(),
        }
    }
}

fn plain(reference: &str) -> String {
    reference.chars().filter(|letter| !letter.is_whitespace()).flat_map(char::to_uppercase).collect()
}

impl Licences for Register {
    fn look_up(&self, reference: &str, entries: &[&str]) -> Licence {
        let Some(issued) = self.licences.get(&plain(reference)) else {
            return Licence::Unknown(format!("the register has no licence `{reference}`"));
        };
        if self.on < issued.from {
            return Licence::Unknown(format!("it is in force from {} on only", issued.from));
        }
        if let Some(until) = issued.until.filter(|until| *until <= self.on) {
            return Licence::Ended(format!("it ended on {until}"));
        }
        if issued.used_up {
            return Licence::UsedUp;
        }
        let covers = |entry: &str| {
            issued.entries.iter().any(|own| {
                entry.strip_prefix(own.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
            })
        };
        let covered = entries.iter().filter(|entry| covers(entry)).count();
        let which = || format!("it is for {}", issued.entries.join(", "));
        match covered {
            _ if covered == entries.len() => Licence::Covers,
            0 => Licence::OtherGoods(which()),
            _ => Licence::Partly(which()),
        }
    }
}
