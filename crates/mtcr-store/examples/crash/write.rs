//! The process that is killed: it writes as fast as it can and says what was acknowledged.

use jiff::Timestamp;
use mtcr_store::{Expected, NewEvent, Options, Outcome, Payload, Store};
use serde_json::json;
use std::error::Error;
use std::io::Write;

/// Events of one batch, which are kept together or not at all.
pub(crate) const KINDS: [&str; 3] = ["job-queued", "job-started", "job-progressed"];
/// Batches between two checkpoints of a writer.
const SIGNED: u64 = 8;

pub(crate) fn options(key: &str) -> Options {
    Options { key: Some(key.into()), name: Some("arlandia.example/log".to_owned()), ..Options::default() }
}

pub(crate) async fn run(url: &str, key: &str, writers: u64, batches: u64) -> Result<(), Box<dyn Error>> {
    let store = Store::open(url, &options(key)).await?;
    // The run is named by where it begins, so that none has the streams of an earlier one.
    let begun = store.sequence().await?;
    let mut tasks = Vec::new();
    for writer in 0..writers {
        let store = store.clone();
        tasks.push(tokio::spawn(async move {
            for at in (0..).take_while(|at| batches == 0 || *at < batches) {
                let written = write(&store, &format!("{begun}-{writer}-{at}"), at).await;
                written.map_err(|fault| fault.to_string())?;
            }
            Ok::<(), String>(())
        }));
    }
    for task in tasks {
        task.await??;
    }
    store.close().await;
    Ok(())
}

async fn write(store: &Store, batch: &str, at: u64) -> Result<(), Box<dyn Error>> {
    let at_all_times: Timestamp = "2031-03-04T09:15:00Z".parse()?;
    let mut events = Vec::new();
    for kind in KINDS {
        let payload = json!({"kind": "classify", "total": 9, "done": 4, "batch": batch});
        events.push(NewEvent::new(kind, "officer/4", at_all_times, Payload::new(payload)?)?);
    }
    if let Some(last) = events.pop() {
        // Some batches are long, so that one spans several pages.
        let document = vec![b'd'; if at.is_multiple_of(5) { 20_000 } else { 50 }];
        events.push(last.with_document(document)?.with_text(batch.as_bytes().to_vec())?);
    }
    let stream = Store::job_stream(batch)?;
    match store.append(&stream, Expected::Version(0), &events, None).await? {
        Outcome::Appended(appended) => say(&format!("ack {} {} {batch}", appended.first, appended.last))?,
        Outcome::Conflict { actual } => return Err(format!("batch {batch} is there: {actual}").into()),
    }
    if at % SIGNED == SIGNED - 1 {
        store.sign_checkpoint().await?;
        let head = store.checkpoint().await?.ok_or("a checkpoint that was signed is not there")?;
        let size = head.text().lines().nth(1).unwrap_or_default().to_owned();
        say(&format!("signed {size}"))?;
    }
    Ok(())
}

/// Writes a line at once: what is acknowledged must be known even if the process ends in the next moment.
fn say(line: &str) -> std::io::Result<()> {
    let mut out = std::io::stdout().lock();
    out.write_all(format!("{line}\n").as_bytes())?;
    out.flush()
}
