//! A mapping proposed for a file of declarations.

use super::{MOST_VALUES, seen};
use crate::BulkError;
use crate::bound::toml_key;
use crate::map::{Layout, tokens, without_unit};
use mtcr_declarations::tables::Headers;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// What stands on top of a proposal.
const TOP: &str = "\
# What the columns of a file of declarations mean, as proposed from their headers. Read every line before you use it:
# what is certain enough stands as it would be used, everything else is a comment to complete.

[file]
# delimiter = \";\"         # what separates columns
# encoding  = \"utf-8\"     # or windows-1252
# empty     = [\"-\", \"n/a\"] # cells that say nothing
# others    = \"ignore\"    # pass over every column that is not named below

# [every]
# destination = \"XA\"      # what is true of every line and stands in no column

[columns]
";

/// A mapping for a file of declarations, as text.
///
/// # Errors
/// A file that cannot be read, or whose rows have no columns.
pub fn propose_lines(path: &Path, headers: &Headers) -> Result<String, BulkError> {
    let (heads, values) = seen(path, &Layout::default(), "without a mapping they are columns of a line")?;
    let names: BTreeMap<BTreeSet<String>, String> = headers
        .names()
        .flat_map(|(column, names)| {
            let column_itself = std::iter::once(column.clone());
            let all: Vec<String> = names.into_iter().chain(column_itself).collect();
            all.into_iter().map(move |name| (tokens(&name), column.clone()))
        })
        .collect();
    let mut taken = BTreeSet::new();
    let mut text = TOP.to_owned();
    for (head, values) in heads.iter().zip(&values) {
        let key = toml_key(head);
        let line = match names.get(&tokens(&without_unit(head))) {
            None => format!("# {key} = \"ignore\" # not recognised; complete or ignore"),
            Some(column) if !taken.insert(column.clone()) => {
                format!("# {key} = \"{column}\" # `{column}` is another column already; complete or ignore")
            }
            Some(column) if is_state(column) && !values.iter().all(|value| is_code(value)) => {
                states(&key, column, values)
            }
            Some(column) => format!("{key} = \"{column}\" # the header says so"),
        };
        text.push_str(&line);
        text.push('\n');
    }
    Ok(text)
}

/// Whether the cells of a column are states.
fn is_state(column: &str) -> bool {
    column == "origin" || column == "destination" || column.ends_with("-state")
}

fn is_code(value: &str) -> bool {
    value.len() == 2 && value.bytes().all(|byte| byte.is_ascii_alphabetic())
}

/// A column of states that are not written as codes.
fn states(key: &str, column: &str, values: &BTreeSet<String>) -> String {
    let words: Vec<String> = values
        .iter()
        .take(MOST_VALUES)
        .map(|value| {
            let code = if is_code(value) { value.to_ascii_uppercase() } else { "…".to_owned() };
            format!("{} = \"{code}\"", toml_key(value))
        })
        .collect();
    format!(
        "# {key} = {{ column = \"{column}\", words = {{ {} }} }} # complete the codes of two letters, of all values",
        words.join(", ")
    )
}
