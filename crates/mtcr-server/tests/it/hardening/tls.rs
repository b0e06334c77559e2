//! Which TLS a node speaks, asked by hand: no client here would speak another.

use crate::tls::{connected, issue, started};
use std::io::{Read, Write};

/// Alerts of RFC 8446, 6.2.
const HANDSHAKE_FAILURE: u8 = 40;
const PROTOCOL_VERSION: u8 = 70;

/// The first words of a client that speaks up to a version and knows these suites.
fn hello(version: [u8; 2], suites: &[[u8; 2]]) -> Vec<u8> {
    let sized = |body: &[u8]| {
        let length = u16::try_from(body.len()).expect("short").to_be_bytes();
        [&length[..], body].concat()
    };
    let extension = |kind: u8, body: &[u8]| [&[0, kind][..], &sized(body)].concat();
    let extensions = [
        // x25519 and P-256; ECDSA and RSA-PSS with SHA-256; points as they are.
        extension(10, &sized(&[0x00, 0x1d, 0x00, 0x17])),
        extension(13, &sized(&[0x04, 0x03, 0x08, 0x04])),
        extension(11, &[1, 0]),
    ];
    let body =
        [&version[..], &[7; 32], &[0], &sized(&suites.concat()), &[1, 0], &sized(&extensions.concat())]
            .concat();
    let length = u32::try_from(body.len()).expect("short").to_be_bytes();
    let handshake = [&[1][..], &length[1..], &body].concat();
    [&[0x16, 3, 1][..], &sized(&handshake)].concat()
}

#[test]
fn old_versions_and_weak_suites_are_refused() {
    let folder = tempfile::tempdir().expect("a folder");
    issue(folder.path());
    let (running, _) = started(folder.path());
    let answered = |hello: &[u8]| {
        let mut connection = connected(&running);
        connection.write_all(hello).expect("sent");
        let mut answer = [0; 7];
        connection.read_exact(&mut answer).expect("an answer");
        (answer[0], answer[6])
    };
    let good = [[0xc0, 0x2b]];
    assert_eq!(answered(&hello([3, 3], &good)).0, 0x16, "TLS 1.2 with a suite of today is spoken");
    for (name, version) in [("SSL 3", [3, 0]), ("TLS 1.0", [3, 1]), ("TLS 1.1", [3, 2])] {
        assert_eq!(answered(&hello(version, &good)), (0x15, PROTOCOL_VERSION), "{name}");
    }
    for (name, suite) in [
        ("RSA with AES-128-CBC", [0x00, 0x2f]),
        ("RSA with AES-128-GCM", [0x00, 0x9c]),
        ("RSA with 3DES", [0x00, 0x0a]),
        ("RSA with RC4", [0x00, 0x05]),
        ("DHE with AES-128-CBC", [0x00, 0x33]),
        ("ECDHE with AES-128-CBC", [0xc0, 0x09]),
        ("ECDHE with AES-256-CBC", [0xc0, 0x24]),
        ("ECDHE without a cipher", [0xc0, 0x06]),
        ("nobody's key", [0xc0, 0x18]),
    ] {
        assert_eq!(answered(&hello([3, 3], &[suite])), (0x15, HANDSHAKE_FAILURE), "{name}");
    }
}
