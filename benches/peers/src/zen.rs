//! Zen: one decision for each row.

use crate::Found;
use crate::clock::at_work;
use std::error::Error;
use std::pin::pin;
use std::task::{Context, Poll, Waker};
use std::time::Duration;
use zen_engine::Decision;
use zen_engine::Variable;
use zen_engine::model::GraphContent;

pub fn run(rules: &str, inputs: &[&serde_json::Value]) -> Result<(Duration, Vec<Found>), Box<dyn Error>> {
    let content: GraphContent = serde_json::from_str(rules)?;
    let mut decision = Decision::from(content);
    decision.compile();
    let values: Vec<Variable> = inputs.iter().map(|input| (*input).into()).collect();
    let start = at_work();
    let mut found = Vec::with_capacity(values.len());
    for value in values {
        let response = wait(decision.evaluate(value)).map_err(|error| format!("{error:?}"))?;
        let Variable::Object(result) = &response.result else {
            return Err("a decision without outputs".into());
        };
        let (mut shown, mut possible) = (Vec::new(), Vec::new());
        for (key, value) in result.borrow().iter() {
            if !matches!(value, Variable::Bool(true)) {
                continue;
            }
            let key: &str = key.as_ref();
            if let Some(entry) = key.strip_prefix("shown") {
                shown.extend(entry.parse::<usize>().ok());
            } else if let Some(entry) = key.strip_prefix("possible") {
                possible.extend(entry.parse::<usize>().ok());
            }
        }
        found.push((shown, possible));
    }
    Ok((at_work() - start, found))
}

/// Runs what never waits for anything to its end.
fn wait<T>(future: impl Future<Output = T>) -> T {
    let mut future = pin!(future);
    let mut context = Context::from_waker(Waker::noop());
    loop {
        if let Poll::Ready(ready) = future.as_mut().poll(&mut context) {
            return ready;
        }
    }
}
