//! Signing in from outside.

use super::report::{OIDC_PLAIN, OIDC_SECRET_ABSENT, OIDC_SECRET_READABLE};
use super::{Report, Visit, files, listen};

pub(super) fn look(visit: &Visit<'_>, report: &mut Report) {
    if let Some(issuer) = visit.settings.oidc_issuer()
        && issuer.scheme() == "http"
        && !listen::is_here(issuer)
    {
        report.find(OIDC_PLAIN, format!("`oidc.issuer` is {issuer}: others can sign in as anybody"));
    }
    let Some(path) = visit.settings.oidc_secret() else { return };
    let shown = path.display();
    if !std::fs::metadata(path).is_ok_and(|found| found.is_file() && found.len() > 0) {
        report.find(OIDC_SECRET_ABSENT, format!("`{shown}` is not there or empty"));
    } else if let Some(mode) = files::open_to_others(path, 0o077) {
        report.find(OIDC_SECRET_READABLE, format!("`{shown}` has mode {mode:o}"));
    }
}
