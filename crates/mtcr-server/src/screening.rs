//! Lists at a node, and parties asked of them.
//!
//! Lists lie in a folder; whatever the node answers with is one immutable index over all of them. When the folder has
//! other versions, another index is built beside and takes the place of the first in one step; what cannot be read leaves
//! the first where it was. Whether a list is too old is asked with the day of each question.

mod again;
mod looking;
mod party;

pub use again::{Begun, NotBegun, RESCREENING};
pub(crate) use looking::look;
pub use party::{IdentifierForm, PartyForm, Unread};

use jiff::civil::Date;
use mtcr_lists::{Declaration, Profile, ProfilesError, Screener, Shelf, ShelfError, State, Version};
use mtcr_office::{Checked, check, unchecked};
use mtcr_screening::{Names, NamesError, Subject};
use std::path::{Path, PathBuf};
use std::sync::{Arc, PoisonError, RwLock};

/// Why a node has no lists.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum NoLists {
    /// The tables by which names are compared are wrong.
    #[error("the tables by which names are compared cannot be read")]
    Names(#[source] NamesError),
    /// The table of profiles is wrong.
    #[error("the table of profiles cannot be read")]
    Profiles(#[source] ProfilesError),
    /// No profile of that name.
    #[error("there is no profile `{0}` in `data/screening/profiles.toml`")]
    Profile(String),
    /// A declaration of the folder is wrong.
    #[error("the folder of lists cannot be used")]
    Shelf(#[source] ShelfError),
}

/// The lists of a node.
#[derive(Debug)]
pub struct Lists {
    folder: PathBuf,
    profile: Profile,
    names: Arc<Names>,
    held: RwLock<Held>,
}

#[derive(Clone, Debug)]
struct Held {
    screener: Arc<Screener>,
    /// What stands for the versions that it was made from.
    stamp: String,
}

/// How one list stands, as the page of lists shows it.
#[derive(Clone, Debug)]
pub struct ListRow {
    /// What it is to look like.
    pub declaration: Declaration,
    /// The version in use, where there is one.
    pub version: Option<Version>,
    /// How it stands on the day.
    pub state: State,
}

impl Lists {
    /// Reads the lists of a folder, by a profile of `data/screening/profiles.toml`. A folder that is not there has no
    /// lists, and nobody is called clear.
    ///
    /// # Errors
    /// Tables of the program or a declaration of the folder are wrong.
    pub fn open(folder: &Path, profile: &str) -> Result<Self, NoLists> {
        let names = Arc::new(Names::built_in().map_err(NoLists::Names)?);
        let profiles = Profile::built_in().map_err(NoLists::Profiles)?;
        let found = profiles.into_iter().find(|one| one.id == profile);
        let profile = found.ok_or_else(|| NoLists::Profile(profile.to_owned()))?;
        let held = held(folder, &profile, &names).map_err(NoLists::Shelf)?;
        Ok(Lists { folder: folder.to_owned(), profile, names, held: RwLock::new(held) })
    }

    /// What answers now.
    #[must_use]
    pub fn screener(&self) -> Arc<Screener> {
        Arc::clone(&self.held.read().unwrap_or_else(PoisonError::into_inner).screener)
    }

    /// Looks whether the folder has other versions and takes them; whether it had. It reads files and takes a processor.
    ///
    /// # Errors
    /// The folder cannot be used; what answered before goes on to.
    pub fn look(&self) -> Result<bool, ShelfError> {
        let now = stamp(&Shelf::at(&self.folder))?;
        if self.held.read().unwrap_or_else(PoisonError::into_inner).stamp == now {
            return Ok(false);
        }
        let fresh = held(&self.folder, &self.profile, &self.names)?;
        *self.held.write().unwrap_or_else(PoisonError::into_inner) = fresh;
        Ok(true)
    }

    /// Every list that is declared, and how it stands on a day.
    #[must_use]
    pub fn rows(&self, on: Date) -> Vec<ListRow> {
        let screener = self.screener();
        let row = |(declaration, version, state): (&Declaration, Option<&Version>, State)| ListRow {
            declaration: declaration.clone(),
            version: version.cloned(),
            state,
        };
        screener.lists(on).map(row).collect()
    }

    /// Why nobody is called clear on a day, whoever is asked about: the list, and the words for it.
    #[must_use]
    pub fn refusals(&self, on: Date) -> Vec<(Option<String>, String)> {
        let refusals = self.screener().refusals(on).into_iter();
        refusals.map(|refusal| (refusal.list.map(|list| list.0), refusal.why)).collect()
    }
}

/// Asks the lists about parties; without lists nobody can say. It takes a processor.
#[must_use]
pub fn asked(lists: Option<&Lists>, subjects: &[Subject], on: Date) -> Vec<Checked> {
    match lists {
        Some(lists) => {
            let screener = lists.screener();
            subjects.iter().map(|subject| check(&screener, subject, on)).collect()
        }
        None => subjects.iter().map(|subject| unchecked(subject, NO_LISTS)).collect(),
    }
}

/// What is said where the node has no folder of lists.
pub const NO_LISTS: &str = "this node has no lists: set `screening.lists` and import them";

fn held(folder: &Path, profile: &Profile, names: &Arc<Names>) -> Result<Held, ShelfError> {
    let shelf = Shelf::at(folder);
    // The stamp first: what is imported meanwhile is noticed the next time.
    let stamp = stamp(&shelf)?;
    let screener = Screener::load(&shelf, profile, Arc::clone(names))?;
    Ok(Held { screener: Arc::new(screener), stamp })
}

fn stamp(shelf: &Shelf) -> Result<String, ShelfError> {
    let mut stamp = String::new();
    for declaration in shelf.declarations()? {
        stamp.push_str(&format!("{declaration:?}"));
        // A record of versions that cannot be read is one more state of the list, which the screener tells.
        match shelf.versions(&declaration.id) {
            Ok(versions) => {
                stamp.extend(
                    versions.last().map(|version| format!("{} {}\n", version.number, version.digest)),
                );
            }
            Err(error) => stamp.push_str(&format!("{error}\n")),
        }
    }
    Ok(stamp)
}
