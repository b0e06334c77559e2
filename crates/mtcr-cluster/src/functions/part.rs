//! `mtcr_classify`, `mtcr_category` and `mtcr_entries`: one part of an answer each.

use super::answer::{self, Answers};
use datafusion::arrow::datatypes::DataType;
use datafusion::common::plan_err;
use datafusion::error::Result;
use datafusion::logical_expr::simplify::{ExprSimplifyResult, SimplifyContext};
use datafusion::logical_expr::{
    ColumnarValue, Expr, ScalarFunctionArgs, ScalarUDF, ScalarUDFImpl, Signature, Volatility,
};

/// A function that gives one part of what [`Answers`] gives, as text: of a whole answer, or of what it is asked itself. A
/// planner turns the latter into the former, so that a query that asks for several parts of one product has it evaluated
/// once. The part is not taken by `get_field`, which planners move to where the answer would be evaluated again.
#[derive(Debug, PartialEq, Eq, Hash)]
pub(crate) struct Part {
    name: &'static str,
    field: &'static str,
    signature: Signature,
}

impl Part {
    /// `mtcr_classify`: the verdict.
    pub(crate) fn verdict() -> Self {
        Part::new("mtcr_classify", "verdict")
    }

    /// `mtcr_category`: the category, `none to II` where it is not settled.
    pub(crate) fn category() -> Self {
        Part::new("mtcr_category", "category")
    }

    /// `mtcr_entries`: the entries under which the product is controlled.
    pub(crate) fn entries() -> Self {
        Part::new("mtcr_entries", "entries")
    }

    fn new(name: &'static str, field: &'static str) -> Self {
        Part { name, field, signature: Signature::variadic_any(Volatility::Immutable) }
    }
}

impl ScalarUDFImpl for Part {
    fn name(&self) -> &str {
        self.name
    }

    fn signature(&self) -> &Signature {
        &self.signature
    }

    fn return_type(&self, arguments: &[DataType]) -> Result<DataType> {
        match arguments {
            [] => plan_err!("`{}` takes a mapping and columns, or the text of a dossier", self.name),
            _ => Ok(DataType::Utf8),
        }
    }

    fn simplify(&self, arguments: Vec<Expr>, context: &SimplifyContext) -> Result<ExprSimplifyResult> {
        if let [answer] = arguments.as_slice()
            && context.get_data_type(answer)? == answer::kind()
        {
            return Ok(ExprSimplifyResult::Original(arguments));
        }
        let whole = ScalarUDF::from(Answers::new()).call(arguments);
        let own = Part::new(self.name, self.field);
        Ok(ExprSimplifyResult::Simplified(ScalarUDF::from(own).call(vec![whole])))
    }

    fn invoke_with_args(&self, call: ScalarFunctionArgs) -> Result<ColumnarValue> {
        answer::part(&call, self.field)
    }
}
