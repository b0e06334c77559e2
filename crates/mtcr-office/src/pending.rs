//! Sign-ins that wait for a second factor, in the memory of this node.

use jiff::{SignedDuration, Timestamp};
use mtcr_accounts::{AccountId, SessionId};
use mtcr_signin::Paid;
use std::collections::BTreeMap;
use zeroize::Zeroizing;

/// How long a code may be waited for.
const WAIT: SignedDuration = SignedDuration::from_mins(5);
/// Codes that may be tried for one password.
const TRIES: u8 = 5;
/// Sign-ins that may wait; the oldest make room.
const MOST: usize = 10_000;

/// A sign-in whose password was right.
pub(crate) struct Half {
    pub(crate) account: AccountId,
    pub(crate) name: String,
    pub(crate) paid: Option<Paid>,
    until: Timestamp,
    tries: u8,
}

/// What waits for somebody to type a code.
#[derive(Default)]
pub(crate) struct Pending {
    /// Sign-ins, by the hash of what the browser was given.
    halves: BTreeMap<String, Half>,
    /// Second factors that were shown and not set yet, by the session.
    offers: BTreeMap<SessionId, Zeroizing<Vec<u8>>>,
}

impl Pending {
    pub(crate) fn add(
        &mut self,
        ticket: String,
        account: AccountId,
        name: String,
        paid: Paid,
        now: Timestamp,
    ) {
        self.halves.retain(|_, half| now < half.until);
        if self.halves.len() >= MOST {
            let oldest =
                self.halves.iter().min_by_key(|(_, half)| half.until).map(|(ticket, _)| ticket.clone());
            if let Some(oldest) = oldest {
                self.halves.remove(&oldest);
            }
        }
        let until = now.saturating_add(WAIT).unwrap_or(now);
        self.halves.insert(ticket, Half { account, name, paid: Some(paid), until, tries: TRIES });
    }

    /// Takes one try of a sign-in; none where it is not there, is over, or was tried too often.
    pub(crate) fn attempt(&mut self, ticket: &str, now: Timestamp) -> Option<(AccountId, String)> {
        let half = self.halves.get_mut(ticket)?;
        if now >= half.until || half.tries == 0 {
            self.halves.remove(ticket);
            return None;
        }
        half.tries -= 1;
        Some((half.account.clone(), half.name.clone()))
    }

    /// Takes a sign-in out, with what was paid for it.
    pub(crate) fn take(&mut self, ticket: &str) -> Option<Half> {
        self.halves.remove(ticket)
    }

    /// Keeps a second factor that is shown in a session, in the place of an earlier one.
    pub(crate) fn offer(&mut self, session: &SessionId, secret: Vec<u8>) {
        if self.offers.len() >= MOST {
            self.offers.pop_first();
        }
        self.offers.insert(session.clone(), Zeroizing::new(secret));
    }

    /// The second factor that was shown last in a session; it stays for another try.
    pub(crate) fn offered(&self, session: &SessionId) -> Option<Zeroizing<Vec<u8>>> {
        self.offers.get(session).cloned()
    }

    /// Forgets what was shown in a session.
    pub(crate) fn withdraw(&mut self, session: &SessionId) {
        self.offers.remove(session);
    }
}
