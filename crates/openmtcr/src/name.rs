//! Names as people type them.

use mtcr_corpus::Corpus;
use mtcr_rules::did_you_mean;

/// An entry id in full from a spelling people use: `9A6`, `M9A6`, `9.a.6` are `9.A.6`.
#[must_use]
pub fn entry_id(typed: &str) -> String {
    let typed = typed.trim();
    let rest = typed.strip_prefix(['M', 'm']).filter(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    let mut parts: Vec<String> = Vec::new();
    let mut digits = None;
    for symbol in rest.unwrap_or(typed).chars() {
        if !symbol.is_alphanumeric() {
            digits = None;
            continue;
        }
        match parts.last_mut() {
            Some(part) if digits == Some(symbol.is_ascii_digit()) => part.push(symbol),
            _ => parts.push(symbol.to_string()),
        }
        digits = Some(symbol.is_ascii_digit());
    }
    for (at, part) in parts.iter_mut().enumerate() {
        *part = if at == 1 { part.to_uppercase() } else { part.to_lowercase() };
    }
    parts.join(".")
}

/// The list and the paragraph of `eu:1C111.a.1`; `None` where no list is named.
#[must_use]
pub fn in_list(typed: &str) -> Option<(&str, &str)> {
    let (list, id) = typed.split_once(':')?;
    Some((list.trim(), id.trim()))
}

/// Why an entry was not found, with what is near.
#[must_use]
pub fn unknown_entry(corpus: &Corpus, typed: &str) -> String {
    let id = entry_id(typed);
    let names = corpus.vocabulary.entries();
    let parent = id.rsplit_once('.').map(|(parent, _)| parent).filter(|parent| names.range(parent).is_some());
    let help = parent
        .map(|parent| {
            let below = crate::wire::children(corpus, parent);
            let below = if below.is_empty() { vec![parent.to_owned()] } else { below };
            format!("near it are {}", below.join(", "))
        })
        .or_else(|| did_you_mean(&id, names.iter().map(|(_, name)| name)))
        .unwrap_or_else(|| "`mtcr annex list` shows all".to_owned());
    format!("unknown entry `{}`; {help}", typed.trim())
}

#[cfg(test)]
mod tests {
    use super::entry_id;

    #[test]
    fn spellings_of_an_id_are_one() {
        for (typed, id) in [
            ("9A6", "9.A.6"),
            ("M9A6", "9.A.6"),
            ("9.A.6", "9.A.6"),
            (" 9.a.6 ", "9.A.6"),
            ("2A1b3", "2.A.1.b.3"),
            ("2.A.1.b.(3)", "2.A.1.b.3"),
            ("20A1", "20.A.1"),
            ("9.A", "9.A"),
            ("M", "m"),
            ("", ""),
        ] {
            assert_eq!(entry_id(typed), id, "{typed}");
        }
    }
}
