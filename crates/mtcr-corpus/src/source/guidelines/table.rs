//! The tables beside the provisions: positions, recorded facts, bridges, parameters.

use serde::{Deserialize, Serialize};

use super::GuidelinesSource;
use crate::reader::Fields;
use crate::source::{FileId, Located, Mark, Moves, ReadInSource, Span};

/// An id with its name for people: a position or a blocker.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SayingSource {
    /// The id.
    pub id: Located<String>,
    /// Its name for people.
    pub label: Located<String>,
    /// What it means.
    pub meaning: Option<Located<String>>,
    /// Of a position: the blockers that may stand in the way of an approval there.
    pub blockers: Vec<Located<String>>,
    /// Of a position of the Guidelines: whether somebody has to attend to a transfer that ends there.
    pub attention: Option<Located<bool>>,
}

/// `guidelines/positions.toml`
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PositionsSource {
    /// The file.
    pub file: FileId,
    /// The positions from the mildest to the most severe.
    pub positions: Vec<SayingSource>,
    /// What may stand in the way of an approval.
    pub blockers: Vec<SayingSource>,
    /// The position that no overlay can lift.
    pub bar: Located<String>,
    /// What is said where the position is not settled: name and meaning. Somebody always has to attend to it.
    pub refer: Option<(Located<String>, Located<String>)>,
    /// Entries for which a near miss is evidence.
    pub near: Vec<Located<String>>,
}

/// A fact whose absence means that it has not happened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecordedSource {
    /// The file.
    pub file: FileId,
    /// Where it begins.
    pub at: Span,
    /// The list, for a list or for a fact of its members.
    pub list: Option<Located<String>>,
    /// The fact; absent where the whole list is meant.
    pub fact: Option<Located<String>>,
    /// Which way it may move the position; `None` only where the file was refused.
    pub moves: Option<Located<Moves>>,
    /// What its absence says.
    pub absent: Located<String>,
}

/// A question about the product whose answer is a fact of the transfer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BridgeSource {
    /// The file.
    pub file: FileId,
    /// The flag of the transfer.
    pub fact: Located<String>,
    /// The rule over the product.
    pub rule: Located<String>,
}

/// What a product can be, for one value of a word of transfers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShownValueSource {
    /// The file.
    pub file: FileId,
    /// The word.
    pub fact: Located<String>,
    /// The value.
    pub value: Located<String>,
    /// The rule over the product; where it does not hold, the product is not of this value.
    pub rule: Located<String>,
    /// The entries that such a product may be asserted to be under; any where none is named.
    pub entries: Vec<Located<String>>,
}

/// A figure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ParameterSource {
    /// The file.
    pub file: FileId,
    /// The id.
    pub id: Located<String>,
    /// The figure.
    pub value: Option<Located<i64>>,
    /// How far it can be trusted; `None` only where the file was refused.
    pub mark: Option<Located<Mark>>,
    /// What it was read in.
    pub read_in: Vec<ReadInSource>,
    /// In our own words.
    pub summary: Located<String>,
}

impl SayingSource {
    pub(super) fn read(mut fields: Fields<'_>) -> Self {
        Self {
            id: fields.required_text("id"),
            label: fields.required_text("label"),
            meaning: fields.text("meaning"),
            blockers: fields.texts("blockers"),
            attention: None,
        }
    }

    /// A position of the Guidelines, which says whether somebody has to attend to it.
    fn read_position(mut fields: Fields<'_>) -> Self {
        if fields.value("attention").is_none() {
            fields.missing("attention");
        }
        let attention = fields.flag("attention");
        Self { attention, ..Self::read(fields) }
    }
}

impl BridgeSource {
    fn read(mut row: Fields<'_>, file: FileId) -> Self {
        Self { file, fact: row.required_text("fact"), rule: row.required_rule("rule") }
    }
}

impl GuidelinesSource {
    pub(crate) fn read_positions(&mut self, mut fields: Fields<'_>) {
        let refer = fields
            .required("refer")
            .and_then(|value| value.table())
            .map(|mut refer| (refer.required_text("label"), refer.required_text("meaning")));
        let near = fields.table("near").map(|mut near| near.required_texts("entries"));
        self.positions.push(PositionsSource {
            file: fields.reading().id,
            bar: fields.required_text("bar"),
            positions: fields
                .required_tables("position")
                .into_iter()
                .map(SayingSource::read_position)
                .collect(),
            blockers: fields.tables("blocker").into_iter().map(SayingSource::read).collect(),
            refer,
            near: near.unwrap_or_default(),
        });
    }

    pub(crate) fn read_recorded(&mut self, mut fields: Fields<'_>) {
        let file = fields.reading().id;
        self.computed.extend(fields.texts("computed").into_iter().map(|fact| (file, fact)));
        let rows = fields.required_tables("recorded").into_iter().map(|mut row| {
            let list = row.text("list");
            if list.is_none() && row.value("fact").is_none() {
                row.missing("fact");
            }
            RecordedSource {
                file,
                at: row.at(),
                list,
                fact: row.text("fact"),
                moves: row.required_word("moves"),
                absent: row.required_text("absent"),
            }
        });
        self.recorded.extend(rows);
        let said = fields.tables("said").into_iter().map(|row| BridgeSource::read(row, file));
        self.said.extend(said);
    }

    pub(crate) fn read_bridges(&mut self, mut fields: Fields<'_>) {
        let file = fields.reading().id;
        let rows = fields.required_tables("bridge").into_iter().map(|row| BridgeSource::read(row, file));
        self.bridges.extend(rows);
        let values = fields.tables("value").into_iter().map(|mut row| ShownValueSource {
            file,
            fact: row.required_text("fact"),
            value: row.required_text("value"),
            rule: row.required_rule("rule"),
            entries: row.texts("entries"),
        });
        self.values.extend(values);
    }

    pub(crate) fn read_parameters(&mut self, mut fields: Fields<'_>) {
        let file = fields.reading().id;
        let rows = fields.required_tables("parameter").into_iter().map(|mut row| {
            let value = row.integer("value");
            if value.is_none() {
                row.missing("value");
            }
            ParameterSource {
                file,
                id: row.required_text("id"),
                value,
                mark: row.required_word("mark"),
                read_in: ReadInSource::required(&mut row, "read-in"),
                summary: row.required_text("summary"),
            }
        });
        self.parameters.extend(rows);
    }
}
