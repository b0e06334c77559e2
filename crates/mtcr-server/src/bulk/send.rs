//! A file on its way out: streamed from disk, never held in memory.

use axum::body::{Body, Bytes};
use futures_util::stream;
use sha2::{Digest, Sha256};
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;
use tokio::sync::mpsc;

/// Bytes that are read at once.
const PIECE: usize = 64 * 1024;
/// Pieces that wait to be sent.
const PIECES: usize = 4;

/// An open file as a body; whoever goes away ends the reading.
pub(crate) fn body(mut file: File) -> Body {
    let (pieces, sending) = mpsc::channel::<io::Result<Bytes>>(PIECES);
    tokio::task::spawn_blocking(move || {
        loop {
            let mut piece = vec![0; PIECE];
            let read = match file.read(&mut piece) {
                Ok(0) => return,
                Ok(read) => read,
                Err(wrong) => {
                    let _ = pieces.blocking_send(Err(wrong));
                    return;
                }
            };
            piece.truncate(read);
            if pieces.blocking_send(Ok(piece.into())).is_err() {
                return;
            }
        }
    });
    Body::from_stream(stream::unfold(sending, |mut sending| async move {
        sending.recv().await.map(|piece| (piece, sending))
    }))
}

/// Bytes and SHA-256 of a file.
pub(crate) fn digest(path: &Path) -> io::Result<super::Written> {
    let mut file = File::open(path)?;
    let (mut bytes, mut digest) = (0_u64, Sha256::new());
    let mut piece = vec![0; PIECE];
    loop {
        let read = file.read(&mut piece)?;
        if read == 0 {
            break;
        }
        digest.update(piece.get(..read).unwrap_or_default());
        bytes += u64::try_from(read).unwrap_or(u64::MAX);
    }
    let digest = digest.finalize().iter().map(|byte| format!("{byte:02x}")).collect();
    Ok(super::Written { bytes, digest })
}
