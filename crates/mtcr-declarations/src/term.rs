//! Terms, folded as texts are.

mod corpus;

pub(crate) use corpus::of_corpus;

use crate::fold::{Folded, Run, WORD};
use crate::stem::Endings;
use crate::tables::{Grade, Tables};
use mtcr_screening::Lookalikes;

/// What a term is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum About {
    /// Goods: a place among the meanings.
    Goods(u32),
    /// A counter-term: a place among the counters.
    Counter(u32),
    /// A name of a figure: a place among the names.
    Figure(u32),
}

/// A term of a table or of the corpus.
#[derive(Clone, Debug)]
pub(crate) struct Term {
    /// As written there.
    pub shown: String,
    pub about: About,
    pub grade: Grade,
    /// Its letters.
    pub letters: Vec<u8>,
    /// Places among them at which words after the first begin.
    pub breaks: Vec<u8>,
    /// A word may go on before it.
    pub open_before: bool,
    /// A word may go on after it.
    pub open_after: bool,
}

/// Letters of a term, included; a longer one is cut.
const LONGEST: usize = 120;

impl Term {
    /// The words of the term.
    pub(crate) fn words(&self) -> impl Iterator<Item = &[u8]> {
        let starts = std::iter::once(0).chain(self.breaks.iter().map(|at| usize::from(*at)));
        let ends = self.breaks.iter().map(|at| usize::from(*at)).chain([self.letters.len()]);
        starts.zip(ends).filter_map(|(from, until)| self.letters.get(from..until))
    }

    /// The stems of its words, a blank before each and after the last.
    pub(crate) fn stems(&self, endings: &Endings) -> Vec<u8> {
        let mut out = vec![b' '];
        for word in self.words() {
            out.extend_from_slice(endings.stem(word));
            out.push(b' ');
        }
        out
    }
}

/// The term as written, and as people without umlauts write it. Nothing for a text without letters.
pub(crate) fn read(shown: &str, about: About, grade: Grade, tables: &Tables) -> Vec<Term> {
    let umlauts = &tables.matching.without_umlauts;
    let mut texts = vec![shown.to_owned()];
    if shown.contains(|letter| umlauts.contains_key(&letter)) {
        let apart = |letter: char| umlauts.get(&letter).map_or_else(|| letter.to_string(), String::to_owned);
        texts.push(shown.chars().map(apart).collect());
    }
    let one = |text: &String| read_one((shown, text), about, grade, &tables.lookalikes);
    texts.iter().filter_map(one).collect()
}

fn read_one(
    (shown, text): (&str, &str),
    about: About,
    grade: Grade,
    lookalikes: &Lookalikes,
) -> Option<Term> {
    let text = text.trim();
    let open_before = text.starts_with('*');
    let open_after = text.ends_with('*');
    let mut folded = Folded::default();
    folded.read(text, lookalikes, &mut Run::default());
    folded.letters.truncate(LONGEST);
    let breaks = folded
        .begins
        .iter()
        .take(folded.letters.len())
        .enumerate()
        .skip(1)
        .filter(|(_, begins)| **begins & WORD != 0)
        .filter_map(|(at, _)| u8::try_from(at).ok())
        .collect();
    let letters = folded.letters;
    (!letters.is_empty()).then(|| Term {
        shown: shown.to_owned(),
        about,
        grade,
        letters,
        breaks,
        open_before,
        open_after,
    })
}
