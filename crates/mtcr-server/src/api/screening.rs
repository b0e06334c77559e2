//! Screening of parties: asked, judged, released by two people, asked again.
//!
//! None of it is public. What is shown is what the policies let whoever asks see: the features of a score are for the
//! analyst and the auditor.

mod forms;

use super::given::{Asked, Given};
use super::problem::Refusal;
use super::reply::{self, Reply};
use crate::Node;
use crate::access::{Denied, Visitor};
use crate::screening::{NO_LISTS, NotBegun, RESCREENING, asked};
use axum::extract::{Path, State};
use forms::{
    AgainForm, DecisionForm, ListForm, ListsForm, NewScreening, ReasonForm, ScreenedForm, ScreeningForm,
    ScreeningRowForm, SignatureForm, WatchForm, Window,
};
use mtcr_accounts::day;
use mtcr_office::{Decision, Deed, Office, ScreeningId};
use mtcr_screening::Subject;
use std::sync::Arc;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// Parties in one request, at most.
const PARTIES: usize = 100;
/// Screenings in one answer, at most.
const PAGE: u64 = 200;

/// Their routes.
pub(super) fn routes() -> OpenApiRouter<Arc<Node>> {
    OpenApiRouter::new()
        .routes(routes!(screenings, screen))
        .routes(routes!(lists))
        .routes(routes!(again, begin_again))
        .routes(routes!(screening))
        .routes(routes!(judge))
        .routes(routes!(propose))
        .routes(routes!(sign))
        .routes(routes!(decline))
        .routes(routes!(watch))
}

fn office(node: &Node) -> Result<&Office, Refusal> {
    node.office().ok_or_else(Refusal::not_found)
}

fn denied(error: mtcr_office::Error) -> Refusal {
    Refusal::from(Denied::from(error))
}

/// Lists what was screened, what waits for a person first.
#[utoipa::path(
    get, path = "/screening", operation_id = "screenings", tag = "screening",
    params(Window),
    responses((status = 200, description = "The screenings that whoever asks may see", body = Vec<ScreeningRowForm>)),
)]
pub(super) async fn screenings(
    State(node): State<Arc<Node>>,
    visitor: Visitor,
    Asked(window): Asked<Window>,
) -> Reply {
    let limit = window.limit.unwrap_or(50).min(PAGE);
    let skip = window.skip.unwrap_or(0);
    let lines = office(&node)?.screenings(&visitor.caller, skip, limit, &visitor.request()).await;
    let forms: Vec<ScreeningRowForm> = lines.map_err(denied)?.iter().map(ScreeningRowForm::of).collect();
    Ok(reply::json(&forms))
}

/// Asks the lists about every party that is sent, and puts the answers on record.
#[utoipa::path(
    post, path = "/screening", operation_id = "screen", tag = "screening",
    request_body(content = NewScreening, content_type = "application/json"),
    responses((status = 200, description = "What each comes to, in the order in which they were sent",
        body = Vec<ScreenedForm>)),
)]
pub(super) async fn screen(State(node): State<Arc<Node>>, visitor: Visitor, given: Given) -> Reply {
    let new: NewScreening = given.json()?;
    if new.parties.is_empty() || new.parties.len() > PARTIES {
        return Err(Refusal::too_large(format!("a request has 1 to {PARTIES} parties")));
    }
    let mut subjects: Vec<Subject> = Vec::new();
    for (number, party) in (1..).zip(&new.parties) {
        let subject = party.subject().map_err(|wrong| {
            Refusal::refused(format!("party {number}: `{}` cannot be read: `{}`", wrong.field, wrong.text))
        })?;
        subjects.push(subject);
    }
    let (asking, on) = (Arc::clone(&node), day(visitor.now));
    let checked = node.short().run(move || asked(asking.lists(), &subjects, on)).await?;
    let ids = office(&node)?.screen(&visitor.caller, &checked, new.watched, &visitor.request()).await;
    let mut forms = Vec::new();
    for (id, checked) in ids.map_err(denied)?.iter().zip(&checked) {
        let row = office(&node)?.store().screening(id.as_str()).await?.ok_or_else(Refusal::failed)?;
        forms.push(ScreenedForm::of(&row, checked));
    }
    Ok(reply::json(&forms))
}

/// Shows one screening, as far as whoever asks may see it.
#[utoipa::path(
    get, path = "/screening/{id}", operation_id = "screening", tag = "screening",
    params(("id" = String, Path, description = "The screening")),
    responses((status = 200, description = "The screening", body = ScreeningForm)),
)]
pub(super) async fn screening(
    State(node): State<Arc<Node>>,
    visitor: Visitor,
    Path(id): Path<String>,
) -> Reply {
    let id = ScreeningId::new(&id).map_err(|_| Refusal::not_found())?;
    let seen = office(&node)?.screening(&visitor.caller, &id, &visitor.request()).await.map_err(denied)?;
    Ok(reply::json(&ScreeningForm::of(&seen)))
}

/// Says what a hit is.
#[utoipa::path(
    post, path = "/screening/{id}/judge", operation_id = "judge_hit", tag = "screening",
    params(("id" = String, Path, description = "The screening")),
    request_body(content = DecisionForm, content_type = "application/json"),
    responses((status = 200, description = "The screening as it stands then", body = ScreeningForm)),
)]
pub(super) async fn judge(
    State(node): State<Arc<Node>>,
    visitor: Visitor,
    Path(id): Path<String>,
    given: Given,
) -> Reply {
    let DecisionForm { hit, decision, reason } = given.json()?;
    let unknown = || Refusal::refused(format!("`{decision}` is none of `same`, `different`, `unsure`"));
    let decision = Decision::named(&decision).ok_or_else(unknown)?;
    done(&node, &visitor, &id, &Deed::Judge { hit, decision, reason }).await
}

