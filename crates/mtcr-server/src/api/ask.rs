//! `POST ask…`: interviews. The node remembers none: the session goes to and fro.

use super::given::Given;
use super::problem::Refusal;
use super::reply::{self, Reply};
use crate::Node;
use axum::extract::State;
use mtcr_annex::ask::{Interview, Refused, Step};
use mtcr_application::Bench;
use mtcr_application::ask::{NoSession, answered, begun, resumed};
use mtcr_application::wire::{AnswerForm, OutcomeForm, SessionForm, StepForm};
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use utoipa::ToSchema;

/// What an interview begins with.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct BeginRequest {
    /// What the product is: a class of the vocabulary; asked first when left out.
    pub class: Option<String>,
    /// What the product is called.
    pub name: Option<String>,
    /// The edition to ask under; the newest held when left out.
    pub edition: Option<String>,
}

/// A session as it was given.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct SessionRequest {
    /// The session.
    pub session: SessionForm,
}

/// An answer; exactly one of `said` and `answer` is given.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct AnswerRequest {
    /// The session.
    pub session: SessionForm,
    /// The name that `said` is about; the next question when left out.
    pub about: Option<String>,
    /// What a person types: `3 km`, `at least 5 kg`, `yes`, `1, 3`; `?` for "don't know".
    pub said: Option<String>,
    /// The answer in the form that sessions have.
    pub answer: Option<AnswerForm>,
}

/// What is to be asked next.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ChangeRequest {
    /// The session.
    pub session: SessionForm,
    /// The name that was answered, or is to be asked before its turn.
    pub about: String,
}

/// Begins an interview about a product.
#[utoipa::path(
    post, path = "/ask", operation_id = "ask", tag = "products",
    request_body = BeginRequest,
    responses((status = 200, description = "The session and the first question", body = StepForm)),
)]
pub(super) async fn begin(State(node): State<Arc<Node>>, given: Given) -> Reply {
    let request: BeginRequest = given.json()?;
    worked(&node, move |node| {
        let bench = node.bench(request.edition.as_deref())?;
        let interview = begun(&bench, request.name.as_deref(), request.class.as_deref());
        let interview = interview.map_err(Refusal::refused)?;
        Ok(StepForm::of(&bench, &interview, None))
    })
    .await
}

/// Gives the question of a session again.
#[utoipa::path(
    post, path = "/ask/next", operation_id = "ask_next", tag = "products",
    request_body = SessionRequest,
    responses((status = 200, description = "The session and its question", body = StepForm)),
)]
pub(super) async fn next(State(node): State<Arc<Node>>, given: Given) -> Reply {
    let SessionRequest { session } = given.json()?;
    stepped(&node, session, |_| Ok(())).await
}

/// Takes an answer.
#[utoipa::path(
    post, path = "/ask/answer", operation_id = "ask_answer", tag = "products",
    request_body = AnswerRequest,
    responses((status = 200, description = "The session with the answer, and the next question", body = StepForm)),
)]
pub(super) async fn answer(State(node): State<Arc<Node>>, given: Given) -> Reply {
    let AnswerRequest { session, about, said, answer } = given.json()?;
    stepped(&node, session, move |interview| match (said, answer) {
        (Some(said), None) => {
            let query = asked(interview, about.as_deref())?;
            answered(interview, &query, &said).map_err(refused)
        }
        (None, Some(form)) if about.is_none() => {
            interview.answer(form.given().map_err(Refusal::refused)?).map_err(refused)
        }
        _ => Err(Refusal::refused("an answer is given as `said`, maybe with `about`, or as `answer`")),
    })
    .await
}

/// Takes the last answer back.
#[utoipa::path(
    post, path = "/ask/back", operation_id = "ask_back", tag = "products",
    request_body = SessionRequest,
    responses((status = 200, description = "The session without the answer, and its question", body = StepForm)),
)]
pub(super) async fn back(State(node): State<Arc<Node>>, given: Given) -> Reply {
    let SessionRequest { session } = given.json()?;
    stepped(&node, session, |interview| {
        if interview.back() { Ok(()) } else { Err(Refusal::refused("there is nothing to take back")) }
    })
    .await
}

