//! The folder of the lists and the day, as the command line names them.

use super::args::Shelved;
use super::lists::broken;
use super::out::{Outcome, chain, complain};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use mtcr_lists::{Declaration, Profile, Screener, Shelf, ShelfError};
use mtcr_screening::Names;
use std::path::Path;
use std::sync::Arc;

/// The shelf.
pub(crate) fn shelf(shelved: &Shelved) -> Shelf {
    Shelf::at(&shelved.folder)
}

/// The instant to answer for: the beginning of the day that was named, else now.
pub(crate) fn instant(shelved: &Shelved) -> Result<Timestamp, Outcome> {
    typed_instant(shelved.on.as_deref())
}

/// The day that was named, else today, in universal time.
pub(crate) fn date(typed: Option<&str>) -> Result<Date, Outcome> {
    typed_instant(typed).map(day)
}

fn typed_instant(typed: Option<&str>) -> Result<Timestamp, Outcome> {
    let Some(typed) = typed else { return Ok(Timestamp::now()) };
    let day = typed.parse::<Date>().ok().and_then(|day| day.to_zoned(TimeZone::UTC).ok());
    day.map(|day| day.timestamp()).ok_or_else(|| {
        complain(&format!("`{typed}` is no day: write it as 2026-11-22"));
        Outcome::BadInput
    })
}

/// The day of an instant, in universal time.
pub(crate) fn day(at: Timestamp) -> Date {
    at.to_zoned(TimeZone::UTC).date()
}

/// What lists there are, by declaration.
pub(crate) fn declarations(shelf: &Shelf) -> Result<Vec<Declaration>, Outcome> {
    shelf.declarations().map_err(|wrong| refused(&wrong))
}

/// A list by its id.
pub(crate) fn declaration(shelf: &Shelf, list: &str) -> Result<Declaration, Outcome> {
    let declarations = declarations(shelf)?;
    declarations.iter().find(|one| one.id.0 == list).cloned().ok_or_else(|| {
        let known: Vec<String> = declarations.iter().map(|one| format!("`{}`", one.id.0)).collect();
        complain(&format!("there is no list `{list}`: there are {}", known.join(", ")));
        Outcome::BadInput
    })
}

/// A profile by its id.
pub(crate) fn profile(typed: &str) -> Result<Profile, Outcome> {
    let profiles = Profile::built_in().map_err(|wrong| broken(&wrong))?;
    profiles.iter().find(|profile| profile.id == typed).cloned().ok_or_else(|| {
        let known: Vec<String> = profiles.iter().map(|profile| format!("`{}`", profile.id)).collect();
        complain(&format!("there is no profile `{typed}`: there are {}", known.join(", ")));
        Outcome::BadInput
    })
}

/// Every list in a folder, ready to be asked.
pub(crate) fn screener(folder: &Path, typed: &str) -> Result<Screener, Outcome> {
    let names = Names::built_in().map_err(|wrong| broken(&wrong))?;
    let profile = profile(typed)?;
    Screener::load(&Shelf::at(folder), &profile, Arc::new(names)).map_err(|wrong| refused(&wrong))
}

/// Complains of what is on the shelf.
pub(crate) fn refused(wrong: &ShelfError) -> Outcome {
    complain(&chain(wrong));
    match wrong {
        ShelfError::Declaration(_) | ShelfError::NoVersion { .. } => Outcome::BadInput,
        ShelfError::Unreadable { .. } | ShelfError::Damaged { .. } => Outcome::Refused,
    }
}
