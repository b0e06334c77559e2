//! The index in memory.

use crate::answer::NotSearched;
use crate::phrases::Meaning;
use crate::profile::Profile;
use crate::speech::Term as Asked;
use crate::weights;
use mtcr_rules::Vocabulary;
use tantivy::collector::TopDocs;
use tantivy::directory::RamDirectory;
use tantivy::query::{BooleanQuery, BoostQuery, DisjunctionMaxQuery, Occur, Query, TermQuery};
use tantivy::schema::{Field, IndexRecordOption, Schema, SchemaBuilder, TextFieldIndexing, TextOptions};
use tantivy::{Index, ReloadPolicy, Searcher, TantivyDocument, Term};

/// Bytes that the writer may use; the whole Annex takes a fraction of it, and a third is set aside at once.
const MEMORY: usize = 4 << 20;

/// Profiles in the order they were given in, to be found by words and phrases.
pub(crate) struct EntryIndex {
    searcher: Searcher,
    fields: Vec<(Field, f32)>,
    names: Field,
}

impl EntryIndex {
    pub(crate) fn new(profiles: &[Profile]) -> Result<Self, NotSearched> {
        let mut schema = Schema::builder();
        let heading = text_field(&mut schema, "heading");
        let everyday = text_field(&mut schema, "everyday");
        let kinds = text_field(&mut schema, "kinds");
        let summary = text_field(&mut schema, "summary");
        let substances = text_field(&mut schema, "substances");
        let notes = text_field(&mut schema, "notes");
        let about = text_field(&mut schema, "about");
        let above = text_field(&mut schema, "above");
        let names = name_field(&mut schema);
        let mut writer = Index::builder()
            .schema(schema.build())
            .single_segment_index_writer(RamDirectory::create(), MEMORY)?;
        for profile in profiles {
            let texts = &profile.texts;
            let mut document = TantivyDocument::default();
            for (field, stems) in [
                (heading, &texts.heading),
                (everyday, &texts.everyday),
                (kinds, &texts.kinds),
                (summary, &texts.summary),
                (substances, &texts.substances),
                (notes, &texts.notes),
                (about, &texts.about),
                (above, &texts.above),
                (names, &tokens(profile)),
            ] {
                document.add_text(field, stems.join(" "));
            }
            writer.add_document(document)?;
        }
        let index = writer.finalize()?;
        let reader = index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into()?;
        let fields = vec![
            (heading, weights::HEADING),
            (everyday, weights::EVERYDAY),
            (kinds, weights::KINDS),
            (summary, weights::SUMMARY),
            (substances, weights::SUBSTANCES),
            (notes, weights::NOTES),
            (about, weights::ABOUT),
            (above, weights::ABOVE),
        ];
        Ok(EntryIndex { searcher: reader.searcher(), fields, names })
    }

    /// The profiles that share a stem or a meaning, by place, with a score; the highest first, at most `most`.
    pub(crate) fn find(
        &self,
        words: &Vocabulary,
        terms: &[Asked],
        phrases: &[(&[Meaning], bool)],
        most: usize,
    ) -> Result<Vec<(usize, u64)>, NotSearched> {
        let mut clauses: Vec<(Occur, Box<dyn Query>)> = Vec::new();
        for asked in terms {
            let own = self.fields.iter().map(|(field, boost)| self.term(*field, &asked.stem, *boost));
            let mut ways: Vec<Box<dyn Query>> = own.collect();
            for alike in &asked.alike {
                let fields = self.fields.iter().map(|(field, boost)| self.term(*field, &alike.stem, *boost));
                ways.push(weighed(best_of(fields.collect()), Some(weights::ALIKE)));
            }
            let clause = weighed(best_of(ways), asked.host.then_some(weights::HOST));
            clauses.push((Occur::Should, weighed(clause, asked.corrected.then_some(weights::CORRECTED))));
        }
        for (meanings, host) in phrases {
            let terms = meanings.iter().flat_map(|meaning| named_by(words, *meaning));
            let terms: Vec<_> = terms.map(|(token, boost)| self.term(self.names, &token, boost)).collect();
            if !terms.is_empty() {
                clauses.push((Occur::Should, weighed(best_of(terms), host.then_some(weights::HOST_NAME))));
            }
        }
        if clauses.is_empty() {
            return Ok(Vec::new());
        }
        let query = BooleanQuery::new(clauses);
        let found = self.searcher.search(&query, &TopDocs::with_limit(most).order_by_score())?;
        let mut found: Vec<(usize, u64)> = found
            .into_iter()
            .filter_map(|(score, at)| Some((usize::try_from(at.doc_id).ok()?, thousandths(score))))
            .collect();
        found.sort_by_key(|(at, score)| (std::cmp::Reverse(*score), *at));
        Ok(found)
    }

