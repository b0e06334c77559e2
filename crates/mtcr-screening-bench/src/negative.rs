//! Names that are not listed, made to be hard. Each is thrown away when its words resemble a listed name
//! ([`Listed::resembles`]): that rule looks at spellings only, and no matcher has a say.

mod acronym;
mod number;
mod ordinary;
mod recombine;
mod swap;
mod words;

pub use words::Words;

use crate::class::Class;
use crate::listed::Listed;
use crate::rng::Rng;
use mtcr_screening::{Kind, Party};

/// A name that is not listed.
#[derive(Clone, Debug)]
pub struct Made {
    /// The name.
    pub name: String,
    /// Whose it could be.
    pub kind: Kind,
    /// The listed name it was made from, or the rule that made it.
    pub base: String,
    /// What settles its half: the primary name of the party it is nearest to, or itself.
    pub split: String,
}

/// A name of [`Class::General`]: of a hundred, fifty-five persons, twenty firms and five ships made from listed words,
/// and twelve persons and eight firms with common names.
#[must_use]
pub fn general(words: &Words<'_>, listed: &Listed, rng: &mut Rng) -> Option<Made> {
    let made = match rng.below(100) {
        0..55 => recombine::person(words, rng),
        55..75 => recombine::firm(words, rng),
        75..80 => recombine::vessel(words, rng),
        80..92 => ordinary::person(rng),
        _ => ordinary::firm(rng),
    }?;
    (!listed.resembles(&made.name)).then_some(made)
}

/// A name of one of the other classes, near to a name of this party. None when the class does not apply, or when the name
/// resembles a listed one.
#[must_use]
pub fn near(class: Class, party: &Party, words: &Words<'_>, listed: &Listed, rng: &mut Rng) -> Option<Made> {
    let usable: Vec<&str> = crate::make::usable(party).collect();
    let base = *rng.pick(&usable)?;
    let person = party.kind == Kind::Person;
    let firm = party.kind == Kind::Organisation;
    let name = match class {
        Class::Swapped if person => swap::word(base, party, words, rng),
        Class::OtherGiven if person => swap::given(base, party, words, rng),
        Class::OtherCore if firm => swap::core(base, words, rng),
        Class::Number if !person => number::other(base, rng),
        Class::Acronym if firm => acronym::other(base, words, rng),
        _ => None,
    }?;
    // A number is all that differs in a name with another number: its other words are meant to be the same.
    if if class == Class::Number { !listed.with_name(&name).is_empty() } else { listed.resembles(&name) } {
        return None;
    }
    let split = party.names.first().map(|name| name.text.clone()).unwrap_or_default();
    Some(Made { name, kind: party.kind, base: base.to_owned(), split })
}
