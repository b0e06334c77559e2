//! `layers`: dependencies between the crates of the workspace point only downwards.
//!
//! The rows are those of ARCHITECTURE.md; an edge that is not listed fails.

use crate::data;
use cargo_metadata::{Dependency, DependencyKind, MetadataCommand};

/// What a crate may depend on.
enum May {
    /// These.
    These(&'static [&'static str]),
    /// Every crate that is delivered and stands above it.
    AllAbove,
}

use May::{AllAbove, These};

/// Only tests may depend on it.
const TESTBED: &str = "mtcr-testbed";

/// Each crate with what it may depend on, lowest first.
const LAYERS: [(&str, May); 29] = [
    (TESTBED, These(&[])),
    ("mtcr-quantity", These(&[])),
    ("mtcr-rules", AllAbove),
    ("mtcr-corpus", AllAbove),
    ("mtcr-annex", AllAbove),
    ("mtcr-search", These(&["mtcr-quantity", "mtcr-rules", "mtcr-corpus"])),
    ("mtcr-proof", These(&["mtcr-quantity", "mtcr-rules", "mtcr-corpus", "mtcr-annex"])),
    ("mtcr-regime", These(&["mtcr-quantity", "mtcr-rules", "mtcr-corpus"])),
    ("mtcr-guidelines", These(&["mtcr-quantity", "mtcr-rules", "mtcr-corpus", "mtcr-annex", "mtcr-regime"])),
    ("mtcr-ledger", These(&[])),
    ("mtcr-permissions", These(&[])),
    ("mtcr-accounts", These(&["mtcr-permissions"])),
    ("mtcr-signin", These(&[])),
    ("mtcr-screening", These(&[])),
    ("mtcr-lists", These(&["mtcr-screening"])),
    ("mtcr-bulk", These(&["mtcr-quantity", "mtcr-rules", "mtcr-corpus", "mtcr-annex"])),
    (
        "mtcr-declarations",
        These(&["mtcr-quantity", "mtcr-rules", "mtcr-corpus", "mtcr-regime", "mtcr-screening", "mtcr-lists"]),
    ),
    ("mtcr-application", AllAbove),
    ("mtcr-store", These(&["mtcr-ledger"])),
    (
        "mtcr-office",
        These(&[
            "mtcr-permissions",
            "mtcr-accounts",
            "mtcr-signin",
            "mtcr-store",
            "mtcr-screening",
            "mtcr-lists",
        ]),
    ),
    ("mtcr-operations", These(&["mtcr-ledger", "mtcr-store", "mtcr-screening", "mtcr-lists"])),
    (
        "mtcr-bulk-files",
        These(&[
            "mtcr-quantity",
            "mtcr-rules",
            "mtcr-corpus",
            "mtcr-annex",
            "mtcr-bulk",
            "mtcr-declarations",
        ]),
    ),
    (
        "mtcr-cluster",
        These(&[
            "mtcr-corpus",
            "mtcr-annex",
            "mtcr-screening",
            "mtcr-lists",
            "mtcr-bulk",
            "mtcr-declarations",
            "mtcr-application",
            "mtcr-bulk-files",
        ]),
    ),
    (
        "mtcr-server",
        These(&[
            "mtcr-rules",
            "mtcr-corpus",
            "mtcr-annex",
            "mtcr-search",
            "mtcr-regime",
            "mtcr-ledger",
            "mtcr-application",
            "mtcr-store",
            "mtcr-operations",
            "mtcr-permissions",
            "mtcr-accounts",
            "mtcr-signin",
            "mtcr-screening",
            "mtcr-lists",
            "mtcr-office",
            "mtcr-bulk-files",
        ]),
    ),
    ("mtcr-screening-bench", These(&["mtcr-screening"])),
    (
        "mtcr-bulk-bench",
        These(&["mtcr-quantity", "mtcr-rules", "mtcr-corpus", "mtcr-annex", "mtcr-bulk", "mtcr-bulk-files"]),
    ),
    (
        "mtcr-declarations-bench",
        These(&[
            "mtcr-corpus",
            "mtcr-screening",
            "mtcr-declarations",
            "mtcr-bulk-files",
            "mtcr-screening-bench",
        ]),
    ),
    ("openmtcr", AllAbove),
    ("xtask", AllAbove),
];

/// Whether the crate of a row may depend on another one of the workspace.
fn may(at: usize, dependency: &Dependency) -> bool {
    if dependency.name == TESTBED {
        return dependency.kind == DependencyKind::Development;
    }
    match LAYERS.get(at) {
        Some((_, These(names))) => names.contains(&dependency.name.as_str()),
        Some((_, AllAbove)) => LAYERS.iter().take(at).any(|(name, _)| *name == dependency.name),
        None => false,
    }
}

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
        let Some(at) = LAYERS.iter().position(|(name, _)| package.name.as_str() == *name) else {
            println!(
                "{}: not a row of the layers; add it to xtask/src/layers.rs and ARCHITECTURE.md",
                package.name
            );
            good = false;
            continue;
        };
        for dependency in package.dependencies.iter().filter(|dependency| dependency.path.is_some()) {
            if !may(at, dependency) {
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