/// Takes every answer about a name back and asks it next; a name that was not answered is asked before its turn.
#[utoipa::path(
    post, path = "/ask/change", operation_id = "ask_change", tag = "products",
    request_body = ChangeRequest,
    responses((status = 200, description = "The session without those answers, and the question", body = StepForm)),
)]
pub(super) async fn change(State(node): State<Arc<Node>>, given: Given) -> Reply {
    let ChangeRequest { session, about } = given.json()?;
    stepped(&node, session, move |interview| interview.change(&about).map_err(refused)).await
}

/// Ends an interview with what is known: the dossier, and what was found.
#[utoipa::path(
    post, path = "/ask/outcome", operation_id = "ask_outcome", tag = "products",
    request_body = SessionRequest,
    responses((status = 200, description = "The outcome, as `mtcr ask --format json` prints it", body = OutcomeForm)),
)]
pub(super) async fn outcome(State(node): State<Arc<Node>>, given: Given) -> Reply {
    let SessionRequest { session } = given.json()?;
    within(&node, &session)?;
    worked(&node, move |node| {
        let bench = node.bench(Some(&session.edition))?;
        let interview = resumed(&bench, &session.name, &session.answers)?;
        let complete = matches!(interview.next(), Step::Done);
        Ok(OutcomeForm::of(node.law(), bench.choice, &interview, complete))
    })
    .await
}

/// The question that an answer is to: the next one, or the one about a name.
fn asked(interview: &mut Interview<'_>, about: Option<&str>) -> Result<mtcr_annex::ask::Query, Refusal> {
    let next = |interview: &Interview<'_>| match interview.next() {
        Step::Ask(query) => Some(*query),
        Step::Done => None,
    };
    let query = next(interview);
    let Some(about) = about else {
        return query.ok_or_else(|| Refusal::refused("nothing is left to be asked"));
    };
    if let Some(query) = query.filter(|query| query.about == about) {
        return Ok(query);
    }
    interview.change(about).map_err(refused)?;
    next(interview)
        .filter(|query| query.about == about)
        .ok_or_else(|| Refusal::refused(format!("nothing open asks `{about}` now")))
}

/// Takes a session up, changes the interview, and tells where it stands then.
async fn stepped(
    node: &Arc<Node>,
    session: SessionForm,
    change: impl FnOnce(&mut Interview<'_>) -> Result<(), Refusal> + Send + 'static,
) -> Reply {
    within(node, &session)?;
    worked(node, move |node| {
        let bench: Arc<Bench<'static>> = node.bench(Some(&session.edition))?;
        let mut interview = resumed(&bench, &session.name, &session.answers)?;
        change(&mut interview)?;
        Ok(StepForm::of(&bench, &interview, Some(&session.corpus)))
    })
    .await
}

async fn worked<T: Serialize + Send + 'static>(
    node: &Arc<Node>,
    work: impl FnOnce(&Node) -> Result<T, Refusal> + Send + 'static,
) -> Reply {
    let worker = Arc::clone(node);
    Ok(reply::json(&node.short().run(move || work(&worker)).await??))
}

fn within(node: &Node, session: &SessionForm) -> Result<(), Refusal> {
    let most = node.limits().answers;
    if session.answers.len() > most {
        return Err(Refusal::too_large(format!("a session has {most} answers at most")));
    }
    Ok(())
}

fn refused(refused: Refused) -> Refusal {
    let found = Refusal::refused(refused.message);
    match refused.help {
        Some(help) => found.help(help),
        None => found,
    }
}

impl From<NoSession> for Refusal {
    fn from(wrong: NoSession) -> Self {
        Refusal::refused(wrong.to_string())
    }
}
