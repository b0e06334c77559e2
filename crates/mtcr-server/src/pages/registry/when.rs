//! The date that a page of the registry is about.

use crate::pages::problems::Wrong;
use axum::http::StatusCode;
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
    /// Why what was typed is no date; what was recorded last is then shown.
    pub(super) wrong: Vec<Wrong>,
}

impl When {
    /// How the request is answered.
    pub(super) fn status(&self) -> StatusCode {
        if self.wrong.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY }
    }
}

impl Wanted {
    /// Reads the date; what was recorded last where none is given.
    pub(super) fn when(&self) -> When {
        let typed = self.on.as_deref().unwrap_or_default().trim().to_owned();
        if typed.is_empty() {
            return When { on: On::Record, typed, query: String::new(), wrong: Vec::new() };
        }
        match Days::parse(&typed) {
            Some(days) => {
                When { on: On::Days(days), query: format!("?on={typed}"), wrong: Vec::new(), typed }
            }
            None => {
                let help = "write a day, a month or a year: 2009-03-04, 2009-03, 2009".to_owned();
                let wrong = Wrong::new("on", format!("`{typed}` is not a date"), Some(help));
                When { on: On::Record, typed, query: String::new(), wrong: vec![wrong] }
            }
        }
    }
}
