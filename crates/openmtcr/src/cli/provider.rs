//! The provider of identities that settings name.

use super::out::chain;
use super::out::{Outcome, complain};
use mtcr_operations::Settings;
use mtcr_server::Provider;
use mtcr_signin::openid::{Registration, Trust};
use std::path::Path;

/// The provider; none where none is set. What is wrong with it is told and ends the command.
pub(super) fn named(settings: &Settings) -> Result<Option<Provider>, Outcome> {
    let Some((issuer, client)) = settings.oidc_issuer_text().zip(settings.oidc_client()) else {
        return Ok(None);
    };
    let wrong = |why: String| {
        complain(&format!("the provider `{issuer}` of identities cannot be used: {why}"));
        Outcome::BadInput
    };
    let back = settings.public_url().and_then(|url| url.join(Provider::BACK).ok());
    let Some(back) = back else {
        return Err(wrong("set `public-url`, to which it sends people back".to_owned()));
    };
    let secret = match settings.oidc_secret() {
        None => None,
        Some(path) => {
            let text = read(path).map_err(&wrong)?;
            let secret = text.trim();
            if secret.is_empty() {
                return Err(wrong(format!("`{}` is empty; put the secret there", path.display())));
            }
            Some(secret.to_owned().into())
        }
    };
    let trust = match settings.oidc_authorities() {
        None => Trust::System,
        Some(path) => Trust::Certificates(read(path).map_err(&wrong)?),
    };
    let registration = Registration {
        issuer: issuer.to_owned(),
        client: client.to_owned(),
        secret,
        back: back.into(),
        trust,
    };
    let periods = mtcr_signin::Settings::built_in().map_err(|fault| wrong(chain(&fault)))?.provider;
    registration.check(&periods).map_err(|unproven| wrong(chain(&unproven)))?;
    let label = settings.oidc_label().unwrap_or(issuer).to_owned();
    Ok(Some(Provider { label, registration, settings: periods }))
}

fn read(path: &Path) -> Result<String, String> {
    std::fs::read_to_string(path).map_err(|cause| format!("cannot read `{}`: {cause}", path.display()))
}
