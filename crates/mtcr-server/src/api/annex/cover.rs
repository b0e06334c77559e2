//! `annex/cover/{list}`: work for a job.

use crate::Node;
use crate::api::classify::EditionQuery;
use crate::api::given::{Asked, Given, idempotency_key};
use crate::api::jobs::accepted;
use crate::api::problem::Refusal;
use crate::api::reply::{self, Reply};
use crate::jobs::{JobForm, JobResult, Made, NotMade, Order, PUBLIC, Progress};
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use mtcr_application::coverage::{Coverage, entries};
use mtcr_application::lookup;
use mtcr_application::wire::CoverageForm;
use mtcr_corpus::EditionId;
use mtcr_rules::EntryRange;
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use utoipa::ToSchema;

/// What is to be compared with a list.
#[derive(Clone, Debug, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct CoverRequest {
    /// The edition of the Annex; the newest held when left out.
    edition: Option<String>,
    /// Entries at or below these ids; `GET` compares them all.
    #[schema(min_items = 1, max_items = 500)]
    #[schema(example = json!(["9.A.6"]))]
    entries: Vec<String>,
}

/// Ids of entries in one request at most.
const MOST_IDS: usize = 500;

/// Says what a national list catches of an edition.
///
/// That is minutes of work the first time: until it is done the answer is `202` with a job that all share.
#[utoipa::path(
    get, path = "/annex/cover/{list}", operation_id = "cover", tag = "annex",
    params(("list" = String, Path, description = "The list: `us`, `eu`", example = "us"), EditionQuery),
    responses(
        (status = 200, description = "What the list catches", body = CoverageForm),
        (status = 202, description = "It is being worked out; `Location` leads to the job", body = JobForm,
            headers(("Location" = String, description = "The job"))),
    ),
)]
pub(crate) async fn cover(
    State(node): State<Arc<Node>>,
    Path(list): Path<String>,
    Asked(query): Asked<EditionQuery>,
) -> Reply {
    let edition = node.edition(query.edition.as_deref())?;
    match known(&node, &list, edition).await? {
        Known::Done(form) => Ok(reply::json(&*form)),
        Known::Doing(job) => Ok(accepted(&job)),
    }
}

/// Makes a job of one's own that compares entries with a national list.
#[utoipa::path(
    post, path = "/annex/cover/{list}", operation_id = "cover_job", tag = "annex",
    params(
        ("list" = String, Path, description = "The list: `us`, `eu`", example = "us"),
        ("Idempotency-Key" = Option<String>, Header, pattern = "^[!-~]+$", min_length = 1, max_length = 200, description = "The same key with the same request leads to the same job; 1 to 200 visible ASCII characters"),
    ),
    request_body = CoverRequest,
    responses((status = 202, description = "The job, under `Location` too", body = JobForm,
        headers(("Location" = String, description = "The job")),
        links(
            ("job" = (operation_id = "job", parameters(("id" = "$response.body#/id")))),
            ("events" = (operation_id = "job_events", parameters(("id" = "$response.body#/id")))),
            ("result" = (operation_id = "job_result", parameters(("id" = "$response.body#/id")))),
            ("cancel" = (operation_id = "cancel_job", parameters(("id" = "$response.body#/id")))),
        ))),
)]
pub(crate) async fn cover_job(
    State(node): State<Arc<Node>>,
    Path(list): Path<String>,
    headers: HeaderMap,
    given: Given,
) -> Reply {
    let request: CoverRequest = given.json()?;
    match request.entries.len() {
        0 => return Err(Refusal::bad("no entry is named; `GET` compares them all")),
        1..=MOST_IDS => {}
        _ => return Err(Refusal::too_large(format!("{MOST_IDS} ids at most are taken at once"))),
    }
    is_list(&node, &list)?;
    let edition = node.edition(request.edition.as_deref())?;
    let ranges = lookup::ranges(node.law(), &request.entries)?;
    let key = idempotency_key(&headers)?.map(|key| {
        let asked = reply::json_line(&("coverage", &list, &request));
        (key, mtcr_corpus::blob::text_digest(&asked))
    });
    let order = Order {
        kind: "coverage",
        total: total(&node, edition, &ranges),
        shared: false,
        key,
        by: PUBLIC.to_owned(),
    };
    Ok(accepted(&started(&node, list, edition, ranges, order).await?))
}

