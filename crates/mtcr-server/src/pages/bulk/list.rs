//! The files of one's own organisation, and the form to send one.

use super::parts::{self, bytes, time};
use crate::Node;
use crate::bulk::{About, FileName, Trouble, receive};
use crate::pages::account::answer;
use crate::pages::deed::{self, Asked};
use crate::pages::errors;
use crate::pages::sheet::{Block, Cell, Field, Form, Sheet, Table};
use crate::pages::visit::Visit;
use axum::extract::{FromRequest, FromRequestParts, Multipart, Query, Request, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use std::sync::Arc;

pub(super) async fn show(visit: Visit, Query(asked): Query<Asked>) -> Response {
    let done = deed::done(&visit, asked.done.as_deref());
    answer(sheet(&visit).await.map(|sheet| sheet.done(done).page()))
}

async fn sheet(visit: &Visit) -> Result<Sheet, Response> {
    let bulk = visit.node.files().map_err(|not| parts::refused(visit, not))?;
    let all = visit.node.files_of(&visit.visitor).await.map_err(|not| parts::refused(visit, not))?;
    let mut sheet = Sheet::new(visit, "bulk-title", "bulk").lead(visit.t("bulk-lead"));
    if visit.node.is_demo() {
        sheet = sheet.warnings(vec![visit.t("bulk-demo")]);
    }
    let most = bytes(bulk.largest());
    let hint = match visit.node.is_demo() {
        true => visit.x("bulk-file-hint-demo", most),
        false => visit.x("bulk-file-hint", most),
    };
    let file = Field::file("file", "file", visit.t("bulk-file")).hint(hint);
    let form = Form::new(visit, "/bulk", "bulk-send").field(file).with_file();
    sheet = sheet.part("send", visit.t("bulk-send-heading"), vec![Block::Form(form)]);
    if visit.node.is_demo() {
        return Ok(sheet);
    }
    Ok(sheet.part("files", visit.t("bulk-files-heading"), vec![table(visit, &all)]))
}

fn table(visit: &Visit, all: &[About]) -> Block {
    if all.is_empty() {
        return Block::Text(visit.t("bulk-none"));
    }
    let row = |about: &About| {
        let state = about.state().map_or("sent", crate::bulk::RunState::word);
        let cells = vec![
            Cell::Text(visit.t(&format!("bulk-is-{state}"))),
            Cell::text(bytes(about.bytes)),
            time(&about.sent_at),
            time(&about.kept_until),
        ];
        (Cell::Link(visit.to(format_args!("/bulk/{}", about.id)), about.name.clone()), cells)
    };
    let heads = ["bulk-name", "state", "bulk-bytes", "bulk-sent-at", "bulk-kept-until"];
    let heads = heads.map(|key| visit.t(key)).to_vec();
    let rows = all.iter().map(row).collect();
    Block::Table(Table { id: "files-table", caption: visit.t("bulk-files-caption"), heads, rows })
}

/// Takes a file out of a form: the token before it was looked at by the guard.
pub(super) async fn send(State(node): State<Arc<Node>>, request: Request) -> Response {
    let (mut parts, body) = request.into_parts();
    let Ok(visit) = Visit::from_request_parts(&mut parts, &node).await;
    answer(sent(&visit, Request::from_parts(parts, body)).await)
}

async fn sent(visit: &Visit, request: Request) -> Result<Response, Response> {
    let node = &visit.node;
    let bulk = node.files().map_err(|not| parts::refused(visit, not))?;
    let bad = |_| errors::refused(visit, StatusCode::BAD_REQUEST);
    let mut form = Multipart::from_request(request, node)
        .await
        .map_err(|wrong| errors::refused(visit, wrong.into_response().status()))?;
    loop {
        let field = tokio::time::timeout(node.limits().body_time, form.next_field()).await;
        let field = field.map_err(|_| errors::refused(visit, StatusCode::REQUEST_TIMEOUT))?;
        let Some(field) = field.map_err(bad)? else {
            return unfit(visit, Trouble::Empty).await;
        };
        if field.name() != Some("file") {
            continue;
        }
        let name = match FileName::read(field.file_name().unwrap_or_default()) {
            Ok(name) => name,
            Err(_) if field.file_name().unwrap_or_default().is_empty() => {
                return unfit(visit, Trouble::Empty).await;
            }
            Err(wrong) => return unfit(visit, wrong).await,
        };
        let owner = node.owner(&visit.visitor).await.map_err(|not| parts::refused(visit, not))?;
        let received = match receive(bulk, name, field, node.limits().body_time).await {
            Ok(received) => received,
            Err(wrong) => return unfit(visit, wrong).await,
        };
        let by = visit.visitor.caller.who().to_string();
        let kept = node.keep_file(received, (owner, by), None, visit.visitor.now).await;
        let about = kept.map_err(|wrong| parts::broken(visit, wrong))?;
        return Ok(Redirect::to(&visit.to(format_args!("/bulk/{}/mapping", about.id))).into_response());
    }
}

/// The page again, with what is wrong with the file.
async fn unfit(visit: &Visit, trouble: Trouble) -> Result<Response, Response> {
    let status = parts::status(&trouble);
    let sheet = sheet(visit).await?;
    let sheet = parts::wrong(visit, trouble)?.on(sheet, "file");
    Ok(sheet.with_status(status))
}
