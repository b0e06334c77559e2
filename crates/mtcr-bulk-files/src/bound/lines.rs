//! Columns of a file of declarations bound to those of a line.
//!
//! A line may name several parties of one role, and its cells say which state or address is whose by standing behind the
//! name. Files need not keep that order: where a role has one column of names, everything of the role is of that party,
//! wherever it stands; where it has several, a column belongs to the name before it.

use super::toml_key;
use crate::BulkError;
use crate::map::{LineMap, LineUse};
use crate::row::{Cell, Head};
use mtcr_corpus::problem::{listed, quoted};
use mtcr_declarations::Line;
use mtcr_declarations::tables::Fields;
use mtcr_rules::{did_you_mean, nearest};
use std::collections::BTreeMap;

/// Columns that one complaint names at most.
const MOST_NAMED: usize = 20;

/// Texts that a message lists at most.
const MOST_LISTED: usize = 8;

/// The columns of a line where a file has them.
pub(crate) struct BoundLines<'m> {
    /// Columns of the line itself.
    own: Vec<Slot<'m>>,
    parties: Vec<Party<'m>>,
    every: &'m [(String, String)],
    empty: &'m [String],
    pub(crate) ignore_others: bool,
}

/// A column of a line, and where its cells stand.
struct Slot<'m> {
    at: usize,
    column: String,
    words: Option<&'m BTreeMap<String, String>>,
}

/// The columns of one party.
struct Party<'m> {
    name: Slot<'m>,
    others: Vec<Slot<'m>>,
}

/// A cell that is no value: its column, and why.
pub(crate) type Wrong = (usize, String);

impl<'m> BoundLines<'m> {
    /// Binds a mapping to the columns of a file; without one, columns are called as those of a line.
    pub(crate) fn new(
        map: Option<&'m LineMap>,
        file: &str,
        heads: &[Head],
        fields: &Fields,
    ) -> Result<BoundLines<'m>, BulkError> {
        let (slots, mut lines) = match map {
            Some(map) => mapped(map, heads),
            None => named(heads, fields),
        };
        let every = map.map_or(&[][..], |map| &map.every);
        for column in &fields.must_have {
            let there = slots.iter().any(|slot| slot.column == *column)
                || every.iter().any(|(name, _)| name == column);
            if !there {
                lines.push(format!("no column is `{column}`, which every line must have"));
            }
        }
        let (own, parties) = of_parties(slots, heads, fields, &mut lines);
        for slot in &own {
            let twice = own.iter().filter(|other| other.column == slot.column).count() > 1
                || every.iter().any(|(name, _)| *name == slot.column);
            if twice {
                lines.push(format!("{} and something else are `{}`", head(heads, slot.at), slot.column));
            }
        }
        if lines.is_empty() {
            let (empty, ignore_others) =
                map.map_or((&[][..], false), |map| (&map.written.empty, map.written.ignore_others));
            return Ok(BoundLines { own, parties, every, empty, ignore_others });
        }
        let file = file.to_owned();
        Err(match map {
            Some(_) => BulkError::Columns { file, lines },
            None => BulkError::LineColumns { file, lines },
        })
    }

    /// The columns of lines in files whose rows name their values themselves.
    pub(crate) fn heads(map: Option<&LineMap>, fields: &Fields) -> Vec<Head> {
        match map {
            Some(map) => map.columns.iter().map(|column| Head::text(column.name.as_str())).collect(),
            None => Line::columns(fields).into_iter().map(Head::text).collect(),
        }
    }

    /// The cells of a line in the order in which it is read.
    pub(crate) fn cells<'c>(&'c self, cells: &'c [Cell]) -> Result<Vec<(&'c str, &'c str)>, Wrong> {
        if let Some((at, Cell::Broken(reason))) =
            cells.iter().enumerate().find(|(_, cell)| matches!(cell, Cell::Broken(_)))
        {
            return Err((at, reason.clone()));
        }
        if cells.iter().all(|cell| *cell == Cell::Empty) {
            return Err((usize::MAX, "every cell of the row is empty".to_owned()));
        }
        let mut line: Vec<(&str, &str)> = Vec::with_capacity(self.own.len() + self.parties.len() * 3);
        for slot in &self.own {
            if let Some(text) = self.cell(slot, cells)? {
                line.push((&slot.column, text));
            }
        }
        line.extend(self.every.iter().map(|(column, text)| (column.as_str(), text.as_str())));
        for party in &self.parties {
            let name = self.cell(&party.name, cells)?;
            if let Some(name) = name {
                line.push((&party.name.column, name));
            }
            for slot in &party.others {
                match (name, self.cell(slot, cells)?) {
                    (_, None) => {}
                    (Some(_), Some(text)) => line.push((&slot.column, text)),
                    (None, Some(_)) => {
                        return Err((
                            slot.at,
                            format!("it is of a `{}` that has no name", party.name.column),
                        ));
                    }
                }
            }
        }
        Ok(line)
    }

    /// The header of the column of a file that is a column of a line; the first one where there are several.
    pub(crate) fn header<'h>(&self, column: &str, heads: &'h [Head]) -> Option<&'h str> {
        let of_parties =
            self.parties.iter().flat_map(|party| std::iter::once(&party.name).chain(&party.others));
        let slot = self.own.iter().chain(of_parties).find(|slot| slot.column == column)?;
        heads.get(slot.at).map(|head| head.name.as_str())
    }

    /// What a cell says; `None` when it says nothing.
    fn cell<'c>(&'c self, slot: &'c Slot<'m>, cells: &'c [Cell]) -> Result<Option<&'c str>, Wrong> {
        let text = cells.get(slot.at).map_or("", Cell::as_text);
        if text.is_empty() || self.empty.iter().any(|empty| empty == text) {
            return Ok(None);
        }
        let Some(words) = slot.words else { return Ok(Some(text)) };
        match words.get(text) {
            Some(word) => Ok(Some(word.as_str())),
            None => {
                let known = || words.keys().map(String::as_str);
                let help = did_you_mean(text, known())
                    .unwrap_or_else(|| format!("it has {}", listed(known().take(MOST_LISTED))));
                Err((slot.at, format!("the mapping gives {} no meaning; {help}", quoted(text))))
            }
        }
    }
}

