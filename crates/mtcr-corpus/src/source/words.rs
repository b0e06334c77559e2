//! The closed sets of words that keys allow.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A closed set of words.
pub trait Word: Copy + 'static {
    /// Each word as files write it, in the order in which messages list them.
    const WORDS: &'static [(&'static str, Self)];
}

macro_rules! words {
    ($(#[$meta:meta])* $name:ident { $($(#[$doc:meta])* $variant:ident = $word:literal,)* }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum $name { $($(#[$doc])* $variant,)* }

        impl Word for $name {
            const WORDS: &'static [(&'static str, Self)] = &[$(($word, Self::$variant)),*];
        }

        impl $name {
            /// The word as files write it.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word,)* }
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                out.pad(self.as_str())
            }
        }
    };
}

words! {
    /// The two categories of the Annex; the first is the graver one.
    Category {
        /// Category I.
        One = "I",
        /// Category II.
        Two = "II",
    }
}

words! {
    /// The category a case expects to be shown.
    CaseCategory {
        /// Category I.
        One = "I",
        /// Category II.
        Two = "II",
        /// Either, because an exception to the category is open.
        OneOrTwo = "I..II",
    }
}

words! {
    /// How well the text of a provision is known.
    TextStatus {
        /// The published text itself was read.
        Read = "read",
        /// The text was read where a public law implements it.
        ImplementedInLaw = "implemented-in-law",
        /// Only a description was read.
        Paraphrase = "paraphrase",
        /// Public texts differ.
        Conflict = "conflict",
    }
}

words! {
    /// What a note does.
    NoteKind {
        /// It lays down how a value is measured or stated.
        Technical = "technical",
        /// It explains the provision.
        Clarification = "clarification",
        /// It names things that the provision includes.
        Includes = "includes",
    }
}

words! {
    /// What a case expects of its entry.
    Expect {
        /// Controlled.
        Controlled = "controlled",
        /// Not controlled.
        NotControlled = "not-controlled",
        /// Undetermined.
        Undetermined = "undetermined",
    }
}

words! {
    /// How exactly the date of an edition is known.
    Precision {
        /// To the day.
        Day = "day",
        /// To the month.
        Month = "month",
        /// To the year.
        Year = "year",
    }
}

words! {
    /// How exactly a date of the registry is known.
    DatePrecision {
        /// To the day.
        Day = "day",
        /// To the month.
        Month = "month",
        /// To the year; bounds may narrow it.
        Year = "year",
        /// Some day of the plenary that opened on the date given.
        PlenaryStart = "plenary-start",
        /// The date given is the last day it may be.
        NoLaterThan = "no-later-than",
        /// Not at all; bounds may narrow it.
        Unknown = "unknown",
    }
}

words! {
    /// What a state may be to the regime for some time.
    StandingKind {
        /// A member.
        Partner = "partner",
        /// Adheres under the formalities agreed at Oslo in 2014, and the regime lists it.
        Adherent = "adherent",
        /// Declared its adherence by itself, earlier or outside those formalities.
        UnilateralAdherent = "unilateral-adherent",
    }
}

words! {
    /// How far a row can be trusted.
    Mark {
        /// The source named was read for this point.
        A = "A",
        /// From general knowledge of a public document; the passage was not read.
        B = "B",
        /// Uncertain, inferred, or sources disagree.
        C = "C",
    }
}

words! {
    /// What a provision on transfers does.
    RuleKind {
        /// It gives a position, in the order of tests.
        Position = "position",
        /// It names what stands in the way of an approval.
        Blocker = "blocker",
        /// It takes a line out of the Annex.
        Release = "release",
        /// It is a reason to be shown where it holds.
        Ground = "ground",
        /// It is one of the factors to be weighed.
        Factor = "factor",
        /// It is shown with certain positions.
        Principle = "principle",
        /// It names what is to be obtained from the end user.
        Undertaking = "undertaking",
    }
}

words! {
    /// Which way a recorded fact may move the position.
    Moves {
        /// Towards the more severe.
        Up = "up",
        /// Towards the milder.
        Down = "down",
        /// Not at all.
        Not = "none",
    }
}

words! {
    /// What a case expects of its provision.
    Fires {
        /// It holds.
        Fires = "fires",
        /// It does not hold.
        DoesNotFire = "does-not-fire",
        /// What is known does not settle it.
        Open = "open",
        /// It is not in force on that day.
        NotInForce = "not-in-force",
    }
}

words! {
    /// What a party is in a transfer.
    Role {
        /// The one who uses it.
        EndUser = "end-user",
        /// The one who receives it.
        Consignee = "consignee",
        /// One who arranges it.
        Broker = "broker",
        /// Somebody in between.
        Intermediary = "intermediary",
        /// The one who buys it.
        Purchaser = "purchaser",
    }
}

words! {
    /// What sort of text a source is.
    SourceKind {
        /// A law or regulation.
        Law = "law",
        /// A published page, handbook or guidance.
        Page = "page",
        /// A table of figures, codes or states.
        Table = "table",
        /// A list of contents or codes without text.
        Index = "index",
        /// A technical standard.
        Standard = "standard",
        /// A description of texts that were not read themselves.
        Secondary = "secondary",
    }
}

words! {
    /// How a word of a national list stands to the one of the Annex.
    Relation {
        /// They mean the same.
        Same = "same",
        /// The national word covers less.
        Narrower = "narrower",
        /// The national word covers more.
        Wider = "wider",
        /// Nobody can say.
        Unclear = "unclear",
    }
}

words! {
    /// What a national list does with an entry that it does not provably catch in full.
    Uncovered {
        /// Some product under the entry is under no paragraph.
        NotCovered = "not-covered",
        /// It cannot be said.
        Open = "open",
    }
}

words! {
    /// What sort of value a fact has.
    FactKind {
        /// One number with a unit.
        Quantity = "quantity",
        /// A stretch of values that the product covers.
        Span = "span",
        /// A whole number.
        Count = "count",
        /// True or false.
        Flag = "flag",
        /// One of the declared words.
        Word = "word",
        /// Any number of the declared words.
        Words = "words",
    }
}

words! {
    /// What the members of a list are.
    ListHolds {
        /// Dossiers of their own.
        Dossiers = "dossiers",
        /// Facts declared with the list.
        Facts = "facts",
    }
}
