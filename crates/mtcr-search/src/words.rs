//! Words of a text: in lower case, in one spelling, stemmed.

use crate::language::Language;
use mtcr_corpus::Spelling;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use tantivy::tokenizer::{RawTokenizer, Stemmer, StopWordFilter, TextAnalyzer};

/// A word of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Word {
    /// In lower case and in the spelling that is searched for.
    pub(crate) written: String,
    /// Its stem; `None` for a word too common to find anything by.
    pub(crate) stem: Option<String>,
    /// Its bytes in the text.
    pub(crate) at: Range<usize>,
}

/// Turns texts into words.
#[derive(Clone)]
pub(crate) struct Reader {
    stemmer: TextAnalyzer,
    common: TextAnalyzer,
    /// Spellings by their first word, the longest first.
    spellings: BTreeMap<String, Vec<Spelled>>,
}

/// A spelling in words.
#[derive(Clone, Debug)]
struct Spelled {
    also: Vec<String>,
    write: Vec<String>,
}

impl Reader {
    pub(crate) fn new(language: Language, spellings: &[Spelling]) -> Self {
        let language = match language {
            Language::English => tantivy::tokenizer::Language::English,
        };
        let stemmer = TextAnalyzer::builder(RawTokenizer::default()).filter(Stemmer::new(language)).build();
        let common = match StopWordFilter::new(language) {
            Some(filter) => TextAnalyzer::builder(RawTokenizer::default()).filter(filter).build(),
            None => TextAnalyzer::builder(RawTokenizer::default()).build(),
        };
        let mut by_first: BTreeMap<String, Vec<Spelled>> = BTreeMap::new();
        for spelling in spellings {
            let write: Vec<String> = plain(&spelling.write).into_iter().map(|(word, _)| word).collect();
            for also in &spelling.also {
                let also: Vec<String> = plain(also).into_iter().map(|(word, _)| word).collect();
                if let Some(first) = also.first() {
                    by_first.entry(first.clone()).or_default().push(Spelled { also, write: write.clone() });
                }
            }
        }
        by_first.values_mut().for_each(|list| list.sort_by_key(|one| std::cmp::Reverse(one.also.len())));
        Reader { stemmer, common, spellings: by_first }
    }

    /// The words of a text.
    pub(crate) fn read(&self, text: &str) -> Vec<Word> {
        let found = plain(text);
        let mut words = Vec::new();
        let mut at = 0;
        while let Some((word, range)) = found.get(at) {
            let rest = found.get(at..).unwrap_or_default();
            let spelled = self.spellings.get(word).into_iter().flatten().find(|one| {
                one.also.len() <= rest.len()
                    && one.also.iter().zip(rest).all(|(also, (word, _))| also == word)
            });
            let (many, written) = match spelled {
                Some(one) => (one.also.len(), one.write.clone()),
                None => (1, vec![word.clone()]),
            };
            let end = rest.get(many - 1).map_or(range.end, |(_, range)| range.end);
            words.extend(written.into_iter().map(|written| {
                let stem = self.stem(&written);
                Word { written, stem, at: range.start..end }
            }));
            at += many;
        }
        words
    }

    /// The stems of a text, common words left out.
    pub(crate) fn stems(&self, text: &str) -> Vec<String> {
        self.read(text).into_iter().filter_map(|word| word.stem).collect()
    }

    /// The stem of a word in lower case; `None` when it is too common.
    pub(crate) fn stem(&self, word: &str) -> Option<String> {
        one(&self.common, word)?;
        one(&self.stemmer, word)
    }

    /// The words of texts as they are written, for finding what a misspelt one means.
    pub(crate) fn written<'a>(&self, texts: impl Iterator<Item = &'a str>) -> BTreeSet<String> {
        texts.flat_map(|text| self.read(text)).map(|word| word.written).collect()
    }
}

fn one(analyzer: &TextAnalyzer, word: &str) -> Option<String> {
    let mut analyzer = analyzer.clone();
    let mut stream = analyzer.token_stream(word);
    stream.advance().then(|| stream.token().text.clone())
}

/// Runs of letters and digits in lower case, with their bytes.
fn plain(text: &str) -> Vec<(String, Range<usize>)> {
    let mut words: Vec<(String, Range<usize>)> = Vec::new();
    let mut open = false;
    for (at, symbol) in text.char_indices() {
        if !symbol.is_alphanumeric() {
            open = false;
            continue;
        }
        let end = at + symbol.len_utf8();
        match words.last_mut().filter(|_| open) {
            Some((word, range)) => {
                word.extend(symbol.to_lowercase());
                range.end = end;
            }
            None => words.push((symbol.to_lowercase().collect(), at..end)),
        }
        open = true;
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_and_endings_are_one_word() {
        let spelling = |write: &str, also: &str| Spelling { write: write.into(), also: vec![also.into()] };
        let reader = Reader::new(
            Language::English,
            &[
                spelling("fibre", "fiber"),
                spelling("reentry", "re-entry"),
                spelling("ball bearing", "bearings"),
            ],
        );
        for (one, other) in [
            ("Carbon fibers", "carbon fibers"),
            ("carbon fiber", "CARBON FIBRE"),
            ("re-entry of the vehicles", "reentry vehicle"),
            ("bearings", "ball bearing"),
            ("winding machines", "wind machine"),
        ] {
            assert_eq!(reader.stems(one), reader.stems(other), "{one} | {other}");
        }
        assert_eq!(reader.stems("of the and"), Vec::<String>::new());
    }

    #[test]
    fn words_know_their_bytes() {
        let reader = Reader::new(Language::English, &[]);
        let words = reader.read("é-ring, 5 kg");
        let at: Vec<_> = words.iter().map(|word| word.at.clone()).collect();
        assert_eq!(at, [0..2, 3..7, 9..10, 11..13]);
    }
}
