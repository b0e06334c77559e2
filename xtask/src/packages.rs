//! `packages`: the Debian packages that the tests run, installed where they are missing.

use std::process::{Command, Stdio};

/// Package, and what it is for.
const PACKAGES: [(&str, &str); 2] = [
    ("postgresql", "the store is tested on a real server"),
    ("strace", "the store is tested on disks that lost power"),
];

/// Installs what is missing, and says so.
///
/// # Errors
/// Never: what could not be installed counts as failed, with the command that would.
pub(crate) fn run() -> Result<bool, String> {
    let missing: Vec<&(&str, &str)> = PACKAGES.iter().filter(|(name, _)| !is_installed(name)).collect();
    println!("{} packages of Debian, {} missing", PACKAGES.len(), missing.len());
    if missing.is_empty() {
        return Ok(true);
    }
    let names: Vec<&str> = missing.iter().map(|(name, _)| *name).collect();
    for (name, why) in &missing {
        println!("installing {name}: {why}");
    }
    let install = ["install", "--yes", "--no-install-recommends"];
    if !apt(&["update"]) || !apt(&[&install[..], &names].concat()) {
        println!("could not install them; as root: apt-get install {}", names.join(" "));
        return Ok(false);
    }
    Ok(true)
}

fn is_installed(package: &str) -> bool {
    let mut query = Command::new("dpkg-query");
    query.args(["--show", "--showformat=${db:Status-Status}", package]).stderr(Stdio::null());
    query.output().is_ok_and(|said| said.stdout == b"installed")
}

fn apt(args: &[&str]) -> bool {
    let mut apt = Command::new("apt-get");
    apt.arg("-qq").args(args).env("DEBIAN_FRONTEND", "noninteractive").stdout(Stdio::null());
    apt.status().is_ok_and(|status| status.success())
}
