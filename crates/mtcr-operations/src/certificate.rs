//! The certificate of a node with its private key.

use jiff::Timestamp;
use rustls::crypto::ring;
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer, ServerName};
use rustls::sign::CertifiedKey;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use x509_cert::der::Decode;

/// Why there is no certificate to serve with.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum BadCertificate {
    /// The file of the certificate cannot be read.
    #[error("the certificate `{}` cannot be read: {why}", path.display())]
    Certificate {
        /// The file.
        path: PathBuf,
        /// Why.
        why: String,
    },
    /// The file of the key cannot be read.
    #[error("the private key `{}` cannot be read: {why}", path.display())]
    Key {
        /// The file.
        path: PathBuf,
        /// Why.
        why: String,
    },
    /// The key is not the one of the certificate.
    #[error("the private key `{}` is not that of the certificate `{}`", key.display(), certificate.display())]
    Apart {
        /// The file of the certificate.
        certificate: PathBuf,
        /// The file of the key.
        key: PathBuf,
    },
    /// Others than its owner may read the key.
    #[error("the private key `{}` has mode {mode:o}: others can read it; set it to 600", path.display())]
    KeyReadable {
        /// The file.
        path: PathBuf,
        /// Its permissions.
        mode: u32,
    },
}

/// A certificate with those above it, and its private key, which belongs to it.
#[derive(Clone, Debug)]
pub struct Certificate {
    /// What the node proves itself with.
    pub certified: Arc<CertifiedKey>,
    /// The first instant at which it holds.
    pub from: Timestamp,
    /// The last instant at which it holds.
    pub until: Timestamp,
}

impl Certificate {
    /// Reads certificate and key, both in PEM. Whether it holds now is not asked.
    ///
    /// # Errors
    /// A file cannot be read or holds something else, others may read the key, or the two do not belong together.
    pub fn read(certificate: &Path, key: &Path) -> Result<Self, BadCertificate> {
        let bad = |why: String| BadCertificate::Certificate { path: certificate.into(), why };
        let chain = CertificateDer::pem_file_iter(certificate).map_err(|error| bad(error.to_string()))?;
        let chain: Result<Vec<_>, _> = chain.collect();
        let chain = chain.map_err(|error| bad(error.to_string()))?;
        let first = chain.first().ok_or_else(|| bad("it holds no certificate in PEM".to_owned()))?;
        let parsed = x509_cert::Certificate::from_der(first).map_err(|error| bad(error.to_string()))?;
        let validity = parsed.tbs_certificate().validity();
        let instant = |time: &x509_cert::time::Time| {
            let since = i64::try_from(time.to_unix_duration().as_secs()).ok();
            since.and_then(|seconds| Timestamp::from_second(seconds).ok())
        };
        let (from, until) = instant(&validity.not_before)
            .zip(instant(&validity.not_after))
            .ok_or_else(|| bad("its dates are out of range".to_owned()))?;
        only_the_owner_reads(key)?;
        let wrong = |why: String| BadCertificate::Key { path: key.into(), why };
        let private = PrivateKeyDer::from_pem_file(key).map_err(|error| wrong(error.to_string()))?;
        match CertifiedKey::from_der(chain, private, &ring::default_provider()) {
            Ok(certified) => Ok(Self { certified: Arc::new(certified), from, until }),
            Err(rustls::Error::InconsistentKeys(_)) => {
                Err(BadCertificate::Apart { certificate: certificate.into(), key: key.into() })
            }
            Err(error) => Err(wrong(error.to_string())),
        }
    }

    /// Whether it is for a host, by its name or address.
    #[must_use]
    pub fn is_for(&self, host: &str) -> bool {
        let Ok(name) = ServerName::try_from(host.trim_matches(['[', ']'])) else { return false };
        let Ok(certificate) = self.certified.end_entity_cert() else { return false };
        let parsed = rustls::server::ParsedCertificate::try_from(certificate);
        parsed.is_ok_and(|parsed| rustls::client::verify_server_name(&parsed, &name).is_ok())
    }
}

#[cfg(unix)]
fn only_the_owner_reads(path: &Path) -> Result<(), BadCertificate> {
    use std::os::unix::fs::PermissionsExt;
    let found = std::fs::metadata(path);
    let found = found.map_err(|error| BadCertificate::Key { path: path.into(), why: error.to_string() })?;
    let mode = found.permissions().mode() & 0o777;
    // A group may be allowed to read it: that is how systems hand certificates to the programs that serve with them.
    if mode & 0o007 == 0 { Ok(()) } else { Err(BadCertificate::KeyReadable { path: path.into(), mode }) }
}

#[cfg(not(unix))]
fn only_the_owner_reads(_: &Path) -> Result<(), BadCertificate> {
    Ok(())
}
