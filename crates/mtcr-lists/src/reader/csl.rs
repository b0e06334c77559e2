//! The Consolidated Screening List of the United States: one line a record, 29 columns named in the first.

use super::record::Record;
use super::{Context, Loaded, Part};
use crate::ListError;
use crate::dates;
use crate::identifiers::{identifier, introduced};
use crate::table::{Column, Encoding, Layout, Row, Table};
use mtcr_screening::{IdentifierKind, Kind, NameRole, Quality};

const LAYOUT: Layout = Layout {
    delimiter: b',',
    encoding: Encoding::Utf8,
    fixed: None,
    needed: &["source", "name", "programs", "addresses", "alt_names", "license_policy"],
};

/// What many records add to a name without its being one.
const NOT_A_NAME: [&str; 6] = [
    "; and any successor",
    " and any successor",
    ", and any successor",
    "; and its successor",
    " and its successor",
    ", any successor",
];

/// Legal forms that stand behind a comma within one name.
const FORMS: [&str; 19] = [
    "ltd",
    "limited",
    "inc",
    "llc",
    "co",
    "corp",
    "corporation",
    "sa",
    "jsc",
    "ojsc",
    "plc",
    "gmbh",
    "ag",
    "bv",
    "ooo",
    "oao",
    "zao",
    "srl",
    "fze",
];

pub(super) fn read(context: &Context<'_>, part: Part<'_>) -> Result<Loaded, ListError> {
    let mut table = Table::open(part, &LAYOUT, context.limits)?;
    let columns = Columns::of(&table);
    let mut parties = Vec::new();
    while let Some(row) = table.next_row()? {
        let finished = columns.record(context, &row, table.file()).finish(context);
        table.take(finished, &mut parties);
    }
    Ok(Loaded { parties, problems: table.into_problems(), published: None })
}

struct Columns {
    source: Column,
    number: Column,
    kind: Column,
    programs: Column,
    name: Column,
    title: Column,
    addresses: Column,
    notice: Column,
    start: Column,
    end: Column,
    requirement: Column,
    policy: Column,
    call_sign: Column,
    flag: Column,
    owner: Column,
    remarks: Column,
    alt_names: Column,
    citizenships: Column,
    births: Column,
    nationalities: Column,
    ids: Column,
}

impl Columns {
    fn of(table: &Table<'_>) -> Columns {
        Columns {
            source: table.column("source"),
            number: table.column("entity_number"),
            kind: table.column("type"),
            programs: table.column("programs"),
            name: table.column("name"),
            title: table.column("title"),
            addresses: table.column("addresses"),
            notice: table.column("federal_register_notice"),
            start: table.column("start_date"),
            end: table.column("end_date"),
            requirement: table.column("license_requirement"),
            policy: table.column("license_policy"),
            call_sign: table.column("call_sign"),
            flag: table.column("vessel_flag"),
            owner: table.column("vessel_owner"),
            remarks: table.column("remarks"),
            alt_names: table.column("alt_names"),
            citizenships: table.column("citizenships"),
            births: table.column("dates_of_birth"),
            nationalities: table.column("nationalities"),
            ids: table.column("ids"),
        }
    }

