//! Refusals: message, place, advice.

use mtcr_quantity::{Measured, Mistake, Number, Quantity};

/// The text with the faulty bytes in `⟦⟧`, the message and the advice.
fn shown(text: &str, mistake: &Mistake) -> (String, String) {
    let (start, end) = (mistake.at.start, mistake.at.end);
    let part = |range: std::ops::Range<usize>| text.get(range).unwrap();
    let marked = format!("{}⟦{}⟧{}", part(0..start), part(start..end), part(end..text.len()));
    assert_eq!(mistake.to_string(), mistake.message);
    assert!(!mistake.message.ends_with('.'));
    (marked, format!("{} | {}", mistake.message, mistake.help.clone().unwrap_or_default()))
}

#[test]
fn a_wrong_number_is_pointed_at() {
    for (marked, message) in [
        ("⟦⟧", "a number is missing | "),
        ("  ⟦⟧", "a number is missing | "),
        ("⟦many⟧", "`many` is not a number | "),
        ("-⟦⟧", "a number is missing | "),
        ("⟦.5⟧", "`.5` is not a number | write digits on both sides of the decimal point"),
        ("5⟦.⟧", "`.` is not part of a number | write digits on both sides of the decimal point"),
        ("1⟦,000⟧", "`,000` is not part of a number | group digits with `_` and mark decimals with `.`"),
        ("5⟦×10^5⟧", "`×10^5` is not part of a number | write a power of ten as in `5e5`"),
        ("5 ⟦x 10^5⟧", "`x 10^5` is not part of a number | write a power of ten as in `5e5`"),
        ("1⟦_⟧", "`_` may only stand between two digits | "),
        ("1⟦_⟧_0", "`_` may only stand between two digits | "),
        ("⟦_1⟧", "`_1` is not a number | "),
        ("1/⟦0⟧", "the denominator is zero | "),
        ("1⟦/⟧", "`/` is not part of a number | "),
        ("1e⟦61⟧", "the exponent `61` is outside the range from -60 to 60 | "),
        ("1e⟦-61⟧", "the exponent `-61` is outside the range from -60 to 60 | "),
        ("1e⟦1000000000⟧", "the exponent `1000000000` is outside the range from -60 to 60 | "),
        ("1⟦e⟧", "`e` is not part of a number | "),
        ("1*pi⟦^⟧", "a power of `pi` is a whole number from -9 to 9 | "),
        ("1*pi⟦^10⟧", "a power of `pi` is a whole number from -9 to 9 | "),
        ("1 ⟦km⟧", "`km` is not part of a number | "),
        ("⟦NaN⟧", "`NaN` is not a number | "),
        ("⟦٣⟧", "`٣` is not a number | "),
    ] {
        let text = marked.replace(['⟦', '⟧'], "");
        let mistake = Number::parse(&text).unwrap_err();
        assert_eq!(shown(&text, &mistake), (marked.to_owned(), message.to_owned()));
    }
}

