//! A question as fields of a form, and what was filled in as an answer.

mod read;
mod view;

pub(crate) use read::{Filled, filled};
pub(crate) use view::{FieldView, fields};

/// What leads the names of fields that answer questions.
pub(crate) const PREFIX: &str = "q.";
