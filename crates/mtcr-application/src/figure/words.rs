//! How wide text is, and how it is cut to fit.
//!
//! Which font a reader has is not known, so widths are those of a wide one: a text never takes more than is left for it.

/// How wide a text is at most, in tenths of a pixel, for letters of this height.
pub(super) fn width(text: &str, size: i64) -> i64 {
    let thousandths: i64 = text.chars().map(thousandths).sum();
    (thousandths * size).div_euclid(1000) + 1
}

/// The width of a letter in thousandths of its height.
fn thousandths(letter: char) -> i64 {
    match letter {
        'i' | 'j' | 'l' | '.' | ',' | ':' | ';' | '\'' | '|' | ' ' | '!' | 'I' => 360,
        'f' | 't' | 'r' | '(' | ')' | '[' | ']' | '/' | '-' | '"' => 430,
        'm' | 'w' | 'M' | 'W' | '@' | '%' | '=' | '<' | '>' | '+' | '…' | '–' => 1000,
        'A'..='Z' => 780,
        letter if letter.is_ascii() => 650,
        // Scripts written in squares.
        letter if u32::from(letter) >= 0x1100 => 1050,
        _ => 800,
    }
}

/// Text without characters that are no letters: controls, and marks that turn the direction of writing.
pub(super) fn clean(text: &str) -> String {
    text.chars()
        .map(|letter| match letter {
            '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => '\u{fffd}',
            '\u{fffe}' | '\u{ffff}' => '\u{fffd}',
            letter if letter.is_control() => '\u{fffd}',
            letter => letter,
        })
        .collect()
}

/// The text cut to a width, with `…` for what is left out.
pub(super) fn fit(text: &str, size: i64, most: i64) -> String {
    if width(text, size) <= most {
        return text.to_owned();
    }
    let mut short = String::new();
    for letter in text.chars() {
        let longer = format!("{short}{letter}");
        if width(&format!("{longer}…"), size) > most {
            break;
        }
        short = longer;
    }
    format!("{}…", short.trim_end())
}

/// The text on lines of a width; a word that is longer alone is broken.
pub(super) fn wrap(text: &str, size: i64, most: i64) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace().flat_map(|word| broken(word, size, most)) {
        match lines.last_mut() {
            Some(line) if width(&format!("{line} {word}"), size) <= most => {
                line.push(' ');
                line.push_str(&word);
            }
            _ => lines.push(word),
        }
    }
    lines
}

/// A word in pieces of a width, each of one letter at least.
fn broken(word: &str, size: i64, most: i64) -> Vec<String> {
    let mut pieces: Vec<String> = Vec::new();
    for letter in word.chars() {
        match pieces.last_mut() {
            Some(piece) if width(&format!("{piece}{letter}"), size) <= most => piece.push(letter),
            _ => pieces.push(letter.to_string()),
        }
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::{fit, width, wrap};

    #[test]
    fn text_keeps_to_its_width() {
        for (text, most) in [("MQ-9A Reaper", 300), ("W", 1), ("", 0), ("飛翔体 飛翔体", 400), ("a b c", 90)]
        {
            let short = fit(text, 100, most);
            assert!(short == text || short == "…" || width(&short, 100) <= most, "{short}");
            for line in wrap(text, 100, most) {
                assert!(line.chars().count() == 1 || width(&line, 100) <= most, "{line}");
            }
        }
        assert_eq!(fit("MQ-9A Reaper", 100, 800), "MQ-9A Reaper");
        assert_eq!(fit("MQ-9A Reaper", 100, 500), "MQ-9A…");
        assert_eq!(wrap("one two three", 100, 500), ["one two", "three"]);
        assert_eq!(wrap("a 0123456789", 100, 330), ["a", "01234", "56789"]);
    }
}
