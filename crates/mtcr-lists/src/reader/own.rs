//! Lists that an authority keeps itself, as a table with named columns, in CSV or in the first sheet of a workbook.

mod sheet;

use super::record::Record;
use super::{Context, Loaded, Part, ProblemKind};
use crate::ListError;
use crate::dates;
use crate::identifiers::{identifier, introduced, number};
use crate::kinds;
use crate::table::{Column, Encoding, Layout, Row, Table};
use mtcr_screening::{IdentifierKind, Kind, NameRole, Quality};

const LAYOUT: Layout = Layout { delimiter: b',', encoding: Encoding::Utf8, fixed: None, needed: &["name"] };

/// The columns of the template, each with what others call it. Only `name` is needed.
const COLUMNS: [(&str, &[&str]); 16] = [
    ("id", &["uid", "reference"]),
    ("name", &[]),
    ("kind", &["schema", "type"]),
    ("aliases", &["alias"]),
    ("weak_aliases", &["weak_alias"]),
    ("former_names", &["previous_name"]),
    ("born", &["birth_date", "date_of_birth"]),
    ("states", &["country", "nationality"]),
    ("address", &[]),
    ("town", &["city"]),
    ("address_state", &[]),
    ("identifiers", &[]),
    ("programmes", &["program", "programs"]),
    ("from", &["start_date", "date"]),
    ("until", &["end_date"]),
    ("remarks", &["notes", "reason"]),
];

/// The first line of the template, as a person would write it.
pub const TEMPLATE: &str = "id,name,kind,aliases,weak-aliases,former-names,born,states,address,town,address-state,identifiers,programmes,from,until,remarks";

pub(super) fn csv(context: &Context<'_>, part: Part<'_>) -> Result<Loaded, ListError> {
    read(context, Table::open(part, &LAYOUT, context.limits)?)
}

pub(super) fn xlsx(context: &Context<'_>, part: Part<'_>) -> Result<Loaded, ListError> {
    let name = part.name.clone();
    let rows = sheet::as_csv(part, context.limits)?;
    let part = Part { role: super::Role::Main, name, content: Box::new(std::io::Cursor::new(rows)) };
    read(context, Table::open(part, &LAYOUT, context.limits)?)
}

fn read(context: &Context<'_>, mut table: Table<'_>) -> Result<Loaded, ListError> {
    let columns = COLUMNS.map(|(name, others)| {
        others.iter().fold(table.column(name), |found, other| found.or(table.column(other)))
    });
    let mut parties = Vec::new();
    while let Some(row) = table.next_row()? {
        let unread = unread_dates(&columns, &row);
        if let Some(unread) = unread {
            table.note(row.line, ProblemKind::Malformed, unread);
            continue;
        }
        let finished = record(context, &columns, &row, table.file()).finish(context);
        table.take(finished, &mut parties);
    }
    Ok(Loaded { parties, problems: table.into_problems(), published: None })
}

/// Dates decide whether a record applies, so one that is not understood is not passed over.
fn unread_dates(columns: &[Column; 16], row: &Row) -> Option<String> {
    let [.., from, until, _] = columns;
    let wrong = [*from, *until]
        .into_iter()
        .map(|column| row.at(column))
        .find(|value| !value.is_empty() && dates::day(value).is_none())?;
    // A year or a month alone says too little, and is taken as no date rather than refused.
    if dates::birth(wrong).is_some() {
        return None;
    }
    Some(format!("`{wrong}` is no day: write it as 2026-11-22"))
}

fn record(context: &Context<'_>, columns: &[Column; 16], row: &Row, file: &str) -> Record {
    let [
        id,
        name,
        kind,
        aliases,
        weak,
        former,
        born,
        states,
        address,
        town,
        state,
        identifiers,
        programmes,
        from,
        until,
        remarks,
    ] = columns.map(|column| row.at(column));
    let mut record = Record::new(kinds::of_word(kind).unwrap_or(Kind::Unknown), file, row.line);
    record.name(name, NameRole::Primary, Quality::Good);
    for (names, role, quality) in [
        (aliases, NameRole::Alias, Quality::Good),
        (former, NameRole::Former, Quality::Good),
        (weak, NameRole::Alias, Quality::Weak),
    ] {
        for name in values(names) {
            record.name(name, role, quality);
        }
    }
    for birth in values(born) {
        match dates::birth(birth) {
            Some(birth) => {
                record.births.insert(birth);
            }
            None => record.remark(&format!("born {birth}")),
        }
    }
    for written in values(states) {
        record.state(written, context.states);
    }
    record.address(&[address], town, state, context.states);
    for written in values(identifiers) {
        record.identifier(match introduced(written) {
            Some((kind, rest)) => number(kind, rest, context.states),
            None => identifier(IdentifierKind::Other, written, None),
        });
    }
    for programme in values(programmes) {
        record.programme(programme);
    }
    record.listed_from = dates::day(from);
    record.listed_until = dates::day(until);
    record.remark(remarks);
    record.uid = match id {
        "" => crate::uid::made_of(&[name, born, states]),
        id => id.to_owned(),
    };
    record
}

/// Several values stand in one column, separated by semicolons.
fn values(text: &str) -> impl Iterator<Item = &str> {
    text.split(';').map(str::trim).filter(|value| !value.is_empty())
}
