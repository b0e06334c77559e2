//! Days and stretches of time in words of the page's language.

use crate::pages::language::Lang;
use mtcr_application::wire::{MomentForm, PeriodForm};

/// A day as far as it is known: `1990`, `some day between 2014-10-03 and 2017-04-14`.
pub(super) fn moment(lang: Lang, moment: &MomentForm) -> String {
    // A day, a month or a year reads the same in every language.
    if moment.text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-') {
        return moment.text.clone();
    }
    let say = |key: &str, days: &[(&'static str, &String)]| {
        lang.text(key, Some(&days.iter().map(|(name, day)| (*name, day.as_str())).collect()))
    };
    match (&moment.not_before, &moment.no_later_than) {
        (Some(first), Some(last)) => say("moment-between", &[("x", first), ("y", last)]),
        (Some(first), None) => say("moment-not-before", &[("x", first)]),
        (None, Some(last)) => say("moment-no-later", &[("x", last)]),
        (None, None) => say("moment-unknown", &[]),
    }
}

/// A stretch of time.
pub(super) fn period(lang: Lang, period: &PeriodForm) -> String {
    let say =
        |key: &str, day: &MomentForm| lang.text(key, Some(&[("x", moment(lang, day))].into_iter().collect()));
    match (&period.from, &period.until) {
        (None, None) => lang.text("period-always", None),
        (Some(from), None) => say("period-since", from),
        (None, Some(until)) => say("period-until", until),
        (Some(from), Some(until)) => {
            format!("{}, {}", say("period-since", from), say("period-until", until))
        }
    }
}
