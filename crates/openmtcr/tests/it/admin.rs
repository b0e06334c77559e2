//! Settings from flags, environment and file, and the doctor, of a node as people start it.

use crate::run::{Ran, folder, mtcr_in};
use crate::serve::Node;
use serde_json::{Value, json};
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};

fn ran(folder: &Path, variables: &[(&str, &str)], arguments: &[&str]) -> Ran {
    let output = Command::new(env!("CARGO_BIN_EXE_mtcr"))
        .args(arguments)
        .current_dir(folder)
        .envs(variables.iter().copied())
        .output()
        .expect("the command runs");
    Ran {
        code: output.status.code().expect("it ends by itself"),
        stdout: String::from_utf8(output.stdout).expect("UTF-8"),
        stderr: String::from_utf8(output.stderr).expect("UTF-8"),
    }
}

fn value(ran: &Ran) -> Value {
    serde_json::from_str(&ran.stdout).unwrap_or_else(|error| panic!("{error}: {}{}", ran.stdout, ran.stderr))
}

#[test]
fn settings_are_shown_with_where_they_come_from() {
    let own = tempfile::tempdir().expect("a folder");
    let text = "log = \"json\"\ndatabase = \"postgres://u:of-no-use@h/n\"\nlisten = \"127.0.0.1:1\"\n";
    std::fs::write(own.path().join("mtcr.toml"), text).expect("written");
    let variables = [("MTCR_CONFIG", "mtcr.toml"), ("MTCR_LISTEN", "127.0.0.1:2"), ("MTCR_LIMITS_JOBS", "7")];
    let arguments = ["admin", "config", "--listen", "127.0.0.1:3", "--format", "json"];
    let shown = ran(own.path(), &variables, &arguments);
    assert_eq!(shown.code, 0, "{}", shown.stderr);
    assert!(!shown.stdout.contains("of-no-use"));
    let shown = value(&shown);
    let one = |name: &str| {
        let found = shown.as_array().expect("a list").iter().find(|one| one["name"] == name);
        found.unwrap_or_else(|| panic!("no {name}")).clone()
    };
    let line = |name: &str, value: &str, from: &str, place: &str| {
        assert_eq!(one(name), json!({"name": name, "value": value, "from": from, "place": place}));
    };
    line("listen", "127.0.0.1:3", "flag", "--listen");
    line("limits.jobs", "7", "environment", "MTCR_LIMITS_JOBS");
    line("database", "postgres://u:***@h/n", "file", "mtcr.toml:2:12");
    line("log", "json", "file", "mtcr.toml:1:7");
    line("limits.body", "524288", "default", "default");
    assert_eq!(one("public-url")["value"], Value::Null);
    // A flag names another file.
    std::fs::write(own.path().join("other.toml"), "").expect("written");
    let arguments = ["admin", "config", "--config", "other.toml"];
    let shown = ran(own.path(), &variables[..1], &arguments);
    assert!(shown.stdout.starts_with("listen = 127.0.0.1:8470  (default)\n"), "{}", shown.stdout);
}

#[test]
fn a_node_with_settings_that_are_none_does_not_start() {
    let own = tempfile::tempdir().expect("a folder");
    std::fs::write(own.path().join("mtcr.toml"), "[limits]\nboddy = 1\n").expect("written");
    for arguments in [
        &["serve", "--config", "mtcr.toml"][..],
        &["backup", "backup", "--config", "mtcr.toml"],
        &["audit", "database", "--config", "mtcr.toml"],
        &["admin", "config", "--config", "mtcr.toml"],
    ] {
        let refused = ran(own.path(), &[("MTCR_LISTENS", "x")], arguments);
        assert_eq!(refused.code, 2, "{arguments:?}");
        let told = "mtcr.toml:2:1: there is no setting `limits.boddy`; did you mean `limits.body`?";
        assert!(refused.stderr.contains(told), "{}", refused.stderr);
        assert!(refused.stderr.contains("did you mean `MTCR_LISTEN`?"), "{}", refused.stderr);
    }
    assert_eq!(std::fs::read_dir(own.path()).expect("a folder").count(), 1, "nothing was made");
}

