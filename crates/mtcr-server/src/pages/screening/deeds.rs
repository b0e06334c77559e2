//! What people do with a screening.

use crate::pages::account::answer;
use crate::pages::deed;
use crate::pages::errors;
use crate::pages::typed::Typed;
use crate::pages::visit::Visit;
use axum::extract::Path;
use axum::response::Response;
use mtcr_office::{Decision, Deed, ScreeningId};

pub(super) async fn judge(visit: Visit, Path(id): Path<String>, typed: Typed) -> Response {
    let Some(decision) = Decision::named(&typed.get("decision")) else {
        return answer(done(&visit, &id, None, "judged").await);
    };
    let deed = Deed::Judge { hit: typed.get("hit"), decision, reason: typed.get("reason") };
    answer(done(&visit, &id, Some(deed), "judged").await)
}

pub(super) async fn propose(visit: Visit, Path(id): Path<String>, typed: Typed) -> Response {
    let deed = Deed::Propose { hit: typed.get("hit"), reason: typed.get("reason") };
    answer(done(&visit, &id, Some(deed), "release-proposed").await)
}

pub(super) async fn sign(visit: Visit, Path(id): Path<String>, typed: Typed) -> Response {
    let hit = typed.get("hit");
    let (deed, word) = match typed.get("do").as_str() {
        "sign" => (Some(Deed::Sign { hit, seen: typed.get("seen") }), "released"),
        "decline" => (Some(Deed::Decline { hit, reason: typed.get("reason") }), "declined"),
        _ => (None, ""),
    };
    answer(done(&visit, &id, deed, word).await)
}

pub(super) async fn watch(visit: Visit, Path(id): Path<String>, typed: Typed) -> Response {
    let watched = typed.get("watched") == "yes";
    let word = if watched { "watched" } else { "unwatched" };
    answer(done(&visit, &id, Some(Deed::Watch { watched }), word).await)
}

async fn done(visit: &Visit, id: &str, deed: Option<Deed>, word: &str) -> Result<Response, Response> {
    let office = deed::office(visit)?;
    let (Ok(id), Some(deed)) = (ScreeningId::new(id), deed) else { return Err(errors::no_page(visit)) };
    let acted = office.screening_deed(&visit.visitor.caller, &id, &deed, &visit.visitor.request()).await;
    acted.map_err(|error| deed::not_done(visit, &error))?;
    Ok(deed::lead_on(visit, &format!("/screening/{id}"), word))
}
