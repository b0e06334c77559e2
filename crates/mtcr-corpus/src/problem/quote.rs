//! Words of a file inside a message.

/// Characters of a word that are repeated.
const QUOTED: usize = 60;

/// A user's text in backticks: cut when long, with control characters made visible.
#[must_use]
pub fn quoted(text: &str) -> String {
    let mut quoted = String::from("`");
    for (count, symbol) in text.chars().enumerate() {
        if count == QUOTED {
            quoted.push('…');
            break;
        }
        if symbol.is_control() {
            quoted.extend(symbol.escape_default());
        } else {
            quoted.push(symbol);
        }
    }
    quoted.push('`');
    quoted
}

/// Words in backticks, separated by commas and with `or` before the last.
#[must_use]
pub fn listed<'a>(words: impl IntoIterator<Item = &'a str>) -> String {
    let words: Vec<String> = words.into_iter().map(quoted).collect();
    match words.split_last() {
        None => String::new(),
        Some((last, [])) => last.clone(),
        Some((last, others)) => format!("{} or {last}", others.join(", ")),
    }
}
