//! Files that are sent to pages.

use super::bed::{Answer, BED};
use std::fmt::Write;

const PATH: &str = "/en/classify/file";
const DOSSIER: &[u8] = b"name = \"a\"\nclass = [\"turbojet-engine\"]\n";

/// One part of a form with a file.
fn part(head: &str, body: &[u8]) -> Vec<u8> {
    [b"--edge\r\n", head.as_bytes(), b"\r\n\r\n", body, b"\r\n"].concat()
}

fn file(name: &str, body: &[u8]) -> Vec<u8> {
    part(&format!("Content-Disposition: form-data; name=\"file\"; filename=\"{name}\""), body)
}

fn sent(parts: &[Vec<u8>]) -> Answer {
    let body = [parts.concat(), b"--edge--\r\n".to_vec()].concat();
    BED.post(PATH, "multipart/form-data; boundary=edge", body)
}

#[test]
fn what_a_file_is_called_is_of_no_matter() {
    let plain = sent(&[file("dossier.toml", DOSSIER)]);
    assert_eq!(plain.status, 200, "{}", plain.text);
    let before = std::fs::read_dir(BED.folder.path()).expect("a folder").count();
    for name in [
        "../../../../etc/passwd",
        "..\\..\\node.key",
        "/etc/shadow",
        "node.sqlite",
        "a.toml%00.html",
        "<script>alert(1)</script>.toml",
        "CON",
        "",
        &"a".repeat(5000),
    ] {
        let answer = sent(&[file(name, DOSSIER)]);
        assert_eq!((answer.status, &answer.text), (200, &plain.text), "{name}");
    }
    // What it is said to be decides nothing either.
    let head =
        "Content-Disposition: form-data; name=\"file\"; filename=\"a.html\"\r\nContent-Type: text/html";
    assert_eq!(sent(&[part(head, DOSSIER)]).text, plain.text);
    assert_eq!(std::fs::read_dir(BED.folder.path()).expect("a folder").count(), before, "a file was written");
}

#[test]
fn a_file_is_read_as_a_dossier_and_as_nothing_else() {
    for (what, body, status) in [
        ("an archive", &b"PK\x03\x04\x14\0\0\0\x08\0\xb7\xac\xce\x34"[..], 400),
        ("a packed file", b"\x1f\x8b\x08\0\0\0\0\0\0\x03", 400),
        ("a picture", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 400),
        ("a program", b"\x7fELF\x02\x01\x01\0\0\0\0\0", 422),
        ("a document", b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n", 422),
        ("a page", b"<!doctype html><script>alert(1)</script>", 422),
        (
            "XML with an entity",
            b"<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><a>&e;</a>",
            422,
        ),
        ("YAML with a type", b"!!python/object/apply:os.system ['id']", 422),
        ("letters that are none", b"name = \"\xff\"", 400),
        ("a letter that ends texts", b"name = \"a\0b\"", 422),
        ("nothing, which is a dossier that says nothing", b"", 200),
        ("another shape of text", b"\xff\xfen\0a\0m\0e\0", 400),
    ] {
        let answer = sent(&[file("a.toml", body)]);
        assert_eq!(answer.status, status, "{what}: {}", answer.text);
        assert_eq!(answer.header("content-type"), "text/html; charset=utf-8", "{what}");
        assert!(!answer.text.contains("<script>alert") && !answer.text.contains("root:x:"), "{what}");
    }
}

#[test]
fn a_form_with_a_file_ends_and_says_each_thing_once() {
    let edition = |text: &str| part("Content-Disposition: form-data; name=\"edition\"", text.as_bytes());
    assert_eq!(sent(&[file("a", DOSSIER), edition("2021-10")]).status, 200);
    for (what, parts) in [
        ("two files", vec![file("a", DOSSIER), file("b", DOSSIER)]),
        ("two editions", vec![file("a", DOSSIER), edition("2021-10"), edition("2024-03")]),
    ] {
        assert_eq!(sent(&parts).status, 400, "{what}");
    }
    let kind = "multipart/form-data; boundary=edge";
    for (what, kind, body) in [
        ("no end", kind, file("a", DOSSIER)),
        (
            "the middle of a part",
            kind,
            b"--edge\r\nContent-Disposition: form-data; name=\"file\"\r\n\r\nna".to_vec(),
        ),
        ("the middle of a head", kind, b"--edge\r\nContent-Dispo".to_vec()),
        ("no part", kind, b"name = \"a\"".to_vec()),
        ("no edge", "multipart/form-data", [file("a", DOSSIER), b"--edge--\r\n".to_vec()].concat()),
        (
            "another edge",
            "multipart/form-data; boundary=other",
            [file("a", DOSSIER), b"--edge--\r\n".to_vec()].concat(),
        ),
    ] {
        assert_eq!(BED.post(PATH, kind, body).status, 400, "{what}");
    }
    let form = BED.post(PATH, "application/x-www-form-urlencoded", "file=a");
    assert_eq!(form.status, 400);
}

#[test]
fn a_file_is_of_the_size_that_a_body_may_have() {
    let limit = mtcr_server::Limits::default().body;
    let large = [DOSSIER, "#".repeat(limit).as_bytes()].concat();
    assert_eq!(sent(&[file("a", &large)]).status, 413);
    // So many parts as fit, of which two are looked at.
    let mut many = String::new();
    for number in 0..5000 {
        let _ = write!(many, "--edge\r\nContent-Disposition: form-data; name=\"p{number}\"\r\n\r\n\r\n");
    }
    assert!(many.len() < limit);
    assert_eq!(sent(&[many.into_bytes(), file("a", DOSSIER)]).status, 200);
}
