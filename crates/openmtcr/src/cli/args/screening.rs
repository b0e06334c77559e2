//! The options of `mtcr screen` and `mtcr lists`.

use clap::{Args, Subcommand};
use std::path::PathBuf;

/// Where lists are kept, and the day to answer for.
#[derive(Debug, Args)]
pub(crate) struct Shelved {
    /// The folder of the lists
    #[arg(long = "lists", value_name = "DIR", default_value = "lists")]
    pub(crate) folder: PathBuf,
    /// The day to answer for, as 2026-11-22 [default: today]; for an import, the day on which the files were fetched
    #[arg(long, value_name = "DATE")]
    pub(crate) on: Option<String>,
}

#[derive(Debug, Args)]
pub(crate) struct Screen {
    /// Names to ask about, or one table of parties: a file ending in .csv or .xlsx
    #[arg(required_unless_present = "pairs", value_name = "NAME|PARTIES.csv")]
    pub(crate) names: Vec<String>,
    /// Compare the names of each row of this table with each other (name1, name2 and, if wanted, schema); no list is asked
    #[arg(long, value_name = "FILE", conflicts_with = "names")]
    pub(crate) pairs: Option<PathBuf>,
    /// What the names are: person, organisation, vessel, aircraft [default: any of them]
    #[arg(long, value_name = "WORD")]
    pub(crate) kind: Option<String>,
    /// A state that all the names have to do with, by its letters or a name; may be repeated
    #[arg(long = "state", value_name = "STATE")]
    pub(crate) states: Vec<String>,
    /// A record is a hit from this score on, 0 to 1 [default: that of the figures by which names are compared]
    #[arg(long, value_name = "SCORE")]
    pub(crate) threshold: Option<String>,
    /// Which lists must be there before somebody is clear
    #[arg(long, value_name = "ID", default_value = "default")]
    pub(crate) profile: String,
    /// Show what added to each score and what took from it, and where the record stands
    #[arg(long)]
    pub(crate) explain: bool,
    #[command(flatten)]
    pub(crate) shelved: Shelved,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Lists {
    /// Put files in use as the new version of a list
    Import(Import),
    /// Show how lists stand, or one list with every version it had
    Show {
        /// The list [default: all]
        list: Option<String>,
        #[command(flatten)]
        shelved: Shelved,
    },
    /// Show what is otherwise in a version of a list than in another
    Diff {
        /// The list
        list: String,
        /// The older version [default: the one before the newer]
        #[arg(long, value_name = "NUMBER")]
        from: Option<u32>,
        /// The newer version [default: the one in use]
        #[arg(long, value_name = "NUMBER")]
        to: Option<u32>,
        #[command(flatten)]
        shelved: Shelved,
    },
    /// Print the first line of a list of one's own
    Template,
}

#[derive(Debug, Args)]
pub(crate) struct Import {
    /// The list, as `mtcr lists show` calls it
    pub(crate) list: String,
    /// Its files; which is which is told by how their names end
    #[arg(required = true)]
    pub(crate) files: Vec<PathBuf>,
    /// The SHA-256 that a file must have; once for each file
    #[arg(long, value_name = "HEX")]
    pub(crate) sha256: Vec<String>,
    /// Who imports [default: the name of the user of this system]
    #[arg(long, value_name = "NAME")]
    pub(crate) by: Option<String>,
    /// Why a version is taken that lost more records than it may, or is older than the one in use
    #[arg(long, value_name = "WHY")]
    pub(crate) accept: Option<String>,
    #[command(flatten)]
    pub(crate) shelved: Shelved,
}
