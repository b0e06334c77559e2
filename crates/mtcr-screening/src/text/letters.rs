//! Letters of scripts as Latin ones: `data/screening/letters.toml`.

use super::hangul::Hangul;
use super::lookalike::Lookalikes;
use serde::Deserialize;

/// The tables by which letters are read.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Letters {
    pub(super) lookalikes: Lookalikes,
    pub(super) hangul: Hangul,
}

impl Letters {
    /// Whether every syllable of Hangul has its letters.
    pub(crate) fn has_every_syllable(&self) -> bool {
        self.hangul.is_whole()
    }

    /// Both spellings of every syllable of Hangul where they differ, the older one first.
    pub(crate) fn syllables(&self) -> impl Iterator<Item = (String, String)> {
        self.hangul.pairs()
    }
}
