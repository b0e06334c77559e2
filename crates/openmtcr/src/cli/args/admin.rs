//! The command line of `mtcr admin`.

use super::Serve;
use clap::Subcommand;

#[derive(Debug, Subcommand)]
pub(crate) enum Admin {
    /// Show the settings that `mtcr serve` would run with, and where each comes from
    Config(Serve),
    /// Say what is wrong with an installation, and what to do about it
    Doctor(Serve),
}
