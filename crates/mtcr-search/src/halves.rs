//! Words written in one that are two.

use std::collections::BTreeSet;

/// Letters of each half, at least: shorter ones are found by chance.
const LEAST_HALF: usize = 4;

/// The two known words that a word unknown as it stands is made of.
pub(crate) fn halves<'w>(word: &'w str, known: &BTreeSet<String>) -> Option<(&'w str, &'w str)> {
    let cuts = word.char_indices().map(|(at, _)| at);
    let halves = cuts.filter_map(|at| Some((word.get(..at)?, word.get(at..)?)));
    let long = |half: &str| half.chars().count() >= LEAST_HALF;
    let mut fitting = halves
        .filter(|(one, other)| long(one) && long(other) && known.contains(*one) && known.contains(*other));
    fitting.next_back()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_in_one_is_two() {
        let known = ["heat", "shield", "shields", "rocket"].map(str::to_owned).into();
        assert_eq!(halves("heatshields", &known), Some(("heat", "shields")));
        assert_eq!(halves("heatrod", &known), None);
        assert_eq!(halves("h\u{e9}at", &known), None);
    }
}
