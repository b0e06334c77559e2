//! The answer beside a row, whatever the rows are.

mod lines;
mod products;

use crate::row::ColumnKind;
use crate::totals::Ledger;
pub use lines::LINE_COLUMNS;
pub(crate) use lines::LineAnswer;
pub use products::{ANSWER_COLUMNS, Answer, Near};

/// What every header of an answer begins with; columns of an input may not.
pub(crate) const PREFIX: &str = "mtcr-";

/// A column of answers.
#[derive(Clone, Copy, Debug)]
pub(crate) struct AnswerColumn {
    /// Its header.
    pub(crate) name: &'static str,
    /// Its sort.
    pub(crate) kind: ColumnKind,
}

/// An answer beside a row.
pub(crate) trait Answers: Send {
    /// The ledger that it counts in.
    type Totals: Ledger;

    /// Its columns.
    fn columns() -> Vec<AnswerColumn>;

    /// Its values in the order of its columns.
    fn values(&self) -> impl Iterator<Item = Said<'_>>;

    /// Counts it.
    fn count(&self, totals: &mut Self::Totals);
}

/// Columns of text but for one of counts.
fn columns(names: &[&'static str], count: &str) -> Vec<AnswerColumn> {
    let kind = |name: &str| if name == count { ColumnKind::Integer } else { ColumnKind::Text };
    names.iter().map(|name| AnswerColumn { name, kind: kind(name) }).collect()
}

/// One value of an answer.
pub(crate) enum Said<'a> {
    /// A text; empty when nothing is said.
    One(&'a str),
    /// A count.
    Count(usize),
    /// Any number of texts.
    Many(&'a [String]),
}

impl Said<'_> {
    /// The value in one cell: several texts with semicolons between them.
    pub(crate) fn in_a_cell(&self) -> String {
        match self {
            Said::One(text) => (*text).to_owned(),
            Said::Count(count) => count.to_string(),
            Said::Many(texts) => texts.join("; "),
        }
    }
}
