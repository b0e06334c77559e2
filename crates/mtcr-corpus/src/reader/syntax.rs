//! TOML text to a table with places, and the parser's complaints as problems.

use toml::Spanned;
use toml::de::DeTable;

use super::{Reading, nesting};
use crate::problem::{code, quoted};
use crate::source::Span;

/// The table, unless the text is not well-formed.
pub(super) fn parse<'i>(reading: Reading<'_>, text: &'i str) -> Option<DeTable<'i>> {
    if !nesting::is_shallow(reading, text) {
        return None;
    }
    let (table, errors) = DeTable::parse_recoverable(text);
    let mut well_formed = true;
    for error in errors {
        let at = error.span().unwrap_or_default();
        let word = text.get(at.clone()).unwrap_or_default();
        if error.message() == "duplicate key" {
            let message = format!("the key {} is given twice in this table", quoted(word));
            let help = "keep one of the two, or write `[[…]]` when there are to be several tables";
            reading.problem(Span::new(at), code::DUPLICATE_KEY, message, Some(help.to_owned()));
            continue;
        }
        well_formed = false;
        let (message, help) = reworded(error.message(), word);
        reading.problem(Span::new(at), code::TOML_SYNTAX, message, help);
    }
    well_formed.then(|| Spanned::into_inner(table))
}

/// The parser's message in our manner, and advice for the slips that are common.
fn reworded(message: &str, word: &str) -> (String, Option<String>) {
    if message.starts_with("string values must be quoted") {
        if word.is_empty() {
            return ("a value is missing here".to_owned(), Some("write text in quotes".to_owned()));
        }
        let help = format!("write `\"{word}\"`");
        return (format!("{} is neither a number nor a text in quotes", quoted(word)), Some(help));
    }
    if message.starts_with("invalid date") {
        let help = Some(format!("write `\"{word}\"`"));
        return (format!("{} is not a whole date; a date is given as text", quoted(word)), help);
    }
    let first = message.chars().next().unwrap_or_default();
    let message = if first.is_uppercase() {
        message.chars().enumerate().flat_map(lower_first).collect()
    } else {
        message.to_owned()
    };
    (format!("not well-formed TOML: {message}"), None)
}

fn lower_first((index, symbol): (usize, char)) -> Vec<char> {
    if index == 0 { symbol.to_lowercase().collect() } else { vec![symbol] }
}
