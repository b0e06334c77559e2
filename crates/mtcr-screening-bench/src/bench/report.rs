//! The tables of a run.

use super::Figures;
use super::figures::Quality;
use crate::class::Class;

/// A threshold of which the figures are shown, and how they are picked.
type Shown = (&'static str, fn(&Figures) -> Quality);

const SHOWN: [Shown; 4] = [
    ("own threshold", |of| of.own),
    ("best F1", |of| of.best),
    ("5 % false alerts", |of| of.at_5),
    ("5 % of general names", |of| of.at_5_general),
];

/// Prints what each system reaches, one column each.
pub fn print(all: &[Figures]) {
    row(all, "", &|of| of.name.rsplit(':').next().unwrap_or_default().to_owned());
    row(all, "checks a second", &|of| {
        of.checks_per_second.map_or_else(String::new, |rate| format!("{:.0}", rate.median))
    });
    row(all, "index, seconds", &|of| format!("{:.1}", of.build_seconds));
    row(all, "index, megabytes", &|of| format!("{:.0}", of.memory_mb));
    for (title, pick) in SHOWN {
        row(all, title, &|of| format!("{:.3}", pick(of).rates.threshold));
        row(all, "  recall", &|of| format!("{:.3}", pick(of).rates.recall));
        row(all, "  precision", &|of| format!("{:.3}", pick(of).rates.precision));
        row(all, "  F1", &|of| format!("{:.3}", pick(of).rates.f1));
        row(all, "  false alerts", &|of| format!("{:.3}", pick(of).rates.false_alerts));
        row(all, "  of general names", &|of| format!("{:.4}", pick(of).general));
        row(all, "  of near names", &|of| format!("{:.3}", pick(of).near));
    }
    println!(
        "recall (of classes that are not listed: false alerts) at the own threshold / at 5 % false alerts"
    );
    for class in Class::ALL {
        row(all, &format!("  {}", class.name()), &|of| {
            of.classes
                .get(class.name())
                .map_or_else(String::new, |(own, five)| format!("{own:.2} / {five:.2}"))
        });
    }
    println!("by kind, at the own threshold: precision / recall / F1");
    for kind in ["person", "organisation", "vessel"] {
        row(all, &format!("  {kind}"), &|of| {
            of.kinds
                .get(kind)
                .map_or_else(String::new, |of| format!("{:.2}/{:.2}/{:.2}", of.precision, of.recall, of.f1))
        });
    }
    pairs(all);
}

/// One row: its name, and a cell of each system.
fn row(all: &[Figures], name: &str, of: &dyn Fn(&Figures) -> String) {
    let cells: Vec<String> = all.iter().map(|figures| format!("{:>17}", of(figures))).collect();
    println!("{name:<26}{}", cells.concat());
}

/// The rows of the pairs.
fn pairs(all: &[Figures]) {
    println!("hard pairs");
    row(all, "  F1, own threshold", &|of| format!("{:.3}", of.pairs.0.f1));
    row(all, "  best F1", &|of| format!("{:.3}", of.pairs.1.f1));
    row(all, "  its threshold", &|of| format!("{:.3}", of.pairs.1.threshold));
    row(all, "  microseconds a pair", &|of| format!("{:.1}", of.pair_us));
    for kind in ["person", "organisation", "vessel"] {
        row(all, &format!("  F1 of {kind} pairs"), &|of| {
            of.pairs_by_kind.get(kind).map_or_else(String::new, |of| format!("{:.3}", of.f1))
        });
    }
    let classes =
        all.first().map(|of| of.pairs_by_class.keys().cloned().collect::<Vec<_>>()).unwrap_or_default();
    for class in classes {
        row(all, &format!("  right: {class}"), &|of| {
            of.pairs_by_class.get(&class).map_or_else(String::new, |share| format!("{share:.2}"))
        });
    }
}
