//! Words of a file inside a message.

/// A user's text in backticks: cut when long, with control characters made visible.
pub use mtcr_quantity::quote as quoted;

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
