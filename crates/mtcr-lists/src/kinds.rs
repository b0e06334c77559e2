//! Words for what a party is.

use mtcr_screening::Kind;

/// The kind that a word stands for: those of this project, of the lists, and of the model FollowTheMoney (`LegalEntity`,
/// `Company`, `PublicBody`); none when the word is not known.
#[must_use]
pub fn of_word(word: &str) -> Option<Kind> {
    let letters: String = word.chars().filter(|c| c.is_alphabetic()).flat_map(char::to_lowercase).collect();
    match letters.as_str() {
        "person" | "individual" | "human" => Some(Kind::Person),
        "organisation" | "organization" | "company" | "legalentity" | "entity" | "publicbody" | "firm"
        | "group" => Some(Kind::Organisation),
        "vessel" | "ship" => Some(Kind::Vessel),
        "aircraft" | "airplane" => Some(Kind::Aircraft),
        "unknown" | "thing" | "asset" | "party" => Some(Kind::Unknown),
        _ => None,
    }
}
