//! Organisations and accounts as they stand.
//!
//! Stream `organisation/ID`: `organisation-added` (`organisation`, its kind, and `sites`), `organisation-sites`
//! (`sites`), `organisation-closed`, `organisation-reopened`. Streams `person/ID` and `service/ID`: `account-added`
//! (`organisation`), `password-changed`, `provider-changed` (`there`), `second-factor-changed` (`there`),
//! `account-disabled`, `account-enabled`.

use super::{Projection, Statement, flag, list, text};
use crate::event::{Event, text_of};
use crate::refusal::Refusal;

pub(crate) struct Accounts;

impl Projection for Accounts {
    fn name(&self) -> &'static str {
        "account"
    }

    fn version(&self) -> i64 {
        1
    }

    fn tables(&self) -> &'static [&'static str] {
        &["organisation", "account"]
    }

    fn apply(&self, event: &Event) -> Result<Vec<Statement>, Refusal> {
        let statement = match event.stream.as_str().split_once('/') {
            Some(("organisation", id)) => organisation(id, event)?,
            Some(("person" | "service", _)) => account(event)?,
            _ => None,
        };
        Ok(statement.into_iter().collect())
    }
}

fn organisation(id: &str, event: &Event) -> Result<Option<Statement>, Refusal> {
    const THERE: &str = "only of an organisation that is there, and not what is so already";
    let statement = match event.kind.as_str() {
        "organisation-added" => Statement::new(
            "INSERT INTO {organisation} (id, kind, sites, open, added_at) VALUES ($1, $2, $3, 1, $4) \
             ON CONFLICT (id) DO NOTHING",
            vec![
                id.into(),
                text(event, "organisation")?.into(),
                list(event, "sites")?.into(),
                text_of(event.recorded_at).into(),
            ],
            "an organisation is added once",
        ),
        "organisation-sites" => Statement::new(
            "UPDATE {organisation} SET sites = $2 WHERE id = $1",
            vec![id.into(), list(event, "sites")?.into()],
            THERE,
        ),
        "organisation-closed" => Statement::new(
            "UPDATE {organisation} SET open = 0 WHERE id = $1 AND open = 1",
            vec![id.into()],
            THERE,
        ),
        "organisation-reopened" => Statement::new(
            "UPDATE {organisation} SET open = 1 WHERE id = $1 AND open = 0",
            vec![id.into()],
            THERE,
        ),
        _ => return Ok(None),
    };
    Ok(Some(statement))
}

fn account(event: &Event) -> Result<Option<Statement>, Refusal> {
    const THERE: &str = "only of an account that is there, and not what is so already";
    let id = event.stream.as_str();
    let statement = match event.kind.as_str() {
        "account-added" => Statement::new(
            "INSERT INTO {account} (id, organisation, enabled, entered, second_factor, added_at) \
             VALUES ($1, $2, 1, 0, 0, $3) ON CONFLICT (id) DO NOTHING",
            vec![id.into(), text(event, "organisation")?.into(), text_of(event.recorded_at).into()],
            "an account is added once",
        ),
        "password-changed" => {
            Statement::new("UPDATE {account} SET entered = 1 WHERE id = $1", vec![id.into()], THERE)
        }
        "provider-changed" => Statement::new(
            "UPDATE {account} SET entered = CASE WHEN $2 = 1 THEN 1 ELSE entered END WHERE id = $1",
            vec![id.into(), flag(event, "there")?.into()],
            THERE,
        ),
        "second-factor-changed" => Statement::new(
            "UPDATE {account} SET second_factor = $2 WHERE id = $1",
            vec![id.into(), flag(event, "there")?.into()],
            THERE,
        ),
        "account-disabled" => Statement::new(
            "UPDATE {account} SET enabled = 0, entered = 0, second_factor = 0 WHERE id = $1 AND enabled = 1",
            vec![id.into()],
            THERE,
        ),
        "account-enabled" => Statement::new(
            "UPDATE {account} SET enabled = 1 WHERE id = $1 AND enabled = 0",
            vec![id.into()],
            THERE,
        ),
        _ => return Ok(None),
    };
    Ok(Some(statement))
}
