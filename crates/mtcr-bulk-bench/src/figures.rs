//! Figures from times.
#![expect(clippy::float_arithmetic, reason = "ratios and rates of a benchmark; no limit of the law is near")]

use std::time::Duration;

/// The middle of some figures, with the least and the greatest.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spread {
    /// The middle one.
    pub median: f64,
    /// The least.
    pub least: f64,
    /// The greatest.
    pub most: f64,
}

impl Spread {
    /// Of figures; not a number of none.
    #[must_use]
    pub fn of(mut figures: Vec<f64>) -> Self {
        figures.sort_by(f64::total_cmp);
        let at = |place: usize| figures.get(place).copied().unwrap_or(f64::NAN);
        Spread { median: at(figures.len() / 2), least: at(0), most: at(figures.len().saturating_sub(1)) }
    }

    /// Of how many times longer the first took than the second, round by round.
    #[must_use]
    pub fn ratio(first: &[Duration], second: &[Duration]) -> Self {
        Spread::of(first.iter().zip(second).map(|(a, b)| a.as_secs_f64() / b.as_secs_f64()).collect())
    }

    /// Of rows per second.
    #[must_use]
    pub fn rate(rows: usize, times: &[Duration]) -> Self {
        let rows = u32::try_from(rows).map_or(f64::NAN, f64::from);
        Spread::of(times.iter().map(|time| rows / time.as_secs_f64()).collect())
    }

    /// Of microseconds that a row takes.
    #[must_use]
    pub fn microseconds(rows: usize, times: &[Duration]) -> Self {
        let rows = u32::try_from(rows).map_or(f64::NAN, f64::from);
        Spread::of(times.iter().map(|time| time.as_secs_f64() * 1e6 / rows).collect())
    }

    /// As JSON: `[median, least, greatest]`, with so many digits after the point.
    #[must_use]
    pub fn json(&self, digits: usize) -> serde_json::Value {
        let short = |figure: f64| format!("{figure:.digits$}").parse::<f64>().unwrap_or(f64::NAN);
        serde_json::json!([short(self.median), short(self.least), short(self.most)])
    }
}

/// A rate times a factor.
#[must_use]
pub fn quotient(a: f64, b: f64) -> f64 {
    a / b
}

/// The most memory that this process had, in megabytes; none where the system does not say.
#[must_use]
pub fn peak_megabytes() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().trim_end_matches(" kB").trim().parse::<u64>().ok().map(|kilobytes| kilobytes / 1024)
}
