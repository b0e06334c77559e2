//! The functions of SQL.
//!
//! They travel to schedulers and executors by name alone; what they need besides the law is in their arguments.

mod answer;
mod cells;
mod complete;
mod part;
mod refer;

use complete::Complete;
use datafusion::execution::FunctionRegistry;
use datafusion::logical_expr::ScalarUDF;
use jiff::civil::Date;
use std::sync::Arc;

/// Every function, by the name it travels by.
#[must_use]
pub fn all() -> Vec<Arc<ScalarUDF>> {
    vec![
        Arc::new(ScalarUDF::from(answer::Answers::new())),
        Arc::new(ScalarUDF::from(part::Part::verdict())),
        Arc::new(ScalarUDF::from(part::Part::category())),
        Arc::new(ScalarUDF::from(part::Part::entries())),
        Arc::new(ScalarUDF::from(refer::Refer::new())),
    ]
}

/// Makes a session know the functions, and complete their calls before a query is planned: columns get their names, a
/// mapping is read from its file, lines are screened for the day `on`.
///
/// # Errors
/// A session that takes no functions.
pub fn register(session: &mut dyn FunctionRegistry, on: Date) -> datafusion::error::Result<()> {
    for function in all() {
        session.register_udf(function)?;
    }
    session.register_function_rewrite(Arc::new(Complete::new(on)))
}
