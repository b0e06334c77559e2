//! Killing the node itself while clients write to it.

use super::client::{Client, Gone, Heard, Manner};
use super::entries::Entries;
use super::said::{Found, Said};
use crate::node::Node;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

/// The clients that write at once.
const MANNERS: [Manner; 4] = [Manner::Sharing, Manner::Sharing, Manner::Hasty, Manner::Patient];
/// How many there are.
pub(crate) const CLIENTS: usize = MANNERS.len();
/// The node is killed after so many acknowledgements at most.
const MOST: u64 = 40;
/// At every so many kills, and at the last, a job is done before the clients begin.
const WITH_RESULT: u64 = 4;
/// How long a client waits for an acknowledgement before something is wrong.
const PATIENCE: Duration = Duration::from_secs(120);

/// What killing a node on one database showed.
#[derive(Debug, Default)]
pub(crate) struct Figures {
    kills: u64,
    made: u64,
    cancelled: u64,
    done: u64,
    unanswered: u64,
    entries: u64,
    audits: u64,
    found: Found,
}

impl Figures {
    pub(crate) fn is_good(&self) -> bool {
        self.found.is_good() && self.made > 0 && self.cancelled > 0 && self.done > 0
    }

    pub(crate) fn json(&self) -> Value {
        json!({
            "kills": self.kills,
            "jobs_acknowledged": self.made,
            "cancellations_acknowledged": self.cancelled,
            "results_acknowledged": self.done,
            "requests_unanswered_and_sent_again": self.unanswered,
            "events": self.entries,
            "audits": self.audits,
            "found": self.found.json(),
        })
    }
}

/// Kills nodes on a database so many times; each is the next one's heir.
///
/// # Errors
/// A node does not start, or does not answer.
pub(crate) fn run(
    program: &Path,
    folder: &Path,
    url: &str,
    kills: u64,
    seed: u64,
) -> Result<Figures, String> {
    let own = ["--database", url, "--key", "node.key"];
    let mut figures = Figures::default();
    let mut earlier = BTreeSet::new();
    let mut chance = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1;
    let mut node = Node::of(program, &own, folder)?;
    for at in 1..=kills {
        chance ^= chance << 13;
        chance ^= chance >> 7;
        chance ^= chance << 17;
        let acknowledged = 1 + (chance >> 33) % MOST;
        let with_result = at.is_multiple_of(WITH_RESULT) || at == kills;
        let mut said = killed(node, at, acknowledged, with_result)?;
        figures.made += said.made.len() as u64;
        figures.cancelled += said.cancelled.len() as u64;
        figures.done += said.results.len() as u64;
        figures.unanswered += said.unanswered.len() as u64;
        // Before anybody has written again, and after.
        audited(program, &own, folder, &mut said.found.unsound, &mut figures.audits)?;
        node = Node::again(program, &own, folder)?;
        let client = Client::of(&node.address);
        let gone = |Gone| "the node that started anew does not answer".to_owned();
        said.compare(&client).map_err(gone)?;
        let entries = Entries::read(program, &own, folder)?;
        said.histories(&entries, &earlier);
        earlier.extend(said.made.into_values());
        figures.entries = entries.count;
        figures.found.add(said.found);
        figures.kills = at;
        if at % 10 == 0 || at == kills || !said.found.is_good() {
            println!("node killed {at} times: {}", figures.json());
        }
    }
    // Once more everything, however long ago.
    let client = Client::of(&node.address);
    for id in &earlier {
        let there = client.got(&format!("jobs/{id}")).is_ok_and(|(status, _)| status == 200);
        figures.found.lost += u64::from(!there);
    }
    node.stop()?;
    audited(program, &own, folder, &mut figures.found.unsound, &mut figures.audits)?;
    Ok(figures)
}

/// Lets clients write to a node and kills it after so many acknowledgements; what it had said by then.
fn killed(node: Node, round: u64, acknowledged: u64, with_result: bool) -> Result<Said, String> {
    let mut said = Said::default();
    if with_result {
        let done = Client::of(&node.address).done(&format!("{round}-done"));
        done.map_err(|Gone| "the node does not answer".to_owned())?
            .into_iter()
            .for_each(|heard| said.hears(heard));
    }
    std::thread::scope(|scope| {
        let (tell, heard) = channel();
        let clients: Vec<_> = MANNERS
            .into_iter()
            .enumerate()
            .map(|(name, manner)| {
                let (tell, address) = (tell.clone(), node.address.clone());
                scope.spawn(move || {
                    Client::of(&address).write(&name.to_string(), manner, &round.to_string(), &tell)
                })
            })
            .collect();
        drop(tell);
        let enough = listened(&heard, &mut said, acknowledged);
        node.kill();
        said.unanswered = clients.into_iter().filter_map(|client| client.join().ok().flatten()).collect();
        // What came whole before the end counts, although it is heard only now.
        heard.into_iter().for_each(|heard| said.hears(heard));
        enough
    })?;
    // Of two clients with one key, one may have been answered.
    said.unanswered.retain(|key| !said.made.contains_key(key));
    Ok(said)
}

/// Hears what is acknowledged until the node is to be killed.
fn listened(heard: &Receiver<Heard>, said: &mut Said, acknowledged: u64) -> Result<(), String> {
    for _ in 0..acknowledged {
        let one = heard.recv_timeout(PATIENCE);
        said.hears(one.map_err(|_| "the node acknowledges nothing any more".to_owned())?);
    }
    Ok(())
}

/// Runs `mtcr audit database` on what a node left.
pub(super) fn audited(
    program: &Path,
    own: &[&str],
    folder: &Path,
    unsound: &mut u64,
    audits: &mut u64,
) -> Result<(), String> {
    let ran = Command::new(program)
        .args(["audit", "database", "--format", "json"])
        .args(own)
        .current_dir(folder)
        .output()
        .map_err(|error| format!("cannot run {}: {error}", program.display()))?;
    let shown = String::from_utf8_lossy(&ran.stdout);
    let whole =
        serde_json::from_str::<Value>(&shown).is_ok_and(|form| form.get("whole") == Some(&json!(true)));
    if !ran.status.success() || !whole {
        println!("{shown}{}", String::from_utf8_lossy(&ran.stderr));
        *unsound += 1;
    }
    *audits += 1;
    Ok(())
}
