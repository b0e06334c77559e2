//! The clock, against everything that knows what time it cannot be.

use super::report::{CLOCK_APART, CLOCK_BEHIND_LEDGER, CLOCK_EARLY};
use super::{Report, Visit};
use mtcr_store::Inspection;

pub(super) fn look(visit: &Visit<'_>, database: Option<&Inspection>, report: &mut Report) {
    let (now, most) = (visit.now, visit.periods.clock());
    if let Some(built) = Visit::built().filter(|built| now < *built) {
        report.find(CLOCK_EARLY, format!("the clock says {now}, the program was built on {}", day(built)));
    }
    if let Some(newest) = database.and_then(|seen| seen.newest)
        && newest.duration_since(now) > most
    {
        let what = format!("the clock says {now}, the newest event of the ledger was recorded at {newest}");
        report.find(CLOCK_BEHIND_LEDGER, what);
    }
    if let Some(theirs) = database.and_then(|seen| seen.clock)
        && theirs.duration_since(now).abs() > most
    {
        report.find(CLOCK_APART, format!("the clock says {now}, that of the database {theirs}"));
    }
}

fn day(at: jiff::Timestamp) -> jiff::civil::Date {
    at.to_zoned(jiff::tz::TimeZone::UTC).date()
}
