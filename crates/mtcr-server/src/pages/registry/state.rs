//! One state on a date, with all that is recorded of it.

use super::moment::{moment, period};
use super::when::{Wanted, When};
use crate::pages::errors;
use crate::pages::frame::Frame;
use crate::pages::problems::Wrong;
use crate::pages::reply;
use crate::pages::visit::Visit;
use askama::Template;
use axum::extract::{Path, Query};
use axum::response::Response;
use mtcr_application::wire::{FormerForm, StateForm};
use mtcr_regime::Found;

#[derive(Template)]
#[template(path = "registry/state.html")]
struct StatePage {
    f: Frame,
    action: String,
    on: String,
    query: String,
    wrong: Vec<Wrong>,
    notices: Vec<String>,
    form: StateForm,
    standing: String,
    eu: String,
    /// What it may be, where that is open.
    could_be: String,
    standings: Vec<StandingView>,
    names: Vec<NameView>,
    since: String,
    picture: String,
}

/// A standing in time.
struct StandingView {
    standing: String,
    period: String,
    source: String,
    mark: &'static str,
    note: String,
}

/// A name in time.
struct NameView {
    name: String,
    also: String,
    period: String,
}

#[derive(Template)]
#[template(path = "registry/former.html")]
struct FormerPage {
    f: Frame,
    action: String,
    on: String,
    query: String,
    wrong: Vec<Wrong>,
    notices: Vec<String>,
    form: FormerForm,
    there: String,
}

/// A state by code or name.
pub(super) async fn show(visit: Visit, Path(typed): Path<String>, Query(wanted): Query<Wanted>) -> Response {
    let when = wanted.when();
    let (law, roll) = (visit.node.law(), visit.node.roll());
    match roll.regime(law).find(&typed, when.on) {
        Ok(Found::State { state, .. }) => state_page(&visit, StateForm::of(law, roll, state, when.on), when),
        Ok(Found::Former { former, there }) => {
            former_page(&visit, FormerForm::of(law, roll, former, there, when.on), when)
        }
        Err(unknown) => errors::nothing_named(&visit, unknown.message),
    }
}

fn state_page(visit: &Visit, form: StateForm, when: When) -> Response {
    let f = visit.frame(form.state.name.clone(), "registry");
    let standings = form.standings.iter().map(|row| StandingView {
        standing: f.t(format!("standing-{}", row.standing)),
        period: period(f.lang, &row.period),
        source: row.basis.source.join("; "),
        mark: row.basis.mark,
        note: row.basis.note.clone(),
    });
    let names = form.names.iter().map(|name| NameView {
        name: name.name.clone(),
        also: name.also.join(", "),
        period: period(f.lang, &name.period),
    });
    let could_be: Vec<String> =
        form.could_be.iter().map(|standing| f.t(format!("standing-{standing}"))).collect();
    let status = when.status();
    let view = StatePage {
        action: f.to(format_args!("/registry/{}", form.state.iso2)),
        on: when.typed,
        query: when.query,
        wrong: when.wrong,
        notices: visit.node.roll().banner().into_iter().collect(),
        standing: f.t(format!("standing-{}", form.standing)),
        eu: f.t(format!("eu-{}", form.eu)),
        could_be: if could_be.len() > 1 { could_be.join(", ") } else { String::new() },
        standings: standings.collect(),
        names: names.collect(),
        since: form.editions.since.as_ref().map_or_else(String::new, |since| moment(f.lang, since)),
        picture: if form.standings.is_empty() {
            String::new()
        } else {
            format!("/figures/state/{}/{}.svg", f.code(), form.state.iso2)
        },
        form,
        f,
    };
    reply::with_status(status, &view)
}

fn former_page(visit: &Visit, form: FormerForm, when: When) -> Response {
    let f = visit.frame(form.state.name.clone(), "registry");
    let status = when.status();
    let view = FormerPage {
        action: f.to(format_args!("/registry/{}", form.state.iso3)),
        on: when.typed,
        query: when.query,
        wrong: when.wrong,
        notices: visit.node.roll().banner().into_iter().collect(),
        there: f.t(format!("there-{}", form.there)),
        form,
        f,
    };
    reply::with_status(status, &view)
}
