//! The cases beside the provisions, and what they leave unshown.

use crate::law::{determined, law, transfer};
use mtcr_corpus::corpus::guidelines::guideline_cases;
use mtcr_corpus::source::RuleKind;
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

/// A principle has no condition and so no cases: on either side of each of its days an explanation shows the text then.
#[test]
fn a_principle_is_told_as_it_read_on_the_day() {
    let guidelines = &law().corpus.guidelines;
    let principles = guidelines.provisions.iter().filter(|it| it.kind == RuleKind::Principle);
    let mut changes = 0;
    for principle in principles {
        for text in principle.texts.iter().filter(|text| text.from.to_string() != "1987-04-16") {
            changes += 1;
            for day in [text.from, text.from.yesterday().unwrap()] {
                let open = transfer(&format!(
                    "name = \"x\"\ndate = \"{day}\"\n[[line]]\nname = \"a\"\nentry = {{ id = \"2.A.1.d\", by = \"test\" }}\n"
                ));
                let told = determined(&open, |found| {
                    let ground = found.grounds.iter().find(|ground| ground.rule == principle.id);
                    ground.map(|ground| ground.summary.clone())
                });
                let held = principle.on(day).map(|text| text.summary.clone());
                assert_eq!(told, held, "{} on {day}", principle.id);
            }
        }
    }
    assert!(changes >= 2, "{changes} days of change");
}