/// Limits of the file hold, and every limit of a node has a setting.
#[test]
fn limits_are_settings() {
    let own = tempfile::tempdir().expect("a folder");
    std::fs::write(own.path().join("mtcr.toml"), "limits.body = 1024\n").expect("written");
    let node = Node::start(own.path(), &["--config", "mtcr.toml", "--database", "none"]);
    let long = json!({"dossiers": [{"text": "x".repeat(2000)}]});
    assert_eq!(node.post("classify", &long).0, 413);
    let shown = ran(own.path(), &[], &["admin", "config", "--format", "json"]);
    let set = value(&shown);
    let limits = set.as_array().expect("a list").iter().filter(|one| {
        one["name"].as_str().is_some_and(|name| name.starts_with("limits.")) && one["value"].is_string()
    });
    let fields = format!("{:?}", mtcr_server::Limits::default()).matches(": ").count();
    assert_eq!(limits.count(), fields);
}

/// What was found, but for what is so on the day and the machine of whoever runs the tests: that the law grows old, and
/// that little room is left.
fn found(report: &Value) -> Vec<String> {
    let findings = report["findings"].as_array().expect("a list").iter();
    let ids = findings.map(|finding| finding["id"].as_str().expect("an id").to_owned());
    ids.filter(|id| !["law-old", "disk-low", "disk-full"].contains(&id.as_str())).collect()
}

#[test]
fn the_doctor_finds_a_node_sound_or_says_what_to_do() {
    let own = tempfile::tempdir().expect("a folder");
    let node = Node::start(own.path(), &["--database", "sqlite:node.sqlite"]);
    let doctor = ["admin", "doctor", "--format", "json", "--database", "sqlite:node.sqlite"];
    let examined = mtcr_in(own.path(), &doctor);
    assert_eq!(examined.code, 1, "{}", examined.stderr);
    assert_eq!(found(&value(&examined)), ["backup-unset"]);
    std::fs::create_dir(own.path().join("backups")).expect("a folder");
    let backed = mtcr_in(own.path(), &["backup", "backups/one", "--database", "sqlite:node.sqlite"]);
    assert_eq!(backed.code, 0, "{}", backed.stderr);
    let variables = [("MTCR_BACKUP_FOLDER", "backups")];
    let sound = ran(own.path(), &variables, &doctor);
    let report = value(&sound);
    assert_eq!(found(&report), [""; 0], "{report}");
    assert_eq!((&report["unseen"], &report["sound"]), (&json!([]), &json!(sound.code == 0)));
    assert_eq!(node.stop().0, Some(0));
    // A law that nobody signed, as it would be served; and for people.
    let corpus = folder().join("law");
    let unsigned = ["--corpus", corpus.to_str().expect("a plain path")];
    let examined = ran(own.path(), &variables, &[&unsigned[..], &["admin", "doctor"], &doctor[4..]].concat());
    assert_eq!(examined.code, 1, "{}", examined.stderr);
    assert!(examined.stdout.contains("law-unsigned: nobody vouches for the law"), "{}", examined.stdout);
    assert!(examined.stdout.contains("\n    leave `corpus` out;"), "{}", examined.stdout);
}

