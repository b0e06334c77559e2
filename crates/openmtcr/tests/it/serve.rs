//! The node as people start it: what it prints, logs and keeps, and that it answers as the command does.

use crate::run::{folder, mtcr};
use serde_json::{Value, json};
use std::io::{BufRead, BufReader, Read};
use std::path::Path;
use std::process::{Child, Command, Stdio};

/// A node in a folder of its own.
pub(crate) struct Node {
    child: Child,
    pub(crate) address: String,
}

impl Node {
    pub(crate) fn start(folder: &Path, more: &[&str]) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_mtcr"))
            .args(["serve", "--listen", "127.0.0.1:0"])
            .args(more)
            .current_dir(folder)
            .env("TMPDIR", folder)
            .env("HOME", folder)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the command runs");
        let mut line = String::new();
        let stdout = child.stdout.as_mut().expect("a pipe");
        BufReader::new(stdout).read_line(&mut line).expect("a line");
        let address = line.trim().strip_prefix("listening on ").expect("an address").to_owned();
        Node { child, address }
    }

    fn send(&self, method: &str, path: &str, media: &str, body: &str) -> (u16, String) {
        let agent: ureq::Agent = ureq::Agent::config_builder()
            .http_status_as_error(false)
            .allow_non_standard_methods(true)
            .proxy(None)
            .build()
            .into();
        let mut request =
            ureq::http::Request::builder().method(method).uri(format!("{}/api/v1/{path}", self.address));
        if !media.is_empty() {
            request = request.header("content-type", media);
        }
        let mut response = agent.run(request.body(body.to_owned()).expect("a request")).expect("an answer");
        let text = response.body_mut().with_config().limit(64 << 20).read_to_string().expect("text");
        (response.status().as_u16(), text)
    }

    pub(crate) fn post(&self, path: &str, body: &Value) -> (u16, String) {
        self.send("POST", path, "application/json", &body.to_string())
    }

    pub(crate) fn get(&self, path: &str) -> (u16, String) {
        self.send("GET", path, "", "")
    }

    /// Tells it to stop as an operating system does; its exit code and what it logged.
    pub(crate) fn stop(mut self) -> (Option<i32>, String) {
        let told = Command::new("kill").args(["-TERM", &self.child.id().to_string()]).status();
        assert!(told.expect("kill runs").success());
        let mut log = String::new();
        self.child.stderr.take().expect("a pipe").read_to_string(&mut log).expect("text");
        (self.child.wait().expect("it ends").code(), log)
    }
}

