//! Conversions between sizes and ids that cannot fail on the machines this runs on.

/// An id as a place in a slice.
pub(crate) fn at(id: u32) -> usize {
    usize::try_from(id).unwrap_or(usize::MAX)
}

/// A size as an id; sizes beyond four thousand million do not occur, since lists are bounded when they are read.
pub(crate) fn id(size: usize) -> u32 {
    u32::try_from(size).unwrap_or(u32::MAX)
}

/// A hash of bytes that is the same on every machine and in every run (FNV-1a, mixed).
pub(crate) fn hash(bytes: &[u8]) -> u64 {
    let mut state = 0xcbf2_9ce4_8422_2325_u64;
    for byte in bytes {
        state ^= u64::from(*byte);
        state = state.wrapping_mul(0x0000_0100_0000_01b3);
    }
    mix(state)
}

/// Spreads what is in the lower bits over all of them.
pub(crate) fn mix(state: u64) -> u64 {
    let mut state = state;
    state ^= state >> 32;
    state = state.wrapping_mul(0xd6e8_feb8_6659_fd93);
    state ^ (state >> 32)
}

/// The lower half of a hash.
pub(crate) fn low(hash: u64) -> u32 {
    u32::try_from(hash & 0xffff_ffff).unwrap_or(0)
}
