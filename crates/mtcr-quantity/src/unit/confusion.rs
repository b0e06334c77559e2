//! Words that people write for units although they are not, or not unmistakably.

use crate::Mistake;
use crate::mistake::quote;

/// Words that name a statistic or a method.
const STATISTICS: [&str; 23] = [
    "mesh", "cep", "sep", "cep50", "rms", "sigma", "sigmas", "σ", "1σ", "2σ", "3σ", "1sigma", "3sigma",
    "d10", "d50", "d90", "dv50", "median", "mean", "average", "peak", "p-p", "max",
];

/// A word, why it is refused, and what to write.
const WORDS: [(&[&str], &str, &str); 21] = [
    (&["gal", "gals"], "may be a US gallon or the Gal of 1 cm/s2", "write `USgal` or `Gal`"),
    (&["gallon", "gallons"], "does not say which gallon", "write `USgal` for the US gallon, or use `L`"),
    (&["C"], "may be a temperature or a charge", "write `degC` for degrees Celsius"),
    (&["F"], "may be a temperature or a capacitance", "write `degF` for degrees Fahrenheit"),
    (&["ton", "tons"], "does not say which ton", "write `t` for 1000 kg, or use `lb`"),
    (&["G", "gs", "Gs", "gee", "gees"], "is not a known unit", "standard gravity is written `g0`"),
    (&["rads", "krad", "Mrad", "krads", "Mrads"], "may be an angle or a dose", "write `rad` or `rad(Si)`"),
    (&["kph", "kmh", "kmph"], "is not a known unit", "write `km/h`"),
    (&["fps"], "may be feet or frames per second", "write `ft/s` or `1/s`"),
    (&["cc", "ccm"], "is not a known unit", "write `cm3`"),
    (&["lpm", "LPM"], "is not a known unit", "write `L/min`"),
    (&["gpm", "GPM"], "does not say which gallon", "write `USgal/min`"),
    (&["mil", "mils", "thou"], "may be a length or an angle", "write `0.001 in` or `mrad`"),
    (&["micron", "microns"], "is not a known unit", "write `um`"),
    (
        &["psia", "psig", "bara", "barg"],
        "mixes a unit with a reference",
        "write `psi` or `bar` and state the reference in the fact's name",
    ),
    (
        &["dBA", "dBC", "dBSPL"],
        "mixes a level with a method",
        "write `dB(20uPa)` and state the weighting in the fact's name",
    ),
    (&["mach", "Mach"], "is not a unit but a plain number", "write the number alone"),
    (&["NM"], "may be a distance or a torque", "write `nmi` or `N m`"),
    (&["pi", "π"], "is a number", "write it with the number, as in `2*pi`"),
    (&["MOA", "moa"], "is not a known unit", "write `arcmin`"),
    (&["Nm", "Ns", "kNm", "kNs"], "is not a known unit", "write a product with a space: `N m`, `N s`"),
];

/// The mistake of using a word that stands at bytes `start..`, if it is a well-known one.
pub(super) fn word(word: &str, start: usize) -> Option<Mistake> {
    let at = start..start + word.len();
    if is_statistic(word) {
        return Some(statistic(word, at));
    }
    let (_, reason, help) = WORDS.iter().find(|(words, _, _)| words.contains(&word))?;
    Some(Mistake::new(at, format!("{} {reason}", quote(word))).help(*help))
}

fn is_statistic(word: &str) -> bool {
    STATISTICS.contains(&word.to_lowercase().as_str())
}

fn statistic(words: &str, at: std::ops::Range<usize>) -> Mistake {
    Mistake::new(at, format!("{} is a method or a statistic, not a unit", quote(words)))
        .help("put it in the fact's name")
}

/// The mistake of a text that ends in a statistic with a number of its own, such as `deg 1 sigma`.
pub(super) fn phrase(text: &str) -> Option<Mistake> {
    let (before, last) = text.rsplit_once(char::is_whitespace)?;
    if !matches!(last.to_lowercase().as_str(), "sigma" | "sigmas" | "σ") {
        return None;
    }
    let before = before.trim_end();
    let count = before.rsplit(char::is_whitespace).next().unwrap_or_default();
    let counted = !count.is_empty() && count.bytes().all(|byte| byte.is_ascii_digit());
    let start = if counted { before.len() - count.len() } else { text.len() - last.len() };
    let words = text.get(start..).unwrap_or_default();
    Some(statistic(words, start..text.len()))
}
