//! Any text as a dossier: read with the law's vocabulary and, when accepted, classified and answered in full.

#![no_main]

use libfuzzer_sys::fuzz_target;
use openmtcr::text::{Depth, Page, product};
use openmtcr::wire::ProductForm;
use openmtcr::{Bench, Law, needs_attention};
use std::sync::LazyLock;

static LAW: LazyLock<Law> = LazyLock::new(|| Law::built_in().expect("the law is built in whole"));
static BENCH: LazyLock<Bench<'static>> =
    LazyLock::new(|| Bench::new(&LAW, None).expect("some edition is held"));

fuzz_target!(|text: &str| {
    let dossier = match BENCH.read("fuzz.toml", text) {
        Ok(dossier) => dossier,
        Err(report) => {
            assert!(!report.is_empty(), "refused without a reason");
            let _ = report.to_string();
            return;
        }
    };
    let classification = BENCH.classifier.classify(&dossier);
    let _ = needs_attention(&classification);
    let answer = ProductForm::of(&classification, Some("fuzz.toml"));
    assert_eq!(answer.verdict, classification.verdict().as_str());
    serde_json::to_string(&answer).expect("an answer has a form in JSON");
    for depth in [Depth::Short, Depth::Whole] {
        let mut page = Page::new();
        product(&mut page, &classification, "fuzz.toml", depth);
        assert!(!page.text().is_empty());
    }
});
