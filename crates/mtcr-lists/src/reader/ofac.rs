//! Lists of the United States Treasury as four files: records, aliases, addresses, and what did not fit into remarks.

mod remarks;

use super::record::Record;
use super::{Context, Loaded, Part, Parts, Problem, ProblemKind, Role};
use crate::ListError;
use crate::identifiers::identifier;
use crate::table::{Column, Encoding, Layout, Row, Table};
use mtcr_screening::{IdentifierKind, Kind, NameRole, Quality};
use std::collections::BTreeMap;

const MAIN: Layout = layout(&[
    "ent_num",
    "sdn_name",
    "sdn_type",
    "program",
    "title",
    "call_sign",
    "vess_type",
    "tonnage",
    "grt",
    "vess_flag",
    "vess_owner",
    "remarks",
]);
const ALIASES: Layout = layout(&["ent_num", "alt_num", "alt_type", "alt_name", "alt_remarks"]);
const ADDRESSES: Layout = layout(&["ent_num", "add_num", "address", "city", "country", "add_remarks"]);
const COMMENTS: Layout = layout(&["ent_num", "remarks"]);

const fn layout(columns: &'static [&'static str]) -> Layout {
    Layout { delimiter: b',', encoding: Encoding::Utf8OrLatin1, fixed: Some(columns), needed: &[] }
}

pub(super) fn read(context: &Context<'_>, mut parts: Parts<'_>) -> Result<Loaded, ListError> {
    let mut problems = Vec::new();
    let mut comments = Joined::read(context, parts.take(Role::Comments), &COMMENTS, &mut problems)?;
    let mut aliases = Joined::read(context, Some(parts.needed(Role::Aliases)?), &ALIASES, &mut problems)?;
    let mut addresses =
        Joined::read(context, Some(parts.needed(Role::Addresses)?), &ADDRESSES, &mut problems)?;
    let mut table = Table::open(parts.needed(Role::Main)?, &MAIN, context.limits)?;
    let columns = Columns::of(&table);
    let mut parties = Vec::new();
    while let Some(row) = table.next_row()? {
        let id = row.at(columns.id).to_owned();
        if id.is_empty() || !id.bytes().all(|byte| byte.is_ascii_digit()) {
            table.note(row.line, ProblemKind::Malformed, "the first column is not the number of a record");
            continue;
        }
        let mut record = columns.record(context, &row, table.file(), &comments.remarks(&id));
        for alias in aliases.take(&id) {
            let role = if alias.first() == "fka" { NameRole::Former } else { NameRole::Alias };
            record.filed_name(said(alias.second()), role, Quality::Good);
            record.remark(said(alias.third()));
        }
        for address in addresses.take(&id) {
            record.address(
                &[said(address.first())],
                said(address.second()),
                said(address.third()),
                context.states,
            );
        }
        let finished = record.finish(context);
        table.take(finished, &mut parties);
    }
    problems.extend(table.into_problems());
    for joined in [comments, aliases, addresses] {
        joined.orphans(&mut problems);
    }
    Ok(Loaded { parties, problems, published: None })
}

/// Where the columns of the main file stand.
struct Columns {
    id: Column,
    name: Column,
    kind: Column,
    programme: Column,
    title: Column,
    call_sign: Column,
    flag: Column,
    owner: Column,
    remarks: Column,
}

impl Columns {
    fn of(table: &Table<'_>) -> Columns {
        Columns {
            id: table.column("ent_num"),
            name: table.column("sdn_name"),
            kind: table.column("sdn_type"),
            programme: table.column("program"),
            title: table.column("title"),
            call_sign: table.column("call_sign"),
            flag: table.column("vess_flag"),
            owner: table.column("vess_owner"),
            remarks: table.column("remarks"),
        }
    }

    fn record(&self, context: &Context<'_>, row: &Row, file: &str, more: &str) -> Record {
        let kind = match said(row.at(self.kind)) {
            "individual" => Kind::Person,
            "vessel" => Kind::Vessel,
            "aircraft" => Kind::Aircraft,
            // The list marks everything else by an empty type, and calls it an entity in its other formats.
            _ => Kind::Organisation,
        };
        let mut record = Record::new(kind, file, row.line);
        row.at(self.id).clone_into(&mut record.uid);
        record.filed_name(said(row.at(self.name)), NameRole::Primary, Quality::Good);
        for programme in said(row.at(self.programme)).split("] [") {
            record.programme(programme.trim_matches(['[', ']']));
        }
        record.identifier(identifier(IdentifierKind::CallSign, said(row.at(self.call_sign)), None));
        record.state(said(row.at(self.flag)), context.states);
        // Remarks of more than a thousand characters are cut there and go on in the file of comments.
        let remarks = [said(row.at(self.remarks)), more].concat();
        remarks::read(context, &mut record, &remarks);
        record.remark(said(row.at(self.title)));
        record.remark(said(row.at(self.owner)));
        record.remark(&remarks);
        record
    }
}

/// Rows of another file by the record that they add to.
struct Joined {
    file: String,
    rows: BTreeMap<String, Vec<Added>>,
}

/// The columns behind the ids.
struct Added {
    line: u32,
    values: Vec<String>,
}

impl Added {
    fn first(&self) -> &str {
        self.values.first().map_or("", String::as_str)
    }

    fn second(&self) -> &str {
        self.values.get(1).map_or("", String::as_str)
    }

    fn third(&self) -> &str {
        self.values.get(2).map_or("", String::as_str)
    }
}

impl Joined {
    fn read(
        context: &Context<'_>,
        part: Option<Part<'_>>,
        layout: &Layout,
        problems: &mut Vec<Problem>,
    ) -> Result<Joined, ListError> {
        let Some(part) = part else {
            return Ok(Joined { file: String::new(), rows: BTreeMap::new() });
        };
        let mut table = Table::open(part, layout, context.limits)?;
        let names = layout.fixed.unwrap_or_default();
        // Aliases and addresses have a number of their own behind that of the record, comments have not.
        let own = if names.len() > 2 { 2 } else { 1 };
        let id = table.column("ent_num");
        let columns: Vec<Column> = names.iter().skip(own).map(|name| table.column(name)).collect();
        let mut rows: BTreeMap<String, Vec<Added>> = BTreeMap::new();
        while let Some(row) = table.next_row()? {
            let values = columns.iter().map(|column| row.at(*column).to_owned()).collect();
            rows.entry(row.at(id).to_owned()).or_default().push(Added { line: row.line, values });
        }
        let file = table.file().to_owned();
        problems.extend(table.into_problems());
        Ok(Joined { file, rows })
    }

    /// The rows of a record.
    fn take(&mut self, id: &str) -> Vec<Added> {
        self.rows.remove(id).unwrap_or_default()
    }

    /// The remarks that go on here.
    fn remarks(&mut self, id: &str) -> String {
        self.take(id).iter().map(|added| said(added.first()).to_owned()).collect()
    }

    /// Rows of records that are not there.
    fn orphans(self, problems: &mut Vec<Problem>) {
        for (id, rows) in self.rows {
            for row in rows {
                problems.push(Problem {
                    file: self.file.clone(),
                    line: row.line,
                    kind: ProblemKind::Orphan,
                    what: format!("it adds to the record `{id}`, which the main file does not have"),
                });
            }
        }
    }
}

/// A value; `-0-` stands for none.
fn said(value: &str) -> &str {
    match value.trim() {
        "-0-" => "",
        other => other,
    }
}
