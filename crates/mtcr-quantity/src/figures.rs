//! Quantities in a running text.

use crate::{Quantity, quote};
use std::ops::Range;

/// A quantity that was read in the text.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// As typed.
    pub typed: String,
    /// Its bytes in the text.
    pub at: Range<usize>,
    /// What it may be: a figure in `g` is a mass or an acceleration.
    pub readings: Vec<Quantity>,
}

/// Words that may make up a unit.
const MOST_WORDS: usize = 4;
/// Characters of a unit, included.
const LONGEST_UNIT: usize = 32;
/// Figures read in one text.
const MOST_FIGURES: usize = 40;

/// How people write units that the reader of quantities wants otherwise.
const EVERYDAY_UNITS: &[(&str, &str)] = &[
    (" per ", "/"),
    ("micro g", "ug0"),
    ("milli g", "mg0"),
    ("microns", "um"),
    ("micron", "um"),
    ("percent", "%"),
    ("per cent", "%"),
    ("seconds of arc", "arcsec"),
    ("arc second", "arcsec"),
    ("degrees", "deg"),
    ("hours", "h"),
    ("hour", "h"),
    ("hr", "h"),
];

/// Units that stand for another sort of quantity in some trades.
const OTHER_READINGS: &[(&str, &[&str])] = &[
    ("g", &["g0"]),
    ("G", &["g0"]),
    ("g's", &["g0"]),
    ("%", &["%wt", "%vol"]),
    ("rad", &["rad(Si)"]),
    ("krad", &["krad(Si)"]),
    ("Mrad", &["Mrad(Si)"]),
    ("dB", &["dB(20uPa)"]),
    ("C", &["degC"]),
];

/// The quantities of a running text, in its order: numbers with a unit; numbers alone are not read, and of very many only the
/// first. A comma before three digits parts thousands, another one is a decimal point: `1,200` and `0,5`.
#[must_use]
pub fn figures(text: &str) -> Vec<Figure> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(number) = next_number(text, from) {
        from = number.end;
        if found.len() == MOST_FIGURES {
            break;
        }
        let digits = text.get(number.clone()).unwrap_or_default();
        if let Some((end, readings)) = with_unit(text, digits, number.end) {
            from = end;
            found.push(figure(text, number.start..end, readings));
        } else if let Some(second) = end_of_stretch(text, number.end) {
            // `-54 to 125 degC`: the unit stands at the second number.
            let later = text.get(second.clone()).unwrap_or_default();
            if let Some((end, readings)) = with_unit(text, later, second.end) {
                let unit = text.get(second.end..end).unwrap_or_default();
                let first = readings_of(digits, unit.trim());
                found.push(figure(text, number, first));
                found.push(figure(text, second.start..end, readings));
                from = end;
            }
        }
    }
    found.retain(|figure: &Figure| !figure.readings.is_empty());
    found
}

fn figure(text: &str, at: Range<usize>, readings: Vec<Quantity>) -> Figure {
    let typed = quote(text.get(at.clone()).unwrap_or_default().trim());
    Figure { typed: typed.trim_matches('`').to_owned(), at, readings }
}

/// The next number that is not part of a name such as `JP-10` or `T800`.
fn next_number(text: &str, from: usize) -> Option<Range<usize>> {
    let rest = text.get(from..)?;
    let mut before = text.get(..from).and_then(|done| done.chars().next_back());
    for (at, symbol) in rest.char_indices() {
        let start = from + at;
        let begins =
            before.is_none_or(|before| !before.is_alphanumeric() && !matches!(before, '.' | '-' | '/'));
        let here = text.get(start..).unwrap_or_default();
        let sign = usize::from(matches!(symbol, '-' | '+'));
        if begins && here.get(sign..).is_some_and(|digits| digits.starts_with(|c: char| c.is_ascii_digit())) {
            return Some(start..start + sign + number_length(here.get(sign..).unwrap_or_default()));
        }
        before = Some(symbol);
    }
    None
}

/// The length of the number that a text begins with: `1,000`, `0.3`, `1.1e6`.
fn number_length(text: &str) -> usize {
    let bytes = text.as_bytes();
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let mut end = 0;
    let mut exponent = false;
    while let Some(byte) = bytes.get(end) {
        let more = match byte {
            b'0'..=b'9' => true,
            b'.' | b',' => digit(end + 1) && !exponent,
            b'e' | b'E' if !exponent => {
                let signed = bytes.get(end + 1).is_some_and(|next| matches!(next, b'-' | b'+'));
                exponent = digit(end + 1 + usize::from(signed));
                if exponent && signed {
                    end += 1;
                }
                exponent
            }
            _ => false,
        };
        if !more {
            break;
        }
        end += 1;
    }
    end
}

