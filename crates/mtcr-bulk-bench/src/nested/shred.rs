//! Objects as a file of Parquet with groups and lists: a column for every place where a text, a number or a flag stands.

use parquet::basic::{LogicalType, Repetition, Type as Physical};
use parquet::data_type::{BoolType, ByteArray, ByteArrayType, Int64Type};
use parquet::errors::ParquetError;
use parquet::file::properties::WriterProperties;
use parquet::file::writer::SerializedFileWriter;
use parquet::schema::types::Type;
use serde_json::{Map, Value};
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

/// What stands at a place in some object.
#[derive(Clone, Debug)]
enum Kind {
    Group(BTreeMap<String, Kind>),
    List(Box<Kind>),
    Leaf(Leaf),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Leaf {
    Text,
    Whole,
    Flag,
}

/// One column: a definition and a repetition level for every value and every gap, and the values.
#[derive(Debug, Default)]
struct Column {
    definitions: Vec<i16>,
    repetitions: Vec<i16>,
    texts: Vec<ByteArray>,
    wholes: Vec<i64>,
    flags: Vec<bool>,
}

/// Writes objects as rows.
///
/// # Errors
/// A place where objects have values of several kinds, or a file that cannot be written.
pub(super) fn write(objects: &[Value], path: &Path) -> Result<(), String> {
    let mut kinds = Kind::Group(BTreeMap::new());
    for object in objects {
        kinds = merged(kinds, kind(object)?)?;
    }
    let Kind::Group(fields) = &kinds else { return Err("rows are not objects".to_owned()) };
    let unable = |error: ParquetError| format!("{}: {error}", path.display());
    let rows = all_declared(fields)
        .and_then(|fields| Type::group_type_builder("product").with_fields(fields).build())
        .map_err(unable)?;
    let mut shredder = Shredder::default();
    objects.iter().for_each(|object| shredder.row(fields, object));

    let file = std::fs::File::create(path).map_err(|error| format!("{}: {error}", path.display()))?;
    let properties = Arc::new(WriterProperties::builder().build());
    let mut writer = SerializedFileWriter::new(file, Arc::new(rows), properties).map_err(unable)?;
    let mut group = writer.next_row_group().map_err(unable)?;
    for column in &shredder.columns {
        let Some(mut out) = group.next_column().map_err(unable)? else { break };
        let (definitions, repetitions) = (Some(&*column.definitions), Some(&*column.repetitions));
        if !column.wholes.is_empty() {
            out.typed::<Int64Type>().write_batch(&column.wholes, definitions, repetitions)
        } else if !column.flags.is_empty() {
            out.typed::<BoolType>().write_batch(&column.flags, definitions, repetitions)
        } else {
            out.typed::<ByteArrayType>().write_batch(&column.texts, definitions, repetitions)
        }
        .map_err(unable)?;
        out.close().map_err(unable)?;
    }
    group.close().map_err(unable)?;
    writer.close().map(|_| ()).map_err(unable)
}

/// What a value is made of.
fn kind(value: &Value) -> Result<Kind, String> {
    Ok(match value {
        Value::Object(fields) => {
            let fields = fields.iter().map(|(name, value)| Ok((name.clone(), kind(value)?)));
            Kind::Group(fields.collect::<Result<_, String>>()?)
        }
        Value::Array(members) => {
            let mut members = members.iter();
            let first = members.next().ok_or("a list without members has no kind")?;
            let merged = members.try_fold(kind(first)?, |all, member| merged(all, kind(member)?))?;
            Kind::List(Box::new(merged))
        }
        Value::String(_) => Kind::Leaf(Leaf::Text),
        Value::Number(_) => Kind::Leaf(Leaf::Whole),
        Value::Bool(_) => Kind::Leaf(Leaf::Flag),
        Value::Null => return Err("nothing has no kind".to_owned()),
    })
}

fn merged(one: Kind, other: Kind) -> Result<Kind, String> {
    match (one, other) {
        (Kind::Group(mut fields), Kind::Group(others)) => {
            for (name, other) in others {
                let kind = match fields.remove(&name) {
                    Some(kind) => merged(kind, other).map_err(|error| format!("`{name}`: {error}"))?,
                    None => other,
                };
                fields.insert(name, kind);
            }
            Ok(Kind::Group(fields))
        }
        (Kind::List(one), Kind::List(other)) => Ok(Kind::List(Box::new(merged(*one, *other)?))),
        (Kind::Leaf(one), Kind::Leaf(other)) if one == other => Ok(Kind::Leaf(one)),
        (one, other) => Err(format!("both {one:?} and {other:?}")),
    }
}

/// A field of the schema; everything may be absent.
fn declared(name: &str, kind: &Kind) -> Result<Type, ParquetError> {
    let leaf = |physical, logical| {
        let field = Type::primitive_type_builder(name, physical).with_repetition(Repetition::OPTIONAL);
        field.with_logical_type(logical).build()
    };
    let group = |name: &str, repetition, logical, fields| {
        let field = Type::group_type_builder(name).with_repetition(repetition);
        field.with_logical_type(logical).with_fields(fields).build()
    };
    match kind {
        Kind::Leaf(Leaf::Text) => leaf(Physical::BYTE_ARRAY, Some(LogicalType::String)),
        Kind::Leaf(Leaf::Whole) => leaf(Physical::INT64, None),
        Kind::Leaf(Leaf::Flag) => leaf(Physical::BOOLEAN, None),
        Kind::Group(fields) => group(name, Repetition::OPTIONAL, None, all_declared(fields)?),
        Kind::List(inner) => {
            let element = vec![Arc::new(declared("element", inner)?)];
            let list = Arc::new(group("list", Repetition::REPEATED, None, element)?);
            group(name, Repetition::OPTIONAL, Some(LogicalType::List), vec![list])
        }
    }
}

fn all_declared(fields: &BTreeMap<String, Kind>) -> Result<Vec<Arc<Type>>, ParquetError> {
    fields.iter().map(|(name, kind)| declared(name, kind).map(Arc::new)).collect()
}

/// Where a value stands.
#[derive(Clone, Copy, Default)]
struct Level {
    /// How many of the places above it that may be absent or repeated are there.
    defined: i16,
    /// The list whose next member it begins; 0 begins a row.
    repeated: i16,
    /// How many lists it lies in.
    depth: i16,
}

/// Takes objects apart into columns.
#[derive(Default)]
struct Shredder {
    columns: Vec<Column>,
    /// The column of the next leaf.
    at: usize,
}

impl Shredder {
    fn row(&mut self, fields: &BTreeMap<String, Kind>, object: &Value) {
        self.at = 0;
        self.members(fields, object.as_object(), Level::default());
    }

