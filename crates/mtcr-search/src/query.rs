//! A text taken apart: figures, codes, words, phrases.

use crate::codes::{self, Code};
use crate::finder::Finder;
use crate::halves::halves;
use crate::phrases::{Found, Meaning};
use crate::speech::Term;
use crate::words::Word;
use mtcr_quantity::Figure;
use mtcr_rules::{FactId, SubstanceId, nearest};
use std::collections::BTreeSet;

/// A word of so many letters may be misspelt twice.
const LONG_WORD: usize = 8;
/// A word shorter than this is taken as it is.
const LEAST_CORRECTED: usize = 5;
/// The same where nothing was found otherwise.
const LEAST_EAGER: usize = 4;

/// A text taken apart.
pub(crate) struct Query {
    pub(crate) text: String,
    pub(crate) words: Vec<Word>,
    pub(crate) figures: Vec<Figure>,
    pub(crate) codes: Vec<Code>,
    pub(crate) corrected: Vec<(String, String)>,
    pub(crate) terms: Vec<Term>,
    pub(crate) phrases: Vec<Found>,
    /// For each phrase, whether it says where the goods go.
    pub(crate) hosts: Vec<bool>,
    pub(crate) substances: BTreeSet<SubstanceId>,
    pub(crate) named: Vec<(usize, FactId)>,
}

impl Finder<'_> {
    /// Takes a text apart. With `eager`, words that are known but find nothing, and shorter ones, are read as others too.
    pub(crate) fn query(&self, text: &str, eager: bool) -> Query {
        let codes = codes::read(text);
        // `9A6` is an id and no current of nine amperes.
        let apart = |figure: &Figure| {
            codes.iter().all(|code| code.at.end <= figure.at.start || figure.at.end <= code.at.start)
        };
        let figures: Vec<Figure> = mtcr_quantity::figures(text).into_iter().filter(apart).collect();
        let inside = |word: &Word| {
            let taken = figures.iter().map(|figure| &figure.at).chain(codes.iter().map(|code| &code.at));
            taken.clone().any(|at| at.start < word.at.end && word.at.start < at.end)
        };
        let all = self.reader.read(text);
        let mut corrected = Vec::new();
        let mut misspelt = Vec::new();
        let all = all.into_iter().filter(|word| !inside(word));
        let mut words: Vec<Word> = all.flat_map(|word| self.apart(word)).collect();
        for word in &mut words {
            if let Some(right) = self.correction(word, eager) {
                let right = right.to_owned();
                // In the spelling that is searched for.
                word.stem = self.reader.stems(&right).into_iter().next();
                misspelt.push(word.at.clone());
                corrected.push((std::mem::replace(&mut word.written, right.clone()), right));
            }
        }
        let phrases = self.phrases.find(text, &words.iter().collect::<Vec<_>>());
        // Software and technology are told apart by what they are for.
        let forms = &self.corpus.everyday.forms;
        let is_form = |meaning: &Meaning| matches!(meaning, Meaning::Class(class) if forms.contains(class));
        let has_form = phrases.iter().any(|phrase| phrase.meanings.iter().any(is_form));
        let hosts = if has_form { vec![false; words.len()] } else { self.speech.hosts(text, &words) };
        let terms = self.speech.terms(&words, &hosts, &misspelt);
        let is_host = |phrase: &Found| {
            let first = words.iter().position(|word| word.at.start == phrase.at.start);
            first.and_then(|first| hosts.get(first)).copied().unwrap_or_default()
        };
        let hosts = phrases.iter().map(is_host).collect();
        let meanings = || phrases.iter().flat_map(|phrase| &phrase.meanings);
        let substances = meanings()
            .filter_map(|meaning| match meaning {
                Meaning::Substance(id) => Some(*id),
                _ => None,
            })
            .collect();
        let mut named = Vec::new();
        for phrase in &phrases {
            let start = words.iter().position(|word| word.at.start == phrase.at.start);
            for meaning in &phrase.meanings {
                if let (Meaning::Fact(fact), Some(start)) = (meaning, start) {
                    named.push((start, *fact));
                }
            }
        }
        Query {
            text: text.to_owned(),
            words,
            figures,
            codes,
            corrected,
            terms,
            phrases,
            hosts,
            substances,
            named,
        }
    }

    /// A word, or the two known ones that it is written together of where nothing knows it.
    fn apart(&self, word: Word) -> Vec<Word> {
        let unknown = |stem: &String| !self.stems.contains(stem) && !self.speech.is_ordinary(stem);
        let halves =
            word.stem.as_ref().filter(|stem| unknown(stem)).and_then(|_| halves(&word.written, &self.known));
        let Some((one, other)) = halves else { return vec![word] };
        let half = |written: &str| Word {
            written: written.to_owned(),
            stem: self.reader.stems(written).into_iter().next(),
            at: word.at.clone(),
        };
        vec![half(one), half(other)]
    }

    /// The known word that one which nothing knows is read as: it begins with the same letter.
    fn correction(&self, word: &Word, eager: bool) -> Option<&str> {
        let stem = word.stem.as_ref()?;
        let least = if eager { LEAST_EAGER } else { LEAST_CORRECTED };
        let long = word.written.chars().count() >= least;
        let known = if eager {
            self.known.contains(&word.written)
        } else {
            self.stems.contains(stem) || self.speech.is_ordinary(stem)
        };
        if !long || known || word.written.contains(|c: char| c.is_ascii_digit()) {
            return None;
        }
        let first = word.written.chars().next();
        let known = self.known.iter().map(String::as_str);
        let alike = known.filter(|known| known.len() + 1 >= least && known.chars().next() == first);
        nearest(&word.written, alike).filter(|right| is_alike(&word.written, right))
    }
}

/// Whether two words are the same but for one stretch in the middle: of two letters, in long words of half.
fn is_alike(one: &str, other: &str) -> bool {
    let begin = one.chars().zip(other.chars()).take_while(|(a, b)| a == b).count();
    let end = one.chars().rev().zip(other.chars().rev()).take_while(|(a, b)| a == b).count();
    let longer = one.chars().count().max(other.chars().count());
    let changed = if longer < LONG_WORD { 2 } else { longer / 2 };
    begin + end + changed >= longer
}
