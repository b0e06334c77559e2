//! Cells as values of a dossier.

use crate::map::numbers::Numbers;
use crate::map::{End, FactUse, Form, Words};
use crate::row::Cell;
use mtcr_corpus::problem::{listed, quoted};
use mtcr_corpus::source::{FactSource, Shape};
use mtcr_corpus::{FileId, Located, Span};
use mtcr_rules::did_you_mean;

/// One column's share in a fact.
pub(super) struct Part<'m> {
    pub(super) fact: &'m str,
    pub(super) end: End,
    pub(super) shape: Shape,
    pub(super) at: Span,
}

/// Words that a message lists at most.
const MOST_LISTED: usize = 8;

/// The words that a cell means.
pub(super) fn words(words: &Words, text: &str) -> Result<Vec<String>, String> {
    let texts: Vec<&str> = match &words.separator {
        Some(separator) => {
            text.split(separator.as_str()).map(str::trim).filter(|part| !part.is_empty()).collect()
        }
        None => vec![text],
    };
    let Some(meaning) = &words.meaning else {
        return Ok(texts.into_iter().map(str::to_owned).collect());
    };
    let mut found = Vec::new();
    for text in texts {
        let Some(means) = meaning.get(text) else {
            let known = || meaning.keys().map(String::as_str);
            let help = did_you_mean(text, known())
                .unwrap_or_else(|| format!("it has {}", listed(known().take(MOST_LISTED))));
            return Err(format!("the mapping gives {} no meaning; {help}", quoted(text)));
        };
        found.extend(means.iter().cloned());
    }
    Ok(found)
}

/// Yes or no.
pub(super) fn flag(yes: &[String], no: &[String], cell: &Cell) -> Result<bool, String> {
    if let Cell::Flag(flag) = cell {
        return Ok(*flag);
    }
    let text = cell.as_text();
    let says = |words: &[String], plain: &str| {
        if yes.is_empty() && no.is_empty() { text == plain } else { words.iter().any(|word| word == text) }
    };
    if says(yes, "true") {
        Ok(true)
    } else if says(no, "false") {
        Ok(false)
    } else if yes.is_empty() && no.is_empty() {
        let help = "say under `[flags]` which words mean yes and no";
        Err(format!("{} is neither `true` nor `false`; {help}", quoted(text)))
    } else {
        let known = listed(yes.iter().chain(no).map(String::as_str));
        Err(format!("{} is none of the words for yes and no: {known}", quoted(text)))
    }
}

/// Signs that a cell may begin with when only one end is known.
const SIGNS: [(&str, &str); 6] = [
    ("<=", "at-most"),
    (">=", "at-least"),
    ("≤", "at-most"),
    ("≥", "at-least"),
    ("<", "less-than"),
    (">", "more-than"),
];

/// A cell of a fact; `None` where its words mean nothing.
pub(super) fn fact(of: &FactUse, cell: &Cell, numbers: Numbers, at: Span) -> Result<Option<Shape>, String> {
    let text = cell.as_text();
    Ok(Some(match &of.form {
        Form::Quantity(unit) => {
            let sign = SIGNS.iter().find_map(|(sign, key)| Some((*key, text.strip_prefix(sign)?)));
            match sign {
                Some((key, rest)) if of.end == End::Whole => {
                    let end = quantity(unit.as_deref(), rest, numbers)?;
                    Shape::Table(vec![pair(key, Shape::Text(end), at)])
                }
                Some(_) => {
                    return Err(format!(
                        "{} has a sign, and its column states one end already",
                        quoted(text)
                    ));
                }
                None if matches!(cell, Cell::Number(_)) => {
                    Shape::Text(quantity(unit.as_deref(), text, Numbers::default())?)
                }
                None => Shape::Text(quantity(unit.as_deref(), text, numbers)?),
            }
        }
        Form::Count => {
            let plain = match cell {
                Cell::Number(text) => text.clone(),
                _ => numbers.plain(text)?,
            };
            let number = plain.parse().map_err(|_| format!("{} is not a whole number", quoted(text)))?;
            Shape::Integer(number)
        }
        Form::Flag { yes, no } => Shape::Flag(flag(yes, no, cell)?),
        Form::Word(meaning) | Form::Substance(meaning) => {
            let mut found = words(meaning, text)?.into_iter();
            match (found.next(), found.next()) {
                (Some(word), None) => Shape::Text(word),
                (None, _) => return Ok(None),
                (Some(_), Some(_)) => return Err(format!("{} means more than one word", quoted(text))),
            }
        }
        Form::Words(meaning) => {
            let found = words(meaning, text)?;
            if found.is_empty() {
                return Ok(None);
            }
            Shape::List(found.into_iter().map(|word| Located::new(Shape::Text(word), at)).collect())
        }
    }))
}

