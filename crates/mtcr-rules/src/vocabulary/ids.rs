//! Newtypes for what a vocabulary declares.

macro_rules! index_type {
    ($(#[$doc:meta])* $name:ident, $inner:ty) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub(crate) $inner);

        impl $name {
            /// Its place in declaration order.
            #[must_use]
            pub fn index(self) -> usize {
                usize::from(self.0)
            }

            /// The id at a place in declaration order; places beyond the type's range saturate.
            #[must_use]
            pub fn at(index: usize) -> Self {
                $name(<$inner>::try_from(index).unwrap_or(<$inner>::MAX))
            }
        }
    };
}

index_type!(
    /// A product class.
    ClassId, u16
);
index_type!(
    /// A fact, or one instance of a family of facts.
    FactId, u16
);
index_type!(
    /// A list a product may have several of.
    ListId, u8
);
index_type!(
    /// A word of purpose; at most 32 are declared.
    PurposeId, u8
);
index_type!(
    /// An activity of software or technology; at most 32 are declared.
    ActivityId, u8
);
index_type!(
    /// A use word.
    UseId, u16
);
index_type!(
    /// A substance.
    SubstanceId, u16
);
index_type!(
    /// A table of substances.
    TableId, u16
);
index_type!(
    /// An entry, in the natural order of entry ids.
    EntryId, u16
);
