//! Watched parties asked again when lists changed: only what is otherwise becomes an event.

use super::ask::{Put, sealed};
use super::{Checked, Matter, ScreeningId};
use crate::caller::Caller;
use crate::fault::Fault;
use crate::office::Office;
use jiff::Timestamp;
use mtcr_screening::Subject;
use mtcr_store::{Expected, Outcome, StreamId};
use serde_json::json;

/// A party that is watched.
#[derive(Clone, Debug)]
pub struct Watched {
    /// Its screening.
    pub id: ScreeningId,
    /// The party.
    pub subject: Subject,
}

impl Office {
    /// Watched parties after an id, in the order of ids, at most `limit`.
    ///
    /// # Errors
    /// The store cannot be read.
    pub async fn watched(&self, after: &str, limit: u64) -> Result<Vec<Watched>, Fault> {
        let mut watched = Vec::new();
        for row in self.shared.store.watched(after, limit).await? {
            let id = ScreeningId::new(&row.id)?;
            let gone = || Fault::Record(format!("screening/{}", row.id));
            let subject = self.opened(&id.stream()?, "subject").await?.ok_or_else(gone)?;
            watched.push(Watched { id, subject });
        }
        Ok(watched)
    }

    /// Puts on record what the lists say of a party now, where that is otherwise than before; whether it is. A judgement
    /// holds where both sides are as they were.
    ///
    /// Whether somebody may have all parties screened again was asked before the first.
    ///
    /// # Errors
    /// The store cannot be read or written.
    pub async fn screened_again(
        &self,
        caller: &Caller,
        id: &ScreeningId,
        checked: &Checked,
        now: Timestamp,
    ) -> Result<bool, Fault> {
        let stream = id.stream()?;
        loop {
            let Some(before) = Matter::of(&self.shared.store.stream(&stream).await?) else {
                return Ok(false);
            };
            let Put { fields, findings } = self.put(checked, Some(&before)).await?;
            let mut after = before.clone();
            let next = before.version + 1;
            after.apply(&super::ask::written("screening-repeated", &fields, next)?);
            let bare =
                |matter: &Matter| Matter { version: 0, screened: 0, lists: String::new(), ..matter.clone() };
            if bare(&before) == bare(&after) {
                return Ok(false);
            }
            let event = self.event("screening-repeated", caller, fields, now)?;
            let event = event.with_private("subject", sealed(&checked.subject)?)?;
            let event = event.with_private(&format!("findings-{next}"), sealed(&findings)?)?;
            let expected = Expected::Version(before.version);
            match self.shared.store.append(&stream, expected, &[event], None).await? {
                Outcome::Appended(_) => return Ok(true),
                Outcome::Conflict { .. } => {}
            }
        }
    }

    /// Puts on record that all watched parties were screened again.
    ///
    /// # Errors
    /// The store cannot be written.
    pub async fn rescreening_done(
        &self,
        caller: &Caller,
        lists: &str,
        (screened, changed): (usize, usize),
        now: Timestamp,
    ) -> Result<(), Fault> {
        let stream = StreamId::new(&format!("rescreening/{}", crate::ids::random()?))?;
        let fields = json!({ "lists": lists, "screened": screened, "changed": changed });
        let fields = fields.as_object().cloned().unwrap_or_default();
        let event = self.event("rescreening-done", caller, fields, now)?;
        self.shared.store.append(&stream, Expected::Version(0), &[event], None).await?;
        Ok(())
    }
}
