//! A file on its way in: streamed to disk, never held in memory, so long and no longer, and not for ever.

use super::about::FileId;
use super::error::Trouble;
use super::{Bulk, FileName};
use axum::body::Bytes;
use futures_util::{Stream, StreamExt};
use sha2::{Digest, Sha256};
use std::io::Write;
use std::path::Path;
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::mpsc;
use tokio::time::Instant;

/// Pieces that wait to be written.
const PIECES: usize = 16;
/// Bytes a second below which a file is too slow, once the time that any body may take is over.
const LEAST_RATE: u64 = 16 * 1024;

/// A file that arrived, beside its place.
#[derive(Debug)]
pub(crate) struct Received {
    pub(crate) id: FileId,
    pub(crate) name: FileName,
    pub(crate) bytes: u64,
    pub(crate) digest: String,
}

/// Writes what arrives to disk. Nothing stays where it breaks off.
pub(crate) async fn receive<E>(
    bulk: &Arc<Bulk>,
    name: FileName,
    stream: impl Stream<Item = Result<Bytes, E>>,
    body_time: Duration,
) -> Result<Received, Trouble> {
    let _seat = bulk.receiving.try_acquire().map_err(|_| Trouble::Busy)?;
    let id = FileId::random().ok_or(Trouble::Broken)?;
    let of = id.clone();
    let (room, folder) = bulk.with(move |bulk| Ok((bulk.free()?, bulk.shelf.beside(&of)?))).await?;
    let path = folder.join(format!("input.{}", name.ending));
    let arrived = arrive(&path, stream, bulk.largest, room, bulk.most, body_time).await;
    match arrived {
        Ok((bytes, digest)) => Ok(Received { id, name, bytes, digest }),
        Err(wrong) => {
            bulk.shelf.drop_beside(&id);
            Err(wrong)
        }
    }
}

async fn arrive<E>(
    path: &Path,
    stream: impl Stream<Item = Result<Bytes, E>>,
    largest: u64,
    room: u64,
    most: u64,
    body_time: Duration,
) -> Result<(u64, String), Trouble> {
    let (pieces, arriving) = mpsc::channel(PIECES);
    let path = path.to_owned();
    let writing = tokio::task::spawn_blocking(move || written(&path, arriving));
    let begun = Instant::now();
    let mut bytes: u64 = 0;
    let mut stream = pin!(stream);
    let arrived = loop {
        let latest = begun + body_time + Duration::from_secs(bytes / LEAST_RATE);
        let piece = match tokio::time::timeout_at(latest, stream.next()).await {
            Err(_) => break Err(Trouble::TooSlow),
            Ok(None) => break Ok(()),
            Ok(Some(Err(_))) => break Err(Trouble::BrokenOff),
            Ok(Some(Ok(piece))) => piece,
        };
        bytes = bytes.saturating_add(u64::try_from(piece.len()).unwrap_or(u64::MAX));
        if bytes > largest {
            break Err(Trouble::TooLong(largest));
        }
        if bytes > room {
            break Err(Trouble::NoRoom(most));
        }
        // The writer is gone when it failed; it says why.
        if pieces.send(piece).await.is_err() {
            break Ok(());
        }
    };
    drop(pieces);
    let digest = writing.await.map_err(|_| Trouble::Broken)??;
    arrived?;
    if bytes == 0 { Err(Trouble::Empty) } else { Ok((bytes, digest)) }
}

/// Writes pieces as they arrive, durably at the end; the SHA-256 of all of them.
fn written(path: &Path, mut arriving: mpsc::Receiver<Bytes>) -> std::io::Result<String> {
    let mut file = std::fs::File::create(path)?;
    let mut digest = Sha256::new();
    while let Some(piece) = arriving.blocking_recv() {
        file.write_all(&piece)?;
        digest.update(&piece);
    }
    file.sync_all()?;
    Ok(digest.finalize().iter().map(|byte| format!("{byte:02x}")).collect())
}
