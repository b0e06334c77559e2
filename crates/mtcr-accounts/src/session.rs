//! Sessions of people who are signed in.

use crate::ground::{Ground, Refused};
use crate::id::{AccountId, SessionId};
use crate::policy::SessionPolicy;
use jiff::Timestamp;

/// A session as it was started.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    /// Its id.
    pub id: SessionId,
    /// Whose it is.
    pub account: AccountId,
    /// When it is over in any case.
    pub until: Timestamp,
    /// Whether it was ended before that.
    pub ended: bool,
}

impl Session {
    /// Whether the session still stands at an instant, when the last request of it came at `seen`.
    ///
    /// The instant at which it is over is no longer part of it. A clock that went back makes no session longer than
    /// its absolute end.
    ///
    /// # Errors
    /// It was ended, is over, or nothing was heard of it for too long.
    pub fn stands(&self, seen: Timestamp, now: Timestamp, policy: &SessionPolicy) -> Result<(), Refused> {
        let idle = now.duration_since(seen) >= policy.idle.duration();
        if self.ended || now >= self.until || idle { Err(Refused(Ground::SessionOver)) } else { Ok(()) }
    }
}
