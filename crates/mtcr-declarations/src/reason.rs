//! What is said of a line.

use crate::finder::How;
use crate::tables::{Grade, Outcome};
use std::ops::Range;

macro_rules! signs {
    ($($(#[$doc:meta])* $name:ident = $id:literal),+ $(,)?) => {
        /// What sort of reason it is; `data/declarations/reasons.toml` says what people read.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Sign { $($(#[$doc])* $name),+ }

        impl Sign {
            /// All of them.
            pub const ALL: &[Sign] = &[$(Sign::$name),+];

            /// The id.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self { $(Sign::$name => $id),+ }
            }
        }
    };
}

signs! {
    /// Words of the text mean goods of an entry.
    TextEntry = "text-entry",
    /// A figure meets a limit of the entry's rule.
    ValueAtLimit = "value-at-limit",
    /// A named figure is well short of every limit on what it measures.
    ValueShort = "value-short",
    /// Words say that the goods only sound like those of the entry.
    CounterTerm = "counter-term",
    /// Words say what the goods are for.
    ContextTerm = "context-term",
    /// Goods of the entry are likely to be declared under the heading.
    TariffHint = "tariff-hint",
    /// Words, figures and heading suffice to ask.
    EntrySuspected = "entry-suspected",
    /// Something is recorded of the destination.
    Destination = "destination",
    /// The registry has no such state.
    DestinationUnknown = "destination-unknown",
    /// A party is like one on a list.
    PartyHit = "party-hit",
    /// A party could not be screened.
    PartyUnscreened = "party-unscreened",
    /// A list is missing, stale, damaged or out of its range.
    ListStale = "list-stale",
    /// No licence is referred to.
    LicenceMissing = "licence-missing",
    /// Nothing is known of the licence.
    LicenceUnknown = "licence-unknown",
    /// The licence is in force for the entries.
    LicenceCovers = "licence-covers",
    /// It is in force for some of the entries only.
    LicencePartly = "licence-partly",
    /// It is used up.
    LicenceUsedUp = "licence-used-up",
    /// It has ended.
    LicenceEnded = "licence-ended",
    /// It is for other goods.
    LicenceOtherGoods = "licence-other-goods",
    /// A field that every declaration has is empty.
    FieldMissing = "field-missing",
    /// A field is not of its form.
    FieldUnreadable = "field-unreadable",
}

impl Sign {
    /// A line that has one of these is never cleared, whatever the table of outcomes says: it is refused when it would.
    pub const NEVER_CLEARED: &[Sign] = &[
        Sign::PartyHit,
        Sign::PartyUnscreened,
        Sign::ListStale,
        Sign::LicenceUsedUp,
        Sign::LicenceEnded,
        Sign::LicenceOtherGoods,
        Sign::FieldMissing,
        Sign::FieldUnreadable,
    ];

    /// The sort of an id.
    #[must_use]
    pub fn find(id: &str) -> Option<Sign> {
        Sign::ALL.iter().copied().find(|sign| sign.as_str() == id)
    }
}

/// A reason with what was seen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason {
    /// What sort it is.
    pub sign: Sign,
    /// What was seen.
    pub seen: Seen,
}

/// What was seen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Seen {
    /// Words of the text.
    Words {
        /// As written.
        text: String,
        /// Their bytes in the text.
        at: Range<usize>,
        /// The term they were taken for.
        term: String,
        /// What the table calls the goods, or the counter-term.
        goods: String,
        /// How much the term says.
        grade: Grade,
        /// In what way it stands there.
        how: How,
        /// Entries that the goods may be of, or that it speaks against.
        entries: Vec<String>,
    },
    /// A figure of the text beside a limit.
    Figure {
        /// As written.
        text: String,
        /// Its bytes in the text.
        at: Range<usize>,
        /// The limit, in the words of the rule.
        limit: String,
        /// The entry.
        entry: String,
    },
    /// The heading of a code.
    Heading {
        /// The code of the line.
        code: String,
        /// The heading of the table.
        heading: String,
        /// How much it says.
        grade: Grade,
        /// Why, as the table says.
        why: String,
        /// Entries.
        entries: Vec<String>,
    },
    /// Entries with what speaks for each; the most first.
    Entries(Vec<(String, i32)>),
    /// A state.
    State {
        /// Its code.
        code: String,
        /// What is recorded.
        what: String,
    },
    /// A party and a listed one, or why it was not screened.
    Party {
        /// Its role.
        role: String,
        /// Its name.
        name: String,
        /// List, record, name there and score, for people.
        what: String,
    },
    /// A list, and what is wrong with it.
    List(String),
    /// A licence.
    Licence {
        /// The reference; empty when there is none.
        reference: String,
        /// What is known.
        what: String,
    },
    /// A field.
    Field {
        /// The column.
        column: String,
        /// What is wrong, and what would be right.
        what: String,
    },
}

/// What a line comes to, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judgement {
    /// What it comes to.
    pub outcome: Outcome,
    /// Why. A line that is cleared has only what is recorded beside.
    pub reasons: Vec<Reason>,
    /// Rows of the table of outcomes that applied, by their ids.
    pub rows: Vec<String>,
}
