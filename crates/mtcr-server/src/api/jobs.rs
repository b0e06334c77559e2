//! `jobs/{id}`.

use super::problem::Refusal;
use super::reply::{self, Reply};
use crate::Node;
use crate::jobs::{Job, JobForm, JobState, is_public};
use axum::extract::{Path, State};
use axum::http::{HeaderValue, header};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use futures_util::stream::{self, Stream};
use serde::Serialize;
use std::convert::Infallible;
use std::sync::Arc;
use utoipa::ToSchema;

fn no_job() -> Refusal {
    Refusal::unknown("there is no such job, or it made room for newer ones")
}

/// A job as it stands, of those that are for everybody who knows the id.
async fn shown(node: &Node, id: &str) -> Result<JobForm, Refusal> {
    let form = node.jobs().form(id).await?;
    form.filter(|form| is_public(&form.kind)).ok_or_else(no_job)
}

/// The same of those that this process holds.
fn found(node: &Node, id: &str) -> Option<Arc<Job>> {
    node.jobs().find(id).filter(|job| is_public(&job.form().kind))
}

/// A server-sent event about a job.
#[derive(Serialize, ToSchema)]
struct JobEvent {
    /// `progress`, or `end` when the job is over.
    event: String,
    /// The job as it stands, in JSON.
    data: String,
}

/// Shows a job as it stands.
#[utoipa::path(
    get, path = "/jobs/{id}", operation_id = "job", tag = "jobs",
    params(("id" = String, Path, description = "The job")),
    responses((status = 200, description = "The job", body = JobForm)),
)]
pub(super) async fn job(State(node): State<Arc<Node>>, Path(id): Path<String>) -> Reply {
    Ok(reply::json(&shown(&node, &id).await?))
}

/// Cancels a job that is not over.
#[utoipa::path(
    delete, path = "/jobs/{id}", operation_id = "cancel_job", tag = "jobs",
    params(("id" = String, Path, description = "The job")),
    responses((status = 200, description = "The job, cancelled", body = JobForm)),
)]
pub(super) async fn cancel(State(node): State<Arc<Node>>, Path(id): Path<String>) -> Reply {
    if let Some(job) = found(&node, &id) {
        if job.is_shared() {
            return Err(Refusal::conflict("others may wait for this job; it cannot be cancelled"));
        }
        job.cancel();
        // That it is cancelled is told when it is on record.
        job.over().await;
        if !job.is_recorded() {
            return Err(Refusal::failed());
        }
    }
    let form = shown(&node, &id).await?;
    match form.state {
        JobState::Cancelled => Ok(reply::json(&form)),
        _ => Err(Refusal::conflict("the job is over already")),
    }
}

/// Gives the result of a job that is done.
#[utoipa::path(
    get, path = "/jobs/{id}/result", operation_id = "job_result", tag = "jobs",
    params(("id" = String, Path, description = "The job")),
    responses((status = 200, description = "The result, as a file; for `coverage` the answer of `annex cover`",
        body = mtcr_application::wire::CoverageForm)),
)]
pub(super) async fn result(State(node): State<Arc<Node>>, Path(id): Path<String>) -> Reply {
    let form = shown(&node, &id).await?;
    let Some(result) = node.jobs().result(&id).await? else {
        return Err(match form.state {
            JobState::Failed => Refusal::gone("the job failed; it has no result"),
            JobState::Cancelled => Refusal::gone("the job was cancelled; it has no result"),
            JobState::Done => Refusal::gone("the result made room for newer ones, or is longer than is kept"),
            JobState::Queued | JobState::Running => Refusal::conflict("the job is not done yet"),
        });
    };
    let mut response = result.bytes.into_response();
    let headers = response.headers_mut();
    if let Ok(media_type) = HeaderValue::from_str(&result.media_type) {
        headers.insert(header::CONTENT_TYPE, media_type);
    }
    let name = format!("attachment; filename=\"{}\"", result.file_name);
    if let Ok(name) = HeaderValue::from_str(&name) {
        headers.insert(header::CONTENT_DISPOSITION, name);
    }
    Ok(response)
}

/// Follows a job: an event `progress` whenever something became of it, and `end` when it is over, each with the job.
#[utoipa::path(
    get, path = "/jobs/{id}/events", operation_id = "job_events", tag = "jobs",
    params(("id" = String, Path, description = "The job")),
    responses((status = 200, description = "Events, until the job is over", body = JobEvent, content_type = "text/event-stream")),
)]
pub(super) async fn events(State(node): State<Arc<Node>>, Path(id): Path<String>) -> Reply {
    if let Some(job) = found(&node, &id) {
        return Ok(Sse::new(stream_of(job)).keep_alive(KeepAlive::default()).into_response());
    }
    // One that the process does not hold is over.
    let form = shown(&node, &id).await?;
    Ok(Sse::new(stream::once(std::future::ready(Ok::<_, Infallible>(told(&form))))).into_response())
}

/// What is told of a job.
fn told(form: &JobForm) -> Event {
    let name = if form.state.is_final() { "end" } else { "progress" };
    Event::default().event(name).data(reply::json_line(form))
}

fn stream_of(job: Arc<Job>) -> impl Stream<Item = Result<Event, Infallible>> {
    let watch = job.watch();
    // The first event tells how it stands now; each other waits for a change.
    stream::unfold(Some((job, watch, true)), |follows| async move {
        let (job, mut watch, first) = follows?;
        if !first {
            watch.changed().await;
        }
        let form = job.form();
        Some((Ok(told(&form)), (!form.state.is_final()).then_some((job, watch, false))))
    })
}

/// The answer to whoever began a job: where it is.
pub(crate) fn accepted(form: &JobForm) -> Response {
    let mut response = reply::json(form);
    *response.status_mut() = axum::http::StatusCode::ACCEPTED;
    if let Ok(at) = HeaderValue::from_str(&form.links.job) {
        response.headers_mut().insert(header::LOCATION, at);
    }
    response
}
