//! A form of a mapping as it was sent.

use crate::bulk::{Filled, MappedColumn, What};
use crate::pages::typed::Typed;

/// Columns of a form, at most; a file with more is mapped by a text.
pub(super) const COLUMNS: usize = 100;

/// What was typed.
pub(super) fn filled(typed: &Typed) -> Filled {
    let line = |name: &str| typed.get(name).replace('\n', " ").trim().to_owned();
    let columns = (0..COLUMNS).map_while(|at| {
        let field = |name: &str| format!("c{at}.{name}");
        let heads: Vec<&str> = typed.all(&field("head")).collect();
        let head = heads.first()?;
        Some(MappedColumn {
            // A browser sends the end of a line as two signs.
            head: head.replace("\r\n", "\n"),
            what: What::named(&typed.get(&field("what"))),
            fact: line(&field("fact")),
            unit: line(&field("unit")),
            other: line(&field("other")),
            note: String::new(),
        })
    });
    Filled {
        delimiter: line("delimiter"),
        encoding: line("encoding"),
        decimal: line("decimal"),
        thousands: line("thousands"),
        empty: line("empty"),
        sheet: line("sheet"),
        others: typed.get("others") == "yes",
        yes: line("yes"),
        no: line("no"),
        every: typed.get("every"),
        columns: columns.collect(),
    }
}
