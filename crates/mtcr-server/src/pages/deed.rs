//! Doing what a form asks for, and leading on.

use super::errors;
use super::typed::Typed;
use super::visit::Visit;
use crate::access::log;
use axum::response::{IntoResponse, Redirect, Response};
use mtcr_office::{Done, Error, Fault, Known, Office, Order};
use mtcr_permissions::{ActionId, Answer, Target};

/// A page that is shown instead of what was asked for.
pub(super) struct Instead(Box<Response>);

impl From<Response> for Instead {
    fn from(page: Response) -> Self {
        Instead(Box::new(page))
    }
}

impl From<Instead> for Response {
    fn from(Instead(page): Instead) -> Self {
        *page
    }
}

/// The office of the node; without one there are no such pages.
pub(super) fn office(visit: &Visit) -> Result<Office, Instead> {
    visit.node.office().cloned().ok_or_else(|| errors::no_page(visit).into())
}

/// The accounts as they stand.
pub(super) async fn known(visit: &Visit, office: &Office) -> Result<Known, Response> {
    office.known().await.map_err(|fault| failed(visit, &fault))
}

/// Does what somebody asks.
///
/// # Errors
/// The page that says why it is not done.
pub(super) async fn act(visit: &Visit, order: &Order) -> Result<Done, Response> {
    let office = office(visit)?;
    let done = office.act(&visit.visitor.caller, order, &visit.visitor.request()).await;
    done.map_err(|error| not_done(visit, &error))
}

/// Whether somebody may do an action to something; a refusal is on record.
///
/// # Errors
/// The page that says that they may not.
pub(super) async fn may(
    visit: &Visit,
    office: &Office,
    action: &str,
    target: &Target,
) -> Result<(), Response> {
    let action = ActionId::new(action).map_err(|_| errors::no_page(visit))?;
    let permit = office.may(&visit.visitor.caller, &action, target, &visit.visitor.request()).await;
    permit.map(drop).map_err(|error| not_done(visit, &error))
}

/// What somebody is offered of screening; nothing of it is recorded.
pub(super) struct Offers {
    /// To ask about a party.
    pub(super) screens: bool,
    /// To begin asking about all watched ones again.
    pub(super) rescreens: bool,
    /// To see how that goes.
    pub(super) follows: bool,
}

/// What somebody is offered of screening.
pub(super) async fn offers(visit: &Visit, office: &Office) -> Result<Offers, Response> {
    let known = known(visit, office).await?;
    let (access, visitor) = (visit.node.access(), &visit.visitor);
    let may = |action| access.offers(&known, office, &visitor.caller, action, visitor.now);
    Ok(Offers {
        screens: may("party-screening-write"),
        rescreens: may("rescreening-write"),
        follows: may("rescreening-read"),
    })
}

/// The page that says why something is not done: the same for what is not there and what is not theirs.
pub(super) fn not_done(visit: &Visit, error: &Error) -> Response {
    match error {
        Error::Fault(fault) => failed(visit, fault),
        Error::Refused(refusal) => match refusal.answer {
            Answer::SignIn => to_sign_in(visit),
            Answer::NotFound => errors::no_page(visit),
            Answer::Forbidden => errors::refused_on(visit, &refusal.ground),
        },
    }
}

/// The node could not do it.
pub(super) fn failed(visit: &Visit, fault: &Fault) -> Response {
    log(fault);
    if fault.is_passing() { errors::busy(visit) } else { errors::broken(visit) }
}

/// Leads to the page to sign in at.
pub(super) fn to_sign_in(visit: &Visit) -> Response {
    Redirect::to(&visit.to("/sign-in")).into_response()
}

/// Leads to a page that says what was done: one of the messages `done-…`.
pub(super) fn lead_on(visit: &Visit, path: &str, done: &str) -> Response {
    Redirect::to(&visit.to(format_args!("{path}?done={done}"))).into_response()
}

/// What was done just now, from the address; nothing where it is no word of these pages.
pub(super) fn done(visit: &Visit, word: Option<&str>) -> String {
    let word = word.filter(|word| word.chars().all(|letter| letter.is_ascii_lowercase() || letter == '-'));
    word.and_then(|word| visit.lang.known(&format!("done-{word}"))).unwrap_or_default()
}

/// A field that is an id; none of any other form is there.
pub(super) fn id<T, E>(
    visit: &Visit,
    typed: &Typed,
    name: &str,
    read: impl Fn(&str) -> Result<T, E>,
) -> Result<T, Instead> {
    read(&typed.get(name)).map_err(|_| errors::no_page(visit).into())
}

/// What the address of a page of accounts may carry.
#[derive(Default, serde::Deserialize)]
pub(super) struct Asked {
    /// What was done just now.
    pub(super) done: Option<String>,
}
