//! Every code that the rule language gives is explained with the others.

use std::fs;
use std::path::Path;

use mtcr_corpus::problem::CODES;

/// What stands before a code in the sources of the rule language.
const BEFORE: [&str; 4] = ["Flaw::new(", "self.flaw(", "self.unknown(", "code: "];

#[test]
fn codes_of_the_rule_language_are_explained() {
    let mut open = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("../mtcr-rules/src")];
    let mut seen = 0;
    while let Some(next) = open.pop() {
        for entry in fs::read_dir(next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
                continue;
            }
            let text = fs::read_to_string(&path).unwrap();
            for before in BEFORE {
                for (at, _) in text.match_indices(before) {
                    let call: String = text.split_at(at).1.chars().take(120).collect();
                    // The first text of the call, when it is one word.
                    let Some(word) = call.split('"').nth(1) else {
                        continue;
                    };
                    if word.is_empty() || !word.bytes().all(|b| b.is_ascii_lowercase() || b == b'-') {
                        continue;
                    }
                    seen += 1;
                    let known = CODES.iter().any(|(code, _)| *code == word);
                    assert!(known, "{}: code `{word}` is not explained", path.display());
                }
            }
        }
    }
    assert!(seen > 20, "only {seen} codes found: the way of giving them has changed");
}
