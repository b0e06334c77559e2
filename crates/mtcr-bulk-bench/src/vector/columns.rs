//! Formulas, columns and what is to be found of them, as files: columns as plain numbers, the lowest byte first.

use super::formulas;
use mtcr_bulk::export::Ends;
use mtcr_bulk::{Batch, Plan};
use mtcr_rules::Truth;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;
use std::path::Path;

/// Writes formulas, columns and the answers of the plan into a folder.
///
/// `rules.py` has the formulas; `columns.json` names the columns and the answers of codes; `NAME.f4` is a column of figures,
/// `NAME.i4` one of codes; `NAME.u1` says of every row whether an entry is shown, or possible.
///
/// # Errors
/// What cannot be written.
pub(super) fn write(plan: &Plan<'_>, batch: &Batch, folder: &Path) -> Result<(), String> {
    std::fs::create_dir_all(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let put = |name: &str, bytes: &[u8]| {
        let path = folder.join(name);
        std::fs::write(&path, bytes).map_err(|error| format!("{}: {error}", path.display()))
    };
    let exported = plan.export();
    let rows = plan.handed_over(batch);
    let numbered = rows.tables.iter().enumerate();
    let codes: BTreeMap<usize, usize> =
        numbered.flat_map(|(at, table)| table.tests.iter().map(move |(test, _)| (*test, at))).collect();
    let written = formulas::write(&exported, &codes);
    put("rules.py", written.text.as_bytes())?;

    let mut tables = Map::new();
    let mut coded = Vec::new();
    for (at, table) in rows.tables.iter().enumerate() {
        let mut read = false;
        for (test, truths) in table.tests.iter().filter(|(test, _)| written.answered.contains(test)) {
            read = true;
            let side = |of: fn(&Truth) -> bool| truths.iter().map(of).collect::<Vec<bool>>();
            tables.insert(format!("k{test}t"), json!(side(|truth| *truth == Truth::True)));
            tables.insert(format!("k{test}p"), json!(side(|truth| *truth != Truth::False)));
        }
        if read {
            let bytes: Vec<u8> = table.codes.iter().flat_map(|code| code.to_le_bytes()).collect();
            put(&format!("c{at}.i4"), &bytes)?;
            coded.push(format!("c{at}"));
        }
    }

    for figure in &written.figures {
        let column = rows.figures.get(*figure).map(Vec::as_slice).unwrap_or_default();
        for (end, of) in [("l", low as fn(&Ends) -> u32), ("h", high)] {
            let place = |row: usize| {
                let known = column.get(row).copied().flatten();
                known.and_then(|ends| u16::try_from(of(&ends)).ok()).map_or(f32::NAN, f32::from)
            };
            let bytes: Vec<u8> = (0..batch.len()).flat_map(|row| place(row).to_le_bytes()).collect();
            put(&format!("{end}{figure}.f4"), &bytes)?;
        }
    }

    let mut found: BTreeMap<String, Vec<u8>> = BTreeMap::new();
    for (entry, _) in &exported.entries {
        for side in ["shown", "possible"] {
            found.insert(format!("{side}{}", entry.index()), vec![0; batch.len()]);
        }
    }
    for (row, outcome) in plan.evaluate(batch).iter().enumerate() {
        for entry in outcome.entries() {
            for (side, holds) in [("shown", entry.truth.is_true()), ("possible", true)] {
                let column = found.get_mut(&format!("{side}{}", entry.entry.index()));
                if let Some(slot) = column.and_then(|column| column.get_mut(row)) {
                    *slot = u8::from(holds);
                }
            }
        }
    }
    for (name, column) in &found {
        put(&format!("{name}.u1"), column)?;
    }
    let described: Value = json!({
        "rows": batch.len(),
        "figures": written.figures,
        "codes": coded,
        "tables": tables,
        "asked": found.keys().collect::<Vec<_>>(),
    });
    put("columns.json", described.to_string().as_bytes())
}

fn low(ends: &Ends) -> u32 {
    ends.0
}

fn high(ends: &Ends) -> u32 {
    ends.1
}
