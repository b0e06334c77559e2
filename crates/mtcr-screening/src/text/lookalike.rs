//! Letters of one script that look like those of another.

use super::script::{Script, of};
use crate::names::{NamesError, Sources, parse};
use serde::Deserialize;

/// Letters of Cyrillic and Greek, each with the Latin one that it looks like: `data/screening/letters.toml`.
#[derive(Clone, Debug)]
pub struct Lookalikes(Vec<(char, char)>);

impl Lookalikes {
    /// Those of the program's own table.
    ///
    /// # Errors
    /// The table is not of its form.
    pub fn built_in() -> Result<Self, NamesError> {
        #[derive(Deserialize)]
        struct Table {
            lookalikes: Lookalikes,
        }
        parse::<Table>("letters.toml", Sources::built_in().letters).map(|table| table.lookalikes)
    }

    /// Brings a word that mixes Latin with Cyrillic or Greek letters to one script, where every odd letter looks like one of
    /// it. A word in one script is left alone: `ВАСЯ` is not Latin because `BAC` could be.
    pub fn unmix(&self, word: &mut [char]) {
        let count = |script| word.iter().filter(|letter| of(**letter) == script).count();
        let (latin, cyrillic, greek) = (count(Script::Latin), count(Script::Cyrillic), count(Script::Greek));
        if latin == 0 || cyrillic + greek == 0 {
            return;
        }
        if latin >= cyrillic + greek {
            for letter in word.iter_mut() {
                if let Some((_, same)) = self.0.iter().find(|(other, _)| other == letter) {
                    *letter = *same;
                }
            }
        } else {
            let wanted = if cyrillic >= greek { Script::Cyrillic } else { Script::Greek };
            for letter in word.iter_mut() {
                if let Some((same, _)) =
                    self.0.iter().find(|(other, latin)| latin == letter && of(*other) == wanted)
                {
                    *letter = *same;
                }
            }
        }
    }
}

impl<'de> Deserialize<'de> for Lookalikes {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
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
        texts.into_iter().map(pair).collect::<Result<_, _>>().map(Lookalikes)
    }
}

/// A small `l` among capitals is a capital `I` that was misread.
pub(super) fn capital(word: &mut [char]) {
    let capitals = word.iter().filter(|letter| letter.is_uppercase()).count();
    let small = word.iter().filter(|letter| letter.is_lowercase()).count();
    let odd = word.iter().filter(|letter| **letter == 'l').count();
    if odd > 0 && small == odd && capitals >= 2 {
        word.iter_mut().filter(|letter| **letter == 'l').for_each(|letter| *letter = 'I');
    }
}
