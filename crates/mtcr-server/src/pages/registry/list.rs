//! The whole registry on a date.

use super::when::Wanted;
use crate::pages::errors;
use crate::pages::frame::Frame;
use crate::pages::problems::Wrong;
use crate::pages::reply;
use crate::pages::visit::Visit;
use askama::Template;
use axum::extract::Query;
use axum::response::Response;
use mtcr_application::wire::{ChairForm, PlenaryForm, RegistryForm, TallyForm};

#[derive(Template)]
#[template(path = "registry/list.html")]
struct ListPage {
    f: Frame,
    action: String,
    on: String,
    query: String,
    wrong: Vec<Wrong>,
    notices: Vec<String>,
    tallies: Vec<TallyView>,
    chairs: Vec<ChairView>,
    meeting: Option<PlenaryForm>,
    last: Option<PlenaryForm>,
    edition: String,
    /// Whether the page is about a date rather than the last record.
    dated: bool,
}

/// The states of one standing.
struct TallyView {
    form: TallyForm,
    id: String,
    title: String,
    /// How many, also where that is only bounded.
    count: String,
}

/// A term in the chair.
struct ChairView {
    states: String,
    period: String,
}

/// The registry.
pub(super) async fn show(visit: Visit, Query(wanted): Query<Wanted>) -> Response {
    let when = wanted.when();
    let (law, roll) = (visit.node.law(), visit.node.roll());
    if roll.registry(law).is_empty() {
        return errors::nothing_named(&visit, "this law has no registry".to_owned());
    }
    let (status, form) = (when.status(), RegistryForm::of(law, roll, when.on));
    let f = visit.frame(visit.t("registry-title"), "registry");
    let tallies = form.standings.into_iter().map(|form| TallyView::of(&f, form)).collect();
    let view = ListPage {
        action: f.to("/registry"),
        dated: !when.query.is_empty(),
        on: when.typed,
        query: when.query,
        wrong: when.wrong,
        notices: roll.banner().into_iter().collect(),
        tallies,
        chairs: form.chair.iter().map(|chair| ChairView::of(&f, chair)).collect(),
        meeting: form.plenary.meeting,
        last: form.plenary.last,
        edition: form.edition.newest.unwrap_or_default(),
        f,
    };
    reply::with_status(status, &view)
}

impl TallyView {
    fn of(f: &Frame, form: TallyForm) -> Self {
        let count = match form.count {
            Some(count) => f.n("registry-count", count),
            None => f.x("registry-between", format_args!("{} – {}", form.at_least, form.at_most)),
        };
        TallyView {
            id: format!("standing-{}", form.standing),
            title: f.t(format!("standings-{}", form.standing)),
            count,
            form,
        }
    }
}

impl ChairView {
    fn of(f: &Frame, form: &ChairForm) -> Self {
        let states: Vec<&str> = form.states.iter().map(|state| state.name.as_str()).collect();
        ChairView { states: states.join(", "), period: super::moment::period(f.lang, &form.period) }
    }
}
