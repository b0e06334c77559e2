//! Letters of one script that look like those of another.

use super::script::{Script, of};

/// Brings a word that mixes Latin with Cyrillic or Greek letters to one script, where every odd letter looks like one of
/// it: `pairs` are such letters, each with the Latin one. A word in one script is left alone: `ВАСЯ` is not Latin because `BAC` could be.
pub(crate) fn unmix(pairs: &[(char, char)], word: &mut [char]) {
    let count = |script| word.iter().filter(|letter| of(**letter) == script).count();
    let (latin, cyrillic, greek) = (count(Script::Latin), count(Script::Cyrillic), count(Script::Greek));
    if latin == 0 || cyrillic + greek == 0 {
        return;
    }
    if latin >= cyrillic + greek {
        for letter in word.iter_mut() {
            if let Some((_, same)) = pairs.iter().find(|(other, _)| other == letter) {
                *letter = *same;
            }
        }
    } else {
        let wanted = if cyrillic >= greek { Script::Cyrillic } else { Script::Greek };
        for letter in word.iter_mut() {
            if let Some((same, _)) =
                pairs.iter().find(|(other, latin)| latin == letter && of(*other) == wanted)
            {
                *letter = *same;
            }
        }
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
