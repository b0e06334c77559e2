//! Another firm with the same first letters.

use super::words::Words;
use crate::fold;
use crate::rng::Rng;

/// A name of three words and more, each of its words of three letters and more replaced by a rare word with the same first
/// letter.
pub(super) fn other(base: &str, words: &Words<'_>, rng: &mut Rng) -> Option<String> {
    let mut replaced = 0;
    let mut made = Vec::new();
    for word in base.split_whitespace() {
        let folded = fold::text(word);
        if folded.chars().count() < 3 {
            made.push(word);
            continue;
        }
        let other = *rng.pick(words.rare.get(&folded.chars().next()?)?)?;
        if fold::skeleton(&fold::text(other)) == fold::skeleton(&folded) {
            return None;
        }
        replaced += 1;
        made.push(other);
    }
    (replaced >= 3).then(|| made.join(" "))
}