    /// The fields of an object, or the gaps that it leaves where there is none.
    fn members(
        &mut self,
        fields: &BTreeMap<String, Kind>,
        object: Option<&Map<String, Value>>,
        level: Level,
    ) {
        for (name, kind) in fields {
            self.one(kind, object.and_then(|object| object.get(name)), level);
        }
    }

    fn one(&mut self, kind: &Kind, value: Option<&Value>, above: Level) {
        let level = Level { defined: above.defined + i16::from(value.is_some()), ..above };
        match kind {
            Kind::Group(fields) => self.members(fields, value.and_then(Value::as_object), level),
            Kind::List(inner) => {
                let begin = self.at;
                let found = value.and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
                let depth = level.depth + 1;
                if found.is_empty() {
                    self.one(inner, None, Level { depth, ..level });
                }
                for (place, member) in found.iter().enumerate() {
                    self.at = begin;
                    let repeated = if place == 0 { level.repeated } else { depth };
                    self.one(inner, Some(member), Level { defined: level.defined + 1, repeated, depth });
                }
            }
            Kind::Leaf(_) => self.leaf(value, level),
        }
    }

    fn leaf(&mut self, value: Option<&Value>, level: Level) {
        if self.columns.len() <= self.at {
            self.columns.resize_with(self.at + 1, Column::default);
        }
        if let Some(column) = self.columns.get_mut(self.at) {
            column.definitions.push(level.defined);
            column.repetitions.push(level.repeated);
            match value {
                Some(Value::Bool(flag)) => column.flags.push(*flag),
                Some(Value::Number(number)) => column.wholes.extend(number.as_i64()),
                Some(Value::String(text)) => column.texts.push(text.as_str().into()),
                _ => {}
            }
        }
        self.at += 1;
    }
}
