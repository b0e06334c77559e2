//! The office: the one place where what a person or a program asks of a node is permitted, done and recorded.
//!
//! API, pages and command line make a [`Caller`] of a cookie, a token or the console ([`Office::session`],
//! [`Office::token`], [`Caller::console`]) and give it an [`Order`] ([`Office::act`]). The policies permit it, the rules
//! of accounts turn it into events, and the store keeps them with the ledger. Reading is asked for by [`Office::may`]. A
//! refusal says what may be told, and is on record as far as there is room.
//!
//! Names, passwords and secrets never stand in events: they are kept sealed beside them.
//!
//! Screening of parties has its own deeds ([`Office::screen`], [`Office::screening_deed`]) under the same policies.
//!
//! The office has no clock: each [`Request`] says when it came. It draws ids and secrets itself.

mod act;
mod caller;
mod details;
mod entry;
mod fault;
mod ids;
mod office;
mod order;
mod pending;
mod permit;
mod plan;
mod provider;
mod refusals;
mod screening;
mod second_factor;
mod sign_in;

pub use caller::{Caller, Request};
pub use details::{Named, Person};
pub use entry::{Entering, LinkFor};
pub use fault::{Error, Fault, Ground, Refusal};
pub use office::{Known, Office};
pub use order::{Done, Order};
pub use screening::{
    Checked, Decision, Deed, Digest, Finding, Hit, HitStanding, Line, Matter, Opinion, Remembered,
    ScreeningId, Seen, Sight, Standing, Unscreened, Watched, check, lists as lists_in_use, unchecked,
};
pub use second_factor::NewSecondFactor;
pub use sign_in::{SignIn, SignedIn};
