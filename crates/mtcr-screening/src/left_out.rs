//! Words with letters left out, as hashes: two words that differ by an edit are one when a letter of each is left out.

use crate::number::mix;

/// Longer words are only taken whole.
const LONGEST: usize = 64;

/// An odd factor, so that no letter is lost from a hash.
const FACTOR: u64 = 0x9e37_79b9_7f4a_7c15;

/// Its powers.
const POWERS: [u64; LONGEST] = powers();

#[expect(clippy::indexing_slicing, reason = "evaluated when this is compiled")]
const fn powers() -> [u64; LONGEST] {
    let mut powers = [1; LONGEST];
    let mut place = 1;
    while place < LONGEST {
        powers[place] = FACTOR.wrapping_mul(powers[place - 1]);
        place += 1;
    }
    powers
}

/// The hash of a word, then those of what is left when one letter is left out, then, when `most` is two, two. Of equal
/// letters in another order some may come twice.
pub(crate) fn left_out(word: &[u8], most: usize, mut each: impl FnMut(u64)) {
    // A word is a number whose digits are its letters; each power has the place of a letter, and what follows it is a
    // number of its own, so that leaving one out takes two multiplications.
    let mut rest = [0_u64; LONGEST + 1];
    let mut whole = 0_u64;
    for byte in word {
        whole = whole.wrapping_mul(FACTOR).wrapping_add(u64::from(*byte) + 1);
    }
    each(mix(whole));
    if word.len() > LONGEST || most == 0 {
        return;
    }
    let mut sum = 0_u64;
    for (after, (byte, power)) in word.iter().rev().zip(POWERS).enumerate() {
        sum = sum.wrapping_add((u64::from(*byte) + 1).wrapping_mul(power));
        if let Some(held) = rest.get_mut(after + 1) {
            *held = sum;
        }
    }
    // `rest[n]` is the number of the last `n` letters.
    let tail = |letters: usize| rest.get(letters).copied().unwrap_or(0);
    let power = |letters: usize| POWERS.get(letters).copied().unwrap_or(1);
    let mut before = 0_u64;
    for (first, byte) in word.iter().enumerate() {
        let after = word.len() - 1 - first;
        each(mix(before.wrapping_mul(power(after)).wrapping_add(tail(after))));
        if most > 1 {
            let mut between = before;
            for (second, other) in word.iter().enumerate().skip(first + 1) {
                let after = word.len() - 1 - second;
                each(mix(between.wrapping_mul(power(after)).wrapping_add(tail(after))));
                between = between.wrapping_mul(FACTOR).wrapping_add(u64::from(*other) + 1);
            }
        }
        before = before.wrapping_mul(FACTOR).wrapping_add(u64::from(*byte) + 1);
    }
}

#[cfg(test)]
mod tests {
    use super::left_out;

    /// The hash of a word as it is.
    fn whole(word: &[u8]) -> u64 {
        let mut hash = 0;
        left_out(word, 0, |whole| hash = whole);
        hash
    }

    #[test]
    fn what_is_left_has_the_hash_of_the_word_it_is() {
        let word = b"aleksandr";
        let mut wanted = vec![whole(word)];
        for first in 0..word.len() {
            let without = |places: &[usize]| -> Vec<u8> {
                let kept = word.iter().enumerate().filter(|(place, _)| !places.contains(place));
                kept.map(|(_, byte)| *byte).collect()
            };
            wanted.push(whole(&without(&[first])));
            wanted.extend((first + 1..word.len()).map(|second| whole(&without(&[first, second]))));
        }
        let mut found = Vec::new();
        left_out(word, 2, |hash| found.push(hash));
        assert_eq!(found, wanted);
    }

    #[test]
    fn a_book_is_only_taken_whole() {
        let mut found = 0;
        left_out(&[b'a'; 65], 2, |_| found += 1);
        assert_eq!(found, 1);
    }
}
