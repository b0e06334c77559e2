//! Figures from answers.

mod clock;
mod rates;
mod spread;

pub use clock::core_seconds;
pub use rates::{Outcome, Rates, best, false_alerts_at_recall, rates, recall_at_false_alerts};
pub use spread::{Spread, megabytes, percentile};
