//! Which script a character is of, as far as reading names needs it.

/// Scripts that are read in different ways.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Script {
    Latin,
    Cyrillic,
    Greek,
    /// Arabic, Hebrew, Syriac: vowels are mostly not written.
    Abjad,
    /// One character, one word.
    Han,
    /// One character, one syllable.
    Hangul,
    Digit,
    /// Another script with letters.
    Other,
    /// No letter and no digit.
    None,
}

/// The script of a character in compatibility form.
pub(super) fn of(character: char) -> Script {
    match u32::from(character) {
        0x30..=0x39 => Script::Digit,
        0x41..=0x5a | 0x61..=0x7a | 0xc0..=0xd6 | 0xd8..=0xf6 | 0xf8..=0x2af | 0x1e00..=0x1eff => {
            Script::Latin
        }
        0x370..=0x3ff | 0x1f00..=0x1fff if character.is_alphabetic() => Script::Greek,
        0x400..=0x52f | 0x1c80..=0x1c8f | 0x2de0..=0x2dff | 0xa640..=0xa69f => Script::Cyrillic,
        0x590..=0x7ff | 0x8a0..=0x8ff | 0xfb1d..=0xfdff | 0xfe70..=0xfeff if character.is_alphabetic() => {
            Script::Abjad
        }
        0x3005..=0x3007 | 0x3400..=0x4dbf | 0x4e00..=0x9fff | 0xf900..=0xfaff | 0x2_0000..=0x3_ffff => {
            Script::Han
        }
        0xac00..=0xd7a3 => Script::Hangul,
        _ if character.is_alphabetic() || is_mark(character) => Script::Other,
        _ if character.is_numeric() => Script::Digit,
        _ => Script::None,
    }
}

/// Marks of scripts whose vowels are marks: they belong to the word.
fn is_mark(character: char) -> bool {
    matches!(u32::from(character), 0x900..=0xdff | 0xe00..=0xeff | 0x1000..=0x109f | 0x1780..=0x17ff | 0x30fc)
        && !character.is_whitespace()
}

/// Characters that are not seen, or are marks over letters that other writers leave out.
pub fn passed_over(character: char) -> bool {
    matches!(
        u32::from(character),
        0xad | 0x34f | 0x61c | 0x640 | 0x115f..=0x1160 | 0x17b4..=0x17b5 | 0x180b..=0x180f | 0x200b..=0x200f
        | 0x202a..=0x202e | 0x2060..=0x206f | 0x3164 | 0xfe00..=0xfe0f | 0xfeff | 0xffa0 | 0xe_0000..=0xe_0fff
        | 0x300..=0x36f | 0x591..=0x5bd | 0x5bf..=0x5c2 | 0x5c4..=0x5c7 | 0x610..=0x61a | 0x64b..=0x65f | 0x670
        | 0x6d6..=0x6dc
    )
}

/// Apostrophes and what romanisations use for soft signs and glottal stops: they join what they stand between.
pub(super) fn apostrophe(character: char) -> bool {
    matches!(
        character,
        '\'' | '`'
            | '´'
            | '‘'
            | '’'
            | '‛'
            | '′'
            | 'ʹ'
            | 'ʺ'
            | 'ʻ'
            | 'ʼ'
            | 'ʽ'
            | 'ʾ'
            | 'ʿ'
            | 'ˈ'
            | 'ˊ'
            | 'ˋ'
            | '״'
            | '׳'
    )
}