/// What is known of a whole edition.
pub(super) enum Known {
    /// It was worked out.
    Done(Arc<CoverageForm>),
    /// This job works it out.
    Doing(Box<JobForm>),
}

/// What a list catches of a whole edition, or the job that works it out, which is made now where there is none.
pub(super) async fn known(node: &Arc<Node>, list: &str, edition: EditionId) -> Result<Known, Refusal> {
    is_list(node, list)?;
    if let Some(form) = node.known_cover(list, edition) {
        return Ok(Known::Done(form));
    }
    // The node itself holds the key: a name that no header can have.
    let key = (format!("\n{list} {edition:?}"), String::new());
    if let Ok(Some(job)) = node.jobs().made_before(&key).await
        && !job.is_over()
    {
        return Ok(Known::Doing(Box::new(job.form())));
    }
    let order = Order {
        kind: "coverage",
        total: total(node, edition, &[]),
        shared: true,
        key: Some(key),
        by: PUBLIC.to_owned(),
    };
    started(node, list.to_owned(), edition, Vec::new(), order).await.map(|form| Known::Doing(Box::new(form)))
}

/// Makes a job that compares the first entry of the newest edition that has a rule with the first national list; whether
/// it began. Where the law has neither there is nothing to do.
pub(crate) async fn first_job(node: &Arc<Node>) -> bool {
    let corpus = &node.law().corpus;
    let (Some(list), Ok(edition)) = (node.law().lists().first().copied(), node.edition(None)) else {
        return true;
    };
    let mut entries = corpus.entries.iter();
    let ruled = entries.find(|entry| entry.versions_in(edition).any(|version| version.rule.is_some()));
    let Some(entry) = ruled else { return true };
    let Ok(ranges) = lookup::ranges(node.law(), std::slice::from_ref(&entry.name)) else { return false };
    let order = Order {
        kind: "coverage",
        total: total(node, edition, &ranges),
        shared: false,
        key: None,
        by: PUBLIC.to_owned(),
    };
    started(node, list.to_owned(), edition, ranges, order).await.is_ok()
}

fn is_list(node: &Node, list: &str) -> Result<(), Refusal> {
    let lists = node.law().lists();
    if lists.contains(&list) {
        return Ok(());
    }
    Err(Refusal::unknown(format!("unknown national list `{list}`"))
        .help(format!("lists are {}", lists.join(", "))))
}

async fn started(
    node: &Arc<Node>,
    list: String,
    edition: EditionId,
    ranges: Vec<EntryRange>,
    order: Order,
) -> Result<JobForm, Refusal> {
    let worker = Arc::clone(node);
    let work = move |progress: &Progress| compared(&worker, &list, edition, &ranges, progress);
    match node.jobs().start(order, node.job_gate().place()?, work).await {
        Ok(Made::Here(job)) => Ok(job.form()),
        Ok(Made::Before(form)) => Ok(*form),
        Err(NotMade::KeyReused) => {
            Err(Refusal::conflict("this idempotency key was used for another request"))
        }
        Err(NotMade::Store(fault)) => Err(fault.into()),
        Err(_) => Err(Refusal::failed()),
    }
}

fn compared(
    node: &Node,
    list: &str,
    edition: EditionId,
    ranges: &[EntryRange],
    progress: &Progress,
) -> Result<JobResult, String> {
    let corpus = node.list(list).map_err(|_| "the list cannot be read".to_owned())?;
    let wanted = |entry| ranges.is_empty() || ranges.iter().any(|range| range.contains(entry));
    let found = Coverage::watched((*corpus).clone(), edition, &wanted, &|| progress.go_on());
    let found = found.map_err(|fact| format!("two limits of `{fact}` are too close to tell apart"))?;
    let form = Arc::new(CoverageForm::of(&found));
    // A job that was cancelled has looked at some entries only.
    if ranges.is_empty() && progress.is_wanted() {
        node.keep_cover(list, edition, &form);
    }
    Ok(JobResult::json(format!("coverage-{list}.json"), reply::json_text(&*form)))
}

fn total(node: &Node, edition: EditionId, ranges: &[EntryRange]) -> usize {
    let wanted = |entry| ranges.is_empty() || ranges.iter().any(|range| range.contains(entry));
    entries(&node.law().corpus, edition, &wanted)
}
