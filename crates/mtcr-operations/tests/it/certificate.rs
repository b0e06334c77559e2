//! Certificates as a node reads them.

use crate::installation::certificate;
use mtcr_operations::{BadCertificate, Certificate};
use std::os::unix::fs::PermissionsExt;

#[test]
fn a_certificate_says_for_whom_and_until_when() {
    let folder = tempfile::tempdir().unwrap();
    let (path, key) = (folder.path().join("a.pem"), folder.path().join("b.pem"));
    let (text, private) = certificate("node.example", (2020, 2030));
    std::fs::write(&path, text).unwrap();
    std::fs::write(&key, private).unwrap();
    std::fs::set_permissions(&key, std::fs::Permissions::from_mode(0o640)).unwrap();
    let found = Certificate::read(&path, &key).unwrap();
    assert_eq!(found.from.to_string(), "2020-01-01T00:00:00Z");
    assert_eq!(found.until.to_string(), "2030-01-01T00:00:00Z");
    assert!(found.is_for("node.example"));
    for other in ["other.example", "a.node.example", "127.0.0.1", "[::1]", "no name"] {
        assert!(!found.is_for(other), "{other}");
    }
    std::fs::set_permissions(&key, std::fs::Permissions::from_mode(0o604)).unwrap();
    assert!(matches!(Certificate::read(&path, &key), Err(BadCertificate::KeyReadable { mode: 0o604, .. })));
}
