//! Spellings that differ between romanisations, brought to one.

/// Rules of folding, by the first letter of what they replace.
#[derive(Clone, Debug, Default)]
pub(crate) struct Fold {
    rules: Vec<(u8, Vec<u8>, Vec<u8>)>,
    /// Where the rules of each first letter begin and end.
    spans: Vec<(u16, u16)>,
    digits: Vec<(u8, u8)>,
}

impl Fold {
    /// From pairs of what is replaced by what; longer ones come before shorter ones that they begin with.
    pub(crate) fn new(pairs: impl Iterator<Item = (String, String)>, digits: Vec<(u8, u8)>) -> Self {
        let mut rules: Vec<_> = pairs
            .filter_map(|(from, to)| Some((*from.as_bytes().first()?, from.into_bytes(), to.into_bytes())))
            .collect();
        rules.sort_by(|left, right| left.0.cmp(&right.0).then(right.1.len().cmp(&left.1.len())));
        let place = |byte: u8, after: bool| {
            let place = rules.partition_point(|(first, _, _)| if after { *first <= byte } else { *first < byte });
            u16::try_from(place).unwrap_or(u16::MAX)
        };
        let spans = (0..=u8::MAX).map(|byte| (place(byte, false), place(byte, true))).collect();
        Self { rules, spans, digits }
    }

    /// The folded spelling of an ASCII word, appended to `out`: rules from left to right, then doubled letters once.
    pub(crate) fn apply(&self, word: &[u8], out: &mut Vec<u8>) {
        let letters = word.iter().filter(|byte| byte.is_ascii_alphabetic()).count();
        let machine = letters < word.len() && letters >= 2 && letters * 2 > word.len();
        let start = out.len();
        let mut rest = word;
        while let Some((first, after)) = rest.split_first() {
            let first = if machine { self.digit(*first) } else { *first };
            let rule = self.of(first).iter().find(|(_, from, _)| rest.starts_with(from));
            match rule {
                Some((_, from, to)) => {
                    for byte in to {
                        push(out, start, *byte);
                    }
                    rest = rest.get(from.len()..).unwrap_or_default();
                }
                None => {
                    push(out, start, first);
                    rest = after;
                }
            }
        }
    }

    /// The rules of a first letter.
    fn of(&self, first: u8) -> &[(u8, Vec<u8>, Vec<u8>)] {
        let (from, until) = self.spans.get(usize::from(first)).copied().unwrap_or_default();
        self.rules.get(usize::from(from)..usize::from(until)).unwrap_or_default()
    }

    fn digit(&self, byte: u8) -> u8 {
        self.digits.iter().find(|(digit, _)| *digit == byte).map_or(byte, |(_, letter)| *letter)
    }
}

/// Appends a letter, unless it doubles the one before; digits may double.
fn push(out: &mut Vec<u8>, start: usize, byte: u8) {
    if out.len() > start && out.last() == Some(&byte) && byte.is_ascii_alphabetic() {
        return;
    }
    out.push(byte);
}

fn vowel(byte: u8) -> bool {
    matches!(byte, b'a' | b'e' | b'i' | b'o' | b'u')
}

/// The consonants of a word as written: doubled ones once, no `h`, no `y`, and one letter for those that romanisations
/// exchange. Digraphs are not folded, since a word that has lost its vowels has letters beside each other that had not been.
pub(crate) fn consonants(word: &[u8], out: &mut Vec<u8>) {
    out.clear();
    for byte in word {
        match byte {
            b'c' | b'q' => push(out, 0, b'k'),
            b'w' => push(out, 0, b'v'),
            b'x' => {
                push(out, 0, b'k');
                push(out, 0, b's');
            }
            b'h' | b'y' => {}
            _ if vowel(*byte) => {}
            _ => push(out, 0, *byte),
        }
    }
}

/// The consonants that a script without vowels writes for sure, as its words are romanised: no `w` but at the beginning,
/// which may have been a long `u`, and no `h` at the end, which may have been an `a`; what Persian reads as `z` and Arabic
/// as `d` is one.
pub(crate) fn bare(word: &[u8], out: &mut Vec<u8>) {
    out.clear();
    let mut letters = word.strip_suffix(b"h").unwrap_or(word).iter().peekable();
    while let Some(byte) = letters.next() {
        match byte {
            b'c' if matches!(letters.peek(), Some(b'e' | b'i' | b'y')) => push(out, 0, b's'),
            b'c' | b'q' => push(out, 0, b'k'),
            b'z' => push(out, 0, b'd'),
            b'w' | b'v' if !out.is_empty() => {}
            b'v' => push(out, 0, b'w'),
            b'y' => {}
            _ if vowel(*byte) => {}
            _ => push(out, 0, *byte),
        }
    }
}
