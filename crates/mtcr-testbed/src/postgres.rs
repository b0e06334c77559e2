//! A PostgreSQL server of the tests' own.

use crate::fault::Fault;
use crate::user::{User, output};
use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};

const INSTALLED: &str = "/usr/lib/postgresql";
const PASSWORD: &str = "of-no-use-elsewhere";
const READY: &str = "ready to accept connections";

/// Runs the server until its input ends, which it does when whoever started it is gone, however it went. Then stops it
/// and, unless told to keep it, removes the folder.
const SUPERVISE: &str = r#"
"$1/postgres" -D "$2/data" -p "$3" -c listen_addresses=127.0.0.1 -c unix_socket_directories= \
    -c lc_messages=C -c max_connections=200 -c shared_buffers=32MB $4 &
server=$!
read -r word
kill -QUIT $server 2>/dev/null
wait $server
[ "$word" = keep ] || rm -rf "$2"
"#;

/// A running server, with data in a temporary folder; when it is dropped, or the process ends, both are gone.
#[derive(Debug)]
pub struct Postgres {
    programs: PathBuf,
    folder: PathBuf,
    user: User,
    port: u16,
    settings: String,
    running: Option<(Child, ChildStdin)>,
}

static DATABASES: AtomicU32 = AtomicU32::new(0);

impl Postgres {
    /// Starts a server on a free port of the loopback address.
    ///
    /// # Errors
    /// PostgreSQL is not installed, or does not start.
    pub fn start() -> Result<Self, Fault> {
        Self::start_with(&[])
    }

    /// Starts a server with settings of its own, such as `("fsync", "off")`.
    ///
    /// # Errors
    /// PostgreSQL is not installed, or does not start.
    pub fn start_with(settings: &[(&str, &str)]) -> Result<Self, Fault> {
        let programs = Self::programs()?;
        let user = User::find()?;
        let template = std::env::temp_dir().join("mtcr-postgres-XXXXXXXX");
        let folder = PathBuf::from(output(Command::new("mktemp").arg("-d").arg(template))?.trim());
        user.own(&folder)?;
        let settings: Vec<String> =
            settings.iter().map(|(name, value)| format!("-c {name}={value}")).collect();
        let settings = settings.join(" ");
        let mut server = Self { programs, folder, user, port: free_port()?, settings, running: None };
        server.initialise()?;
        server.run()?;
        Ok(server)
    }

