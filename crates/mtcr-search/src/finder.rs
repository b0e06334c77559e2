//! Finding.

use crate::answer::{Answer, NotSearched, State, Touched};
use crate::index::EntryIndex;
use crate::language::Language;
use crate::limits::{self, Text};
use crate::phrases::{Meaning, Phrases};
use crate::profile::{Profile, profiles};
use crate::query::Query;
use crate::speech::Speech;
use crate::weights;
use crate::words::Reader;
use mtcr_corpus::{Corpus, EditionId};
use mtcr_rules::{ClassId, EntryId};
use std::collections::BTreeSet;

/// Characters of a text, included.
pub const LONGEST_TEXT: usize = 1000;
/// Hits of one search, included; more are not given, whatever is asked for.
pub const MOST_HITS: usize = 100;
/// Entries whose limits are looked at before they are ranked for good.
const CANDIDATES: usize = 120;

/// One edition of the Annex, ready to be searched.
pub struct Finder<'a> {
    pub(crate) corpus: &'a Corpus,
    pub(crate) edition: EditionId,
    pub(crate) reader: Reader,
    pub(crate) phrases: Phrases,
    pub(crate) speech: Speech,
    pub(crate) profiles: Vec<Profile>,
    pub(crate) index: EntryIndex,
    /// Every word of every text that is searched, to find what a misspelt one means.
    pub(crate) known: BTreeSet<String>,
    pub(crate) stems: BTreeSet<String>,
}

impl<'a> Finder<'a> {
    /// Reads every entry with a rule in an edition into an index.
    ///
    /// # Errors
    /// The index cannot be made.
    pub fn new(corpus: &'a Corpus, edition: EditionId, language: Language) -> Result<Self, NotSearched> {
        let reader = Reader::new(language, &corpus.everyday.spellings);
        let phrases = Phrases::new(corpus, &reader);
        let speech = Speech::new(&corpus.everyday, &reader);
        let profiles = profiles(corpus, edition, &reader);
        let index = EntryIndex::new(&profiles)?;
        let known = reader.all_written(texts(corpus));
        let stemmed = reader.stems_of_each(known.iter().map(String::as_str));
        let stems = stemmed.into_iter().flatten().collect();
        Ok(Finder { corpus, edition, reader, phrases, speech, profiles, index, known, stems })
    }

    /// Finds entries for a text, at most `limit` of them. The same text finds the same entries in the same order.
    ///
    /// # Errors
    /// A text that is empty or too long.
    pub fn find(&self, text: &str, limit: usize) -> Result<Answer, NotSearched> {
        let found = text.chars().count();
        if text.trim().is_empty() {
            return Err(NotSearched::Empty);
        }
        if found > LONGEST_TEXT {
            return Err(NotSearched::TooLong { found, most: LONGEST_TEXT });
        }
        let mut answer = Answer::default();
        let mut query = self.query(text, false);
        let exact = self.exact(&mut query, &mut answer.remarks);
        let mut ranked = self.ranked(&query)?;
        if exact.is_empty() && ranked.is_empty() {
            query = self.query(text, true);
            ranked = self.ranked(&query)?;
        }
        let mut order: Vec<usize> = exact.keys().copied().collect();
        order.sort_by_key(|at| exact.get(at).map(|named| named.rank));
        let after: Vec<usize> =
            ranked.into_iter().map(|(at, _)| at).filter(|at| !exact.contains_key(at)).collect();
        order.extend(after);
        order.truncate(limit.min(MOST_HITS));
        answer.hits = order
            .into_iter()
            .filter_map(|at| {
                let reasons = exact.get(&at).map(|named| named.reasons.clone()).unwrap_or_default();
                self.hit(self.profiles.get(at)?, &query, reasons)
            })
            .collect();
        answer.corrected = query.corrected;
        answer.figures = query.figures;
        Ok(answer)
    }

    /// Places of profiles that share words or names with the text, the best first.
    fn ranked(&self, query: &Query) -> Result<Vec<(usize, u64)>, NotSearched> {
        let phrases = query.phrases.iter().zip(&query.hosts);
        let phrases: Vec<(&[Meaning], bool)> =
            phrases.map(|(phrase, host)| (phrase.meanings.as_slice(), *host)).collect();
        let found = self.index.find(&self.corpus.vocabulary, &query.terms, &phrases, CANDIDATES)?;
        let mut ranked: Vec<(usize, u64)> =
            found.into_iter().map(|(at, score)| (at, self.weighed(at, score, query))).collect();
        ranked.sort_by_key(|(at, score)| (std::cmp::Reverse(*score), *at));
        let best = ranked.first().map_or(0, |(_, score)| *score);
        ranked.retain(|(_, score)| score.saturating_mul(weights::LEAST_PART) >= best);
        Ok(ranked)
    }

