//! Tokens by which programs act for an account.
//!
//! Stream `token/ID`: `token-made` (`account`, `scopes`, `until`), `token-shrunk` (`scopes`), `token-revoked`.

use super::{Projection, Statement, list, text};
use crate::event::{Event, text_of};
use crate::refusal::Refusal;

pub(crate) struct Tokens;

impl Projection for Tokens {
    fn name(&self) -> &'static str {
        "token"
    }

    fn version(&self) -> i64 {
        1
    }

    fn tables(&self) -> &'static [&'static str] {
        &["token"]
    }

    fn apply(&self, event: &Event) -> Result<Vec<Statement>, Refusal> {
        let Some(id) = event.stream.id_of("token") else { return Ok(Vec::new()) };
        let statement = match event.kind.as_str() {
            "token-made" => Statement::new(
                "INSERT INTO {token} (id, account, scopes, made_by, made_at, until_at) \
                 VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (id) DO NOTHING",
                vec![
                    id.into(),
                    text(event, "account")?.into(),
                    list(event, "scopes")?.into(),
                    event.actor.clone().into(),
                    text_of(event.recorded_at).into(),
                    text(event, "until")?.into(),
                ],
                "a token is made once",
            ),
            "token-shrunk" => Statement::new(
                "UPDATE {token} SET scopes = $2 WHERE id = $1 AND revoked_at IS NULL",
                vec![id.into(), list(event, "scopes")?.into()],
                "only a token that stands shrinks",
            ),
            "token-revoked" => Statement::new(
                "UPDATE {token} SET revoked_at = $2 WHERE id = $1 AND revoked_at IS NULL",
                vec![id.into(), text_of(event.recorded_at).into()],
                "only a token that stands is revoked",
            ),
            _ => return Ok(Vec::new()),
        };
        Ok(vec![statement])
    }
}
