//! A node on a free port, and a client.

use mtcr_application::Law;
use mtcr_server::{Limits, Node, Serving};
use serde_json::Value;
use std::io::{Read, Write};
use std::sync::{Arc, OnceLock};
use tokio::sync::oneshot;

/// A node that listens until this is dropped.
pub(crate) struct Running {
    pub(crate) address: String,
    pub(crate) node: Arc<Node>,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<std::thread::JoinHandle<()>>,
}

impl Running {
    /// A node over the law built in.
    pub(crate) fn with(limits: Limits) -> Self {
        Self::of(Node::with_limits(Law::built_in().expect("a law"), false, limits).expect("a node"))
    }

    pub(crate) fn of(node: Node) -> Self {
        Self::served(node, |serving| serving)
    }

    /// A node that is served in a certain way.
    pub(crate) fn served(node: Node, how: impl FnOnce(Serving) -> Serving + Send + 'static) -> Self {
        let node = Arc::new(node);
        let served = Arc::clone(&node);
        let (stop, stopped) = oneshot::channel::<()>();
        let (listens, address) = std::sync::mpsc::channel();
        let thread = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_multi_thread()
                .worker_threads(2)
                .enable_all()
                .build()
                .expect("a runtime");
            runtime.block_on(async move {
                let serving =
                    Serving::bind(served, "127.0.0.1:0".parse().expect("an address")).await.expect("a port");
                listens.send(serving.address().expect("an address")).expect("a test");
                let stopped = async move {
                    let _ = stopped.await;
                };
                how(serving).until(stopped).await.expect("served");
            });
        });
        let address = format!("http://{}", address.recv().expect("an address"));
        Running { address, node, stop: Some(stop), thread: Some(thread) }
    }

    /// Tells the node to stop; it answers what it has begun.
    pub(crate) fn stop(&mut self) {
        drop(self.stop.take());
    }

    /// Waits until it has stopped.
    pub(crate) fn ended(&mut self) {
        self.stop();
        self.thread.take().expect("a thread").join().expect("no panic");
    }

    pub(crate) fn get(&self, path: &str) -> Answer {
        self.send("GET", path, &[], None)
    }

    pub(crate) fn post(&self, path: &str, body: &Value) -> Answer {
        self.send("POST", path, &[("content-type", "application/json")], Some(body.to_string().as_bytes()))
    }

    pub(crate) fn post_text(&self, path: &str, text: &str) -> Answer {
        self.send("POST", path, &[("content-type", "text/plain; charset=utf-8")], Some(text.as_bytes()))
    }

    /// Sends anything.
    pub(crate) fn send(
        &self,
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
        body: Option<&[u8]>,
    ) -> Answer {
        let agent: ureq::Agent = ureq::Agent::config_builder()
            .http_status_as_error(false)
            .allow_non_standard_methods(true)
            .proxy(None)
            .max_redirects(0)
            .build()
            .into();
        let mut request =
            ureq::http::Request::builder().method(method).uri(format!("{}{path}", self.address));
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let request = request.body(body.unwrap_or_default().to_vec()).expect("a request");
        let mut response = agent.run(request).expect("an answer");
        let headers = response.headers().clone();
        let text = response.body_mut().with_config().limit(64 << 20).read_to_vec().expect("bytes");
        let text = String::from_utf8_lossy(&text).into_owned();
        Answer { status: response.status().as_u16(), headers, text }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.stop();
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

/// What came back.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: ureq::http::HeaderMap,
    pub(crate) text: String,
}

impl Answer {
    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.text).unwrap_or_else(|wrong| panic!("{wrong}: {}", self.text))
    }

    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().expect("visible"))
    }

    /// The JSON of an answer that must have succeeded.
    pub(crate) fn good(&self) -> Value {
        assert_eq!(self.status, 200, "{}", self.text);
        assert_eq!(self.header("content-type"), "application/json");
        self.json()
    }

    /// The code of a problem, whose form is checked.
    pub(crate) fn problem(&self) -> String {
        assert_eq!(self.header("content-type"), "application/problem+json", "{}", self.text);
        assert_eq!(self.header("cache-control"), "no-store");
        let problem = self.json();
        assert_eq!(problem["status"], self.status);
        let code = problem["code"].as_str().expect("a code").to_owned();
        assert_eq!(problem["type"], format!("/api/v1/problems/{code}"));
        assert!(problem["title"].is_string());
        code
    }
}

/// A connection of one's own.
pub(crate) struct Wire(pub(crate) std::net::TcpStream);

impl Wire {
    pub(crate) fn to(running: &Running) -> Self {
        let place = running.address.strip_prefix("http://").expect("an address");
        Wire(std::net::TcpStream::connect(place).expect("a connection"))
    }

    pub(crate) fn send(&mut self, text: &str) {
        self.0.write_all(text.as_bytes()).expect("sent");
    }

    /// Reads until a text has come.
    pub(crate) fn until(&mut self, end: &str) -> String {
        let mut got = Vec::new();
        let mut byte = [0];
        while !got.ends_with(end.as_bytes()) && self.0.read(&mut byte).expect("read") == 1 {
            got.push(byte[0]);
        }
        String::from_utf8(got).expect("UTF-8")
    }

    /// Reads until the other side closes.
    pub(crate) fn rest(mut self) -> String {
        let mut got = String::new();
        self.0.read_to_string(&mut got).expect("read");
        got
    }
}

/// One node for all tests that ask nothing special.
pub(crate) fn node() -> &'static Running {
    static NODE: OnceLock<Running> = OnceLock::new();
    NODE.get_or_init(|| Running::with(Limits::default()))
}

/// A file of `examples/`.
pub(crate) fn example(path: &str) -> String {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples");
    std::fs::read_to_string(folder.join(path)).expect("an example")
}
