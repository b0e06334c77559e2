//! Killing the node while it runs over a file of products: the next one goes on, to the same bytes.

use super::client::{Client, Gone, text_of};
use super::serving::audited;
use crate::node::Node;
use serde_json::{Value, json};
use std::fmt::Write;
use std::path::Path;
use std::time::Duration;

/// Rows of the file: several points that a kill does not go behind.
const ROWS: u64 = 60_000;
/// How often is looked how far a run is.
const LOOK: Duration = Duration::from_millis(20);

/// What the columns mean.
const MAPPING: &str = r#"
[flags]
yes = ["yes"]
no  = ["no"]

[columns]
"Name" = "name"
"Kind" = { class = { "turbojet" = "turbojet-engine" } }
"Max thrust (lbf)" = { fact = "max-thrust-uninstalled", unit = "lbf" }
"Civil certified" = { fact = "civil-certified" }
"#;

/// What killing showed.
#[derive(Debug, Default)]
pub(crate) struct Figures {
    /// How many rows were read when it was killed, each time.
    killed_at: Vec<u64>,
    /// Whether answers and counts are those of a run that nobody disturbed.
    is_same: bool,
    /// Databases that are not whole.
    unsound: u64,
    audits: u64,
}

impl Figures {
    pub(crate) fn is_good(&self) -> bool {
        self.is_same && self.unsound == 0
    }

    pub(crate) fn json(&self) -> Value {
        json!({
            "rows": ROWS,
            "killed_at": self.killed_at,
            "same_bytes": self.is_same,
            "audits": self.audits,
            "unsound": self.unsound,
        })
    }
}

/// Runs over a file undisturbed, and over the same again with so many kills on the way.
///
/// # Errors
/// A node does not start or does not answer, or a run fails.
pub(crate) fn run(program: &Path, folder: &Path, kills: u64) -> Result<Figures, String> {
    let own = ["--demo", "--database", "sqlite:node.sqlite", "--key", "node.key"];
    let mut figures = Figures::default();
    let mut node = Node::of(program, &own, folder)?;
    let mut client = Client::of(&node.address);
    let whole = begun(&client)?;
    let undisturbed = loop {
        match looked(&client, &whole)? {
            Run::Done(answers) => break answers,
            Run::Read(_) => std::thread::sleep(LOOK),
        }
    };
    let broken = begun(&client)?;
    for at in 0..kills {
        // The first one dies before it has read anything that it can say.
        let enough = ROWS * at / kills;
        let read = loop {
            match looked(&client, &broken)? {
                Run::Read(read) if read >= enough => break read,
                Run::Read(_) => std::thread::sleep(LOOK),
                Run::Done(_) => return Err("the run was over before the node was killed".to_owned()),
            }
        };
        node.kill();
        figures.killed_at.push(read);
        audited(program, &own[1..], folder, &mut figures.unsound, &mut figures.audits)?;
        node = Node::again(program, &own, folder)?;
        client = Client::of(&node.address);
    }
    let made_good = loop {
        match looked(&client, &broken)? {
            Run::Done(answers) => break answers,
            Run::Read(_) => std::thread::sleep(LOOK),
        }
    };
    figures.is_same = made_good == undisturbed;
    node.stop()?;
    println!("node killed over a file: {}", figures.json());
    Ok(figures)
}

/// How far a run is.
enum Run {
    /// So many rows are read.
    Read(u64),
    /// It is done, with counts and the answers.
    Done((Value, String)),
}

/// Sends the file, says what its columns mean, and begins a run; the path of the file.
fn begun(client: &Client) -> Result<String, String> {
    let mut rows = "Name,Kind,Max thrust (lbf),Civil certified\n".to_owned();
    for at in 0..ROWS {
        let certified = if at % 2 == 0 { "yes" } else { "no" };
        let _ = writeln!(rows, "Heron {at},turbojet,{}.5,{certified}", at % 900);
    }
    let sent = answered(client.asks("POST", "bulk?name=herons.csv", "application/octet-stream", rows), 201)?;
    let at = text_of(&sent, "id").map(|id| format!("bulk/{id}")).ok_or("a file without an id")?;
    answered(client.asks("PUT", &format!("{at}/mapping"), "application/toml", MAPPING.to_owned()), 200)?;
    answered(client.asks("POST", &format!("{at}/run"), "application/json", "{}".to_owned()), 202)?;
    Ok(at)
}

/// Looks at the run over a file.
fn looked(client: &Client, at: &str) -> Result<Run, String> {
    let form: Value = serde_json::from_str(&answered(client.got(at), 200)?)
        .map_err(|error| format!("what is known of a file: {error}"))?;
    let part = |name: &str| form.pointer(&format!("/run/{name}")).cloned().unwrap_or_default();
    match part("state").as_str() {
        Some("running") => Ok(Run::Read(part("totals").get("read").and_then(Value::as_u64).unwrap_or(0))),
        Some("done") => {
            let answers = answered(client.got(&format!("{at}/answers")), 200)?;
            Ok(Run::Done((part("totals"), answers)))
        }
        _ => Err(format!("a run that ended without answers: {form}")),
    }
}

fn answered(answer: Result<(u16, String), Gone>, status: u16) -> Result<String, String> {
    match answer {
        Ok((given, body)) if given == status => Ok(body),
        Ok((given, body)) => Err(format!("the node answers {given} in place of {status}: {body}")),
        Err(Gone) => Err("the node does not answer".to_owned()),
    }
}
