//! From dates as they are written to moments and periods.

use super::Plenary;
use crate::corpus::compile::Context;
use crate::date::{Days, Moment, Period};
use crate::problem::{code, quoted};
use crate::source::{DatePrecision, EditionSource, FileId, Located, Precision, Span, TimeSource};

/// The days that a text names; a text that is missing was reported already.
pub(in crate::corpus) fn days(file: FileId, text: &Located<String>, context: &Context<'_>) -> Option<Days> {
    let days = Days::parse(&text.value);
    if days.is_none() && !text.value.is_empty() {
        let message = format!("{} is not a date", quoted(&text.value));
        let help = "write a year, a month or a day: `1990`, `1990-06`, `1990-06-01`".to_owned();
        context.problem(file, text.at, code::BAD_DATE, message, Some(help));
    }
    days
}

/// A moment that need not be there.
pub(in crate::corpus) fn optional(
    file: FileId,
    text: Option<&Located<String>>,
    context: &Context<'_>,
) -> Option<Moment> {
    days(file, text?, context).map(Moment::within)
}

/// The date of an edition, held against its precision.
pub(in crate::corpus) fn edition(source: &EditionSource, context: &Context<'_>) -> Moment {
    let unknown = Moment { not_before: None, no_later_than: None, precision: DatePrecision::Unknown };
    let Some(days) = days(source.file, &source.date, context) else {
        return unknown;
    };
    if let Some(said) = &source.precision {
        let written = days.precision().unwrap_or(Precision::Day);
        if written != said.value {
            let message = format!("{} is a {written}, not a {}", quoted(&source.date.value), said.value);
            context.problem(source.file, said.at, code::DATE_PRECISION, message, None);
        }
    }
    Moment::within(days)
}

/// The period that a row writes. `None` where it was refused.
pub(super) fn period(
    file: FileId,
    at: Span,
    time: &TimeSource,
    plenaries: &[Plenary],
    context: &Context<'_>,
) -> Option<Period> {
    let from = match (&time.from, &time.precision) {
        (None, None) if time.not_before.is_none() && time.no_later_than.is_none() => None,
        _ => Some(Reader { file, at, context }.from(time, plenaries)?),
    };
    let until = match &time.until {
        Some(text) => Some(Moment::within(days(file, text, context)?)),
        None => None,
    };
    if let (Some(from), Some(until), Some(text)) = (from, until, &time.until)
        && let (Some(begins), Some(ends)) = (from.not_before, until.no_later_than)
        && ends <= begins
    {
        let message = format!("this ends on {} and begins on {from}", quoted(&text.value));
        let help = "`until` is the first day after it".to_owned();
        context.problem(file, text.at, code::DATE_ORDER, message, Some(help));
        return None;
    }
    Some(Period { from, until })
}

/// When rows of one kind begin: the date as it is written, and what it means.
pub(super) type Starts = Vec<(String, Moment)>;

/// Notes when a row begins.
pub(super) fn note_start(starts: &mut Starts, time: &TimeSource, period: Period) {
    if let (Some(text), Some(from)) = (&time.from, period.from) {
        starts.push((text.value.clone(), from));
    }
}

/// An end that is written as another row's start is that very day, however far the day is known.
pub(super) fn hand_over(starts: &Starts, time: &TimeSource, period: &mut Period) {
    let written = time.until.as_ref().map(|until| until.value.as_str());
    if let Some((_, next)) = starts.iter().find(|(from, _)| written == Some(from.as_str())) {
        period.until = Some(*next);
    }
}

struct Reader<'a> {
    file: FileId,
    at: Span,
    context: &'a Context<'a>,
}

impl Reader<'_> {
    fn refuse(&self, at: Span, message: String, help: &str) {
        let help = (!help.is_empty()).then(|| help.to_owned());
        self.context.problem(self.file, at, code::DATE_PRECISION, message, help);
    }

    fn from(&self, time: &TimeSource, plenaries: &[Plenary]) -> Option<Moment> {
        let written = match &time.from {
            Some(text) => Some((text, days(self.file, text, self.context)?)),
            None => None,
        };
        let precision = match (&time.precision, written) {
            (Some(said), _) => said.value,
            (None, Some((_, days))) => Moment::within(days).precision,
            (None, None) => DatePrecision::Unknown,
        };
        let moment = match written {
            Some((text, days)) => self.given(time, text, days, precision, plenaries)?,
            None if precision == DatePrecision::Unknown => {
                Moment { not_before: None, no_later_than: None, precision }
            }
            None => {
                let at = time.precision.as_ref().map_or(self.at, |said| said.at);
                let message = format!("a date that is known as `{precision}` is not given");
                self.refuse(at, message, "add `from`, or write `precision = \"unknown\"`");
                return None;
            }
        };
        self.narrowed(moment, time)
    }

    /// What a written date says by itself.
    fn given(
        &self,
        time: &TimeSource,
        text: &Located<String>,
        days: Days,
        precision: DatePrecision,
        plenaries: &[Plenary],
    ) -> Option<Moment> {
        let at = time.precision.as_ref().map_or(text.at, |said| said.at);
        let form = Moment::within(days).precision;
        let wanted = match precision {
            DatePrecision::PlenaryStart | DatePrecision::NoLaterThan => DatePrecision::Day,
            other => other,
        };
        if form != wanted {
            let message = if precision == DatePrecision::Unknown {
                format!("{} is given for a date that is said to be unknown", quoted(&text.value))
            } else {
                format!("{} is a {form}, and `{precision}` needs a {wanted}", quoted(&text.value))
            };
            self.refuse(at, message, "");
            return None;
        }
        match precision {
            DatePrecision::NoLaterThan => {
                Some(Moment { not_before: None, no_later_than: Some(days.last), precision })
            }
            DatePrecision::PlenaryStart => {
                let opened = |plenary: &&Plenary| plenary.opened.day() == Some(days.first);
                let Some(plenary) = plenaries.iter().find(opened) else {
                    let message = format!("no plenary opened on {}", quoted(&text.value));
                    self.refuse(
                        text.at,
                        message,
                        "write `precision = \"day\"` where the day itself is known",
                    );
                    return None;
                };
                Some(Moment {
                    not_before: Some(days.first),
                    no_later_than: plenary.closed.no_later_than,
                    precision,
                })
            }
            _ => Some(Moment { precision, ..Moment::within(days) }),
        }
    }

    /// The same within the bounds given.
    fn narrowed(&self, moment: Moment, time: &TimeSource) -> Option<Moment> {
        let mut moment = moment;
        if let Some(text) = &time.not_before {
            let bound = days(self.file, text, self.context)?.first;
            self.inside(bound, text, moment)?;
            moment.not_before = Some(bound);
        }
        if let Some(text) = &time.no_later_than {
            let bound = days(self.file, text, self.context)?.last;
            self.inside(bound, text, moment)?;
            moment.no_later_than = Some(bound);
        }
        Some(moment)
    }

    /// Refuses a bound that lies outside what is known already.
    fn inside(&self, bound: jiff::civil::Date, text: &Located<String>, moment: Moment) -> Option<()> {
        let below = moment.not_before.is_some_and(|first| bound < first);
        let above = moment.no_later_than.is_some_and(|last| last < bound);
        if below || above {
            self.refuse(text.at, format!("{} lies outside {moment}", quoted(&text.value)), "");
            return None;
        }
        Some(())
    }
}
