//! Zen: one decision for each row.

use crate::Found;
use crate::clock::at_work;
use std::error::Error;
use std::pin::pin;
use std::sync::Arc;
use std::task::{Context, Poll, Waker};
use std::time::Duration;
use zen_engine::DecisionEngine;
use zen_engine::model::DecisionContent;

pub fn run(rules: &str, inputs: &[&serde_json::Value]) -> Result<(Duration, Vec<Found>), Box<dyn Error>> {
    let content: DecisionContent = serde_json::from_str(rules)?;
    let engine = DecisionEngine::default();
    let mut decision = engine.create_decision(Arc::new(content)).map_err(|error| format!("{error:?}"))?;
    decision.compile();
    let start = at_work();
    let mut found = Vec::with_capacity(inputs.len());
    for input in inputs {
        let response = wait(decision.evaluate((*input).into())).map_err(|error| format!("{error:?}"))?;
        let result: serde_json::Value = serde_json::to_value(&response.result)?;
        let (mut shown, mut possible) = (Vec::new(), Vec::new());
        for (key, value) in result.as_object().into_iter().flatten() {
            if value != &serde_json::Value::Bool(true) {
                continue;
            }
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
