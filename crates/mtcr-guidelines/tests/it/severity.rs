//! What nobody may gain by saying more: each addition leaves both ends of the position where they are or raises them.

use crate::examples::{Example, examples};
use crate::law::{contradicts, determined, law};
use mtcr_guidelines::PositionRange;
use toml::{Table, Value};

fn facts(table: &mut Table) -> &mut Table {
    table.entry("facts").or_insert(Value::Table(Table::new())).as_table_mut().unwrap()
}

/// Says a fact on the transfer and on every line, in place of what is said.
fn say(table: &mut Table, name: &str, value: Option<&Value>) {
    let put = |facts: &mut Table| match value {
        Some(value) => drop(facts.insert(name.to_owned(), value.clone())),
        None => drop(facts.remove(name)),
    };
    put(facts(table));
    for line in table.get_mut("line").and_then(Value::as_array_mut).into_iter().flatten() {
        if let Some(own) =
            line.as_table_mut().and_then(|line| line.get_mut("facts")).and_then(Value::as_table_mut)
        {
            put(own);
        }
    }
    // Where it was known from is another thing once it is said otherwise.
    table.remove("sources");
}

fn range(example: &Example, table: &Table) -> (PositionRange, bool, usize) {
    let transfer = example.with(table).unwrap_or_else(|| panic!("{}\n{table}", example.name));
    determined(&transfer, |found| (found.range, contradicts(found), found.blockers.len()))
}

fn not_lower(before: PositionRange, after: PositionRange) -> bool {
    before.at_least <= after.at_least && before.could_be <= after.could_be
}

#[test]
fn a_contradiction_of_kind_never_lowers_a_position() {
    let guidelines = &law().corpus.guidelines;
    let kind = guidelines
        .vocabulary
        .find_fact("kind-of-item")
        .and_then(|id| guidelines.vocabulary.fact(id))
        .unwrap();
    let mut contradictions = 0;
    for example in examples() {
        let mut table = example.table.clone();
        say(&mut table, "kind-of-item", None);
        let (before, known, _) = range(&example, &table);
        for value in &kind.decl.values {
            say(&mut table, "kind-of-item", Some(&Value::String(value.id.clone())));
            let (after, contradicts, _) = range(&example, &table);
            if !contradicts || known {
                continue;
            }
            contradictions += 1;
            assert!(not_lower(before, after), "{} called {}", example.name, value.id);
            // Settled only where the kind does not matter any more: no transfer, nobody bound, or the bar.
            let settled = after.settled();
            assert!(
                settled.is_none() || settled == Some(0) || settled == guidelines.bar,
                "{} called {}",
                example.name,
                value.id
            );
        }
    }
    assert!(contradictions > 60, "{contradictions} contradictions");
}

#[test]
fn a_stated_installation_never_ends_below_refer() {
    let guidelines = &law().corpus.guidelines;
    let yes = Value::Boolean(true);
    let word = |word: &str| Value::String(word.to_owned());
    let mut tried = 0;
    for example in examples() {
        let (before, ..) = range(&example, &example.table);
        for (name, value) in
            [("part-of-category-1-installation", yes.clone()), ("kind-of-item", word("production-facility"))]
        {
            for released in [false, true] {
                let mut table = example.table.clone();
                say(&mut table, "part-of-category-1-installation", None);
                say(&mut table, name, Some(&value));
                if released {
                    for fact in
                        ["public-domain", "basic-research", "sold-from-stock", "installed-without-support"]
                    {
                        say(&mut table, fact, Some(&yes));
                    }
                }
                let (after, ..) = range(&example, &table);
                tried += 1;
                // What is no transfer, or by a state that is not bound, is nothing else by what it is part of.
                if before.could_be != 0 {
                    assert_eq!(
                        Some(after.could_be),
                        guidelines.bar,
                        "{} with {name}, released: {released}",
                        example.name
                    );
                }
            }
        }
    }
    assert!(tried > 150, "{tried} tried");
}

#[test]
fn one_more_end_user_never_lowers_a_position() {
    let more = |table: &mut Table, list: &str, text: &str| {
        let member = Value::Table(text.parse().unwrap());
        match table.get_mut(list).and_then(Value::as_array_mut) {
            Some(members) => members.push(member),
            None => drop(table.insert(list.to_owned(), Value::Array(vec![member]))),
        }
    };
    let mut raised = 0;
    for example in examples() {
        let (before, _, blockers) = range(&example, &example.table);
        let mut table = example.table.clone();
        more(&mut table, "party", "role = \"end-user\"\nname = \"Second House\"\nstate = \"XC\"");
        let (alone, _, blocked) = range(&example, &table);
        assert!(not_lower(before, alone) && blockers <= blocked, "{} with another end user", example.name);
        more(
            &mut table,
            "denial",
            "name = \"second  house\"\nby = \"other-government\"\nof-annex-item = true\nsame-item = true\nin-force = true",
        );
        let (denied, _, blocked_too) = range(&example, &table);
        assert!(
            not_lower(alone, denied) && blocked <= blocked_too,
            "{} with one who was denied",
            example.name
        );
        raised += usize::from(alone != before || denied != alone || blocked_too > blocked);
        let judged = Value::Array(vec![Value::String("nuclear".to_owned())]);
        say(&mut table, "judged-intended-for", Some(&judged));
        say(&mut table, "informed", Some(&Value::Boolean(true)));
        let (concern, ..) = range(&example, &table);
        assert!(not_lower(denied, concern), "{} with one of concern", example.name);
    }
    assert!(raised > 10, "{raised} raised");
}
