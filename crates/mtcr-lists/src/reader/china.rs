//! Chinese export-control and unreliable-entity lists as one table with Latin and Chinese names.

use super::record::Record;
use super::{Context, Loaded, Part};
use crate::ListError;
use crate::dates;
use crate::kinds;
use crate::table::{Encoding, Layout, Table};
use mtcr_screening::{Kind, NameRole, Quality};

const LAYOUT: Layout = Layout {
    delimiter: b',',
    encoding: Encoding::Utf8,
    fixed: None,
    needed: &["type", "name", "alias", "chinese_name", "country", "list", "date"],
};

pub(super) fn read(context: &Context<'_>, part: Part<'_>) -> Result<Loaded, ListError> {
    let mut table = Table::open(part, &LAYOUT, context.limits)?;
    let [kind, name, alias, chinese, country, list, from, until, address] =
        ["type", "name", "alias", "chinese_name", "country", "list", "date", "end_date", "address"]
            .map(|name| table.column(name));
    let said = ["body", "summary", "chinese_summary", "source_url"].map(|name| table.column(name));
    let mut parties = Vec::new();
    while let Some(row) = table.next_row()? {
        let mut record =
            Record::new(kinds::of_word(row.at(kind)).unwrap_or(Kind::Unknown), table.file(), row.line);
        record.name(row.at(name), NameRole::Primary, Quality::Good);
        for other in row.at(chinese).split([';', '；']).chain(row.at(alias).split([';', '；'])) {
            record.name(other, NameRole::Alias, Quality::Good);
        }
        for state in row.at(country).split([';', ',']) {
            record.state(state, context.states);
        }
        record.address(&[row.at(address)], "", "", context.states);
        record.programme(row.at(list));
        record.listed_from = dates::day(row.at(from));
        record.listed_until = dates::day(row.at(until));
        for column in said {
            record.remark(row.at(column));
        }
        record.uid = crate::uid::made_of(&[row.at(name), row.at(chinese), row.at(list), row.at(from)]);
        let finished = record.finish(context);
        table.take(finished, &mut parties);
    }
    Ok(Loaded { parties, problems: table.into_problems(), published: None })
}
