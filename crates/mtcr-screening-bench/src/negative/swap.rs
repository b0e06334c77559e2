//! A listed name with one part of it another: another person, another firm.

use super::words::Words;
use crate::fold;
use crate::rng::Rng;
use mtcr_screening::Party;

/// Whether two words are different names rather than two spellings: other skeletons, and more than two slips apart
/// (for words of up to four letters, another first letter).
fn differ(left: &str, right: &str) -> bool {
    let (left, right) = (fold::text(left), fold::text(right));
    if fold::skeleton(&left) == fold::skeleton(&right) || right.chars().count() < 2 {
        return false;
    }
    let longest = left.chars().count().max(right.chars().count());
    if longest <= 4 {
        return left.chars().next() != right.chars().next() && fold::distance(&left, &right) >= 2;
    }
    fold::distance(&left, &right) >= 3.max(longest / 2)
}

/// One word of three letters and more is a word from the same place (first, middle, last) of the name of another person
/// of the same programme.
pub(super) fn word(base: &str, party: &Party, words: &Words<'_>, rng: &mut Rng) -> Option<String> {
    let mut parts: Vec<&str> = base.split_whitespace().collect();
    let places: Vec<usize> = parts
        .iter()
        .enumerate()
        .filter(|(_, word)| word.chars().filter(|letter| letter.is_alphabetic()).count() >= 3)
        .map(|(at, _)| at)
        .collect();
    let at = *rng.pick(&places)?;
    let programme = party.programmes.first().map(String::as_str).unwrap_or_default();
    let donor = &rng.pick(words.persons.get(programme)?)?.words;
    let other = if at == 0 {
        donor.first()?
    } else if at + 1 == parts.len() {
        donor.last()?
    } else {
        donor.get(1).filter(|_| donor.len() > 2)?
    };
    let here = parts.get_mut(at)?;
    if !differ(here, other) {
        return None;
    }
    *here = other;
    Some(parts.join(" "))
}

/// The family name (as the list says, otherwise the last word) with all given names of another person of the programme.
pub(super) fn given(base: &str, party: &Party, words: &Words<'_>, rng: &mut Rng) -> Option<String> {
    let said = party.names.iter().find(|name| name.text == base).and_then(|name| name.family.as_deref());
    let family = said.or_else(|| base.split_whitespace().last())?;
    let own: Vec<String> = fold::tokens(base);
    let programme = party.programmes.first().map(String::as_str).unwrap_or_default();
    let donor = &rng.pick(words.persons.get(programme)?)?.words;
    let (_, given) = donor.split_last()?;
    let strange = given.iter().all(|word| own.iter().all(|own| differ(own, word)));
    strange.then(|| format!("{} {family}", given.join(" ")))
}

/// Every rare word of a firm's name is a rare word of another firm's; at least one common word of four letters stays.
pub(super) fn core(base: &str, words: &Words<'_>, rng: &mut Rng) -> Option<String> {
    let firm = words
        .firms
        .iter()
        .find(|firm| firm.words.iter().map(|(word, _)| *word).eq(base.split_whitespace()))?;
    let stays = firm.words.iter().any(|(word, rare)| !rare && word.chars().count() >= 4);
    if !stays || !firm.words.iter().any(|(_, rare)| *rare) {
        return None;
    }
    let mut made = Vec::new();
    for (word, rare) in &firm.words {
        if *rare {
            let other = *rng.pick(&words.all_rare)?;
            if !differ(word, other) {
                return None;
            }
            made.push(other);
        } else {
            made.push(word);
        }
    }
    Some(made.join(" "))
}