/// The quantity that a number at `end` makes with the longest unit after it.
fn with_unit(text: &str, digits: &str, end: usize) -> Option<(usize, Vec<Quantity>)> {
    let rest = text.get(end..)?;
    let lead = rest.len() - rest.trim_start_matches([' ', '-']).len();
    let rest = rest.get(lead..)?;
    let stop = rest.find([',', ';', '\n', '"']).unwrap_or(rest.len());
    let rest = rest.get(..stop)?;
    let ends: Vec<usize> = rest
        .char_indices()
        .filter(|(at, symbol)| symbol.is_whitespace() && *at > 0)
        .map(|(at, _)| at)
        .chain([rest.len()])
        .take(MOST_WORDS)
        .collect();
    ends.into_iter().rev().find_map(|stop| {
        let unit = rest.get(..stop)?.trim_end_matches(['.', ':', '?', '!']);
        let bare = unit.strip_suffix(')').filter(|_| !unit.contains('('));
        [Some(unit), bare].into_iter().flatten().find_map(|unit| {
            let readings = readings_of(digits, unit);
            (!readings.is_empty()).then_some((end + lead + unit.len(), readings))
        })
    })
}

fn readings_of(digits: &str, unit: &str) -> Vec<Quantity> {
    if unit.is_empty() || unit.len() > LONGEST_UNIT {
        return Vec::new();
    }
    let mut everyday = unit.to_owned();
    for (typed, right) in EVERYDAY_UNITS {
        everyday = everyday.replace(typed, right);
    }
    let others =
        OTHER_READINGS.iter().filter(|(typed, _)| *typed == everyday).flat_map(|(_, others)| *others);
    let plain = plain(digits);
    let mut readings: Vec<Quantity> = Vec::new();
    for unit in [unit, everyday.as_str()].into_iter().chain(others.copied()) {
        if let Ok(quantity) = Quantity::parse(&format!("{plain} {unit}"))
            && !readings.contains(&quantity)
        {
            readings.push(quantity);
        }
    }
    readings
}

/// A number with a point, as it is read: `1,200` is 1200, `0,5` and `0,250` are decimals.
fn plain(digits: &str) -> String {
    let mut parts = digits.split(',');
    let first = parts.next().unwrap_or_default();
    let rest: Vec<&str> = parts.collect();
    let thousands = first.trim_start_matches(['-', '+']) != "0"
        && rest.iter().all(|part| part.split(['.', 'e', 'E']).next().is_some_and(|whole| whole.len() == 3));
    match (thousands, rest.as_slice()) {
        (false, [decimals]) if !decimals.contains('.') => format!("{first}.{decimals}"),
        _ => digits.replace(',', ""),
    }
}

/// The second number of a stretch: after `to`, a dash or dots.
fn end_of_stretch(text: &str, from: usize) -> Option<Range<usize>> {
    let rest = text.get(from..)?;
    let trimmed = rest.trim_start();
    let after = ["to ", "...", "…", "–", "- ", "-"].iter().find_map(|word| trimmed.strip_prefix(word))?;
    let after = after.trim_start();
    let start = text.len() - after.len();
    let sign = usize::from(after.starts_with(['-', '+']));
    let length = number_length(after.get(sign..)?);
    (length > 0).then_some(start..start + sign + length)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantities_are_found_with_their_units() {
        for (text, typed) in [
            ("carbon fibre 5.2 GPa, 300 GPa modulus", vec!["5.2 GPa", "300 GPa"]),
            ("gyro 0.3 deg/h", vec!["0.3 deg/h"]),
            ("range 320 km payload 40 kg", vec!["320 km", "40 kg"]),
            ("SFC 0.07 kg/(N h)", vec!["0.07 kg/(N h)"]),
            ("drift 0.05 degrees per hour", vec!["0.05 degrees per hour"]),
            ("JP-10 fuel, T800 fibre, R-45M", vec![]),
            ("powder of 30 micron (99.7 %)", vec!["30 micron", "99.7 %"]),
            ("impulse 1.1e6 N s.", vec!["1.1e6 N s"]),
            ("from -54 to 125 degC", vec!["-54", "125 degC"]),
            ("1,200 kg", vec!["1,200 kg"]),
            ("3D loom with 5 axes", vec![]),
            ("a 40 litre tank", vec!["40 litre"]),
            ("(16 mm)", vec!["16 mm"]),
            ("0,5 mm", vec!["0,5 mm"]),
        ] {
            let found: Vec<String> = figures(text).into_iter().map(|figure| figure.typed).collect();
            assert_eq!(found, typed, "{text}");
        }
    }

    #[test]
    fn a_comma_parts_thousands_or_decimals() {
        for (digits, read) in [
            ("1,200", "1200"),
            ("0,5", "0.5"),
            ("0,250", "0.250"),
            ("12,5", "12.5"),
            ("1,200.5", "1200.5"),
            ("1,200,000", "1200000"),
        ] {
            assert_eq!(plain(digits), read);
        }
    }

    #[test]
    fn a_gram_may_be_an_acceleration() {
        let figures = figures("shock 20000 g");
        let dimensions: Vec<_> = figures[0].readings.iter().map(Quantity::dimension).collect();
        assert_eq!(dimensions.len(), 2);
        assert_eq!(dimensions[1], Quantity::parse("1 m/s2").unwrap().dimension());
    }
}
