//! A mapping bound to the columns of a file, and rows turned into dossiers by it.

mod lines;
mod said;
mod values;

use crate::BulkError;
use crate::map::{ColumnMap, Use};
use crate::row::{Cell, Head};
pub(crate) use lines::BoundLines;
use mtcr_corpus::Corpus;
use mtcr_corpus::problem::quoted;
use mtcr_corpus::source::{DossierSource, FactSource, Shape};
use mtcr_corpus::{FileId, Located, Span};
use mtcr_rules::nearest;

/// A mapping with the columns of a file in their order.
pub(crate) struct Bound<'m> {
    pub(crate) map: &'m ColumnMap,
    /// For each column of the file its place in the mapping.
    uses: Vec<Option<usize>>,
}

/// Columns that one complaint names at most.
const MOST_NAMED: usize = 20;

/// Where the cells of a row stand in the text that stands for it in messages; nowhere when nobody asks.
pub(crate) struct Places<'p>(pub(crate) &'p [Span]);

impl Places<'_> {
    fn of(&self, column: usize) -> Span {
        self.0.get(column).copied().unwrap_or_default()
    }
}

/// A cell that is no value: its column, and why.
pub(crate) type Wrong = (usize, String);

impl<'m> Bound<'m> {
    /// Binds a mapping: every column it names is there, and every column that is there is named or ignored.
    pub(crate) fn new(
        map: &'m ColumnMap,
        file: &str,
        heads: &[Head],
        corpus: &Corpus,
    ) -> Result<Bound<'m>, BulkError> {
        let mut lines = Vec::new();
        for column in &map.columns {
            if !heads.iter().any(|head| head.name == column.name) {
                let near = nearest(&column.name, heads.iter().map(|head| head.name.as_str()));
                let help = near.map(|near| format!("; did you mean `{near}`?")).unwrap_or_default();
                let place = map.source().place(column.at.start);
                lines.push(format!("{place}: no column is called {}{help}", quoted(&column.name)));
            }
        }
        let mut uses = Vec::with_capacity(heads.len());
        let mut unnamed = 0;
        for (at, head) in heads.iter().enumerate() {
            let found = map.columns.iter().position(|column| column.name == head.name);
            if found.is_none() && !map.written.ignore_others {
                unnamed += 1;
                if unnamed <= MOST_NAMED {
                    lines.push(unmapped(at, head, corpus));
                }
            }
            uses.push(found);
        }
        if unnamed > MOST_NAMED {
            lines.push(format!(
                "{} more columns are not mapped; `others = \"ignore\"` under `[file]` passes over all of them",
                unnamed - MOST_NAMED
            ));
        }
        if lines.is_empty() {
            Ok(Bound { map, uses })
        } else {
            Err(BulkError::Columns { file: file.to_owned(), lines })
        }
    }

    /// The columns that a mapping names, for files whose rows name their values themselves.
    pub(crate) fn heads(map: &ColumnMap) -> Vec<Head> {
        map.columns.iter().map(|column| Head::text(column.name.as_str())).collect()
    }

    /// What a row says of its product.
    pub(crate) fn dossier(&self, cells: &[Cell], places: &Places<'_>) -> Result<DossierSource, Wrong> {
        let mut source = self.map.every.clone();
        let mut said = false;
        let mut parts: Vec<values::Part<'_>> = Vec::new();
        for (at, (cell, place)) in cells.iter().zip(&self.uses).enumerate() {
            if let Cell::Broken(reason) = cell {
                return Err((at, reason.clone()));
            }
            said = said || *cell != Cell::Empty;
            let Some(column) = place.and_then(|place| self.map.columns.get(place)) else { continue };
            if *cell == Cell::Empty || self.map.written.empty.iter().any(|empty| empty == cell.as_text()) {
                continue;
            }
            let wrong = |reason: String| (at, reason);
            let span = places.of(at);
            match &column.what {
                Use::Ignore => {}
                Use::Name => source.name = Some(Located::new(cell.as_text().to_owned(), span)),
                Use::Class(words) => {
                    let classes = values::words(words, cell.as_text()).map_err(wrong)?;
                    source.class.extend(classes.into_iter().map(|class| Located::new(class, span)));
                }
                Use::Fact(of) => {
                    let shape = values::fact(of, cell, self.map.numbers, span).map_err(wrong)?;
                    if let Some(shape) = shape {
                        parts.push(values::Part { fact: &of.fact, end: of.end, shape, at: span });
                    }
                }
                Use::Purpose { word, target, yes, no } => {
                    let holds = values::flag(yes, no, cell).map_err(wrong)?;
                    say(&mut source, word, holds, vec![target.clone()], span);
                }
                Use::Targets { word, holds, words } => {
                    let targets = values::words(words, cell.as_text()).map_err(wrong)?;
                    say(&mut source, word, *holds, targets, span);
                }
            }
        }
        if !said {
            return Err((usize::MAX, "every cell of the row is empty".to_owned()));
        }
        source.facts.extend(values::joined(parts));
        Ok(source)
    }
}

/// Adds targets to what a purpose is said to hold or not to hold for.
fn say(source: &mut DossierSource, word: &str, holds: bool, targets: Vec<String>, at: Span) {
    let key = if holds { "yes" } else { "no" };
    let members = targets.into_iter().map(|target| Located::new(Shape::Text(target), at));
    let known = source.facts.iter_mut().find(|fact| fact.name.value == word);
    let fact = match known {
        Some(fact) => fact,
        None => {
            source.facts.push(FactSource {
                file: FileId::default(),
                name: Located::new(word.to_owned(), at),
                value: Located::new(Shape::Table(Vec::new()), at),
            });
            let Some(fact) = source.facts.last_mut() else { return };
            fact
        }
    };
    let Shape::Table(keys) = &mut fact.value.value else { return };
    if let Some((_, Located { value: Shape::List(list), .. })) =
        keys.iter_mut().find(|(known, _)| known.value == key)
    {
        list.extend(members);
        return;
    }
    let list = Located::new(Shape::List(members.collect()), at);
    keys.push((Located::new(key.to_owned(), at), list));
}

/// A column that the mapping does not name, with what it may be.
fn unmapped(at: usize, head: &Head, corpus: &Corpus) -> String {
    let mut candidates = crate::map::candidates(&head.name, corpus);
    candidates.truncate(3);
    let help = match candidates.as_slice() {
        [] => String::new(),
        found => format!("; it may be `{}`", found.join("`, `")),
    };
    format!(
        "column {} {} is not mapped{help}; write `{} = \"ignore\"` if it says nothing of the product",
        at + 1,
        quoted(&head.name),
        toml_key(&head.name)
    )
}

/// A header as a key of TOML.
pub(crate) fn toml_key(name: &str) -> String {
    let mut key = String::from("\"");
    for sign in name.chars() {
        match sign {
            '"' | '\\' => key.extend(['\\', sign]),
            '\n' => key.push_str("\\n"),
            '\t' => key.push_str("\\t"),
            sign if sign.is_control() => key.push_str(&format!("\\u{:04X}", u32::from(sign))),
            sign => key.push(sign),
        }
    }
    key.push('"');
    key
}
