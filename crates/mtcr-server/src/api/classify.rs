//! `POST classify`.

use super::given::{Asked, Given, Media};
use super::problem::Refusal;
use super::reply::{self, Reply};
use crate::Node;
use axum::extract::State;
use mtcr_application::wire::{ClassificationForm, ProductForm};
use mtcr_corpus::Report;
use serde::Deserialize;
use std::sync::Arc;
use utoipa::{IntoParams, ToSchema};

/// Products to classify.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ClassifyRequest {
    /// Their dossiers, one at least.
    #[schema(min_items = 1)]
    pub dossiers: Vec<DossierText>,
    /// The edition of the Annex; the newest held when left out.
    pub edition: Option<String>,
    /// Facts put in place of what the dossiers say, as `max-range=300 km`.
    #[schema(example = json!(["max-payload=1 kg"]))]
    #[serde(default)]
    pub facts: Vec<String>,
}

/// A dossier as text.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct DossierText {
    /// What the file is called in the answer and in messages.
    pub file: Option<String>,
    /// The dossier in TOML.
    #[schema(
        example = "name = \"a kite\"\nclass = [\"unmanned-aerial-vehicle\"]\n\n[facts]\nmax-range = \"3 km\"\n"
    )]
    pub text: String,
}

/// The edition to answer under.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct EditionQuery {
    /// The edition of the Annex; the newest held when left out.
    pub edition: Option<String>,
}

/// What a dossier without a file is called in messages.
pub(super) const UNNAMED: &str = "dossier.toml";

impl ClassifyRequest {
    /// The products of a body; one dossier in TOML takes its edition from the address.
    pub(super) fn of(given: Given, query: EditionQuery) -> Result<Self, Refusal> {
        match given.media {
            Media::Text => Ok(ClassifyRequest {
                dossiers: vec![DossierText { file: None, text: given.text }],
                edition: query.edition,
                facts: Vec::new(),
            }),
            Media::Json => {
                let request: ClassifyRequest = given.json()?;
                match (&request.edition, query.edition) {
                    (Some(body), Some(address)) if *body != address => {
                        Err(Refusal::refused("the body names one edition and the address another"))
                    }
                    (None, edition) => Ok(ClassifyRequest { edition, ..request }),
                    _ => Ok(request),
                }
            }
        }
    }

    /// Refuses more than a node takes at once, and nothing at all.
    pub(super) fn within(self, node: &Node) -> Result<Self, Refusal> {
        let most = node.limits().dossiers;
        match self.dossiers.len() {
            0 => Err(Refusal::bad("no dossier is given")),
            count if count > most => {
                Err(Refusal::too_large(format!("{count} dossiers; {most} at most are taken at once")))
            }
            _ => Ok(self),
        }
    }
}

/// Classifies products: what the Annex says of each, why, and what would change it.
///
/// Nothing of a dossier is logged or kept.
/// All or nothing: when a dossier has mistakes, there is no answer for the others.
#[utoipa::path(
    post, path = "/classify", operation_id = "classify", tag = "products",
    params(EditionQuery),
    request_body(content((ClassifyRequest = "application/json"), (String = "text/plain"))),
    responses((status = 200, description = "What was found, as `mtcr classify --format json` prints it", body = ClassificationForm)),
)]
pub(super) async fn classify(
    State(node): State<Arc<Node>>,
    Asked(query): Asked<EditionQuery>,
    given: Given,
) -> Reply {
    let request = ClassifyRequest::of(given, query)?.within(&node)?;
    let worker = Arc::clone(&node);
    let form = node.short().run(move || classified(&worker, &request)).await??;
    Ok(reply::json(&form))
}

fn classified(node: &Node, request: &ClassifyRequest) -> Result<ClassificationForm, Refusal> {
    let bench = node.bench(request.edition.as_deref())?;
    let mut answer = ClassificationForm::new(node.law(), bench.choice);
    let mut wrong = Report::default();
    for dossier in &request.dossiers {
        let shown = dossier.file.as_deref().unwrap_or(UNNAMED);
        match bench.read_named(shown, &dossier.text, &request.facts) {
            Ok(read) => {
                let found = bench.classifier.classify(&read);
                answer.products.push(ProductForm::of(&found, dossier.file.as_deref()));
            }
            Err(report) => wrong = wrong.and(report),
        }
    }
    if wrong.is_empty() { Ok(answer) } else { Err(wrong.into()) }
}
