//! The standings of a state in time, as a picture: a bar for each, hatched where its ends are only bounded.

use crate::pages::language::Lang;
use askama::Template;
use mtcr_application::wire::{MomentForm, StandingForm};

/// The first and the last year of the picture, the last not included.
const YEARS: (i64, i64) = (1985, 2030);
/// The width of a year, in units of the picture.
const YEAR: i64 = 16;
const LEFT: i64 = 270;
const ROW: i64 = 34;
const TOP: i64 = 40;

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
    /// What is certain.
    from: i64,
    width: i64,
    /// What is possible.
    possible: i64,
    possible_width: i64,
    words: String,
}

/// The picture as SVG.
pub(crate) fn picture(lang: Lang, name: &str, standings: &[StandingForm]) -> String {
    let right = LEFT + (YEARS.1 - YEARS.0) * YEAR;
    let bars: Vec<Bar> = standings.iter().enumerate().map(|(at, row)| bar(lang, at, row, right)).collect();
    let bottom = TOP + ROW * i64::try_from(bars.len()).unwrap_or(0);
    let strip = Strip {
        title: format!("{name}: {}", lang.text("strip-title", None)),
        description: bars
            .iter()
            .map(|bar| format!("{} {}.", bar.label, bar.words))
            .collect::<Vec<_>>()
            .join(" "),
        width: right + 20,
        height: bottom + 30,
        years: (YEARS.0..=YEARS.1)
            .filter(|year| year % 5 == 0)
            .map(|year| Tick { x: LEFT + (year - YEARS.0) * YEAR, label: year })
            .collect(),
        bars,
        bottom,
    };
    strip.render().unwrap_or_default()
}

fn bar(lang: Lang, at: usize, row: &StandingForm, right: i64) -> Bar {
    let y = TOP + ROW * i64::try_from(at).unwrap_or(0) + 6;
    let (from, until) = (row.period.from.as_ref(), row.period.until.as_ref());
    // A day that is not known, or not in the picture, is its edge.
    let first = from.map_or(LEFT, |moment| place(moment.no_later_than.as_deref(), LEFT));
    let earliest = from.map_or(LEFT, |moment| place(moment.not_before.as_deref(), LEFT));
    let last = until.map_or(right, |moment| place(moment.not_before.as_deref(), right));
    let latest = until.map_or(right, |moment| place(moment.no_later_than.as_deref(), right));
    let text =
        |moment: Option<&MomentForm>| moment.map_or_else(|| "…".to_owned(), |moment| moment.text.clone());
    Bar {
        label: lang.text(&format!("standing-{}", row.standing), None),
        y,
        base: y + 16,
        from: first,
        width: (last - first).max(2),
        possible: earliest,
        possible_width: (latest - earliest).max(2),
        words: format!("{} – {}", text(from), text(until)),
    }
}

/// The place of a day; `edge` where it is not known.
fn place(day: Option<&str>, edge: i64) -> i64 {
    let mut parts = day.unwrap_or_default().split('-').map(|part| part.parse::<i64>().ok());
    match (parts.next().flatten(), parts.next().flatten()) {
        (Some(year), Some(month)) => {
            let year = year.clamp(YEARS.0, YEARS.1);
            LEFT + (year - YEARS.0) * YEAR + (month - 1) * YEAR / 12
        }
        _ => edge,
    }
}
