//! Mistakes in the files of overlays: each with its place and what would be right.

use crate::mistakes::texts;

/// The law of this repository with one text in one file replaced, as the report of everything wrong with it.
fn report(texts: &[(String, String)], file: &str, from: &str, to: &str) -> String {
    let mut texts = texts.to_vec();
    let (_, text) = texts.iter_mut().find(|(name, _)| name == file).unwrap();
    assert!(text.contains(from), "{file} has no `{from}`");
    *text = text.replacen(from, to, 1);
    let read = mtcr_corpus::files::read_texts("data", texts);
    if !read.problems.is_empty() {
        return read.problems.to_string();
    }
    match mtcr_corpus::compile(&read.source) {
        Err(report) => report.to_string(),
        Ok(corpus) => mtcr_corpus::corpus::guidelines::guideline_cases(&read.source, &corpus).1.to_string(),
    }
}

#[test]
fn each_mistake_has_its_message() {
    let texts = texts();
    for (file, from, to, message) in [
        ("us.toml", "state   = \"RU\"", "state   = \"RQ\"", "no state has the code `RQ` [unknown-state]"),
        (
            "us.toml",
            "yes     = [\"d-4\"]",
            "yes     = [\"d-5\"]",
            "`us-country-group` has no value `d-5` [unknown-word]",
        ),
        (
            "us.toml",
            "yes     = [\"d-4\"]\nno      = [\"a-2\"]",
            "value   = true",
            "what is known of `us-country-group` is said with `yes` or `no`, and no `value` [conflicting-keys]",
        ),
        (
            "eu.toml",
            "value   = true",
            "yes     = [\"x\"]",
            "what is known of `on-eu-annex-iv` is said with `value`, and neither `yes` nor `no` [conflicting-keys]",
        ),
        (
            "eu.toml",
            "fact    = \"on-eu-annex-iv\"",
            "fact    = \"on-eu-annex-v\"",
            "unknown fact `on-eu-annex-v` [unknown-fact]",
        ),
        (
            "us.toml",
            "step    = 2\n",
            "",
            "`step` is missing: `us/country-group-d4` gives a position [missing-key]",
        ),
        (
            "us.toml",
            "title   = \"Review by Defense\"",
            "title   = \"Review by Defense\"\nstep    = 9",
            "`us/review-by-defense` has a `step` and gives no position [conflicting-keys]",
        ),
        ("us.toml", "until   = \"1990-11-05\"", "until   = \"1990\"", "`1990` is not a day [bad-date]"),
        (
            "us.cases.toml",
            "id    = \"us/earlier-law\"",
            "id    = \"us/earlier\"",
            "unknown provision `us/earlier` [unknown-provision]",
        ),
        (
            "us.cases.toml",
            "overlay = \"us\"",
            "overlay = \"usa\"",
            "cases of `usa` stand in a file named `us.cases.toml` [misnamed-file]",
        ),
        ("us.cases.toml", "on     = \"1987-04-16\"", "on     = \"1987\"", "`1987` is not a day [bad-date]"),
    ] {
        let found = report(&texts, &format!("overlays/{file}"), from, to);
        assert!(found.contains(message), "{file}: {to}\nwanted {message}\nfound {found}");
    }
}
