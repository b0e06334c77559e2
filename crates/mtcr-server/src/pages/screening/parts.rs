//! What pages of screening have in common.

use crate::pages::sheet::Block;
use crate::pages::visit::Visit;
use crate::screening::NO_LISTS;
use jiff::civil::Date;
use mtcr_accounts::{Who, day};
use mtcr_lists::State;
use mtcr_office::{Fault, Office};

/// The day of the request.
pub(super) fn today(visit: &Visit) -> Date {
    day(visit.visitor.now)
}

/// What everybody on such a page must know first: that nobody is called clear, and why.
pub(super) fn health(visit: &Visit) -> Vec<String> {
    let refusals = match visit.node.lists() {
        None => vec![(None, NO_LISTS.to_owned())],
        Some(lists) => lists.refusals(today(visit)),
    };
    let told = |(list, why): (Option<String>, String)| match list {
        Some(list) => visit.x("screening-list-stands-in-the-way", format!("{list}: {why}")),
        None => visit.x("screening-list-stands-in-the-way", why),
    };
    refusals.into_iter().map(told).collect()
}

/// How a screening stands, in words.
pub(super) fn standing(visit: &Visit, word: &str) -> String {
    visit.t(&format!("screening-is-{word}"))
}

/// How a list stands, in words.
pub(super) fn state(visit: &Visit, state: &State) -> String {
    match state {
        State::InUse => visit.t("list-in-use"),
        State::Stale { days, allowed } => visit.x("list-stale", format!("{days} > {allowed}")),
        State::Later => visit.t("list-later"),
        State::OutOfRange { records } => visit.x("list-out-of-range", records),
        State::Missing { .. } => visit.t("list-missing"),
        State::NeverImported => visit.t("list-never"),
    }
}

/// Somebody by the name that is kept, where there is one.
pub(super) async fn who(visit: &Visit, office: &Office, actor: &str) -> Result<String, Fault> {
    match Who::parse(actor) {
        Some(who) => crate::pages::administration::parts::who(visit, office, &who).await,
        None => Ok(actor.to_owned()),
    }
}

/// A part that says why nobody can say; nothing where nothing stands in the way.
pub(super) fn refusals(visit: &Visit, refusals: &[(Option<String>, String)]) -> Vec<Block> {
    let line = |(list, why): &(Option<String>, String)| match list {
        Some(list) => format!("{list}: {why}"),
        None => why.clone(),
    };
    if refusals.is_empty() {
        return Vec::new();
    }
    vec![Block::Note(visit.t("screening-refused-note")), Block::List(refusals.iter().map(line).collect())]
}
