//! Spellings that differ between romanisations, brought to one.

/// Rules of folding, by the first letter of what they replace.
#[derive(Clone, Debug, Default)]
pub(crate) struct Fold {
    rules: Vec<(u8, Vec<u8>, Vec<u8>)>,
    digits: Vec<(u8, u8)>,
}

impl Fold {
    /// From pairs of what is replaced by what; longer ones come before shorter ones that they begin with.
    pub(crate) fn new(pairs: impl Iterator<Item = (String, String)>, digits: Vec<(u8, u8)>) -> Self {
        let mut rules: Vec<_> = pairs
            .filter_map(|(from, to)| Some((*from.as_bytes().first()?, from.into_bytes(), to.into_bytes())))
            .collect();
        rules.sort_by(|left, right| left.0.cmp(&right.0).then(right.1.len().cmp(&left.1.len())));
        Self { rules, digits }
    }

    /// The folded spelling of an ASCII word, appended to `out`: rules from left to right, then doubled letters once.
    pub(crate) fn apply(&self, word: &[u8], out: &mut Vec<u8>) {
        let letters = word.iter().filter(|byte| byte.is_ascii_alphabetic()).count();
        let machine = letters < word.len() && letters >= 3 && letters * 2 > word.len();
        let start = out.len();
        let mut rest = word;
        while let Some((first, after)) = rest.split_first() {
            let first = if machine { self.digit(*first) } else { *first };
            let rule = self.rules.iter().find(|(byte, from, _)| *byte == first && rest.starts_with(from));
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

/// The consonants of a folded spelling, doubled ones once.
pub(crate) fn consonants(folded: &[u8], out: &mut Vec<u8>) {
    out.clear();
    for byte in folded.iter().filter(|byte| !vowel(**byte)) {
        push(out, 0, *byte);
    }
}

/// The consonants that a script without vowels writes for sure: no `v`, which may have been a long `u`, and no `h` at the
/// end, which may have been an `a`.
pub(crate) fn bare(folded: &[u8], out: &mut Vec<u8>) {
    out.clear();
    let folded = folded.strip_suffix(b"h").unwrap_or(folded);
    for byte in folded.iter().filter(|byte| !vowel(**byte) && **byte != b'v') {
        push(out, 0, *byte);
    }
}
