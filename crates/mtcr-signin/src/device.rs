//! A browser that somebody signed in from is known again, so that nobody else can lock them out there.

use crate::fault::Fault;
use crate::mac::mac;
use crate::random;
use crate::settings::DeviceSettings;
use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use jiff::{SignedDuration, Timestamp};
use subtle::ConstantTimeEq;
use zeroize::Zeroizing;

const SIGNED: &str = "openmtcr device 1";
const NAMED: &str = "openmtcr device name 1";
/// Bytes of a cookie: a nonce, the second at which it ends, and what signs both.
const NONCE: usize = 16;
const END: usize = 8;

/// The key that cookies of devices are signed with. It is neither `Debug` nor `Display`.
pub struct DeviceKey {
    key: Zeroizing<[u8; 32]>,
    life: SignedDuration,
}

/// A known device of whoever has the name that an attempt names.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Device {
    pub(crate) nonce: [u8; NONCE],
}

impl DeviceKey {
    /// Over 32 random bytes that the node keeps. Whoever has them can guess passwords as from known devices, a few for
    /// each of any number of them; nothing more.
    #[must_use]
    pub fn new(key: [u8; 32], settings: &DeviceSettings) -> Self {
        Self { key: Zeroizing::new(key), life: settings.life }
    }

    /// A cookie for the browser in which somebody just signed in with this name. Give one at each complete sign-in and
    /// at no other moment.
    ///
    /// # Errors
    /// The system gives no random bytes.
    pub fn issue(&self, name: &str, now: Timestamp) -> Result<String, Fault> {
        let nonce = random::bytes::<NONCE>()?;
        let end = now.saturating_add(self.life).map_or(i64::MAX, Timestamp::as_second).to_be_bytes();
        let signed = mac(self.key.as_ref(), SIGNED, &[&self.name(name), nonce.as_ref(), &end]);
        Ok(BASE64_URL_SAFE_NO_PAD.encode([nonce.as_ref(), &end, &signed].concat()))
    }

    /// The device of a cookie, if it was given to whoever signs in with this name and has not ended.
    pub(crate) fn read(&self, cookie: &str, name: &str, now: Timestamp) -> Option<Device> {
        let bytes = BASE64_URL_SAFE_NO_PAD.decode(cookie).ok()?;
        let (nonce, rest) = bytes.split_first_chunk::<NONCE>()?;
        let (end, signed) = rest.split_first_chunk::<END>()?;
        let name = self.name(name);
        let right: bool = mac(self.key.as_ref(), SIGNED, &[&name, nonce, end]).ct_eq(signed).into();
        (right && now.as_second() < i64::from_be_bytes(*end)).then_some(Device { nonce: *nonce })
    }

    /// A name as it is compared: a cookie tells nobody whose it is.
    fn name(&self, name: &str) -> [u8; 32] {
        mac(self.key.as_ref(), NAMED, &[crate::name::compared(name).as_bytes()])
    }
}
