//! What is wrong with a dossier is told with file, line and column, and nothing falls over.

use crate::run::{file, mtcr};

/// What stands in a file, and what its report must say.
fn texts() -> Vec<(&'static str, Vec<u8>, Vec<&'static str>)> {
    let facts = |text: &str| format!("class = [\"rocket-system\"]\n[facts]\n{text}\n").into_bytes();
    vec![
        (
            "unknown fact",
            facts("max-rnage = \"300 km\""),
            vec![":3:1:", "unknown fact `max-rnage`", "`max-range`"],
        ),
        ("wrong dimension", facts("max-range = \"300 kg\""), vec![":3:14:", "wrong-dimension", "`km`"]),
        ("no unit", facts("max-range = \"300\""), vec![":3:14:", "number-without-unit", "km"]),
        ("no unit, bare", facts("max-range = 300"), vec![":3:13:", "km"]),
        ("float, bare", facts("max-range = 300.5"), vec![":3:13:", "km"]),
        ("unknown unit", facts("max-range = \"300 kilomiles\""), vec![":3:", "kilomiles"]),
        (
            "contradictory facts",
            facts("max-payload = \"500 kg\"\nmax-take-off-mass = \"400 kg\""),
            vec!["contradiction", ":4:1", ":3:1"],
        ),
        ("impossible interval", facts("max-range = { min = \"5 km\", max = \"3 km\" }"), vec![":3:"]),
        ("fact twice", facts("max-range = \"1 km\"\nmax-range = \"2 km\""), vec![":4:1:", "duplicate-key"]),
        (
            "a span for one value",
            facts("max-range = { from = \"1 km\", to = \"2 km\" }"),
            vec![":3:", "wrong-form"],
        ),
        ("unknown entry", facts("usable-in = { yes = [\"99.A\"] }"), vec![":3:", "99.A"]),
        (
            "disjoint classes",
            b"class = [\"rocket-system\", \"turbojet-engine\"]\n".to_vec(),
            vec![":1:", "contradiction"],
        ),
        ("not UTF-8", b"name = \"\xff\"\n".to_vec(), vec![":1:9:", "not-utf-8"]),
        ("not TOML", b"name = \n".to_vec(), vec![":1:", "toml-syntax"]),
        ("a great exponent", facts("max-range = \"1e1000000000 km\""), vec![":3:"]),
        ("a million digits", facts(&format!("max-range = \"{} km\"", "9".repeat(1_000_000))), vec![":3:"]),
        (
            "dossiers nested 1 000 deep",
            format!("{}[[{}]]\nname = \"x\"\n", "", vec!["contains"; 1000].join(".")).into_bytes(),
            vec!["nested-too-deep"],
        ),
        (
            "tables nested 1 000 deep",
            format!("contains = {}{}\n", "[{ contains = ".repeat(1000), "1".to_owned() + &" }]".repeat(1000))
                .into_bytes(),
            vec!["nested-too-deep"],
        ),
        (
            "several mistakes",
            facts("max-rnage = \"300 km\"\nmax-payload = \"3 km\"\nusable-in = { yes = [\"99.A\"] }"),
            vec![":3:1:", ":4:", ":5:", "3 problems"],
        ),
    ]
}

#[test]
fn each_mistake_is_told_with_its_place() {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, text, wanted) in texts() {
        let path = file(&folder, "dossier.toml", text);
        let ran = mtcr(&["classify", &path]);
        assert_eq!(ran.code, 2, "{name}: {}{}", ran.stdout, ran.stderr);
        assert!(ran.stderr.contains("dossier.toml:") && ran.stderr.len() < 4000, "{name}: {}", ran.stderr);
        for part in wanted {
            assert!(ran.stderr.contains(part), "{name} does not say {part}: {}", ran.stderr);
        }
    }
}

#[test]
fn a_file_of_a_hundred_megabytes_is_not_read() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = file(&folder, "large.toml", "");
    std::fs::File::options()
        .write(true)
        .open(&path)
        // No machine could hold what would be read of it: it is refused by its length.
        .and_then(|file| file.set_len(1 << 40))
        .expect("a sparse file");
    let ran = mtcr(&["classify", &path]);
    assert!(ran.code == 2 && ran.stderr.contains("file-too-large"), "{}", ran.stderr);
}

#[test]
fn a_hundred_thousand_operating_points_are_read() {
    let folder = tempfile::tempdir().expect("a folder");
    let point = "[[operating-point]]\nrange = \"299 km\"\npayload = \"600 kg\"\nkind = \"achievable\"\n";
    let text = format!("class = [\"rocket-system\"]\n{}", point.repeat(100_000));
    let ran = mtcr(&["classify", &file(&folder, "points.toml", text)]);
    assert_eq!(ran.code, 1, "{}", ran.stderr);
    assert!(ran.stdout.contains("1.A.1") && ran.stdout.len() < 10_000, "{}", ran.stdout.len());
}

#[test]
fn bad_facts_of_the_command_line_are_told_together() {
    let ran = mtcr(&["classify", "dossiers/silent.toml", "--fact", "max-range", "--fact", "max-rnage=3 km"]);
    assert_eq!(ran.code, 2);
    assert!(ran.stderr.contains("--fact:1:1"), "{}", ran.stderr);
    assert!(ran.stderr.contains("bad-override") && ran.stderr.contains("unknown-fact"), "{}", ran.stderr);
}
