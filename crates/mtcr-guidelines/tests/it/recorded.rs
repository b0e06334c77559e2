//! A recorded fact moves the position only in the direction that its declaration allows.

use crate::examples::examples;
use crate::law::{determined, law, position};
use mtcr_corpus::source::Moves;
use mtcr_guidelines::PositionRange;
use toml::Value;

/// Something to be put on record, as TOML.
fn on_record(list: Option<&str>, fact: Option<&str>) -> Vec<(&'static str, Value)> {
    let table = |text: &str| Value::Array(vec![Value::Table(text.parse().unwrap())]);
    match (list, fact) {
        (Some("assurance"), None) => vec![(
            "assurance",
            table(
                "by = \"recipient-government\"\ncovers = [\"stated-use-only\", \"no-retransfer\"]\nbinding = true\ngiven = \"1987-04-16\"",
            ),
        )],
        (Some("denial"), None) => vec![
            (
                "denial",
                table(
                    "by = \"other-government\"\nof-annex-item = true\nin-force = true\nsame-recipient = true\nsame-item = true",
                ),
            ),
            (
                "denial",
                table(
                    "by = \"other-government\"\nof-annex-item = false\nin-force = true\nsame-recipient = true\nsame-item = true",
                ),
            ),
            ("denial", table("by = \"own-authority\"")),
        ],
        (Some("authorisation"), None) => vec![
            ("authorisation", table("in-force = true\nsame-end-user = true\nfor-the-item-served = true")),
            ("authorisation", table("in-force = true")),
        ],
        (Some("screening"), None) => vec![("screening", table("name = \"a list\"\nrefused = false"))],
        (Some("hit"), None) => vec![
            ("hit", table("judged = \"same\"\nlisted-for-missiles = true")),
            ("hit", table("listed-for-missiles = true")),
            ("hit", table("judged = \"different\"\nlisted-for-missiles = true")),
        ],
        (Some("earlier"), None) => {
            vec![("earlier", table("name = \"a mixer\"\nentry = { id = \"4.B.3.a\", by = \"test\" }"))]
        }
        (None, Some("judged-intended-for")) => ["nuclear", "chemical"]
            .into_iter()
            .map(|word| ("facts", Value::Array(vec![Value::String(word.to_owned())])))
            .collect(),
        (None, Some(_)) => vec![("facts", Value::Boolean(true))],
        _ => Vec::new(),
    }
}

fn moved(before: PositionRange, after: PositionRange, moves: Moves) -> bool {
    match moves {
        Moves::Up => before.at_least <= after.at_least && before.could_be <= after.could_be,
        Moves::Down => after.at_least <= before.at_least && after.could_be <= before.could_be,
        Moves::Not => before == after,
    }
}

#[test]
fn recorded_facts_move_the_position_one_way_only() {
    let guidelines = &law().corpus.guidelines;
    let (mut tried, mut changed) = (0, 0);
    for example in examples() {
        let before = determined(&example.transfer(), |found| found.range);
        for recorded in &guidelines.recorded {
            let list = recorded
                .list
                .and_then(|list| guidelines.vocabulary.list(list))
                .map(|list| list.decl.id.as_str());
            let fact = recorded
                .fact
                .and_then(|fact| guidelines.vocabulary.fact(fact))
                .map(|fact| fact.name.as_str());
            for (key, value) in on_record(list, fact) {
                let mut table = example.table.clone();
                match (key, fact) {
                    ("facts", Some(fact)) => {
                        let facts = table.entry("facts").or_insert(Value::Table(toml::Table::new()));
                        let facts = facts.as_table_mut().unwrap();
                        if facts.contains_key(fact) {
                            continue;
                        }
                        facts.insert(fact.to_owned(), value);
                    }
                    (list, _) => {
                        let more = value.as_array().unwrap().clone();
                        match table.get_mut(list).and_then(Value::as_array_mut) {
                            Some(members) => members.extend(more),
                            None => drop(table.insert(list.to_owned(), Value::Array(more))),
                        }
                    }
                }
                let transfer = example.with(&table).unwrap_or_else(|| panic!("{} with {key}", example.name));
                let after = determined(&transfer, |found| found.range);
                tried += 1;
                changed += usize::from(before != after);
                let shown = |range: PositionRange| {
                    format!("{} to {}", position(range.at_least), position(range.could_be))
                };
                assert!(
                    moved(before, after, recorded.moves),
                    "{}: {:?} {:?} may move {}, but {} became {}",
                    example.name,
                    list,
                    fact,
                    recorded.moves,
                    shown(before),
                    shown(after)
                );
            }
        }
    }
    assert!(tried > 400 && changed > 40, "{tried} tried, {changed} changed");
}

