//! Which form of value suits which sort of fact.

use mtcr_rules::{Fact, FactKind, Value};

use super::reader::DossierReader;
use crate::problem::{code, quoted};
use crate::source::{FileId, Located, Shape};

impl DossierReader<'_> {
    /// The value of a fact; `None` when it is not one, which is then a problem.
    pub(super) fn value(&self, file: FileId, fact: &Fact, shape: &Located<Shape>) -> Option<Value> {
        match &fact.kind {
            FactKind::Quantity(_) | FactKind::Count => self.interval(file, fact, shape).map(Value::Number),
            FactKind::Span(_) => self.span(file, fact, shape),
            FactKind::Flag => self.flag(file, fact, shape),
            FactKind::Word => self.word(file, fact, shape),
            FactKind::Words => self.words(file, fact, shape),
            FactKind::Substance => self.substance(file, fact, shape),
        }
    }

    /// Refuses a value in the form of another sort of fact and names the right form.
    pub(super) fn wrong_form<T>(&self, file: FileId, fact: &Fact, shape: &Located<Shape>) -> Option<T> {
        self.problem(file, shape.at, code::WRONG_FORM, || {
            let message = format!("{} is {}, not {}", quoted(&fact.name), sort(fact), form(&shape.value));
            (message, Some(format!("write `{}`", right_form(fact, &shape.value))))
        });
        None
    }
}

fn sort(fact: &Fact) -> &'static str {
    match &fact.kind {
        FactKind::Quantity(_) => "one quantity",
        FactKind::Span(_) => "a span",
        FactKind::Count => "a count",
        FactKind::Flag => "a flag",
        FactKind::Word => "one word",
        FactKind::Words => "a set of words",
        FactKind::Substance => "a substance",
    }
}

/// How the value was written.
fn form(shape: &Shape) -> &'static str {
    let has = |table: &[(Located<String>, Located<Shape>)], keys: &[&str]| {
        table.iter().any(|(key, _)| keys.contains(&key.as_str()))
    };
    match shape {
        Shape::Text(_) => "a text",
        Shape::Flag(_) => "`true` or `false`",
        Shape::Integer(_) | Shape::Float(_) => "a plain number",
        Shape::Date(_) => "a date",
        Shape::List(_) => "a list",
        Shape::Table(keys) if has(keys, &["from", "to"]) => "a span",
        Shape::Table(keys) if has(keys, &["yes", "no"]) => "a list of what it is and is not",
        Shape::Table(keys) if has(keys, &["one-of"]) => "one of several words",
        Shape::Table(keys) if has(keys, &["cas"]) => "a registry number",
        Shape::Table(keys) if has(keys, &["min", "max", "at-least", "more-than", "at-most", "less-than"]) => {
            "one value that is not exactly known"
        }
        Shape::Table(_) => "a table",
    }
}

/// The form that suits the fact, with the ends that were given where there are two.
fn right_form(fact: &Fact, shape: &Shape) -> String {
    let name = &fact.name;
    let unit = fact.unit().map(|unit| if unit.is_one() { String::new() } else { format!(" {unit}") });
    let unit = unit.unwrap_or_default();
    let ends = ends(shape);
    match &fact.kind {
        FactKind::Quantity(_) => match ends {
            Some((low, high)) => format!("{name} = {{ min = {low:#}, max = {high:#} }}"),
            None => format!("{name} = \"…{unit}\""),
        },
        FactKind::Span(_) => match ends {
            Some((low, high)) => format!("{name} = {{ from = {low:#}, to = {high:#} }}"),
            None => format!("{name} = {{ from = \"…{unit}\", to = \"…{unit}\" }}"),
        },
        FactKind::Count => format!("{name} = 1"),
        FactKind::Flag => format!("{name} = true"),
        FactKind::Word => match fact.decl.values.first() {
            Some(value) if !matches!(shape, Shape::List(_)) => format!("{name} = \"{}\"", value.id),
            _ => format!("{name} = {{ one-of = [\"…\", \"…\"] }}"),
        },
        FactKind::Words => match shape {
            Shape::Text(word) => format!("{name} = [\"{word}\"]"),
            _ => format!("{name} = {{ yes = [\"…\"], no = [\"…\"] }}"),
        },
        FactKind::Substance => format!("{name} = \"…\"` or `{name} = {{ cas = \"…\" }}"),
    }
}

/// The two ends of a value that has two.
fn ends(shape: &Shape) -> Option<(&Shape, &Shape)> {
    let Shape::Table(keys) = shape else { return None };
    let find = |names: [&str; 4]| {
        keys.iter().find(|(key, _)| names.contains(&key.as_str())).map(|(_, value)| &value.value)
    };
    Some((find(["min", "from", "at-least", "more-than"])?, find(["max", "to", "at-most", "less-than"])?))
}
