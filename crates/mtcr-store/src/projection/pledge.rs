//! Which records are kept beside events, and the digest by which the last event that touched each pledges it.
//!
//! Any stream; any event with the field `private`: an object of digests, or `null` where a record is erased.

use super::{Projection, Statement, odd};
use crate::event::{Event, PRIVATE};
use crate::private::id_of;
use crate::refusal::Refusal;
use crate::value::int;
use serde_json::Value as Json;

pub(crate) struct Pledges;

impl Projection for Pledges {
    fn name(&self) -> &'static str {
        "private_pledge"
    }

    fn version(&self) -> i64 {
        1
    }

    fn tables(&self) -> &'static [&'static str] {
        &["private_pledge"]
    }

    fn apply(&self, event: &Event) -> Result<Vec<Statement>, Refusal> {
        let Some(pledges) = event.payload.fields().get(PRIVATE) else { return Ok(Vec::new()) };
        let wrong = || odd(event, PRIVATE, "an object of digests or nothing");
        let Json::Object(pledges) = pledges else { return Err(wrong()) };
        let statement = |(name, digest): (&String, &Json)| {
            let id = id_of(event.stream.as_str(), name).into();
            match digest {
                Json::String(digest) => Ok(Statement::new(
                    "INSERT INTO {private_pledge} (id, digest, sequence) VALUES ($1, $2, $3) \
                     ON CONFLICT (id) DO UPDATE SET digest = $2, sequence = $3",
                    vec![id, digest.as_str().into(), int(event.sequence).into()],
                    "a record is pledged",
                )),
                Json::Null => Ok(Statement::new(
                    "DELETE FROM {private_pledge} WHERE id = $1",
                    vec![id],
                    "only a record that is there is erased",
                )),
                _ => Err(wrong()),
            }
        };
        pledges.iter().map(statement).collect()
    }
}
