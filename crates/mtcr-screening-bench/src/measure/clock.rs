//! Time of the processor, which other programs on a busy machine do not lengthen.

use rustix::time::{ClockId, clock_gettime};

/// Seconds for which a core worked for this thread.
#[must_use]
pub fn core_seconds() -> f64 {
    let time = clock_gettime(ClockId::ThreadCPUTime);
    let whole = u32::try_from(time.tv_sec).map_or(f64::INFINITY, f64::from);
    let part = u32::try_from(time.tv_nsec).map_or(0.0, f64::from);
    whole + part / 1e9
}
