//! What `mtcr decide` tells people, word for word, at least once for each position. `BLESS=1` writes the pages anew; read
//! the difference as a licensing officer would: position, grounds, what blocks, what to ask, what would change it.

use crate::run::{approved, mtcr, page};
use openmtcr::Law;

/// File names, examples, and further arguments.
const PAGES: [(&str, &str, &[&str]); 15] = [
    ("decide-not-applicable", "inside-the-state", &[]),
    ("decide-no-control", "water-pump", &[]),
    ("decide-covered", "maintenance-manuals", &[]),
    ("decide-catch-all-notify", "aware-exporter", &[]),
    ("decide-catch-all-licence", "informed-exporter", &["--on", "2003-09-26"]),
    ("decide-case-by-case", "accelerometers-with-assurances", &[]),
    ("decide-strong-presumption", "rocket-motor", &[]),
    ("decide-prohibited", "production-facility-for-a-partner", &["--overlay", "us"]),
    ("decide-two-lines", "two-lines", &[]),
    ("decide-refer", "data-sheet-silent-on-payload", &[]),
    ("decide-plant-in-parts", "machines-that-may-be-a-plant", &[]),
    ("decide-overlays", "hydrazine", &["--overlay", "us", "--overlay", "eu"]),
    ("decide-denied", "denied-by-another-government", &[]),
    ("decide-text-not-held", "history-without-a-text", &[]),
    ("decide-fictitious", "hydrazine", &["--registry", "../../../examples/registry.toml"]),
];

/// A page without the digest of the law, which changes with every word of `data/`.
fn without_digest(page: &str, law: &Law) -> String {
    page.replace(&law.corpus.digest, "…")
}

#[test]
fn determinations_read_as_they_were_approved() {
    let law = Law::built_in().expect("the law");
    approved(PAGES.map(|(name, example, more)| {
        let path = format!("../../../examples/transfers/{example}.toml");
        let arguments = [&["decide", path.as_str()], more].concat();
        let ran = mtcr(&arguments);
        assert!(ran.stdout.lines().all(|line| line.chars().count() <= 100), "{name}: {}", ran.stdout);
        assert!(!ran.stdout.contains('\u{1b}'), "{name}: a pipe gets no colour");
        (name, without_digest(&page(&arguments, &ran), &law))
    }));
}

#[test]
fn every_position_has_a_page() {
    let law = Law::built_in().expect("the law");
    let heads: Vec<String> = PAGES
        .iter()
        .map(|(_, example, more)| {
            let path = format!("../../../examples/transfers/{example}.toml");
            let ran = mtcr(&[&["decide", path.as_str()], *more].concat());
            // The position comes right under the name; a banner stands above both.
            let under = ran.stdout.lines().skip_while(|line| !line.contains("  as of ")).nth(1);
            under.unwrap_or_default().to_owned()
        })
        .collect();
    for position in law.corpus.guidelines.positions.iter().chain([&law.corpus.guidelines.refer]) {
        let head = format!("{} [{}]", position.label, position.id);
        assert!(heads.contains(&head), "no page is headed {head}");
    }
}
