//! Days and dates of birth as lists write them.

use jiff::civil::Date;
use mtcr_screening::Birth;

const MONTHS: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// What is known of one day.
#[derive(Clone, Copy)]
struct Known {
    year: i16,
    month: Option<u8>,
    day: Option<u8>,
}

impl Known {
    /// Of numbers as written; none when they are no day.
    fn new(year: &str, month: Option<u8>, day: Option<&str>) -> Option<Known> {
        let year: i16 = if year.len() == 4 { year.parse().ok()? } else { return None };
        let day: Option<u8> = day.map(str::parse).transpose().ok()?;
        if !(1000..=2999).contains(&year) || month.is_some_and(|month| !(1..=12).contains(&month)) {
            return None;
        }
        if let Some(day) = day {
            Date::new(year, i8::try_from(month?).ok()?, i8::try_from(day).ok()?).ok()?;
        }
        Some(Known { year, month, day })
    }

    fn date(self) -> Option<Date> {
        Date::new(self.year, i8::try_from(self.month?).ok()?, i8::try_from(self.day?).ok()?).ok()
    }
}

/// The month of a word: `Sep`, `September`, `Sept.`
fn month_of(word: &str) -> Option<u8> {
    let start: String = word.chars().take(3).flat_map(char::to_lowercase).collect();
    let at = MONTHS.iter().position(|month| *month == start)?;
    u8::try_from(at + 1).ok()
}

/// One day in any of the ways that the lists use: `1973-12-25`, `1973-12`, `25.12.1973`, `12/25/1973` (as the United States
/// write it), `25 Dec 1973`, `Dec 1973`, `1973`.
fn known(text: &str) -> Option<Known> {
    let text = text.trim().trim_end_matches('.');
    let text = text.split_once('T').filter(|(day, _)| day.len() == 10).map_or(text, |(day, _)| day);
    let number = |text: &str| text.parse::<u8>().ok();
    let parts = |separator: char| text.split(separator).map(str::trim).collect::<Vec<_>>();
    if let [year, month, day] = parts('-').as_slice() {
        return Known::new(year, Some(number(month)?), Some(day));
    }
    if let [year, month] = parts('-').as_slice() {
        return Known::new(year, Some(number(month)?), None);
    }
    if let [day, month, year] = parts('.').as_slice() {
        return Known::new(year, Some(number(month)?), Some(day));
    }
    if let [month, day, year] = parts('/').as_slice() {
        return Known::new(year, Some(number(month)?), Some(day));
    }
    let words: Vec<&str> = text.split_whitespace().collect();
    match words.as_slice() {
        [day, month, year] => Known::new(year, Some(month_of(month)?), Some(day)),
        [month, year] => Known::new(year, Some(month_of(month)?), None),
        [year] => Known::new(year, None, None),
        _ => None,
    }
}

/// A whole day; none when the text is less than that.
pub(crate) fn day(text: &str) -> Option<Date> {
    known(text)?.date()
}

/// A date of birth; none when nothing can be told from the text.
pub(crate) fn birth(text: &str) -> Option<Birth> {
    let lower = text.to_lowercase();
    let about = ["circa ", "approximately ", "about ", "c. "].iter().find(|word| lower.starts_with(**word));
    let text = about.map_or(text, |word| text.get(word.len()..).unwrap_or_default());
    let (from, until) = match text.split_once(" to ").or_else(|| text.split_once(" - ")) {
        Some((from, until)) => (known(from)?, known(until)?),
        None => (known(text)?, known(text)?),
    };
    between(from, until, about.is_some())
}

/// A birth between two years, inclusive.
pub(crate) fn birth_between(from: &str, until: &str) -> Option<Birth> {
    between(Known::new(from.trim(), None, None)?, Known::new(until.trim(), None, None)?, false)
}

fn between(from: Known, until: Known, about: bool) -> Option<Birth> {
    if until.year < from.year {
        return None;
    }
    let same = from.year == until.year && from.month == until.month && from.day == until.day;
    Some(Birth {
        year_from: from.year,
        year_until: until.year,
        month: from.month.filter(|_| same),
        day: from.day.filter(|_| same),
        about,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A birth in short: `1951-1953`, `1973-12-25`, `about 1951`.
    fn said(text: &str) -> Option<String> {
        let birth = birth(text)?;
        let mut said = if birth.about { "about ".to_owned() } else { String::new() };
        said.push_str(&birth.year_from.to_string());
        for part in [birth.month, birth.day].into_iter().flatten() {
            said.push_str(&format!("-{part}"));
        }
        if birth.year_until != birth.year_from {
            said.push_str(&format!(" to {}", birth.year_until));
        }
        Some(said)
    }

    #[test]
    fn every_way_the_lists_write_a_day() {
        for text in [
            "1973-12-25",
            "25.12.1973",
            "12/25/1973",
            "25 Dec 1973",
            "25 December 1973.",
            "1973-12-25T00:00:00",
        ] {
            assert_eq!(said(text), Some("1973-12-25".to_owned()), "{text}");
            assert_eq!(day(text), Some(Date::constant(1973, 12, 25)), "{text}");
        }
        assert_eq!(said("Sep 1957"), Some("1957-9".to_owned()));
        assert_eq!(said("1946"), Some("1946".to_owned()));
        assert_eq!(said("circa 1951"), Some("about 1951".to_owned()));
        assert_eq!(said("1951 to 1953"), Some("1951 to 1953".to_owned()));
        assert_eq!(said("01 Jan 1962 to 31 Dec 1963"), Some("1962 to 1963".to_owned()));
    }

    #[test]
    fn what_is_no_day_is_none() {
        for text in
            ["", "25.13.1973", "31 Feb 1973", "30-35 years old", "24/06/1402 (Hijri)", "73", "1953 to 1951"]
        {
            assert_eq!(said(text), None, "{text}");
        }
        assert_eq!(day("1973"), None);
    }
}
