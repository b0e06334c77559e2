//! Whose signatures a checkpoint must bear to be believed.

use crate::checkpoint::{BadCheckpoint, Checkpoint};
use crate::key::{PublicKey, Role};
use crate::note::{Note, Signed};
use std::collections::BTreeSet;
use thiserror::Error;

/// The keys that somebody trusts, and how many cosigners it takes.
///
/// Of several keys of the log any one will do, as when it was given a new key. Without a key of the log the cosigners
/// stand in for it: they vouch that they saw the log sign.
///
/// ```
/// use mtcr_ledger::{Frontier, Role, SecretKey, Trust};
///
/// let log = SecretKey::from_seed("arlandia.example/log", Role::Log, &[7; 32])?;
/// let partner = SecretKey::from_seed("borovia.example/witness", Role::Cosigner, &[8; 32])?;
/// let mut note = Frontier::new().checkpoint("arlandia.example/log")?.sign(&log)?;
///
/// let trust = Trust::new(vec![log.public().clone(), partner.public().clone()]).with_quorum(1);
/// assert!(!trust.opens(&note)?.quorum);
/// note.cosign(&partner, 1_930_000_000);
/// assert!(trust.opens(&note)?.quorum);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct Trust {
    keys: Vec<PublicKey>,
    quorum: usize,
}

/// A checkpoint that can be believed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opened {
    /// What it says.
    pub checkpoint: Checkpoint,
    /// Whose signatures hold, of the given keys.
    pub signed: Vec<Signed>,
    /// Whether as many of the given cosigners signed as are wanted.
    pub quorum: bool,
}

/// A note that is no checkpoint, or one that cannot be believed.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum Distrust {
    /// It is no checkpoint, or a signature of a given key does not hold.
    #[error(transparent)]
    Bad(#[from] BadCheckpoint),
    /// No given key of a log has signed it.
    #[error("no key that was given for the log has signed it")]
    NotTheLog,
    /// No key of a log was given, and too few of the cosigners have signed it.
    #[error("no key of the log was given, and {signed} of the cosigners have signed it where {wanted} must")]
    TooFew {
        /// How many have.
        signed: usize,
        /// How many must.
        wanted: usize,
    },
}

impl Trust {
    /// Trust in some keys; in none, every checkpoint is read and none is believed.
    #[must_use]
    pub const fn new(keys: Vec<PublicKey>) -> Self {
        Self { keys, quorum: 0 }
    }

    /// The same, with the number of cosigners that it takes besides the log.
    #[must_use]
    pub fn with_quorum(self, quorum: usize) -> Self {
        Self { quorum, ..self }
    }

    /// The keys.
    #[must_use]
    pub fn keys(&self) -> &[PublicKey] {
        &self.keys
    }

    /// How many different keys of cosigners there are.
    #[must_use]
    pub fn cosigners(&self) -> usize {
        let cosigners = self.keys.iter().filter(|key| key.role() == Role::Cosigner);
        cosigners.map(|key| (key.name(), key.id())).collect::<BTreeSet<_>>().len()
    }

    /// How many cosigners it takes.
    #[must_use]
    pub const fn quorum(&self) -> usize {
        self.quorum
    }

    /// Reads a checkpoint from a note. Cosigners that are too few show in the answer and are no error, where the log
    /// itself has signed: they sign later than the log does.
    ///
    /// # Errors
    /// The note is no checkpoint; a signature of a given key does not hold; or keys were given, and neither the log
    /// nor enough of the cosigners has signed.
    pub fn opens(&self, note: &Note) -> Result<Opened, Distrust> {
        let checkpoint = Checkpoint::parse(note.text())?;
        let signed = note.signed_by(&self.keys).map_err(BadCheckpoint::from)?;
        let cosigners = signed.iter().filter(|signed| signed.role == Role::Cosigner);
        // One key counts once, however often it signed.
        let cosigned = cosigners.map(|signed| (&signed.name, signed.id)).collect::<BTreeSet<_>>().len();
        let of_a_log = self.keys.iter().any(|key| key.role() == Role::Log);
        if of_a_log && !signed.iter().any(|signed| signed.role == Role::Log) {
            return Err(Distrust::NotTheLog);
        }
        let wanted = self.quorum.max(1);
        if !of_a_log && !self.keys.is_empty() && cosigned < wanted {
            return Err(Distrust::TooFew { signed: cosigned, wanted });
        }
        Ok(Opened { checkpoint, quorum: cosigned >= self.quorum, signed })
    }
}
