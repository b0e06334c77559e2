//! The date that a page of the registry is about.

use crate::pages::errors;
use crate::pages::visit::Visit;
use axum::response::Response;
use mtcr_corpus::date::Days;
use mtcr_regime::On;
use serde::Deserialize;

/// What the address of a page may carry.
#[derive(Deserialize)]
pub(super) struct Wanted {
    on: Option<String>,
}

/// The date, and how pages go on with it.
pub(super) struct When {
    /// The date.
    pub(super) on: On,
    /// As it was typed; empty for what was recorded last.
    pub(super) typed: String,
    /// What addresses carry after them; empty for what was recorded last.
    pub(super) query: String,
}

impl Wanted {
    /// Reads the date; what was recorded last where none is given.
    pub(super) fn when(&self, visit: &Visit) -> Result<When, Box<Response>> {
        let typed = self.on.as_deref().unwrap_or_default().trim();
        if typed.is_empty() {
            return Ok(When { on: On::Record, typed: String::new(), query: String::new() });
        }
        let refused = || {
            let help = "write a day, a month or a year: 2009-03-04, 2009-03, 2009";
            Box::new(errors::bad_form(visit, format!("`{typed}` is not a date; {help}")))
        };
        let days = Days::parse(typed).ok_or_else(refused)?;
        Ok(When { on: On::Days(days), typed: typed.to_owned(), query: format!("?on={typed}") })
    }
}
