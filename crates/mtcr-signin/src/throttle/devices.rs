//! Failed attempts from known devices: exact, and few, because a device is known only after a sign-in.

use super::Refused;
use crate::settings::Limit;
use jiff::{SignedDuration, Timestamp};
use std::collections::BTreeMap;

/// A known device.
type Nonce = [u8; 16];

pub(super) struct Devices {
    limits: Vec<Limit>,
    longest: SignedDuration,
    /// When each tried, oldest first; never more than the highest limit.
    tried: BTreeMap<Nonce, Vec<Timestamp>>,
    most: usize,
}

impl Devices {
    pub(super) fn new(limits: Vec<Limit>, most: usize) -> Self {
        let longest = limits.iter().map(|limit| limit.within).max().unwrap_or_default();
        Self { limits, longest, tried: BTreeMap::new(), most }
    }

    pub(super) fn pay(&mut self, nonce: Nonce, now: Timestamp) -> Result<(), Refused> {
        if self.most <= self.tried.len() && !self.tried.contains_key(&nonce) {
            self.make_room(now);
        }
        let longest = self.longest;
        let tried = self.tried.entry(nonce).or_default();
        tried.retain(|at| now.duration_since(*at) < longest);
        let reached = self.limits.iter().filter_map(|limit| free(tried, limit, now));
        if let Some(until) = reached.max() {
            return Err(Refused { until });
        }
        tried.push(now);
        Ok(())
    }

    pub(super) fn refund(&mut self, nonce: Nonce, at: Timestamp) {
        if let Some(tried) = self.tried.get_mut(&nonce) {
            if let Some(place) = tried.iter().position(|other| *other == at) {
                tried.remove(place);
            }
            if tried.is_empty() {
                self.tried.remove(&nonce);
            }
        }
    }

    /// Forgets whatever is over, and if nothing is, the device whose last attempt is longest ago.
    fn make_room(&mut self, now: Timestamp) {
        let longest = self.longest;
        self.tried.retain(|_, tried| tried.last().is_some_and(|last| now.duration_since(*last) < longest));
        if self.tried.len() < self.most {
            return;
        }
        let oldest =
            self.tried.iter().min_by_key(|(_, tried)| tried.last().copied()).map(|(nonce, _)| *nonce);
        if let Some(nonce) = oldest {
            self.tried.remove(&nonce);
        }
    }
}

/// When a limit that is reached lets one more through; `None` when it is not reached.
fn free(tried: &[Timestamp], limit: &Limit, now: Timestamp) -> Option<Timestamp> {
    let mut newest = tried.iter().rev().filter(|at| now.duration_since(**at) < limit.within);
    let last_in_the_way = newest.nth(usize::from(limit.most).checked_sub(1)?)?;
    Some(last_in_the_way.saturating_add(limit.within).unwrap_or(Timestamp::MAX))
}
