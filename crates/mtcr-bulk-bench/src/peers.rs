//! The rules and rows of the plan as other engines read them.

mod cedar;
mod rego;
mod zen;

use crate::rounds::batches;
use mtcr_annex::Classifier;
use mtcr_bulk::export::{Exported, Formula, HandedOver};
use mtcr_bulk::{Batch, Plan};
use mtcr_rules::Truth;
use serde_json::{Map, Value, json};
use std::fmt::Write;
use std::path::Path;

/// Which of the two sides of a three-valued truth: engines know two values only.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Side {
    /// True.
    Shown,
    /// Not False.
    Possible,
}

impl Side {
    pub(crate) const BOTH: [Side; 2] = [Side::Shown, Side::Possible];

    fn other(self) -> Self {
        match self {
            Side::Shown => Side::Possible,
            Side::Possible => Side::Shown,
        }
    }

    pub(crate) fn name(self) -> &'static str {
        match self {
            Side::Shown => "shown",
            Side::Possible => "possible",
        }
    }
}

/// A formula of one side as a tree that every language can say.
pub(crate) enum Said<'f> {
    Always(bool),
    /// Joined by `and` (true) or `or` (false).
    Joined(bool, Vec<(usize, Side)>),
    Not(usize, Side),
    Same(usize, Side),
    Leaf(&'f Formula),
}

/// The formulas of a plan by their sides, with what is the same in every row left out.
pub(crate) struct Sided<'e> {
    pub(crate) exported: &'e Exported,
    /// By formula: what its sides are where they are the same in every row, Shown first.
    settled: Vec<[Option<bool>; 2]>,
}

impl<'e> Sided<'e> {
    pub(crate) fn new(exported: &'e Exported) -> Self {
        let mut sided = Sided { exported, settled: Vec::new() };
        // A formula stands after those it joins.
        for at in 0..exported.formulas.len() {
            let settled = Side::BOTH.map(|side| match sided.plain(at, side) {
                Said::Always(always) => Some(always),
                Said::Leaf(_) => None,
                Said::Not(inner, side) => sided.settled(inner, side).map(|settled| !settled),
                Said::Same(inner, side) => sided.settled(inner, side),
                Said::Joined(all, members) => {
                    let mut members = members.into_iter().map(|(member, side)| sided.settled(member, side));
                    let last = members.clone().any(|settled| settled == Some(!all));
                    if last { Some(!all) } else { members.all(|settled| settled == Some(all)).then_some(all) }
                }
            });
            sided.settled.push(settled);
        }
        sided
    }

    fn settled(&self, at: usize, side: Side) -> Option<bool> {
        let [shown, possible] = self.settled.get(at).copied().unwrap_or_default();
        if side == Side::Shown { shown } else { possible }
    }

    /// What a formula says of one side.
    pub(crate) fn said(&self, at: usize, side: Side) -> Said<'e> {
        if let Some(always) = self.settled(at, side) {
            return Said::Always(always);
        }
        match self.plain(at, side) {
            Said::Joined(all, mut members) => {
                members.retain(|(member, side)| self.settled(*member, *side).is_none());
                match members.as_slice() {
                    [(only, side)] => Said::Same(*only, *side),
                    _ => Said::Joined(all, members),
                }
            }
            said => said,
        }
    }

    fn plain(&self, at: usize, side: Side) -> Said<'e> {
        // One that is not there is False.
        let Some(formula) = self.exported.formulas.get(at) else { return Said::Always(false) };
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
    let sided = Sided::new(&exported);
    put("rules.rego", &rego::rules(&sided))?;
    put("rules.cedar", &cedar::rules(&sided))?;
    put("rules.zen.json", &zen::rules(&sided).to_string())?;
    let batches = batches(classifier, plan, rows, seed);
    let mut lines = String::new();
    for batch in &batches {
        let rows = plan.handed_over(batch);
        for (at, row) in plan.evaluate(batch).iter().enumerate() {
            let of = |shown: bool| -> Vec<usize> {
                let entries = row.entries().filter(|entry| !shown || entry.truth.is_true());
                entries.map(|entry| entry.entry.index()).collect()
            };
            let row = json!({
                "input": input(&rows, at),
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

fn input(rows: &HandedOver, row: usize) -> Value {
    let mut object = Map::new();
    for (number, answer) in rows.answered(row) {
        object.insert(format!("k{number}"), json!(answer));
    }
    for (figure, (low, high)) in rows.figures(row) {
        object.insert(format!("l{figure}"), json!(low));
        object.insert(format!("h{figure}"), json!(high));
    }
    Value::Object(object)
}
