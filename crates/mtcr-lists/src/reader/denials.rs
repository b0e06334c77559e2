//! Denials of partners in the eleven columns in which the United Kingdom's licensing system takes them in.

use super::record::Record;
use super::{Context, Loaded, Part};
use crate::ListError;
use crate::table::{Encoding, Layout, Table};
use mtcr_screening::{Kind, NameRole, Quality};

const LAYOUT: Layout = Layout {
    delimiter: b',',
    encoding: Encoding::Utf8,
    fixed: None,
    needed: &[
        "name",
        "address",
        "country",
        "entity_type",
        "reference",
        "regime_reg_ref",
        "notifying_government",
        "denial_cle",
        "item_description",
        "end_use",
        "reason_for_refusal",
    ],
};

pub(super) fn read(context: &Context<'_>, part: Part<'_>) -> Result<Loaded, ListError> {
    let mut table = Table::open(part, &LAYOUT, context.limits)?;
    let [name, address, country, reference, regime] =
        ["name", "address", "country", "reference", "regime_reg_ref"].map(|name| table.column(name));
    let said = [
        "entity_type",
        "regime_reg_ref",
        "notifying_government",
        "denial_cle",
        "item_description",
        "end_use",
        "reason_for_refusal",
    ]
    .map(|name| (name, table.column(name)));
    let mut parties = Vec::new();
    while let Some(row) = table.next_row()? {
        // What the column of the type says is the role in the transfer, not what the party is.
        let mut record = Record::new(Kind::Unknown, table.file(), row.line);
        record.name(row.at(name), NameRole::Primary, Quality::Good);
        record.address(&[row.at(address)], "", row.at(country), context.states);
        record.state(row.at(country), context.states);
        record.programme("denial");
        record.programme(row.at(regime).split(['/', '-']).next().unwrap_or_default());
        for (words, column) in said {
            if !row.at(column).is_empty() {
                record.remark(&format!("{}: {}", words.replace('_', " "), row.at(column)));
            }
        }
        record.uid = match row.at(reference) {
            "" => crate::uid::made_of(&[row.at(name), row.at(regime)]),
            reference => reference.to_owned(),
        };
        let finished = record.finish(context);
        table.take(finished, &mut parties);
    }
    Ok(Loaded { parties, problems: table.into_problems(), published: None })
}
