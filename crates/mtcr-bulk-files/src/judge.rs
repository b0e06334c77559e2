//! Rows judged: what a row comes to, or why it comes to nothing.

mod lines;
mod products;

use crate::answer::{Answers, PREFIX};
use crate::json;
use crate::row::{Cell, Head, Malformed, Read, joined, shown};
pub(crate) use lines::Lines;
pub(crate) use products::{Products, yielding};

/// Who says what rows of a file come to. Many threads ask at once, and the same rows get the same answers.
pub(crate) trait Judge: Sync {
    /// The answer beside a row.
    type Answer: Answers;

    /// What a thread keeps from one batch to the next; it changes no answer.
    type Space: Default;

    /// Judges rows; each comes back once, in their order.
    fn judge(&self, rows: Vec<Read>, space: &mut Self::Space)
    -> Vec<Result<Judged<Self::Answer>, Malformed>>;
}

/// A row with its answer.
#[derive(Clone, Debug)]
pub(crate) struct Judged<A> {
    pub(crate) line: u64,
    /// What the row is known by, for outputs that have no column of the input.
    pub(crate) name: String,
    pub(crate) cells: Vec<Cell>,
    pub(crate) raw: String,
    pub(crate) answer: A,
}

/// A row that cannot be judged, with what stands in it.
fn malformed(line: u64, column: String, reason: String, raw: &str, cells: &[Cell]) -> Malformed {
    let raw = if raw.is_empty() { joined(cells) } else { shown(raw.as_bytes()) };
    Malformed { line, column, reason, raw }
}

/// The values of an object by the columns of a mapping.
fn named_cells(heads: &[Head], ignore_others: bool, raw: &str) -> Result<Vec<Cell>, json::NotRead> {
    let mut cells = vec![Cell::Empty; heads.len()];
    let known = |name: &str| heads.iter().position(|head| head.name == name);
    let other = |name: &str| {
        if name.starts_with(PREFIX) {
            Err(format!("the key `{name}` begins with `mtcr-`, as those of answers do: rename or remove it"))
        } else if ignore_others {
            Ok(())
        } else {
            Err(format!("the key `{name}` is not mapped; map or ignore it"))
        }
    };
    json::to_cells(raw, &mut cells, known, other)?;
    Ok(cells)
}
