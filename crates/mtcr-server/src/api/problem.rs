//! What is answered when there is no answer: problem details after RFC 9457, and the one place that maps to them.

use crate::work::Undone;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use mtcr_annex::EditionUnknown;
use mtcr_application::NoLaw;
use mtcr_application::decide::Undetermined;
use mtcr_application::name::Unknown;
use mtcr_application::wire::ProblemForm;
use mtcr_corpus::Report;
use mtcr_store::Fault;
use serde::Serialize;
use utoipa::ToSchema;

/// The media type of problems.
pub const PROBLEM_JSON: &str = "application/problem+json";

/// After how many seconds it may be tried again when the node is busy.
const RETRY_AFTER: &str = "2";

/// Problem details after RFC 9457.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ProblemDetails {
    /// Where this kind of problem is explained: a path of this node.
    #[serde(rename = "type")]
    pub kind: String,
    /// The kind in words; the same for all problems of a kind.
    pub title: &'static str,
    /// The HTTP status.
    pub status: u16,
    /// This kind's name, for programs.
    pub code: &'static str,
    /// What is wrong this time.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub detail: Option<String>,
    /// What would be right, where that is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub help: Option<String>,
    /// What is wrong with files, each mistake with its place.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub problems: Vec<ProblemForm>,
}

/// A kind of problem: name, status, title and what to do.
#[derive(Clone, Copy, Debug)]
pub struct Kind {
    /// Its name, the last part of its address.
    pub code: &'static str,
    /// The HTTP status.
    pub status: StatusCode,
    /// In words.
    pub title: &'static str,
    /// When it is answered and what to do.
    pub about: &'static str,
}

macro_rules! kinds {
    ($($name:ident $code:literal $status:ident $title:literal $about:literal)*) => {
        $(static $name: Kind = Kind { code: $code, status: StatusCode::$status, title: $title, about: $about };)*
        /// Every kind of problem.
        pub static KINDS: &[&Kind] = &[$(&$name),*];
    };
}

kinds! {
    BAD_REQUEST "bad-request" BAD_REQUEST "the request cannot be read"
        "The body is not the JSON described, or a parameter is missing, unknown or not of its kind. The detail says which."
    NOT_SIGNED_IN "not-signed-in" UNAUTHORIZED "this takes somebody who is signed in"
        "Send a token of the node as `Authorization: Bearer TOKEN`. One that was taken back, is over, or was never made is answered alike."
    FORBIDDEN "forbidden" FORBIDDEN "this is not for whoever asks"
        "The roles held today, or the scopes of the token, do not permit it; the detail says as much of it as may be told. The attempt is on record."
    NOT_FOUND "not-found" NOT_FOUND "there is nothing here"
        "No page and no resource has this address, or none that whoever asks may know of."
    UNKNOWN_NAME "unknown-name" NOT_FOUND "the law has nothing of this name"
        "An edition, entry, paragraph, list, word, class, overlay or state that was named is not in the law or the registry of this node. The help says what is near."
    NO_METHOD "method-not-allowed" METHOD_NOT_ALLOWED "this address does not take this method"
        "The header `Allow` lists the methods that it takes."
    TOO_SLOW "body-too-slow" REQUEST_TIMEOUT "the body did not arrive in time"
        "Send the request again over a better connection, or in smaller parts."
    CONFLICT "conflict" CONFLICT "this cannot be done now"
        "The resource is in another state than the request needs: an idempotency key was used for another request, a job is not done yet, or it is shared and cannot be cancelled."
    GONE "gone" GONE "this is no longer kept"
        "A job was cancelled or failed, or its result made room for newer ones. Ask for it again."
    TOO_LARGE "too-large" PAYLOAD_TOO_LARGE "the request is too large"
        "A body has more bytes, or a request more dossiers or answers, than this node takes at once. Send less."
    MEDIA_TYPE "unsupported-media-type" UNSUPPORTED_MEDIA_TYPE "this kind of body is not taken"
        "Send `application/json`, or where the description says so a text in TOML as `text/plain`."
    REFUSED "refused-input" UNPROCESSABLE_ENTITY "what was sent has mistakes"
        "The request can be read, and what stands in it cannot be answered. `problems` lists each mistake of a file with its place, `docs/reference/problems.md` explains their codes."
    TOO_MANY "too-many-attempts" TOO_MANY_REQUESTS "too many attempts failed"
        "Wait some minutes before the next one."
    FAILED "internal" INTERNAL_SERVER_ERROR "the node failed"
        "A defect of the program; nothing of the request was kept. Tell whoever runs this node."
    NO_ANSWER "no-answer" SERVICE_UNAVAILABLE "this node has no answer to give"
        "The law of this node has no rules, registry or list for this question, or limits too close to tell apart."
    BUSY "busy" SERVICE_UNAVAILABLE "the node is busy"
        "As much work waits as may. `Retry-After` says in how many seconds to try again."
    TOO_LONG "took-too-long" SERVICE_UNAVAILABLE "the answer takes too long to work out"
        "Ask for less at once: fewer dossiers, fewer entries."
}

/// Why a request has no answer.
#[derive(Clone, Debug)]
pub struct Refusal {
    kind: &'static Kind,
    detail: Option<String>,
    help: Option<String>,
    problems: Vec<ProblemForm>,
}

impl Refusal {
    fn of(kind: &'static Kind) -> Self {
        Refusal { kind, detail: None, help: None, problems: Vec::new() }
    }

    fn because(kind: &'static Kind, detail: impl Into<String>) -> Self {
        Refusal { detail: Some(detail.into()), ..Refusal::of(kind) }
    }

    /// No such address.
    #[must_use]
    pub fn not_found() -> Self {
        Refusal::of(&NOT_FOUND)
    }