/// A number with its unit as a dossier writes it, a tolerance with it.
fn quantity(unit: Option<&str>, text: &str, numbers: Numbers) -> Result<String, String> {
    if let Some((value, tolerance)) = text.split_once('±') {
        let tolerance_text = tolerance.trim();
        if let (Some(unit), Some(share)) = (unit, tolerance_text.strip_suffix('%')) {
            return Ok(format!("{} ± {} %", with_unit(&numbers.plain(value)?, unit), numbers.plain(share)?));
        }
        let value = match unit {
            Some(unit) => with_unit(&numbers.plain(value)?, unit),
            None => value.trim().to_owned(),
        };
        return Ok(format!("{value} ± {}", quantity(unit, tolerance_text, numbers)?));
    }
    match unit {
        Some(unit) => Ok(with_unit(&numbers.plain(text)?, unit)),
        None if numbers == Numbers::default() => Ok(text.to_owned()),
        None => {
            let end = text
                .find(|sign: char| sign.is_alphabetic() || matches!(sign, '%' | '°' | '('))
                .unwrap_or(text.len());
            let (number, unit) = text.split_at_checked(end).unwrap_or((text, ""));
            Ok(with_unit(&numbers.plain(number)?, unit))
        }
    }
}

fn with_unit(number: &str, unit: &str) -> String {
    if unit.is_empty() { number.to_owned() } else { format!("{number} {unit}") }
}

fn pair(key: &str, shape: Shape, at: Span) -> (Located<String>, Located<Shape>) {
    (Located::new(key.to_owned(), at), Located::new(shape, at))
}

/// The facts that columns state, the ends of each put together.
pub(super) fn joined(parts: Vec<Part<'_>>) -> Vec<FactSource> {
    let mut facts: Vec<(&str, Vec<Part<'_>>)> = Vec::new();
    for part in parts {
        match facts.iter_mut().find(|(fact, _)| *fact == part.fact) {
            Some((_, known)) => known.push(part),
            None => facts.push((part.fact, vec![part])),
        }
    }
    facts.into_iter().filter_map(|(fact, parts)| one(fact, parts)).collect()
}

fn one(fact: &str, parts: Vec<Part<'_>>) -> Option<FactSource> {
    let at = parts.first()?.at;
    let lone = parts.len() == 1;
    let has_value = parts.iter().any(|part| part.end == End::Whole);
    let mut keys = Vec::new();
    for part in parts {
        let key = match part.end {
            End::Whole if lone => {
                return Some(FactSource {
                    file: FileId::default(),
                    name: Located::new(fact.to_owned(), at),
                    value: Located::new(part.shape, at),
                });
            }
            End::Whole => "value",
            // A tolerance of no value says nothing.
            End::Tolerance if !has_value => continue,
            End::Tolerance => "tolerance",
            // One end alone is said by another word.
            End::Min if lone => "at-least",
            End::Max if lone => "at-most",
            End::Min => "min",
            End::Max => "max",
            End::AtLeast => "at-least",
            End::MoreThan => "more-than",
            End::AtMost => "at-most",
            End::LessThan => "less-than",
            End::From => "from",
            End::To => "to",
        };
        keys.push(pair(key, part.shape, part.at));
    }
    if keys.is_empty() {
        return None;
    }
    Some(FactSource {
        file: FileId::default(),
        name: Located::new(fact.to_owned(), at),
        value: Located::new(Shape::Table(keys), at),
    })
}
