//! `layers`: dependencies between the crates of the workspace point only downwards.
//!
//! The rows are those of ARCHITECTURE.md; an edge that is not listed fails.

use crate::data;
use cargo_metadata::MetadataCommand;

/// Each crate with the crates of the workspace that it may depend on, lowest first.
const LAYERS: [(&str, &[&str]); 15] = [
    ("mtcr-quantity", &[]),
    ("mtcr-rules", &["mtcr-quantity"]),
    ("mtcr-corpus", &["mtcr-quantity", "mtcr-rules"]),
    ("mtcr-annex", &["mtcr-quantity", "mtcr-rules", "mtcr-corpus"]),
    ("mtcr-search", &["mtcr-quantity", "mtcr-rules", "mtcr-corpus"]),
    ("mtcr-proof", &["mtcr-quantity", "mtcr-rules", "mtcr-corpus", "mtcr-annex"]),
    ("mtcr-regime", &["mtcr-quantity", "mtcr-rules", "mtcr-corpus"]),
    ("mtcr-guidelines", &["mtcr-quantity", "mtcr-rules", "mtcr-corpus", "mtcr-annex", "mtcr-regime"]),
    ("mtcr-ledger", &[]),
    ("mtcr-testbed", &[]),
    ("mtcr-store", &["mtcr-ledger", "mtcr-testbed"]),
    (
        "mtcr-application",
        &[
            "mtcr-quantity",
            "mtcr-rules",
            "mtcr-corpus",
            "mtcr-annex",
            "mtcr-search",
            "mtcr-proof",
            "mtcr-regime",
            "mtcr-guidelines",
            "mtcr-ledger",
        ],
    ),
    (
        "mtcr-server",
        &[
            "mtcr-annex",
            "mtcr-corpus",
            "mtcr-rules",
            "mtcr-regime",
            "mtcr-search",
            "mtcr-application",
            "mtcr-store",
        ],
    ),
    (
        "openmtcr",
        &[
            "mtcr-quantity",
            "mtcr-rules",
            "mtcr-corpus",
            "mtcr-annex",
            "mtcr-search",
            "mtcr-proof",
            "mtcr-regime",
            "mtcr-guidelines",
            "mtcr-ledger",
            "mtcr-application",
            "mtcr-store",
            "mtcr-server",
        ],
    ),
    (
        "xtask",
        &[
            "mtcr-quantity",
            "mtcr-rules",
            "mtcr-corpus",
            "mtcr-annex",
            "mtcr-search",
            "mtcr-proof",
            "mtcr-regime",
            "mtcr-guidelines",
            "mtcr-ledger",
            "mtcr-application",
        ],
    ),
];

/// Compares the dependencies of every crate of the workspace with the rows.
///
/// # Errors
/// The metadata of the workspace cannot be read.
pub(crate) fn run() -> Result<bool, String> {
    let metadata = MetadataCommand::new()
        .current_dir(data::root())
        .no_deps()
        .exec()
        .map_err(|error| format!("cannot read the metadata of the workspace: {error}"))?;
    let mut good = true;
    for package in &metadata.packages {
        let Some((_, allowed)) = LAYERS.iter().find(|(name, _)| package.name.as_str() == *name) else {
            println!(
                "{}: not a row of the layers; add it to xtask/src/layers.rs and ARCHITECTURE.md",
                package.name
            );
            good = false;
            continue;
        };
        for dependency in package.dependencies.iter().filter(|dependency| dependency.path.is_some()) {
            if !allowed.contains(&dependency.name.as_str()) {
                println!("{} may not depend on {}", package.name, dependency.name);
                good = false;
            }
        }
    }
    let absent = LAYERS
        .iter()
        .filter(|(name, _)| !metadata.packages.iter().any(|package| package.name.as_str() == *name));
    for (name, _) in absent {
        println!("{name}: a row of the layers without a crate");
        good = false;
    }
    println!("{} crates in their layers", metadata.packages.len());
    Ok(good)
}
