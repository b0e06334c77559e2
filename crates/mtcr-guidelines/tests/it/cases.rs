//! The cases beside the provisions, and what they leave unshown.

use crate::law::law;
use mtcr_corpus::corpus::guidelines::guideline_cases;
use mtcr_guidelines::cases;

#[test]
fn every_case_finds_what_it_expects() {
    let law = law();
    let (all, refused) = guideline_cases(&law.source, &law.corpus);
    assert!(refused.is_empty(), "{refused}");
    let wrong: Vec<String> = all
        .iter()
        .filter_map(|case| {
            Some(format!("{}: {} `{}`: {}", case.place, case.rule, case.name, cases::run(&law.corpus, case)?))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(all.len() > 100, "{} cases", all.len());
}

#[test]
fn every_provision_and_every_date_is_shown() {
    let law = law();
    let (all, _) = guideline_cases(&law.source, &law.corpus);
    let gaps = cases::gaps(&law.corpus.guidelines, &all);
    assert!(gaps.is_empty(), "{}", gaps.join("\n"));
}
