//! A transfer to fill in: every fact and list that rules on transfers may ask, in the words of the data.

use super::reads::fact_of;
use super::{asked_under, comment, key};
use crate::answer;
use crate::law::Law;
use mtcr_corpus::corpus::guidelines::{Guidelines, ProvisionText};
use mtcr_corpus::source::{Role, Word};
use mtcr_rules::{Fact, FactId, FactKind, Holds, ListDecl};
use std::fmt::Write;

/// What is said beside the facts of an assurance, a denial or an authorisation.
const PAPERS: [(&str, &str); 5] = [
    ("name", "\"…\""),
    ("reference", "\"…\""),
    ("given", "\"2024-05-01\""),
    ("until", "\"2025-05-01\""),
    ("entry", "\"9.A.3\""),
];

/// A commented transfer in TOML that can be determined on any day as it stands; `None` where the law has no rules on transfers.
#[must_use]
pub fn transfer(law: &Law) -> Option<String> {
    let guidelines = &law.corpus.guidelines;
    if guidelines.is_empty() {
        return None;
    }
    let mut out = String::new();
    if let Some(banner) = law.banner() {
        comment(&mut out, "", &banner);
        out.push('\n');
    }
    head(&mut out);
    facts(&mut out, guidelines);
    for (id, list) in guidelines.vocabulary.lists() {
        if list.decl.holds == Holds::Facts {
            let absent = guidelines.recorded(Some(id), None).map(|recorded| recorded.absent.as_str());
            members(&mut out, guidelines, &list.decl, absent);
        }
    }
    tail(&mut out);
    Some(out)
}

fn head(out: &mut String) {
    for text in [
        "A transfer: who sends what to whom, and what for.",
        "Take the # away where you know the answer and put yours in place of the example; leave the rest.",
        "What is not said stays open and comes back as a question, or where it is said so below has not happened.",
        "Then: mtcr decide FILE",
    ] {
        comment(out, "", text);
    }
    out.push_str("\nname = \"my transfer\"\n");
    comment(out, "", "The day of the decision: the rules in force on it apply. `--on DATE` takes its place.");
    out.push_str("# date = \"2024-05-01\"\n\n");
    comment(out, "", "Who sends it and where it goes; states by their code of two letters.");
    out.push_str("# exporter = { name = \"…\", state = \"XA\" }\n# destination = { state = \"XB\" }\n\n");
    comment(out, "", "What the end user says it is for, and where it is to be used.");
    out.push_str("# end-use = { statement = \"…\", location = \"…\" }\n\n");
    let roles: Vec<&str> = Role::WORDS.iter().map(|(word, _)| *word).collect();
    comment(out, "", "Everybody else in it, as many as there are.");
    comment(out, "  ", &format!("role is one of {}", roles.join(", ")));
    out.push_str("# [[party]]\n# role = \"end-user\"\n# name = \"…\"\n# state = \"XB\"\n");
}

/// Facts of the whole transfer, apart from those that classification finds.
fn facts(out: &mut String, guidelines: &Guidelines) {
    out.push('\n');
    comment(out, "", "What is said of the whole transfer. A line may say its own: [line.facts].");
    out.push_str("[facts]\n");
    for (id, found) in guidelines.vocabulary.facts() {
        let readers = readers(guidelines, id, &found.name);
        // Every vocabulary has the fact for substances; transfers may have no use for it.
        let idle = found.kind == FactKind::Substance && readers.is_empty();
        if found.list.is_some() || guidelines.computed.contains(&id) || idle {
            continue;
        }
        out.push('\n');
        comment(out, "", &found.question(&guidelines.vocabulary));
        if let Some(hint) = &found.decl.hint {
            comment(out, "  ", hint);
        }
        let mut answers = match found.kind {
            FactKind::Word => "one of these, or other".to_owned(),
            FactKind::Words => "any of these".to_owned(),
            _ => answer::expected(found),
        };
        if !readers.is_empty() {
            answers.push_str(&format!("; {}", asked_under(readers)));
        }
        comment(out, "  ", &answers);
        if let Some(recorded) = guidelines.recorded(None, Some(id)) {
            comment(out, "  ", &format!("without it: {}", recorded.absent));
        }
        meanings(out, found);
        let _ = writeln!(out, "# {} = {}", key(&found.name), example(found));
    }
}