#[test]
fn a_wrong_unit_is_pointed_at() {
    for (marked, message) in [
        ("5 ⟦kms⟧", "`kms` is not a known unit | did you mean `km`?"),
        ("5 ⟦Km⟧", "`Km` is not a known unit | did you mean `km`?"),
        ("5 ⟦KG⟧", "`KG` is not a known unit | did you mean `kg`?"),
        ("5 ⟦newtn⟧", "`newtn` is not a known unit | did you mean `newton`?"),
        ("5 kg/(N ⟦hx⟧)", "`hx` is not a known unit | "),
        ("5 ⟦zorkmids⟧", "`zorkmids` is not a known unit | "),
        ("⟦µ⟧", "`µ` is not a number | "),
        ("5 ⟦Ж⟧", "`Ж` is not a known unit | "),
        ("5 m ⟦日本⟧", "`日本` is not a known unit | "),
        ("5 ⟦gal⟧", "`gal` may be a US gallon or the Gal of 1 cm/s2 | write `USgal` or `Gal`"),
        ("5 ⟦gallons⟧", "`gallons` does not say which gallon | write `USgal` for the US gallon, or use `L`"),
        ("5 ⟦C⟧", "`C` may be a temperature or a charge | write `degC` for degrees Celsius"),
        ("5 ⟦F⟧", "`F` may be a temperature or a capacitance | write `degF` for degrees Fahrenheit"),
        ("5 ⟦tons⟧", "`tons` does not say which ton | write `t` for 1000 kg, or use `lb`"),
        ("5 ⟦G⟧", "`G` is not a known unit | standard gravity is written `g0`"),
        ("5 ⟦Nm⟧", "`Nm` is not a known unit | write a product with a space: `N m`, `N s`"),
        ("200 ⟦mesh⟧", "`mesh` is a method or a statistic, not a unit | put it in the fact's name"),
        ("200 m ⟦CEP⟧", "`CEP` is a method or a statistic, not a unit | put it in the fact's name"),
        ("2 deg/s ⟦rms⟧", "`rms` is a method or a statistic, not a unit | put it in the fact's name"),
        ("2 deg ⟦1 sigma⟧", "`1 sigma` is a method or a statistic, not a unit | put it in the fact's name"),
        ("2 deg ⟦1σ⟧", "`1σ` is a method or a statistic, not a unit | put it in the fact's name"),
        ("1⟦σ⟧", "`σ` is a method or a statistic, not a unit | put it in the fact's name"),
        ("1 ⟦sigma⟧", "`sigma` is a method or a statistic, not a unit | put it in the fact's name"),
        ("5 um ⟦D50⟧", "`D50` is a method or a statistic, not a unit | put it in the fact's name"),
        ("1 ⟦000⟧ km", "`000` is a number where a unit should be | group digits with `_`, as in `1_000`"),
        ("2 ⟦pi⟧ rad", "`pi` is a number | write it with the number, as in `2*pi`"),
        (
            "5 kg/N ⟦h⟧",
            "it is unclear whether this unit is above or below the `/` | write `a/(b c)` or `a c/b`",
        ),
        (
            "5 kg/N*⟦h⟧",
            "it is unclear whether this unit is above or below the `/` | write `a/(b c)` or `a c/b`",
        ),
        ("5 kg⟦/⟧", "`/` has no unit after it | "),
        ("5 kg /⟦/⟧ s", "`/` has no unit before it | "),
        ("5 ⟦·⟧m", "`·` has no unit before it | "),
        ("5 ⟦(⟧m", "this parenthesis is not closed | "),
        ("5 m⟦)⟧", "`)` closes nothing | "),
        ("5 (⟦⟧)", "a unit is missing | "),
        ("5 m⟦0⟧", "a power is a whole number from -9 to 9 other than 0 | "),
        ("5 m⟦^⟧", "a power is a whole number from -9 to 9 other than 0 | "),
        ("5 m⟦^10⟧", "a power is a whole number from -9 to 9 other than 0 | "),
        ("5 m⟦²⁰⟧", "a power is a whole number from -9 to 9 other than 0 | "),
        ("5 (m9)⟦9⟧", "the powers of this unit are too large | "),
        // Found by fuzzing: the canonical text `lb/(lbf6 h12)` did not read back.
        ("5 lb/(lbf h2)⟦6⟧", "the powers of this unit are too large | "),
        ("5 m9 m9 m9 m9 m9 m9 m9 m9 m9 m9 m9 m9 m9 m9 ⟦m⟧9", "the powers of this unit are too large | "),
        ("5 lbf⟦-⟧s", "`-` cannot be part of a unit | write a product with a space: `N s`"),
        ("5⟦'⟧", "`'` cannot be part of a unit | "),
        (
            "5 W/(m2 ⟦degC⟧)",
            "`degC` has its own zero and cannot be part of a compound unit | write `K` for a difference of temperatures",
        ),
        ("5 ⟦Gy(Si)⟧/s", "`Gy(Si)` (absorbed dose in silicon) cannot be part of a compound unit | "),
        ("5 ⟦%wt⟧ kg", "`%wt` (mass fraction) cannot be part of a compound unit | "),
        ("5 ⟦dBm⟧ m", "`dBm` (power level relative to 1 mW) cannot be part of a compound unit | "),
        ("5 ⟦Mach⟧", "`Mach` is not a unit but a plain number | write the number alone"),
        ("5 km ⟦\u{7}⟧", "`\\u{7}` cannot be part of a unit | "),
    ] {
        let text = marked.replace(['⟦', '⟧'], "");
        let mistake = Quantity::parse(&text).unwrap_err();
        assert_eq!(shown(&text, &mistake), (marked.to_owned(), message.to_owned()));
    }
}

#[test]
fn a_wrong_tolerance_is_pointed_at() {
    for (marked, message) in [
        ("10 N ±⟦⟧", "a number is missing | "),
        ("10 N ± ⟦-1 N⟧", "a tolerance cannot be negative | "),
        ("(10 ± ⟦-1⟧) N", "a tolerance cannot be negative | "),
        (
            "10 N ± ⟦5 m⟧",
            "value and tolerance differ in dimension: force and length | write the unit after both, or after the tolerance only",
        ),
        (
            "10 N +/- ⟦5⟧",
            "value and tolerance differ in dimension: force and plain number | write the unit after both, or after the tolerance only",
        ),
        ("12 % ± ⟦5 %⟧", "it is unclear what this is a share of | write `(12 ± 5) %` if both are in `%`"),
        ("12 ± ⟦5 %⟧", "it is unclear what this is a share of | write `(12 ± 5) %` if both are in `%`"),
        (
            "84 %wt ± ⟦2 %⟧",
            "it is unclear what this is a share of | write `(84 ± 2) %wt` if both are in `%wt`",
        ),
        (
            "150 dBm ± ⟦2 %⟧",
            "it is unclear what this is a share of | write `(150 ± 2) dBm` if both are in `dBm`",
        ),
        (
            "20 degC ± ⟦5 %⟧",
            "a percentage of a temperature depends on its zero | write the tolerance in kelvins, such as `± 2 K`",
        ),
        ("10 deg ± ⟦1 mrad⟧", "this tolerance and the value have no exact sum | write both in the same unit"),
        ("⟦(⟧10 ± 1 N", "this parenthesis is not closed | "),
        ("(⟦ten⟧ ± 1) N", "`ten` is not a number | "),
        ("(10 ± 1) ⟦kms⟧", "`kms` is not a known unit | did you mean `km`?"),
        ("10 ⟦kms⟧ ± 1 km", "`kms` is not a known unit | did you mean `km`?"),
        ("10 N ± 1 ⟦M⟧", "`M` is not a known unit | did you mean `m`?"),
        ("10 N ± 1 N ⟦±⟧ 2 N", "`±` cannot be part of a unit | "),
    ] {
        let text = marked.replace(['⟦', '⟧'], "");
        let mistake = Measured::parse(&text).unwrap_err();
        assert_eq!(shown(&text, &mistake), (marked.to_owned(), message.to_owned()));
    }
}
