//! Finding a unit by one of its spellings.

use super::Unit;
use super::prefix::Prefix;
use super::table::{UnitRow, units};

/// A row of the table with or without a prefix.
#[derive(Clone, Copy)]
pub(super) struct Atom {
    pub(super) row: &'static UnitRow,
    prefix: Option<Prefix>,
}

impl Atom {
    /// The canonical symbol.
    pub(super) fn symbol(&self) -> String {
        let prefix = self.prefix.map_or("", |prefix| prefix.symbol);
        format!("{prefix}{}", self.row.symbol())
    }

    pub(super) fn into_unit(self) -> Unit {
        Unit {
            symbol: self.symbol().into(),
            factor: self.row.factor.number(self.prefix.map_or(0, |prefix| prefix.ten)),
            offset: self.row.offset(),
            dimension: self.row.dimension,
        }
    }
}

/// The spelling that the table uses: one micro sign, single spaces.
fn plain(text: &str) -> String {
    let spaced = text.split_whitespace().collect::<Vec<_>>().join(" ");
    spaced.replace(['µ', 'μ'], "u")
}

/// The unit that a whole text names; names may contain spaces.
pub(super) fn phrase(text: &str) -> Option<Atom> {
    let text = plain(text);
    let known = |text: &str| exact(text).or_else(|| prefixed(text));
    known(&text).or_else(|| known(&text.replace(" (", "(").replace("( ", "(").replace(" )", ")")))
}

/// The unit that one word of an expression names; white space within it (`rad( Si )`) is ignored.
pub(super) fn word(text: &str) -> Option<Atom> {
    let text = plain(text).replace(' ', "");
    exact(&text).or_else(|| prefixed(&text))
}

fn exact(text: &str) -> Option<Atom> {
    let same = |row: &&UnitRow| row.symbols.contains(&text) || row.names.contains(&text);
    units().find(same).map(|row| Atom { row, prefix: None })
}

fn prefixed(text: &str) -> Option<Atom> {
    units().find_map(|row| {
        let fits = |prefix: &&Prefix| {
            let symbol = text.strip_prefix(prefix.symbol).is_some_and(|rest| row.symbols.contains(&rest));
            symbol || named(text, prefix).is_some_and(|rest| row.names.contains(&rest) || spaced(rest, row))
        };
        row.prefixes.iter().find(fits).map(|prefix| Atom { row, prefix: Some(*prefix) })
    })
}

/// What follows the name of a prefix.
fn named<'a>(text: &'a str, prefix: &Prefix) -> Option<&'a str> {
    text.strip_prefix(prefix.name)
}

/// Whether `rest` is a symbol set off from the name of a prefix, as in `micro g0`.
fn spaced(rest: &str, row: &UnitRow) -> bool {
    rest.strip_prefix(' ').is_some_and(|rest| row.symbols.contains(&rest) || row.names.contains(&rest))
}

/// Every spelling of every unit, prefixes included.
pub(super) fn spellings() -> impl Iterator<Item = String> {
    units().flat_map(|row| {
        let bare = row.symbols.iter().chain(row.names).map(|text| (*text).to_owned());
        let with = row.prefixes.iter().flat_map(|prefix| {
            let symbols = row.symbols.iter().map(|symbol| format!("{}{symbol}", prefix.symbol));
            symbols.chain(row.names.iter().map(|name| format!("{}{name}", prefix.name)))
        });
        bare.chain(with)
    })
}
