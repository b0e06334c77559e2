//! Periods as people write them.

use jiff::SignedDuration;

/// Reads `30 seconds`, `15 minutes`, `1 hour`, `90 days`; nothing else, and nothing that is not positive.
pub(crate) fn read(text: &str) -> Option<SignedDuration> {
    let (count, unit) = text.split_once(' ')?;
    if !count.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let count: i64 = count.parse().ok().filter(|count| 0 < *count)?;
    let seconds = match unit.strip_suffix('s').unwrap_or(unit) {
        "second" => 1,
        "minute" => 60,
        "hour" => 3600,
        "day" => 86_400,
        _ => return None,
    };
    count.checked_mul(seconds).filter(|all| *all <= i64::from(u32::MAX)).map(SignedDuration::from_secs)
}
