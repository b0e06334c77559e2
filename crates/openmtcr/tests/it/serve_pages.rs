//! What is typed into pages is neither logged nor kept.

use crate::serve::{Node, everything_below};

/// A word that stands nowhere in the law.
const SECRET: &str = "zanzibarite";

/// Sends a form as a browser does; the status.
fn send(node: &Node, path: &str, fields: &[(&str, &str)]) -> u16 {
    let plain = |text: &str| {
        text.bytes().fold(String::new(), |out, byte| match byte {
            byte if byte.is_ascii_alphanumeric() => out + &char::from(byte).to_string(),
            byte => out + &format!("%{byte:02X}"),
        })
    };
    let body: Vec<String> =
        fields.iter().map(|(name, value)| format!("{}={}", plain(name), plain(value))).collect();
    let agent: ureq::Agent =
        ureq::Agent::config_builder().http_status_as_error(false).proxy(None).build().into();
    let request = ureq::http::Request::post(format!("{}{path}", node.address))
        .header("content-type", "application/x-www-form-urlencoded")
        .body(body.join("&"))
        .expect("a request");
    let mut response = agent.run(request).expect("an answer");
    let text = response.body_mut().read_to_string().expect("text");
    assert!(text.contains("<!doctype html>"), "{text}");
    response.status().as_u16()
}

#[test]
fn what_is_typed_into_pages_is_neither_logged_nor_kept() {
    let own = tempfile::tempdir().expect("a folder");
    let node = Node::start(own.path(), &["--demo"]);
    let dossier = format!("name = \"{SECRET}\"\nclass = [\"turbojet-engine\"]\n");
    assert_eq!(send(&node, "/en/classify", &[("dossier", &dossier)]), 200);
    assert_eq!(send(&node, "/fr/classify", &[("dossier", &format!("{SECRET} = 1"))]), 422);
    let form = [("class", "turbojet-engine"), ("name", SECRET), ("q.max-thrust-uninstalled", SECRET)];
    assert_eq!(send(&node, "/en/classify/form", &form), 422);
    assert_eq!(send(&node, "/en/classify/class", &[("class", SECRET)]), 400);
    assert_eq!(send(&node, "/en/ask", &[("action", "begin"), ("name", SECRET)]), 200);
    assert_eq!(send(&node, "/en/ask", &[("session", SECRET), ("action", SECRET)]), 422);
    assert_eq!(send(&node, "/en/search", &[("text", SECRET)]), 200);
    assert_eq!(send(&node, "/en/decide/form", &[("name", SECRET), ("exporter-state", SECRET)]), 422);
    assert_eq!(send(&node, "/en/decide", &[("transfer", SECRET)]), 422);
    assert_eq!(send(&node, &format!("/en/{SECRET}"), &[]), 404);
    let (code, log) = node.stop();
    assert_eq!(code, Some(0), "{log}");
    assert_eq!(log.lines().filter(|line| line.contains("answered")).count(), 10, "{log}");
    assert!(!log.to_lowercase().contains(SECRET), "{log}");
    let kept = everything_below(own.path());
    assert!(!kept.windows(SECRET.len()).any(|window| window == SECRET.as_bytes()));
}
