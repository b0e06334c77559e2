//! Which pairs of names are called wrongly: `pairs FILE`, with the columns `name1,name2,schema,label,…`.

#![expect(clippy::expect_used, reason = "a tool of development")]

use mtcr_screening::{Kind, Names, Subject, Verdict, compare};

fn cells(line: &str) -> Vec<String> {
    let (mut cells, mut quoted) = (vec![String::new()], false);
    for character in line.chars() {
        match character {
            '"' => quoted = !quoted,
            ',' if !quoted => cells.push(String::new()),
            _ => cells.last_mut().expect("a cell").push(character),
        }
    }
    cells
}

fn main() {
    let path = std::env::args().nth(1).expect("a file");
    let names = Names::built_in().expect("tables");
    let text = std::fs::read_to_string(path).expect("a file");
    let (mut hit, mut missed, mut wrong) = (0_u32, 0_u32, 0_u32);
    for row in text.lines().skip(1).map(cells) {
        let [left, right, schema, label, why @ ..] = row.as_slice() else { continue };
        let kind = match schema.as_str() {
            "person" => Kind::Person,
            "vessel" => Kind::Vessel,
            "organisation" | "company" => Kind::Organisation,
            _ => Kind::Unknown,
        };
        let compared = compare(&names, &Subject::named(&**left, kind), &Subject::named(&**right, kind));
        let same = label == "same";
        match (same, compared.verdict == Verdict::Same) {
            (true, true) => hit += 1,
            (false, false) => {}
            (true, false) => missed += 1,
            (false, true) => wrong += 1,
        }
        if same != (compared.verdict == Verdict::Same) {
            println!(
                "{} {left} ~ {right} [{schema}] {}",
                if same { "missed" } else { "wrong " },
                compared.score
            );
            println!("       {}", why.join(", "));
            for step in compared.explanation.steps.iter().filter(|step| step.delta != 0) {
                println!(
                    "         {:?} `{}` `{}` {:?} {}",
                    step.what, step.left, step.right, step.how, step.delta
                );
            }
        }
    }
    println!(
        "found {hit}, missed {missed}, wrong {wrong}: F1 {} of 1000",
        2000 * hit / (2 * hit + missed + wrong).max(1)
    );
}
