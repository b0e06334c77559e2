//! A node with accounts and its administrator, asked without a network.

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Request};
use jiff::Timestamp;
use mtcr_accounts::Policy;
use mtcr_application::Law;
use mtcr_office::{Caller, Done, Entering, Named, Office, Order, Person};
use mtcr_permissions::{Method, Permissions, Routes};
use mtcr_server::{Node, router};
use mtcr_signin::Settings;
use mtcr_store::{Options, Store};
use std::net::IpAddr;
use std::sync::{Arc, LazyLock};
use tempfile::TempDir;
use tokio::runtime::Runtime;
use tower::ServiceExt;

/// What the administrator signs in with.
pub(super) const PASSWORD: &str = "seven otters row home";

/// One runtime for all databases: their connections belong to it.
pub(super) static RUNTIME: LazyLock<Runtime> = LazyLock::new(|| {
    tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().expect("a runtime")
});

/// One node for all tests that ask nothing special.
pub(super) static BED: LazyLock<Bed> = LazyLock::new(Bed::new);

/// A node with one administrator.
pub(super) struct Bed {
    router: Router,
    /// The secret of a session of the administrator.
    pub(super) cookie: String,
    pub(super) store: Store,
    pub(super) folder: TempDir,
}

impl Bed {
    pub(super) fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let url = format!("sqlite:{}", folder.path().join("node.sqlite").display());
        RUNTIME.block_on(async {
            let options = Options { key: Some(folder.path().join("node.key")), ..Options::default() };
            let store = Store::open(&url, &options).await.expect("a store");
            let mut settings = Settings::built_in().expect("settings");
            // A hash as cheap as it may be: what it costs is tried elsewhere.
            (settings.password.memory, settings.password.passes) = (8, 1);
            let permissions = Arc::new(Permissions::built_in().expect("policies"));
            let policy = Policy::built_in().expect("a policy");
            let office = Office::with(store.clone(), permissions, policy, settings).await.expect("an office");
            let cookie = administrator(&office).await;
            let node = Node::new(Law::built_in().expect("a law"), false).expect("a node");
            let node = node.recording(store.clone()).await.expect("a record").with_office(office);
            Bed { router: router(Arc::new(node)), cookie, store, folder }
        })
    }

    pub(super) fn send(&self, request: Request<Body>) -> Answer {
        RUNTIME.block_on(async {
            let response = self.router.clone().oneshot(request).await.expect("a router always answers");
            let (status, headers) = (response.status().as_u16(), response.headers().clone());
            let body = to_bytes(response.into_body(), 1 << 26).await.expect("a body");
            Answer { status, headers, text: String::from_utf8_lossy(&body).into_owned() }
        })
    }

    pub(super) fn get(&self, path: &str) -> Answer {
        self.send(Request::get(path).body(Body::empty()).expect("a request"))
    }

    pub(super) fn post(&self, path: &str, kind: &str, body: impl Into<Body>) -> Answer {
        let request = Request::post(path).header("content-type", kind).body(body.into());
        self.send(request.expect("a request"))
    }
}

/// Makes the first administrator by the link of the console; the secret of the session.
async fn administrator(office: &Office) -> String {
    let request = mtcr_office::Request::new(Timestamp::now(), IpAddr::from([192, 0, 2, 7]), None);
    let made = office.act(&Caller::console(), &Order::MakeFirstLink, &request).await.expect("a link");
    let Done::Link(_, code) = made else { panic!("no link") };
    let person = Person { name: "Ada of Arlandia".to_owned(), sign_in: "ada".to_owned(), mail: None };
    let authority = Some(Named { name: "Licensing Office of Arlandia".to_owned() });
    let entering = Entering { password: PASSWORD, person: Some(person), authority };
    let signed = office.enter(code.reveal(), &entering, &request).await.expect("entered");
    signed.secret.reveal().to_owned()
}

/// A response, read whole.
#[derive(Debug)]
pub(super) struct Answer {
    pub(super) status: u16,
    pub(super) headers: HeaderMap,
    pub(super) text: String,
}

impl Answer {
    /// A header; empty where it is missing.
    pub(super) fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().expect("a text"))
    }

    /// The code of a problem; empty where it is none.
    pub(super) fn code(&self) -> String {
        let problem: serde_json::Value = serde_json::from_str(&self.text).unwrap_or_default();
        problem["code"].as_str().unwrap_or_default().to_owned()
    }
}

/// Every route with a method, and whether everybody may use it; what varies in a path is filled in.
pub(super) fn routes() -> Vec<(String, &'static str, bool)> {
    let permissions = Permissions::built_in().expect("policies");
    let routes = Routes::built_in(&permissions).expect("routes");
    let row = |(path, method, action): (&str, Method, &mtcr_permissions::ActionId)| {
        let method = match method {
            Method::Get => "GET",
            Method::Post => "POST",
            Method::Put => "PUT",
            Method::Patch => "PATCH",
            Method::Delete => "DELETE",
        };
        let open =
            permissions.action(action).is_some_and(|(row, _)| row.by.contains(&mtcr_permissions::By::Public));
        (filled(path), method, open)
    };
    let all: Vec<_> = routes.iter().map(row).collect();
    assert!(all.len() > 100, "{} routes", all.len());
    all
}

/// A path with something in place of what varies.
fn filled(path: &str) -> String {
    let part = |part: &str| match part {
        part if !part.starts_with('{') => part.to_owned(),
        "{class}" => "turbojet-engine".to_owned(),
        "{state}" => "DE".to_owned(),
        "{*path}" => "0/000".to_owned(),
        _ => "9.A.6".to_owned(),
    };
    path.split('/').map(part).collect::<Vec<_>>().join("/")
}
