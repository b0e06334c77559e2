//! The rules and rows of the plan as other engines read them.

mod cedar;
mod rego;
mod zen;

use crate::bench::batches;
use mtcr_annex::Classifier;
use mtcr_bulk::export::{Exported, Formula, Inputs};
use mtcr_bulk::{Batch, Plan};
use mtcr_rules::Truth;
use serde_json::{Map, Value, json};
use std::fmt::Write;
use std::path::Path;

/// Which of the two sides of a three-valued truth: engines know two values only.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    /// True.
    Shown,
    /// Not False.
    Possible,
}

impl Side {
    const BOTH: [Side; 2] = [Side::Shown, Side::Possible];

    fn other(self) -> Self {
        match self {
            Side::Shown => Side::Possible,
            Side::Possible => Side::Shown,
        }
    }

    fn name(self) -> &'static str {
        match self {
            Side::Shown => "shown",
            Side::Possible => "possible",
        }
    }
}

/// A formula of one side as a tree that every language can say.
enum Said<'f> {
    Always(bool),
    /// Joined by `and` (true) or `or` (false).
    Joined(bool, Vec<(usize, Side)>),
    Not(usize, Side),
    Same(usize, Side),
    Leaf(&'f Formula),
}

/// What a formula says of one side.
fn said(formula: &Formula, side: Side) -> Said<'_> {
    let members = |members: &[usize]| members.iter().map(|member| (*member, side)).collect();
    match formula {
        Formula::Always(truth) => Said::Always(match side {
            Side::Shown => *truth == Truth::True,
            Side::Possible => *truth != Truth::False,
        }),
        Formula::All(all) => Said::Joined(true, members(all)),
        Formula::Any(any) => Said::Joined(false, members(any)),
        Formula::Agreed(all) => Said::Joined(side == Side::Shown, members(all)),
        Formula::Not(inner) => Said::Not(*inner, side.other()),
        Formula::Possible(inner) => Said::Same(*inner, Side::Possible),
        Formula::Certain(inner) => Said::Same(*inner, Side::Shown),
        Formula::Answered(_) | Formula::Figure { .. } | Formula::HighBelow { .. } => Said::Leaf(formula),
    }
}

/// Writes the rules in every language, and rows with what is to be found of them, into a folder; gives the rows as batches.
///
/// # Errors
/// What cannot be written.
pub fn write(
    classifier: &Classifier<'_>,
    plan: &Plan<'_>,
    rows: usize,
    seed: u64,
    folder: &Path,
) -> Result<Vec<Batch>, String> {
    let put = |name: &str, text: &str| {
        let path = folder.join(name);
        std::fs::write(&path, text).map_err(|error| format!("{}: {error}", path.display()))
    };
    std::fs::create_dir_all(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let exported = plan.export();
    put("rules.rego", &rego::rules(&exported))?;
    put("rules.cedar", &cedar::rules(&exported))?;
    put("rules.zen.json", &zen::rules(&exported).to_string())?;
    let batches = batches(classifier, plan, rows, seed);
    let mut lines = String::new();
    for batch in &batches {
        for (at, row) in plan.evaluate(batch).iter().enumerate() {
            let of = |shown: bool| -> Vec<usize> {
                let entries = row.entries().filter(|entry| !shown || entry.truth.is_true());
                entries.map(|entry| entry.entry.index()).collect()
            };
            let row = json!({
                "input": input(&plan.inputs(batch, at)),
                "shown": of(true),
                "possible": of(false),
            });
            // Writing to a string cannot fail.
            let _ = writeln!(lines, "{row}");
        }
    }
    put("rows.ndjson", &lines)?;
    Ok(batches)
}

fn input(inputs: &Inputs) -> Value {
    let mut object = Map::new();
    for (number, answer) in &inputs.answered {
        object.insert(format!("k{number}"), json!(answer));
    }
    for (figure, low, high) in &inputs.figures {
        object.insert(format!("l{figure}"), json!(low));
        object.insert(format!("h{figure}"), json!(high));
    }
    Value::Object(object)
}

/// The formula at a place; one that is not there is False.
fn formula(exported: &Exported, at: usize) -> &Formula {
    exported.formulas.get(at).unwrap_or(&Formula::Always(Truth::False))
}
