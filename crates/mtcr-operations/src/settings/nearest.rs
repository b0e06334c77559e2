//! The name that somebody may have meant.

/// The name that is nearest to a word, if one is near enough to be meant: at most a third of it, and two letters at
/// least, may differ. The words of a name may stand in another order.
pub(super) fn nearest<'a>(word: &str, names: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let word = plain(word);
    let distance = |name: &str| {
        let name = plain(name);
        let apart = strsim::damerau_levenshtein(&word, &name);
        let turned = strsim::damerau_levenshtein(&sorted(&word), &sorted(&name)) + 1;
        // A name that was written outside of its table is one that ends with the word.
        let short =
            name.rsplit('.').next().map_or(usize::MAX, |short| strsim::damerau_levenshtein(&word, short) + 1);
        apart.min(turned).min(short)
    };
    let near = names.map(|name| (distance(name), name)).min()?;
    (near.0 <= (word.chars().count() / 3).max(2)).then_some(near.1)
}

fn plain(name: &str) -> String {
    name.to_lowercase().replace('_', "-")
}

fn sorted(name: &str) -> String {
    let mut words: Vec<&str> = name.split(['-', '.']).collect();
    words.sort_unstable();
    words.join("-")
}
