//! Refused attempts: recorded, but never so many that whoever tries fills the ledger.

use crate::caller::{Caller, Request};
use crate::fault::{Error, Fault, Refusal};
use crate::office::Office;
use mtcr_accounts::day;
use mtcr_store::{RefusalRoom, Refused};
use sha2::{Digest, Sha256};
use std::fmt::Write;
use std::net::IpAddr;

impl Office {
    /// Records a refusal as far as there is room, and gives it back as an error.
    pub(crate) async fn refuse(
        &self,
        caller: &Caller,
        action: &str,
        target: Option<String>,
        refusal: Refusal,
        request: &Request<'_>,
    ) -> Result<Error, Fault> {
        let source = match caller.account() {
            Some(account) => account.to_string(),
            None => self.tag(request),
        };
        let refused = Refused {
            actor: caller.who().to_string(),
            source,
            action: action.to_owned(),
            ground: refusal.ground.word().to_owned(),
            target,
            at: request.now,
        };
        let room = &self.shared.policy.refusals;
        let room = RefusalRoom { per_day: room.per_day, per_source: room.per_source };
        self.shared.store.refused(&refused, room).await?;
        Ok(Error::Refused(refusal))
    }

    /// A name for the network of a client on one day: it tells attempts apart, and says neither the address nor whether
    /// it is the one of yesterday.
    fn tag(&self, request: &Request<'_>) -> String {
        let settings = &self.shared.settings.throttle;
        let (bits, address) = match request.from.to_canonical() {
            IpAddr::V4(four) => (settings.ipv4_bits, u128::from(four.to_bits()) << 96),
            IpAddr::V6(six) => (settings.ipv6_bits, six.to_bits()),
        };
        let network = address & u128::MAX.checked_shl(128_u32.saturating_sub(bits.into())).unwrap_or(0);
        let digest = Sha256::new()
            .chain_update(self.shared.tags)
            .chain_update(day(request.now).to_string())
            .chain_update([u8::from(request.from.to_canonical().is_ipv6())])
            .chain_update(network.to_be_bytes())
            .finalize();
        let mut tag = String::from("network/");
        for byte in digest.iter().take(6) {
            // Writing to a string cannot fail.
            let _ = write!(tag, "{byte:02x}");
        }
        tag
    }
}
