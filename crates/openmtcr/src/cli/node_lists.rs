//! The lists of a node: those of its folder, or, in a demonstration that names none, a made-up list beside its database.

use super::keep::told;
use super::lists::broken;
use super::out::Outcome;
use super::shelved::declaration;
use jiff::Timestamp;
use mtcr_lists::{Import, Programmes, Shelf, SourceFile, States};
use mtcr_operations::Settings;
use mtcr_server::screening::Lists;
use std::io::Cursor;
use std::path::{Path, PathBuf};

/// The list of a demonstration, and the profile that asks for no other.
const LIST: &str = "own-watchlist";
const PROFILE: &str = "own";

/// What is on it.
const WATCHLIST: &str = include_str!("../../../../examples/lists/watchlist.csv");

/// The lists, where the node has any.
pub(super) fn of(settings: &Settings) -> Result<Option<Lists>, Outcome> {
    let opened = match (settings.lists(), of_demonstration(settings)) {
        (Some(folder), _) => Lists::open(folder, settings.lists_profile()),
        (None, Some(folder)) => {
            import(&folder)?;
            Lists::open(&folder, PROFILE)
        }
        (None, None) => return Ok(None),
    };
    opened.map(Some).map_err(|wrong| told(&wrong))
}

/// Beside the database, as its key is. Whatever keeps nothing has no list either.
fn of_demonstration(settings: &Settings) -> Option<PathBuf> {
    let mut folder = settings.database_file().filter(|_| settings.demo())?.into_os_string();
    folder.push(".lists");
    Some(folder.into())
}

/// Puts the made-up list in use where there is none.
fn import(folder: &Path) -> Result<(), Outcome> {
    let shelf = Shelf::at(folder);
    let declaration = declaration(&shelf, LIST)?;
    if shelf.versions(&declaration.id).is_ok_and(|versions| !versions.is_empty()) {
        return Ok(());
    }
    let states = States::built_in().map_err(|wrong| broken(&wrong))?;
    let programmes = Programmes::built_in().map_err(|wrong| broken(&wrong))?;
    let source = SourceFile { name: "watchlist.csv".to_owned(), content: Box::new(Cursor::new(WATCHLIST)) };
    let import = Import { at: Timestamp::now(), by: "the demonstration", sha256: &[], accept: None };
    shelf
        .import(&declaration, vec![source], (&states, &programmes), &import)
        .map_err(|wrong| told(&wrong))?;
    Ok(())
}
