//! Lines are referred as often as docs/declarations.md says, or better.

use mtcr_declarations_bench::class::Class;
use mtcr_declarations_bench::half::Half;
use mtcr_declarations_bench::make::{Amounts, set};
use mtcr_declarations_bench::rates::rates;
use mtcr_declarations_bench::rows::Rows;
use mtcr_declarations_bench::{law, rates};

/// Thousandths of the lines of a class that are referred, on the test half: at most, or at least.
const MARKS: [(Class, Mark); 18] = [
    (Class::Ordinary, Mark::AtMost(10)),
    (Class::Near, Mark::AtMost(80)),
    // Strong terms refer a line whatever its figures are.
    (Class::Short, Mark::AtMost(950)),
    (Class::Plain, Mark::AtLeast(780)),
    (Class::Typo, Mark::AtLeast(750)),
    (Class::Typos, Mark::AtLeast(680)),
    (Class::Scanned, Mark::AtLeast(660)),
    (Class::Joined, Mark::AtLeast(720)),
    (Class::Split, Mark::AtLeast(750)),
    (Class::Spaced, Mark::AtLeast(760)),
    (Class::Digits, Mark::AtLeast(760)),
    (Class::LookAlike, Mark::AtLeast(750)),
    (Class::Abbreviated, Mark::AtLeast(520)),
    (Class::Wrapped, Mark::AtLeast(770)),
    (Class::OtherLanguage, Mark::AtLeast(950)),
    (Class::Romanised, Mark::AtLeast(800)),
    (Class::AtLimit, Mark::AtLeast(950)),
    (Class::PastLimit, Mark::AtLeast(950)),
];

#[derive(Clone, Copy, Debug)]
enum Mark {
    AtMost(usize),
    AtLeast(usize),
}

#[test]
fn every_class_reaches_its_mark_on_the_test_half() {
    let rows = Rows::built_in().unwrap();
    let corpus = law::law().unwrap();
    let screen = law::screen(&corpus).unwrap();
    let counts = rates(&screen, &set(&rows, Half::Test, Amounts::default(), "1"), |_, _| {});
    let table = rates::table(&counts);
    for (class, mark) in MARKS {
        let referred = counts.get(&class).unwrap().referred_thousandths();
        let reached = match mark {
            Mark::AtMost(most) => referred <= most,
            Mark::AtLeast(least) => referred >= least,
        };
        assert!(reached, "{}: {referred} thousandths, wanted {mark:?}\n{table}", class.as_str());
    }
    let page =
        std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/declarations.md")).unwrap();
    let rows = table.lines().skip(2);
    let missing: Vec<&str> = rows.filter(|row| !page.contains(row)).collect();
    assert!(missing.is_empty(), "docs/declarations.md has other figures than {missing:#?}");
}
