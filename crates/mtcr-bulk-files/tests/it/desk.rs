//! A small law, a folder, and runs in it.

use mtcr_annex::{Classifier, EditionChoice, choose_edition};
use mtcr_bulk_files::{BulkError, ColumnMap, Done, Job, Ledger, Progress, Split, run};
use mtcr_corpus::Corpus;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

/// Entries of the law: id and rule.
const ENTRIES: [(&str, &str); 3] = [
    ("19.A.1", "class is kite and max-range >= 300 km"),
    ("19.A.2", "class is kite and max-payload >= 5 kg and foldable"),
    ("19.A.3", "class is boat and fit-for { 19.A.1 }"),
];

static LAW: LazyLock<Corpus> = LazyLock::new(law);

static CHOICE: LazyLock<EditionChoice> = LazyLock::new(|| choose_edition(&LAW, None).unwrap());

static CLASSIFIER: LazyLock<Classifier<'static>> = LazyLock::new(|| Classifier::new(&LAW, *CHOICE));

/// The law of kites.
pub(crate) fn corpus() -> &'static Corpus {
    &LAW
}

/// What classifies by it.
pub(crate) fn classifier() -> &'static Classifier<'static> {
    &CLASSIFIER
}

fn law() -> Corpus {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../mtcr-corpus/tests/dummy");
    let mut open = vec![root.join("vocabulary"), root.join("sources.toml"), root.join("annex/editions")];
    let mut texts = Vec::new();
    while let Some(path) = open.pop() {
        if path.is_dir() {
            open.extend(fs::read_dir(&path).unwrap().map(|entry| entry.unwrap().path()));
            continue;
        }
        let relative = path.strip_prefix(&root).unwrap().to_string_lossy().replace('\\', "/");
        texts.push((relative, fs::read_to_string(&path).unwrap()));
    }
    texts.push(("annex/item-19/item.toml".to_owned(), "item = 19\ntitle = \"Toys\"\n".to_owned()));
    for (id, rule) in ENTRIES {
        let text = format!(
            "id = \"{id}\"\nheading = \"Toy {id}\"\n\n[[version]]\nfrom = \"2020-01\"\ncategory = \"II\"\n\
             read-in = [\"toy-law 1\"]\ntext-status = \"read\"\nsummary = \"Toys.\"\nrule = '''\n{rule}\n'''\n"
        );
        texts.push((format!("annex/item-19/{id}.toml"), text));
    }
    let read = mtcr_corpus::files::read_texts(
        "data",
        texts.iter().map(|(path, text)| (path.as_str(), text.as_str())),
    );
    assert!(read.problems.is_empty(), "{}", read.problems);
    mtcr_corpus::compile(&read.source).unwrap_or_else(|report| panic!("{report}"))
}

/// A mapping of the columns that most tests have.
pub(crate) const MAP: &str = r#"
[columns]
"Name" = "name"
"Type" = { class = { "kite" = "kite", "boat" = "boat", "other" = [] } }
"Range (km)" = { fact = "max-range", unit = "km" }
"Load (lb)" = { fact = "max-payload", unit = "lb" }
"Folds" = { fact = "foldable", yes = ["yes"], no = ["no"] }
"#;

/// The header that suits it.
pub(crate) const HEADER: &str = "Name,Type,Range (km),Load (lb),Folds\n";

/// Reads a mapping that has no mistakes.
pub(crate) fn map(text: &str) -> ColumnMap {
    ColumnMap::parse("map.toml", text, &LAW.vocabulary).unwrap_or_else(|report| panic!("{report}"))
}

/// A folder that goes away with the test.
pub(crate) struct Desk {
    folder: PathBuf,
    _own: Option<tempfile::TempDir>,
}

/// How a run is done.
#[derive(Clone, Copy)]
pub(crate) struct Way {
    pub(crate) threads: usize,
    pub(crate) split: Split,
    pub(crate) resume: bool,
    pub(crate) durable_every: u64,
    pub(crate) brief: bool,
}

impl Default for Way {
    fn default() -> Self {
        Way { threads: 2, split: Split::default(), resume: false, durable_every: 1000, brief: false }
    }
}

impl Desk {
    pub(crate) fn new() -> Desk {
        let own = tempfile::tempdir().unwrap();
        Desk { folder: own.path().to_owned(), _own: Some(own) }
    }

    /// A folder of somebody else.
    pub(crate) fn at(folder: PathBuf) -> Desk {
        Desk { folder, _own: None }
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    pub(crate) fn write(&self, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path(name);
        fs::write(&path, content).unwrap();
        path
    }

    pub(crate) fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
    }

    /// The names of all files.
    pub(crate) fn names(&self) -> Vec<String> {
        let entries = fs::read_dir(&self.folder).unwrap();
        let mut names: Vec<String> =
            entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    pub(crate) fn run(&self, input: &str, output: &str, map: Option<&ColumnMap>) -> Result<Done, BulkError> {
        self.run_as(input, output, map, Way::default(), &mut |_| {})
    }

    pub(crate) fn run_as(
        &self,
        input: &str,
        output: &str,
        map: Option<&ColumnMap>,
        way: Way,
        watch: &mut dyn FnMut(&Progress),
    ) -> Result<Done, BulkError> {
        let (input, output) = (self.path(input), self.path(output));
        let job = Job {
            input: &input,
            output: &output,
            map,
            classifier: &CLASSIFIER,
            edition: "2020-01",
            engine: "test",
            threads: way.threads,
            split: way.split,
            resume: way.resume,
            durable_every: way.durable_every,
            brief: way.brief,
        };
        run(&job, watch)
    }

    /// Runs a table of CSV, and gives the totals as (read, controlled, not controlled, undetermined, malformed).
    pub(crate) fn table(&self, rows: impl AsRef<[u8]>, map: &ColumnMap) -> Result<[u64; 5], BulkError> {
        self.write("in.csv", rows);
        self.run("in.csv", "out.csv", Some(map)).map(|done| counts(&done))
    }

    /// The malformed rows as (line, column, reason).
    pub(crate) fn malformed(&self) -> Vec<(String, String, String)> {
        let text = self.read("out.csv.malformed.csv");
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        let records = reader.records().map(|record| record.unwrap());
        records.map(|record| (record[0].to_owned(), record[1].to_owned(), record[2].to_owned())).collect()
    }
}

/// The totals as (read, controlled, not controlled, undetermined, malformed).
pub(crate) fn counts(done: &Done) -> [u64; 5] {
    let totals = done.totals;
    assert!(totals.reconcile());
    [totals.read, totals.controlled, totals.not_controlled, totals.undetermined, totals.malformed]
}

/// An error with what caused it.
pub(crate) fn chain(error: &BulkError) -> String {
    let mut text = error.to_string();
    let mut cause = std::error::Error::source(error);
    while let Some(next) = cause {
        text.push_str(&format!(": {next}"));
        cause = next.source();
    }
    text
}
