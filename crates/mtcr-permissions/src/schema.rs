//! The schema of the policies: what `schema.cedarschema` says, and the actions declared from the rows.

use crate::Mode;
use crate::action::ActionRow;
use crate::files::Files;
use crate::problem::Problems;
use cedar_policy::Schema;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

const FILE: &str = "schema.cedarschema";

/// The groups an action is in: those of the matrix letters that give it, that of its way, and those its row names.
pub(crate) fn groups(row: &ActionRow, mode: Mode) -> Vec<String> {
    let letters = row.how.iter().filter(|letter| letter.with_lower().contains(&mode));
    letters
        .map(|letter| format!("{}/{}", row.id, letter.letter()))
        .chain([format!("every-{}", mode.word())])
        .chain(row.groups.iter().cloned())
        .collect()
}

/// The declarations of all actions and their groups, as text of the schema language.
fn declared(rows: &BTreeMap<String, ActionRow>) -> String {
    let mut text = String::new();
    let mut all = BTreeSet::new();
    for row in rows.values() {
        let by: Vec<&str> = row.by.iter().map(|by| by.entity()).collect();
        for mode in &row.how {
            let groups = groups(row, *mode);
            let quoted: Vec<String> = groups.iter().map(|group| format!("\"{group}\"")).collect();
            let _ = writeln!(
                text,
                "action \"{}\" in [{}] appliesTo {{ principal: [{}], resource: [{}], context: Circumstances }};",
                row.action(*mode),
                quoted.join(", "),
                by.join(", "),
                row.on.entity(),
            );
            all.extend(groups);
        }
    }
    for group in all {
        let _ = writeln!(text, "action \"{group}\";");
    }
    text
}

/// Builds the schema.
pub(crate) fn read(
    files: &Files,
    rows: &BTreeMap<String, ActionRow>,
    problems: &mut Problems,
) -> Option<Schema> {
    let Some(text) = files.get(FILE) else {
        problems.add(FILE, "is missing");
        return None;
    };
    let text = format!("{text}\n{}", declared(rows));
    match Schema::from_cedarschema_str(&text) {
        Ok((schema, warnings)) => {
            for warning in warnings {
                problems.add(FILE, warning);
            }
            Some(schema)
        }
        Err(error) => {
            problems.add(FILE, error);
            None
        }
    }
}
