//! Files of products: sent, looked at, mapped, run, fetched, deleted.
//!
//! A file is streamed to disk and from there; it is seen by the organisation whose member sent it, and in a demonstration by
//! whoever knows its id.

mod forms;

use super::given::{Asked, Given, Media, idempotency_key};
use super::problem::Refusal;
use super::reply::{self, Reply};
use crate::Node;
use crate::access::Visitor;
use crate::bulk::{About, Bulk, FileName, Not, Trouble, body, receive};
use axum::body::Body;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use forms::{FileForm, NewRun, PreviewForm, Rows, Sent};
use std::sync::Arc;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// What somebody is to be permitted who only looks.
const READ: &str = "product-file-read";
/// What somebody is to be permitted who changes something.
const WRITE: &str = "product-file-write";

/// Their routes.
pub(super) fn routes() -> OpenApiRouter<Arc<Node>> {
    OpenApiRouter::new()
        .routes(routes!(files, send))
        .routes(routes!(file, delete))
        .routes(routes!(mapping, map))
        .routes(routes!(preview))
        .routes(routes!(run, stop))
        .routes(routes!(answers))
        .routes(routes!(malformed))
}

impl From<Not> for Refusal {
    fn from(not: Not) -> Self {
        match not {
            Not::Denied(denied) => denied.into(),
            Not::Trouble(trouble) => trouble.into(),
        }
    }
}

impl From<Trouble> for Refusal {
    fn from(trouble: Trouble) -> Self {
        let text = trouble.to_string();
        match trouble {
            Trouble::NoFile => Refusal::not_found(),
            Trouble::Format | Trouble::Empty => Refusal::refused(text),
            Trouble::TooLong(_) | Trouble::NoRoom(_) => Refusal::too_large(text),
            Trouble::TooSlow => Refusal::too_slow(),
            Trouble::BrokenOff => Refusal::bad(text),
            Trouble::KeyReused | Trouble::Running | Trouble::NotRunning | Trouble::NoOutput => {
                Refusal::conflict(text)
            }
            Trouble::NoMapping | Trouble::Unfit(_) => Refusal::refused(text),
            Trouble::Mapping(report) => report.into(),
            Trouble::Edition(_) => Refusal::unknown(text),
            Trouble::Busy => Refusal::busy(),
            Trouble::Store(fault) => fault.into(),
            Trouble::Disk(wrong) => {
                tracing::error!(fault = %wrong, "the folder of files cannot be used");
                Refusal::failed()
            }
            Trouble::Broken => Refusal::failed(),
        }
    }
}

fn form(node: &Node, about: &About) -> FileForm {
    FileForm::of(about, node.bulk().and_then(|bulk| bulk.live(&about.id)).as_ref())
}

fn shown(node: &Node, about: &About, status: StatusCode) -> Response {
    let form = form(node, about);
    let mut response = reply::json(&form);
    *response.status_mut() = status;
    if status != StatusCode::OK
        && let Ok(at) = HeaderValue::from_str(&form.links.file)
    {
        response.headers_mut().insert(header::LOCATION, at);
    }
    response
}

/// Lists the files of one's own organisation, the newest first; an auditor's list has those of all.
#[utoipa::path(
    get, path = "/bulk", operation_id = "product_files", tag = "bulk",
    responses((status = 200, description = "The files that whoever asks may see; none in a demonstration, where only who knows an id sees a file",
        body = Vec<FileForm>)),
)]
pub(super) async fn files(State(node): State<Arc<Node>>, visitor: Visitor) -> Reply {
    let all = node.files_of(&visitor).await?;
    Ok(reply::json(&all.iter().map(|about| form(&node, about)).collect::<Vec<_>>()))
}

/// Takes a file: the body is its content, the end of its name says its format.
#[utoipa::path(
    post, path = "/bulk", operation_id = "send_product_file", tag = "bulk",
    params(
        Sent,
        ("Idempotency-Key" = Option<String>, Header, pattern = "^[!-~]+$", min_length = 1, max_length = 200, description = "The same key with the same content leads to the same file; 1 to 200 visible ASCII characters"),
    ),
    request_body(content = Vec<u8>, content_type = "application/octet-stream", description = "The file"),
    responses((status = 201, description = "The file, under `Location` too", body = FileForm,
        headers(("Location" = String, description = "The file")))),
)]
pub(super) async fn send(
    State(node): State<Arc<Node>>,
    visitor: Visitor,
    Asked(sent): Asked<Sent>,
    headers: HeaderMap,
    content: Body,
) -> Reply {
    let key = idempotency_key(&headers)?;
    let name = FileName::read(&sent.name)?;
    let owner = node.owner(&visitor).await?;
    let bulk = node.files()?;
    let received = receive(bulk, name, content.into_data_stream(), node.limits().body_time).await?;
    let by = visitor.caller.who().to_string();
    let about = node.keep_file(received, (owner, by), key, visitor.now).await?;
    Ok(shown(&node, &about, StatusCode::CREATED))
}

