//! What terms of goods mean.

use mtcr_rules::{EntryId, SubstanceId};

/// Goods of entries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Meaning {
    /// Their name in reasons.
    pub goods: String,
    /// Entries with a rule, in order.
    pub entries: Vec<EntryId>,
    /// The substance they are, where the name is that of one.
    pub substance: Option<SubstanceId>,
}

/// All meanings.
#[derive(Clone, Debug, Default)]
pub(crate) struct Meanings(Vec<Meaning>);

impl Meanings {
    /// The place of a meaning.
    pub(crate) fn place(&mut self, meaning: Meaning) -> u32 {
        let at = self.0.iter().position(|one| *one == meaning).unwrap_or_else(|| {
            self.0.push(meaning);
            self.0.len() - 1
        });
        u32::try_from(at).unwrap_or(u32::MAX)
    }

    /// The meaning at a place.
    pub(crate) fn at(&self, place: u32) -> Option<&Meaning> {
        self.0.get(usize::try_from(place).ok()?)
    }
}
