//! Nothing turns `prohibited` into anything else.

use crate::examples::{Choices, examples};
use crate::law::{determined, law, position};
use toml::Value;

#[test]
fn no_fact_authorisation_or_overlay_lifts_the_bar() {
    let guidelines = &law().corpus.guidelines;
    let mut choices = Choices(7);
    let mut tried = 0;
    for example in examples() {
        let barred = |table: &toml::Table| {
            example.with(table).is_some_and(|transfer| {
                determined(&transfer, |found| Some(found.range.at_least) == guidelines.bar)
            })
        };
        if !barred(&example.table) {
            continue;
        }
        for _ in 0..200 {
            let mut table = example.table.clone();
            let facts =
                table.entry("facts").or_insert(Value::Table(toml::Table::new())).as_table_mut().unwrap();
            for (id, fact) in guidelines.vocabulary.facts().filter(|(_, fact)| fact.list.is_none()) {
                // Whether it is a transfer at all, and who is bound, is asked before.
                let before = ["leaves-jurisdiction", "exporter-standing", "substance"];
                // Where the bar rests on what is said of an installation, that stays said.
                let installation = fact.name == "part-of-category-1-installation";
                if guidelines.computed.contains(&id)
                    || (installation && facts.contains_key(&fact.name))
                    || before.contains(&fact.name.as_str())
                    || choices.one_in(2)
                {
                    continue;
                }
                let word = fact.decl.values.iter().find(|_| choices.one_in(2)).or(fact.decl.values.first());
                let value = match (&fact.kind, word) {
                    (mtcr_rules::FactKind::Flag, _) => Value::Boolean(choices.one_in(2)),
                    (mtcr_rules::FactKind::Word, Some(word)) => Value::String(word.id.clone()),
                    (mtcr_rules::FactKind::Words, Some(word)) => {
                        Value::Array(vec![Value::String(word.id.clone())])
                    }
                    _ => continue,
                };
                facts.insert(fact.name.clone(), value);
            }
            let member = |text: &str| Value::Array(vec![Value::Table(text.parse().unwrap())]);
            table.insert(
                "authorisation".to_owned(),
                member("in-force = true\nsame-end-user = true\nfor-the-item-served = true"),
            );
            let transfer = example.with(&table).unwrap_or_else(|| panic!("{}", example.name));
            tried += 1;
            determined(&transfer, |found| {
                assert_eq!(
                    position(found.range.at_least),
                    "prohibited",
                    "{}\n{}",
                    example.name,
                    toml::to_string(&table).unwrap()
                );
                assert!(
                    !found.overlays.is_empty() && found.overlays.iter().all(|overlay| overlay.barred),
                    "{}",
                    example.name
                );
            });
        }
    }
    assert!(tried >= 400, "{tried} tried");
}