/// The provisions that look at a fact, those of the Guidelines first.
fn readers<'a>(guidelines: &'a Guidelines, fact: FactId, name: &str) -> Vec<&'a str> {
    let beside = guidelines.overlays.iter().flat_map(|overlay| &overlay.rules);
    let looks = |text: &ProvisionText| {
        let mut found = text.evidence.iter().any(|evidence| evidence == name);
        if let Some(rule) = &text.rule {
            rule.walk(&mut |node| found |= fact_of(&node.test) == Some(fact));
        }
        found
    };
    let provisions = guidelines.provisions.iter().chain(beside);
    let readers = provisions.filter(|provision| provision.texts.iter().any(looks));
    readers.map(|provision| provision.id.as_str()).collect()
}

/// What the words of a fact mean.
fn meanings(out: &mut String, fact: &Fact) {
    if matches!(fact.kind, FactKind::Word | FactKind::Words) {
        for value in &fact.decl.values {
            if value.label == value.id {
                comment(out, "    ", &value.id);
            } else {
                comment(out, "    ", &format!("{}: {}", value.id, value.label));
            }
        }
    }
}

/// A list is answered as data files write it.
fn example(fact: &Fact) -> String {
    match fact.kind {
        FactKind::Words => {
            format!("[\"{}\"]", fact.decl.values.first().map_or("…", |value| value.id.as_str()))
        }
        _ => answer::example(fact),
    }
}

/// A list of papers: assurances, denials, authorisations.
fn members(out: &mut String, guidelines: &Guidelines, list: &ListDecl, absent: Option<&str>) {
    let words = &guidelines.vocabulary;
    out.push('\n');
    comment(out, "", &list.question);
    let without = absent.map(|absent| format!("; without any: {absent}")).unwrap_or_default();
    comment(out, "  ", &format!("as many as there are{without}"));
    comment(
        out,
        "  ",
        "name: who it is from or about; given, until: the first day it holds and the first it no longer does; entry: \
         the entry it was about. What follows from these need not be said.",
    );
    let members: Vec<&Fact> = words
        .facts()
        .map(|(_, fact)| fact)
        .filter(|fact| fact.list.and_then(|id| words.list(id)).is_some_and(|of| of.decl.id == list.id))
        .collect();
    for member in &members {
        comment(
            out,
            "  ",
            &format!("{}: {} ({})", member.name, member.question(words), answer::expected(member)),
        );
    }
    let _ = writeln!(out, "# [[{}]]", list.id);
    for (name, value) in PAPERS {
        let _ = writeln!(out, "# {name} = {value}");
    }
    for member in &members {
        let _ = writeln!(out, "# {} = {}", key(&member.name), example(member));
    }
}

fn tail(out: &mut String) {
    out.push('\n');
    comment(out, "", "What was sent before to the same end user, as many as there are.");
    out.push_str("# [[earlier]]\n# name = \"…\"\n# entry = { id = \"9.A.3\", by = \"…\" }\n\n");
    comment(out, "", "What is sent: one [[line]] for each product.");
    comment(
        out,
        "  ",
        "Describe the product in a file (mtcr new CLASS), or name its entry and who says so: entry = { id = \"9.A.3\", \
         by = \"…\" }",
    );
    out.push_str("[[line]]\nname = \"my product\"\n# quantity = \"…\"\n# value = \"…\"\n");
    out.push_str("# dossier = \"my-product.toml\"\n[line.product]\n");
    comment(out, "  ", "Take [line.product] away where a dossier or an entry stands in its place.");
    out.push('\n');
    comment(out, "", "Where facts are known from.");
    out.push_str("# [sources]\n# … = { basis = \"…\", document = \"…\" }\n");
}
