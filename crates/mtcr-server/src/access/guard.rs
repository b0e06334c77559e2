//! The guard in front of every route.

use super::refused::{Denied, answer};
use super::{Cookie, DEMONSTRATION, Nav, Visitor, is_own};
use crate::Node;
use crate::forwarded::Client;
use axum::Form;
use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{FromRequest, MatchedPath, Request, State};
use axum::http::{HeaderMap, Method as Verb, header};
use axum::middleware::Next;
use axum::response::Response;
use jiff::Timestamp;
use mtcr_office::{Caller, Error, Office};
use mtcr_permissions::{ActionId, By, Method};
use mtcr_signin::{SessionId, csrf};
use std::sync::Arc;

/// Bytes of a form that changes something of accounts, at most.
const FORM: usize = 64 * 1024;
/// The header with which a script of a page shows that it is one.
const TOKEN: &str = "x-csrf-token";
/// The name of the field with which a form shows it.
pub(super) const FIELD: &str = "csrf";

/// To whom a route speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Side {
    /// To programs.
    Api,
    /// To people in a browser.
    Pages,
}

/// Lets a request to its handler if whoever asks may do what the route is for, and says with it who asks. Nothing of the
/// handler runs otherwise.
pub(crate) async fn guard(
    State((node, side)): State<(Arc<Node>, Side)>,
    mut request: Request,
    next: Next,
) -> Response {
    let client = request.extensions().get::<Client>().copied().unwrap_or_default();
    let came = Came { node: &node, side, client, now: Timestamp::now() };
    if !is_text(request.uri().path()) {
        return answer(&node, side, request, Denied::NotFound).await;
    }
    let route = request.extensions().get::<MatchedPath>().map(|path| path.as_str().to_owned());
    let action = match route {
        // No route: what says so is for everybody.
        None => None,
        Some(path) => match came.action(&path, request.method()) {
            Ok(action) => Some(action),
            Err(denied) => return answer(&node, side, request, denied).await,
        },
    };
    // A style is the same for everybody, and is kept by browsers.
    let known = !request.uri().path().starts_with("/assets/");
    let visitor = match came.visitor(request.headers(), action.as_ref(), known).await {
        Ok(visitor) => visitor,
        Err(denied) => return answer(&node, side, request, denied).await,
    };
    if let Some(action) = &action
        && let Err(denied) = came.permitted(&visitor, action, request.method()).await
    {
        request.extensions_mut().insert(visitor);
        return answer(&node, side, request, denied).await;
    }
    let guarded = action.is_some_and(|action| !came.is_open(&action));
    request.extensions_mut().insert(visitor.clone());
    if guarded && !request.method().is_safe() {
        request = match came.sent_by_own_page(&visitor, request).await {
            Ok(request) => request,
            Err((request, denied)) => return answer(&node, side, request, denied).await,
        };
    }
    let asked = (side == Side::Pages && request.uri().query().is_some()).then(|| {
        let mut asked = Request::new(Body::empty());
        asked.method_mut().clone_from(request.method());
        asked.uri_mut().clone_from(request.uri());
        asked.headers_mut().clone_from(request.headers());
        asked.extensions_mut().clone_from(request.extensions());
        asked
    });
    let mut response = next.run(request).await;
    if let Some(asked) = asked.filter(|_| is_plain_refusal(&response)) {
        response = answer(&node, side, asked, Denied::Parameters).await;
    }
    if guarded || visitor.caller.account().is_some() {
        // What one person is shown is kept for nobody.
        response.headers_mut().insert(header::CACHE_CONTROL, header::HeaderValue::from_static("no-store"));
    }
    response
}

/// Whether what reads parameters refused them, in words of its own and in no language of the pages.
fn is_plain_refusal(response: &Response) -> bool {
    let kind = response.headers().get(header::CONTENT_TYPE);
    response.status() == axum::http::StatusCode::BAD_REQUEST
        && kind.is_some_and(|kind| kind.as_bytes().starts_with(b"text/plain"))
}

