//! How often one may try to sign in.
//!
//! Whoever tries pays before the password is looked at, and is paid back when the sign-in succeeds. So attempts that run
//! at the same time cannot slip through together, and a success of one's own clears nobody else's failures.
//!
//! INVARIANT (never fewer): counters may count an attempt twice over when keys collide, and never miss one. So within
//! each period no more attempts with a key are let through than its limit says.
//!
//! INVARIANT (known devices): no attempt from anywhere else makes one from a known device be refused. (Should more known
//! devices fail at once than are remembered, the one that failed longest ago gets its attempts anew.)

mod devices;
mod sketch;

use crate::device::{Device, DeviceKey};
use crate::fault::Fault;
use crate::mac::mac;
use crate::name::compared;
use crate::random;
use crate::settings::{By, Limit, ThrottleSettings};
use devices::Devices;
use jiff::Timestamp;
use sketch::{Sketch, Spent};
use std::net::IpAddr;
use thiserror::Error;
use zeroize::Zeroizing;

/// An attempt to sign in.
#[derive(Clone, Copy, Debug)]
pub struct Attempt<'a> {
    name: &'a str,
    from: IpAddr,
    device: Option<Device>,
}

impl<'a> Attempt<'a> {
    /// With a name as it was typed, whether anybody has it or not, by a client at this address.
    #[must_use]
    pub fn new(name: &'a str, from: IpAddr) -> Self {
        Self { name, from, device: None }
    }

    /// From a browser with this cookie. One that was not given to whoever has this name, or has ended, changes nothing.
    #[must_use]
    pub fn with_cookie(self, cookie: &str, key: &DeviceKey, now: Timestamp) -> Self {
        Self { device: key.read(cookie, self.name, now), ..self }
    }

    /// Whether it comes from a known device of whoever has this name.
    #[must_use]
    pub fn is_known(&self) -> bool {
        self.device.is_some()
    }
}

/// Too many attempts failed. Say no more than this, and say it in the same way whether anybody has the name.
#[derive(Clone, Copy, Debug, Error, PartialEq, Eq)]
#[error("too many attempts to sign in; wait until {until}")]
pub struct Refused {
    /// From when on one more may be let through.
    pub until: Timestamp,
}

/// An attempt that was let through and paid for; hand it back with [`Throttle::succeeded`] or drop it.
#[must_use]
pub struct Paid(Payment);

enum Payment {
    Device { nonce: [u8; 16], at: Timestamp },
    Others(Vec<Spent>),
}

/// The counters. They take a fixed amount of memory, hold hashes only, and are gone when the node stops.
pub struct Throttle {
    key: Zeroizing<[u8; 32]>,
    ipv4_bits: u8,
    ipv6_bits: u8,
    limits: Vec<(By, Sketch)>,
    devices: Devices,
}

impl Throttle {
    /// With nothing counted yet.
    ///
    /// # Errors
    /// The system gives no random bytes.
    pub fn new(settings: &ThrottleSettings) -> Result<Self, Fault> {
        let (own, others): (Vec<Limit>, Vec<Limit>) =
            settings.limit.iter().partition(|limit| limit.by == By::Device);
        let limits = others.iter().map(|limit| {
            let (width, rows) = match limit.by {
                By::Everyone => (1, 1),
                By::Name | By::Network | By::NameAndNetwork | By::Device => (settings.width, settings.rows),
            };
            (limit.by, Sketch::new(*limit, settings.slices, width, rows))
        });
        Ok(Self {
            key: random::bytes()?,
            ipv4_bits: settings.ipv4_bits,
            ipv6_bits: settings.ipv6_bits,
            limits: limits.collect(),
            devices: Devices::new(own, settings.devices),
        })
    }

    /// Lets an attempt through or refuses it. A refused one is not counted: it guessed nothing.
    ///
    /// # Errors
    /// A limit is reached.
    pub fn begin(&mut self, attempt: &Attempt<'_>, now: Timestamp) -> Result<Paid, Refused> {
        if let Some(Device { nonce }) = attempt.device {
            self.devices.pay(nonce, now)?;
            return Ok(Paid(Payment::Device { nonce, at: now }));
        }
        let (name, network) = (compared(attempt.name), self.network(attempt.from));
        let keys: Vec<[u8; 32]> = self.limits.iter().map(|(by, _)| self.key(*by, &name, &network)).collect();
        let mut refused: Option<Refused> = None;
        for ((_, sketch), key) in self.limits.iter_mut().zip(&keys) {
            if let Err(reached) = sketch.room(key, now) {
                refused =
                    Some(refused.map_or(reached, |other| Refused { until: other.until.max(reached.until) }));
            }
        }
        if let Some(refused) = refused {
            return Err(refused);
        }
        let spent = self.limits.iter_mut().zip(&keys).map(|((_, sketch), key)| sketch.spend(key, now));
        Ok(Paid(Payment::Others(spent.collect())))
    }

    /// Pays an attempt back: somebody has signed in with everything that is asked of them.
    pub fn succeeded(&mut self, paid: Paid) {
        match paid.0 {
            Payment::Device { nonce, at } => self.devices.refund(nonce, at),
            Payment::Others(spent) => {
                for ((_, sketch), spent) in self.limits.iter_mut().zip(spent) {
                    sketch.refund(&spent);
                }
            }
        }
    }

    /// What an attempt is counted under.
    fn key(&self, by: By, name: &str, network: &[u8]) -> [u8; 32] {
        let parts: &[&[u8]] = match by {
            By::NameAndNetwork => &[b"name and network", name.as_bytes(), network],
            By::Name => &[b"name", name.as_bytes()],
            By::Network => &[b"network", network],
            By::Everyone | By::Device => &[b"everyone"],
        };
        mac(self.key.as_ref(), "openmtcr throttle 1", parts)
    }

    /// The network of a client; an IPv4 address counts as one however it is written.
    fn network(&self, from: IpAddr) -> [u8; 17] {
        let (family, address, bits) = match from.to_canonical() {
            IpAddr::V4(four) => (4, u128::from(four.to_bits()) << 96, self.ipv4_bits),
            IpAddr::V6(six) => (6, six.to_bits(), self.ipv6_bits),
        };
        let mask = u128::MAX.checked_shl(128_u32.saturating_sub(bits.into())).unwrap_or(0);
        let mut network = [family; 17];
        if let Some(rest) = network.first_chunk_mut::<16>() {
            *rest = (address & mask).to_be_bytes();
        }
        network
    }
}
