//! Ids, codes and registry numbers in a text, by their shape.

use std::ops::Range;

/// Something in a text that has the shape of a name given by an authority.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Code {
    /// As typed.
    pub(crate) typed: String,
    /// What sort it is, in one form.
    pub(crate) sort: Sort,
    /// Its bytes in the text.
    pub(crate) at: Range<usize>,
}

/// The sorts of codes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Sort {
    /// An id of the Annex or the beginning of one: `9.A.6`.
    Entry(String),
    /// A code of a dual-use list, a munitions list or the category of one: `7A103.a`, `ML8.c.3`, `IV(d)(2)`.
    National(String),
    /// A registry number: `7790-98-9`.
    Cas(String),
}

/// Words that say which list a code is of, and find nothing by themselves.
const LISTS: &[&str] =
    &["cas", "eccn", "usml", "item", "mtcr", "annex", "eu", "us", "uk", "entry", "code", "no", "number"];

/// The codes of a text, in its order. The words before one that say which list it is of belong to it.
pub(crate) fn read(text: &str) -> Vec<Code> {
    let mut found = Vec::new();
    let chunks = chunks(text);
    // A text that is nothing but `9` or `3A` asks for an item.
    let alone = chunks.len() == 1;
    for (place, at) in chunks.iter().enumerate() {
        let typed = text.get(at.clone()).unwrap_or_default();
        let before = place.checked_sub(1).and_then(|before| chunks.get(before));
        let before = before.and_then(|at| text.get(at.clone())).unwrap_or_default().to_lowercase();
        let sort = cas(typed)
            .or_else(|| dual_use(typed))
            .or_else(|| munitions(typed))
            .or_else(|| usml(typed))
            .or_else(|| entry(typed, before == "item" || alone));
        if let Some(sort) = sort {
            let words = chunks.iter().take(place).rev();
            let named = words.take_while(|at| {
                text.get((*at).clone()).is_some_and(|word| LISTS.contains(&word.to_lowercase().as_str()))
            });
            let start = named.last().map_or(at.start, |first| first.start);
            let typed = text.get(start..at.end).unwrap_or(typed);
            found.push(Code { typed: typed.to_owned(), sort, at: start..at.end });
        }
    }
    found
}

/// Pieces between white space, commas and semicolons, without the stops and brackets around them.
fn chunks(text: &str) -> Vec<Range<usize>> {
    let mut chunks = Vec::new();
    let mut start = None;
    let ends = text.char_indices().chain([(text.len(), ' ')]);
    for (at, symbol) in ends {
        let gap = symbol.is_whitespace() || matches!(symbol, ',' | ';' | ':' | '"' | '\'');
        match start {
            None if !gap => start = Some(at),
            Some(from) if gap => {
                let piece = text.get(from..at).unwrap_or_default();
                let trimmed = piece.trim_end_matches(['.', '!', '?']);
                // Brackets around the whole, not those of `IV(d)(2)`.
                let whole = trimmed.starts_with('(') && !trimmed.contains(")(");
                let inner = if whole { trimmed.trim_matches(['(', ')']) } else { trimmed };
                let from = from + usize::from(whole && inner.len() < trimmed.len());
                chunks.push(from..from + inner.len());
                start = None;
            }
            _ => {}
        }
    }
    chunks
}

/// Letters and digits in turn: `9A6b` is 9, A, 6, b; `None` where anything but separators stands between.
fn parts(text: &str) -> Option<Vec<String>> {
    let mut parts: Vec<String> = Vec::new();
    let mut open: Option<bool> = None;
    for symbol in text.chars() {
        if matches!(symbol, '.' | '-' | '(' | ')' | '/') {
            open = None;
            continue;
        }
        if !symbol.is_ascii_alphanumeric() {
            return None;
        }
        let digit = symbol.is_ascii_digit();
        match parts.last_mut() {
            Some(part) if open == Some(digit) => part.push(symbol),
            _ => parts.push(symbol.to_string()),
        }
        open = Some(digit);
    }
    Some(parts)
}

fn is_number(part: &str, most: usize) -> bool {
    (1..=most).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
}