/// Whether a path is text in UTF-8 once it is decoded; nothing here has an address that is none.
fn is_text(path: &str) -> bool {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.bytes();
    while let Some(byte) = rest.next() {
        let mut ahead = rest.clone();
        let digits = (byte == b'%').then(|| [ahead.next(), ahead.next()].map(digit));
        match digits {
            Some([Some(high), Some(low)]) => {
                bytes.push(high << 4 | low);
                rest = ahead;
            }
            _ => bytes.push(byte),
        }
    }
    std::str::from_utf8(&bytes).is_ok()
}

/// What a hexadecimal digit stands for.
fn digit(letter: Option<u8>) -> Option<u8> {
    char::from(letter?).to_digit(16).and_then(|digit| u8::try_from(digit).ok())
}

/// A request on its way to a route.
struct Came<'n> {
    node: &'n Arc<Node>,
    side: Side,
    client: Client,
    now: Timestamp,
}

impl Came<'_> {
    /// The action of a route by a method. A route that is in no row is open to nobody.
    fn action(&self, path: &str, verb: &Verb) -> Result<ActionId, Denied> {
        let routes = self.node.access().routes();
        let method = match *verb {
            Verb::GET | Verb::HEAD => Some(Method::Get),
            Verb::POST => Some(Method::Post),
            Verb::PUT => Some(Method::Put),
            Verb::PATCH => Some(Method::Patch),
            Verb::DELETE => Some(Method::Delete),
            _ => None,
        };
        if let Some(action) = method.and_then(|method| routes.action(path, method)) {
            return Ok(action.clone());
        }
        let mut allowed: Vec<&str> = Vec::new();
        for (_, method, _) in routes.iter().filter(|(route, ..)| *route == path) {
            allowed.extend(match method {
                Method::Get => ["GET", "HEAD"].as_slice(),
                Method::Post => &["POST"],
                Method::Put => &["PUT"],
                Method::Patch => &["PATCH"],
                Method::Delete => &["DELETE"],
            });
        }
        Err(if allowed.is_empty() { Denied::NotFound } else { Denied::Method(allowed.join(",")) })
    }

    fn is_open(&self, action: &ActionId) -> bool {
        let row = self.node.access().permissions().action(action);
        let demonstration = self.node.is_demo();
        row.is_some_and(|(row, _)| {
            row.by.contains(&By::Public) || (demonstration && row.groups.contains(DEMONSTRATION))
        })
    }

    /// Who a cookie or a token is of. A token that does not hold is refused; a session that is over is nobody's.
    async fn visitor(
        &self,
        headers: &HeaderMap,
        action: Option<&ActionId>,
        known: bool,
    ) -> Result<Visitor, Denied> {
        let mut visitor = Visitor::public(self.client, self.now);
        let Some(office) = self.node.access().office().filter(|_| known) else { return Ok(visitor) };
        visitor.form = Cookie::Form.read(headers, self.client.by_tls);
        visitor.device = Cookie::Device.read(headers, self.client.by_tls);
        let bearer = headers.get(header::AUTHORIZATION).filter(|_| self.side == Side::Api);
        if let Some(bearer) = bearer {
            let token = bearer.to_str().ok().and_then(|text| {
                let (scheme, token) = text.split_once(' ')?;
                scheme.eq_ignore_ascii_case("bearer").then_some(token.trim())
            });
            let caller = office.token(token.unwrap_or_default(), &visitor.request()).await;
            visitor.caller = caller.map_err(Denied::from)?;
            return Ok(visitor);
        }
        // What is open to programs is answered alike to everybody.
        if self.side == Side::Api && action.is_none_or(|action| self.is_open(action)) {
            return Ok(visitor);
        }
        let Some(cookie) = Cookie::Session.read(headers, self.client.by_tls) else { return Ok(visitor) };
        let caller = match office.session(&cookie, &visitor.request()).await {
            Ok(caller) => caller,
            Err(Error::Refused(_)) => return Ok(visitor),
            Err(Error::Fault(fault)) => return Err(Denied::from(Error::Fault(fault))),
        };
        visitor.secret = SessionId::read(&cookie).map(Arc::new);
        if self.side == Side::Pages {
            visitor.nav = Some(self.nav(office, &caller).await?);
        }
        visitor.caller = caller;
        Ok(visitor)
    }

    async fn nav(&self, office: &Office, caller: &Caller) -> Result<Nav, Denied> {
        let known = office.known().await.map_err(|fault| Denied::from(Error::Fault(fault)))?;
        let Some(account) = caller.account() else { return Ok(Nav::default()) };
        let person = office.person(account).await.map_err(|fault| Denied::from(Error::Fault(fault)))?;
        let offers = |action| self.node.access().offers(&known, office, caller, action, self.now);
        Ok(Nav {
            name: person.map_or_else(|| account.to_string(), |person| person.name),
            administration: offers("people-read"),
            security: offers("security-report-read"),
            screening: offers("hit-decision-view"),
            lists: offers("list-state-read"),
            files: offers("product-file-read"),
            administers: offers("people-write"),
        })
    }

    /// Whether the policies permit what the route is for.
    async fn permitted(&self, visitor: &Visitor, action: &ActionId, verb: &Verb) -> Result<(), Denied> {
        if self.is_open(action) {
            return Ok(());
        }
        // A node without accounts has nothing that is not open to everybody.
        let Some(office) = self.node.access().office() else { return Err(Denied::NotFound) };
        // Whoever is not signed in and looks at a page is led to sign in, and tried nothing that must be on record.
        if self.side == Side::Pages && visitor.caller.account().is_none() && verb.is_safe() {
            return Err(Denied::SignIn);
        }
        let known = office.known().await.map_err(|fault| Denied::from(Error::Fault(fault)))?;
        let target = self.node.access().target(action, &visitor.caller, &known.accounts);
        let seen = Some(super::NOTHING);
        let permit = office.may_seeing(&visitor.caller, action, &target, seen, &visitor.request()).await;
        permit.map(drop).map_err(Denied::from)
    }

    /// Whether what changes something was sent by a page of this node, where it came with a session: no other page can
    /// send its token. A program that sends its own token is no page.
    async fn sent_by_own_page(
        &self,
        visitor: &Visitor,
        request: Request,
    ) -> Result<Request, (Request, Denied)> {
        let Some(secret) = &visitor.secret else { return Ok(request) };
        if !is_own(request.headers()) {
            return Err((request, Denied::Elsewhere));
        }
        if self.side == Side::Api {
            let token = request.headers().get(TOKEN).and_then(|token| token.to_str().ok());
            return match token {
                Some(token) if csrf::holds(secret, token) => Ok(request),
                _ => Err((request, Denied::Elsewhere)),
            };
        }
        if is_form_with_file(request.headers()) {
            return super::sent::with_file(request, secret, self.node.limits().body_time).await;
        }
        let (parts, body) = request.into_parts();
        let limit = FORM.min(self.node.limits().body);
        let read = tokio::time::timeout(self.node.limits().body_time, to_bytes(body, limit)).await;
        let rebuilt = |body: Body| Request::from_parts(parts.clone(), body);
        let bytes = match read {
            Ok(Ok(bytes)) => bytes,
            Ok(Err(_)) => return Err((rebuilt(Body::empty()), Denied::TooLarge)),
            Err(_) => return Err((rebuilt(Body::empty()), Denied::TooSlow)),
        };
        let holds = token_of(&bytes).await.is_some_and(|token| csrf::holds(secret, &token));
        let request = rebuilt(Body::from(bytes));
        if holds { Ok(request) } else { Err((request, Denied::Elsewhere)) }
    }
}

fn is_form_with_file(headers: &HeaderMap) -> bool {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    kind.trim_start().to_ascii_lowercase().starts_with("multipart/form-data")
}

/// The token of a form, as a browser sends it.
async fn token_of(form: &Bytes) -> Option<String> {
    let request = Request::post("/")
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .body(Body::from(form.clone()));
    let read = Form::<Vec<(String, String)>>::from_request(request.ok()?, &()).await;
    let Form(fields) = read.ok()?;
    fields.into_iter().find(|(name, _)| name == FIELD).map(|(_, value)| value)
}