    fn term(&self, field: Field, token: &str, boost: f32) -> Box<dyn Query> {
        let option =
            if field == self.names { IndexRecordOption::Basic } else { IndexRecordOption::WithFreqs };
        let term = TermQuery::new(Term::from_field_text(field, token), option);
        Box::new(BoostQuery::new(Box::new(term), boost))
    }
}

fn weighed(query: Box<dyn Query>, boost: Option<f32>) -> Box<dyn Query> {
    match boost {
        Some(boost) => Box::new(BoostQuery::new(query, boost)),
        None => query,
    }
}

fn best_of(queries: Vec<Box<dyn Query>>) -> Box<dyn Query> {
    Box::new(DisjunctionMaxQuery::with_tie_breaker(queries, weights::TIE))
}

fn text_field(schema: &mut SchemaBuilder, name: &str) -> Field {
    let indexing = TextFieldIndexing::default()
        .set_tokenizer("whitespace")
        .set_index_option(IndexRecordOption::WithFreqs);
    schema.add_text_field(name, TextOptions::default().set_indexing_options(indexing))
}

/// Names weigh the same however many an entry has.
fn name_field(schema: &mut SchemaBuilder) -> Field {
    let indexing = TextFieldIndexing::default()
        .set_tokenizer("whitespace")
        .set_fieldnorms(false)
        .set_index_option(IndexRecordOption::Basic);
    schema.add_text_field("names", TextOptions::default().set_indexing_options(indexing))
}

/// What an entry names, as tokens.
fn tokens(profile: &Profile) -> Vec<String> {
    let mut tokens: Vec<String> = profile.classes.iter().map(|id| format!("class{}", id.index())).collect();
    tokens.extend(profile.classes_about.iter().map(|id| format!("about{}", id.index())));
    tokens.extend(profile.substances.iter().map(|id| format!("substance{}", id.index())));
    tokens.extend(profile.uses.iter().map(|at| format!("use{at}")));
    tokens.extend(profile.facts.iter().map(|id| format!("fact{}", id.index())));
    tokens.extend(profile.path.iter().map(|id| format!("entry{}", id.index())));
    tokens
}

/// The tokens that a meaning asks for: itself, and what lies above and below a class.
fn named_by(words: &Vocabulary, meaning: Meaning) -> Vec<(String, f32)> {
    match meaning {
        Meaning::Substance(id) => vec![(format!("substance{}", id.index()), weights::SUBSTANCE)],
        Meaning::Use(at) => vec![(format!("use{at}"), weights::USE)],
        Meaning::Fact(id) => vec![(format!("fact{}", id.index()), weights::FACT)],
        Meaning::Entry(id) => vec![(format!("entry{}", id.index()), weights::ENTRY)],
        Meaning::Class(id) => words
            .classes()
            .flat_map(|(other, _)| {
                let token = |kind: &str| format!("{kind}{}", other.index());
                if other == id {
                    vec![(token("class"), weights::CLASS), (token("about"), weights::CLASS_ABOUT)]
                } else if words.lies_under(id, other) {
                    vec![(token("class"), weights::CLASS_ABOVE), (token("about"), weights::CLASS_ABOUT)]
                } else if words.lies_under(other, id) {
                    vec![(token("class"), weights::CLASS_BELOW)]
                } else {
                    Vec::new()
                }
            })
            .collect(),
    }
}

/// A score as a whole number, so that everything after it is exact.
#[expect(
    clippy::float_arithmetic,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a score of the index, no quantity of a product; the cast saturates"
)]
fn thousandths(score: f32) -> u64 {
    (score * 1000.0) as u64
}
