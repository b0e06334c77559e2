//! The text of a transfer from what was filled in, with the field that each line comes from.

use super::literal::literal;
use crate::pages::classify::key;
use crate::pages::field::PREFIX;
use crate::pages::problems::Wrong;
use crate::pages::typed::Typed;
use mtcr_annex::ask::Form;
use mtcr_corpus::Problem;
use mtcr_corpus::corpus::guidelines::Guidelines;
use mtcr_corpus::problem::code::MISSING_KEY;
use mtcr_rules::{Fact, FactId, Holds, ListId};
use toml::Value;

/// Parties that the form has room for.
pub(super) const PARTIES: usize = 3;
/// Lines that the form has room for.
pub(super) const LINES: usize = 3;
/// Papers of one kind that the form has room for.
pub(super) const PAPERS: usize = 2;
/// Earlier transfers that the form has room for.
pub(super) const EARLIER: usize = 2;

/// What stands beside the facts of a paper.
pub(super) const DETAILS: [&str; 5] = ["name", "reference", "given", "until", "entry"];

/// A transfer as text.
#[derive(Default)]
pub(super) struct Written {
    /// The text.
    pub(super) text: String,
    /// The id of the field behind each line.
    fields: Vec<String>,
    /// Dossiers that it names: name and text.
    pub(super) dossiers: Vec<(String, String)>,
}

impl Written {
    /// Something wrong, at the field that it is about. What is missing stands on no line: it is a field beside the one
    /// that it is missed at, and what to write into a file is no help there.
    pub(super) fn wrong(&self, problem: &Problem) -> Wrong {
        let field = self.field(&problem.place.file, problem.place.line);
        let quoted = problem.message.strip_suffix("` is missing").and_then(|start| start.strip_prefix('`'));
        let lacking = match quoted {
            Some(key) => missing(&field, key),
            // The one thing that a transfer may lack without lacking a key that all have is its day.
            None => (problem.code == MISSING_KEY && field == "name").then(|| "date".to_owned()),
        };
        match lacking {
            Some(field) => Wrong::new(field, problem.message.clone(), None),
            None => Wrong::new(field, problem.message.clone(), problem.help.clone()),
        }
    }

    /// The field that a line, from 1, comes from.
    fn field(&self, file: &str, line: u32) -> String {
        if let Some(at) = self.dossiers.iter().position(|(name, _)| name == file) {
            return self.dossiers.get(at).map_or_else(String::new, |(name, _)| dossier_field(name));
        }
        let at = usize::try_from(line).unwrap_or(0).saturating_sub(1);
        self.fields.get(at).cloned().unwrap_or_else(|| "name".to_owned())
    }

    fn line(&mut self, field: &str, text: &str) {
        self.text.push_str(text);
        self.text.push('\n');
        self.fields.push(field.to_owned());
    }

    /// `name = value`, where something was filled in.
    fn said(&mut self, field: &str, name: &str, typed: &Typed) -> bool {
        let value = typed.get(field).trim().to_owned();
        if !value.is_empty() {
            self.line(field, &format!("{name} = {}", Value::String(value.clone())));
        }
        !value.is_empty()
    }

    /// `name.key = value` of the fields filled in, each on a line of its own so that a mistake leads to its field.
    fn table(&mut self, name: &str, fields: &[(&str, &str)], typed: &Typed) {
        for (field, part) in fields {
            self.said(field, &format!("{name}.{part}"), typed);
        }
    }

    fn facts<'f>(&mut self, facts: impl Iterator<Item = &'f Fact>, prefix: &str, typed: &Typed) {
        for fact in facts {
            let field = format!("{prefix}{}", fact.name);
            if let Some(value) = literal(&Form::of(fact), &field, typed) {
                self.line(&html_id(&field), &format!("{} = {value}", key(&fact.name)));
            }
        }
    }
}

/// The name of a field as the id of its element.
pub(super) fn html_id(name: &str) -> String {
    name.chars().map(|symbol| if symbol.is_ascii_alphanumeric() { symbol } else { '-' }).collect()
}

/// The field for a key that is missing, beside the one that it is missed at.
fn missing(at: &str, key: &str) -> Option<String> {
    match key {
        "line" => Some("line-1-name".to_owned()),
        "by" => at.strip_suffix("entry").map(|start| format!("{start}by")),
        "date" | "name" | "role" | "state" => at.strip_suffix("name").map(|start| format!("{start}{key}")),
        _ => None,
    }
}