    fn record(&self, context: &Context<'_>, row: &Row, file: &str) -> Record {
        let name = bare_name(row.at(self.name));
        let (name, known_as, person) = out_of_brackets(name);
        let kind = match row.at(self.kind) {
            "Individual" => Kind::Person,
            "" if person => Kind::Person,
            "Entity" => Kind::Organisation,
            "Vessel" => Kind::Vessel,
            "Aircraft" => Kind::Aircraft,
            _ => Kind::Unknown,
        };
        let mut record = Record::new(kind, file, row.line);
        let source = abbreviation(row.at(self.source));
        record.filed_name(&name, NameRole::Primary, Quality::Good);
        for alias in known_as {
            record.filed_name(&alias, NameRole::Alias, Quality::Good);
        }
        for alias in several(row.at(self.alt_names), row.at(self.source)) {
            record.filed_name(bare_name(&alias), NameRole::Alias, Quality::Good);
        }
        for state in row.at(self.citizenships).split(';').chain(row.at(self.nationalities).split(';')) {
            record.state(state, context.states);
        }
        record.state(row.at(self.flag), context.states);
        for address in row.at(self.addresses).split(';') {
            record.address_with_state_last(address, context.states);
        }
        for birth in row.at(self.births).split(';') {
            record.births.extend(dates::birth(birth));
        }
        record.identifier(identifier(IdentifierKind::CallSign, row.at(self.call_sign), None));
        for id in row.at(self.ids).split(';') {
            if let Some((kind, rest)) = introduced(id) {
                let (value, state) = match rest.rsplit_once(',') {
                    Some((value, state)) if context.states.recognise(state).is_some() => (value, state),
                    _ => (rest, ""),
                };
                record.identifier(identifier(kind, value, context.states.recognise(state)));
            }
        }
        record.programme(source);
        for programme in row.at(self.programs).split(';') {
            record.programme(programme);
        }
        record.listed_from = dates::day(row.at(self.start));
        record.listed_until = dates::day(row.at(self.end));
        for said in [self.title, self.owner, self.requirement, self.policy, self.notice, self.remarks] {
            record.remark(row.at(said));
        }
        if name != row.at(self.name) {
            record.remark(row.at(self.name));
        }
        record.uid = match row.at(self.number) {
            // Other lists have no number, and the digest that the list puts in its first column changes from year to year.
            "" => {
                let states: Vec<&str> =
                    record.addresses.iter().filter_map(|address| address.state.as_deref()).collect();
                let made =
                    crate::uid::made_of(&[source, row.at(self.name), row.at(self.start), &states.join(" ")]);
                format!("{}-{made}", source.to_lowercase())
            }
            number => format!("{}-{number}", source.to_lowercase()),
        };
        record
    }
}

/// `Entity List (EL) - Bureau of Industry and Security` is `EL`.
fn abbreviation(source: &str) -> &str {
    source
        .rsplit_once('(')
        .and_then(|(_, behind)| behind.split_once(')'))
        .map_or(source, |(inner, _)| inner.trim())
        .trim_end_matches(" List")
}

/// A name without the words about those who come after.
fn bare_name(name: &str) -> &str {
    let mut bare = name;
    for words in NOT_A_NAME {
        let lower = bare.to_ascii_lowercase();
        if let Some(at) = lower.find(words).filter(|at| *at > 0) {
            bare = bare.get(..at).unwrap_or(bare);
        }
    }
    bare.trim().trim_end_matches([';', ','])
}

/// A name without its last brackets where they say what somebody is, `(Russian individual)`, or another name, `(aka …)`; those
/// names; and whether it is said to be a person.
fn out_of_brackets(name: &str) -> (String, Vec<String>, bool) {
    let mut name = name.trim().to_owned();
    let mut known_as = Vec::new();
    let mut person = false;
    while let Some((before, inner)) = name.strip_suffix(')').and_then(|rest| rest.rsplit_once('(')) {
        let lower = inner.to_lowercase();
        let alias = ["aka ", "a.k.a. ", "a.k.a "].iter().find(|words| lower.starts_with(**words));
        if lower.ends_with("individual") {
            person = true;
        } else if let Some(words) = alias {
            known_as.push(inner.get(words.len()..).unwrap_or(inner).trim().to_owned());
        } else {
            break;
        }
        name = before.trim().to_owned();
    }
    (name, known_as, person)
}

/// Other names: separated by semicolons, in the lists of the State Department by commas, where a legal form belongs to what
/// stands before it.
fn several(names: &str, source: &str) -> Vec<String> {
    if names.contains(';') || !source.contains("State Department") {
        return names
            .split(';')
            .map(|name| without_and(name).to_owned())
            .filter(|name| !name.is_empty())
            .collect();
    }
    let mut several: Vec<String> = Vec::new();
    for piece in names.split(',') {
        let letters: String =
            piece.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
        match several.last_mut() {
            Some(last) if FORMS.contains(&letters.as_str()) => {
                last.push_str(", ");
                last.push_str(piece.trim());
            }
            _ => several.push(without_and(piece).to_owned()),
        }
    }
    several.retain(|name| !name.is_empty());
    several
}

/// The last of several names often has `and` before it.
fn without_and(name: &str) -> &str {
    let name = name.trim();
    name.strip_prefix("and ").unwrap_or(name).trim()
}