    /// Somebody must sign in first.
    #[must_use]
    pub fn not_signed_in() -> Self {
        Refusal::of(&NOT_SIGNED_IN)
    }

    /// Whoever asks may not.
    pub fn forbidden(detail: impl Into<String>) -> Self {
        Refusal::because(&FORBIDDEN, detail)
    }

    /// Too many attempts failed.
    #[must_use]
    pub fn too_many() -> Self {
        Refusal::of(&TOO_MANY)
    }

    /// As much work waits as may.
    #[must_use]
    pub fn busy() -> Self {
        Refusal::of(&BUSY)
    }

    /// The node keeps nothing, and so has no ledger.
    #[must_use]
    pub fn nothing_kept() -> Self {
        Refusal::because(&NOT_FOUND, "this node keeps nothing")
    }

    /// No such method at this address.
    #[must_use]
    pub fn no_method() -> Self {
        Refusal::of(&NO_METHOD)
    }

    /// The program failed.
    #[must_use]
    pub fn failed() -> Self {
        Refusal::of(&FAILED)
    }

    /// The body took too long to arrive.
    #[must_use]
    pub fn too_slow() -> Self {
        Refusal::of(&TOO_SLOW)
    }

    /// A request that cannot be read.
    pub fn bad(detail: impl Into<String>) -> Self {
        Refusal::because(&BAD_REQUEST, detail)
    }

    /// More than is taken at once.
    pub fn too_large(detail: impl Into<String>) -> Self {
        Refusal::because(&TOO_LARGE, detail)
    }

    /// A kind of body that is not taken.
    pub fn media_type(detail: impl Into<String>) -> Self {
        Refusal::because(&MEDIA_TYPE, detail)
    }

    /// A name that stands for nothing.
    pub fn unknown(detail: impl Into<String>) -> Self {
        Refusal::because(&UNKNOWN_NAME, detail)
    }

    /// What can be read and cannot be answered.
    pub fn refused(detail: impl Into<String>) -> Self {
        Refusal::because(&REFUSED, detail)
    }

    /// What the law of this node cannot answer.
    pub fn no_answer(detail: impl Into<String>) -> Self {
        Refusal::because(&NO_ANSWER, detail)
    }

    /// A resource in another state than is needed.
    pub fn conflict(detail: impl Into<String>) -> Self {
        Refusal::because(&CONFLICT, detail)
    }

    /// Something that is no longer kept.
    pub fn gone(detail: impl Into<String>) -> Self {
        Refusal::because(&GONE, detail)
    }

    /// The same with what would be right.
    #[must_use]
    pub fn help(self, help: impl Into<String>) -> Self {
        Refusal { help: Some(help.into()), ..self }
    }

    /// The HTTP status.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        self.kind.status
    }

    /// As problem details.
    #[must_use]
    pub fn details(&self) -> ProblemDetails {
        ProblemDetails {
            kind: format!("/api/v1/problems/{}", self.kind.code),
            title: self.kind.title,
            status: self.kind.status.as_u16(),
            code: self.kind.code,
            detail: self.detail.clone(),
            help: self.help.clone(),
            problems: self.problems.clone(),
        }
    }
}

impl From<Report> for Refusal {
    fn from(report: Report) -> Self {
        let count = report.len();
        let detail = if count == 1 { "1 mistake".to_owned() } else { format!("{count} mistakes") };
        let problems = report.problems().iter().map(ProblemForm::from).collect();
        Refusal { problems, ..Refusal::because(&REFUSED, detail) }
    }
}

impl From<EditionUnknown> for Refusal {
    fn from(unknown: EditionUnknown) -> Self {
        Refusal::unknown(format!("unknown edition `{}`", unknown.wanted)).help(unknown.help)
    }
}

impl From<Unknown> for Refusal {
    fn from(unknown: Unknown) -> Self {
        Refusal { help: unknown.help, ..Refusal::unknown(unknown.message) }
    }
}

impl From<Undetermined> for Refusal {
    fn from(wrong: Undetermined) -> Self {
        match wrong {
            Undetermined::Problems(report) => report.into(),
            Undetermined::NoRules => Refusal::no_answer(wrong.to_string()),
            other => Refusal::refused(other.to_string()),
        }
    }
}

impl From<NoLaw> for Refusal {
    fn from(wrong: NoLaw) -> Self {
        match wrong {
            NoLaw::UnknownList { id, help } => {
                Refusal::unknown(format!("unknown national list `{id}`")).help(help)
            }
            // What is wrong with the node's own law is no reader's business.
            _ => Refusal::no_answer("this part of the law cannot be read"),
        }
    }
}

impl From<Fault> for Refusal {
    fn from(fault: Fault) -> Self {
        // What is wrong with the store is for whoever runs the node; its messages hold no contents of rows.
        tracing::error!(fault = %fault, "the store failed");
        if fault.is_passing() { Refusal::of(&BUSY) } else { Refusal::failed() }
    }
}

impl From<Undone> for Refusal {
    fn from(undone: Undone) -> Self {
        match undone {
            Undone::Busy => Refusal::of(&BUSY),
            Undone::TooLong => Refusal::of(&TOO_LONG),
            Undone::Broken => Refusal::failed(),
        }
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let mut response = super::reply::json_text(&self.details()).into_response();
        *response.status_mut() = self.kind.status;
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(PROBLEM_JSON));
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        if self.kind.code == NOT_SIGNED_IN.code {
            headers.insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
        }
        if [BUSY.code, TOO_LONG.code].contains(&self.kind.code) {
            headers.insert(header::RETRY_AFTER, HeaderValue::from_static(RETRY_AFTER));
        }
        response
    }
}
