//! What was filled in about a fact of a transfer, as TOML.

use crate::pages::typed::Typed;
use mtcr_annex::ask::Form;
use toml::Value;

/// The value that the fields of a name hold; `None` where nothing was filled in.
pub(super) fn literal(form: &Form, name: &str, typed: &Typed) -> Option<Value> {
    let value = typed.get(name).trim().to_owned();
    match form {
        Form::Several { .. } => {
            let ticked: Vec<Value> = typed.all(name).map(|one| Value::String(one.to_owned())).collect();
            (!ticked.is_empty()).then_some(Value::Array(ticked))
        }
        _ if value.is_empty() => None,
        Form::Flag => Some(Value::Boolean(value == "yes")),
        // A number that is none is refused by the reader, with its place.
        Form::Count => Some(value.parse().map_or(Value::String(value), Value::Integer)),
        _ => Some(Value::String(value)),
    }
}