    /// A score with what form and figures of the text add to it or take from it.
    fn weighed(&self, at: usize, score: u64, query: &Query) -> u64 {
        let score = score * self.form(at, query) / 100;
        if query.figures.is_empty() {
            return score;
        }
        let limits = self.profiles.get(at).map(|profile| self.limits(profile, query)).unwrap_or_default();
        let unclear = |state: &State| matches!(state, State::Unclear(_));
        let touched =
            limits.iter().filter(|limit| limit.state.is_touched() && !unclear(&limit.state)).count();
        let missed = limits.iter().any(|limit| matches!(limit.state, State::Misses(_)));
        let touched = u64::try_from(touched.min(weights::MOST_TOUCHED)).unwrap_or_default();
        let more = touched * weights::TOUCHES;
        let less = if missed { weights::MISSES } else { 0 };
        score.saturating_mul(100 + more - less) / 100
    }

    /// Hundredths that are left of a score for how text and entry agree in form.
    fn form(&self, at: usize, query: &Query) -> u64 {
        let words = &self.corpus.vocabulary;
        let forms = &self.corpus.everyday.forms;
        let is_in = |class: ClassId, form: ClassId| words.lies_under(class, form);
        let meanings = || query.phrases.iter().flat_map(|phrase| &phrase.meanings);
        // Of several forms the first counts: software for a production facility is software.
        let named = forms.iter().find(|form| meanings().any(|meaning| *meaning == Meaning::Class(**form)));
        let Some(profile) = self.profiles.get(at) else { return 0 };
        // A test facility is called one, though it produces nothing.
        let is_called = |form: &ClassId| {
            let phrases = query.phrases.iter();
            let mut named = phrases.filter(|phrase| phrase.meanings.contains(&Meaning::Class(*form)));
            named.all(|phrase| phrase.stems.iter().all(|stem| profile.texts.heading.contains(stem)))
        };
        let about = !profile.classes_about.is_empty();
        let own = forms.iter().filter(|form| profile.classes.iter().any(|class| is_in(*class, **form)));
        let own: Vec<ClassId> = own.copied().collect();
        let place = |form: &ClassId| forms.iter().position(|one| one == form);
        let is_later = |named: &ClassId| own.iter().all(|form| place(form) > place(named));
        match named {
            Some(named) if own.contains(named) || is_later(named) && is_called(named) => 100,
            Some(_) => weights::OTHER_FORM,
            // A press is production equipment too; only what is about other entries stands apart.
            None if about && !own.is_empty() => weights::UNNAMED_FORM,
            None => 100,
        }
    }

    pub(crate) fn limits(&self, profile: &Profile, query: &Query) -> Vec<Touched> {
        let Some(entry) = self.corpus.entry(profile.entry) else { return Vec::new() };
        let rule = entry.versions_in(self.edition).find_map(|version| version.rule.as_ref());
        let text =
            Text { written: &query.text, words: &query.words, figures: &query.figures, named: &query.named };
        let touched = |rule| limits::touched(self.corpus, &self.reader, rule, &text, &query.substances);
        rule.map(touched).unwrap_or_default()
    }

    /// The entry of a hit by its id, for those who have only that.
    #[must_use]
    pub fn name(&self, entry: EntryId) -> &str {
        self.corpus.vocabulary.entries().name(entry)
    }
}

/// Every text whose words may be searched for.
fn texts(corpus: &Corpus) -> impl Iterator<Item = &str> {
    let words = &corpus.vocabulary;
    let entries = corpus.entries.iter().flat_map(|entry| {
        let versions = entry.versions.iter();
        versions.map(|version| version.summary.as_str()).chain([entry.heading.as_str()])
    });
    let classes = words.classes().flat_map(|(_, class)| {
        class.decl.synonyms.iter().map(String::as_str).chain([class.decl.label.as_str()])
    });
    let substances = words
        .substances()
        .iter()
        .flat_map(|one| one.synonyms.iter().map(String::as_str).chain([one.label.as_str()]));
    let everyday =
        corpus.everyday.synonyms.iter().flat_map(|synonym| synonym.words.iter().map(String::as_str));
    entries.chain(classes).chain(substances).chain(everyday)
}
