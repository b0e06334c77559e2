//! INVARIANT (refinement): saying more of open facts only shrinks the interval of positions.

use crate::examples::{Choices, examples};
use crate::law::{contradicts, determined, law, position};
use mtcr_corpus::source::Moves;
use mtcr_guidelines::Determination;

/// Whether a fact of the transfer is open, so that leaving it out says less.
fn is_open(name: &str) -> bool {
    let guidelines = &law().corpus.guidelines;
    let Some(fact) = guidelines.vocabulary.find_fact(name) else {
        return false;
    };
    guidelines.recorded(None, Some(fact)).is_none_or(|recorded| recorded.moves == Moves::Not)
}

/// Flags that hold because something is said, line by line; without it there is another transfer and not a vaguer one.
fn said(found: &Determination<'_>) -> Vec<Option<mtcr_rules::Value>> {
    let said = || law().corpus.guidelines.said.iter();
    found.lines.iter().flat_map(|line| said().map(|said| line.facts.value(said.fact).cloned())).collect()
}

fn leave_out(table: &mut toml::Table, choices: &mut Choices) {
    table.retain(|_, _| !choices.one_in(3));
}

#[test]
fn leaving_open_facts_out_never_narrows_the_position() {
    let mut choices = Choices(2026);
    let (mut compared, mut wider) = (0, 0);
    for example in examples() {
        let full = determined(&example.transfer(), |found| {
            let lines = found.lines.iter().map(|line| line.range).collect::<Vec<_>>();
            (found.range, lines, contradicts(found), said(found))
        });
        // A transfer that contradicts itself refines nothing.
        if full.2 {
            continue;
        }
        for _ in 0..24 {
            let mut table = example.table.clone();
            if let Some(facts) = table.get_mut("facts").and_then(toml::Value::as_table_mut) {
                facts.retain(|name, _| !is_open(name) || !choices.one_in(3));
            }
            if choices.one_in(3) {
                table.remove("destination");
            }
            for line in table.get_mut("line").and_then(toml::Value::as_array_mut).into_iter().flatten() {
                let product = line
                    .as_table_mut()
                    .and_then(|line| line.get_mut("product"))
                    .and_then(toml::Value::as_table_mut);
                let Some(product) = product else { continue };
                if let Some(facts) = product.get_mut("facts").and_then(toml::Value::as_table_mut) {
                    leave_out(facts, &mut choices);
                }
                if choices.one_in(4) {
                    product.remove("class");
                }
                for part in
                    product.get_mut("contains").and_then(toml::Value::as_array_mut).into_iter().flatten()
                {
                    if let Some(part) = part.as_table_mut() {
                        part.retain(|name, _| {
                            matches!(name, "name" | "entry" | "class" | "facts") || !choices.one_in(3)
                        });
                    }
                }
            }
            table.remove("sources");
            let Some(transfer) = example.with(&table) else {
                continue;
            };
            determined(&transfer, |found| {
                if said(found) != full.3 {
                    return;
                }
                compared += 1;
                let shown = |range: mtcr_guidelines::PositionRange| {
                    format!("{} to {}", position(range.at_least), position(range.could_be))
                };
                assert!(
                    found.range.covers(full.0),
                    "{}: {} with less, {} with more\n{}",
                    example.name,
                    shown(found.range),
                    shown(full.0),
                    toml::to_string(&table).unwrap()
                );
                wider += usize::from(found.range != full.0);
                for (less, more) in found.lines.iter().zip(&full.1) {
                    assert!(less.range.covers(*more), "{}: a line", example.name);
                }
            });
        }
    }
    assert!(compared > 500 && wider > 100, "{compared} compared, {wider} wider");
}
