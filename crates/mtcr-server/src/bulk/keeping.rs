//! Files that come and go: kept when they were sent, deleted when somebody asks or their time is over.

use super::about::instant;
use super::receive::Received;
use super::record::{self, Why};
use super::{About, Bulk, FileId, Owner, Trouble};
use crate::Node;
use crate::jobs::PUBLIC;
use jiff::Timestamp;
use mtcr_store::Store;
use std::sync::Arc;
use tokio::time::MissedTickBehavior;

impl Bulk {
    /// Whether a file was sent under a key by the same sender; the same file is that one, another is refused.
    fn sent_before(&self, by: &str, key: &str, digest: &str) -> Result<Option<About>, Trouble> {
        let known = self.shelf.all()?.into_iter().find(|about| {
            about.by == by && about.key.as_deref() == Some(key) && !about.is_over(Timestamp::now())
        });
        match known {
            Some(about) if about.digest == digest => Ok(Some(about)),
            Some(_) => Err(Trouble::KeyReused),
            None => Ok(None),
        }
    }
}

impl Node {
    /// Keeps a file that arrived, and puts on record that it was sent. One that came before under the same key is that one.
    pub(crate) async fn keep_file(
        &self,
        received: Received,
        (owner, by): (Owner, String),
        key: Option<String>,
        now: Timestamp,
    ) -> Result<About, Trouble> {
        let (bulk, store) = (self.bulk().ok_or(Trouble::NoFile)?, self.store().ok_or(Trouble::NoFile)?);
        let Received { id, name, bytes, digest } = received;
        let about = About {
            name: name.shown,
            ending: name.ending,
            kept_until: instant(bulk.periods.until(now, owner == Owner::Holder)),
            owner: owner.kept(),
            by,
            bytes,
            digest,
            sent_at: instant(now),
            key: key.map(|key| mtcr_corpus::blob::text_digest(&key)),
            run: None,
            id,
        };
        let put = bulk
            .with(move |bulk| {
                let _held = bulk.changing();
                let before = match &about.key {
                    Some(key) => bulk.sent_before(&about.by, key, &about.digest),
                    None => Ok(None),
                };
                match before {
                    Ok(None) => bulk.shelf.put(&about).map(|()| (about, true)),
                    Ok(Some(known)) => {
                        bulk.shelf.drop_beside(&about.id);
                        Ok((known, false))
                    }
                    Err(wrong) => {
                        bulk.shelf.drop_beside(&about.id);
                        Err(wrong)
                    }
                }
            })
            .await;
        let (about, is_new) = put?;
        // A file that is not on record is not kept.
        if is_new && let Err(wrong) = record::kept(store, &about, now).await {
            let id = about.id.clone();
            bulk.with(move |bulk| bulk.shelf.delete(&id)).await?;
            return Err(wrong);
        }
        Ok(about)
    }

    /// Deletes a file with everything of it, at once; a run over it ends.
    pub(crate) async fn delete_file(&self, id: &FileId, by: &str, now: Timestamp) -> Result<(), Trouble> {
        let (bulk, store) = (self.bulk().ok_or(Trouble::NoFile)?, self.store().ok_or(Trouble::NoFile)?);
        deleted(bulk, store, id, by, Why::Asked, now).await
    }

    /// Deletes the files whose time is over; how many there were.
    ///
    /// # Errors
    /// The folder cannot be read. What cannot be deleted is logged and tried again the next time.
    pub async fn delete_what_is_over(&self, now: Timestamp) -> Result<usize, Trouble> {
        let (Some(bulk), Some(store)) = (self.bulk(), self.store()) else { return Ok(0) };
        let all = bulk.with(|bulk| Ok(bulk.shelf.all()?)).await?;
        let mut count = 0;
        for about in all.iter().filter(|about| about.is_over(now)) {
            let by = if about.owner.is_none() { PUBLIC } else { "console" };
            match deleted(bulk, store, &about.id, by, Why::Period, now).await {
                Ok(()) => count += 1,
                Err(Trouble::NoFile) => {}
                Err(wrong) => tracing::error!(fault = %wrong, "a file whose time is over is not deleted"),
            }
        }
        Ok(count)
    }
}

async fn deleted(
    bulk: &Arc<Bulk>,
    store: &Store,
    id: &FileId,
    by: &str,
    why: Why,
    now: Timestamp,
) -> Result<(), Trouble> {
    let gone = id.clone();
    bulk.with(move |bulk| {
        let _held = bulk.changing();
        bulk.shelf.delete(&gone)
    })
    .await?;
    bulk.under_way.give_up(id);
    record::deleted(store, id, by, why, now).await
}

/// Deletes what is over again and again, for as long as this is awaited.
pub(crate) async fn keep(node: Arc<Node>) {
    let Some(bulk) = node.bulk() else { return std::future::pending().await };
    let mut ticks = tokio::time::interval(bulk.periods.look_every());
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        ticks.tick().await;
        if let Err(wrong) = node.delete_what_is_over(Timestamp::now()).await {
            tracing::error!(fault = %wrong, "files whose time is over are not deleted");
        }
    }
}
