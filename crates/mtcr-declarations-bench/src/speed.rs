//! How fast lines are judged.

use crate::class::Class;
use crate::half::Half;
use crate::make::{Amounts, cells, set, trade_text};
use crate::parties::firm;
use crate::rows::Rows;
use mtcr_declarations::{Hit, NoLicences, Parties, Party, Remembered, Screen, Screened, Space, Tally};
use mtcr_screening::{
    Index, Kind, ListId, Name, NameRole, Names, Party as Listed, PartyId, Quality, Scratch, Subject,
};
use mtcr_screening_bench::measure::core_seconds;
use mtcr_screening_bench::rng::Rng;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

/// What is run.
#[derive(Clone, Copy, Debug)]
pub struct Plan {
    /// Lines.
    pub lines: usize,
    /// Firms that lines name, the same ones again and again.
    pub firms: usize,
    /// Names on the list.
    pub listed: usize,
    /// Threads.
    pub threads: usize,
    /// Of so many in a thousand lines the goods are of an entry.
    pub of_entries: usize,
}

/// What came of it.
#[derive(Clone, Copy, Debug)]
pub struct Took {
    /// What the lines came to; reconciled.
    pub tally: Tally,
    /// How long judging took; making the lines is not in it.
    pub judging: Duration,
    /// Seconds for which cores worked at it, of all threads together: what else runs on the machine does not lengthen them.
    pub core_seconds: f64,
    /// Parties that were asked of the list; the others were remembered.
    pub asked: u64,
    /// Parties in all.
    pub parties: u64,
}

/// Lines made and judged at a time.
const PART: usize = 20_000;

/// Parties asked of one index.
#[derive(Debug)]
pub(crate) struct InIndex {
    index: Index,
    scratch: Mutex<Vec<Scratch>>,
    pub(crate) asked: std::sync::atomic::AtomicU64,
}

impl InIndex {
    /// Asks those given, and made ones up to the number of the plan.
    pub(crate) fn new(plan: &Plan, given: Vec<Listed>) -> Result<InIndex, String> {
        Ok(InIndex {
            index: index(plan, given)?,
            scratch: Mutex::default(),
            asked: std::sync::atomic::AtomicU64::new(0),
        })
    }
}

impl Parties for InIndex {
    fn screen(&self, party: &Party) -> Screened {
        self.asked.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
        let mut subject = Subject::named(party.name.as_str(), Kind::Unknown);
        subject.states.extend(party.state.clone());
        let spaces = || self.scratch.lock().unwrap_or_else(PoisonError::into_inner);
        let mut scratch = spaces().pop().unwrap_or_default();
        let hits = self.index.check_with(&mut scratch, &subject, self.index.names().hit());
        spaces().push(scratch);
        let hit = |hit: &mtcr_screening::Hit| Hit {
            list: "made".to_owned(),
            record: hit.party.to_string(),
            name: String::new(),
            score: i32::from(hit.score.value()),
        };
        Screened { hits: hits.iter().map(hit).collect(), ..Screened::default() }
    }
}

/// Listed parties: those given, else made ones that no line names.
fn index(plan: &Plan, given: Vec<Listed>) -> Result<Index, String> {
    let names = Arc::new(Names::built_in().map_err(|error| error.to_string())?);
    let mut parties = given;
    for number in parties.len()..plan.listed {
        let (name, state) = firm(1_000_000 + number);
        parties.push(listed(number, &name, state));
    }
    Ok(Index::build(names, parties))
}

fn listed(number: usize, name: &str, state: &str) -> Listed {
    let id = PartyId { list: ListId("made".to_owned()), uid: number.to_string() };
    let name = Name { text: name.to_owned(), family: None, role: NameRole::Primary, quality: Quality::Good };
    Listed { states: vec![state.to_owned()], ..Listed::new(id, Kind::Organisation, vec![name]) }
}

