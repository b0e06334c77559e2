//! `packages`: the Debian packages that the tests run, and the libraries of npm, installed where they are missing.

use crate::{data, libraries};
use std::process::{Command, Stdio};

/// Package, a program that shows that it is there although not from Debian, and what it is for.
const PACKAGES: [(&str, &str, &str); 4] = [
    ("postgresql", "", "the store is tested on a real server"),
    ("strace", "", "the store is tested on disks that lost power"),
    ("nodejs", "node", "signing in is tested at a real provider of identities"),
    ("npm", "npm", "the provider is installed with it"),
];

/// Installs what is missing, and says so.
///
/// # Errors
/// The libraries cannot be installed. A package that could not be counts as failed, with the command that would.
pub(crate) fn run() -> Result<bool, String> {
    if !debian() {
        return Ok(false);
    }
    libraries::ready("openid", &data::target()?.join("openid")).map(|()| true)
}

fn debian() -> bool {
    let there = |name: &str, program: &str| is_installed(name) || (!program.is_empty() && runs(program));
    let missing: Vec<_> = PACKAGES.iter().filter(|(name, program, _)| !there(name, program)).collect();
    println!("{} packages of Debian, {} missing", PACKAGES.len(), missing.len());
    if missing.is_empty() {
        return true;
    }
    let names: Vec<&str> = missing.iter().map(|(name, _, _)| *name).collect();
    for (name, _, why) in &missing {
        println!("installing {name}: {why}");
    }
    let install = ["install", "--yes", "--no-install-recommends"];
    if !apt(&["update"]) || !apt(&[&install[..], &names].concat()) {
        println!("could not install them; as root: apt-get install {}", names.join(" "));
        return false;
    }
    true
}

fn is_installed(package: &str) -> bool {
    let mut query = Command::new("dpkg-query");
    query.args(["--show", "--showformat=${db:Status-Status}", package]).stderr(Stdio::null());
    query.output().is_ok_and(|said| said.stdout == b"installed")
}

fn runs(program: &str) -> bool {
    let mut version = Command::new(program);
    version.arg("--version").stdout(Stdio::null()).stderr(Stdio::null());
    version.status().is_ok_and(|status| status.success())
}

fn apt(args: &[&str]) -> bool {
    let mut apt = Command::new("apt-get");
    apt.arg("-qq").args(args).env("DEBIAN_FRONTEND", "noninteractive").stdout(Stdio::null());
    apt.status().is_ok_and(|status| status.success())
}
