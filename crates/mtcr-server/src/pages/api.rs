//! What programs can ask of the node, from the description of its API.

use crate::Node;
use crate::pages::frame::Frame;
use crate::pages::reply;
use crate::pages::visit::Visit;
use askama::Template;
use axum::Router;
use axum::response::Response;
use axum::routing::get;
use serde_json::Value;
use std::sync::{Arc, LazyLock};

/// Where the API lies.
const BASE: &str = "/api/v1";

/// The groups of the description; it does not change while the program runs.
static GROUPS: LazyLock<Vec<Group>> = LazyLock::new(|| {
    serde_json::to_value(crate::api::document()).map(|all| groups(&all)).unwrap_or_default()
});

/// Its routes.
pub(super) fn router() -> Router<Arc<Node>> {
    Router::new().route("/api", get(show))
}

#[derive(Template)]
#[template(path = "api.html")]
struct ApiPage {
    f: Frame,
    groups: &'static [Group],
}

/// Operations of one kind.
struct Group {
    name: String,
    description: String,
    operations: Vec<Operation>,
}

/// One thing to ask for.
struct Operation {
    method: String,
    path: String,
    summary: String,
    parameters: Vec<Parameter>,
    /// The kinds of body that it takes; empty where it takes none.
    takes: String,
    responses: Vec<Answer>,
}

/// A parameter.
struct Parameter {
    name: String,
    place: String,
    required: bool,
    description: String,
}

/// A status with what it says.
struct Answer {
    status: String,
    description: String,
}

async fn show(visit: Visit) -> Response {
    let f = visit.frame(visit.t("api-title"), "api");
    reply::page(&ApiPage { f, groups: &GROUPS })
}

fn text(value: &Value, key: &str) -> String {
    value.get(key).and_then(Value::as_str).unwrap_or_default().to_owned()
}

fn list<'v>(value: &'v Value, key: &str) -> impl Iterator<Item = &'v Value> {
    value.get(key).and_then(Value::as_array).into_iter().flatten()
}

fn entries<'v>(value: &'v Value, key: &str) -> impl Iterator<Item = (&'v String, &'v Value)> {
    value.get(key).and_then(Value::as_object).into_iter().flatten()
}

/// The operations under the kinds that the description names, in its order.
fn groups(document: &Value) -> Vec<Group> {
    let group = |tag: &Value| {
        let name = text(tag, "name");
        let operations = entries(document, "paths").flat_map(|(path, item)| {
            let methods = item.as_object().into_iter().flatten();
            methods.map(move |(method, operation)| (path, method, operation))
        });
        let own =
            operations.filter(|(_, _, operation)| list(operation, "tags").any(|tag| *tag == name.as_str()));
        Group {
            description: text(tag, "description"),
            operations: own.map(|(path, method, operation)| Operation::of(path, method, operation)).collect(),
            name,
        }
    };
    list(document, "tags").map(group).collect()
}

impl Operation {
    fn of(path: &str, method: &str, operation: &Value) -> Self {
        let parameter = |parameter: &Value| Parameter {
            name: text(parameter, "name"),
            place: text(parameter, "in"),
            required: parameter.get("required").and_then(Value::as_bool).unwrap_or(false),
            description: text(parameter, "description"),
        };
        let body = operation.get("requestBody").cloned().unwrap_or_default();
        let takes: Vec<&str> = entries(&body, "content").map(|(kind, _)| kind.as_str()).collect();
        let answer = |(status, answer): (&String, &Value)| Answer {
            status: status.clone(),
            description: text(answer, "description"),
        };
        Operation {
            method: method.to_uppercase(),
            path: format!("{BASE}{path}"),
            summary: text(operation, "summary"),
            parameters: list(operation, "parameters").map(parameter).collect(),
            takes: takes.join(", "),
            responses: entries(operation, "responses").map(answer).collect(),
        }
    }
}
