//! The description of the API (OpenAPI 3.1), and what is said of every operation alike.

use super::problem::{KINDS, Kind, PROBLEM_JSON, ProblemDetails};
use super::reply::{self, Reply};
use crate::Node;
use axum::extract::{Path, State};
use mtcr_application::wire::{ContainedForm, MemberFactForm};
use serde::Serialize;
use std::sync::Arc;
use utoipa::openapi::path::{Operation, PathItem};
use utoipa::openapi::{Content, OpenApi as Document, Ref, RefOr, ResponseBuilder};
use utoipa::{OpenApi, ToSchema};

/// What stands above all routes.
#[derive(OpenApi)]
#[openapi(
    info(
        title = "OpenMTCR",
        description = "What the MTCR Annex says of a product and the MTCR Guidelines of a transfer, and the law itself. \
            Independent work: neither an official product of the regime nor legal advice. Product facts that are sent \
            are neither logged nor kept; files of products are kept for a while, and seen by those who sent them.",
        license(name = "Apache-2.0", identifier = "Apache-2.0"),
    ),
    servers((url = "/api/v1")),
    tags(
        (name = "products", description = "Classification of products, and the questions that settle it"),
        (name = "transfers", description = "Determination of transfers: a position, never a decision"),
        (name = "annex", description = "The law itself"),
        (name = "figures", description = "Figures as SVG"),
        (name = "registry", description = "Who belonged to the regime, and when"),
        (name = "jobs", description = "Work that takes longer than a request"),
        (name = "ledger", description = "What this node has recorded, in the formats of C2SP; tiles lie under `/ledger/tile/`"),
        (name = "accounts", description = "Accounts of this node: takes a token as `Authorization: Bearer TOKEN`"),
        (name = "screening", description = "Parties asked of lists: never public; takes a token as `Authorization: Bearer TOKEN`"),
        (name = "bulk", description = "Files of products: kept for a while, seen by one's own organisation; takes a token as `Authorization: Bearer TOKEN`"),
        (name = "node", description = "This node and its API"),
    ),
    components(schemas(ProblemDetails, ContainedForm, MemberFactForm)),
)]
pub(super) struct Described;

/// The whole description, as it is served and committed.
#[must_use]
pub fn document() -> Document {
    described(super::routes().1)
}

/// Adds to each operation the problems that it shares with all others.
pub(super) fn described(mut document: Document) -> Document {
    for item in document.paths.paths.values_mut() {
        for operation in operations(item) {
            let has_body = operation.request_body.is_some();
            let id = operation.operation_id.clone().unwrap_or_default();
            let names = operation.parameters.as_ref().is_some_and(|parameters| !parameters.is_empty());
            for kind in KINDS.iter().copied() {
                let accounts = operation.tags.as_ref().is_some_and(|tags| {
                    tags.iter().any(|tag| ["accounts", "screening", "bulk"].contains(&tag.as_str()))
                });
                if applies(kind, &id, has_body, names) || (accounts && of_accounts(kind)) {
                    add(operation, kind);
                }
            }
        }
    }
    document
}

fn operations(item: &mut PathItem) -> impl Iterator<Item = &mut Operation> {
    [&mut item.get, &mut item.post, &mut item.put, &mut item.delete].into_iter().flatten()
}

/// Whether a kind of problem can meet an operation.
fn applies(kind: &Kind, operation: &str, has_body: bool, names: bool) -> bool {
    match kind.code {
        "bad-request" | "unknown-name" | "refused-input" => has_body || names,
        "body-too-slow" | "too-large" | "unsupported-media-type" => has_body,
        "conflict" => ["cover_job", "cancel_job", "job_result"].contains(&operation),
        "gone" => operation == "job_result",
        // A node that keeps nothing has no ledger.
        "not-found" => operation.starts_with("ledger"),
        "internal" | "busy" | "took-too-long" | "no-answer" => true,
        _ => false,
    }
}

