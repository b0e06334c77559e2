//! What was acknowledged against what is there.

use crate::write::{KINDS, options};
use mtcr_store::{Event, Hash, Store};
use std::collections::BTreeMap;
use std::error::Error;

/// What writers said was kept.
#[derive(Clone, Debug, Default)]
pub(crate) struct Acknowledged {
    /// First and last sequence number of each batch.
    pub(crate) batches: BTreeMap<String, (u64, u64)>,
    /// Sizes at which the ledger was signed.
    pub(crate) signed: Vec<u64>,
}

impl Acknowledged {
    /// Takes note of a line of a writer; one that was cut off says nothing.
    pub(crate) fn read(&mut self, line: &str) {
        let words: Vec<&str> = line.split(' ').collect();
        match words.as_slice() {
            ["ack", first, last, batch] => {
                if let (Ok(first), Ok(last)) = (first.parse(), last.parse()) {
                    self.batches.insert((*batch).to_owned(), (first, last));
                }
            }
            ["signed", size] => self.signed.extend(size.parse::<u64>().ok()),
            _ => {}
        }
    }
}

/// What a check found.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Found {
    /// Events that are there.
    pub(crate) events: u64,
    /// Acknowledged batches and checkpoints that are not there, or not as they were.
    pub(crate) lost: u64,
    /// Batches of which a part is there.
    pub(crate) half: u64,
    /// Rows that do not agree with the ledger, or a ledger that is not whole.
    pub(crate) unsound: u64,
}

impl Found {
    pub(crate) fn is_good(&self) -> bool {
        self.lost == 0 && self.half == 0 && self.unsound == 0
    }
}

/// Opens a database and compares.
pub(crate) async fn check(url: &str, key: &str, said: &Acknowledged) -> Result<Found, Box<dyn Error>> {
    let store = Store::open(url, &options(key)).await?;
    let mut batches: BTreeMap<String, Vec<Event>> = BTreeMap::new();
    let mut found = Found::default();
    loop {
        let events = store.since(found.events, 1000).await?;
        if events.is_empty() {
            break;
        }
        for event in events {
            found.events += 1;
            found.unsound += u64::from(event.sequence != found.events);
            let batch = event.stream.id_of("job").unwrap_or_default().to_owned();
            batches.entry(batch).or_default().push(event);
        }
    }
    found.half = batches.values().filter(|events| !is_whole(events)).count() as u64;
    for (batch, (first, last)) in &said.batches {
        let events = batches.get(batch).map(Vec::as_slice).unwrap_or_default();
        let (begins, ends) =
            (events.first().map(|event| event.sequence), events.last().map(|event| event.sequence));
        let is_there = begins == Some(*first) && ends == Some(*last) && store.job(batch).await?.is_some();
        found.lost += u64::from(!is_there);
    }
    for size in &said.signed {
        let note = match store.checkpoint().await? {
            Some(newest) if newest.text().lines().nth(1) == Some(&size.to_string()) => Some(Vec::new()),
            _ => store.ledger_file(&format!("checkpoints/{size}")).await?,
        };
        found.lost += u64::from(note.is_none());
    }
    store.sign_checkpoint().await?;
    let verified = store.verify(&store.trust()).await?;
    for finding in &verified.findings {
        println!("{finding}");
    }
    found.unsound += u64::from(!verified.is_whole());
    store.close().await;
    Ok(found)
}

/// Whether a batch is there with all that belongs to it.
fn is_whole(events: &[Event]) -> bool {
    let kinds = events.iter().map(|event| event.kind.as_str());
    let run = events.iter().zip(events.iter().skip(1)).all(|(one, next)| one.sequence + 1 == next.sequence);
    let documents: Vec<&Hash> = events.iter().flat_map(|event| &event.documents).collect();
    kinds.eq(KINDS) && run && documents.len() == 1 && events.last().is_some_and(|event| event.text.is_some())
}
