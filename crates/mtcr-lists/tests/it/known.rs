//! Names with known answers over real records.

use crate::fixture::{DAY, screener, shelf};
use mtcr_lists::{Outcome, kinds};
use mtcr_screening::Subject;

#[test]
fn every_known_answer_is_given() {
    let folder = shelf();
    let screener = screener(folder.path(), "us");
    let text = String::from_utf8(crate::fixture::bytes("expected.csv")).unwrap();
    let mut wrong = Vec::new();
    let mut count = 0;
    for row in csv::Reader::from_reader(text.as_bytes()).records() {
        let row = row.unwrap();
        let (name, list, record) = (&row[0], &row[2], &row[3]);
        let subject = Subject::named(name, kinds::of_word(&row[1]).unwrap());
        let answer = screener.check(&subject, screener.names().hit(), DAY);
        let hits = || {
            answer.found.iter().map(|one| (one.party.id.list.0.as_str(), one.party.names[0].text.as_str()))
        };
        let right = if list.is_empty() {
            answer.outcome() == Outcome::Clear
        } else {
            hits().any(|hit| hit == (list, record))
        };
        if !right {
            let hits: Vec<_> = hits().collect();
            wrong.push(format!(
                "`{name}` ({}): {list} {record} is expected, and is {:?} {hits:?}",
                &row[4],
                answer.outcome()
            ));
        }
        count += 1;
    }
    assert!(wrong.is_empty() && count >= 60, "{count} answers\n{}", wrong.join("\n"));
}
