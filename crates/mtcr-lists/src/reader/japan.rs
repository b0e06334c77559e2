//! Japanese notices of end users to whom exports are prohibited, as the text of their PDF: a number, the Japanese name, the
//! Latin name with its aliases, the address.

mod entry;

use self::entry::Entry;
use super::record::Record;
use super::{Context, Loaded, Part, Problem, ProblemKind};
use crate::ListError;
use crate::input::Counted;
use jiff::civil::Date;
use mtcr_screening::{Kind, NameRole, Quality};

/// What stands before an address.
const ADDRESS: &str = "所在地";

pub(super) fn read(context: &Context<'_>, parts: Vec<Part<'_>>) -> Result<Loaded, ListError> {
    let mut loaded = Loaded { parties: Vec::new(), problems: Vec::new(), published: None };
    for part in parts {
        let (counted, meter) = Counted::new(&part.name, part.content, context.limits);
        let bytes = counted.all()?;
        let text = match String::from_utf8(bytes) {
            Ok(text) if !text.contains('\0') => text,
            Ok(_) => {
                return Err(ListError::Encoding {
                    file: part.name,
                    line: 1,
                    found: "zero bytes stand here, as in UTF-16",
                });
            }
            Err(error) => {
                let good = error.utf8_error().valid_up_to();
                let lines = error.as_bytes().iter().take(good).filter(|byte| **byte == b'\n').count();
                let line = u32::try_from(lines + 1).unwrap_or(u32::MAX);
                return Err(ListError::Encoding { file: part.name, line, found: "the text is not UTF-8" });
            }
        };
        let entries = entries(&text);
        if entries.is_empty() {
            return Err(meter.layout(
                1,
                format!("no line begins with the number 1 and a Japanese name, and none says `{ADDRESS}`"),
            ));
        }
        loaded.published = loaded.published.max(published(&text));
        for (line, lines) in entries {
            if lines.iter().filter(|text| says_address(text)).count() != 1 {
                loaded.problems.push(Problem {
                    file: part.name.clone(),
                    line,
                    kind: ProblemKind::Malformed,
                    what: format!(
                        "a record says `{ADDRESS}` once, and from here to the next number it is not said once"
                    ),
                });
            }
            loaded.take(record(context, &part.name, line, &lines).finish(context));
        }
    }
    Ok(loaded)
}

fn record(context: &Context<'_>, file: &str, line: u32, lines: &[String]) -> Record {
    let entry = Entry::of(lines);
    let mut record = Record::new(Kind::Organisation, file, line);
    let primary = if entry.latin.is_empty() { &entry.japanese } else { &entry.latin };
    record.name(primary, NameRole::Primary, Quality::Good);
    record.name(&entry.japanese, NameRole::Alias, Quality::Good);
    for alias in &entry.aliases {
        record.name(alias, NameRole::Alias, Quality::Good);
    }
    for address in &entry.addresses {
        record.address_with_state_last(address, context.states);
    }
    let states: Vec<&str> = record.addresses.iter().filter_map(|address| address.state.as_deref()).collect();
    record.uid = crate::uid::made_of(&[&entry.latin, &entry.japanese, &states.join(" ")]);
    record
}

/// The lines of each record, with the line where it begins: a record begins with the number that follows the last one.
fn entries(text: &str) -> Vec<(u32, Vec<String>)> {
    let mut entries: Vec<(u32, Vec<String>)> = Vec::new();
    for (at, line) in text.lines().enumerate() {
        let number = u32::try_from(at + 1).unwrap_or(u32::MAX);
        let mut rest = line;
        while let Some((before, after)) = split_at_number(rest, entries.len() + 1) {
            if let Some((_, lines)) = entries.last_mut().filter(|_| !before.trim().is_empty()) {
                lines.push(before.to_owned());
            }
            entries.push((number, Vec::new()));
            rest = after;
        }
        if let Some((_, lines)) = entries.last_mut() {
            lines.push(rest.to_owned());
        }
    }
    entries
}

/// Whether a line says where a party is.
fn says_address(line: &str) -> bool {
    line.chars().filter(|c| !c.is_whitespace()).collect::<String>().contains(ADDRESS)
}

/// What stands before a number and what behind it, when the number begins a record: at the start of a line, or right behind
/// the full stop of an address, and with a Japanese name after it.
fn split_at_number(line: &str, number: usize) -> Option<(&str, &str)> {
    let narrow = number.to_string();
    let wide: String =
        narrow.chars().filter_map(|digit| char::from_u32(u32::from(digit) - 0x30 + 0xFF10)).collect();
    for digits in [narrow, wide] {
        for (at, _) in line.match_indices(digits.as_str()) {
            let before = line.get(..at)?;
            let after = line.get(at + digits.len()..)?;
            let begins = before.trim().is_empty() || before.ends_with('.');
            if begins && after.starts_with([' ', '\u{3000}']) && after.chars().any(is_japanese) {
                return Some((before, after));
            }
        }
    }
    None
}

/// Kana and Han characters, and the marks between them.
fn is_japanese(character: char) -> bool {
    matches!(character, '\u{3001}'..='\u{303F}' | '\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}' | '\u{FF66}'..='\u{FF9F}')
}

/// The day of the last change, `最終更新日：2025年9月12日`.
fn published(text: &str) -> Option<Date> {
    let (_, behind) = text.split_once("最終更新日：")?;
    let numbers: Vec<i16> = behind
        .lines()
        .next()?
        .split(|c: char| !c.is_ascii_digit())
        .filter(|digits| !digits.is_empty())
        .map_while(|digits| digits.parse().ok())
        .collect();
    let [year, month, day] = numbers.as_slice() else {
        return None;
    };
    Date::new(*year, i8::try_from(*month).ok()?, i8::try_from(*day).ok()?).ok()
}