/// The columns that a mapping names; what does not fit as one line each.
fn mapped<'m>(map: &'m LineMap, heads: &[Head]) -> (Vec<Slot<'m>>, Vec<String>) {
    let (mut slots, mut lines) = (Vec::new(), Vec::new());
    for column in &map.columns {
        if !heads.iter().any(|head| head.name == column.name) {
            let near = nearest(&column.name, heads.iter().map(|head| head.name.as_str()));
            let help = near.map(|near| format!("; did you mean `{near}`?")).unwrap_or_default();
            let place = map.source().place(column.at.start);
            lines.push(format!("{place}: no column is called {}{help}", quoted(&column.name)));
        }
    }
    for (at, head) in heads.iter().enumerate() {
        match map.columns.iter().find(|column| column.name == head.name).map(|column| &column.what) {
            Some(LineUse::Ignore) => {}
            Some(LineUse::Column { column, words }) => {
                slots.push(Slot { at, column: column.clone(), words: words.as_ref() });
            }
            None if map.written.ignore_others => {}
            None => lines.push(format!(
                "column {} {} is not mapped; write `{} = \"ignore\"` if nothing is to be read from it",
                at + 1,
                quoted(&head.name),
                toml_key(&head.name)
            )),
        }
    }
    short(&mut lines);
    (slots, lines)
}

/// The columns of a file that are called as those of a line.
fn named<'m>(heads: &[Head], fields: &Fields) -> (Vec<Slot<'m>>, Vec<String>) {
    let (mut slots, mut lines) = (Vec::new(), Vec::new());
    for (at, head) in heads.iter().enumerate() {
        if Line::has_column(fields, &head.name) {
            slots.push(Slot { at, column: head.name.clone(), words: None });
        } else {
            lines.push(format!("column {} {}", at + 1, quoted(&head.name)));
        }
    }
    short(&mut lines);
    (slots, lines)
}

/// Cuts what would fill pages.
fn short(lines: &mut Vec<String>) {
    if lines.len() > MOST_NAMED {
        let more = lines.len() - MOST_NAMED;
        lines.truncate(MOST_NAMED);
        lines.push(format!("{more} more columns"));
    }
}

fn head(heads: &[Head], at: usize) -> String {
    heads.get(at).map_or_else(String::new, |head| format!("column {} {}", at + 1, quoted(&head.name)))
}

/// Takes apart what is of the line and what is of its parties.
fn of_parties<'m>(
    slots: Vec<Slot<'m>>,
    heads: &[Head],
    fields: &Fields,
    lines: &mut Vec<String>,
) -> (Vec<Slot<'m>>, Vec<Party<'m>>) {
    let role_of = |column: &str| {
        let is =
            |role: &&String| column.strip_prefix(role.as_str()).is_some_and(|rest| rest.starts_with('-'));
        fields.roles.iter().find(|role| *role == column).or_else(|| fields.roles.iter().find(is)).cloned()
    };
    let (mut own, mut parties, mut others) = (Vec::new(), Vec::<Party<'m>>::new(), Vec::new());
    for slot in slots {
        match role_of(&slot.column) {
            None => own.push(slot),
            Some(role) if role == slot.column => parties.push(Party { name: slot, others: Vec::new() }),
            Some(role) => others.push((role, slot)),
        }
    }
    for (role, slot) in others {
        let of_role = parties.iter_mut().filter(|party| party.name.column == role);
        let many = of_role.count() > 1;
        let party = parties
            .iter_mut()
            .rev()
            .find(|party| party.name.column == role && (!many || party.name.at < slot.at));
        let shown = head(heads, slot.at);
        match party {
            None if many => lines.push(format!(
                "{shown} is `{}` and stands before every `{role}`: where a role has several columns, what is of a party \
                 stands behind its name",
                slot.column
            )),
            None => lines.push(format!("{shown} is `{}`, and no column is `{role}`", slot.column)),
            Some(party) if party.others.iter().any(|other| other.column == slot.column) => {
                lines.push(format!("{shown} and another one are `{}` of one party", slot.column));
            }
            Some(party) => party.others.push(slot),
        }
    }
    (own, parties)
}
