//! Words of a text: in lower case, in one spelling, stemmed.

use crate::language::Language;
use mtcr_corpus::Spelling;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use tantivy::tokenizer::{Stemmer, StopWordFilter, TextAnalyzer, WhitespaceTokenizer};

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
    /// Stems the words between spaces and leaves common ones out. A copy is made for each text, since it keeps where
    /// it stands in one; for each word that would cost more than the stemming.
    stemmer: TextAnalyzer,
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
        let words = TextAnalyzer::builder(WhitespaceTokenizer::default());
        let stemmer = match StopWordFilter::new(language) {
            Some(common) => words.filter(common).filter(Stemmer::new(language)).build(),
            None => words.filter(Stemmer::new(language)).build(),
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
        Reader { stemmer, spellings: by_first }
    }

    /// The words of a text.
    pub(crate) fn read(&self, text: &str) -> Vec<Word> {
        let written = self.spelled(text);
        let stems = self.stems_of(written.iter().map(|(written, _)| written.as_str()));
        let words = written.into_iter().zip(stems);
        words.map(|((written, at), stem)| Word { written, stem, at }).collect()
    }

    /// The words of a text in the spelling that is searched for, with their bytes.
    fn spelled(&self, text: &str) -> Vec<(String, Range<usize>)> {
        let found = plain(text);
        let mut words = Vec::with_capacity(found.len());
        let mut at = 0;
        while let Some((word, range)) = found.get(at) {
            let rest = found.get(at..).unwrap_or_default();
            let spelled = self.spellings.get(word).into_iter().flatten().find(|one| {
                one.also.len() <= rest.len()
                    && one.also.iter().zip(rest).all(|(also, (word, _))| also == word)
            });
            match spelled {
                Some(one) => {
                    let end = rest.get(one.also.len() - 1).map_or(range.end, |(_, range)| range.end);
                    words.extend(one.write.iter().map(|written| (written.clone(), range.start..end)));
                    at += one.also.len();
                }
                None => {
                    words.push((word.clone(), range.clone()));
                    at += 1;
                }
            }
        }
        words
    }

    /// The stems of words in lower case, in their order; `None` for one too common to find anything by.
    fn stems_of<'w>(&self, words: impl Iterator<Item = &'w str>) -> Vec<Option<String>> {
        let words: Vec<&str> = words.collect();
        let mut stems = vec![None; words.len()];
        let (text, mut stemmer) = (words.join(" "), self.stemmer.clone());
        let mut stream = stemmer.token_stream(&text);
        while let Some(token) = stream.next() {
            if let Some(stem) = stems.get_mut(token.position) {
                *stem = Some(token.text.clone());
            }
        }
        stems
    }

    /// The stems of a text, common words left out.
    pub(crate) fn stems(&self, text: &str) -> Vec<String> {
        self.read(text).into_iter().filter_map(|word| word.stem).collect()
    }

    /// The stems of each text, common words left out; many at once cost little more than one.
    pub(crate) fn stems_of_each<'t>(&self, texts: impl Iterator<Item = &'t str>) -> Vec<Vec<String>> {
        let texts: Vec<Vec<(String, Range<usize>)>> = texts.map(|text| self.spelled(text)).collect();
        let words = texts.iter().flatten().map(|(written, _)| written.as_str());
        let mut stems = self.stems_of(words).into_iter();
        texts.iter().map(|words| stems.by_ref().take(words.len()).flatten().collect()).collect()
    }

    /// The words of texts, and those that stand for others, as they are written: for finding what a misspelt one means.
    pub(crate) fn all_written<'a>(&self, texts: impl Iterator<Item = &'a str>) -> BTreeSet<String> {
        let others = self.spellings.iter().filter(|(_, list)| list.iter().any(|one| one.also.len() == 1));
        others.map(|(word, _)| word.clone()).chain(self.of_texts(texts)).collect()
    }

    fn of_texts<'a>(&self, texts: impl Iterator<Item = &'a str>) -> impl Iterator<Item = String> {
        texts.flat_map(|text| self.spelled(text)).map(|(written, _)| written)
    }
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
