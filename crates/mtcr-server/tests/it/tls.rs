//! A node over TLS: with a certificate made by the test, replaced while it runs.

use crate::client::Running;
use mtcr_application::Law;
use mtcr_server::{Node, Tls};
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, ServerName};
use rustls::{ClientConfig, ClientConnection, RootCertStore, StreamOwned};
use std::io::{Read, Write};
use std::net::TcpStream;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Writes a certificate and its key; the certificate.
pub(crate) fn issue(folder: &Path) -> String {
    let issued = rcgen::generate_simple_self_signed(["node.example".to_owned()]).expect("a certificate");
    let certificate = issued.cert.pem();
    std::fs::write(folder.join("certificate.pem"), &certificate).expect("written");
    let key = folder.join("key.pem");
    std::fs::write(&key, issued.signing_key.serialize_pem()).expect("written");
    std::fs::set_permissions(&key, std::fs::Permissions::from_mode(0o600)).expect("a mode");
    certificate
}

fn files(folder: &Path) -> (PathBuf, PathBuf) {
    (folder.join("certificate.pem"), folder.join("key.pem"))
}

pub(crate) fn started(folder: &Path) -> (Running, Tls) {
    let (certificate, key) = files(folder);
    let tls = Tls::read(certificate, key).expect("a certificate");
    let node = Node::new(Law::built_in().expect("a law"), false).expect("a node");
    let with = tls.clone();
    (Running::served(node, move |serving| serving.over(with)), tls)
}

/// What a client that trusts one certificate is told.
fn told(
    running: &Running,
    trusted: &str,
    versions: &[&'static rustls::SupportedProtocolVersion],
) -> Result<String, String> {
    let mut roots = RootCertStore::empty();
    roots.add(CertificateDer::from_pem_slice(trusted.as_bytes()).expect("PEM")).expect("a root");
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config =
        ClientConfig::builder_with_provider(provider).with_protocol_versions(versions).expect("versions");
    let config = config.with_root_certificates(roots).with_no_client_auth();
    let name = ServerName::try_from("node.example").expect("a name");
    let client = ClientConnection::new(Arc::new(config), name).expect("a client");
    let mut stream = StreamOwned::new(client, connected(running));
    let request = "GET /api/v1/node HTTP/1.1\r\nhost: node.example\r\nconnection: close\r\n\r\n";
    stream.write_all(request.as_bytes()).map_err(|error| error.to_string())?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer).map_err(|error| error.to_string())?;
    Ok(answer)
}

pub(crate) fn connected(running: &Running) -> TcpStream {
    TcpStream::connect(running.address.strip_prefix("http://").expect("an address")).expect("a connection")
}

#[test]
fn a_node_answers_over_tls_and_only_so() {
    let folder = tempfile::tempdir().expect("a folder");
    let certificate = issue(folder.path());
    let (mut running, _) = started(folder.path());
    // Somebody who connects and says nothing holds up nobody.
    let _silent = connected(&running);
    for version in [&rustls::version::TLS13, &rustls::version::TLS12] {
        let answer = told(&running, &certificate, &[version]).expect("an answer");
        assert!(answer.starts_with("HTTP/1.1 200 "), "{answer}");
        assert!(
            answer.contains("strict-transport-security: max-age=31536000; includeSubDomains\r\n"),
            "{answer}"
        );
    }
    let mut plain = connected(&running);
    plain.write_all(b"GET / HTTP/1.1\r\nhost: a\r\n\r\n").expect("sent");
    let mut answer = Vec::new();
    let _ = plain.read_to_end(&mut answer);
    assert!(!answer.starts_with(b"HTTP"), "{answer:?}");
    running.ended();
}

#[test]
fn a_certificate_is_replaced_while_the_node_runs() {
    let folder = tempfile::tempdir().expect("a folder");
    let first = issue(folder.path());
    let (running, tls) = started(folder.path());
    let versions = [&rustls::version::TLS13];
    let second = issue(folder.path());
    assert!(told(&running, &first, &versions).is_ok(), "files alone change nothing");
    tls.read_again().expect("a certificate");
    assert!(told(&running, &second, &versions).is_ok());
    let refused = told(&running, &first, &versions).expect_err("another certificate");
    assert!(refused.contains("certificate"), "{refused}");
    // One that is wrong is not taken, and the node goes on with what it has.
    let third = issue(folder.path());
    std::fs::write(folder.path().join("key.pem"), "no key").expect("written");
    assert!(tls.read_again().expect_err("no key").to_string().contains("key.pem"));
    assert!(told(&running, &second, &versions).is_ok());
    assert!(told(&running, &third, &versions).is_err());
}

#[test]
fn a_plain_node_asks_nobody_to_come_by_tls() {
    let running = Running::with(mtcr_server::Limits::default());
    let forged = [("x-forwarded-proto", "https"), ("forwarded", "for=192.0.2.1;proto=https")];
    let answer = running.send("GET", "/api/v1/node", &forged, None);
    assert_eq!((answer.status, answer.header("strict-transport-security")), (200, ""));
    // Behind a proxy that it trusts, it does where that says so.
    let node = Node::new(Law::built_in().expect("a law"), false).expect("a node");
    let trusted = ["127.0.0.1/32".parse().expect("a network")];
    let running = Running::served(node, move |serving| serving.behind(&trusted));
    let answer = running.send("GET", "/api/v1/node", &forged[1..], None);
    assert_eq!(answer.header("strict-transport-security"), "max-age=31536000; includeSubDomains");
    assert_eq!(running.get("/api/v1/node").header("strict-transport-security"), "");
}
