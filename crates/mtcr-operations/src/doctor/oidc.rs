//! Signing in from outside.

use super::report::{
    OIDC_AUTHORITIES_UNREADABLE, OIDC_PLAIN, OIDC_SECRET_ABSENT, OIDC_SECRET_READABLE, OIDC_UNNAMED,
};
use super::{Report, Visit, files, listen};
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject;

pub(super) fn look(visit: &Visit<'_>, report: &mut Report) {
    if let Some(issuer) = visit.settings.oidc_issuer()
        && issuer.scheme() == "http"
        && !listen::is_here(issuer)
    {
        report.find(OIDC_PLAIN, format!("`oidc.issuer` is {issuer}: others can sign in as anybody"));
    }
    secret(visit, report);
    if visit.settings.oidc_issuer().is_some() && visit.settings.public_url().is_none() {
        report.find(OIDC_UNNAMED, "`oidc.issuer` is set and `public-url` is not");
    }
    if let Some(path) = visit.settings.oidc_authorities()
        && !std::fs::read(path).is_ok_and(|text| holds_certificates(&text))
    {
        let shown = path.display();
        report.find(OIDC_AUTHORITIES_UNREADABLE, format!("`{shown}` is not there or holds no certificate"));
    }
}

/// Whether a text is certificates in PEM form, one at least.
fn holds_certificates(text: &[u8]) -> bool {
    let mut read = CertificateDer::pem_slice_iter(text);
    let first = read.next();
    first.is_some_and(|first| first.is_ok()) && read.all(|next| next.is_ok())
}

fn secret(visit: &Visit<'_>, report: &mut Report) {
    let Some(path) = visit.settings.oidc_secret() else { return };
    let shown = path.display();
    if !std::fs::metadata(path).is_ok_and(|found| found.is_file() && found.len() > 0) {
        report.find(OIDC_SECRET_ABSENT, format!("`{shown}` is not there or empty"));
    } else if let Some(mode) = files::open_to_others(path, 0o077) {
        report.find(OIDC_SECRET_READABLE, format!("`{shown}` has mode {mode:o}"));
    }
}
