//! The three truth values and their connectives.

/// What can be said of a statement: refuted, open, or shown.
///
/// The order is `False < Unknown < True`, so that `and` is the minimum and `or` the maximum (Kleene's strong logic).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Truth {
    /// Refuted by what is known.
    False,
    /// Not settled by what is known.
    #[default]
    Unknown,
    /// Shown by what is known.
    True,
}

impl Truth {
    /// True if both are, False if one is False.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        self.min(other)
    }

    /// True if one is, False if both are.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        self.max(other)
    }

    /// Exchanges True and False; Unknown stays.
    #[must_use]
    #[expect(
        clippy::should_implement_trait,
        reason = "a connective beside `and` and `or`, read as a word of the logic"
    )]
    pub fn not(self) -> Self {
        match self {
            Truth::False => Truth::True,
            Truth::Unknown => Truth::Unknown,
            Truth::True => Truth::False,
        }
    }

    /// Whether it is [`Truth::True`].
    #[must_use]
    pub fn is_true(self) -> bool {
        self == Truth::True
    }

    /// Whether it is [`Truth::False`].
    #[must_use]
    pub fn is_false(self) -> bool {
        self == Truth::False
    }

    /// Whether it is [`Truth::Unknown`].
    #[must_use]
    pub fn is_unknown(self) -> bool {
        self == Truth::Unknown
    }

    /// `a` when both agree, else Unknown.
    #[must_use]
    pub fn agreed(a: Self, b: Self) -> Self {
        if a == b { a } else { Truth::Unknown }
    }
}

impl From<bool> for Truth {
    fn from(known: bool) -> Self {
        if known { Truth::True } else { Truth::False }
    }
}

impl From<Option<bool>> for Truth {
    fn from(known: Option<bool>) -> Self {
        known.map_or(Truth::Unknown, Truth::from)
    }
}

impl std::fmt::Display for Truth {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Truth::False => "false",
            Truth::Unknown => "unknown",
            Truth::True => "true",
        })
    }
}
