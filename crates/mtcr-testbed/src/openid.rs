//! Providers of identities of the tests' own: a certified one, and one that forges.

use crate::fault::Fault;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, Stdio};

/// A provider of identities on a free port of the loopback address; when it is dropped, or the process ends, it is gone.
///
/// Its clients are `node-RS256`, `node-PS256`, `node-ES256`, `node-ES384` and `node-EdDSA`, each named for how its
/// tokens are signed, with the secret [`SECRET`](Self::SECRET). Anybody may sign in there with any name and password.
#[derive(Debug)]
pub struct OpenId {
    /// Its address.
    pub issuer: String,
    running: Option<(Child, ChildStdin)>,
}

impl OpenId {
    /// The secret of every client; it has characters that must be escaped on their way.
    pub const SECRET: &str = "of-no-use-elsewhere: + and %";

    /// Starts the certified provider, with clients that it sends back to this address.
    ///
    /// # Errors
    /// Node or the provider is not installed, or it does not start.
    pub fn start(back: &str) -> Result<Self, Fault> {
        Self::run("provider.mjs", &[("OPENID_BACK", back)])
    }

    /// Starts one that answers a code `KIND.NONCE` with what `KIND` says, `tests/openid/forger.mjs` has them all.
    ///
    /// # Errors
    /// Node or the libraries are not installed, or it does not start.
    pub fn forger() -> Result<Self, Fault> {
        Self::run("forger.mjs", &[])
    }

    /// Starts that one with TLS, a key and its certificate for `127.0.0.1`, both in PEM form.
    ///
    /// # Errors
    /// Node or the libraries are not installed, or it does not start.
    pub fn forger_with_tls(key: &str, certificate: &str) -> Result<Self, Fault> {
        Self::run("forger.mjs", &[("OPENID_KEY", key), ("OPENID_CERTIFICATE", certificate)])
    }

    fn run(script: &str, settings: &[(&str, &str)]) -> Result<Self, Fault> {
        let tools = tools()?;
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/openid").join(script);
        let failed =
            |why: std::io::Error| Fault::Program { program: "node".to_owned(), why: why.to_string() };
        let mut child = Command::new("node")
            .arg(script)
            .env("OPENID_TOOLS", tools)
            .envs(settings.iter().copied())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(failed)?;
        let (Some(input), Some(output)) = (child.stdin.take(), child.stdout.take()) else {
            return Err(Fault::Ended("it has no input or no output".to_owned()));
        };
        let mut lines = BufReader::new(output).lines();
        // What it warns of is printed before its address.
        let address = lines.by_ref().map_while(Result::ok).find(|line| line.starts_with("http"));
        let Some(issuer) = address else {
            let _ = child.wait();
            return Err(Fault::Ended("node printed no address".to_owned()));
        };
        // It may go on printing; somebody has to read.
        std::thread::spawn(move || lines.for_each(drop));
        Ok(Self { issuer, running: Some((child, input)) })
    }
}

impl Drop for OpenId {
    fn drop(&mut self) {
        if let Some((mut child, input)) = self.running.take() {
            drop(input);
            let _ = child.wait();
        }
    }
}

/// The folder that `cargo xtask packages` installs into: `openid` in the target folder, which the running test is in.
fn tools() -> Result<PathBuf, Fault> {
    let program = std::env::current_exe().unwrap_or_default();
    let mut above = program.ancestors().map(|folder| folder.join("openid"));
    above.find(|folder| folder.join("node_modules").is_dir()).ok_or(Fault::NoOpenId)
}
