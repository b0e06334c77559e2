//! Names put together from parts of different listed names.

use super::Made;
use super::words::Words;
use crate::rng::Rng;
use mtcr_screening::Kind;

/// The last word of one person's name after the other words of another's, both of one programme in four of five.
pub(super) fn person(words: &Words<'_>, rng: &mut Rng) -> Option<Made> {
    let programme = rng.pick(&words.programmes)?;
    let other = if rng.chance(80) { programme } else { rng.pick(&words.programmes)? };
    let first = rng.pick(words.persons.get(programme)?)?;
    let second = rng.pick(words.persons.get(other)?)?;
    let (_, given) = first.words.split_last()?;
    let name = format!("{} {}", given.join(" "), second.words.last()?);
    Some(Made { name, kind: Kind::Person, base: "person".to_owned(), split: second.primary.to_owned() })
}

/// The common words of a firm's name with a new core in the place of its rare words: a word out of a person's name, or one
/// made from the beginning of one rare word and the end of another.
pub(super) fn firm(words: &Words<'_>, rng: &mut Rng) -> Option<Made> {
    let firm = rng.pick(&words.firms)?;
    if !firm.words.iter().any(|(_, rare)| *rare) || firm.words.iter().all(|(_, rare)| *rare) {
        return None;
    }
    let mut core = Some(if rng.chance(50) {
        let programme = rng.pick(&words.programmes)?;
        (*rng.pick(words.persons.get(programme)?)?.words.last()?).to_owned()
    } else {
        let start: String = rng.pick(&words.all_rare)?.chars().take(3 + rng.below(2)).collect();
        let end: Vec<char> = rng.pick(&words.all_rare)?.chars().collect();
        let end: String = end.iter().skip(end.len().saturating_sub(3 + rng.below(2))).collect();
        format!("{start}{end}")
    });
    // The first rare word is the core; the others go.
    let made: Vec<String> = firm
        .words
        .iter()
        .filter_map(|(word, rare)| if *rare { core.take() } else { Some((*word).to_owned()) })
        .collect();
    let name = made.join(" ");
    Some(Made { name, kind: Kind::Organisation, base: "firm".to_owned(), split: firm.primary.to_owned() })
}

/// The first word of one ship's name and the last word of another's.
pub(super) fn vessel(words: &Words<'_>, rng: &mut Rng) -> Option<Made> {
    let first = rng.pick(&words.vessels)?.first()?;
    let last = rng.pick(&words.vessels)?.last()?;
    let name = format!("{first} {last}");
    (first != last).then(|| Made { split: name.clone(), name, kind: Kind::Vessel, base: "vessel".to_owned() })
}
