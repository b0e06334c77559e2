//! Browser, Node and the two libraries: found, or installed.

use crate::libraries;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The browser, by the names it has.
const BROWSER: &[&str] = &["chromium", "chromium-browser", "google-chrome"];

/// The packages of Debian that the tests need, each with the programs that show that it is there.
const PACKAGES: [(&str, &[&str]); 3] = [("chromium", BROWSER), ("nodejs", &["node"]), ("npm", &["npm"])];

/// What the tests run with.
pub(crate) struct Tools {
    /// The folder with the libraries.
    pub(crate) folder: PathBuf,
    /// The browser.
    pub(crate) browser: &'static str,
}

impl Tools {
    /// Finds what is there and installs what is missing: system packages when root, libraries into a folder.
    ///
    /// # Errors
    /// What is missing, and how it is installed by hand.
    pub(crate) fn ready(folder: &Path) -> Result<Self, String> {
        let missing: Vec<&str> = PACKAGES
            .iter()
            .filter(|(_, programs)| found(programs).is_none())
            .map(|(name, _)| *name)
            .collect();
        if !missing.is_empty() {
            install(&missing)?;
        }
        let browser = found(BROWSER).ok_or("chromium was installed and is not found")?;
        libraries::ready("browser", folder)?;
        Ok(Tools { folder: folder.to_path_buf(), browser })
    }
}

/// The first program of a list that runs here.
fn found(programs: &[&'static str]) -> Option<&'static str> {
    programs.iter().copied().find(|program| {
        Command::new(program)
            .arg("--version")
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status()
            .is_ok_and(|status| status.success())
    })
}

fn install(missing: &[&str]) -> Result<(), String> {
    let names = missing.join(" ");
    let root = Command::new("id").arg("-u").output().is_ok_and(|output| output.stdout.trim_ascii() == b"0");
    if !root {
        return Err(format!(
            "the browser tests need packages that are not here: {names}; install them as root: apt-get install {names}"
        ));
    }
    println!("installing {names}");
    for arguments in
        [["update"].as_slice(), &[&["install", "--yes", "--no-install-recommends"], missing].concat()]
    {
        succeeds(
            Command::new("apt-get").arg("--quiet").args(arguments).env("DEBIAN_FRONTEND", "noninteractive"),
        )?;
    }
    Ok(())
}

fn succeeds(command: &mut Command) -> Result<(), String> {
    let program = command.get_program().to_string_lossy().into_owned();
    match command.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(format!("{program} ended with {status}")),
        Err(error) => Err(format!("cannot run {program}: {error}")),
    }
}