/// What may be put on record on each member of a list.
fn on_member(list: &str, fact: &str) -> Value {
    match (list, fact) {
        ("assurance", "covers") => Value::Array(vec![Value::String("stated-use-only".to_owned())]),
        _ => Value::Boolean(true),
    }
}

#[test]
fn what_is_recorded_on_a_member_moves_the_position_one_way_only() {
    let guidelines = &law().corpus.guidelines;
    let (mut tried, mut moved_down) = (0, 0);
    for recorded in &guidelines.recorded {
        let (Some(list), Some(fact)) = (recorded.list, recorded.fact) else { continue };
        let name = guidelines.vocabulary.list(list).unwrap().decl.id.as_str();
        let fact = guidelines.vocabulary.fact(fact).unwrap().name.as_str();
        for example in examples() {
            let (_, member) = on_record(Some(name), None).remove(0);
            let mut table = example.table.clone();
            let members = table.entry(name).or_insert(Value::Array(Vec::new())).as_array_mut().unwrap();
            members.extend(member.as_array().unwrap().clone());
            members.iter_mut().for_each(|member| drop(member.as_table_mut().unwrap().remove(fact)));
            let before = determined(&example.with(&table).unwrap(), |found| found.range);
            for member in table.get_mut(name).and_then(Value::as_array_mut).into_iter().flatten() {
                member.as_table_mut().unwrap().insert(fact.to_owned(), on_member(name, fact));
            }
            let after = determined(&example.with(&table).unwrap(), |found| found.range);
            tried += 1;
            moved_down += usize::from(before != after);
            assert!(
                moved(before, after, recorded.moves),
                "{}: {fact} of {name} may move {}",
                example.name,
                recorded.moves
            );
        }
    }
    assert!(tried > 150 && moved_down > 0, "{tried} tried, {moved_down} moved");
}

#[test]
fn standing_of_the_destination_changes_nothing() {
    for example in examples() {
        let before =
            determined(&example.transfer(), |found| (found.range, found.blockers.len(), found.asks.len()));
        for word in ["partner", "adherent", "unilateral-adherent", "neither"] {
            let mut table = example.table.clone();
            let facts =
                table.entry("facts").or_insert(Value::Table(toml::Table::new())).as_table_mut().unwrap();
            facts.insert("destination-standing".to_owned(), Value::String(word.to_owned()));
            let after = determined(&example.with(&table).unwrap(), |found| {
                (found.range, found.blockers.len(), found.asks.len())
            });
            assert_eq!(before, after, "{} with a destination that is {word}", example.name);
        }
    }
    // No provision of the Guidelines reads it, so that no combination of facts can.
    let guidelines = &law().corpus.guidelines;
    let standing = guidelines.vocabulary.find_fact("destination-standing").unwrap();
    for text in guidelines.provisions.iter().flat_map(|provision| &provision.texts) {
        if let Some(rule) = &text.rule {
            rule.walk(&mut |node| {
                let read = matches!(&node.test, mtcr_rules::Test::Word { fact, .. } if *fact == standing);
                assert!(!read, "{}", rule.text());
            });
        }
    }
}