    /// The server that the tests of one process share; it ends with the process.
    ///
    /// # Errors
    /// PostgreSQL is not installed, or does not start.
    pub fn shared() -> Result<&'static Self, Fault> {
        static SHARED: OnceLock<Result<Postgres, Fault>> = OnceLock::new();
        SHARED.get_or_init(Self::start).as_ref().map_err(Clone::clone)
    }

    /// Where the programs of the newest installed version are.
    ///
    /// # Errors
    /// None is installed.
    pub fn programs() -> Result<PathBuf, Fault> {
        let versions = fs::read_dir(INSTALLED).map_err(|_| Fault::NotInstalled)?.flatten();
        let numbered = versions.filter_map(|version| {
            let programs = version.path().join("bin");
            let number: u32 = version.file_name().to_str()?.parse().ok()?;
            programs.join("initdb").exists().then_some((number, programs))
        });
        numbered.max().map(|(_, programs)| programs).ok_or(Fault::NotInstalled)
    }

    /// Makes an empty database; its address.
    ///
    /// # Errors
    /// The server refuses.
    pub fn database(&self) -> Result<String, Fault> {
        self.database_like("template1")
    }

    /// Makes a copy of a database that nobody is connected to, by its address; the address of the copy.
    ///
    /// # Errors
    /// The server refuses.
    pub fn copy(&self, url: &str) -> Result<String, Fault> {
        self.database_like(url.rsplit('/').next().unwrap_or_default())
    }

    fn database_like(&self, template: &str) -> Result<String, Fault> {
        let number = DATABASES.fetch_add(1, Ordering::Relaxed);
        let name = format!("test_{number}");
        let mut psql = Command::new(self.programs.join("psql"));
        psql.args(["-X", "-q", "-d", &self.address(), "-c"]);
        psql.arg(format!("CREATE DATABASE {name} TEMPLATE {template}"));
        output(&mut psql)?;
        Ok(self.url(&name))
    }

    /// Ends the server and all its processes as a loss of power would, but that the system's cache stays.
    ///
    /// # Errors
    /// Its processes cannot be listed.
    pub fn kill(&mut self) -> Result<(), Fault> {
        let first = self.process()?;
        let processes: Vec<u32> = std::iter::once(first).chain(children_of(first)).collect();
        let ids: Vec<String> = processes.iter().map(u32::to_string).collect();
        // One of them may have ended by itself since it was listed.
        let _ = Command::new("kill").arg("-KILL").args(&ids).stderr(Stdio::null()).status();
        self.end("keep");
        while processes.iter().any(|id| is_alive(*id)) {
            std::thread::yield_now();
        }
        Ok(())
    }

    /// Starts a server that was killed, on the same data and port.
    ///
    /// # Errors
    /// It does not start.
    pub fn restart(&mut self) -> Result<(), Fault> {
        self.run()
    }

    /// The address of the database that every server has.
    #[must_use]
    pub fn address(&self) -> String {
        self.url("postgres")
    }

    fn url(&self, database: &str) -> String {
        format!("postgres://test:{PASSWORD}@127.0.0.1:{}/{database}", self.port)
    }

    fn initialise(&self) -> Result<(), Fault> {
        let password = self.folder.join("password");
        let fault =
            |error: std::io::Error| Fault::Program { program: "initdb".into(), why: error.to_string() };
        fs::write(&password, PASSWORD).map_err(fault)?;
        self.user.own(&password)?;
        let mut initdb = self.user.command(&self.programs.join("initdb"));
        initdb.arg("-D").arg(self.folder.join("data")).arg("--pwfile").arg(password);
        initdb.args(["-U", "test", "-A", "scram-sha-256", "-E", "UTF8", "--no-locale", "--no-sync"]);
        output(initdb.current_dir(&self.folder)).map(drop)
    }

    fn run(&mut self) -> Result<(), Fault> {
        let fault =
            |error: std::io::Error| Fault::Program { program: "postgres".into(), why: error.to_string() };
        let mut command = self.user.command(Path::new("/bin/sh"));
        command.args(["-c", SUPERVISE, "sh"]).arg(&self.programs).arg(&self.folder);
        command.arg(self.port.to_string()).arg(&self.settings).current_dir(&self.folder);
        let mut child = command
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .map_err(fault)?;
        let mut said = BufReader::new(child.stderr.take().ok_or_else(|| Fault::Ended(String::new()))?);
        let mut all = String::new();
        while !all.contains(READY) {
            if said.read_line(&mut all).map_err(fault)? == 0 {
                return Err(Fault::Ended(all));
            }
        }
        // The server must not be held up by a full pipe.
        std::thread::spawn(move || said.read_to_end(&mut Vec::new()));
        let input = child.stdin.take().ok_or(Fault::Ended(all))?;
        self.running = Some((child, input));
        Ok(())
    }

    /// The id of the server's first process.
    fn process(&self) -> Result<u32, Fault> {
        let file = self.folder.join("data/postmaster.pid");
        let text = fs::read_to_string(&file).unwrap_or_default();
        let id = text.lines().next().and_then(|id| id.trim().parse().ok());
        id.ok_or_else(|| Fault::Ended(format!("`{}` names no process", file.display())))
    }

    fn end(&mut self, word: &str) {
        if let Some((mut child, mut input)) = self.running.take() {
            // The script ends the server at the end of its input as well.
            let _ = writeln!(input, "{word}");
            drop(input);
            let _ = child.wait();
        }
    }
}

impl Drop for Postgres {
    fn drop(&mut self) {
        self.end("remove");
        // A server that never ran, or was killed, has nobody else to remove its folder.
        let _ = fs::remove_dir_all(&self.folder);
    }
}

fn free_port() -> Result<u16, Fault> {
    let fault = |error: std::io::Error| Fault::Program { program: "postgres".into(), why: error.to_string() };
    let listener = TcpListener::bind(("127.0.0.1", 0)).map_err(fault)?;
    listener.local_addr().map(|address| address.port()).map_err(fault)
}

fn children_of(parent: u32) -> Vec<u32> {
    let processes = fs::read_dir("/proc").into_iter().flatten().flatten();
    let ids = processes.filter_map(|process| process.file_name().to_str()?.parse().ok());
    ids.filter(|id| field(*id, "PPid:") == Some(parent.to_string())).collect()
}

/// Whether a process runs; one that only waits for its parent does not.
fn is_alive(id: u32) -> bool {
    field(id, "State:").is_some_and(|state| !state.starts_with('Z') && !state.starts_with('X'))
}

fn field(id: u32, name: &str) -> Option<String> {
    let status = fs::read_to_string(format!("/proc/{id}/status")).ok()?;
    let fields: BTreeMap<&str, &str> =
        status.lines().filter_map(|line| line.split_once(char::is_whitespace)).collect();
    fields.get(name).map(|value| value.trim().to_owned())
}
