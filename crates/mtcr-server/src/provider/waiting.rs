//! Browsers that left for the provider and have not come back, in the memory of this node.

use crate::pages::Lang;
use jiff::Timestamp;
use mtcr_accounts::SessionId;
use mtcr_office::Request;
use mtcr_signin::openid::Pending;
use std::collections::BTreeMap;
use std::net::IpAddr;

/// Browsers that may be away; whoever left first makes room.
const MOST: usize = 10_000;
/// The same from one network, so that nobody can push out those of others alone.
const MOST_OF_NETWORK: usize = 200;

/// What a browser left for.
pub(crate) enum Purpose {
    /// To sign in, and to be led to a page of this node.
    SignIn {
        /// Its address; empty where none was wanted.
        to: String,
    },
    /// To say who they are there, in a session.
    Link {
        /// The session.
        session: SessionId,
    },
}

/// How a browser left.
pub(crate) struct Left {
    /// What for.
    pub(crate) purpose: Purpose,
    /// In which language.
    pub(crate) lang: Lang,
}

struct Away {
    left: Left,
    pending: Pending,
    network: u128,
}

/// Browsers that are away, by the hash of what each has in a cookie.
#[derive(Default)]
pub(super) struct Waiting(BTreeMap<String, Away>);

impl Waiting {
    pub(super) fn add(&mut self, browser: String, left: Left, pending: Pending, request: &Request<'_>) {
        self.0.retain(|_, away| request.now < away.pending.ends());
        let network = network(request.from);
        if self.0.values().filter(|away| away.network == network).count() >= MOST_OF_NETWORK {
            self.drop_first(|away| away.network == network);
        }
        if self.0.len() >= MOST {
            self.drop_first(|_| true);
        }
        self.0.insert(browser, Away { left, pending, network });
    }

    /// Takes out what waited for a browser; none where nothing does, or not any more.
    pub(super) fn take(&mut self, browser: &str, now: Timestamp) -> Option<(Left, Pending)> {
        let away = self.0.remove(browser)?;
        (now < away.pending.ends()).then_some((away.left, away.pending))
    }

    fn drop_first(&mut self, among: impl Fn(&Away) -> bool) {
        let of = self.0.iter().filter(|(_, away)| among(away));
        let first = of.min_by_key(|(_, away)| away.pending.ends()).map(|(browser, _)| browser.clone());
        if let Some(first) = first {
            self.0.remove(&first);
        }
    }
}

/// An address, or of version 6 the network that one line has.
fn network(address: IpAddr) -> u128 {
    match address.to_canonical() {
        IpAddr::V4(four) => u128::from(four.to_bits()),
        IpAddr::V6(six) => six.to_bits() >> 64 << 64,
    }
}

#[cfg(test)]
mod tests {
    use super::{Left, MOST_OF_NETWORK, Pending, Purpose, Request, Waiting};
    use crate::pages::Lang;
    use jiff::{SignedDuration, Timestamp};
    use std::net::IpAddr;

    fn pending(ends: Timestamp) -> Pending {
        let secret = "a".repeat(43);
        Pending::read(&format!("{secret} {secret} {secret} {ends} https://people.example")).expect("one")
    }

    fn add(waiting: &mut Waiting, name: &str, from: [u8; 4], now: Timestamp) {
        let left = Left { purpose: Purpose::SignIn { to: String::new() }, lang: Lang::En };
        let request = Request { now, from: IpAddr::from(from), device: None };
        waiting.add(name.to_owned(), left, pending(now + SignedDuration::from_mins(10)), &request);
    }

    #[test]
    fn one_network_pushes_out_its_own_and_nothing_waits_for_ever() {
        let begin = Timestamp::UNIX_EPOCH;
        let mut waiting = Waiting::default();
        add(&mut waiting, "other", [192, 0, 2, 1], begin);
        let mut at = begin;
        for number in 0..=MOST_OF_NETWORK {
            at += SignedDuration::from_secs(1);
            add(&mut waiting, &format!("own-{number}"), [192, 0, 2, 2], at);
        }
        assert!(waiting.take("own-0", at).is_none(), "the first made room");
        assert!(waiting.take("own-1", at).is_some());
        assert!(waiting.take("own-1", at).is_none(), "it is taken once");
        assert!(waiting.take("other", at).is_some(), "others are as they were");
        let late = at + SignedDuration::from_mins(10);
        assert!(waiting.take(&format!("own-{MOST_OF_NETWORK}"), late).is_none(), "it is over");
        add(&mut waiting, "new", [192, 0, 2, 3], late);
        assert_eq!(waiting.0.len(), 1, "what is over is gone");
    }
}
