//! Values in words, to values as dossiers write them.

use mtcr_quantity::{Number, Written};
use mtcr_rules::{Fact, FactKind};

/// Words for one end of a value: how they are said, and the key of a dossier.
const ENDS: [(&str, &str); 16] = [
    ("at least ", "at-least"),
    ("at-least ", "at-least"),
    ("no less than ", "at-least"),
    (">=", "at-least"),
    ("≥", "at-least"),
    ("more than ", "more-than"),
    ("more-than ", "more-than"),
    (">", "more-than"),
    ("at most ", "at-most"),
    ("at-most ", "at-most"),
    ("up to ", "at-most"),
    ("<=", "at-most"),
    ("≤", "at-most"),
    ("less than ", "less-than"),
    ("less-than ", "less-than"),
    ("<", "less-than"),
];

/// A value in words as TOML; `Err` says what would be right.
///
/// What begins with a brace is taken as a dossier writes it. Whether the number has the right unit is the matter of the
/// reader of dossiers.
pub(super) fn toml(fact: &Fact, said: &str) -> Result<String, String> {
    let said = said.trim();
    if said.chars().any(char::is_control) {
        return Err("write it in one line".to_owned());
    }
    if said.starts_with('{') {
        return Ok(said.to_owned());
    }
    match &fact.kind {
        FactKind::Quantity(_) => Ok(number(said, quoted)),
        FactKind::Count => {
            // A count is a whole number in figures; everything else is left to the reader, which says so.
            let whole =
                |text: &str| text.trim().parse::<i64>().map_or_else(|_| quoted(text), |n| n.to_string());
            Ok(number(said, whole))
        }
        FactKind::Span(_) => span(said),
        FactKind::Flag => match said.to_lowercase().as_str() {
            "yes" | "y" | "true" => Ok("true".to_owned()),
            "no" | "n" | "false" => Ok("false".to_owned()),
            _ => Err("answer `yes` or `no`".to_owned()),
        },
        FactKind::Word => {
            let words: Vec<String> = said.split(" or ").map(quoted).collect();
            match words.as_slice() {
                [one] => Ok(one.clone()),
                several => Ok(format!("{{ one-of = [{}] }}", several.join(", "))),
            }
        }
        FactKind::Words => Err("name the words that hold, with commas".to_owned()),
        FactKind::Substance => Ok(quoted(said)),
    }
}

/// One number, one end of it, or a stretch it lies in.
fn number(said: &str, write: impl Fn(&str) -> String) -> String {
    let lower = said.to_lowercase();
    for (words, key) in ENDS {
        if lower.starts_with(words)
            && let Some(rest) = said.get(words.len()..)
        {
            return format!("{{ {key} = {} }}", write(rest));
        }
    }
    match stretch(said) {
        Some((low, high)) => format!("{{ min = {}, max = {} }}", write(&low), write(&high)),
        None => write(said),
    }
}

/// `300 to 400 km`, `between 300 km and 400 km`.
fn stretch(said: &str) -> Option<(String, String)> {
    let said = said.strip_prefix("from ").unwrap_or(said);
    let (low, high) = match said.strip_prefix("between ") {
        Some(rest) => rest.split_once(" and ")?,
        None => said.split_once(" to ")?,
    };
    let (low, high) = (low.trim(), high.trim());
    // The unit is often said once, behind the second number.
    let bare = Number::parse(low).is_ok();
    let unit = Written::parse(high).ok().filter(|written| bare && !written.unit.is_one());
    match unit {
        Some(written) => Some((format!("{low} {}", written.unit.symbol()), high.to_owned())),
        None => Some((low.to_owned(), high.to_owned())),
    }
}

/// `-54 to 71 degC`, `from -54 degC`, `to 71 degC`.
fn span(said: &str) -> Result<String, String> {
    if let Some((from, to)) = stretch(said) {
        return Ok(format!("{{ from = {}, to = {} }}", quoted(&from), quoted(&to)));
    }
    for key in ["from", "to"] {
        if let Some(end) = said.strip_prefix(key).filter(|end| end.starts_with(' ')) {
            return Ok(format!("{{ {key} = {} }}", quoted(end)));
        }
    }
    Err("say from where to where, as `-40 to 85 degC`, or one end, as `from -40 degC`".to_owned())
}

/// A text as TOML writes it.
pub(super) fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for letter in text.trim().chars() {
        match letter {
            '"' | '\\' => {
                out.push('\\');
                out.push(letter);
            }
            control if control.is_control() => out.push(' '),
            other => out.push(other),
        }
    }
    out.push('"');
    out
}