/// A node that a service manager runs: settings in a file, TLS, an address for monitoring, signals.
#[test]
fn a_node_is_run_as_a_service() {
    let own = tempfile::tempdir().expect("a folder");
    let issue = || {
        let issued = rcgen::generate_simple_self_signed(["localhost".to_owned()]).expect("a certificate");
        std::fs::write(own.path().join("certificate.pem"), issued.cert.pem()).expect("written");
        std::fs::write(own.path().join("key.pem"), issued.signing_key.serialize_pem()).expect("written");
        let only = std::os::unix::fs::PermissionsExt::from_mode(0o600);
        std::fs::set_permissions(own.path().join("key.pem"), only).expect("a mode");
    };
    issue();
    let text = "listen = \"127.0.0.1:0\"\ndatabase = \"none\"\noperations.listen = \"127.0.0.1:0\"\n\
                tls = { certificate = \"certificate.pem\", key = \"key.pem\" }\n";
    std::fs::write(own.path().join("mtcr.toml"), text).expect("written");
    let mut child = Command::new(env!("CARGO_BIN_EXE_mtcr"))
        .args(["serve", "--config", "mtcr.toml"])
        .current_dir(own.path())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the command runs");
    let mut printed = BufReader::new(child.stdout.take().expect("a pipe"));
    let mut logged = BufReader::new(child.stderr.take().expect("a pipe"));
    let line = |from: &mut dyn BufRead| {
        let mut line = String::new();
        from.read_line(&mut line).expect("a line");
        line.trim().to_owned()
    };
    assert!(line(&mut printed).starts_with("listening on https://127.0.0.1:"));
    let operations = line(&mut printed);
    let operations = operations.strip_prefix("operations on ").expect("an address").to_owned();
    let ready = || {
        let answer = ureq::get(format!("{operations}/readyz")).call();
        answer.expect("ready").into_body().read_to_string().expect("text")
    };
    assert_eq!(ready(), r#"{"ready":true,"lacks":[]}"#);
    let signal = |name: &str| {
        let sent = Command::new("kill").args([name, &child.id().to_string()]).status();
        assert!(sent.expect("kill runs").success());
    };
    issue();
    signal("-HUP");
    assert!(line(&mut logged).contains("the certificate was read again"));
    std::fs::write(own.path().join("key.pem"), "").expect("written");
    signal("-HUP");
    let told = line(&mut logged);
    assert!(told.contains("the certificate was not read again") && told.contains("key.pem"), "{told}");
    assert_eq!(ready(), r#"{"ready":true,"lacks":[]}"#);
    signal("-TERM");
    assert_eq!(child.wait().expect("it ends").code(), Some(0));
    // One whose certificate cannot be read does not start.
    let refused = ran(own.path(), &[], &["serve", "--config", "mtcr.toml"]);
    assert_eq!((refused.code, refused.stdout.as_str()), (2, ""), "{}", refused.stderr);
}

/// Who asks is known for limits, and is no more in the log or in what is kept than what is asked.
#[test]
fn who_asks_is_neither_logged_nor_kept() {
    const ADDRESS: &str = "198.51.100.77";
    const SECRET: &str = "zanzibarite";
    for format in ["text", "json"] {
        let own = tempfile::tempdir().expect("a folder");
        let node = Node::start(own.path(), &["--log", format, "--trusted-proxy", "127.0.0.1"]);
        for (header, value) in [
            ("x-forwarded-for", ADDRESS.to_owned()),
            ("forwarded", format!("for={ADDRESS};host={SECRET}")),
            ("user-agent", SECRET.to_owned()),
            ("referer", format!("https://{SECRET}.example/")),
            ("cookie", format!("session={SECRET}")),
            ("authorization", format!("Bearer {SECRET}")),
            ("idempotency-key", SECRET.to_owned()),
            ("host", SECRET.to_owned()),
        ] {
            let place = format!("{}/api/v1/annex/entries/9.A.6", node.address);
            let agent: ureq::Agent = ureq::Agent::config_builder().http_status_as_error(false).build().into();
            let answer = agent.get(place).header(header, value).call().expect("an answer");
            // A token that is none is refused, also where nobody has to be known.
            assert_eq!(answer.status(), if header == "authorization" { 401 } else { 200 }, "{header}");
        }
        let (code, log) = node.stop();
        assert_eq!((code, log.lines().count()), (Some(0), 8), "{log}");
        let kept = crate::serve::everything_below(own.path());
        for secret in [ADDRESS, SECRET, "127.0.0.1"] {
            assert!(!log.contains(secret), "{log}");
            assert!(!kept.windows(secret.len()).any(|window| window == secret.as_bytes()), "{secret}");
        }
    }
}
