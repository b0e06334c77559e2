//! The standings of a state in time, as a picture: a bar for each under its name, hatched where its ends are only bounded,
//! with the head of an arrow where it goes on.

use super::moment::moment;
use crate::pages::language::Lang;
use askama::Template;
use mtcr_application::wire::{MomentForm, PeriodForm, StandingForm};
use mtcr_corpus::corpus::registry::Registry;

/// How many years lie between two lines of the scale.
const STEP: i64 = 5;
/// The width of a year, in units of the picture.
const YEAR: i64 = 16;
/// Where the scale begins, and how far from the edge it ends.
const LEFT: i64 = 24;
const ROW: i64 = 54;
const TOP: i64 = 40;
/// The height of a bar, and of the head of an arrow.
const HEIGHT: i64 = 22;

#[derive(Template)]
#[template(path = "registry/strip.svg", escape = "html")]
struct Strip {
    title: String,
    description: String,
    width: i64,
    height: i64,
    years: Vec<Tick>,
    bars: Vec<Bar>,
    bottom: i64,
}

/// A year on the scale.
struct Tick {
    x: i64,
    label: i64,
}

/// A standing.
struct Bar {
    label: String,
    y: i64,
    base: i64,
    /// What is certain; nothing where the width is not positive.
    from: i64,
    width: i64,
    /// What is possible.
    possible: i64,
    possible_width: i64,
    /// The heads of arrows where it began before the scale or goes on after it, as a path.
    heads: String,
    /// Whether the heads are of what is certain.
    certain: bool,
    words: String,
}

/// The years of the picture: whole steps around every day of a standing that a registry has, so that the pictures of its
/// states can be laid side by side.
#[derive(Clone, Copy)]
struct Scale {
    first: i64,
    last: i64,
}

impl Scale {
    /// Nothing for a registry without a day.
    fn of(registry: &Registry) -> Option<Self> {
        let periods = registry.states.iter().flat_map(|state| &state.standings).map(|row| row.period);
        let moments = periods.flat_map(|period| [period.from, period.until]).flatten();
        let days = moments.flat_map(|moment| [moment.not_before, moment.no_later_than]).flatten();
        let years: Vec<i64> = days.map(|day| i64::from(day.year())).collect();
        let (first, last) = (years.iter().min()?, years.iter().max()?);
        Some(Scale { first: first / STEP * STEP, last: (last / STEP + 1) * STEP })
    }

    fn right(self) -> i64 {
        LEFT + (self.last - self.first) * YEAR
    }

    /// From the first day possible, surely from the second, surely until the third, until the last day possible. A day
    /// that nothing bounds may be anywhere, and an end that there is none of is the edge.
    fn stretch(self, period: &PeriodForm) -> [i64; 4] {
        let right = self.right();
        let (from, until) = (period.from.as_ref(), period.until.as_ref());
        [
            from.map_or(LEFT, |moment| self.place(moment.not_before.as_deref(), LEFT)),
            from.map_or(LEFT, |moment| self.place(moment.no_later_than.as_deref(), right)),
            until.map_or(right, |moment| self.place(moment.not_before.as_deref(), LEFT)),
            until.map_or(right, |moment| self.place(moment.no_later_than.as_deref(), right)),
        ]
    }

    /// The place of a day; `edge` where it is not known.
    fn place(self, day: Option<&str>, edge: i64) -> i64 {
        let mut parts = day.unwrap_or_default().split('-').map(|part| part.parse::<i64>().ok());
        match (parts.next().flatten(), parts.next().flatten()) {
            (Some(year), Some(month)) => LEFT + (year - self.first) * YEAR + (month - 1) * YEAR / 12,
            _ => edge,
        }
    }
}

/// The picture as SVG; nothing for a registry without a day.
pub(crate) fn picture(
    lang: Lang,
    registry: &Registry,
    name: &str,
    standings: &[StandingForm],
) -> Option<String> {
    let scale = Scale::of(registry)?;
    let bars: Vec<Bar> = standings.iter().enumerate().map(|(at, row)| bar(lang, at, row, scale)).collect();
    let bottom = TOP + ROW * i64::try_from(bars.len()).unwrap_or(0);
    let years = (scale.first..=scale.last).filter(|year| year % STEP == 0);
    let strip = Strip {
        title: lang.text("strip-title", Some(&[("x", name)].into_iter().collect())),
        description: bars
            .iter()
            .map(|bar| format!("{} {}.", bar.label, bar.words))
            .collect::<Vec<_>>()
            .join(" "),
        width: scale.right() + LEFT,
        height: bottom + 30,
        years: years.map(|year| Tick { x: LEFT + (year - scale.first) * YEAR, label: year }).collect(),
        bars,
        bottom,
    };
    strip.render().ok()
}

fn bar(lang: Lang, at: usize, row: &StandingForm, scale: Scale) -> Bar {
    let y = TOP + ROW * i64::try_from(at).unwrap_or(0) + 14;
    let [earliest, first, last, latest] = scale.stretch(&row.period);
    let text =
        |day: &Option<MomentForm>| day.as_ref().map_or_else(|| "…".to_owned(), |day| moment(lang, day));
    let (top, half) = (y + 8, HEIGHT / 2);
    let before = row.period.from.is_none().then(|| format!("M{LEFT} {top}l-{half} {half}l{half} {half}z"));
    let after =
        row.period.until.is_none().then(|| format!("M{} {top}l{half} {half}l-{half} {half}z", scale.right()));
    Bar {
        label: lang.text(&format!("standing-{}", row.standing), None),
        y: top,
        base: y,
        from: first,
        width: last - first,
        possible: earliest,
        possible_width: (latest - earliest).max(2),
        heads: before.into_iter().chain(after).collect(),
        certain: last > first,
        words: format!("{} – {}", text(&row.period.from), text(&row.period.until)),
    }
}

#[cfg(test)]
mod tests {
    use super::{LEFT, Scale, YEAR};
    use mtcr_application::wire::{MomentForm, PeriodForm};

    /// A bound by its years; `..` is a moment that nothing bounds, `-` none at all.
    fn moment(typed: &str) -> Option<MomentForm> {
        let (low, high) = typed.split_once("..")?;
        let day = |year: &str| (!year.is_empty()).then(|| format!("{year}-01-01"));
        Some(MomentForm {
            text: typed.to_owned(),
            precision: "bounded",
            not_before: day(low),
            no_later_than: day(high),
        })
    }

    #[test]
    fn only_what_is_certain_is_filled() {
        let scale = Scale { first: 1985, last: 2030 };
        let (left, right) = (LEFT, scale.right());
        let year = |year: i64| LEFT + (year - 1985) * YEAR;
        for (from, until, expected) in [
            ("1990..1990", "-", [year(1990), year(1990), right, right]),
            ("1990..1995", "2000..2005", [year(1990), year(1995), year(2000), year(2005)]),
            ("-", "2000..2000", [left, left, year(2000), year(2000)]),
            // Nobody knows when it began, or ended: nothing is certain.
            ("..", "-", [left, right, right, right]),
            ("1990..1990", "..", [year(1990), year(1990), left, right]),
        ] {
            let period = PeriodForm { from: moment(from), until: moment(until) };
            assert_eq!(scale.stretch(&period), expected, "{from} {until}");
        }
    }
}
