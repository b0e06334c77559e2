//! Which facts a header may mean, the likeliest first. Nobody maps by this alone.

use mtcr_corpus::Corpus;
use std::collections::BTreeSet;

/// How much two names have in common, in hundredths, from which on one may mean the other.
const ALIKE: usize = 50;

/// Facts that a header may mean.
pub(crate) fn candidates(header: &str, corpus: &Corpus) -> Vec<String> {
    let wanted = tokens(&without_unit(header));
    let mut found: Vec<(usize, String)> = Vec::new();
    let mut add = |score: usize, name: &str| match found.iter_mut().find(|(_, known)| known == name) {
        Some((known, _)) => *known = score.max(*known),
        None => found.push((score, name.to_owned())),
    };
    let facts =
        || corpus.vocabulary.facts().filter(|(_, fact)| fact.list.is_none() && fact.parameter.is_none());
    for (_, fact) in facts() {
        let names = std::iter::once(&fact.decl.id).chain(&fact.decl.synonyms);
        if let Some(score) =
            names.map(|name| alike(&wanted, &tokens(name))).max().filter(|score| *score >= ALIKE)
        {
            add(score, &fact.name);
        }
    }
    for everyday in &corpus.everyday.synonyms {
        let score = everyday.words.iter().map(|word| alike(&wanted, &tokens(word))).max().unwrap_or(0);
        if score < ALIKE {
            continue;
        }
        for (_, fact) in everyday.facts.iter().filter_map(|id| facts().find(|(known, _)| known == id)) {
            add(score - 1, &fact.name);
        }
    }
    found.sort_by(|(a, one), (b, other)| b.cmp(a).then_with(|| one.cmp(other)));
    found.into_iter().map(|(_, name)| name).collect()
}

/// A header without what stands in brackets.
pub(crate) fn without_unit(header: &str) -> String {
    let mut depth = 0_usize;
    let mut kept = String::new();
    for sign in header.chars() {
        match sign {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            sign if depth == 0 => kept.push(sign),
            _ => {}
        }
    }
    kept.trim().to_owned()
}

/// The words of a name, small letters; what is often shortened is written out.
pub(crate) fn tokens(name: &str) -> BTreeSet<String> {
    name.split(|sign: char| !sign.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(|word| match word.to_lowercase().as_str() {
            "maximum" | "max" => "max".to_owned(),
            "minimum" | "min" => "min".to_owned(),
            other => other.to_owned(),
        })
        .collect()
}

/// What two names have in common, in hundredths of what both have.
fn alike(one: &BTreeSet<String>, other: &BTreeSet<String>) -> usize {
    let common = one.intersection(other).count();
    (200 * common).checked_div(one.len() + other.len()).unwrap_or(0)
}
