//! A scheduler, executors and runs as processes, watched by what they say.

use crate::files::Desk;
use std::io::{BufRead, BufReader};
use std::net::TcpListener;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

fn program() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_mtcr-cluster"));
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped());
    command
}

/// A process and what it says.
pub(crate) struct Process {
    child: Child,
    lines: Receiver<String>,
}

impl Process {
    fn start(command: &mut Command) -> Process {
        let mut child = command.spawn().unwrap();
        let from = BufReader::new(child.stderr.take().unwrap());
        let (to, lines) = channel();
        std::thread::spawn(move || {
            for line in from.lines().map_while(Result::ok) {
                if to.send(line).is_err() {
                    break;
                }
            }
        });
        Process { child, lines }
    }

    /// Its number.
    pub(crate) fn id(&self) -> u32 {
        self.child.id()
    }

    /// Waits until it says something that a test takes; everything it said till then is in the message when it ends before.
    pub(crate) fn until(&self, what: &str) -> String {
        let mut said = String::new();
        for line in &self.lines {
            if line.contains(what) {
                return line;
            }
            said = format!("{said}{line}\n");
        }
        panic!("it ended without `{what}`:\n{said}");
    }

    /// Kills it as `kill -9` does.
    pub(crate) fn kill(mut self) -> Vec<String> {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
        self.lines.iter().collect()
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A cluster.
pub(crate) struct Machine {
    pub(crate) port: u16,
    scheduler: Option<Process>,
    pub(crate) executors: Vec<Process>,
    started: usize,
    work: tempfile::TempDir,
}

/// What a run of a job ended with.
pub(crate) struct Ran {
    pub(crate) code: i32,
    pub(crate) lines: Vec<String>,
}

impl Ran {
    pub(crate) fn text(&self) -> String {
        self.lines.join("\n")
    }
}

impl Machine {
    /// A scheduler and so many executors.
    pub(crate) fn new(executors: usize) -> Machine {
        let work = tempfile::tempdir().unwrap();
        let mut machine = Machine { port: 0, scheduler: None, executors: Vec::new(), started: 0, work };
        machine.start_scheduler();
        for _ in 0..executors {
            machine.start_executor();
        }
        machine
    }

    /// Starts the scheduler, on the port that it had before.
    pub(crate) fn start_scheduler(&mut self) {
        let process =
            Process::start(program().args(["scheduler", "--port", &self.port.to_string(), "--silence", "6"]));
        let line = process.until("scheduler listening on");
        self.port = line.rsplit(':').next().unwrap().parse().unwrap();
        self.scheduler = Some(process);
    }

    pub(crate) fn kill_scheduler(&mut self) {
        self.scheduler.take().unwrap().kill();
    }

    /// Starts an executor with one place for a split.
    pub(crate) fn start_executor(&mut self) {
        let [one, two] = [(); 2].map(|()| TcpListener::bind("127.0.0.1:0").unwrap());
        let ports = [&one, &two].map(|listener| listener.local_addr().unwrap().port().to_string());
        drop((one, two));
        self.started += 1;
        let process = Process::start(program().args([
            "executor",
            "--scheduler",
            &format!("127.0.0.1:{}", self.port),
            "--host",
            "127.0.0.1",
            "--port",
            &ports[0],
            "--grpc-port",
            &ports[1],
            "--vcores",
            "1",
            "--work",
            &self.work.path().join(self.started.to_string()).display().to_string(),
            "--memory",
            "256",
        ]));
        self.executors.push(process);
    }

    /// The command that runs a job.
    pub(crate) fn command(&self, desk: &Desk, output: &str, more: &[&str]) -> Command {
        let mut command = program();
        command.arg("run").arg(desk.path("in")).arg("-o").arg(desk.path(output));
        command.args(["--query", &desk.query(), "--format", "csv", "--at-once", "2"]);
        command.args(["--scheduler", &format!("127.0.0.1:{}", self.port)]).args(more);
        command
    }

    /// Takes out the executor that says something first, and kills it.
    pub(crate) fn kill_who_says(&mut self, what: &str) {
        loop {
            for at in 0..self.executors.len() {
                // Each is listened to in turn; what it says waits for its turn.
                if let Ok(line) = self.executors[at].lines.recv_timeout(Duration::from_millis(10))
                    && line.contains(what)
                {
                    self.executors.remove(at).kill();
                    return;
                }
            }
        }
    }

    /// Runs a job; `watch` sees each line that it says, with the machine at hand.
    pub(crate) fn run(
        &mut self,
        desk: &Desk,
        output: &str,
        more: &[&str],
        mut watch: impl FnMut(&mut Machine, &str),
    ) -> Ran {
        let mut process = Process::start(&mut self.command(desk, output, more));
        let mut lines = Vec::new();
        while let Ok(line) = process.lines.recv() {
            watch(self, &line);
            lines.push(line);
        }
        Ran { code: process.child.wait().unwrap().code().unwrap(), lines }
    }

    /// A run on its own, to be killed.
    pub(crate) fn start_run(&self, desk: &Desk, output: &str) -> Process {
        Process::start(&mut self.command(desk, output, &[]))
    }
}

/// Runs the program without a cluster.
pub(crate) fn alone(arguments: &[&str]) -> (i32, String, String) {
    let output = program().args(arguments).stdout(Stdio::piped()).output().unwrap();
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    (output.status.code().unwrap(), text(&output.stdout), text(&output.stderr))
}

/// Rows that an executor says it evaluated.
pub(crate) fn evaluated(lines: &[String]) -> u64 {
    lines
        .iter()
        .filter(|line| line.contains("mtcr_cluster::evaluated"))
        .map(|line| {
            line.split("rows=").nth(1).unwrap().split_whitespace().next().unwrap().parse::<u64>().unwrap()
        })
        .sum()
}

/// A path as text.
pub(crate) fn text(path: impl AsRef<Path>) -> String {
    path.as_ref().display().to_string()
}
