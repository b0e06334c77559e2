//! The options of `mtcr bulk`.

use clap::{Args, Subcommand};
use std::path::PathBuf;

#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true, subcommand_negates_reqs = true)]
pub(crate) struct Bulk {
    #[command(subcommand)]
    pub(crate) command: Option<BulkCommand>,
    /// The file of products: .csv, .tsv, .ndjson, .jsonl, .xlsx or .parquet
    #[arg(required = true, value_name = "INPUT")]
    pub(crate) input: Option<PathBuf>,
    /// The file to write, in any of these formats; its malformed rows and its totals are written beside it
    #[arg(short, long, required = true, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
    /// What the columns mean [default: every row is a dossier]
    #[arg(long, value_name = "FILE")]
    pub(crate) map: Option<PathBuf>,
    /// The edition of the Annex [default: the newest held]
    #[arg(long, value_name = "ID")]
    pub(crate) edition: Option<String>,
    /// Threads that classify [default: as many as the machine has processors]
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

#[derive(Debug, Subcommand)]
pub(crate) enum BulkCommand {
    /// Propose a mapping from the headers of a file: to be read and completed, never to be used unread
    Map {
        /// The file of products
        file: PathBuf,
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
