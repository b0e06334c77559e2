//! A screen over the law of the tree, made-up parties and licences, and runs in a folder.

pub(super) use crate::desk::{Desk, chain};
use jiff::civil::{Date, date};
use mtcr_bulk_files::{
    BulkError, Done, Ledger, LineMap, LineTotals, LinesBasis, LinesJob, Progress, Split, run_lines,
};
use mtcr_corpus::corpus::registry::read_registry;
use mtcr_corpus::{Corpus, compile, files::read_folder};
use mtcr_declarations::{Hit, Issued, Parties, Party, Register, Screen, Screened, Tables};
use std::path::Path;
use std::sync::LazyLock;

pub(super) const ON: Date = date(2026, 3, 2);

pub(crate) static CORPUS: LazyLock<Corpus> = LazyLock::new(|| {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut corpus =
        compile(&read_folder(&root.join("data"), "data").source).unwrap_or_else(|report| panic!("{report}"));
    let registry = std::fs::read_to_string(root.join("examples/registry.toml")).unwrap();
    corpus.registry =
        read_registry("registry.toml", &registry).unwrap_or_else(|report| panic!("{report}")).registry;
    corpus
});

pub(super) static TABLES: LazyLock<Tables> = LazyLock::new(|| Tables::built_in().unwrap());

pub(super) static SCREEN: LazyLock<Screen> =
    LazyLock::new(|| Screen::new(&CORPUS, CORPUS.newest_edition().unwrap(), ON, &TABLES).unwrap());

/// One party is listed, one list is too old for another, and everybody else is clear.
struct Few;

impl Parties for Few {
    fn screen(&self, party: &Party) -> Screened {
        let hit =
            Hit { list: "own".into(), record: "W-3".into(), name: "Borovian Rocket".into(), score: 9_050 };
        match (party.name.as_str(), party.state.as_deref()) {
            ("Borovian Rocket", Some("XB")) => Screened { hits: vec![hit], ..Screened::default() },
            ("Korrin", _) => Screened { lists: vec!["own: too old".into()], ..Screened::default() },
            _ => Screened::default(),
        }
    }
}

/// The columns that most tests have, and rows that come to everything there is.
pub(super) const HEADER: &str = "id,goods,tariff,destination,licence,exporter,consignee,consignee-state\n";
pub(super) const ROWS: &str = "\
1,cotton shirts,6105.10,XB,,Velmar,Tessal,XB
2,ammonium perchlorate,2829.90,XB,,Velmar,Tessal,XB
3,ammonium perchlorate,2829.90,XB,XA-1,Velmar,Tessal,XB
4,cotton shirts,6105.10,XB,XA-2,Velmar,Tessal,XB
5,cotton shirts,6105.10,XB,,Velmar,Borovian Rocket,XB
6,cotton shirts,61,XB,,Velmar,Tessal,XB
7,,6105.10,XB,,Velmar,Tessal,XB
8,cotton shirts,6105.10,QQ,,Korrin,Tessal,XB
9,\"turbojet engine, thrust 2 kN\",8411.11,XC,,Velmar,Tessal,XB
";

/// Rows of every sort, in such numbers, with ends of lines of both sorts.
pub(super) fn many(count: usize) -> String {
    let mut rows = HEADER.to_owned();
    for at in 0..count {
        match at % 6 {
            0 => {
                rows.push_str(&format!("{at},\"cotton\nshirts {at}\",6105.10,XB,,Velmar,Tessal {at},XB\r\n"));
            }
            1 => rows.push_str(&format!("{at},laser gyro,9014.20,XC,,Velmar,\"Tes\"\"sal\",XB\n")),
            2 => rows.push_str("too,few\n"),
            3 => rows.push_str(&format!("{at},shirts,6105.10,XB,XA-2,Velmar,Tessal,XB\n\n")),
            4 => rows.push_str(&format!("{at},shirts,61x,XB,,Velmar,Tessal,XB\n")),
            _ => rows.push_str(&format!("{at},shirts,6105.10,XB,,Velmar,Borovian Rocket,XB\n")),
        }
    }
    rows
}

/// How lines are judged.
#[derive(Clone)]
pub(super) struct Way {
    pub(super) threads: usize,
    pub(super) split: Split,
    pub(super) resume: bool,
    pub(super) durable_every: u64,
    pub(super) basis: LinesBasis,
}

impl Default for Way {
    fn default() -> Self {
        let basis = LinesBasis {
            corpus: "law".to_owned(),
            edition: "2024-03".to_owned(),
            on: ON.to_string(),
            lists: "few".to_owned(),
            licences: None,
            registry: None,
        };
        Way { threads: 2, split: Split::default(), resume: false, durable_every: 1000, basis }
    }
}

/// Reads a mapping that has no mistakes.
pub(super) fn map(text: &str) -> LineMap {
    LineMap::parse("map.toml", text, SCREEN.fields()).unwrap_or_else(|report| panic!("{report}"))
}

pub(super) fn judged(
    desk: &Desk,
    input: &str,
    output: &str,
    map: Option<&LineMap>,
) -> Result<Done<LineTotals>, BulkError> {
    judged_as(desk, input, output, map, &Way::default(), &mut |_| {})
}

pub(super) fn judged_as(
    desk: &Desk,
    input: &str,
    output: &str,
    map: Option<&LineMap>,
    way: &Way,
    watch: &mut dyn FnMut(&Progress<LineTotals>),
) -> Result<Done<LineTotals>, BulkError> {
    let issued = |used_up| Issued { entries: vec!["4".to_owned()], from: ON, until: None, used_up };
    let licences = Register::new(ON, [("XA-1".to_owned(), issued(false)), ("XA-2".to_owned(), issued(true))]);
    let (input, output) = (desk.path(input), desk.path(output));
    let job = LinesJob {
        input: &input,
        output: &output,
        map,
        screen: &SCREEN,
        parties: &Few,
        licences: &licences,
        basis: &way.basis,
        engine: "test",
        threads: way.threads,
        split: way.split,
        resume: way.resume,
        durable_every: way.durable_every,
    };
    run_lines(&job, watch)
}

/// The totals as (read, cleared, referred, rejected, malformed).
pub(super) fn counts(done: &Done<LineTotals>) -> [u64; 5] {
    let totals = done.totals;
    assert!(totals.reconcile());
    [totals.read, totals.cleared, totals.referred, totals.rejected, totals.malformed]
}

/// The rows of a table with their header.
pub(super) fn records(desk: &Desk, name: &str) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_path(desk.path(name)).unwrap();
    let records = reader.records().map(|record| record.unwrap());
    records.map(|record| record.iter().map(str::to_owned).collect()).collect()
}

/// What a run that must not succeed says.
pub(super) trait BulkFails {
    fn said(self) -> String;
}

impl BulkFails for Result<Done<LineTotals>, BulkError> {
    fn said(self) -> String {
        match self {
            Ok(done) => panic!("it ended: {:?}", done.totals),
            Err(error) => chain(&error),
        }
    }
}
