//! Programs of Python in environments of their own outside the tree, each made at the first call.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The interpreter of an environment that has some packages, each pinned as pip takes it (`name==1.2`).
///
/// The environment is called `name`, so that other versions need another name. It is taken as it is when it was made whole.
///
/// # Errors
/// There is no Python 3 with venv, or the packages cannot be installed.
pub(crate) fn environment(name: &str, packages: &[&str]) -> Result<PathBuf, String> {
    let folder = cache()?.join(name);
    let python = folder.join("bin").join("python");
    let whole = folder.join("installed.txt");
    let wanted = packages.join("\n");
    if std::fs::read_to_string(&whole).is_ok_and(|installed| installed == wanted) {
        return Ok(python);
    }
    eprintln!("installing {} into {}", packages.join(", "), folder.display());
    let venv = [OsStr::new("-m"), OsStr::new("venv"), OsStr::new("--clear"), folder.as_os_str()];
    done(Path::new("python3"), &venv, "Python 3 with venv is needed (Debian: apt-get install python3-venv)")?;
    let mut pip = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check"].map(OsStr::new).to_vec();
    pip.extend(packages.iter().map(OsStr::new));
    done(&python, &pip, &format!("PyPI could not be asked for {}", packages.join(", ")))?;
    std::fs::write(&whole, wanted).map_err(|error| format!("{}: {error}", whole.display()))?;
    Ok(python)
}

fn done(program: &Path, arguments: &[&OsStr], needs: &str) -> Result<(), String> {
    let status = Command::new(program).args(arguments).status();
    match status {
        Ok(status) if status.success() => Ok(()),
        Ok(_) => Err(needs.to_owned()),
        Err(error) => Err(format!("{needs}: {error}")),
    }
}

/// Where tools are kept between runs.
fn cache() -> Result<PathBuf, String> {
    let own = std::env::var_os("XDG_CACHE_HOME").map(PathBuf::from);
    let home = std::env::var_os("HOME").map(|home| PathBuf::from(home).join(".cache"));
    own.or(home)
        .map(|folder| folder.join("openmtcr"))
        .ok_or_else(|| "neither HOME nor XDG_CACHE_HOME is set".to_owned())
}
