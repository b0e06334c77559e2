//! The law that the node serves.

use super::report::{LAW_DEMONSTRATION, LAW_OLD, LAW_UNREADABLE, LAW_UNSIGNED};
use super::{LawSeen, Report, Visit};
use jiff::tz::TimeZone;

pub(super) fn look(visit: &Visit<'_>, report: &mut Report) {
    let shown =
        visit.settings.corpus().map_or("the law built in".to_owned(), |path| format!("`{}`", path.display()));
    let (unsigned, newest) = match visit.law {
        LawSeen::Unreadable(why) => {
            return report.find(LAW_UNREADABLE, format!("{shown} cannot be read: {why}"));
        }
        LawSeen::Read { unsigned, newest } => (*unsigned, *newest),
    };
    if unsigned {
        report.find(LAW_UNSIGNED, format!("nobody vouches for the law of {shown}"));
    }
    if let Some(newest) = newest
        && let Ok(begun) = newest.to_zoned(TimeZone::UTC)
        && visit.now.duration_since(begun.timestamp()) > visit.periods.law()
    {
        let days = visit.periods.law_days;
        report.find(
            LAW_OLD,
            format!("the newest edition of {shown} is of {newest}, more than {days} days ago"),
        );
    }
    let listen = visit.settings.listen();
    if visit.settings.demo() && !listen.ip().is_loopback() {
        report.find(LAW_DEMONSTRATION, format!("`demo` is on, and others can reach the node at {listen}"));
    }
}
