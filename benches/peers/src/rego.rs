//! Regorus, by its interpreter and by its virtual machine.

use crate::Found;
use crate::clock::at_work;
use regorus::languages::rego::compiler::Compiler;
use regorus::rvm::RegoVM;
use regorus::{Engine, Value};
use std::error::Error;
use std::sync::Arc;
use std::time::Duration;

const ENTRY: &str = "data.mtcr";

fn engine(rules: &str) -> Result<Engine, Box<dyn Error>> {
    let mut engine = Engine::new();
    engine.set_rego_v0(false);
    engine.add_policy("rules.rego".to_owned(), rules.to_owned())?;
    Ok(engine)
}

fn values(inputs: &[&serde_json::Value]) -> Result<Vec<Value>, Box<dyn Error>> {
    inputs.iter().map(|input| Ok(Value::from_json_str(&input.to_string())?)).collect()
}

fn entries(value: &Value) -> Vec<usize> {
    let Ok(set) = value.as_set() else { return Vec::new() };
    set.iter().filter_map(|entry| entry.as_u64().ok().and_then(|entry| usize::try_from(entry).ok())).collect()
}

/// The two sets, each an entry point.
fn each(
    inputs: &[&serde_json::Value],
    mut set: impl FnMut(&str, &Value) -> Result<Value, Box<dyn Error>>,
) -> Result<(Duration, Vec<Found>), Box<dyn Error>> {
    let values = values(inputs)?;
    let start = at_work();
    let mut found = Vec::with_capacity(values.len());
    for value in &values {
        found.push((entries(&set("shown", value)?), entries(&set("possible", value)?)));
    }
    Ok((at_work() - start, found))
}

/// By the interpreter.
pub fn interpreted(
    rules: &str,
    inputs: &[&serde_json::Value],
) -> Result<(Duration, Vec<Found>), Box<dyn Error>> {
    let mut engine = engine(rules)?;
    each(inputs, |name, value| {
        if name == "shown" {
            engine.set_input(value.clone());
        }
        Ok(engine.eval_rule(format!("{ENTRY}.{name}"))?)
    })
}

/// By the virtual machine.
pub fn compiled(
    rules: &str,
    inputs: &[&serde_json::Value],
) -> Result<(Duration, Vec<Found>), Box<dyn Error>> {
    let mut engine = engine(rules)?;
    let points = [format!("{ENTRY}.shown"), format!("{ENTRY}.possible")];
    let policy = engine.compile_with_entrypoint(&Arc::from(points[0].as_str()))?;
    let program = Compiler::compile_from_policy(&policy, &[points[0].as_str(), points[1].as_str()])?;
    let mut machine = RegoVM::new();
    machine.load_program(program);
    each(inputs, |name, value| {
        machine.set_input(value.clone());
        Ok(machine.execute_entry_point_by_name(&format!("{ENTRY}.{name}"))?)
    })
}