/// Makes and judges.
///
/// # Errors
/// A thread stopped, or the counts do not add up.
pub fn run(screen: &Screen, rows: &Rows, plan: Plan, given: Vec<Listed>) -> Result<Took, String> {
    let asked = InIndex::new(&plan, given)?;
    let parties = Remembered::new(&asked, 200_000);
    let source = Source::new(rows, plan);
    let (mut tally, mut judging, mut named, mut worked) = (Tally::default(), Duration::ZERO, 0, 0.0);
    let mut from = 0;
    while from < plan.lines {
        let until = (from + PART).min(plan.lines);
        let lines: Vec<Cells> = (from..until).map(|number| source.line(number)).collect();
        named += lines.iter().flatten().filter(|(column, _)| is_party(column)).count();
        tally.lines += u64::try_from(lines.len()).unwrap_or(u64::MAX);
        let begun = Instant::now();
        let (judged, seconds) = judged(screen, &lines, &parties, plan.threads)?;
        tally.join(&judged);
        worked += seconds;
        judging += begun.elapsed();
        from = until;
    }
    let tally = tally.reconciled().map_err(|error| error.to_string())?;
    let asked = asked.asked.load(std::sync::atomic::Ordering::Relaxed);
    Ok(Took {
        tally,
        judging,
        core_seconds: worked,
        asked,
        parties: u64::try_from(named).unwrap_or(u64::MAX),
    })
}

/// A line in cells.
pub(crate) type Cells = Vec<(&'static str, String)>;

/// Lines one by one, the same for the same number.
pub(crate) struct Source<'r> {
    rows: &'r Rows,
    of_entries: Vec<crate::make::Labelled>,
    plan: Plan,
}

impl<'r> Source<'r> {
    pub(crate) fn new(rows: &'r Rows, plan: Plan) -> Source<'r> {
        let of_entries = set(rows, Half::Tuning, Amounts { ordinary: 0, near: 1, listed: 1 }, "speed")
            .into_iter()
            .filter(|line| line.class != Class::Ordinary)
            .collect();
        Source { rows, of_entries, plan }
    }

    pub(crate) fn line(&self, number: usize) -> Cells {
        let mut rng = Rng::of(&["speed", &number.to_string()]);
        let id = number.to_string();
        match rng.pick(&self.of_entries).filter(|_| rng.below(1000) < self.plan.of_entries) {
            Some(line) => {
                let heading = line.cells.iter().find(|(column, _)| *column == "tariff");
                let heading = heading.and_then(|(_, code)| code.get(..6)).unwrap_or("847989").to_owned();
                cells(id, line.text().to_owned(), &heading, &mut rng, self.plan.firms)
            }
            None => {
                let goods = rng.pick(&self.rows.ordinary);
                let text = goods.map(|goods| trade_text(goods, &mut rng)).unwrap_or_default();
                let heading = goods.and_then(|goods| goods.headings.first().cloned()).unwrap_or_default();
                cells(id, text, &heading, &mut rng, self.plan.firms)
            }
        }
    }
}

fn is_party(column: &str) -> bool {
    matches!(column, "exporter" | "consignee" | "carrier")
}

/// Judges lines on so many threads. The lines that came in are counted elsewhere.
fn judged(
    screen: &Screen,
    lines: &[Vec<(&'static str, String)>],
    parties: &Remembered<&InIndex>,
    threads: usize,
) -> Result<(Tally, f64), String> {
    let size = lines.len().div_ceil(threads.max(1)).max(1);
    std::thread::scope(|scope| {
        let workers: Vec<_> = lines
            .chunks(size)
            .map(|part| {
                scope.spawn(move || {
                    let begun = core_seconds();
                    let (mut tally, mut space) = (Tally::default(), Space::default());
                    for line in part {
                        let cells = line.iter().map(|(column, cell)| (*column, cell.as_str()));
                        tally.add(screen.judge_cells(&mut space, cells, parties, &NoLicences).outcome);
                    }
                    (tally, core_seconds() - begun)
                })
            })
            .collect();
        let (mut tally, mut seconds) = (Tally::default(), 0.0);
        for worker in workers {
            let (part, worked) = worker.join().map_err(|_| "a thread stopped".to_owned())?;
            tally.join(&part);
            seconds += worked;
        }
        Ok((tally, seconds))
    })
}
