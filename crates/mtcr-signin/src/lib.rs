//! How somebody proves who they are.
//!
//! [`Passwords`] sets and verifies passwords with Argon2id, a bounded number at a time. [`SecondFactor`] and
//! [`RecoveryCode`] are what comes after a password. [`SessionId`], [`ApiToken`] and [`LinkCode`] are random secrets of
//! which only a hash is kept; [`csrf`] ties a form to a session, [`DeviceKey`] knows a browser again. [`Throttle`] says
//! how often one may try. [`openid`] signs in at a provider of identities. Every period and limit is in `data/policies/accounts.toml`, read by [`Settings`].
//!
//! It knows no accounts, keeps nothing, and asks no clock: instants are arguments. Randomness comes from the system at
//! one place. Whoever calls it decides what a person may do once it is known who they are.
//!
//! ```
//! use mtcr_signin::{Password, Passwords, Settings, Verified};
//!
//! let passwords = Passwords::new(&Settings::built_in()?.password)?;
//! let chosen = passwords.choose("seven otters row home", &["mira"])?;
//! let mut permit = passwords.permit()?;
//! let kept = passwords.hash(&chosen, &mut permit)?;
//!
//! let typed = Password::typed("seven otters row home");
//! assert!(matches!(passwords.verify(Some(&kept), &typed, &mut permit)?, Verified::Right));
//! assert!(matches!(passwords.verify(None, &typed, &mut permit)?, Verified::Wrong));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

pub mod csrf;
mod device;
mod fault;
mod guess;
mod mac;
mod name;
pub mod openid;
mod password;
mod period;
mod permit;
mod random;
mod second_factor;
mod secret;
mod settings;
mod throttle;

pub use device::DeviceKey;
pub use fault::Fault;
pub use name::compared;
pub use password::{Chosen, Password, PasswordHash, Passwords, Unfit, Verified};
pub use permit::{Busy, Permit};
pub use second_factor::{KeptCode, RecoveryCode, SecondFactor, Step};
pub use secret::{ApiToken, Kept, Kind, Link, LinkCode, Secret, Session, SessionId, Token};
pub use settings::{
    By, DeviceSettings, Limit, LinkSettings, PasswordSettings, ProviderSettings, SecondFactorSettings,
    SessionSettings, Settings, ThrottleSettings, TokenSettings,
};
pub use throttle::{Attempt, Paid, Refused, Throttle};