/// Whether a kind of problem can meet whatever is about accounts.
fn of_accounts(kind: &Kind) -> bool {
    ["not-signed-in", "forbidden", "not-found", "conflict"].contains(&kind.code)
}

/// Adds a response; kinds of one status share one.
fn add(operation: &mut Operation, kind: &Kind) {
    let status = kind.status.as_u16().to_string();
    if let Some(RefOr::T(known)) = operation.responses.responses.get_mut(&status) {
        let named = format!("`{}`", kind.code);
        if !known.description.contains(&named) {
            known.description.push_str(&format!("; {named}: {}", kind.title));
        }
        return;
    }
    let content = Content::new(Some(RefOr::Ref(Ref::from_schema_name("ProblemDetails"))));
    let response = ResponseBuilder::new()
        .description(format!("`{}`: {}", kind.code, kind.title))
        .content(PROBLEM_JSON, content)
        .build();
    operation.responses.responses.insert(status, RefOr::T(response));
}

/// Gives this description.
#[utoipa::path(
    get, path = "/openapi.json", operation_id = "openapi", tag = "node",
    responses((status = 200, description = "OpenAPI 3.1", body = serde_json::Value)),
)]
pub(super) async fn openapi() -> Reply {
    Ok(reply::json(&document()))
}

/// A kind of problem.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(crate) struct ProblemKindForm {
    /// Its name.
    code: &'static str,
    /// The HTTP status it comes with.
    status: u16,
    /// In words.
    title: &'static str,
    /// When it is answered, and what to do.
    about: &'static str,
}

impl From<&Kind> for ProblemKindForm {
    fn from(kind: &Kind) -> Self {
        ProblemKindForm {
            code: kind.code,
            status: kind.status.as_u16(),
            title: kind.title,
            about: kind.about,
        }
    }
}

/// Lists the kinds of problem that answers name.
#[utoipa::path(
    get, path = "/problems", operation_id = "problem_kinds", tag = "node",
    responses((status = 200, description = "The kinds", body = Vec<ProblemKindForm>)),
)]
pub(super) async fn problems() -> Reply {
    Ok(reply::json(&KINDS.iter().copied().map(ProblemKindForm::from).collect::<Vec<_>>()))
}

/// Explains a kind of problem: where the `type` of problem details leads.
#[utoipa::path(
    get, path = "/problems/{code}", operation_id = "problem_kind", tag = "node",
    params(("code" = String, Path, description = "The kind", example = "busy")),
    responses((status = 200, description = "The kind", body = ProblemKindForm)),
)]
pub(super) async fn problem(Path(code): Path<String>) -> Reply {
    let kind = KINDS.iter().copied().find(|kind| kind.code == code);
    kind.map(|kind| reply::json(&ProblemKindForm::from(kind)))
        .ok_or_else(|| super::problem::Refusal::unknown("there is no such kind of problem"))
}

/// What a node answers from.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(crate) struct NodeForm {
    /// The version of the program.
    engine: &'static str,
    /// SHA-256 of the law.
    corpus: String,
    /// The newest edition of which the text is held.
    edition: String,
    /// Whether this is a demonstration: states are made up.
    demo: bool,
    /// What every answer must say first, where that is so.
    banners: Vec<String>,
}

/// Says what this node answers from.
#[utoipa::path(
    get, path = "/node", operation_id = "node", tag = "node",
    responses((status = 200, description = "This node", body = NodeForm)),
)]
pub(super) async fn node(State(node): State<Arc<Node>>) -> Reply {
    let corpus = &node.law().corpus;
    let edition = corpus.edition(node.edition(None)?).map_or_else(String::new, |edition| edition.id.clone());
    Ok(reply::json(&NodeForm {
        engine: env!("CARGO_PKG_VERSION"),
        corpus: corpus.digest.clone(),
        edition,
        demo: node.is_demo(),
        banners: node.law().banner().into_iter().chain(node.roll().banner()).collect(),
    }))
}
