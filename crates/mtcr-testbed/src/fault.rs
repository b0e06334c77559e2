//! Why something that tests need is not there.

use thiserror::Error;

/// Why a program could not be started.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum Fault {
    /// PostgreSQL is not installed.
    #[error("no PostgreSQL under /usr/lib/postgresql: apt-get install postgresql")]
    NotInstalled,
    /// The provider of identities is not installed.
    #[error("no provider of identities in `openid` of the target folder: cargo xtask packages")]
    NoOpenId,
    /// A program could not be run.
    #[error("cannot run `{program}`: {why}")]
    Program {
        /// The program.
        program: String,
        /// What it or the system said.
        why: String,
    },
    /// The server ended before it was ready.
    #[error("the server ended before it was ready:\n{0}")]
    Ended(String),
}
