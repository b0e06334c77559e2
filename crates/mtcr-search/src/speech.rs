//! Ordinary words, and where in a sentence they stand.

use crate::words::{Reader, Word};
use mtcr_corpus::EverydayWords;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// A word that an ordinary one stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Alike {
    pub(crate) written: String,
    pub(crate) stem: String,
}

/// A word of a text that something is found by.
#[derive(Clone, Debug)]
pub(crate) struct Term {
    pub(crate) written: String,
    pub(crate) stem: String,
    /// Whether it says where the goods go, not what they are.
    pub(crate) host: bool,
    /// Whether it was read as another than it was written.
    pub(crate) corrected: bool,
    /// What it stands for beside itself.
    pub(crate) alike: Vec<Alike>,
}

/// What is known of ordinary speech.
pub(crate) struct Speech {
    plain: BTreeMap<Vec<String>, Vec<Alike>>,
    longest: usize,
    /// Stems of words that are no misspelling of others.
    ordinary: BTreeSet<String>,
    host: BTreeSet<String>,
    again: BTreeSet<String>,
}

impl Speech {
    pub(crate) fn new(everyday: &EverydayWords, reader: &Reader) -> Self {
        let texts = everyday.plain.iter().flat_map(|plain| [&plain.word].into_iter().chain(&plain.means));
        let mut stemmed = reader.stems_of_each(texts.map(String::as_str)).into_iter();
        let mut plain: BTreeMap<Vec<String>, Vec<Alike>> = BTreeMap::new();
        for one in &everyday.plain {
            let word = stemmed.next().unwrap_or_default();
            let known = plain.entry(word).or_default();
            for (written, stems) in one.means.iter().zip(&mut stemmed) {
                known.extend(stems.into_iter().map(|stem| Alike { written: written.clone(), stem }));
            }
        }
        plain.remove(&Vec::new());
        let own = everyday.ordinary.iter().chain(everyday.plain.iter().map(|plain| &plain.word));
        let ordinary = reader.stems_of_each(own.map(String::as_str)).into_iter().flatten().collect();
        let set = |words: &[String]| words.iter().cloned().collect();
        Speech {
            longest: plain.keys().map(Vec::len).max().unwrap_or_default(),
            plain,
            ordinary,
            host: set(&everyday.host),
            again: set(&everyday.again),
        }
    }

    /// Whether a stem is that of a word which is right as it stands.
    pub(crate) fn is_ordinary(&self, stem: &str) -> bool {
        self.ordinary.contains(stem)
    }

    /// Which words of a text say where the goods go: those after a word like `for`, until a mark or a word like `that`.
    pub(crate) fn hosts(&self, text: &str, words: &[Word]) -> Vec<bool> {
        let mut host = false;
        let mut named = false;
        let mut end = 0;
        let mut hosts = Vec::with_capacity(words.len());
        for word in words {
            let between = text.get(end..word.at.start).unwrap_or_default();
            if between.contains([',', ';', ':', '.', '(', ')']) || self.again.contains(&word.written) {
                host = false;
            }
            // A text that begins so has named no goods yet.
            if named && self.host.contains(&word.written) {
                host = true;
            }
            hosts.push(host);
            named |= word.stem.is_some();
            end = word.at.end;
        }
        hosts
    }

    /// The words of a text that something is found by, each once.
    pub(crate) fn terms(&self, words: &[Word], hosts: &[bool], corrected: &[Range<usize>]) -> Vec<Term> {
        let stemmed: Vec<(usize, &str)> =
            words.iter().enumerate().filter_map(|(at, word)| Some((at, word.stem.as_deref()?))).collect();
        let mut terms: Vec<Term> = Vec::new();
        for (place, (at, stem)) in stemmed.iter().enumerate() {
            let Some(word) = words.get(*at) else { continue };
            let host = hosts.get(*at).copied().unwrap_or_default();
            let mut alike: Vec<Alike> = Vec::new();
            for many in 1..=self.longest {
                let stems = stemmed.iter().skip(place).take(many).map(|(_, stem)| (*stem).to_owned());
                let stems: Vec<String> = stems.collect();
                if stems.len() == many {
                    alike.extend(self.plain.get(&stems).into_iter().flatten().cloned());
                }
            }
            if let Some(known) = terms.iter_mut().find(|term| term.stem == *stem) {
                known.host &= host;
                continue;
            }
            terms.push(Term {
                written: word.written.clone(),
                stem: (*stem).to_owned(),
                host,
                corrected: corrected.contains(&word.at),
                alike,
            });
        }
        terms
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language;
    use mtcr_corpus::Plain;

    fn speech(reader: &Reader) -> Speech {
        let all = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
        let plain = |word: &str, means: &[&str]| Plain { word: word.into(), means: all(means) };
        let everyday = EverydayWords {
            plain: vec![
                plain("oven", &["furnace", "hot isostatic press"]),
                plain("without crew", &["unmanned"]),
            ],
            ordinary: all(&["feel"]),
            host: all(&["for"]),
            again: all(&["that"]),
            ..EverydayWords::default()
        };
        Speech::new(&everyday, reader)
    }

    /// The words after `for` and the like, as they are written.
    fn hosts(text: &str) -> Vec<String> {
        let reader = Reader::new(Language::English, &[]);
        let words = reader.read(text);
        let hosts = speech(&reader).hosts(text, &words);
        words.iter().zip(hosts).filter(|(_, host)| *host).map(|(word, _)| word.written.clone()).collect()
    }

    #[test]
    fn what_goods_are_for_is_told_from_what_they_are() {
        assert_eq!(hosts("valve for rocket engine"), ["for", "rocket", "engine"]);
        assert_eq!(hosts("valve for rockets, oxygen"), ["for", "rockets"]);
        assert_eq!(hosts("box for drones that measures gravity"), ["for", "drones"]);
        assert_eq!(hosts("for drones: engine"), [""; 0]);
        assert_eq!(hosts("rocket engine"), [""; 0]);
    }

    #[test]
    fn ordinary_words_stand_for_others() {
        let reader = Reader::new(Language::English, &[]);
        let speech = speech(&reader);
        assert!(speech.is_ordinary("feel") && speech.is_ordinary("oven") && !speech.is_ordinary("fuel"));
        let words = reader.read("Ovens without crew, oven for ovens");
        let hosts = vec![true, false, false, false, false, false];
        let terms = speech.terms(&words, &hosts, &[words[2].at.clone()]);
        let alike = |at: usize| terms[at].alike.iter().map(|alike| alike.stem.as_str()).collect::<Vec<_>>();
        assert_eq!(
            terms.iter().map(|term| term.stem.as_str()).collect::<Vec<_>>(),
            ["oven", "without", "crew"]
        );
        assert_eq!(alike(0), ["furnac", "hot", "isostat", "press"]);
        assert_eq!(alike(1), ["unman"]);
        // A word that says once what the goods are is no host, wherever else it stands.
        assert!(!terms[0].host && !terms[0].corrected && terms[2].corrected);
    }
}
