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
        let mut latin: Vec<&str> = Vec::new();
        let mut listed: Vec<String> = Vec::new();
        let mut other_names: Vec<&str> = Vec::new();
        let mut address: Vec<&str> = Vec::new();
        let mut place = Place::Japanese;
        for line in lines {
            let mut line = line.trim();
            if let Some(rest) = after_mark(line, ADDRESS) {
                place = Place::Address;
                address.push(rest);
                continue;
            }
            if let Some(rest) = after_mark(line, "別称") {
                place = Place::OtherNames;
                other_names.push(rest);
                continue;
            }
            if place == Place::Japanese {
                // The Latin name may stand right behind the bracket that closes the Japanese one.
                let (name, rest) = behind_japanese(line, !japanese.is_empty());
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
                (Place::Latin, None) => latin.push(line),
                (Place::OtherNames, _) => other_names.push(line),
                (Place::Address, _) => address.push(line),
                (Place::Japanese, _) => {}
            }
        }
        let (japanese, mut aliases) = brackets(&japanese);
        let latin = latin.join(" ");
        let latin = latin.split_once("a.k.a").map_or(latin.as_str(), |(name, _)| name);
        aliases.extend(listed.iter().map(|alias| without_end(alias)));
        aliases.extend(other_names.join(" ").split([';', '；']).map(without_end));
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

/// What stands behind a word and a colon.
fn after_mark<'l>(line: &'l str, mark: &str) -> Option<&'l str> {
    line.strip_prefix(mark)?.strip_prefix(['：', ':'])
}

/// A line's Japanese part and what follows it in Latin letters. The first line of a name may begin with Latin letters, a later
/// one without a Japanese character is not part of it.
fn behind_japanese(line: &str, begun: bool) -> (&str, &str) {
    let Some((at, last)) = line.char_indices().rfind(|(_, c)| is_japanese(*c) || *c == '）') else {
        return if begun { ("", line) } else { (line, "") };
    };
    let (name, rest) = line.split_at_checked(at + last.len_utf8()).unwrap_or((line, ""));
    let words = rest.split_whitespace().filter(|word| word.chars().any(|c| c.is_ascii_alphabetic())).count();
    // One word behind a name is part of it (`DMCC`), several are the Latin name.
    if last == '）' && words > 0 || words > 2 { (name, rest.trim()) } else { (line, "") }
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
