//! A product judged: read as a dossier by the ordinary reader, classified by the ordinary classifier.

use super::{Judge, Judged, malformed, named_cells};
use crate::answer::Answer;
use crate::bound::{Bound, Places};
use crate::json;
use crate::row::{Cell, Head, Malformed, Read, Row};
use mtcr_annex::{Classification, Classifier, Verdict};
use mtcr_bulk::{BatchBuilder, Plan, RowOutcome};
use mtcr_corpus::dossier::{link, read_dossier};
use mtcr_corpus::{Corpus, Report, SourceFile, Span};
use mtcr_rules::{Dossier, EntryId, Method};

/// What products are judged by.
#[derive(Clone, Copy)]
pub(crate) struct Products<'a> {
    pub(crate) classifier: &'a Classifier<'a>,
    pub(crate) methods: &'a [Method],
    /// What columns mean; without it a row is a dossier.
    pub(crate) bound: Option<&'a Bound<'a>>,
    /// What judges rows at once, where their answers are brief.
    pub(crate) plan: Option<&'a Plan<'a>>,
    /// Entries that yield to others, in any edition.
    pub(crate) yielding: &'a [bool],
    /// Headers of the columns.
    pub(crate) heads: &'a [Head],
}

/// For each entry by its place, whether a version of it yields to others.
pub(crate) fn yielding(corpus: &Corpus) -> Vec<bool> {
    let mut yielding = vec![false; corpus.vocabulary.entries().len()];
    for entry in &corpus.entries {
        if let Some(yields) = yielding.get_mut(entry.id.index()) {
            *yields = entry.versions.iter().any(|version| !version.yields_to.is_empty());
        }
    }
    yielding
}

/// Problems of one row that its reason names.
const MOST_NAMED: usize = 5;

/// A row read as a dossier.
pub(crate) struct Product {
    line: u64,
    cells: Vec<Cell>,
    raw: String,
    dossier: Dossier,
}

impl Product {
    fn malformed(&self, reason: String) -> Malformed {
        malformed(self.line, String::new(), reason, &self.raw, &self.cells)
    }

    fn judged(self, answer: Answer) -> Judged<Answer> {
        Judged { line: self.line, name: self.dossier.name, cells: self.cells, raw: self.raw, answer }
    }
}

impl Judge for Products<'_> {
    type Answer = Answer;
    type Space = ();

    fn judge(&self, rows: Vec<Read>, (): &mut ()) -> Vec<Result<Judged<Answer>, Malformed>> {
        match self.plan {
            None => rows
                .into_iter()
                .map(|read| self.read(read).and_then(|product| self.one(product, Answer::of)))
                .collect(),
            Some(plan) => self.at_once(plan, rows),
        }
    }
}

