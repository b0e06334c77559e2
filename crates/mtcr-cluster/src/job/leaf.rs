//! Queries of one stage. More than that is not left to the engine: at this version an executor that dies between two stages
//! can end in a wrong count (decision 0083).

use super::NoJob;
use datafusion::common::tree_node::{TreeNode, TreeNodeRecursion};
use datafusion::logical_expr::{Expr, LogicalPlan, Volatility};

/// The table that a query of a job reads.
pub(crate) const TABLE: &str = "input";

/// Functions whose answers rest on the day, which the ledger keeps.
const PINNED: &str = "mtcr_refer";

/// Refuses a query that is more than columns of the one table, each row by itself.
///
/// # Errors
/// What in it is more.
pub(super) fn check(plan: &LogicalPlan) -> Result<(), NoJob> {
    let stages = |what: String| NoJob::Stages { what };
    match plan {
        LogicalPlan::TableScan(scan) if scan.table_name.table() == TABLE => return Ok(()),
        LogicalPlan::TableScan(scan) => {
            let other = scan.table_name.table();
            return Err(stages(format!(
                "this reads the table `{other}`; the one it has is called `{TABLE}`"
            )));
        }
        LogicalPlan::Projection(_) | LogicalPlan::SubqueryAlias(_) => {}
        other => return Err(stages(format!("this has {}", name(other)))),
    }
    for expr in plan.expressions() {
        expression(&expr)?;
    }
    plan.inputs().into_iter().try_for_each(check)
}

/// A part of a query in the words of SQL.
fn name(plan: &LogicalPlan) -> String {
    match plan {
        LogicalPlan::Aggregate(_) => "an aggregate (GROUP BY, count, sum, …)".to_owned(),
        LogicalPlan::Distinct(_) => "DISTINCT".to_owned(),
        LogicalPlan::Join(_) => "a join".to_owned(),
        LogicalPlan::Sort(_) => "ORDER BY".to_owned(),
        LogicalPlan::Limit(_) => "LIMIT".to_owned(),
        LogicalPlan::Filter(_) => "WHERE, HAVING or QUALIFY".to_owned(),
        LogicalPlan::Window(_) => "a window (OVER)".to_owned(),
        LogicalPlan::Union(_) => "UNION".to_owned(),
        LogicalPlan::Unnest(_) => "UNNEST".to_owned(),
        LogicalPlan::EmptyRelation(_) | LogicalPlan::Values(_) => {
            format!("rows that are not of the table `{TABLE}`")
        }
        other => other.display().to_string(),
    }
}

fn expression(expr: &Expr) -> Result<(), NoJob> {
    let mut wrong = None;
    let looked = expr.apply(|part| {
        wrong = match part {
            Expr::ScalarSubquery(_) | Expr::InSubquery(_) | Expr::Exists(_) | Expr::SetComparison(_) => {
                Some("this has a query within".to_owned())
            }
            Expr::ScalarFunction(call)
                if call.func.signature().volatility != Volatility::Immutable
                    && call.func.name() != PINNED =>
            {
                Some(format!("`{}` may differ each time a split is tried", call.func.name()))
            }
            _ => None,
        };
        Ok(if wrong.is_some() { TreeNodeRecursion::Stop } else { TreeNodeRecursion::Continue })
    });
    looked?;
    wrong.map_or(Ok(()), |what| Err(NoJob::Stages { what }))
}
