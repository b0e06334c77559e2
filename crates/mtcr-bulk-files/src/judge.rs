//! A row judged: read as a dossier by the ordinary reader, classified by the ordinary classifier.

use crate::answer::{Answer, PREFIX};
use crate::bound::{Bound, Places};
use crate::json;
use crate::row::{Cell, Malformed, Read, Row, joined, shown};
use mtcr_annex::{Classifier, Verdict};
use mtcr_bulk::{BatchBuilder, Plan};
use mtcr_corpus::dossier::{link, read_dossier};
use mtcr_corpus::{Report, SourceFile, Span};
use mtcr_rules::{Dossier, Method};

/// What rows are judged by.
#[derive(Clone, Copy)]
pub(crate) struct Bench<'a> {
    pub(crate) classifier: &'a Classifier<'a>,
    pub(crate) methods: &'a [Method],
    /// What columns mean; without it a row is a dossier.
    pub(crate) bound: Option<&'a Bound<'a>>,
    /// What judges rows at once, where their answers are brief.
    pub(crate) plan: Option<&'a Plan<'a>>,
    /// Headers of the columns.
    pub(crate) heads: &'a [crate::row::Head],
}

/// A row with its answer.
#[derive(Clone, Debug)]
pub(crate) struct Judged {
    pub(crate) line: u64,
    /// The name of the product, for outputs that have no column of the input.
    pub(crate) name: String,
    pub(crate) cells: Vec<Cell>,
    pub(crate) raw: String,
    pub(crate) answer: Answer,
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
        let raw = if self.raw.is_empty() { joined(&self.cells) } else { shown(self.raw.as_bytes()) };
        Malformed { line: self.line, column: String::new(), reason, raw }
    }

    fn judged(self, answer: Answer) -> Judged {
        Judged { line: self.line, name: self.dossier.name, cells: self.cells, raw: self.raw, answer }
    }
}

impl Bench<'_> {
    /// Judges rows, each by itself: the reference.
    pub(crate) fn judge(&self, rows: Vec<Read>) -> Vec<Result<Judged, Malformed>> {
        match self.plan {
            None => {
                rows.into_iter().map(|read| self.read(read).and_then(|product| self.one(product))).collect()
            }
            Some(plan) => self.at_once(plan, rows),
        }
    }

    /// Judges rows by a plan, and by themselves those that it does not carry or whose entries are to be named.
    fn at_once(&self, plan: &Plan<'_>, rows: Vec<Read>) -> Vec<Result<Judged, Malformed>> {
        let products: Vec<Result<Product, Malformed>> =
            rows.into_iter().map(|read| self.read(read)).collect();
        let mut batch = BatchBuilder::new(plan);
        products.iter().flatten().for_each(|product| batch.push(&product.dossier));
        let outcomes = plan.evaluate(&batch.finish());
        let mut outcomes = outcomes.iter();
        let corpus = self.classifier.corpus();
        products
            .into_iter()
            .map(|product| {
                let product = product?;
                match outcomes.next() {
                    Some(outcome) if !outcome.is_ordinary() && outcome.verdict() != Verdict::Controlled => {
                        Ok(product.judged(Answer::of_outcome(corpus, &outcome)))
                    }
                    _ => {
                        let judged = self.one(product)?;
                        Ok(Judged { answer: judged.answer.brief(), ..judged })
                    }
                }
            })
            .collect()
    }

    /// Judges one product.
    fn one(&self, product: Product) -> Result<Judged, Malformed> {
        let found = self.classifier.classify(&product.dossier);
        if let Some(conflict) = found.conflicts().first() {
            return Err(product.malformed(conflict.to_string()));
        }
        let answer = Answer::of(&found);
        drop(found);
        Ok(product.judged(answer))
    }

    /// Reads a row as a dossier.
    fn read(&self, read: Read) -> Result<Product, Malformed> {
        let Row { line, mut cells, raw } = match read {
            Read::Row(row) => row,
            Read::Malformed(row) => return Err(row),
        };
        let malformed = |column: String, reason: String, cells: &[Cell]| Malformed {
            line,
            column,
            reason,
            raw: if raw.is_empty() { joined(cells) } else { shown(raw.as_bytes()) },
        };
        let dossier = match self.bound {
            Some(bound) => {
                if cells.is_empty() {
                    cells = self
                        .named_cells(bound, &raw)
                        .map_err(|(at, reason)| malformed(format!("byte {}", at + 1), reason, &[]))?;
                }
                self.of_cells(bound, &cells).map_err(|(column, reason)| malformed(column, reason, &cells))
            }
            None => self.of_json(&raw).map_err(|(column, reason)| malformed(column, reason, &[])),
        }?;
        Ok(Product { line, cells, raw, dossier })
    }

    /// The values of an object by the columns of a mapping.
    fn named_cells(&self, bound: &Bound<'_>, raw: &str) -> Result<Vec<Cell>, json::NotRead> {
        let mut cells = vec![Cell::Empty; self.heads.len()];
        let known = |name: &str| self.heads.iter().position(|head| head.name == name);
        let other = |name: &str| {
            if name.starts_with(PREFIX) {
                Err(format!(
                    "the key `{name}` begins with `mtcr-`, as those of answers do: rename or remove it"
                ))
            } else if bound.map.ignore_others {
                Ok(())
            } else {
                Err(format!("the key `{name}` is not mapped; map or ignore it"))
            }
        };
        json::to_cells(raw, &mut cells, known, other)?;
        Ok(cells)
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
