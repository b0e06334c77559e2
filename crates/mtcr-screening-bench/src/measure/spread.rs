//! Times, and how far they lie apart.

use serde::Serialize;

/// The middle of some numbers, and the outermost.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Spread {
    /// The median.
    pub median: f64,
    /// The least.
    pub least: f64,
    /// The greatest.
    pub most: f64,
}

impl Spread {
    /// Of some numbers; none of none.
    #[must_use]
    pub fn of(mut numbers: Vec<f64>) -> Option<Self> {
        numbers.sort_by(f64::total_cmp);
        Some(Self {
            median: percentile(&numbers, 50)?,
            least: numbers.first().copied()?,
            most: numbers.last().copied()?,
        })
    }
}

/// The number below or at which so many of a hundred of sorted numbers lie.
#[must_use]
pub fn percentile(sorted: &[f64], percent: usize) -> Option<f64> {
    sorted.get((sorted.len() * percent).div_ceil(100).max(1) - 1).copied()
}

/// What this process holds in memory, in megabytes; 0 where the system does not say.
#[must_use]
pub fn megabytes() -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).unwrap_or_default();
    let kilobytes: u32 = line.split_whitespace().next().and_then(|number| number.parse().ok()).unwrap_or(0);
    f64::from(kilobytes) / 1024.0
}
