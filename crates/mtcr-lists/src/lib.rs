//! Lists of restricted parties, as their publishers give them, read into one shape.
//!
//! A reader turns the files of one publisher into [`Party`](mtcr_screening::Party) records; every value comes from the file
//! and every record says where in it it stands. What is wrong with a file is told with its name and line and what would be
//! right; a reader never guesses, never panics, and reads no more than it was allowed. What a list is to look like before it
//! may be used is declared in `data/screening/lists/`.

pub mod asked;
mod dates;
mod declaration;
mod error;
mod identifiers;
mod input;
pub mod kinds;
mod names;
mod profile;
mod programmes;
mod reader;
mod screener;
mod shelf;
mod states;
mod table;
mod uid;
mod xml;

pub use declaration::{Declaration, DeclarationError, FileOf, Range};
pub use error::ListError;
pub use input::Limits;
pub use profile::{Profile, ProfilesError};
pub use programmes::{Programmes, ProgrammesError, Tag};
pub use reader::{Format, Loaded, Part, Problem, ProblemKind, Role, TEMPLATE, read};
pub use screener::{Answer, Found, Outcome, Refusal, Screener};
pub use shelf::{
    Change, Changed, Difference, Disk, Entry, FileRecord, Import, ImportError, Imported, ListStatus, Lock,
    RealDisk, Shelf, ShelfError, SourceFile, State, Version, difference,
};
pub use states::{States, StatesError};
