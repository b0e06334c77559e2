//! Role grants: proposed by one, approved by another.
//!
//! Stream `grant/ID`: `grant-proposed` (`grant`: `account`, `role`, `from`, `until`, maybe `acts_for` and `sites`;
//! `reason`), `grant-approved`, `grant-rejected`, `grant-revoked`.

use super::{Projection, Statement, odd, text};
use crate::event::{Event, text_of};
use crate::refusal::Refusal;
use crate::value::Value;

pub(crate) struct RoleGrants;

impl Projection for RoleGrants {
    fn name(&self) -> &'static str {
        "role_grant"
    }

    fn version(&self) -> i64 {
        1
    }

    fn tables(&self) -> &'static [&'static str] {
        &["role_grant"]
    }

    fn apply(&self, event: &Event) -> Result<Vec<Statement>, Refusal> {
        let Some(id) = event.stream.id_of("grant") else { return Ok(Vec::new()) };
        let act = || vec![Value::from(id), event.actor.clone().into(), text_of(event.recorded_at).into()];
        let statement = match event.kind.as_str() {
            "grant-proposed" => proposed(id, event)?,
            "grant-approved" => Statement::new(
                "UPDATE {role_grant} SET standing = 'approved', approved_by = $2, approved_at = $3 \
                 WHERE id = $1 AND standing = 'proposed'",
                act(),
                "only a proposed role is approved",
            ),
            "grant-rejected" => Statement::new(
                "UPDATE {role_grant} SET standing = 'rejected', ended_by = $2, ended_at = $3 \
                 WHERE id = $1 AND standing = 'proposed'",
                act(),
                "only a proposed role is rejected",
            ),
            "grant-revoked" => Statement::new(
                "UPDATE {role_grant} SET standing = 'revoked', ended_by = $2, ended_at = $3 \
                 WHERE id = $1 AND standing = 'approved'",
                act(),
                "only a role that was granted is revoked",
            ),
            _ => return Ok(Vec::new()),
        };
        Ok(vec![statement])
    }
}

fn proposed(id: &str, event: &Event) -> Result<Statement, Refusal> {
    let wrong = || odd(event, "grant", "a role with its account and days");
    let grant = event.payload.fields().get("grant").and_then(|grant| grant.as_object()).ok_or_else(wrong)?;
    let part = |name: &str| grant.get(name).and_then(|part| part.as_str()).map(str::to_owned);
    let must = |name: &str| part(name).map(Value::from).ok_or_else(wrong);
    let sites = grant.get("sites").map_or_else(|| "[]".to_owned(), ToString::to_string);
    Ok(Statement::new(
        "INSERT INTO {role_grant} (id, account, role, acts_for, sites, first_day, last_day, standing, reason, \
         proposed_by, proposed_at) VALUES ($1, $2, $3, $4, $5, $6, $7, 'proposed', $8, $9, $10) \
         ON CONFLICT (id) DO NOTHING",
        vec![
            id.into(),
            must("account")?,
            must("role")?,
            part("acts_for").into(),
            sites.into(),
            must("from")?,
            must("until")?,
            text(event, "reason")?.into(),
            event.actor.clone().into(),
            text_of(event.recorded_at).into(),
        ],
        "a role is proposed once under one id",
    ))
}
