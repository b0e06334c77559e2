//! Answers to open questions put into a dossier.

use super::answer::Asked;
use crate::pages::field::{Filled, PREFIX, filled};
use crate::pages::typed::Typed;
use crate::pages::visit::Visit;
use mtcr_annex::ask::{Interview, Query, Refused};
use std::collections::BTreeSet;
use toml::{Table, Value};

/// The key under which a dossier keeps its facts.
const FACTS: &str = "facts";
/// The name of the product that answers are read for; it goes nowhere.
const SCRATCH: &str = "answers";

/// The dossier with the answers in it.
///
/// # Errors
/// The names of facts whose answers cannot be read, each with what is wrong.
pub(super) fn added(visit: &Visit, asked: &Asked, typed: &Typed) -> Result<String, Vec<(String, Refused)>> {
    let edition = Some(asked.edition.as_str()).filter(|edition| !edition.is_empty());
    // What is wrong with the edition or the dossier is said by the classification.
    let Ok(bench) = visit.node.bench(edition) else { return Ok(asked.dossier.clone()) };
    let Ok(dossier) = asked.dossier.parse::<Table>() else { return Ok(asked.dossier.clone()) };
    let corpus = &visit.node.law().corpus;
    let names: BTreeSet<&str> = typed.under(PREFIX).into_iter().map(|(name, _)| name).collect();
    let (mut facts, mut wrong) = (Table::new(), Vec::new());
    for fact in names.into_iter().filter_map(|name| corpus.vocabulary.find_fact(name)) {
        let query = Query::of_fact(corpus, fact);
        let mut interview = Interview::new(&bench.classifier, SCRATCH);
        let refused = match filled(&interview, &query, typed) {
            Filled::Nothing => None,
            Filled::Wrong(refused) => Some(refused),
            Filled::Answers(answers) => answers.into_iter().find_map(|one| interview.answer(one).err()),
        };
        match refused {
            Some(refused) => wrong.push((query.about, refused)),
            None => facts.extend(own_facts(&interview.dossier_text())),
        }
    }
    if wrong.is_empty() { Ok(merged(&asked.dossier, dossier, facts)) } else { Err(wrong) }
}

/// The facts of a dossier that an interview made.
fn own_facts(text: &str) -> Table {
    match text.parse::<Table>().ok().and_then(|mut table| table.remove(FACTS)) {
        Some(Value::Table(facts)) => facts,
        _ => Table::new(),
    }
}

/// A dossier with further facts. Its comments and order stay unless a fact takes the place of one that stands there.
pub(in crate::pages) fn merged(text: &str, mut dossier: Table, facts: Table) -> String {
    if facts.is_empty() {
        return text.to_owned();
    }
    let lines: String = facts.iter().map(|(name, value)| format!("{} = {value}\n", key(name))).collect();
    match dossier.entry(FACTS).or_insert_with(|| Value::Table(Table::new())) {
        Value::Table(known) => {
            let heading = text.lines().position(|line| line.trim() == "[facts]");
            let replaces = facts.keys().any(|name| known.contains_key(name));
            if known.is_empty() && heading.is_none() {
                return format!("{}\n\n[facts]\n{lines}", text.trim_end());
            }
            match heading.filter(|_| !replaces) {
                Some(at) => {
                    let before: Vec<&str> = text.lines().take(at + 1).collect();
                    let after: Vec<&str> = text.lines().skip(at + 1).collect();
                    format!("{}\n{lines}{}\n", before.join("\n"), after.join("\n"))
                }
                None => {
                    known.extend(facts);
                    toml::to_string(&dossier).unwrap_or_else(|_| text.to_owned())
                }
            }
        }
        // The dossier is refused for it, with its place.
        _ => text.to_owned(),
    }
}

/// A name as a key.
pub(in crate::pages) fn key(name: &str) -> String {
    let bare = name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_');
    if bare { name.to_owned() } else { format!("\"{name}\"") }
}

#[cfg(test)]
mod tests {
    use super::merged;

    #[test]
    fn answers_stand_among_the_facts_and_nothing_else_changes() {
        for (text, facts, expected) in [
            ("name = \"a\"", "b = true", "name = \"a\"\n\n[facts]\nb = true\n"),
            (
                "# kept\nname = \"a\"\n[facts]\nc = 1 # too\n[[contains]]\nname = \"d\"\n",
                "\"b(63 um)\" = \"5 %wt\"",
                "# kept\nname = \"a\"\n[facts]\n\"b(63 um)\" = \"5 %wt\"\nc = 1 # too\n[[contains]]\nname = \"d\"\n",
            ),
            ("facts = { c = 1 }\nname = \"a\"", "c = 2", "name = \"a\"\n\n[facts]\nc = 2\n"),
        ] {
            let dossier = text.parse().expect("a dossier");
            let merged = merged(text, dossier, facts.parse().expect("facts"));
            assert_eq!(merged, expected);
        }
    }
}
