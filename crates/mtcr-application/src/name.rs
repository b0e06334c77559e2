//! Names as people type them.

use mtcr_corpus::Corpus;
use mtcr_rules::{Vocabulary, did_you_mean};

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

/// The id of a paragraph, or the beginning of ids, that a spelling stands for: `1c111.A`, `1C111a` and `1C111(a)` are
/// `1C111.a`; `iv.d.2` and `IVd2` are `IV(d)(2)`. Parts may be left together where no other spelling fits.
#[must_use]
pub fn paragraph_id<'a>(ids: impl Iterator<Item = &'a str> + Clone, typed: &str) -> Option<&'a str> {
    let beginnings = ids.flat_map(|id| {
        let ends = id.match_indices(['.', '(']).map(|(at, _)| at).chain([id.len()]);
        ends.filter_map(move |end| id.get(..end))
    });
    let parts = |id: &str| -> Vec<String> {
        let parts = id.split(|symbol: char| !symbol.is_alphanumeric()).filter(|part| !part.is_empty());
        parts.map(str::to_lowercase).collect()
    };
    let wanted = parts(typed);
    if wanted.is_empty() {
        return None;
    }
    let exact = beginnings.clone().find(|id| parts(id) == wanted);
    exact.or_else(|| beginnings.clone().find(|id| parts(id).concat() == wanted.concat()))
}

/// A name that stands for nothing. Where nothing is near, the caller says what lists all.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct Unknown {
    /// What is not known.
    pub message: String,
    /// What would be right, where something is near.
    pub help: Option<String>,
}

impl Unknown {
    /// In one line, with what shows all where nothing is near.
    #[must_use]
    pub fn or_see(&self, all: &str) -> String {
        format!("{}; {}", self.message, self.help.as_deref().unwrap_or(all))
    }
}

/// Why an entry was not found, with what is near.
#[must_use]
pub fn unknown_entry(corpus: &Corpus, typed: &str) -> Unknown {
    let id = entry_id(typed);
    let names = corpus.vocabulary.entries();
    let parent = id.rsplit_once('.').map(|(parent, _)| parent).filter(|parent| names.range(parent).is_some());
    let help = parent
        .map(|parent| {
            let below = crate::wire::children(corpus, parent);
            let below = if below.is_empty() { vec![parent.to_owned()] } else { below };
            format!("near it are {}", below.join(", "))
        })
        .or_else(|| did_you_mean(&id, names.iter().map(|(_, name)| name)));
    Unknown { message: format!("unknown entry `{}`", typed.trim()), help }
}

/// Why a word was not found, with what is near.
#[must_use]
pub fn unknown_word(words: &Vocabulary, name: &str) -> Unknown {
    let known = (words.classes().map(|(_, class)| class.decl.id.as_str()))
        .chain(words.facts().map(|(_, fact)| fact.name.as_str()))
        .chain(words.lists().map(|(_, list)| list.decl.id.as_str()))
        .chain(words.purposes().map(|(_, word)| word.decl.id.as_str()))
        .chain(words.activities().map(|(_, word)| word.decl.id.as_str()))
        .chain(words.uses().iter().map(|word| word.id.as_str()))
        .chain(words.substances().iter().map(|one| one.id.as_str()));
    Unknown { message: format!("unknown word `{name}`"), help: did_you_mean(name, known) }
}

#[cfg(test)]
mod tests {
    use super::{entry_id, in_list, paragraph_id};

    #[test]
    fn spellings_of_a_paragraph_are_one() {
        let ids = ["1C111.a.1", "1C111.a.5.b", "IV(d)(2)", "V(i)", "VI(c)", "ML8.a.13"];
        for (typed, id) in [
            ("1C111.a.1", Some("1C111.a.1")),
            ("1c111.A.1", Some("1C111.a.1")),
            ("1C111a1", Some("1C111.a.1")),
            ("1C111(a)(5)", Some("1C111.a.5")),
            ("1C111", Some("1C111")),
            ("IV(d)(2)", Some("IV(d)(2)")),
            ("iv.d.2", Some("IV(d)(2)")),
            ("IVd", Some("IV(d)")),
            ("VI", Some("VI")),
            (" ml8 a 13 ", Some("ML8.a.13")),
            ("1C11", None),
            ("", None),
        ] {
            assert_eq!(paragraph_id(ids.into_iter(), typed), id, "{typed}");
        }
        assert_eq!(in_list(" eu: 1C111 "), Some(("eu", "1C111")));
        assert_eq!(in_list("1C111"), None);
    }

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
