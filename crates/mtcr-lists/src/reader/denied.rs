//! The Denied Persons List of the United States: columns separated by tabs, a line for each address of a person.

use super::record::Record;
use super::{Context, Loaded, Part};
use crate::ListError;
use crate::dates;
use crate::table::{Encoding, Layout, Table};
use mtcr_screening::{Kind, NameRole, Quality};
use std::collections::BTreeMap;

const LAYOUT: Layout = Layout {
    delimiter: b'\t',
    encoding: Encoding::Utf8OrLatin1,
    fixed: None,
    needed: &["name", "street_address", "city", "country", "effective_date", "expiration_date"],
};

pub(super) fn read(context: &Context<'_>, part: Part<'_>) -> Result<Loaded, ListError> {
    let mut table = Table::open(part, &LAYOUT, context.limits)?;
    let name = table.column("name");
    let from = table.column("effective_date");
    let until = table.column("expiration_date");
    let address = ["street_address", "state", "postal_code"].map(|name| table.column(name));
    let town = table.column("city");
    let country = table.column("country");
    let said = ["standard_order", "action", "fr_citation"].map(|name| table.column(name));
    // Addresses of one order stand in lines of their own, not always side by side.
    let mut records: BTreeMap<String, Record> = BTreeMap::new();
    while let Some(row) = table.next_row()? {
        if !row.at(name).chars().any(char::is_alphanumeric) {
            table.nameless(row.line);
            continue;
        }
        let uid = crate::uid::made_of(&[&crate::names::tidy(row.at(name)), row.at(from), row.at(until)]);
        let record = records.entry(uid.clone()).or_insert_with(|| {
            let mut record = Record::new(Kind::Unknown, table.file(), row.line);
            record.uid = uid;
            record.name(row.at(name), NameRole::Primary, Quality::Good);
            record.listed_from = dates::day(row.at(from));
            record.listed_until = dates::day(row.at(until));
            record.programme("DPL");
            record
        });
        let [street, province, zip] = address.map(|column| row.at(column));
        record.address(&[street, province, zip], row.at(town), row.at(country), context.states);
        for column in said {
            let words = row.at(column);
            if !record.remarks.iter().any(|remark| remark == words) {
                record.remark(words);
            }
        }
    }
    let parties = records.into_values().filter_map(|record| record.finish(context).ok()).collect();
    Ok(Loaded { parties, problems: table.into_problems(), published: None })
}