/// Proposes to release a hit of the top grade; another person must sign.
#[utoipa::path(
    post, path = "/screening/{id}/propose", operation_id = "propose_release", tag = "screening",
    params(("id" = String, Path, description = "The screening")),
    request_body(content = ReasonForm, content_type = "application/json"),
    responses((status = 200, description = "The screening as it stands then", body = ScreeningForm)),
)]
pub(super) async fn propose(
    State(node): State<Arc<Node>>,
    visitor: Visitor,
    Path(id): Path<String>,
    given: Given,
) -> Reply {
    let ReasonForm { hit, reason } = given.json()?;
    done(&node, &visitor, &id, &Deed::Propose { hit, reason }).await
}

/// Signs a release that another person proposed, for what was seen.
#[utoipa::path(
    post, path = "/screening/{id}/sign", operation_id = "sign_release", tag = "screening",
    params(("id" = String, Path, description = "The screening")),
    request_body(content = SignatureForm, content_type = "application/json"),
    responses((status = 200, description = "The screening as it stands then", body = ScreeningForm)),
)]
pub(super) async fn sign(
    State(node): State<Arc<Node>>,
    visitor: Visitor,
    Path(id): Path<String>,
    given: Given,
) -> Reply {
    let SignatureForm { hit, seen } = given.json()?;
    done(&node, &visitor, &id, &Deed::Sign { hit, seen }).await
}

/// Declines a release that was proposed.
#[utoipa::path(
    post, path = "/screening/{id}/decline", operation_id = "decline_release", tag = "screening",
    params(("id" = String, Path, description = "The screening")),
    request_body(content = ReasonForm, content_type = "application/json"),
    responses((status = 200, description = "The screening as it stands then", body = ScreeningForm)),
)]
pub(super) async fn decline(
    State(node): State<Arc<Node>>,
    visitor: Visitor,
    Path(id): Path<String>,
    given: Given,
) -> Reply {
    let ReasonForm { hit, reason } = given.json()?;
    done(&node, &visitor, &id, &Deed::Decline { hit, reason }).await
}

/// Watches a party, so that it is screened again when lists change, or no longer.
#[utoipa::path(
    post, path = "/screening/{id}/watch", operation_id = "watch_party", tag = "screening",
    params(("id" = String, Path, description = "The screening")),
    request_body(content = WatchForm, content_type = "application/json"),
    responses((status = 200, description = "The screening as it stands then", body = ScreeningForm)),
)]
pub(super) async fn watch(
    State(node): State<Arc<Node>>,
    visitor: Visitor,
    Path(id): Path<String>,
    given: Given,
) -> Reply {
    let WatchForm { watched } = given.json()?;
    done(&node, &visitor, &id, &Deed::Watch { watched }).await
}

async fn done(node: &Node, visitor: &Visitor, id: &str, deed: &Deed) -> Reply {
    let id = ScreeningId::new(id).map_err(|_| Refusal::not_found())?;
    let office = office(node)?;
    office.screening_deed(&visitor.caller, &id, deed, &visitor.request()).await.map_err(denied)?;
    let seen = office.screening(&visitor.caller, &id, &visitor.request()).await;
    match seen {
        Ok(seen) => Ok(reply::json(&ScreeningForm::of(&seen))),
        // A token for doing is not one for looking.
        Err(_) => Ok(reply::json(&serde_json::json!({ "id": id }))),
    }
}

/// Tells how every list stands.
#[utoipa::path(
    get, path = "/screening/lists", operation_id = "screening_lists", tag = "screening",
    responses((status = 200, description = "The lists", body = ListsForm)),
)]
pub(super) async fn lists(State(node): State<Arc<Node>>, visitor: Visitor) -> Reply {
    let on = day(visitor.now);
    let (lists, refusals) = match node.lists() {
        Some(lists) => (lists.rows(on).iter().map(|row| ListForm::of(row, on)).collect(), lists.refusals(on)),
        None => (Vec::new(), vec![(None, NO_LISTS.to_owned())]),
    };
    Ok(reply::json(&ListsForm::new(lists, &refusals)))
}

/// Tells how far the newest run over all watched parties is, and what earlier ones found.
#[utoipa::path(
    get, path = "/screening/again", operation_id = "rescreenings", tag = "screening",
    responses((status = 200, description = "The runs", body = AgainForm)),
)]
pub(super) async fn again(State(node): State<Arc<Node>>) -> Reply {
    let store = office(&node)?.store();
    let runs = store.rescreenings(50).await?;
    let watched = store.watched_count().await?;
    Ok(reply::json(&AgainForm::new(watched, node.jobs().newest(RESCREENING), runs)))
}

/// Begins to screen all watched parties again, as a job.
#[utoipa::path(
    post, path = "/screening/again", operation_id = "rescreen", tag = "screening",
    responses((status = 202, description = "The job; `GET` tells its progress", body = crate::jobs::JobForm)),
)]
pub(super) async fn begin_again(State(node): State<Arc<Node>>, visitor: Visitor) -> Reply {
    match node.rescreen(&visitor.caller).await {
        Ok(begun) => {
            let mut response = reply::json(&begun.0);
            *response.status_mut() = axum::http::StatusCode::ACCEPTED;
            Ok(response)
        }
        Err(wrong @ (NotBegun::NoLists | NotBegun::Refused)) => Err(Refusal::no_answer(wrong.to_string())),
        Err(NotBegun::Busy(undone)) => Err(undone.into()),
        Err(NotBegun::Store(fault)) => Err(fault.into()),
        Err(NotBegun::NotMade(wrong)) => {
            tracing::error!(fault = %wrong, "parties are not screened again");
            Err(Refusal::failed())
        }
    }
}
