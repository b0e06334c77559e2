//! Whoever writes to a node until it is killed.

use serde_json::{Value, json};
use std::sync::mpsc::Sender;
use std::time::Duration;

/// What a job compares: one entry, of which little is to be proved.
const WORK: (&str, &str) = ("us", "12.A.1");
/// Of so many jobs of the clients that share keys, one has a key of both.
const SHARED: u64 = 4;

/// What a node acknowledged: an answer that came whole.
#[derive(Debug)]
pub(crate) enum Heard {
    /// A job was made under a key.
    Made { key: String, id: String },
    /// A job was cancelled.
    Cancelled { id: String },
    /// A job is done, with the digest of its result.
    Done { id: String, outcome: String },
    /// The digest of a result that was fetched.
    Result { id: String, digest: String },
    /// An answer that no request should have.
    Odd(String),
}

/// A client of a node.
pub(crate) struct Client {
    agent: ureq::Agent,
    address: String,
}

/// How a client writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Manner {
    /// Makes jobs and cancels them.
    Hasty,
    /// The same, and shares some of its keys with the others of this manner.
    Sharing,
    /// Makes jobs, waits until they are done, and fetches results.
    Patient,
}

/// The node did not answer, or not to the end.
#[derive(Debug)]
pub(crate) struct Gone;

impl Client {
    pub(crate) fn of(address: &str) -> Self {
        let agent = ureq::Agent::config_builder()
            .http_status_as_error(false)
            .proxy(None)
            .timeout_global(Some(Duration::from_secs(120)))
            .build()
            .into();
        Client { agent, address: format!("{address}/api/v1") }
    }

    /// Writes until the node is gone; the key of the request that was never answered, where there is one.
    pub(crate) fn write(
        &self,
        name: &str,
        manner: Manner,
        round: &str,
        heard: &Sender<Heard>,
    ) -> Option<String> {
        let mut at = 0;
        loop {
            let shared = manner == Manner::Sharing && at % SHARED == 0;
            let key = if shared { format!("{round}-both-{at}") } else { format!("{round}-{name}-{at}") };
            let id = match self.made(&key) {
                Err(Gone) => return Some(key),
                // It is busy: the same again.
                Ok(None) => continue,
                Ok(Some(Heard::Made { key, id })) => {
                    let _ = heard.send(Heard::Made { key, id: id.clone() });
                    id
                }
                Ok(Some(other)) => {
                    let _ = heard.send(other);
                    return None;
                }
            };
            let then = if manner == Manner::Patient { self.fetched(&id) } else { self.cancelled(&id) };
            for one in then.ok()? {
                let _ = heard.send(one);
            }
            at += 1;
        }
    }

    /// Makes a job under a key, waits until it is done, and fetches its result.
    pub(crate) fn done(&self, key: &str) -> Result<Vec<Heard>, Gone> {
        let made = loop {
            if let Some(made) = self.made(key)? {
                break made;
            }
        };
        let Heard::Made { id, .. } = &made else { return Ok(vec![made]) };
        let mut heard = self.fetched(id)?;
        heard.push(made);
        Ok(heard)
    }

    /// Asks for a job under a key; nothing where the node is busy.
    pub(crate) fn made(&self, key: &str) -> Result<Option<Heard>, Gone> {
        let (list, entry) = WORK;
        let request = ureq::http::Request::post(format!("{}/annex/cover/{list}", self.address))
            .header("content-type", "application/json")
            .header("idempotency-key", key)
            .body(json!({"entries": [entry]}).to_string());
        let (status, body) = self.sent(request)?;
        Ok(match (status, text_of(&body, "id")) {
            (202, Some(id)) => Some(Heard::Made { key: key.to_owned(), id }),
            (503, _) => None,
            _ => Some(Heard::Odd(format!("POST under `{key}`: {status} {body}"))),
        })
    }

    /// Cancels a job; nothing where it was over.
    pub(crate) fn cancelled(&self, id: &str) -> Result<Vec<Heard>, Gone> {
        let request = ureq::http::Request::delete(format!("{}/jobs/{id}", self.address)).body(String::new());
        let (status, body) = self.sent(request)?;
        Ok(match (status, text_of(&body, "state").as_deref()) {
            (200, Some("cancelled")) => vec![Heard::Cancelled { id: id.to_owned() }],
            (409, _) => Vec::new(),
            _ => vec![Heard::Odd(format!("DELETE {id}: {status} {body}"))],
        })
    }

    /// Waits for the end of a job and fetches its result.
    fn fetched(&self, id: &str) -> Result<Vec<Heard>, Gone> {
        self.got(&format!("jobs/{id}/events"))?;
        let (status, job) = self.got(&format!("jobs/{id}"))?;
        let Some(outcome) = text_of(&job, "outcome").filter(|_| status == 200) else {
            return Ok(vec![Heard::Odd(format!("the end of {id}: {status} {job}"))]);
        };
        let (status, result) = self.got(&format!("jobs/{id}/result"))?;
        if status != 200 {
            return Ok(vec![Heard::Odd(format!("the result of {id}: {status} {result}"))]);
        }
        let digest = mtcr_corpus::blob::text_digest(&result);
        Ok(vec![Heard::Done { id: id.to_owned(), outcome }, Heard::Result { id: id.to_owned(), digest }])
    }

    /// Sends a body of a media type to a path.
    pub(crate) fn asks(
        &self,
        method: &str,
        path: &str,
        media_type: &str,
        body: String,
    ) -> Result<(u16, String), Gone> {
        let request = ureq::http::Request::builder()
            .method(method)
            .uri(format!("{}/{path}", self.address))
            .header("content-type", media_type)
            .body(body);
        self.sent(request)
    }

    /// Gets what is at a path.
    pub(crate) fn got(&self, path: &str) -> Result<(u16, String), Gone> {
        let request = ureq::http::Request::get(format!("{}/{path}", self.address)).body(String::new());
        self.sent(request)
    }

    fn sent(
        &self,
        request: Result<ureq::http::Request<String>, ureq::http::Error>,
    ) -> Result<(u16, String), Gone> {
        let mut response = self.agent.run(request.map_err(|_| Gone)?).map_err(|_| Gone)?;
        // An answer counts when all of it came.
        let body = response.body_mut().with_config().limit(64 << 20).read_to_string().map_err(|_| Gone)?;
        Ok((response.status().as_u16(), body))
    }
}

/// The text in a field of an answer.
pub(crate) fn text_of(body: &str, field: &str) -> Option<String> {
    let body: Value = serde_json::from_str(body).ok()?;
    body.get(field)?.as_str().map(str::to_owned)
}
