//! Pairs of names with the answer, one a row of `rows/pairs.csv`.

use crate::world::{cells, kind, names};
use mtcr_screening::{Subject, Verdict, compare};

#[test]
fn every_pair_of_names_gets_its_answer() {
    let names = names();
    let mut wrong = Vec::new();
    let mut count = 0;
    for line in include_str!("rows/pairs.csv").lines().skip(1) {
        let row = cells(line);
        let kind = kind(&row[2]);
        let expected = if row[3] == "same" { Verdict::Same } else { Verdict::Different };
        let compared = compare(&names, &Subject::named(&*row[0], kind), &Subject::named(&*row[1], kind));
        count += 1;
        if compared.verdict != expected {
            let steps: Vec<String> = compared
                .explanation
                .steps
                .iter()
                .map(|step| format!("{:?} `{}` `{}` {}", step.what, step.left, step.right, step.delta))
                .collect();
            wrong.push(format!(
                "{} ~ {}: {} ({}): {}",
                row[0],
                row[1],
                compared.score,
                row[4],
                steps.join("; ")
            ));
        }
    }
    assert!(count > 70, "only {count} rows");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The one on the left must be nearer to the listed name than the one on the right.
#[test]
fn what_is_nearer_scores_higher() {
    let names = names();
    let order = [
        ("Kim Jong Un", "Kim Jong Un", "Kim Chong Un"),
        ("Aleksandr Ivanovich Petrov", "Aleksandr Petrov", "Petrov"),
        ("Arlandia Plant 5", "Arlandia Plant", "Arlandia Plant 7"),
        ("Borovia Missile Works LLC", "Borovia Missile Works Ltd", "Borovia Missile Works JSC"),
        ("Mohammed Hassan", "Mohamed Hasan", "Mohammed Hussein"),
        ("Ivan Petrov", "Ivan Petrow", "Petr Ivanov"),
    ];
    for (listed, near, far) in order {
        let kind = if listed.contains("Plant") || listed.contains("Works") {
            mtcr_screening::Kind::Organisation
        } else {
            mtcr_screening::Kind::Person
        };
        let score =
            |text: &str| compare(&names, &Subject::named(text, kind), &Subject::named(listed, kind)).score;
        assert!(score(near) > score(far), "{near} {} against {far} {}", score(near), score(far));
    }
}

#[test]
fn a_name_without_letters_is_like_nothing() {
    let names = names();
    for text in ["", " ", "...", "\u{200b}", "☃"] {
        for kind in [mtcr_screening::Kind::Person, mtcr_screening::Kind::Unknown] {
            let compared = compare(&names, &Subject::named(text, kind), &Subject::named(text, kind));
            assert_eq!(compared.verdict, Verdict::Different, "`{text}`");
        }
    }
}
