//! `licences`: every dependency has a licence that `deny.toml` allows.

use crate::data;
use cargo_metadata::MetadataCommand;

#[derive(serde::Deserialize)]
struct Deny {
    licenses: Licences,
}

#[derive(serde::Deserialize)]
struct Licences {
    allow: Vec<String>,
}

/// Checks the licence expression of every package that the lock file names.
///
/// # Errors
/// The metadata or the list cannot be read.
pub(crate) fn run() -> Result<bool, String> {
    let path = data::root().join("deny.toml");
    let text = std::fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
    let deny: Deny = toml::from_str(&text).map_err(|error| format!("{}: {error}", path.display()))?;
    let metadata = MetadataCommand::new()
        .current_dir(data::root())
        .exec()
        .map_err(|error| format!("cannot read the metadata of the workspace: {error}"))?;
    let mut good = true;
    for package in &metadata.packages {
        let expression = package.license.as_deref().unwrap_or("").replace('/', " OR ");
        let allowed = spdx::Expression::parse(&expression).is_ok_and(|parsed| {
            parsed.evaluate(|wanted| {
                wanted
                    .license
                    .id()
                    .is_some_and(|id| deny.licenses.allow.iter().any(|allowed| allowed == id.name))
            })
        });
        if !allowed {
            good = false;
            println!("{} {}: licence `{expression}` is not in deny.toml", package.name, package.version);
        }
    }
    println!("{} packages looked at", metadata.packages.len());
    Ok(good)
}
