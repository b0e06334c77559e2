//! The command line of `mtcr admin`.

use super::Serve;
use clap::{Args, Subcommand};

#[derive(Debug, Subcommand)]
pub(crate) enum Admin {
    /// Show the settings that `mtcr serve` would run with, and where each comes from
    Config(Serve),
    /// Say what is wrong with an installation, and what to do about it
    Doctor(Serve),
    /// Show who may do what on a node, and by which policies
    Permissions(What),
}

#[derive(Debug, Args)]
pub(crate) struct What {
    /// A role, as CO, or an action, as rating-write; the whole table when left out
    pub(crate) name: Option<String>,
}
