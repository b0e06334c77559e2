//! Cosigning: what a partner makes sure of before it vouches for a log that is not its own.

use crate::checkpoint::Checkpoint;
use crate::hash::Hash;
use crate::key::{PublicKey, Role, SecretKey};
use crate::note::Note;
use crate::proof::{NoProof, verify_consistency};
use crate::trust::{Distrust, Trust};
use thiserror::Error;

/// Why a partner does not cosign a checkpoint.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum NotCosigned {
    /// The log did not sign it.
    #[error(transparent)]
    Distrusted(#[from] Distrust),
    /// It is of another log than the one seen before.
    #[error("it is of the log `{found}`, the one seen before is `{seen}`")]
    OtherLog {
        /// Whose it is.
        found: String,
        /// Whose was seen before.
        seen: String,
    },
    /// The log as it was seen before is not shown to be the beginning of it.
    #[error("it does not follow from the {size} entries seen before")]
    NotTheSame {
        /// How many were seen.
        size: u64,
        /// Why.
        #[source]
        cause: NoProof,
    },
    /// The key is one of a log.
    #[error("`{0}` is a key of a log; cosigning takes one of a cosigner")]
    Key(String),
}

/// Cosigns a checkpoint of a log, as seen at an instant in seconds since 1970, once it is shown to continue what was
/// seen before; gives what is now to be remembered as seen.
///
/// `seen` is the checkpoint cosigned last, none for the first; `proof` is the [consistency
/// proof](crate::Plan::consistency) from its size on. Remember the answer before the note leaves the house: a partner
/// that cosigns two logs under one name vouches for a forgery.
///
/// # Errors
/// The log did not sign, the checkpoint does not continue what was seen, or the key may not cosign. The note is then
/// left as it was.
pub fn cosign(
    note: &mut Note,
    log: &PublicKey,
    seen: Option<&Checkpoint>,
    proof: &[Hash],
    key: &SecretKey,
    at: u64,
) -> Result<Checkpoint, NotCosigned> {
    if key.public().role() != Role::Cosigner {
        return Err(NotCosigned::Key(key.public().name().to_owned()));
    }
    let opened = Trust::new(vec![log.clone()]).opens(note)?;
    if !opened.signed.iter().any(|signed| signed.role == Role::Log) {
        return Err(Distrust::NotTheLog.into());
    }
    let found = opened.checkpoint;
    if let Some(seen) = seen {
        if seen.origin() != found.origin() {
            let [found, seen] = [&found, seen].map(|head| head.origin().to_owned());
            return Err(NotCosigned::OtherLog { found, seen });
        }
        verify_consistency((seen.size(), seen.root()), (found.size(), found.root()), proof)
            .map_err(|cause| NotCosigned::NotTheSame { size: seen.size(), cause })?;
    }
    note.cosign(key, at);
    Ok(found)
}
