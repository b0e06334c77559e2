//! Tokens that show that a form was sent from a page of the same session.
//!
//! The key is the secret of the session, which the browser keeps in a cookie and no page shows. Each token is masked
//! with fresh random bytes, so that no two pages hold the same text and a compressed answer tells nothing about it.

use crate::fault::Fault;
use crate::mac::mac;
use crate::random;
use crate::secret::SessionId;
use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use subtle::ConstantTimeEq;

const LABEL: &str = "openmtcr csrf 1";

/// A token for a form of this session: 86 characters.
///
/// # Errors
/// The system gives no random bytes.
pub fn issue(session: &SessionId) -> Result<String, Fault> {
    let mask = random::bytes::<32>()?;
    let mut token = mask.to_vec();
    token.extend(masked(&mask, &bound(session)));
    Ok(BASE64_URL_SAFE_NO_PAD.encode(token))
}

/// Whether a token was issued for this session.
#[must_use]
pub fn holds(session: &SessionId, token: &str) -> bool {
    let Ok(token) = BASE64_URL_SAFE_NO_PAD.decode(token) else { return false };
    let Some((mask, rest)) = token.split_first_chunk::<32>() else { return false };
    masked(mask, &bound(session)).ct_eq(rest).into()
}

fn bound(session: &SessionId) -> [u8; 32] {
    mac(session.reveal().as_bytes(), LABEL, &[])
}

fn masked(mask: &[u8; 32], text: &[u8; 32]) -> [u8; 32] {
    let mut masked = *mask;
    for (byte, with) in masked.iter_mut().zip(text) {
        *byte ^= with;
    }
    masked
}
