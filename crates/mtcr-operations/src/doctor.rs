//! What is wrong with an installation, and what to do about it.
//!
//! [`examine`] looks at the settings, the files and the database of a node as they are now, and changes nothing. Each
//! family of faults is a file here; [`FINDINGS`] lists them all. What could not be looked at is told, and is no health.

mod backup;
mod clock;
mod configuration;
mod database;
mod disk;
mod files;
mod key;
mod law;
mod ledger;
mod listen;
mod lists;
mod oidc;
mod report;
mod tls;

pub use report::{FINDINGS, Fault, Finding, Report, Unseen};

use crate::{Periods, Settings, Wrong};
use jiff::Timestamp;
use jiff::civil::Date;

/// The day of the build, counted from 1970.
const BUILT_DAY: &str = env!("BUILT_DAY");

/// What the law is that the node would serve.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LawSeen {
    /// It was read.
    Read {
        /// Whether nobody vouches for it.
        unsigned: bool,
        /// The day of its newest edition, where that is known to the day.
        newest: Option<Date>,
    },
    /// It was not, and why.
    Unreadable(String),
}

/// An installation, and what it is judged by.
#[derive(Clone, Debug)]
pub struct Visit<'a> {
    /// Its settings.
    pub settings: &'a Settings,
    /// What is wrong with them.
    pub wrong: &'a [Wrong],
    /// Its law.
    pub law: &'a LawSeen,
    /// The clock of this machine.
    pub now: Timestamp,
    /// Periods and limits.
    pub periods: &'a Periods,
}

impl Visit<'_> {
    /// The first instant of the day on which the program was built; before it no clock can be right.
    fn built() -> Option<Timestamp> {
        let day: i64 = BUILT_DAY.parse().ok()?;
        Timestamp::from_second(day.checked_mul(86_400)?).ok()
    }
}

/// Looks at an installation.
pub async fn examine(visit: &Visit<'_>) -> Report {
    let mut report = Report::default();
    configuration::look(visit, &mut report);
    listen::look(visit, &mut report);
    tls::look(visit, &mut report);
    oidc::look(visit, &mut report);
    law::look(visit, &mut report);
    files::look(visit, &mut report);
    disk::look(visit, &mut report);
    backup::look(visit, &mut report);
    lists::look(visit, &mut report);
    let database = database::look(visit, &mut report).await;
    let key = key::look(visit, database.as_ref(), &mut report);
    clock::look(visit, database.as_ref(), &mut report);
    if let Some(database) = &database {
        ledger::look(visit, database, key.as_ref(), &mut report).await;
    }
    report
}
