//! What can go wrong although nobody did anything wrong.

use thiserror::Error;

/// Why something could not be done. Messages never hold a secret.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum Fault {
    /// The system gives no random bytes.
    #[error("the system gives no random bytes")]
    Random(#[source] getrandom::Error),
    /// The file of periods and limits cannot be read.
    #[error("data/policies/accounts.toml cannot be read")]
    Settings(#[source] toml::de::Error),
    /// A value of that file that is none.
    #[error("data/policies/accounts.toml, `{key}`: `{found}` is not {right}")]
    Setting {
        /// Where it stands.
        key: String,
        /// What stands there.
        found: String,
        /// What would be right.
        right: &'static str,
    },
    /// A password cannot be hashed with these costs.
    #[error("a password cannot be hashed with the costs asked for")]
    Hash(#[source] argon2::Error),
    /// What was kept of a password is no hash that this program makes.
    #[error(
        "what is kept of a password is not an argon2id hash in PHC form within the bounds of this program"
    )]
    KeptHash,
    /// What was kept of a second factor is none.
    #[error("what is kept of a second factor is not a secret of 20 bytes or more")]
    SecondFactor,
}
