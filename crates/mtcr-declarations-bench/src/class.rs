//! What sort of line it is, and in what way its text differs from a plain one.

/// The sort of a line with a known answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Class {
    /// Ordinary trade, in several languages.
    Ordinary,
    /// Not controlled, but it sounds like it or stands under a heading near to it.
    Near,
    /// Of an entry by its words; a figure well short of its limits says that it is not.
    Short,
    /// Of an entry, as a person describes it in English.
    Plain,
    /// One slip of a finger.
    Typo,
    /// Two.
    Typos,
    /// Letters that a scanner misreads.
    Scanned,
    /// Two words written as one.
    Joined,
    /// One word written as two.
    Split,
    /// Letters of a word with blanks, full stops or hyphens between them.
    Spaced,
    /// Digits for letters.
    Digits,
    /// Letters of another script that look the same.
    LookAlike,
    /// Vowels left out.
    Abbreviated,
    /// Between harmless words.
    Wrapped,
    /// In French, German, Spanish, Russian, Chinese or Arabic.
    OtherLanguage,
    /// The same with Latin letters and without accents.
    Romanised,
    /// Of an entry, with a figure exactly at its limit.
    AtLimit,
    /// Of an entry, with a figure well past its limit.
    PastLimit,
}

impl Class {
    /// All of them, in the order of reports.
    pub const ALL: [Class; 18] = [
        Class::Ordinary,
        Class::Near,
        Class::Short,
        Class::Plain,
        Class::Typo,
        Class::Typos,
        Class::Scanned,
        Class::Joined,
        Class::Split,
        Class::Spaced,
        Class::Digits,
        Class::LookAlike,
        Class::Abbreviated,
        Class::Wrapped,
        Class::OtherLanguage,
        Class::Romanised,
        Class::AtLimit,
        Class::PastLimit,
    ];

    /// The word for it in reports.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Ordinary => "ordinary",
            Self::Near => "near",
            Self::Short => "short",
            Self::Plain => "plain",
            Self::Typo => "typo",
            Self::Typos => "typos",
            Self::Scanned => "scanned",
            Self::Joined => "joined",
            Self::Split => "split",
            Self::Spaced => "spaced",
            Self::Digits => "digits",
            Self::LookAlike => "look-alike",
            Self::Abbreviated => "abbreviated",
            Self::Wrapped => "wrapped",
            Self::OtherLanguage => "other-language",
            Self::Romanised => "romanised",
            Self::AtLimit => "at-limit",
            Self::PastLimit => "past-limit",
        }
    }

    /// Whether a line of this sort is to be referred.
    #[must_use]
    pub fn is_listed(self) -> bool {
        !matches!(self, Self::Ordinary | Self::Near | Self::Short)
    }
}