/// The field that a dossier of the form was typed into.
fn dossier_field(name: &str) -> String {
    name.trim_end_matches(".toml").to_owned() + "-dossier"
}

/// The facts of a whole transfer that people tell, in the order of the vocabulary.
pub(super) fn told(guidelines: &Guidelines) -> impl Iterator<Item = (FactId, &Fact)> {
    let substance = guidelines.vocabulary.substance_fact();
    let facts = guidelines.vocabulary.facts();
    facts.filter(move |(id, fact)| {
        fact.list.is_none() && !guidelines.computed.contains(id) && Some(*id) != substance
    })
}

/// The lists of papers with the facts of each.
pub(super) fn papers(guidelines: &Guidelines) -> Vec<(ListId, String, String, Vec<&Fact>)> {
    let lists = guidelines.vocabulary.lists().filter(|(_, list)| list.decl.holds == Holds::Facts);
    let facts =
        |id| guidelines.vocabulary.facts().map(|(_, fact)| fact).filter(move |fact| fact.list == Some(id));
    lists
        .map(|(id, list)| (id, list.decl.id.clone(), list.decl.question.clone(), facts(id).collect()))
        .collect()
}

/// The transfer that was filled in.
pub(super) fn written(guidelines: &Guidelines, typed: &Typed, unnamed: &str) -> Written {
    let mut out = Written::default();
    if !out.said("name", "name", typed) {
        out.line("name", &format!("name = {}", Value::String(unnamed.to_owned())));
    }
    out.said("date", "date", typed);
    out.table("exporter", &[("exporter-name", "name"), ("exporter-state", "state")], typed);
    out.table("destination", &[("destination-state", "state")], typed);
    out.table("end-use", &[("end-use-statement", "statement"), ("end-use-location", "location")], typed);
    out.line("name", "[facts]");
    out.facts(told(guidelines).map(|(_, fact)| fact), PREFIX, typed);
    for at in 1..=PARTIES {
        let field = |part: &str| format!("party-{at}-{part}");
        if ["name", "state"].iter().any(|part| !typed.get(&field(part)).trim().is_empty()) {
            out.line(&field("name"), "[[party]]");
            for part in ["role", "name", "state"] {
                out.said(&field(part), part, typed);
            }
        }
    }
    for (_, list, _, facts) in papers(guidelines) {
        for at in 1..=PAPERS {
            paper(&mut out, &list, at, &facts, typed);
        }
    }
    for at in 1..=EARLIER {
        let field = |part: &str| format!("earlier-{at}-{part}");
        if !typed.get(&field("name")).trim().is_empty() {
            out.line(&field("name"), "[[earlier]]");
            out.said(&field("name"), "name", typed);
            let (entry, by) = (field("entry"), field("by"));
            out.table("entry", &[(&entry, "id"), (&by, "by")], typed);
        }
    }
    for at in 1..=LINES {
        line(&mut out, at, typed);
    }
    out
}

fn paper(out: &mut Written, list: &str, at: usize, facts: &[&Fact], typed: &Typed) {
    let prefix = format!("{list}-{at}.");
    let field = |part: &str| format!("{prefix}{part}");
    if typed.under(&prefix).is_empty() {
        return;
    }
    out.line(&html_id(&field("name")), &format!("[[{list}]]"));
    for part in DETAILS {
        let value = typed.get(&field(part)).trim().to_owned();
        if !value.is_empty() {
            out.line(&html_id(&field(part)), &format!("{part} = {}", Value::String(value)));
        }
    }
    out.facts(facts.iter().copied(), &prefix, typed);
}

fn line(out: &mut Written, at: usize, typed: &Typed) {
    let field = |part: &str| format!("line-{at}-{part}");
    let parts = ["name", "quantity", "value", "entry", "dossier"];
    if parts.iter().all(|part| typed.get(&field(part)).trim().is_empty()) {
        return;
    }
    out.line(&field("name"), "[[line]]");
    for part in ["name", "quantity", "value"] {
        out.said(&field(part), part, typed);
    }
    let (entry, by) = (field("entry"), field("by"));
    if !typed.get(&entry).trim().is_empty() {
        out.table("entry", &[(&entry, "id"), (&by, "by")], typed);
    }
    let dossier = typed.get(&field("dossier"));
    if !dossier.trim().is_empty() {
        let name = format!("line-{at}.toml");
        out.line(&field("dossier"), &format!("dossier = {}", Value::String(name.clone())));
        out.dossiers.push((name, dossier));
    }
}
