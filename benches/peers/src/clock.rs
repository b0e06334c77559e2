//! The time that this thread was at work, which a busy machine changes little.

use rustix::time::{ClockId, clock_gettime};
use std::time::Duration;

/// The time of this thread so far.
pub fn at_work() -> Duration {
    let time = clock_gettime(ClockId::ThreadCPUTime);
    let part = |part: i64| u64::try_from(part).unwrap_or_default();
    Duration::from_secs(part(time.tv_sec)) + Duration::from_nanos(part(time.tv_nsec))
}
