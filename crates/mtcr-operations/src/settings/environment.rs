//! Settings in the environment.

use super::nearest::nearest;
use super::table::{KEYS, Key};
use super::value::Raw;
use super::wrong::{Origin, Wrong};

const OURS: &str = "MTCR_";
/// The variable that names the file of settings.
pub const FILE: &str = "MTCR_CONFIG";

/// The settings among variables, and what is wrong with those that are ours and none.
pub(super) fn read(variables: &[(String, String)]) -> (Vec<(&'static Key, Raw, Origin)>, Vec<Wrong>) {
    let (mut found, mut wrong) = (Vec::new(), Vec::new());
    for (variable, value) in variables {
        if !variable.starts_with(OURS) || variable == FILE || is_of_a_cluster(variable) {
            continue;
        }
        let place = Origin::Environment(variable.clone());
        match KEYS.iter().find(|key| key.variable() == *variable) {
            Some(key) => found.push((key, Raw::Text(value.clone()), place)),
            None => {
                let names: Vec<String> = KEYS.iter().map(Key::variable).collect();
                let right = nearest(variable, names.iter().map(String::as_str));
                wrong.push(Wrong {
                    place,
                    what: format!("there is no setting `{variable}`"),
                    right: right
                        .map_or_else(|| "leave it out".to_owned(), |near| format!("did you mean `{near}`?")),
                });
            }
        }
    }
    (found, wrong)
}

/// Kubernetes gives every container variables about the services beside it, also those of a service called `mtcr`:
/// `MTCR_SERVICE_HOST`, `MTCR_PORT`, `MTCR_PORT_8470_TCP`.
fn is_of_a_cluster(variable: &str) -> bool {
    let of_port = variable.split_once("_PORT").is_some_and(|(_, rest)| {
        let mut parts = rest.strip_prefix('_').unwrap_or(rest).split('_');
        parts.next().is_some_and(|part| part.chars().all(|letter| letter.is_ascii_digit()))
    });
    variable.ends_with("_SERVICE_HOST") || variable.contains("_SERVICE_PORT") || of_port
}
