//! Parties that do not exist, as many as are wanted; a day's declarations name a few of them again and again.

use mtcr_screening_bench::rng::Rng;

/// Beginnings of the names of firms.
const FIRST: [&str; 24] = [
    "Velmar", "Korrin", "Tessal", "Brovik", "Halden", "Mirstan", "Orlund", "Pavrel", "Quendor", "Rastik",
    "Selvan", "Torgel", "Ulmara", "Vestrin", "Wendal", "Yarrow", "Zemlin", "Ardel", "Bessar", "Cormin",
    "Dalvek", "Estran", "Fennor", "Galdin",
];
/// What they deal in.
const SECOND: [&str; 20] = [
    "Trading",
    "Textiles",
    "Machinery",
    "Logistics",
    "Foods",
    "Chemicals",
    "Steel",
    "Furniture",
    "Shipping",
    "Motors",
    "Agro",
    "Plastics",
    "Paper",
    "Glass",
    "Toys",
    "Tools",
    "Electric",
    "Medical",
    "Marine",
    "Timber",
];
/// Where they are at home.
const THIRD: [&str; 12] = [
    "Ostmere", "Linde", "Karsk", "Dovrin", "Salvia", "Norhafn", "Brekk", "Tamsel", "Ilvar", "Pelon", "Gorsk",
    "Wesk",
];
/// Legal forms.
const FORM: [&str; 6] = ["Ltd", "GmbH", "SA", "LLC", "BV", "Co."];

/// States of parties. Only these, so that nobody is named.
pub const STATES: [&str; 4] = ["XA", "XB", "XC", "XD"];

/// The name and state of a firm, the same for the same number.
#[must_use]
pub fn firm(number: usize) -> (String, &'static str) {
    let mut rng = Rng::of(&["firm", &number.to_string()]);
    let mut word = |words: &[&'static str]| rng.pick(words).copied().unwrap_or("Velmar");
    let (first, second, third, form) = (word(&FIRST), word(&SECOND), word(&THIRD), word(&FORM));
    let state = rng.pick(&STATES).copied().unwrap_or("XA");
    // Most firms of a country share no name: a number of its own keeps apart those that would.
    let own = syllables(number);
    (format!("{first} {own} {second} {third} {form}"), state)
}

/// A word of its own for a number.
fn syllables(number: usize) -> String {
    const SYLLABLES: [&str; 16] = [
        "ba", "ke", "li", "mo", "nu", "ra", "se", "ti", "vo", "za", "del", "gor", "hin", "jas", "pel", "wen",
    ];
    let mut word = String::new();
    let mut rest = number;
    loop {
        word.push_str(SYLLABLES.get(rest % 16).copied().unwrap_or("ba"));
        rest /= 16;
        if rest == 0 {
            break;
        }
    }
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// Which of `count` firms is named: one in `n` so often as the n-th of them in a harmonic row, as trade is spread.
pub fn drawn(rng: &mut Rng, count: usize) -> usize {
    // The product of two draws is near enough to such a row, and needs no table.
    let wide = rng.below(count.max(1)) + 1;
    rng.below(wide)
}
