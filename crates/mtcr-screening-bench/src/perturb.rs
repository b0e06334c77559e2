//! Listed names written differently, as people, clerks and scanners write them. Each class is a pure function of a name
//! and of random numbers; none knows how names are compared.

mod legal;
mod letters;
mod order;
mod romanise;
mod words;

pub use romanise::from_cyrillic;

use crate::class::Class;
use crate::rng::Rng;
use mtcr_screening::Kind;

/// Two of these make [`Class::Combined`].
const PARTS: [Class; 11] = [
    Class::Typo1,
    Class::Reorder,
    Class::LastFirst,
    Class::Initial,
    Class::Dropped,
    Class::Romanised,
    Class::LegalChanged,
    Class::LegalDropped,
    Class::Joined,
    Class::Ocr,
    Class::Honorific,
];

/// The name written differently in the way of the class. None when the class does not apply to this name, is not one that
/// changes a name, or changed nothing.
#[must_use]
pub fn apply(class: Class, name: &str, kind: Kind, rng: &mut Rng) -> Option<String> {
    let person = kind == Kind::Person;
    let firm = kind == Kind::Organisation;
    let made = match class {
        Class::Exact => return Some(name.to_owned()),
        Class::Typo1 => letters::typo(name, rng)?,
        Class::Typo2 => letters::typos(name, rng)?,
        Class::Ocr => letters::misread(name, rng)?,
        Class::Vowels => letters::without_vowels(name)?,
        Class::Truncated => letters::cut(name, person, rng)?,
        Class::Reorder if kind != Kind::Vessel => order::shuffled(name, rng)?,
        Class::LastFirst if person => order::last_first(name, rng)?,
        Class::Initial if person => words::initial(name, rng)?,
        Class::Dropped if kind != Kind::Vessel => words::dropped(name, firm, rng)?,
        Class::Joined => words::joined(name, rng)?,
        Class::SplitWord => words::split(name, rng)?,
        Class::Honorific if person => words::honorific(name, rng)?,
        Class::Romanised if person => romanise::variant(name, rng)?,
        Class::LegalChanged if firm => legal::changed(name, rng)?,
        Class::LegalDropped if firm => legal::dropped(name)?,
        Class::LegalAdded if firm => legal::added(name, rng)?,
        Class::Combined => return combined(name, kind, rng),
        _ => return None,
    };
    let made = made.split_whitespace().collect::<Vec<_>>().join(" ");
    (made != name && made.chars().filter(|letter| letter.is_alphanumeric()).count() >= 4).then_some(made)
}

/// Two different classes, one after the other.
fn combined(name: &str, kind: Kind, rng: &mut Rng) -> Option<String> {
    let mut parts = PARTS;
    rng.shuffle(&mut parts);
    let mut made: Option<String> = None;
    for part in parts {
        match (&made, apply(part, made.as_deref().unwrap_or(name), kind, rng)) {
            (None, Some(first)) => made = Some(first),
            (Some(_), Some(second)) => return Some(second),
            (_, None) => {}
        }
    }
    None
}
