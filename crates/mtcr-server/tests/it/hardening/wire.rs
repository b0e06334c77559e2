//! Requests as bytes: where one ends and the next begins, and how long one may be.

use crate::client::{Running, Wire, node};
use std::io::Write;
use std::time::Duration;

/// The statuses of what comes back for these bytes.
fn statuses(bytes: &str) -> Vec<u16> {
    answer(node(), bytes.as_bytes()).lines().filter_map(status).collect()
}

fn status(line: &str) -> Option<u16> {
    line.strip_prefix("HTTP/1.1 ")?.split(' ').next()?.parse().ok()
}

/// Sends bytes and reads until the node closes. It may close before all is sent.
fn answer(node: &Running, bytes: &[u8]) -> String {
    let mut wire = Wire::to(node);
    // A node that waits for more than was sent gives no further answer; so long and no longer is waited for one.
    wire.0.set_read_timeout(Some(Duration::from_secs(5))).expect("a time");
    let _ = wire.0.write_all(bytes);
    let mut got = Vec::new();
    let _ = std::io::Read::read_to_end(&mut wire.0, &mut got);
    String::from_utf8_lossy(&got).into_owned()
}

const POST: &str = "POST /api/v1/classify HTTP/1.1\r\nhost: a\r\ncontent-type: text/plain\r\n";
const NEXT: &str = "GET /api/v1/problems/busy HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n";

#[test]
fn a_request_ends_where_its_chunks_end() {
    // By its length the second request would be part of the body of the first. Whoever says both is answered for the
    // chunks, if at all, and is heard no further.
    let chunks = "b\r\nname = \"a\"\n\r\n0\r\n\r\n";
    let hidden = format!("{chunks}{NEXT}");
    let both =
        format!("{POST}content-length: {}\r\ntransfer-encoding: chunked\r\n\r\n{hidden}", hidden.len());
    let told = statuses(&both);
    assert!(told == [400] || told == [200], "{told:?}");
    // By its length the body would end in the middle of a chunk.
    let both = format!("{POST}transfer-encoding: chunked\r\ncontent-length: 3\r\n\r\n{chunks}{NEXT}");
    let told = statuses(&both);
    assert!(told == [400] || told == [200], "{told:?}");
    // Two that follow each other as they should.
    assert_eq!(statuses(&format!("{POST}content-length: 11\r\n\r\nname = \"a\"\n{NEXT}")), [200, 200]);
    assert_eq!(statuses(&format!("{POST}transfer-encoding: chunked\r\n\r\n{chunks}{NEXT}")), [200, 200]);
}

#[test]
fn a_request_of_unclear_length_is_refused_with_all_after_it() {
    for lengths in [
        "content-length: 11\r\ncontent-length: 12",
        "content-length: 11, 12",
        "content-length: +11",
        "content-length: -1",
        "content-length: 0x0b",
        "content-length: 1 1",
        "content-length: 99999999999999999999999",
        "content-length : 11",
        "content-length:\r\n 11",
        "transfer-encoding: xchunked",
        "transfer-encoding: chunked, identity",
        "transfer-encoding: chunked\r\ntransfer-encoding: identity",
        "transfer-encoding : chunked",
        "x: a\rb\r\ncontent-length: 11",
        "x: a\0b\r\ncontent-length: 11",
        " content-length: 11",
    ] {
        let told = statuses(&format!("{POST}{lengths}\r\n\r\nname = \"a\"\n{NEXT}"));
        assert!(told.len() == 1 && (400..=501).contains(&told[0]), "{lengths:?}: {told:?}");
    }
    for chunks in [
        "b;\nname = \"a\"\n\r\n0\r\n\r\n",
        "fffffffffffffffff\r\nname",
        "-1\r\nname",
        "0b 1\r\nname",
        "b\r\nname = \"a\"\nxx0\r\n\r\n",
    ] {
        let told = statuses(&format!("{POST}transfer-encoding: chunked\r\n\r\n{chunks}{NEXT}"));
        assert!(told.len() <= 1 && told.iter().all(|status| *status == 400), "{chunks:?}: {told:?}");
    }
}

