//! The key file: that it is there, is the right one, and that nobody else can read it.

use super::report::{KEY_ABSENT, KEY_BROKEN, KEY_OTHER, KEY_READABLE, KEY_UNSET};
use super::{Report, Visit};
use mtcr_store::PublicKey;
use mtcr_store::{Fault, Inspection, Store};

/// The public key of the file, where it can be used.
pub(super) fn look(
    visit: &Visit<'_>,
    database: Option<&Inspection>,
    report: &mut Report,
) -> Option<PublicKey> {
    visit.settings.database()?;
    let Some(path) = visit.settings.key_file() else {
        report.find(KEY_UNSET, "`key` is not set");
        return None;
    };
    let recorded = database.and_then(|seen| seen.public.as_ref());
    match Store::inspect_key(&path) {
        Ok(found) => {
            if let Some(recorded) = recorded.filter(|recorded| **recorded != found) {
                let shown = path.display();
                report.find(
                    KEY_OTHER,
                    format!("`{shown}` holds `{found}`, the ledger is signed with `{recorded}`"),
                );
                return None;
            }
            Some(found)
        }
        Err(fault) => {
            match &fault {
                Fault::KeyReadable { .. } => report.find(KEY_READABLE, fault.to_string()),
                // One that was never there is made with the database.
                Fault::File { source, .. } if source.kind() == std::io::ErrorKind::NotFound => {
                    if recorded.is_some() {
                        report.find(KEY_ABSENT, format!("there is no file `{}`", path.display()));
                    }
                }
                _ => report.find(KEY_BROKEN, super::database::chain(&fault)),
            }
            None
        }
    }
}