/// Shows a file with its newest run.
#[utoipa::path(
    get, path = "/bulk/{id}", operation_id = "product_file", tag = "bulk",
    params(("id" = String, Path, description = "The file")),
    responses((status = 200, description = "The file", body = FileForm)),
)]
pub(super) async fn file(State(node): State<Arc<Node>>, visitor: Visitor, Path(id): Path<String>) -> Reply {
    let about = node.file(&visitor, &id, READ).await?;
    Ok(shown(&node, &about, StatusCode::OK))
}

/// Deletes a file with its mapping and its answers, at once; a run over it ends.
#[utoipa::path(
    delete, path = "/bulk/{id}", operation_id = "delete_product_file", tag = "bulk",
    params(("id" = String, Path, description = "The file")),
    responses((status = 204, description = "It is deleted")),
)]
pub(super) async fn delete(State(node): State<Arc<Node>>, visitor: Visitor, Path(id): Path<String>) -> Reply {
    let about = node.file(&visitor, &id, WRITE).await?;
    node.delete_file(&about.id, &visitor.caller.who().to_string(), visitor.now).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

/// Gives the mapping of a file; where none was sent, the one that its headers propose, with what is doubtful as comments.
#[utoipa::path(
    get, path = "/bulk/{id}/mapping", operation_id = "product_file_mapping", tag = "bulk",
    params(("id" = String, Path, description = "The file")),
    responses((status = 200, description = "The mapping, in TOML", body = String, content_type = "application/toml")),
)]
pub(super) async fn mapping(
    State(node): State<Arc<Node>>,
    visitor: Visitor,
    Path(id): Path<String>,
) -> Reply {
    let about = node.file(&visitor, &id, READ).await?;
    let asked = Arc::clone(&node);
    let text = node
        .files()?
        .with(move |bulk| match bulk.mapping(&about.id)? {
            Some(text) => Ok(text),
            None => bulk.proposal(&asked, &about, "[columns]\n"),
        })
        .await?;
    let kind = HeaderValue::from_static("application/toml; charset=utf-8");
    Ok(([(header::CONTENT_TYPE, kind)], text).into_response())
}

/// Says what the columns of a file mean. The mapping is checked against the vocabulary and the columns before it is kept; an empty
/// one says that rows are dossiers.
#[utoipa::path(
    put, path = "/bulk/{id}/mapping", operation_id = "map_product_file", tag = "bulk",
    params(("id" = String, Path, description = "The file")),
    request_body(content = String, content_type = "text/plain", description = "The mapping, in TOML"),
    responses((status = 200, description = "The file", body = FileForm)),
)]
pub(super) async fn map(
    State(node): State<Arc<Node>>,
    visitor: Visitor,
    Path(id): Path<String>,
    given: Given,
) -> Reply {
    let about = node.file(&visitor, &id, WRITE).await?;
    if given.media != Media::Text {
        return Err(Refusal::media_type("a mapping is a text in TOML"));
    }
    let (asked, of) = (Arc::clone(&node), about.clone());
    node.files()?.with(move |bulk| bulk.set_mapping(&asked, &of, &given.text)).await?;
    Ok(shown(&node, &about, StatusCode::OK))
}

/// Shows the first rows of a file, with what its mapping reads of each cell and what is wrong with it.
#[utoipa::path(
    get, path = "/bulk/{id}/preview", operation_id = "preview_product_file", tag = "bulk",
    params(("id" = String, Path, description = "The file"), Rows),
    responses((status = 200, description = "The first rows", body = PreviewForm)),
)]
pub(super) async fn preview(
    State(node): State<Arc<Node>>,
    visitor: Visitor,
    Path(id): Path<String>,
    Asked(rows): Asked<Rows>,
) -> Reply {
    let about = node.file(&visitor, &id, READ).await?;
    let bulk = node.files()?;
    let most = rows.rows.unwrap_or(usize::MAX).clamp(1, bulk.preview_rows());
    let asked = Arc::clone(&node);
    let found = bulk
        .with(move |bulk| {
            let mapping = bulk.mapping(&about.id)?;
            bulk.preview(&asked, &about, mapping.as_deref(), most)
        })
        .await?;
    Ok(reply::json(&PreviewForm::of(found)))
}

