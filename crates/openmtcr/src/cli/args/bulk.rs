//! The options of `mtcr bulk`.

use clap::{Args, Subcommand};
use std::path::PathBuf;

#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true, subcommand_negates_reqs = true)]
pub(crate) struct Bulk {
    #[command(subcommand)]
    pub(crate) command: Option<BulkCommand>,
    /// The file of products, or of declarations: .csv, .tsv, .ndjson, .jsonl, .xlsx or .parquet
    #[arg(required = true, value_name = "INPUT")]
    pub(crate) input: Option<PathBuf>,
    /// The file to write, in any of these formats; its malformed rows and its totals are written beside it
    #[arg(short, long, required = true, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
    /// The rows are lines of customs declarations: say which of them a person should look at, and why
    #[arg(long, conflicts_with = "brief")]
    pub(crate) declarations: bool,
    /// What the columns mean [default: every row is a dossier; columns of declarations are called as those of a line]
    #[arg(long, value_name = "FILE")]
    pub(crate) map: Option<PathBuf>,
    /// The edition of the Annex [default: the newest held]
    #[arg(long, value_name = "ID")]
    pub(crate) edition: Option<String>,
    #[command(flatten)]
    pub(crate) of_lines: OfLines,
    /// Threads that judge [default: as many as the machine has processors]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=512))]
    pub(crate) threads: Option<u16>,
    /// Leave out what to ask for and the nearest limit, which makes the run many times as fast
    #[arg(long)]
    pub(crate) brief: bool,
    /// Take one part of the input, as 2/8 for the second of eight; `mtcr bulk merge` puts the parts together
    #[arg(long, value_name = "I/N")]
    pub(crate) split: Option<String>,
    /// Go on where an earlier run stopped; begin where there was none, and end at once where it had ended
    #[arg(long)]
    pub(crate) resume: bool,
    /// Rows after which what is written is made durable
    #[arg(long, value_name = "ROWS", default_value_t = 50_000, value_parser = clap::value_parser!(u64).range(1..))]
    pub(crate) durable_every: u64,
}

/// What lines of declarations are judged by beside the law.
#[derive(Debug, Args)]
pub(crate) struct OfLines {
    /// The folder of the lists that parties are asked of, for declarations [default: lists]
    #[arg(long, value_name = "DIR", requires = "declarations")]
    pub(crate) lists: Option<PathBuf>,
    /// Which lists must be there before a party is clear [default: default]
    #[arg(long, value_name = "ID", requires = "declarations")]
    pub(crate) profile: Option<String>,
    /// The day to judge for, as 2026-11-22 [default: today]
    #[arg(long, value_name = "DATE", requires = "declarations")]
    pub(crate) on: Option<String>,
    /// A table of the licences that lines may refer to [default: nothing is known of any licence]
    #[arg(long, value_name = "FILE", requires = "declarations")]
    pub(crate) licences: Option<PathBuf>,
    /// Use the registry in this file in place of the one built in; every answer then says so
    #[arg(long, value_name = "FILE", requires = "declarations")]
    pub(crate) registry: Option<PathBuf>,
}

#[derive(Debug, Subcommand)]
pub(crate) enum BulkCommand {
    /// Propose a mapping from the headers of a file: to be read and completed, never to be used unread
    Map {
        /// The file of products, or of declarations
        file: PathBuf,
        /// Its rows are lines of customs declarations
        #[arg(long)]
        declarations: bool,
    },
    /// Put the outputs of all parts of an input together, and reconcile their totals
    Merge {
        /// The outputs of `--split 1/N` to `--split N/N`
        #[arg(required = true, value_name = "OUTPUT")]
        parts: Vec<PathBuf>,
        /// The file to write
        #[arg(short, long, value_name = "FILE")]
        output: PathBuf,
    },
}
