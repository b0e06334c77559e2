//! Annexes of the restrictive measures of the European Union as tables, a file for each regulation.

use super::record::Record;
use super::{Context, Loaded, Part};
use crate::ListError;
use crate::dates;
use crate::identifiers::{introduced, number};
use crate::kinds;
use crate::table::{Encoding, Layout, Row, Table};
use mtcr_screening::{IdentifierKind, Kind, NameRole, Quality};

const LAYOUT: Layout = Layout {
    delimiter: b',',
    encoding: Encoding::Utf8,
    fixed: None,
    needed: &["celex", "programkey", "schema", "name", "alias", "weakalias", "birthdate", "address"],
};

/// Columns with numbers, and what they are when the value does not say otherwise.
const NUMBERS: [(&str, IdentifierKind); 12] = [
    ("passportnumber", IdentifierKind::Passport),
    ("registrationnumber", IdentifierKind::Registration),
    ("taxnumber", IdentifierKind::Tax),
    ("idnumber", IdentifierKind::NationalId),
    ("inncode", IdentifierKind::Tax),
    ("ogrncode", IdentifierKind::Registration),
    ("kppcode", IdentifierKind::Other),
    ("okpocode", IdentifierKind::Other),
    ("leicode", IdentifierKind::Lei),
    ("swiftbic", IdentifierKind::Bic),
    ("imonumber", IdentifierKind::Imo),
    ("mmsi", IdentifierKind::Mmsi),
];

pub(super) fn read(context: &Context<'_>, parts: Vec<Part<'_>>) -> Result<Loaded, ListError> {
    let mut loaded = Loaded { parties: Vec::new(), problems: Vec::new(), published: None };
    for part in parts {
        let mut table = Table::open(part, &LAYOUT, context.limits)?;
        let columns = Columns::of(&table);
        while let Some(row) = table.next_row()? {
            let finished = columns.record(context, &row, table.file()).finish(context);
            table.take(finished, &mut loaded.parties);
        }
        loaded.problems.extend(table.into_problems());
    }
    Ok(loaded)
}

struct Columns<C> {
    celex: C,
    programme: C,
    annex: C,
    schema: C,
    name: C,
    names: [(C, NameRole, Quality); 3],
    births: C,
    states: [C; 4],
    address: C,
    start: C,
    numbers: [(C, IdentifierKind); 12],
    remarks: [C; 4],
}

impl Columns<crate::table::Column> {
    fn of(table: &Table<'_>) -> Self {
        Columns {
            celex: table.column("celex"),
            programme: table.column("programkey"),
            annex: table.column("annex"),
            schema: table.column("schema"),
            name: table.column("name"),
            names: [
                (table.column("alias"), NameRole::Alias, Quality::Good),
                (table.column("previousname"), NameRole::Former, Quality::Good),
                (table.column("weakalias"), NameRole::Alias, Quality::Weak),
            ],
            births: table.column("birthdate"),
            states: ["country", "nationality", "jurisdiction", "flag"].map(|name| table.column(name)),
            address: table.column("address"),
            start: table.column("startdate"),
            numbers: NUMBERS.map(|(name, kind)| (table.column(name), kind)),
            remarks: ["measure", "position", "reason", "notes"].map(|name| table.column(name)),
        }
    }

    fn record(&self, context: &Context<'_>, row: &Row, file: &str) -> Record {
        let kind = kinds::of_word(row.at(self.schema)).unwrap_or(Kind::Unknown);
        let mut record = Record::new(kind, file, row.line);
        for (at, name) in values(row.at(self.name)).enumerate() {
            let role = if at == 0 { NameRole::Primary } else { NameRole::Alias };
            record.name(name, role, Quality::Good);
        }
        for (column, role, quality) in self.names {
            for name in values(row.at(column)) {
                record.name(name, role, quality);
            }
        }
        for birth in values(row.at(self.births)) {
            record.births.extend(dates::birth(birth));
        }
        for column in self.states {
            for state in values(row.at(column)).flat_map(|value| value.split([',', '/'])) {
                record.state(state, context.states);
            }
        }
        for address in values(row.at(self.address)) {
            record.address_with_state_last(address, context.states);
        }
        for (column, kind) in self.numbers {
            for value in values(row.at(column)) {
                let lower = value.to_lowercase();
                let (kind, rest) = match introduced(value) {
                    Some((kind, rest)) if !rest.is_empty() => (kind, rest),
                    // A firm in shipping has a number of the same organisation as its ships, and it is no ship's.
                    _ if lower.starts_with("imo ") => (IdentifierKind::Other, value),
                    _ if lower.contains("passport") => (IdentifierKind::Passport, value),
                    _ if lower.contains("tax id") || lower.contains("(inn)") => (IdentifierKind::Tax, value),
                    _ => (kind, value),
                };
                record.identifier(number(kind, rest, context.states));
            }
        }
        record.programme(row.at(self.programme));
        record.programme(row.at(self.celex));
        record.listed_from = dates::day(row.at(self.start));
        record.remark(&["annex", row.at(self.annex)].join(" "));
        for column in self.remarks {
            record.remark(row.at(column));
        }
        record.uid = crate::uid::made_of(&[row.at(self.celex), row.at(self.name), row.at(self.births)]);
        record
    }
}

/// Several values stand in one column, separated by semicolons.
fn values(text: &str) -> impl Iterator<Item = &str> {
    text.split(';').map(str::trim).filter(|value| !value.is_empty())
}
