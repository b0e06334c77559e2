//! One record of a Japanese notice: what its lines say.

use super::{ADDRESS, is_japanese};
use crate::names::tidy;

/// What was read.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Entry {
    pub(super) japanese: String,
    pub(super) latin: String,
    pub(super) aliases: Vec<String>,
    pub(super) addresses: Vec<String>,
}

/// What the line before belongs to.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Japanese,
    Latin,
    Aliases,
    OtherNames,
    Address,
}

impl Entry {
    pub(super) fn of(lines: &[String]) -> Entry {
        let mut japanese = String::new();
        let mut latin: Vec<String> = Vec::new();
        let mut listed: Vec<String> = Vec::new();
        let mut other_names: Vec<String> = Vec::new();
        let mut address: Vec<String> = Vec::new();
        let mut place = Place::Japanese;
        for line in lines.iter().flat_map(|line| apart(line)) {
            let mut line = line.trim();
            if let Some(rest) = after_mark(line, ADDRESS) {
                place = Place::Address;
                address.push(rest.to_owned());
                continue;
            }
            if let Some(rest) = after_mark(line, "別称") {
                place = Place::OtherNames;
                other_names.push(rest.to_owned());
                continue;
            }
            if place == Place::Japanese {
                // The Latin name may stand right behind the bracket that closes the Japanese one.
                let (name, rest) = behind_japanese(line, &japanese);
                japanese.push_str(name);
                if rest.is_empty() {
                    continue;
                }
                place = Place::Latin;
                line = rest;
            }
            let item = line.strip_prefix(['-', '—', '–', '‐', '－']);
            match (place, item) {
                (Place::Latin | Place::Aliases, Some(item)) => {
                    place = Place::Aliases;
                    listed.push(item.to_owned());
                }
                (Place::Aliases, None) => {
                    if let Some(last) = listed.last_mut() {
                        last.push(' ');
                        last.push_str(line);
                    }
                }
                (Place::Latin, None) => latin.push(line.to_owned()),
                (Place::OtherNames, _) => other_names.push(line.to_owned()),
                (Place::Address, _) => address.push(line.to_owned()),
                (Place::Japanese, _) => {}
            }
        }
        let (japanese, mut aliases) = brackets(&japanese);
        let latin = latin.join(" ");
        let latin = latin.split_once("a.k.a").map_or(latin.as_str(), |(name, _)| name);
        let (latin, in_latin) = brackets(latin);
        aliases.extend(in_latin);
        aliases.extend(listed.iter().map(|alias| without_end(alias)));
        aliases.extend(joined(&other_names).split([';', '；']).map(without_end));
        aliases.retain(|alias| !alias.is_empty());
        Entry {
            japanese,
            latin: tidy(latin.trim().trim_end_matches(',')),
            aliases,
            addresses: address
                .join(" ")
                .split(';')
                .map(without_end)
                .filter(|address| !address.is_empty())
                .collect(),
        }
    }
}

/// A line in two where an address begins within it, and with the brackets that the text mixes made the same.
fn apart(line: &str) -> Vec<String> {
    let line = if line.chars().any(is_japanese) {
        line.replace('(', "（").replace(')', "）")
    } else {
        line.to_owned()
    };
    match line.find(ADDRESS).filter(|at| *at > 0).and_then(|at| line.split_at_checked(at)) {
        Some((before, behind)) if behind.starts_with("所在地：") => {
            vec![before.to_owned(), behind.to_owned()]
        }
        _ => vec![line],
    }
}

/// Lines as one, where a Latin name begins a new line behind a Japanese one.
fn joined(lines: &[String]) -> String {
    let mut joined = String::new();
    for line in lines {
        let new = joined.ends_with(is_japanese) && line.starts_with(|c: char| c.is_ascii_alphabetic());
        joined.push_str(if new { "; " } else { " " });
        joined.push_str(line);
    }
    joined
}

/// What stands behind a word and a colon; the text of a PDF may have spaces between the characters of both.
fn after_mark<'l>(line: &'l str, mark: &str) -> Option<&'l str> {
    let mut rest = line;
    for character in mark.chars() {
        rest = rest.trim_start().strip_prefix(character)?;
    }
    rest.trim_start().strip_prefix(['：', ':'])
}

/// A line's Japanese part and what follows it in Latin letters. The first line of a name may begin with Latin letters, a later
/// one without a Japanese character is not part of it, and within brackets nothing ends the name.
fn behind_japanese<'l>(line: &'l str, before: &str) -> (&'l str, &'l str) {
    let count = |bracket: char| before.matches(bracket).count() + line.matches(bracket).count();
    let balanced = before.matches('（').count() == before.matches('）').count();
    if !before.is_empty() && balanced && line.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return ("", line);
    }
    if count('（') > count('）') {
        return (line, "");
    }
    let Some((at, last)) = line.char_indices().rfind(|(_, c)| is_japanese(*c) || *c == '）') else {
        return if before.is_empty() { (line, "") } else { ("", line) };
    };
    let (name, rest) = line.split_at_checked(at + last.len_utf8()).unwrap_or((line, ""));
    let words = rest.split_whitespace().filter(|word| word.chars().any(|c| c.is_ascii_alphabetic())).count();
    // One word behind a name is part of it (`DMCC`); several, or any behind a bracket, are the Latin name.
    let splits = if last == '）' { words > 0 } else { words > 2 || words == 2 && !rest.starts_with(' ') };
    if splits { (name, rest.trim()) } else { (line, "") }
}

/// A Japanese name without its brackets, and the names in them.
fn brackets(text: &str) -> (String, Vec<String>) {
    let mut name = String::new();
    let mut aliases = Vec::new();
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once('（') {
        name.push_str(before);
        let (inner, after) = behind.split_once('）').unwrap_or((behind, ""));
        let inner = inner.strip_prefix("別称").map_or(inner, |inner| inner.trim_start_matches(['、', ' ']));
        aliases.extend(inner.replace("及び", "、").split('、').map(tidy));
        rest = after;
    }
    name.push_str(rest);
    (tidy(&name), aliases)
}

/// One of several without what joins it to the next.
fn without_end(item: &str) -> String {
    let item = tidy(item);
    let item = item.strip_prefix("and ").unwrap_or(&item);
    let item = item.trim_end_matches([';', '.', ',', ' ']);
    let item = item.strip_suffix("; and").or_else(|| item.strip_suffix(", and")).unwrap_or(item);
    item.trim_end_matches([';', '.', ' ']).to_owned()
}
