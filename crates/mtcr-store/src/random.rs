//! Random bytes from the system.

use crate::Fault;

/// As many random bytes.
pub(crate) fn random<const N: usize>() -> Result<[u8; N], Fault> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(Fault::Random)?;
    Ok(bytes)
}
