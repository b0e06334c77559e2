//! What a node keeps, in a SQLite file or a PostgreSQL database: events, tables computed from them, the ledger over
//! them, restricted texts.
//!
//! [`Store::append`] keeps events, all or nothing; with them, in the same transaction, change the tables of the
//! projections ([`Store::job`], …) and the ledger grows by one entry for each. When it returns, the events survive the
//! loss of power. Every read of a restricted text is an event as well.
//!
//! The store has no clock: instants are arguments. It does not know who may do what, and decides nothing.
//!
//! ```
//! use mtcr_store::{Expected, NewEvent, Options, Outcome, Payload, Store};
//! use serde_json::json;
//!
//! # let folder = tempfile::tempdir()?;
//! # let path = folder.path().join("node.sqlite");
//! # tokio::runtime::Builder::new_current_thread().enable_all().build()?.block_on(async {
//! let store = Store::open(&format!("sqlite:{}", path.display()), &Options::default()).await?;
//! let stream = Store::job_stream("7f3a")?;
//! let payload = Payload::new(json!({"kind": "classify", "total": 2}))?;
//! let queued = NewEvent::new("job-queued", "officer/4", "2031-03-04T09:15:00Z".parse()?, payload)?;
//! let outcome = store.append(&stream, Expected::Version(0), &[queued], None).await?;
//! assert!(matches!(outcome, Outcome::Appended(appended) if appended.first == 1));
//! assert_eq!(store.job("7f3a").await?.and_then(|job| job.total), Some(2));
//! # store.close().await;
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! # })?;
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod append;
mod backup;
mod canonical;
mod database;
mod event;
mod fault;
mod files;
mod inspect;
mod key;
mod latest;
mod ledger;
mod migrations;
mod private;
mod projection;
mod random;
mod read;
mod refusal;
mod restricted;
mod results;
mod signing;
mod store;
mod tables;
mod value;
mod verify;

pub use append::{Appended, Batch, Committed, Expected, IdempotencyKey, Outcome};
pub use backup::Manifest;
pub use canonical::{PAYLOAD_LENGTH, Payload};
pub use database::Limits;
pub use event::{DOCUMENT_LENGTH, Event, NewEvent, PrivateRecord, StreamId};
pub use fault::Fault;
pub use inspect::Inspection;
pub use ledger::TreeHead;
pub use migrations::SCHEMA;
pub use mtcr_ledger::{Entry, Hash, Note, PublicKey, Trust};
pub use projection::{
    Access, AskOutcome, Difference, Differs, Job, JobState, PairRow, Rebuilt, RefusalRoom, Refused,
    RescreeningRow, ScreeningRow, SessionRow,
};
pub use refusal::Refusal;
pub use results::{JobResult, ResultRoom};
pub use signing::SigningKey;
pub use store::{Options, Store};
pub use verify::{TableFinding, Unanchored, Verified, Wrong};
