//! In what way a name asked about differs from a listed one.

use serde::{Deserialize, Serialize};

/// A class of names with known answers. What each does to a name stands where it is made: [`crate::perturb`],
/// [`crate::held`], [`crate::negative`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Class {
    /// The listed name itself.
    Exact,
    /// One slip of a finger.
    Typo1,
    /// Two.
    Typo2,
    /// The words in another order.
    Reorder,
    /// `LAST, First`, or without the comma.
    LastFirst,
    /// A given name shortened to its first letter.
    Initial,
    /// A word left out.
    Dropped,
    /// Another romanisation of the same name.
    Romanised,
    /// The listed name in Cyrillic letters, romanised by one of several standards; the list has it in Latin letters.
    Cyrillic,
    /// The name in its own script; the list has it in Latin letters only.
    Script,
    /// A legal form in other words.
    LegalChanged,
    /// Without its legal form.
    LegalDropped,
    /// With one that the list does not have.
    LegalAdded,
    /// Two words written as one.
    Joined,
    /// One word written as two.
    SplitWord,
    /// Letters that a scanner misreads.
    Ocr,
    /// Without the vowels inside words.
    Vowels,
    /// Cut off, as a short field cuts it.
    Truncated,
    /// With a title before it.
    Honorific,
    /// A real alias that is not in the index, of a party whose other names are.
    Alias,
    /// Two of the classes at once.
    Combined,
    /// Not listed: made from words of listed names, or from common names.
    General,
    /// Not listed: one word of a listed name is another word.
    Swapped,
    /// Not listed: the family name of a listed person, another given name.
    OtherGiven,
    /// Not listed: the business words of a listed firm, another core.
    OtherCore,
    /// Not listed: another number in the name.
    Number,
    /// Not listed: the same first letters, other words.
    Acronym,
}

impl Class {
    /// All of them, those that are listed first.
    pub const ALL: [Self; 27] = [
        Self::Exact,
        Self::Typo1,
        Self::Typo2,
        Self::Reorder,
        Self::LastFirst,
        Self::Initial,
        Self::Dropped,
        Self::Romanised,
        Self::Cyrillic,
        Self::Script,
        Self::LegalChanged,
        Self::LegalDropped,
        Self::LegalAdded,
        Self::Joined,
        Self::SplitWord,
        Self::Ocr,
        Self::Vowels,
        Self::Truncated,
        Self::Honorific,
        Self::Alias,
        Self::Combined,
        Self::General,
        Self::Swapped,
        Self::OtherGiven,
        Self::OtherCore,
        Self::Number,
        Self::Acronym,
    ];

    /// Its name in files and reports.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::Typo1 => "typo1",
            Self::Typo2 => "typo2",
            Self::Reorder => "reorder",
            Self::LastFirst => "last-first",
            Self::Initial => "initial",
            Self::Dropped => "dropped",
            Self::Romanised => "romanised",
            Self::Cyrillic => "cyrillic",
            Self::Script => "script",
            Self::LegalChanged => "legal-changed",
            Self::LegalDropped => "legal-dropped",
            Self::LegalAdded => "legal-added",
            Self::Joined => "joined",
            Self::SplitWord => "split-word",
            Self::Ocr => "ocr",
            Self::Vowels => "vowels",
            Self::Truncated => "truncated",
            Self::Honorific => "honorific",
            Self::Alias => "alias",
            Self::Combined => "combined",
            Self::General => "general",
            Self::Swapped => "swapped",
            Self::OtherGiven => "other-given",
            Self::OtherCore => "other-core",
            Self::Number => "number",
            Self::Acronym => "acronym",
        }
    }

    /// Whether its names are those of listed parties.
    #[must_use]
    pub fn is_listed(self) -> bool {
        !matches!(
            self,
            Self::General | Self::Swapped | Self::OtherGiven | Self::OtherCore | Self::Number | Self::Acronym
        )
    }
}
