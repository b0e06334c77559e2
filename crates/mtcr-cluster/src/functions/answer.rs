//! `mtcr_answer(mapping, column…)`: what is found of a product.

use super::cells;
use crate::law;
use crate::mapping;
use datafusion::arrow::array::{Array, ArrayRef, AsArray, StringBuilder, StructArray};
use datafusion::arrow::datatypes::{DataType, Field, Fields};
use datafusion::common::{exec_err, plan_err};
use datafusion::error::{DataFusionError, Result};
use datafusion::logical_expr::{ColumnarValue, ScalarFunctionArgs, ScalarUDFImpl, Signature, Volatility};
use mtcr_bulk_files::{Answer, Cell, Table};
use std::sync::Arc;

/// What an answer has, in this order.
pub(crate) const FIELDS: [&str; 5] = ["verdict", "category", "entries", "limits_met", "open"];

/// The name it travels by.
pub(crate) const NAME: &str = "mtcr_answer";

/// The function. It gives the verdict, the category, the entries under which the product is controlled, the open entries
/// whose figures are all met, and how many entries are open, each as text. Of a row that is no product each says
/// `malformed: ` and why.
#[derive(Debug, PartialEq, Eq, Hash)]
pub(crate) struct Answers {
    signature: Signature,
}

impl Answers {
    pub(crate) fn new() -> Self {
        Answers { signature: Signature::variadic_any(Volatility::Immutable) }
    }
}

/// The type of an answer.
pub(crate) fn kind() -> DataType {
    DataType::Struct(fields())
}

fn fields() -> Fields {
    FIELDS.iter().map(|name| Field::new(*name, DataType::Utf8, false)).collect()
}

impl ScalarUDFImpl for Answers {
    fn name(&self) -> &str {
        NAME
    }

    fn signature(&self) -> &Signature {
        &self.signature
    }

    fn return_type(&self, arguments: &[DataType]) -> Result<DataType> {
        match arguments {
            [] => plan_err!("`{NAME}` takes a mapping and columns, or the text of a dossier"),
            _ => Ok(kind()),
        }
    }

    fn invoke_with_args(&self, call: ScalarFunctionArgs) -> Result<ColumnarValue> {
        answers(&call).map(|answers| ColumnarValue::Array(Arc::new(answers)))
    }
}

/// The answers to a completed call: the stamp of the law, then a mapping and one group of columns, or the texts of dossiers.
pub(crate) fn answers(call: &ScalarFunctionArgs) -> Result<StructArray> {
    let desk = law::desk().map_err(DataFusionError::Execution)?;
    let plan = desk.plan.as_ref();
    let [law, given @ ..] = call.args.as_slice() else { return not_completed() };
    let Some(stamped) = text(law).filter(|text| law::is_stamp(text)) else { return not_completed() };
    law::check(stamped).map_err(DataFusionError::Execution)?;
    let judged = match given {
        [dossiers] => {
            let column = cells::column(&dossiers.to_array(call.number_rows)?)?;
            let rows: Vec<Vec<Cell>> = column.into_iter().map(|cell| vec![cell]).collect();
            Table::of_dossiers(desk.classifier, plan).judge(rows)
        }
        [mapping, columns] => {
            let Some(mapping) = text(mapping) else { return not_completed() };
            let map = mapping::read(mapping).map_err(DataFusionError::Execution)?;
            let columns = columns.to_array(call.number_rows)?;
            let columns = group(&columns)?;
            let table = Table::of_columns(desk.classifier, plan, &map, "the query", &columns.column_names());
            let table = table.map_err(|error| DataFusionError::Execution(error.to_string()))?;
            table.judge(cells::rows(columns)?)
        }
        _ => return not_completed(),
    };
    tracing::info!(target: "mtcr_cluster::evaluated", rows = judged.len(), "evaluated");
    Ok(written(&judged))
}

/// A text that is the same for every row.
pub(crate) fn text(value: &ColumnarValue) -> Option<&str> {
    match value {
        ColumnarValue::Scalar(value) => value.try_as_str().flatten(),
        ColumnarValue::Array(_) => None,
    }
}

/// A call that came from a session which does not complete calls.
pub(crate) fn not_completed<T>() -> Result<T> {
    exec_err!("the call was not completed: register the functions of this program together")
}

/// The columns of a group.
pub(crate) fn group(columns: &ArrayRef) -> Result<&StructArray> {
    match columns.as_struct_opt() {
        Some(columns) => Ok(columns),
        None => exec_err!("columns come as a group of named ones, not as {}", columns.data_type()),
    }
}

fn written(judged: &[std::result::Result<Answer, String>]) -> StructArray {
    let mut columns: Vec<StringBuilder> = FIELDS.iter().map(|_| StringBuilder::new()).collect();
    for row in judged {
        let values = match row {
            Ok(answer) => [
                answer.verdict.as_str().to_owned(),
                category(answer),
                answer.entries.join("; "),
                answer.limits_met.join("; "),
                answer.open.to_string(),
            ],
            Err(reason) => FIELDS.map(|_| format!("malformed: {reason}")),
        };
        for (column, value) in columns.iter_mut().zip(values) {
            column.append_value(value);
        }
    }
    let arrays = columns.into_iter().map(|mut column| Arc::new(column.finish()) as ArrayRef).collect();
    StructArray::new(fields(), arrays, None)
}

/// `II` where it is settled, else the least and the gravest that are possible: `none to II`.
fn category(answer: &Answer) -> String {
    let said =
        |category: Option<mtcr_corpus::Category>| category.map_or("none", mtcr_corpus::Category::as_str);
    let (least, gravest) = (said(answer.at_least), said(answer.could_be));
    if least == gravest { least.to_owned() } else { format!("{least} to {gravest}") }
}

/// One part of answers: of those that the call has, else of those to the call.
pub(crate) fn part(call: &ScalarFunctionArgs, field: &str) -> Result<ColumnarValue> {
    let answers = match call.args.as_slice() {
        [answers] if answers.data_type() == kind() => group(&answers.to_array(call.number_rows)?)?.clone(),
        _ => answers(call)?,
    };
    match answers.column_by_name(field) {
        Some(column) => Ok(ColumnarValue::Array(Arc::clone(column))),
        None => exec_err!("an answer has no `{field}`"),
    }
}