fn entry(typed: &str, after_item: bool) -> Option<Sort> {
    let rest = typed.strip_prefix(['M', 'm']).filter(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    let mut parts = parts(rest.unwrap_or(typed))?;
    // `Item9A6` in one piece.
    if parts.first().is_some_and(|first| first.eq_ignore_ascii_case("item")) {
        parts.remove(0);
        return entry_of(parts, true);
    }
    entry_of(parts, after_item || rest.is_some())
}

fn entry_of(mut parts: Vec<String>, named: bool) -> Option<Sort> {
    let item: u8 = parts.first().filter(|first| is_number(first, 2))?.parse().ok()?;
    if !(1..=20).contains(&item) {
        return None;
    }
    if let Some(letter) = parts.get_mut(1) {
        if letter.len() != 1 {
            return None;
        }
        letter.make_ascii_uppercase();
        if !matches!(letter.as_str(), "A" | "B" | "C" | "D" | "E") {
            return None;
        }
    }
    // `9` and `3D` are other things unless the text says that they are items.
    if parts.len() < 3 && !named {
        return None;
    }
    let right = parts.iter().skip(2).all(|part| is_number(part, 2) || part.len() == 1);
    parts.iter_mut().skip(2).for_each(|part| part.make_ascii_lowercase());
    right.then(|| Sort::Entry(parts.join(".")))
}

/// A digit, a letter from A to E, three digits, paragraphs.
fn dual_use(typed: &str) -> Option<Sort> {
    let parts = parts(typed)?;
    let [category, group, number, rest @ ..] = parts.as_slice() else { return None };
    let right = is_number(category, 1)
        && matches!(group.to_ascii_uppercase().as_str(), "A" | "B" | "C" | "D" | "E")
        && number.len() == 3;
    right.then(|| {
        let code = format!("{category}{}{number}", group.to_ascii_uppercase());
        Sort::National(joined(code, rest))
    })
}

/// `ML` and a number, paragraphs.
fn munitions(typed: &str) -> Option<Sort> {
    let parts = parts(typed)?;
    let [list, number, rest @ ..] = parts.as_slice() else { return None };
    let right = list.eq_ignore_ascii_case("ml") && is_number(number, 2);
    right.then(|| Sort::National(joined(format!("ML{number}"), rest)))
}

fn joined(code: String, rest: &[String]) -> String {
    rest.iter().fold(code, |code, part| format!("{code}.{}", part.to_ascii_lowercase()))
}

/// A Roman number and paragraphs in brackets.
fn usml(typed: &str) -> Option<Sort> {
    let open = typed.find('(')?;
    let (category, paragraphs) = typed.split_at_checked(open)?;
    let category = category.to_ascii_uppercase();
    let roman = !category.is_empty() && category.bytes().all(|byte| matches!(byte, b'I' | b'V' | b'X'));
    let inner = paragraphs.strip_prefix('(')?.strip_suffix(')')?;
    let right = inner
        .split(")(")
        .all(|part| (1..=4).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric()));
    (roman && right).then(|| Sort::National(format!("{category}{}", paragraphs.to_ascii_lowercase())))
}

/// Two to seven digits, two digits, one digit.
fn cas(typed: &str) -> Option<Sort> {
    let bare = typed.trim_matches(['(', ')', '[', ']']);
    let mut parts = bare.split('-');
    let (first, second, check) = (parts.next()?, parts.next()?, parts.next()?);
    let right = parts.next().is_none()
        && first.len() >= 2
        && is_number(first, 7)
        && second.len() == 2
        && is_number(second, 2)
        && is_number(check, 1);
    right.then(|| Sort::Cas(bare.to_owned()))
}

/// Whether the second code lies under the first: `1C111.a` under `1C111`, `IV(d)(2)` under `IV(d)`.
pub(crate) fn lies_under(wide: &str, narrow: &str) -> bool {
    narrow.strip_prefix(wide).is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '(']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_known_by_their_shape() {
        for (text, sorts) in [
            ("9A6", vec![Sort::Entry("9.A.6".into())]),
            ("M9A6", vec![Sort::Entry("9.A.6".into())]),
            ("m9a6", vec![Sort::Entry("9.A.6".into())]),
            ("9.A.6.", vec![Sort::Entry("9.A.6".into())]),
            ("Item 9.A.6", vec![Sort::Entry("9.A.6".into())]),
            ("MTCR item 9", vec![Sort::Entry("9".into())]),
            ("9", vec![Sort::Entry("9".into())]),
            ("3.a", vec![Sort::Entry("3.A".into())]),
            ("2.A.1.b.(3)", vec![Sort::Entry("2.A.1.b.3".into())]),
            ("4C2b1", vec![Sort::Entry("4.C.2.b.1".into())]),
            ("7A103.a", vec![Sort::National("7A103.a".into())]),
            ("7a103A", vec![Sort::National("7A103.a".into())]),
            ("ECCN 1C111.a.2.b;", vec![Sort::National("1C111.a.2.b".into())]),
            ("(9A101)", vec![Sort::National("9A101".into())]),
            ("USML IV(d)(2)", vec![Sort::National("IV(d)(2)".into())]),
            ("iv(D)(2)", vec![Sort::National("IV(d)(2)".into())]),
            ("XI(c)(11)(vii)", vec![Sort::National("XI(c)(11)(vii)".into())]),
            ("ML8.c.3", vec![Sort::National("ML8.c.3".into())]),
            ("CAS 7790-98-9", vec![Sort::Cas("7790-98-9".into())]),
            ("3D loom", vec![]),
            ("5 axis", vec![]),
            ("T800 at 300 km", vec![]),
            ("2024-03-01", vec![]),
            ("21.A.1", vec![]),
            ("vi(?)", vec![]),
        ] {
            let found: Vec<Sort> = read(text).into_iter().map(|code| code.sort).collect();
            assert_eq!(found, sorts, "{text}");
        }
    }

    #[test]
    fn paragraphs_lie_under_their_code() {
        assert!(lies_under("1C111", "1C111.a"));
        assert!(lies_under("IV(d)", "IV(d)(2)"));
        assert!(!lies_under("1C11", "1C111"));
    }
}
