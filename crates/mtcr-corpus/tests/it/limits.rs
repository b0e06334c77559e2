//! Inputs made to exhaust the reader are refused, and what is large and good is read.

use std::fmt::Write;

use mtcr_corpus::dossier::{DossierFile, read_dossier};

use crate::dummy;

fn refused(text: &str) -> String {
    let corpus = &dummy::CORPUS;
    read_dossier("x.toml", text, &corpus.vocabulary, &corpus.methods).err().unwrap_or_default().to_string()
}

#[test]
fn deep_nesting_is_refused_before_it_is_parsed() {
    let dotted = format!("{}=1", vec!["a"; 10_000].join("."));
    let spread = "a.b.c.d.e.f.g.h = { ".repeat(9) + "x = 1" + &" }".repeat(9);
    for (text, place) in [
        (format!("a = {}", "[".repeat(10_000)), "x.toml:1:69"),
        (format!("a = {}", "{a=".repeat(10_000)), "x.toml:1:197"),
        (dotted.clone(), "x.toml:1:130"),
        (format!("[{}]", dotted.trim_end_matches("=1")), "x.toml:1:129"),
        (format!("[[{}]]", dotted.trim_end_matches("=1")), "x.toml:1:128"),
        (spread, "x.toml:1:162"),
        (format!("[a.b.c]\nx = {}", "[".repeat(63)), "x.toml:2:66"),
    ] {
        let report = refused(&text);
        let problem =
            format!("{place}: more than 64 tables and lists stand inside one another here [nested-too-deep]");
        assert!(report.starts_with(&problem), "{}\n{report}", text.chars().take(60).collect::<String>());
    }
}

#[test]
fn dots_that_do_not_nest_are_no_depth() {
    let text = format!("name = \"{}\"\n[facts]\n# {}\n", ".".repeat(500), ".".repeat(500));
    assert_eq!(refused(&text), "");
    let floats = format!("x = [{}]", vec!["1.5"; 500].join(", "));
    assert!(refused(&floats).starts_with("x.toml:1:1: unknown key `x`"), "{}", refused(&floats));
}

#[test]
fn dossiers_inside_dossiers_have_a_limit() {
    let nested = |depth: usize| "contains = [{ ".repeat(depth) + "name = \"x\"" + &" }]".repeat(depth);
    assert_eq!(refused(&nested(31)), "");
    assert!(
        refused(&nested(32))
            .contains("dossiers stand more than 32 deep inside one another [nested-too-deep]")
    );
    let headers: String =
        (1..=40).map(|depth| format!("[[{}]]\n", vec!["contains"; depth].join("."))).collect();
    assert!(refused(&headers).contains("more than 32 deep inside one another [nested-too-deep]"));
}

#[test]
fn lists_have_a_limit() {
    let text = |count: usize| format!("operating-point = [{}]", "{ payload = \"1 kg\" },".repeat(count));
    assert_eq!(refused(&text(1_000)), "");
    assert!(
        refused(&text(200_001)).contains("`operating-point` has more than 200000 members [too-many-members]")
    );
}

#[test]
fn large_dossiers_are_refused_by_length() {
    let text = "#".repeat((16 << 20) + 1);
    assert!(refused(&text).starts_with("x.toml:1:1: larger than 16 MiB and not read [file-too-large]"));
}

#[test]
fn many_mistakes_are_cut_short() {
    let mut text = String::from("class = [");
    for at in 0..50_000 {
        write!(text, "\"kite-{at}\",").unwrap();
    }
    text.push(']');
    let report = refused(&text);
    assert_eq!(report.matches("unknown class").count(), 500);
    assert_eq!(report.matches("[too-many-problems]").count(), 1);

    let syntax = refused(&"= ]\n".repeat(50_000));
    assert_eq!(syntax.matches("[toml-syntax]").count(), 500, "{syntax}");
}

#[test]
fn a_hundred_thousand_operating_points_are_read() {
    let mut text = String::from("class = [\"kite\"]\n");
    for at in 0..100_000 {
        write!(text, "[[operating-point]]\nrange = \"{at} m\"\npayload = \"5 kg\"\nkind = \"achievable\"\n")
            .unwrap();
    }
    let corpus = &dummy::CORPUS;
    let file = DossierFile::parse("x.toml", &text).unwrap();
    let dossier = file.link(&corpus.vocabulary, &corpus.methods).unwrap();
    assert_eq!(dossier.lists()[0].1.members.len(), 100_000);
}
