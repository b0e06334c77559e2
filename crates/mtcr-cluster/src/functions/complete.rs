//! Calls completed before a query is planned, so that they mean the same in every process.
//!
//! `mtcr_classify('map.toml', name, thrust)` becomes
//! `mtcr_classify('law:…', '…text…', named_struct('name', name, 'thrust', thrust))`: later on a planner may call a column
//! otherwise, and the process that evaluates may not see the file, or may be of another version.

use super::answer;
use crate::{law, mapping};
use datafusion::arrow::datatypes::DataType;
use datafusion::common::config::ConfigOptions;
use datafusion::common::tree_node::Transformed;
use datafusion::common::{DFSchema, plan_datafusion_err, plan_err};
use datafusion::error::Result;
use datafusion::functions::core::expr_fn::named_struct;
use datafusion::logical_expr::expr::ScalarFunction;
use datafusion::logical_expr::expr_rewriter::FunctionRewrite;
use datafusion::logical_expr::{Expr, ExprSchemable};
use datafusion::prelude::lit;
use jiff::civil::Date;
use mtcr_bulk_files::Table;

/// Completes calls.
#[derive(Debug)]
pub(crate) struct Complete {
    on: Date,
}

impl Complete {
    /// For lines of a day.
    pub(crate) fn new(on: Date) -> Self {
        Complete { on }
    }
}

impl FunctionRewrite for Complete {
    fn name(&self) -> &str {
        "mtcr_complete"
    }

    fn rewrite(&self, expr: Expr, schema: &DFSchema, _: &ConfigOptions) -> Result<Transformed<Expr>> {
        let Expr::ScalarFunction(ScalarFunction { func, args }) = expr else {
            return Ok(Transformed::no(expr));
        };
        let done = match func.name() {
            answer::NAME | "mtcr_classify" | "mtcr_category" | "mtcr_entries" => {
                classified(func.name(), &args, schema)?
            }
            "mtcr_refer" => self.referred(&args, schema)?,
            _ => None,
        };
        Ok(match done {
            Some(args) => Transformed::yes(Expr::ScalarFunction(ScalarFunction { func, args })),
            None => Transformed::no(Expr::ScalarFunction(ScalarFunction { func, args })),
        })
    }
}

/// A call that classifies: the stamp of the law, the text of the mapping, the columns; or the stamp and dossiers.
fn classified(name: &str, args: &[Expr], schema: &DFSchema) -> Result<Option<Vec<Expr>>> {
    let [given, columns @ ..] = args else { return Ok(None) };
    if text(given).is_some_and(law::is_stamp) || given.get_type(schema)? == answer::kind() {
        return Ok(None);
    }
    let stamp = law::stamp().map_err(|error| plan_datafusion_err!("{error}"))?;
    if columns.is_empty() {
        return Ok(Some(vec![lit(stamp), given.clone()]));
    }
    let given = text(given).ok_or_else(|| {
        plan_datafusion_err!(
            "the first argument of `{name}` is the mapping: the name of its file or its text, between single quotes"
        )
    })?;
    let given = mapping::text_of(given).map_err(|error| plan_datafusion_err!("{error}"))?;
    let group = named(name, columns, schema)?;
    let DataType::Struct(fields) = group.get_type(schema)? else {
        return plan_err!("the columns of `{name}` have no names");
    };
    // Mistakes are told before the first row is read.
    let map = mapping::read(&given).map_err(|error| plan_datafusion_err!("{error}"))?;
    let desk = law::desk().map_err(|error| plan_datafusion_err!("{error}"))?;
    let names: Vec<&str> = fields.iter().map(|field| field.name().as_str()).collect();
    Table::of_columns(desk.classifier, None, &map, "the query", &names)
        .map_err(|error| plan_datafusion_err!("{error}"))?;
    Ok(Some(vec![lit(stamp), lit(given), group]))
}

impl Complete {
    /// A call that screens lines: the folder of the lists, the day, the state of the folder, the columns.
    fn referred(&self, args: &[Expr], schema: &DFSchema) -> Result<Option<Vec<Expr>>> {
        let wrong = || {
            plan_datafusion_err!(
                "`mtcr_refer` takes the folder of the lists that parties are screened against, between single quotes, and \
                 the columns of a line"
            )
        };
        let [lists, columns @ ..] = args else { return Err(wrong()) };
        let lists = text(lists).ok_or_else(wrong)?;
        if let [on, state, _] = columns
            && text(on).is_some()
            && text(state).is_some()
        {
            return Ok(None);
        }
        let group = named("mtcr_refer", columns, schema)?;
        if let DataType::Struct(fields) = group.get_type(schema)? {
            let names: Vec<&str> = fields.iter().map(|field| field.name().as_str()).collect();
            super::refer::check(&names).map_err(|error| plan_datafusion_err!("{error}"))?;
        }
        let state = super::refer::state_of(lists).map_err(|error| plan_datafusion_err!("{error}"))?;
        Ok(Some(vec![lit(lists), lit(self.on.to_string()), lit(state), group]))
    }
}

/// Columns as a group in which each has its name.
fn named(name: &str, columns: &[Expr], schema: &DFSchema) -> Result<Expr> {
    if let [group] = columns
        && matches!(group.get_type(schema)?, DataType::Struct(_))
    {
        return Ok(group.clone());
    }
    let mut parts = Vec::with_capacity(columns.len() * 2);
    for column in columns {
        let Expr::Column(of) = column else {
            return plan_err!(
                "`{name}`: `{column}` is no column, and so has no name that a mapping could know it by: write \
                 named_struct('Name', {column}, …) around all of them"
            );
        };
        parts.extend([lit(of.name.as_str()), column.clone()]);
    }
    Ok(named_struct(parts))
}

/// A text between quotes.
fn text(expr: &Expr) -> Option<&str> {
    match expr {
        Expr::Literal(value, _) => value.try_as_str().flatten(),
        _ => None,
    }
}
