//! The fields of the form from the text of a transfer: what `text` makes of a form, the other way round.

use super::text::papers;
use crate::demo;
use crate::pages::field::PREFIX;
use crate::pages::typed::Typed;
use mtcr_corpus::corpus::guidelines::Guidelines;
use toml::{Table, Value};

/// Fields with their values.
#[derive(Default)]
struct Fields(Vec<(String, String)>);

impl Fields {
    /// A value as a browser would send it: yes and no for truths, a field for each member of a list.
    fn put(&mut self, name: &str, value: &Value) {
        let name = || name.to_owned();
        match value {
            Value::String(text) => self.0.push((name(), text.clone())),
            Value::Boolean(true) => self.0.push((name(), "yes".to_owned())),
            Value::Boolean(false) => self.0.push((name(), "no".to_owned())),
            Value::Array(members) => members.iter().for_each(|member| self.put(&name(), member)),
            other => self.0.push((name(), other.to_string())),
        }
    }

    /// The values of a table under names that begin alike.
    fn table(&mut self, start: &str, table: &Table) {
        for (key, value) in table {
            self.put(&format!("{start}{key}"), value);
        }
    }
}

/// The form filled in with a transfer of the demonstration.
pub(super) fn filled(guidelines: &Guidelines, transfer: &str) -> Typed {
    // A test fills in every one of them and compares what is determined.
    let transfer: Table = transfer.parse().unwrap_or_default();
    let mut out = Fields::default();
    for key in ["name", "date"] {
        transfer.get(key).into_iter().for_each(|value| out.put(key, value));
    }
    for key in ["exporter", "destination", "end-use"] {
        table(&transfer, key).for_each(|table| out.table(&format!("{key}-"), table));
    }
    table(&transfer, "facts").for_each(|facts| out.table(PREFIX, facts));
    for (at, party) in members(&transfer, "party") {
        out.table(&format!("party-{at}-"), party);
    }
    for (_, list, _, _) in papers(guidelines) {
        for (at, paper) in members(&transfer, &list) {
            out.table(&format!("{list}-{at}."), paper);
        }
    }
    for (at, line) in members(&transfer, "line") {
        self::line(&mut out, at, line);
    }
    Typed::new(out.0)
}

fn line(out: &mut Fields, at: usize, line: &Table) {
    let field = |part: &str| format!("line-{at}-{part}");
    for part in ["name", "quantity", "value"] {
        line.get(part).into_iter().for_each(|value| out.put(&field(part), value));
    }
    for entry in table(line, "entry") {
        for (key, part) in [("id", "entry"), ("by", "by")] {
            entry.get(key).into_iter().for_each(|value| out.put(&field(part), value));
        }
    }
    if let Some(text) = line.get("dossier").and_then(Value::as_str).and_then(demo::dossier) {
        out.0.push((field("dossier"), text.to_owned()));
    }
    for product in table(line, "product") {
        // A product described within its line has the line's name.
        let mut dossier = product.clone();
        if let (None, Some(name)) = (dossier.get("name"), line.get("name")) {
            dossier.insert("name".to_owned(), name.clone());
        }
        out.0.push((field("dossier"), toml::to_string(&dossier).unwrap_or_default()));
    }
}

/// The table under a key, where there is one.
fn table<'t>(of: &'t Table, key: &str) -> impl Iterator<Item = &'t Table> + use<'t> {
    of.get(key).and_then(Value::as_table).into_iter()
}

/// The tables of a list, counted from 1.
fn members<'t>(of: &'t Table, key: &str) -> impl Iterator<Item = (usize, &'t Table)> + use<'t> {
    (1..).zip(of.get(key).and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_table))
}