impl Products<'_> {
    /// Judges rows by a plan, and by themselves those that it does not carry or of which it does not say every entry.
    fn at_once(&self, plan: &Plan<'_>, rows: Vec<Read>) -> Vec<Result<Judged<Answer>, Malformed>> {
        let mut batch = BatchBuilder::new(plan);
        // Of each whether the batch has a row of it.
        let products: Vec<Result<(Product, bool), Malformed>> = rows
            .into_iter()
            .map(|read| {
                self.read(read).map(|product| {
                    let held = batch.offer(&product.dossier);
                    (product, held)
                })
            })
            .collect();
        let outcomes = plan.evaluate(&batch.finish());
        let mut outcomes = outcomes.iter();
        let corpus = self.classifier.corpus();
        products
            .into_iter()
            .map(|product| {
                let (product, held) = product?;
                match held.then(|| outcomes.next()).flatten() {
                    Some(outcome) if self.says_all(&outcome) => {
                        Ok(product.judged(Answer::of_outcome(corpus, &outcome)))
                    }
                    _ => self.one(product, Answer::in_brief),
                }
            })
            .collect()
    }

    /// Whether a plan says under which entries a product is: all that are controlled, and none beside them that yields to another
    /// one which is open.
    fn says_all(&self, outcome: &RowOutcome<'_>) -> bool {
        let yields = |entry: EntryId| self.yielding.get(entry.index()).copied().unwrap_or(true);
        outcome.verdict() != Verdict::Controlled
            || outcome.entries().all(|entry| entry.truth.is_true() || !yields(entry.entry))
    }

    /// Judges one product.
    fn one(
        &self,
        product: Product,
        answer: impl Fn(&Classification<'_>) -> Answer,
    ) -> Result<Judged<Answer>, Malformed> {
        let found = self.classifier.classify(&product.dossier);
        if let Some(conflict) = found.conflicts().first() {
            return Err(product.malformed(conflict.to_string()));
        }
        let answer = answer(&found);
        drop(found);
        Ok(product.judged(answer))
    }

    /// Reads a row as a dossier.
    fn read(&self, read: Read) -> Result<Product, Malformed> {
        let Row { line, mut cells, raw } = match read {
            Read::Row(row) => row,
            Read::Malformed(row) => return Err(row),
        };
        let malformed =
            |column: String, reason: String, cells: &[Cell]| malformed(line, column, reason, &raw, cells);
        let dossier = match self.bound {
            Some(bound) => {
                if cells.is_empty() {
                    cells = named_cells(self.heads, bound.map.written.ignore_others, &raw)
                        .map_err(|(at, reason)| malformed(format!("byte {}", at + 1), reason, &[]))?;
                }
                self.of_cells(bound, &cells).map_err(|(column, reason)| malformed(column, reason, &cells))
            }
            None => self.of_json(&raw).map_err(|(column, reason)| malformed(column, reason, &[])),
        }?;
        Ok(Product { line, cells, raw, dossier })
    }

    fn of_cells(&self, bound: &Bound<'_>, cells: &[Cell]) -> Result<Dossier, (String, String)> {
        let head = |column: usize| self.heads.get(column).map_or_else(String::new, |head| head.name.clone());
        let source = bound.dossier(cells, &Places(&[])).map_err(|(column, reason)| (head(column), reason))?;
        let vocabulary = &self.classifier.corpus().vocabulary;
        if let Ok(dossier) = link(&source, &[], vocabulary, self.methods) {
            return Ok(dossier);
        }
        // Only now the places are worth their cost: each cell is a line of its own below an empty one.
        let mut text = String::from("\n");
        let mut places = Vec::with_capacity(cells.len());
        for cell in cells {
            let start = text.len();
            text.push_str(&cell.as_text().replace(['\n', '\r'], " "));
            places.push(Span::new(start..text.len()));
            text.push('\n');
        }
        let files = [SourceFile::new("", &text), bound.map.source().clone()];
        let source =
            bound.dossier(cells, &Places(&places)).map_err(|(column, reason)| (head(column), reason))?;
        match link(&source, &files, vocabulary, self.methods) {
            Ok(dossier) => Ok(dossier),
            Err(report) => {
                let column = report
                    .problems()
                    .iter()
                    .find(|problem| problem.place.file.is_empty())
                    .map(|problem| problem.place.line);
                let column = column.and_then(|line| usize::try_from(line).ok()?.checked_sub(2));
                Err((column.map_or_else(String::new, head), reason(&report)))
            }
        }
    }

    fn of_json(&self, raw: &str) -> Result<Dossier, (String, String)> {
        let toml = json::to_toml(raw).map_err(|(at, reason)| (format!("byte {}", at + 1), reason))?;
        let vocabulary = &self.classifier.corpus().vocabulary;
        read_dossier("", &toml.text, vocabulary, self.methods).map_err(|report| {
            let place = report
                .problems()
                .first()
                .map_or((1, 1), |problem| (problem.place.line, problem.place.column));
            (format!("byte {}", toml.origin(byte(&toml.text, place)) + 1), reason(&report))
        })
    }
}

/// The byte of a line and column.
fn byte(text: &str, (line, column): (u32, u32)) -> usize {
    let less = |count: u32| usize::try_from(count).unwrap_or(usize::MAX).saturating_sub(1);
    let start: usize = text.split_inclusive('\n').take(less(line)).map(str::len).sum();
    let rest = text.get(start..).unwrap_or_default();
    start + rest.chars().take(less(column)).map(char::len_utf8).sum::<usize>()
}

/// What is wrong, in one line.
fn reason(report: &Report) -> String {
    let mut parts: Vec<String> = report
        .problems()
        .iter()
        .take(MOST_NAMED)
        .map(|problem| match &problem.help {
            Some(help) => format!("{} [{}]; {help}", problem.message, problem.code),
            None => format!("{} [{}]", problem.message, problem.code),
        })
        .collect();
    if report.len() > MOST_NAMED {
        parts.push(format!("and {} more", report.len() - MOST_NAMED));
    }
    parts.join(" | ")
}
