//! What the ledger says of files: that one was sent, what came of a run, that it was deleted. Digests and counts, no content
//! and no name.

use super::about::instant;
use super::{About, FileId, Run, Trouble};
use jiff::Timestamp;
use mtcr_bulk_files::Totals;
use mtcr_store::{Expected, IdempotencyKey, NewEvent, Payload, Store, StreamId};
use serde_json::{Value, json};

/// Why a file was deleted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Why {
    /// Somebody asked for it.
    Asked,
    /// Its time was over.
    Period,
}

/// That a file was sent.
pub(super) async fn kept(store: &Store, about: &About, now: Timestamp) -> Result<(), Trouble> {
    let fields = json!({ "bytes": about.bytes, "input": about.digest, "format": about.ending });
    append(store, &about.id, "product-file-kept", &about.by, now, fields).await
}

/// That a file was deleted.
pub(super) async fn deleted(
    store: &Store,
    id: &FileId,
    by: &str,
    why: Why,
    now: Timestamp,
) -> Result<(), Trouble> {
    let why = match why {
        Why::Asked => "asked",
        Why::Period => "period",
    };
    append(store, id, "product-file-deleted", by, now, json!({ "why": why })).await
}

/// What came of a run. It is said once, however often a run that ended is looked at again after a kill.
pub(super) async fn classified(
    store: &Store,
    about: &About,
    run: &Run,
    now: Timestamp,
) -> Result<(), Trouble> {
    append(store, &about.id, "products-classified", &run.by, now, evidence(about, run)).await
}

/// What a run rests on and what came of it.
pub(super) fn evidence(about: &About, run: &Run) -> Value {
    let Totals { read, controlled, not_controlled, undetermined, malformed } = run.totals.unwrap_or_default();
    json!({
        "begun": run.begun_at,
        "input": about.digest,
        "mapping": run.mapping,
        "corpus": run.corpus,
        "edition": run.wish.edition,
        "engine": env!("CARGO_PKG_VERSION"),
        "brief": run.wish.brief,
        "read": read,
        "controlled": controlled,
        "not-controlled": not_controlled,
        "undetermined": undetermined,
        "malformed": malformed,
        "answers": run.answers.as_ref().map(|file| file.digest.clone()),
        "malformed-rows": run.malformed.as_ref().map(|file| file.digest.clone()),
    })
}

async fn append(
    store: &Store,
    id: &FileId,
    kind: &str,
    by: &str,
    now: Timestamp,
    fields: Value,
) -> Result<(), Trouble> {
    let refused = |wrong: mtcr_store::Refusal| Trouble::Store(wrong.into());
    let stream = StreamId::new(&id.stream()).map_err(refused)?;
    let text = fields.to_string();
    let key = format!("{stream}/{kind}/{}", mtcr_corpus::blob::text_digest(&text));
    let key = IdempotencyKey::new(&key, text.as_bytes()).map_err(refused)?;
    let payload = Payload::new(fields).map_err(refused)?;
    // As finely as the store keeps it.
    let at = instant(now).parse().unwrap_or_default();
    let event = NewEvent::new(kind, by, at, payload).map_err(refused)?;
    store.append(&stream, Expected::Any, &[event], Some(&key)).await?;
    Ok(())
}
