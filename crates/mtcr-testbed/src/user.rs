//! Who runs a server: PostgreSQL refuses to run as root, so root hands it to the user that its package made.

use crate::fault::Fault;
use std::path::Path;
use std::process::Command;

const USER: &str = "postgres";

/// Whoever runs the server.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum User {
    Myself,
    Postgres,
}

impl User {
    pub(crate) fn find() -> Result<Self, Fault> {
        let uid = output(Command::new("id").arg("-u"))?;
        Ok(if uid.trim() == "0" { Self::Postgres } else { Self::Myself })
    }

    /// A command that this user runs.
    pub(crate) fn command(self, program: &Path) -> Command {
        match self {
            Self::Myself => Command::new(program),
            Self::Postgres => {
                let mut command = Command::new("setpriv");
                command.args([&format!("--reuid={USER}"), &format!("--regid={USER}"), "--clear-groups"]);
                command.arg(program);
                command
            }
        }
    }

    /// Gives a folder to this user.
    pub(crate) fn own(self, folder: &Path) -> Result<(), Fault> {
        match self {
            Self::Myself => Ok(()),
            Self::Postgres => output(Command::new("chown").arg(USER).arg(folder)).map(drop),
        }
    }
}

/// Runs a command to its end; what it wrote.
pub(crate) fn output(command: &mut Command) -> Result<String, Fault> {
    let program = command.get_program().to_string_lossy().into_owned();
    match command.output() {
        Err(error) => Err(Fault::Program { program, why: error.to_string() }),
        Ok(done) if done.status.success() => Ok(String::from_utf8_lossy(&done.stdout).into_owned()),
        Ok(done) => Err(Fault::Program { program, why: String::from_utf8_lossy(&done.stderr).into_owned() }),
    }
}
