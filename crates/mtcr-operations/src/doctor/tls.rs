//! The certificate: whether it is there, holds, and is the right one.

use super::report::{
    TLS_APART, TLS_EARLY, TLS_EXPIRED, TLS_KEY_READABLE, TLS_OTHER_HOST, TLS_SOON, TLS_UNREADABLE,
};
use super::{Report, Visit};
use crate::{BadCertificate, Certificate};

pub(super) fn look(visit: &Visit<'_>, report: &mut Report) {
    let Some((certificate, key)) = visit.settings.tls() else { return };
    let shown = certificate.display();
    let found = match Certificate::read(certificate, key) {
        Ok(found) => found,
        Err(bad) => {
            let fault = match bad {
                BadCertificate::Apart { .. } => TLS_APART,
                BadCertificate::KeyReadable { .. } => TLS_KEY_READABLE,
                _ => TLS_UNREADABLE,
            };
            return report.find(fault, bad.to_string());
        }
    };
    if found.until < visit.now {
        report.find(TLS_EXPIRED, format!("the certificate `{shown}` ended at {}", found.until));
    } else if found.until.duration_since(visit.now) < visit.periods.certificate() {
        report.find(TLS_SOON, format!("the certificate `{shown}` ends at {}", found.until));
    }
    if visit.now < found.from {
        report.find(TLS_EARLY, format!("the certificate `{shown}` holds from {} on", found.from));
    }
    if let Some(host) = visit.settings.public_url().and_then(url::Url::host_str)
        && !found.is_for(host)
    {
        report.find(TLS_OTHER_HOST, format!("the certificate `{shown}` is not for `{host}`"));
    }
}
