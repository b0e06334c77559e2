//! One engine over the rules and rows that `mtcr-bulk-bench` writes: `mtcr-bulk-peers ENGINE FOLDER`.
//!
//! Reading rules and rows is not timed, nor is turning rows into what the engine takes them as; evaluation and reading off
//! the entries found is. Every answer is compared with what the plan found.
//! Prints one JSON object: `{"engine", "rows", "seconds", "different", "peak_megabytes"}`.

mod cedar;
mod clock;
mod rego;
mod zen;

use serde_json::Value;
use std::time::Duration;

/// A row: what is known of a product, and the entries to be found, in order.
struct Row {
    input: Value,
    shown: Vec<usize>,
    possible: Vec<usize>,
}

/// What an engine found of a row: entries shown, entries possible, in any order.
type Found = (Vec<usize>, Vec<usize>);

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [engine, folder] = arguments.as_slice() else {
        return Err("usage: mtcr-bulk-peers ENGINE FOLDER".into());
    };
    let read = |name: &str| std::fs::read_to_string(std::path::Path::new(folder).join(name));
    let entries = |row: &Value, key: &str| -> Vec<usize> {
        let list = row.get(key).and_then(Value::as_array).into_iter().flatten();
        list.filter_map(Value::as_u64).filter_map(|entry| usize::try_from(entry).ok()).collect()
    };
    let rows: Vec<Row> = read("rows.ndjson")?
        .lines()
        .map(|line| {
            let row: Value = serde_json::from_str(line)?;
            let (shown, possible) = (entries(&row, "shown"), entries(&row, "possible"));
            Ok(Row { input: row.get("input").cloned().unwrap_or_default(), shown, possible })
        })
        .collect::<Result<_, serde_json::Error>>()?;
    let inputs: Vec<&Value> = rows.iter().map(|row| &row.input).collect();
    let (spent, found): (Duration, Vec<Found>) = match engine.as_str() {
        "regorus" => rego::interpreted(&read("rules.rego")?, &inputs)?,
        "regorus-rvm" => rego::compiled(&read("rules.rego")?, &inputs)?,
        "cedar" => cedar::run(&read("rules.cedar")?, &inputs)?,
        "zen-engine" => zen::run(&read("rules.zen.json")?, &inputs)?,
        other => return Err(format!("unknown engine `{other}`").into()),
    };
    let different = rows.iter().zip(found).filter(|(row, (shown, possible))| {
        let ordered = |entries: &[usize]| {
            let mut entries = entries.to_vec();
            entries.sort_unstable();
            entries
        };
        ordered(shown) != row.shown || ordered(possible) != row.possible
    });
    println!(
        "{}",
        serde_json::json!({
            "engine": engine,
            "rows": rows.len(),
            "seconds": spent.as_secs_f64(),
            "different": different.count(),
            "peak_megabytes": peak_megabytes(),
        })
    );
    Ok(())
}

/// The most memory that this process had, rows and rules included; none where the system does not say.
fn peak_megabytes() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().trim_end_matches(" kB").trim().parse::<u64>().ok().map(|kilobytes| kilobytes / 1024)
}
