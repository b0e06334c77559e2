//! `POST decide`.

use super::given::{Given, Media};
use super::problem::Refusal;
use super::reply::{self, Reply};
use crate::Node;
use axum::extract::State;
use mtcr_application::decide::{Desk, Options};
use mtcr_application::registry::Roll;
use mtcr_application::wire::DeterminationForm;
use serde::Deserialize;
use std::sync::Arc;
use utoipa::ToSchema;

/// A transfer to determine.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct DecideRequest {
    /// What the transfer is called in the answer and in messages.
    pub file: Option<String>,
    /// The transfer in TOML.
    #[schema(example = transfer)]
    pub transfer: String,
    /// The dossiers that it names.
    #[serde(default)]
    pub dossiers: Vec<NamedDossier>,
    /// The day of the decision; the one in the transfer when left out.
    #[schema(example = "2024-05-01")]
    pub on: Option<String>,
    /// National law to be put beside: `us`, `eu`.
    #[serde(default)]
    pub overlays: Vec<String>,
    /// The edition of the Annex; the one in force on the day when left out.
    pub edition: Option<String>,
    /// A registry in TOML in place of that of this node; every answer then says so.
    pub registry: Option<String>,
}

/// A dossier that a transfer names.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NamedDossier {
    /// Its name as the transfer writes it: a path from the folder of the transfer.
    pub file: String,
    /// The dossier in TOML.
    pub text: String,
}

/// A transfer between states that are made up.
fn transfer() -> String {
    r#"name = "Solid motor of great impulse"
date = "2024-05-01"
exporter = { name = "Hallmark Aero AB", state = "XA" }
destination = { state = "XB" }

[facts]
kind-of-item = "goods"

[[line]]
name = "Solid motor"
entry = { id = "2.A.1.c.1", by = "the exporter" }
"#
    .to_owned()
}

/// What a transfer without a name is called in messages.
const UNNAMED: &str = "transfer.toml";
/// What a registry that was sent is called in messages.
const REGISTRY: &str = "registry.toml";
/// National laws in one request at most.
const OVERLAYS: usize = 20;

/// Says what the Guidelines say of a transfer: a position with its grounds, never a decision.
///
/// Nothing of a transfer is logged or kept.
#[utoipa::path(
    post, path = "/decide", operation_id = "decide", tag = "transfers",
    request_body(content((DecideRequest = "application/json"), (String = "text/plain"))),
    responses((status = 200, description = "The determination, as `mtcr decide --format json` prints it", body = DeterminationForm)),
)]
pub(super) async fn decide(State(node): State<Arc<Node>>, given: Given) -> Reply {
    let request = match given.media {
        Media::Json => given.json()?,
        Media::Text => DecideRequest { transfer: given.text, ..DecideRequest::default() },
    };
    let most = node.limits().dossiers;
    if request.dossiers.len() > most {
        let count = request.dossiers.len();
        return Err(Refusal::too_large(format!("{count} dossiers; {most} at most are taken at once")));
    }
    if request.overlays.len() > OVERLAYS {
        return Err(Refusal::too_large(format!("{OVERLAYS} overlays at most are taken at once")));
    }
    let worker = Arc::clone(&node);
    let form = node.short().run(move || determined(&worker, request)).await??;
    Ok(reply::json(&form))
}

fn determined(node: &Node, request: DecideRequest) -> Result<DeterminationForm, Refusal> {
    let sent = request.registry.as_deref().map(|text| Roll::read(REGISTRY, text)).transpose()?;
    let roll = sent.as_ref().unwrap_or(node.roll());
    let options = Options { on: request.on, overlays: request.overlays, edition: request.edition };
    let desk = Desk::new(node.law(), roll, &options)?;
    let shown = request.file.as_deref().unwrap_or(UNNAMED);
    // A transfer names dossiers from its own folder; in messages and in the answer they stand with that folder.
    let folder = shown.rsplit_once('/').map_or("", |(folder, _)| folder);
    let beside = |name: &str| if folder.is_empty() { name.to_owned() } else { format!("{folder}/{name}") };
    let dossiers: Vec<(String, String)> =
        request.dossiers.into_iter().map(|dossier| (beside(&dossier.file), dossier.text)).collect();
    Ok(desk.read(shown, &request.transfer, &dossiers)?)
}
