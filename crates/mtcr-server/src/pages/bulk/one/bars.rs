//! What came of a run as a figure: a bar for each outcome. The table beside it says the same in figures.

use crate::pages::language::Lang;
use crate::pages::sheet::Block;
use crate::pages::visit::Visit;
use askama::Template;
use mtcr_bulk_files::Totals;

/// The length of a bar that stands for all rows.
const LENGTH: u64 = 340;
/// From one bar to the next.
const STEP: usize = 50;

#[derive(Template)]
#[template(path = "bulk/bars.html")]
struct Bars {
    height: usize,
    title: String,
    text: String,
    bars: Vec<Bar>,
    caption: String,
}

struct Bar {
    label: String,
    base: usize,
    top: usize,
    width: u64,
    /// Bars differ in pattern too, so that nothing rests on colour alone.
    fill: &'static str,
}

/// The figure.
pub(super) fn drawn(visit: &Visit, totals: &Totals) -> Block {
    let outcomes = [
        ("bulk-controlled", totals.controlled, "#9b1c1c"),
        ("bulk-not-controlled", totals.not_controlled, "#fff"),
        ("bulk-undetermined", totals.undetermined, "url(#hatched)"),
        ("bulk-malformed", totals.malformed, "url(#dotted)"),
    ];
    let bars: Vec<Bar> = outcomes
        .into_iter()
        .enumerate()
        .map(|(at, (key, count, fill))| Bar {
            label: format!("{}: {count} ({})", visit.t(key), share(visit, count, totals.read)),
            base: at * STEP + 22,
            top: at * STEP + 28,
            width: width(count, totals.read),
            fill,
        })
        .collect();
    let labels: Vec<&str> = bars.iter().map(|bar| bar.label.as_str()).collect();
    let bars = Bars {
        height: outcomes.len() * STEP + 10,
        title: visit.t("bulk-bars-title"),
        text: labels.join("; "),
        caption: visit.x("bulk-bars-caption", totals.read),
        bars,
    };
    // A template writes to memory and calls nothing that fails.
    Block::Drawn(bars.render().unwrap_or_default())
}

/// A bar's length; what is more than nothing is seen.
fn width(count: u64, all: u64) -> u64 {
    let scaled = u128::from(count) * u128::from(LENGTH);
    let width = scaled.checked_div(u128::from(all)).unwrap_or(0);
    u64::try_from(width).unwrap_or(LENGTH).clamp(u64::from(count > 0), LENGTH)
}

/// A share in per cent with a tenth, rounded down; more than nothing and less than a tenth is said to be so.
pub(super) fn share(visit: &Visit, count: u64, all: u64) -> String {
    said(visit.lang, count, all)
}

fn said(lang: Lang, count: u64, all: u64) -> String {
    let tenths = (u128::from(count) * 1000).checked_div(u128::from(all)).unwrap_or(0);
    let text = match tenths {
        0 if count > 0 => "< 0.1 %".to_owned(),
        tenths => format!("{}.{} %", tenths / 10, tenths % 10),
    };
    if lang == Lang::Fr { text.replace('.', ",") } else { text }
}

#[cfg(test)]
mod tests {
    use super::{LENGTH, said, width};
    use crate::pages::language::Lang;

    #[test]
    fn lengths_and_shares_hold_at_both_ends() {
        assert_eq!([width(0, 5), width(1, 1_000_000), width(5, 5), width(0, 0)], [0, 1, LENGTH, 0]);
        assert_eq!(width(u64::MAX, u64::MAX), LENGTH);
        for (count, all, text) in
            [(0, 3, "0.0 %"), (1, 3, "33.3 %"), (3, 3, "100.0 %"), (1, 1_000_000, "< 0.1 %"), (0, 0, "0.0 %")]
        {
            assert_eq!(said(Lang::En, count, all), text);
        }
        assert_eq!(said(Lang::Fr, 1, 8), "12,5 %");
    }
}
