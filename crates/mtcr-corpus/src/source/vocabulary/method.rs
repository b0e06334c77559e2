//! Computed facts: `vocabulary/methods/*.toml`.

use serde::{Deserialize, Serialize};

use crate::reader::Fields;
use crate::source::{FactSource, FileId, Located, ReadInSource, Shape, Span, VocabularySource};

/// How a fact is computed from others.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MethodSource {
    /// The file.
    pub file: FileId,
    /// The fact that is computed.
    pub result: Located<String>,
    /// How; `None` only where the file was refused.
    pub figure: Option<MethodFigure>,
    /// The law that lays it down.
    pub source: Option<ReadInSource>,
    /// In our own words.
    pub summary: Located<String>,
    /// Fixed quantities by name.
    pub constants: Vec<(Located<String>, Located<String>)>,
    /// Examples it must meet; they are not part of a blob.
    #[serde(skip)]
    pub cases: Vec<MethodCaseSource>,
}

/// The two ways of computing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum MethodFigure {
    /// A formula over facts and constants.
    Formula(Located<String>),
    /// A sum over a list.
    Sum {
        /// The member fact that is summed.
        sum: Located<String>,
        /// The list.
        over: Located<String>,
        /// The members that count; `None` only where the file was refused.
        condition: Option<Located<String>>,
        /// The products the method is for; all of them when absent.
        applies: Option<Located<String>>,
    },
}

/// An example of a method.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MethodCaseSource {
    /// Where it begins.
    pub at: Span,
    /// What is given.
    pub facts: Vec<FactSource>,
    /// What the result must lie inside.
    pub result: Option<Located<Shape>>,
}

impl MethodSource {
    /// Reads the file of one method into the vocabulary.
    pub(crate) fn read_into(mut fields: Fields<'_>, into: &mut VocabularySource) {
        let constants = fields.table("constants").map(|mut table| table.others()).unwrap_or_default();
        into.methods.push(Self {
            file: fields.reading().id,
            result: fields.required_text("result"),
            figure: MethodFigure::read(&mut fields),
            source: Some(fields.required_text("source"))
                .filter(|text| !text.value.is_empty())
                .map(|text| ReadInSource::split(&text)),
            summary: fields.required_text("summary"),
            constants: constants
                .into_iter()
                .filter_map(|(name, value)| Some((name, value.text()?)))
                .collect(),
            cases: fields.tables("case").into_iter().map(MethodCaseSource::read).collect(),
        });
    }
}

impl MethodFigure {
    fn read(fields: &mut Fields<'_>) -> Option<Self> {
        fields.conflicting("formula", "sum", "a method has either a formula or a sum over a list");
        if let Some(sum) = fields.text("sum") {
            fields.rule("formula");
            let over = fields.required_text("over");
            let condition = Some(fields.required_rule("where")).filter(|rule| !rule.value.is_empty());
            return Some(Self::Sum { sum, over, condition, applies: fields.rule("applies") });
        }
        if fields.value("formula").is_none() {
            fields.missing("formula");
        }
        fields.rule("formula").map(Self::Formula)
    }
}

impl MethodCaseSource {
    fn read(mut fields: Fields<'_>) -> Self {
        Self {
            at: fields.at(),
            facts: fields.table("facts").map(FactSource::read_all).unwrap_or_default(),
            result: fields.required("result").and_then(|value| value.shape()),
        }
    }
}