/// Begins a run over a file: every row is classified and written out again with its answer.
#[utoipa::path(
    post, path = "/bulk/{id}/run", operation_id = "run_product_file", tag = "bulk",
    params(
        ("id" = String, Path, description = "The file"),
        ("Idempotency-Key" = Option<String>, Header, pattern = "^[!-~]+$", min_length = 1, max_length = 200, description = "The same key leads to the run that it began; 1 to 200 visible ASCII characters"),
    ),
    request_body(content = NewRun, content_type = "application/json"),
    responses((status = 202, description = "The file with the run, whose progress it tells", body = FileForm,
        headers(("Location" = String, description = "The file")))),
)]
pub(super) async fn run(
    State(node): State<Arc<Node>>,
    visitor: Visitor,
    Path(id): Path<String>,
    headers: HeaderMap,
    given: Given,
) -> Reply {
    let about = node.file(&visitor, &id, WRITE).await?;
    let new: NewRun = given.json()?;
    let asked = new.asked(visitor.caller.who().to_string(), idempotency_key(&headers)?);
    let about = node.run_file(&about.id, asked, visitor.now).await?;
    Ok(shown(&node, &about, StatusCode::ACCEPTED))
}

/// Stops the run over a file; what it wrote is removed, the file stays.
#[utoipa::path(
    delete, path = "/bulk/{id}/run", operation_id = "stop_product_file", tag = "bulk",
    params(("id" = String, Path, description = "The file")),
    responses((status = 200, description = "The file", body = FileForm)),
)]
pub(super) async fn stop(State(node): State<Arc<Node>>, visitor: Visitor, Path(id): Path<String>) -> Reply {
    let about = node.file(&visitor, &id, WRITE).await?;
    let about = node.stop_run(&about.id, visitor.now).await?;
    Ok(shown(&node, &about, StatusCode::OK))
}

/// Gives the answers of a run that is done: every row with a verdict, in the order of the file.
#[utoipa::path(
    get, path = "/bulk/{id}/answers", operation_id = "product_file_answers", tag = "bulk",
    params(("id" = String, Path, description = "The file")),
    responses((status = 200, description = "The answers, as a file", body = Vec<u8>, content_type = "application/octet-stream")),
)]
pub(super) async fn answers(
    State(node): State<Arc<Node>>,
    visitor: Visitor,
    Path(id): Path<String>,
) -> Reply {
    fetched(&node, &visitor, &id, Part::Answers).await
}

/// Gives the rows of a run that could not be read as a product, each with its line and reason, as CSV.
#[utoipa::path(
    get, path = "/bulk/{id}/malformed", operation_id = "product_file_malformed", tag = "bulk",
    params(("id" = String, Path, description = "The file")),
    responses((status = 200, description = "The rows, as a file", body = Vec<u8>, content_type = "text/csv")),
)]
pub(super) async fn malformed(
    State(node): State<Arc<Node>>,
    visitor: Visitor,
    Path(id): Path<String>,
) -> Reply {
    fetched(&node, &visitor, &id, Part::Malformed).await
}

/// What is fetched of a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    /// Every row with a verdict.
    Answers,
    /// Every row without.
    Malformed,
}

async fn fetched(node: &Node, visitor: &Visitor, id: &str, part: Part) -> Reply {
    let about = node.file(visitor, id, READ).await?;
    Ok(download(node.files()?, about, part).await?)
}

/// A file of a run, streamed from disk.
pub(crate) async fn download(bulk: &Arc<Bulk>, about: About, part: Part) -> Result<Response, Trouble> {
    let of = about.clone();
    let file = bulk.with(move |bulk| bulk.output(&of, part == Part::Malformed)).await?;
    let ending = match (part, &about.run) {
        (Part::Answers, Some(run)) => run.wish.ending.clone(),
        _ => "csv".to_owned(),
    };
    let (kind, name) = match part {
        Part::Answers => (media_type(&ending), format!("answers.{ending}")),
        Part::Malformed => ("text/csv; charset=utf-8", "malformed.csv".to_owned()),
    };
    let mut response = body(file).into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    if let Ok(name) = HeaderValue::from_str(&format!("attachment; filename=\"{name}\"")) {
        headers.insert(header::CONTENT_DISPOSITION, name);
    }
    Ok(response)
}

fn media_type(ending: &str) -> &'static str {
    match ending {
        "csv" => "text/csv; charset=utf-8",
        "tsv" => "text/tab-separated-values; charset=utf-8",
        "ndjson" | "jsonl" => "application/x-ndjson",
        "xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "parquet" => "application/vnd.apache.parquet",
        _ => "application/octet-stream",
    }
}