#[test]
fn a_request_that_is_no_http_of_this_kind_is_refused() {
    for line in [
        "GET  /api/v1/node HTTP/1.1",
        "GET /api/v1/node HTTP/9.9",
        "GET /api/v1/node\tHTTP/1.1",
        "GET /api/v1/no de HTTP/1.1",
        "GET /api/v1/\x01node HTTP/1.1",
        "G\x00T /api/v1/node HTTP/1.1",
        "PRI * HTTP/2.0",
        "\x16\x03\x01",
    ] {
        let told = statuses(&format!("{line}\r\nhost: a\r\nconnection: close\r\n\r\n"));
        assert!(told.iter().all(|status| [400, 505].contains(status)), "{line:?}: {told:?}");
    }
}

#[test]
fn heads_and_addresses_have_a_length() {
    let long = "a".repeat(1 << 20);
    let many: String = (0..500).map(|number| format!("x-{number}: a\r\n")).collect();
    for (what, text, status) in [
        ("an address", format!("GET /en/{} HTTP/1.1\r\nhost: a\r\n\r\n", "a".repeat(70_000)), 414),
        ("a header", format!("GET /en HTTP/1.1\r\nhost: a\r\nx: {long}\r\n\r\n"), 431),
        ("a cookie", format!("GET /en HTTP/1.1\r\nhost: a\r\ncookie: mtcr={long}\r\n\r\n"), 431),
        ("a name of a header", format!("GET /en HTTP/1.1\r\nhost: a\r\n{long}: a\r\n\r\n"), 431),
        ("many headers", format!("GET /en HTTP/1.1\r\nhost: a\r\n{many}\r\n"), 431),
    ] {
        let answer = answer(node(), text.as_bytes());
        let told = answer.lines().find_map(self::status);
        // Whoever still sends when the node has answered and closed may see only that it closed.
        assert!(told == Some(status) || answer.is_empty(), "{what}: {told:?}");
    }
    // The node answers others all the same, and addresses as long as people have them.
    assert_eq!(statuses(NEXT), [200]);
    let text = format!("GET /en/{} HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n", "a".repeat(2000));
    assert_eq!(statuses(&text), [404]);
}

#[test]
fn chunks_are_counted_as_lengths_are() {
    let node = Running::with(mtcr_server::Limits { body: 1000, ..mtcr_server::Limits::default() });
    let chunk = format!("64\r\n{}\r\n", "#".repeat(100));
    let text = format!("{POST}transfer-encoding: chunked\r\n\r\n{}0\r\n\r\n", chunk.repeat(11));
    assert_eq!(answer(&node, text.as_bytes()).lines().find_map(status), Some(413));
    let text =
        format!("{POST}connection: close\r\ntransfer-encoding: chunked\r\n\r\n{}0\r\n\r\n", chunk.repeat(10));
    assert_eq!(answer(&node, text.as_bytes()).lines().find_map(status), Some(200));
}

#[test]
fn what_is_sent_never_becomes_a_header() {
    for path in [
        "/en/annex/9.A.6%0d%0aset-cookie:%20a=b",
        "/api/v1/annex/entries/9.A.6%0d%0aset-cookie:%20a=b",
        "/en/sign-in?to=/en/a%0d%0aset-cookie:%20a=b",
        "/en/annex?edition=2024-03%0d%0aset-cookie:%20a=b&id=9A6",
        "/api/v1/annex/entries?limit=1&edition=2024-03%0aset-cookie:%20a=b",
    ] {
        let got =
            answer(node(), format!("GET {path} HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n").as_bytes());
        let head = got.split("\r\n\r\n").next().unwrap_or_default();
        assert!(
            head.starts_with("HTTP/1.1 4") && !head.to_lowercase().contains("set-cookie"),
            "{path}: {head}"
        );
    }
}