impl Drop for Node {
    fn drop(&mut self) {
        // A test that failed leaves no node behind; one that ended has none.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn example(path: &str) -> String {
    std::fs::read_to_string(folder().join("../../../examples").join(path)).expect("an example")
}

pub(crate) fn everything_below(folder: &Path) -> Vec<u8> {
    let mut found = Vec::new();
    for item in std::fs::read_dir(folder).expect("a folder") {
        let path = item.expect("an item").path();
        found.extend(path.to_string_lossy().as_bytes());
        if path.is_dir() {
            found.extend(everything_below(&path));
        } else {
            found.extend(std::fs::read(&path).expect("a file"));
        }
    }
    found
}

#[test]
fn a_node_answers_as_the_command_does() {
    let own = tempfile::tempdir().expect("a folder");
    let node = Node::start(own.path(), &[]);
    let command = |arguments: &[&str]| mtcr(&[arguments, &["--format", "json"]].concat()).stdout;
    let examples = "../../../examples";
    for (path, arguments) in [
        ("annex/editions", vec!["annex", "editions"]),
        ("annex/entries?limit=500", vec!["annex", "list"]),
        ("annex/entries?limit=500&edition=2019-10", vec!["annex", "list", "--edition", "2019-10"]),
        ("annex/entries/9A6", vec!["annex", "show", "9A6"]),
        ("annex/lists/eu", vec!["annex", "list", "--of", "eu"]),
        ("annex/lists/us/paragraphs/1C111.a.1", vec!["annex", "show", "us:1C111.a.1"]),
        ("annex/crosswalk/4.C.2", vec!["annex", "crosswalk", "4.C.2"]),
        ("annex/vocabulary", vec!["annex", "vocabulary"]),
        ("annex/vocabulary/max-range", vec!["annex", "vocabulary", "max-range"]),
        ("annex/search?text=carbon%20fibre%205.2%20GPa", vec!["annex", "search", "carbon fibre 5.2 GPa"]),
        ("annex/diff?from=2022-10&to=2023-06", vec!["annex", "diff", "2022-10", "2023-06"]),
        ("annex/export", vec!["annex", "export"]),
        ("annex/export/schema", vec!["annex", "export", "--schema"]),
        ("annex/check", vec!["annex", "check"]),
        ("blank/dossier/turbojet-engine", vec!["new", "turbojet-engine"]),
        ("blank/transfer", vec!["new", "transfer"]),
        ("registry", vec!["registry"]),
        ("registry?on=2009-03-04", vec!["registry", "--on", "2009-03-04"]),
        ("registry?standing=adherent&on=2020", vec!["registry", "--standing", "adherent", "--on", "2020"]),
        ("registry/West%20Germany?on=1988", vec!["registry", "West Germany", "--on", "1988"]),
        ("registry/DD", vec!["registry", "DD"]),
    ] {
        let (status, text) = node.get(path);
        assert_eq!(status, 200, "{path}: {text}");
        assert!(text == command(&arguments), "{path} differs from {arguments:?}");
    }
    // Figures are no JSON.
    assert_eq!(node.get("annex/plot/timeline").1, mtcr(&["annex", "plot", "timeline"]).stdout);
    assert_eq!(node.get("annex/plot/range-payload").1, mtcr(&["annex", "plot", "range-payload"]).stdout);
    // A dossier, alone and with others; the file is called in the answer as the command calls it.
    let names = ["products/jetcat-p400.toml", "products/hydrazine-monopropellant.toml", "first/kestrel.toml"];
    let files = names.map(|name| format!("{examples}/{name}"));
    let dossiers: Vec<Value> =
        names.iter().zip(&files).map(|(name, file)| json!({"file": file, "text": example(name)})).collect();
    let arguments: Vec<&str> = ["classify"].into_iter().chain(files.iter().map(String::as_str)).collect();
    assert_eq!(node.post("classify", &json!({"dossiers": dossiers})), (200, command(&arguments)));
    let (_, figure) = node.post("annex/plot/range-payload", &json!({"dossiers": [dossiers[2]]}));
    assert_eq!(figure, mtcr(&["annex", "plot", "range-payload", &files[2]]).stdout);
    let with = json!({"dossiers": [dossiers[2]], "facts": ["max-range=410 km"], "edition": "2021-10"});
    let arguments = ["classify", &files[2], "--fact", "max-range=410 km", "--edition", "2021-10"];
    assert_eq!(node.post("classify", &with), (200, command(&arguments)));
}

#[test]
fn a_node_determines_as_the_command_does() {
    let own = tempfile::tempdir().expect("a folder");
    let node = Node::start(own.path(), &[]);
    let registry = example("registry.toml");
    for name in ["rocket-motor", "hydrazine", "two-lines"] {
        let path = format!("../../../examples/transfers/{name}.toml");
        let transfer = example(&format!("transfers/{name}.toml"));
        let mut dossiers = Vec::new();
        for item in
            std::fs::read_dir(folder().join("../../../examples/transfers/dossiers")).expect("a folder")
        {
            let item = item.expect("an item").file_name().into_string().expect("a name");
            let text = example(&format!("transfers/dossiers/{item}"));
            dossiers.push(json!({"file": format!("dossiers/{item}"), "text": text}));
        }
        for item in ["first/tj-40.toml", "first/kestrel.toml"] {
            dossiers.push(json!({"file": format!("../{item}"), "text": example(item)}));
        }
        let body = json!({"file": path, "transfer": transfer, "dossiers": dossiers, "overlays": ["us"]});
        let (status, text) = node.post("decide", &body);
        let ran = mtcr(&["decide", &path, "--overlay", "us", "--format", "json"]);
        assert_eq!((status, text), (200, ran.stdout), "{name}");
    }
    let body = json!({"transfer": example("transfers/rocket-motor.toml"), "registry": registry});
    let (status, text) = node.post("decide", &body);
    assert_eq!(status, 200, "{text}");
    assert!(text.contains("FICTITIOUS REGISTRY from registry.toml"), "{text}");
}

#[test]
fn an_interview_ends_as_the_command_ends_it() {
    let own = tempfile::tempdir().expect("a folder");
    let node = Node::start(own.path(), &[]);
    let said = ["0.42 kN", "?", "?", "?", "?"];
    let begun: Value =
        serde_json::from_str(&node.post("ask", &json!({"class": "turbojet-engine", "name": "TJ-40"})).1)
            .expect("JSON");
    let mut session = begun["session"].clone();
    for said in said {
        let (status, text) = node.post("ask/answer", &json!({"session": session, "said": said}));
        assert!(status == 200 || status == 422, "{text}");
        if status == 200 {
            session = serde_json::from_str::<Value>(&text).expect("JSON")["session"].clone();
        }
    }
    let (status, outcome) = node.post("ask/outcome", &json!({"session": session}));
    assert_eq!(status, 200, "{outcome}");
    let lines = said.join("\n") + "\nfinish\n";
    let ran =
        crate::run::mtcr_told(&["ask", "turbojet-engine", "--name", "TJ-40", "--format", "json"], &lines);
    assert_eq!(outcome, ran.stdout);
}

#[test]
fn what_is_typed_is_neither_logged_nor_kept() {
    const SECRET: &str = "zanzibarite";
    let own = tempfile::tempdir().expect("a folder");
    for format in ["text", "json"] {
        let node = Node::start(own.path(), &["--log", format]);
        let dossier = format!("name = \"{SECRET}\"\nclass = [\"turbojet-engine\"]\n");
        assert_eq!(node.send("POST", "classify", "text/plain", &dossier).0, 200);
        assert_eq!(node.send("POST", "classify", "text/plain", &format!("{SECRET} = 1")).0, 422);
        assert_eq!(node.post("decide", &json!({"transfer": format!("name = \"{SECRET}\"")})).0, 422);
        assert_eq!(node.post("ask", &json!({"name": SECRET})).0, 200);
        assert_eq!(node.post("annex/search", &json!({"text": SECRET})).0, 200);
        assert_eq!(node.get(&format!("annex/search?text={SECRET}")).0, 200);
        assert_eq!(node.get(&format!("annex/entries/{SECRET}")).0, 404);
        assert_eq!(node.get(&format!("{SECRET}/{SECRET}?{SECRET}")).0, 404);
        assert_eq!(node.send(SECRET, "classify", SECRET, SECRET).0, 405);
        let (code, log) = node.stop();
        assert_eq!(code, Some(0), "{log}");
        let lines: Vec<&str> = log.lines().collect();
        assert_eq!(lines.len(), 9, "{log}");
        assert!(
            lines
                .iter()
                .all(|line| line.contains("answered") && line.contains("/api/v1") || line.contains("none"))
        );
        assert!(!log.to_lowercase().contains(SECRET), "{log}");
        if format == "json" {
            let first: Value = serde_json::from_str(lines[0]).expect("JSON");
            assert_eq!((&first["method"], &first["route"]), (&json!("POST"), &json!("/api/v1/classify")));
            assert_eq!(first["status"], 200);
            assert!(first["micros"].is_u64() && first["timestamp"].is_string(), "{first}");
        }
    }
    let kept = everything_below(own.path());
    assert!(!kept.windows(SECRET.len()).any(|window| window == SECRET.as_bytes()));
}

#[test]
fn a_law_that_nobody_signed_is_served_in_a_demonstration_only() {
    let ran = mtcr(&["--corpus", "law", "serve", "--listen", "127.0.0.1:0"]);
    assert_eq!((ran.code, ran.stdout.as_str()), (3, ""), "{}", ran.stderr);
    assert!(ran.stderr.contains("unsigned"), "{}", ran.stderr);
    let own = tempfile::tempdir().expect("a folder");
    let corpus = folder().join("law");
    let corpus = corpus.to_str().expect("a plain path");
    let node = Node::start(own.path(), &["--demo", "--corpus", corpus]);
    let about: Value = serde_json::from_str(&node.get("node").1).expect("JSON");
    assert_eq!(about["demo"], true);
    let banners = about["banners"].to_string();
    assert!(banners.contains("UNSIGNED LAW") && banners.contains("FICTITIOUS REGISTRY"), "{banners}");
    assert!(node.send("POST", "classify", "text/plain", "name = \"a\"").1.contains("UNSIGNED LAW"));
}

#[test]
fn an_address_that_is_taken_is_told() {
    let taken = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = taken.local_addr().expect("an address").to_string();
    let ran = mtcr(&["serve", "--listen", &address, "--database", "none"]);
    assert_eq!(ran.code, 2);
    assert!(ran.stderr.contains(&format!("cannot listen on {address}")), "{}", ran.stderr);
}
