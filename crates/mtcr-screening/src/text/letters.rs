//! Letters of scripts as Latin ones: `data/screening/letters.toml`.

use super::hangul::Hangul;
use super::script::{Script, of};
use serde::Deserialize;

/// The tables by which letters are read.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Letters {
    #[serde(deserialize_with = "pairs")]
    pub(super) lookalikes: Vec<(char, char)>,
    pub(super) hangul: Hangul,
}

fn pairs<'de, D: serde::Deserializer<'de>>(from: D) -> Result<Vec<(char, char)>, D::Error> {
    let texts = Vec::<String>::deserialize(from)?;
    let pair = |text: String| {
        let mut letters = text.chars();
        match (letters.next(), letters.next(), letters.next()) {
            (Some(one), Some(latin), None)
                if matches!(of(one), Script::Cyrillic | Script::Greek) && of(latin) == Script::Latin =>
            {
                Ok((one, latin))
            }
            _ => Err(serde::de::Error::custom(format!(
                "`{text}` is not a letter of Cyrillic or Greek before one of Latin"
            ))),
        }
    };
    texts.into_iter().map(pair).collect()
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
