//! `load`: many people at once, each with time to think, on a node of its own; then as much as the node can do.
//!
//! Latencies are whole microseconds from sending a request to having the whole answer.

mod figures;
mod mix;

use crate::data;
use crate::node::Node;
use figures::Figures;
use mix::{Ask, Chance, MIX};
use std::sync::Barrier;
use std::time::{Duration, Instant};

/// How a run is made.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Plan {
    /// How many people.
    pub(crate) users: usize,
    /// How long each thinks between answers and requests, in the mean.
    pub(crate) think: Duration,
    /// For how long they work.
    pub(crate) time: Duration,
}

impl Plan {
    /// What the marks ask for.
    pub(crate) fn marked(seconds: u64) -> Self {
        Plan { users: 100, think: Duration::from_secs(1), time: Duration::from_secs(seconds) }
    }

    /// As many requests at once as keep the node busy, without a pause.
    fn saturating(self) -> Self {
        Plan { users: 16, think: Duration::ZERO, time: self.time / 2 }
    }
}

/// Works on a node at an address, or on one started for it; figures as one line of JSON last.
///
/// # Errors
/// No node starts, or a path of the mix does not answer before the run begins.
pub(crate) fn run(plan: Plan, address: Option<&str>) -> Result<bool, String> {
    let own = match address {
        Some(_) => None,
        None => Some(Node::start(true, &[], &data::target()?.join("load"))?),
    };
    let address = match (&own, address) {
        (Some(node), _) => node.address.as_str(),
        (None, address) => address.unwrap_or_default(),
    };
    warmed(address)?;
    println!("{} users, {} s each at {address}", plan.users, plan.time.as_secs());
    let people = figures_of(plan, address);
    println!("{people}");
    let most = figures_of(plan.saturating(), address);
    println!("saturated: {most}");
    let good = people.errors == 0 && most.errors == 0;
    println!(
        "{}",
        serde_json::json!({
            "users": plan.users,
            "think_ms": u64::try_from(plan.think.as_millis()).unwrap_or(u64::MAX),
            "seconds": plan.time.as_secs(),
            "requests": people.count(),
            "errors": people.errors + most.errors,
            "p50_us": people.percentile(50),
            "p95_us": people.percentile(95),
            "p99_us": people.percentile(99),
            "max_us": people.percentile(100),
            "per_second": people.per_second(),
            "saturation_per_second": most.per_second(),
            "saturation_p95_us": most.percentile(95),
        })
    );
    Ok(good)
}

/// Asks everything once, so that what is made ready at the first call is ready, and that what is not there shows.
fn warmed(address: &str) -> Result<(), String> {
    let agent = agent();
    for ask in MIX {
        ask.sent(&agent, address).map_err(|wrong| format!("{} {}: {wrong}", ask.method(), ask.path))?;
    }
    Ok(())
}

fn figures_of(plan: Plan, address: &str) -> Figures {
    let ready = Barrier::new(plan.users);
    let begun = Instant::now();
    let mut all = Figures::default();
    std::thread::scope(|scope| {
        let people: Vec<_> = (0..plan.users)
            .map(|number| {
                let ready = &ready;
                scope.spawn(move || {
                    ready.wait();
                    person(plan, address, number)
                })
            })
            .collect();
        for figures in people.into_iter().filter_map(|person| person.join().ok()) {
            all.add(figures);
        }
    });
    all.ended(begun.elapsed());
    all
}

/// One person: thinks, asks, and so on until the time is over.
fn person(plan: Plan, address: &str, number: usize) -> Figures {
    let mut chance = Chance::of(number);
    let agent = agent();
    let mut figures = Figures::default();
    let until = Instant::now() + plan.time;
    loop {
        let pause = chance.pause(plan.think);
        if Instant::now() + pause >= until {
            return figures;
        }
        std::thread::sleep(pause);
        let ask: &Ask = chance.pick(MIX);
        let sent = Instant::now();
        match ask.sent(&agent, address) {
            Ok(()) => figures.took(sent.elapsed()),
            Err(wrong) => figures.failed(format!("{} {}: {wrong}", ask.method(), ask.path)),
        }
    }
}

/// A client that keeps its connection, as a browser does.
fn agent() -> ureq::Agent {
    ureq::Agent::config_builder()
        .http_status_as_error(false)
        .proxy(None)
        .timeout_global(Some(Duration::from_secs(60)))
        .build()
        .into()
}
