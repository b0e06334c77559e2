//! Settings that are none, or half, or open to read.

use super::report::{CONFIGURATION_READABLE, CONFIGURATION_WRONG};
use super::{Report, Visit, files};
use crate::{Origin, masked};

pub(super) fn look(visit: &Visit<'_>, report: &mut Report) {
    for wrong in visit.wrong {
        report.find(CONFIGURATION_WRONG, wrong.to_string());
    }
    let secret = visit.settings.database().is_some_and(|url| masked(url) != url);
    if let (true, Some(Origin::File { path, .. })) = (secret, visit.settings.origin("database"))
        && let Some(mode) = files::open_to_others(path, 0o077)
    {
        let what = format!("`{}` holds the password of the database and has mode {mode:o}", path.display());
        report.find(CONFIGURATION_READABLE, what);
    }
}
