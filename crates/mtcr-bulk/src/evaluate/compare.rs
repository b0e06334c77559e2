//! Comparisons of columns with limits: the only file that compares floats.
//!
//! Not a number stands for what is not known: every comparison with it is false.

use mtcr_rules::syntax::Op;

/// The rows whose number compares so with the limit, 64 to a word; `words` has one for every 64 numbers or part of them.
pub(super) fn compare(numbers: &[f64], op: Op, limit: f64, words: &mut [u64]) {
    match op {
        Op::AtLeast => rows(numbers, words, |number| number >= limit),
        Op::MoreThan => rows(numbers, words, |number| number > limit),
        Op::AtMost => rows(numbers, words, |number| number <= limit),
        Op::LessThan => rows(numbers, words, |number| number < limit),
    }
}

/// The rows of which nothing is known.
pub(super) fn unknown(numbers: &[f64], words: &mut [u64]) {
    rows(numbers, words, f64::is_nan);
}

fn rows(numbers: &[f64], words: &mut [u64], test: impl Fn(f64) -> bool) {
    let (chunks, rest) = numbers.as_chunks::<64>();
    let mut words = words.iter_mut();
    for (chunk, word) in chunks.iter().zip(words.by_ref()) {
        *word = word_of(chunk, &test);
    }
    if let Some(word) = words.next() {
        *word = word_of(rest, &test);
    }
}

/// At most 64 rows as one word.
#[inline]
fn word_of(numbers: &[f64], test: impl Fn(f64) -> bool) -> u64 {
    numbers.iter().enumerate().fold(0, |word, (at, number)| word | u64::from(test(*number)) << at)
}
