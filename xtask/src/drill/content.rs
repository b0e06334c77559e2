//! What a node of a drill has kept: jobs that were done, with their results.

use serde_json::{Value, json};

/// Entries whose coverage is proved quickly.
const ENTRIES: [&str; 4] = ["12.A.1", "9.A.6", "4.C.2", "19.A.2"];
/// The national lists.
const LISTS: [&str; 2] = ["us", "eu"];

/// Has a node do so many jobs; their ids, once all are over and recorded.
///
/// # Errors
/// The node does not answer as it should.
pub(super) fn write(address: &str, jobs: u64) -> Result<Vec<String>, String> {
    let mut ids = Vec::new();
    let mut entries = ENTRIES.iter().cycle();
    let mut lists = LISTS.iter().cycle();
    for at in 0..jobs {
        let (Some(entry), Some(list)) = (entries.next(), lists.next()) else { break };
        let place = format!("{address}/api/v1/annex/cover/{list}");
        let request = ureq::post(&place).header("content-type", "application/json");
        let request = request.header("idempotency-key", format!("drill-{at}"));
        let told = request.send(json!({"entries": [entry]}).to_string());
        let told = told.and_then(|mut answer| answer.body_mut().read_to_string());
        let told = told.map_err(|error| format!("{place}: {error}"))?;
        let job: Value = serde_json::from_str(&told).map_err(|error| format!("{place}: {error}"))?;
        let id = job.get("id").and_then(Value::as_str).ok_or_else(|| format!("{place}: {told}"))?.to_owned();
        // Its events end when it does.
        let events = format!("{address}/api/v1/jobs/{id}/events");
        let said = ureq::get(&events).call().and_then(|mut answer| answer.body_mut().read_to_string());
        let said = said.map_err(|error| format!("{events}: {error}"))?;
        if !said.contains("\"done\"") {
            return Err(format!("{events}: {said}"));
        }
        ids.push(id);
    }
    Ok(ids)
}
