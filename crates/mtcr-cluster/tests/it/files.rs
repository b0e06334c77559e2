//! Files of engines, and what the ordinary bulk path says of them.

use mtcr_application::{Bench, Law};
use mtcr_bulk_files::{ColumnMap, Job, Split, run};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

static LAW: LazyLock<Law> = LazyLock::new(|| Law::built_in().unwrap());

/// What columns of the files mean.
pub(crate) const MAP: &str = r#"
[columns]
"Article"          = "name"
"Type"             = { class = { "turbojet" = "turbojet-engine", "turbofan" = "turbofan-engine", "other" = [] } }
"Max thrust (lbf)" = { fact = "max-thrust-uninstalled", unit = "lbf" }
"SFC (lb/(lbf h))" = { fact = "specific-fuel-consumption", unit = "lb/(lbf h)" }
"Dry mass (kg)"    = { fact = "dry-mass", unit = "kg" }
"Rotor (cm)"       = { fact = "first-stage-rotor-diameter", unit = "cm" }
"Civil certified"  = { fact = "civil-certified", yes = ["yes"], no = ["no"] }
"#;

/// Their header.
pub(crate) const HEADER: &str =
    "Article,Type,Max thrust (lbf),SFC (lb/(lbf h)),Dry mass (kg),Rotor (cm),Civil certified\n";

/// The columns as arguments of a function.
pub(crate) const COLUMNS: &str = r#""Article", "Type", "Max thrust (lbf)", "SFC (lb/(lbf h))", "Dry mass (kg)", "Rotor (cm)", "Civil certified""#;

/// What is said of an article: verdict, category, entries.
pub(crate) type Said = BTreeMap<String, [String; 3]>;

/// Engines on both sides of limits, open ones, and rows that are no products.
pub(crate) fn rows(file: usize, count: usize) -> String {
    let mut text = HEADER.to_owned();
    for row in 0..count {
        let at = row + file;
        let kind = ["turbojet", "turbofan", "other", "turbojet", "propeller"][at % 5];
        let thrust = ["94.42", "89.9", "89.93", "1O5", "", "2000", "9100"][at % 7];
        let fuel = ["1.2", "0.15", "", "0.61"][at % 4];
        let mass = ["21", "690", ""][at % 3];
        let rotor = ["20", "", "74"][at % 3];
        let civil = ["no", "yes", "", "perhaps"][(at / 3) % 4];
        let name = if at.is_multiple_of(11) {
            format!("\"file {file}\n row {row}\"")
        } else {
            format!("file {file} row {row}")
        };
        text.push_str(&format!("{name},{kind},{thrust},{fuel},{mass},{rotor},{civil}\n"));
    }
    text
}

/// A folder with files, a mapping, and the query over them.
pub(crate) struct Desk {
    folder: tempfile::TempDir,
}

impl Desk {
    /// Files with so many rows each.
    pub(crate) fn new(files: usize, rows_of_each: usize) -> Desk {
        let desk = Desk { folder: tempfile::tempdir().unwrap() };
        std::fs::create_dir(desk.path("in")).unwrap();
        for file in 0..files {
            std::fs::write(desk.input(file), rows(file, rows_of_each)).unwrap();
        }
        std::fs::write(desk.path("map.toml"), MAP).unwrap();
        desk
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub(crate) fn input(&self, file: usize) -> PathBuf {
        self.path(&format!("in/file-{file}.csv"))
    }

    /// A query that says three things of every row.
    pub(crate) fn query(&self) -> String {
        let call = |function: &str| format!("{function}('{}', {COLUMNS})", self.path("map.toml").display());
        format!(
            "SELECT \"Article\", {} AS verdict, {} AS category, {} AS entries FROM input",
            call("mtcr_classify"),
            call("mtcr_category"),
            call("mtcr_entries")
        )
    }

    /// What the ordinary bulk path says of every row of every file.
    pub(crate) fn reference(&self, files: usize) -> Said {
        let bench = Bench::new(&LAW, None).unwrap();
        let map = ColumnMap::parse("map.toml", MAP, &LAW.corpus.vocabulary).unwrap();
        let mut said = Said::new();
        for file in 0..files {
            let (input, output) = (self.input(file), self.path(&format!("reference-{file}.csv")));
            let job = Job {
                input: &input,
                output: &output,
                map: Some(&map),
                classifier: &bench.classifier,
                edition: "newest",
                engine: "test",
                threads: 1,
                split: Split::default(),
                resume: false,
                brief: false,
                durable_every: 1_000_000,
            };
            run(&job, &mut |_| {}).unwrap();
            for row in records(&output) {
                let or_none = |category: &str| match category {
                    "" => "none".to_owned(),
                    said => said.to_owned(),
                };
                let (least, gravest) =
                    (or_none(&row["mtcr-category-at-least"]), or_none(&row["mtcr-category-could-be"]));
                let category = if least == gravest { least } else { format!("{least} to {gravest}") };
                let of = [row["mtcr-verdict"].clone(), category, row["mtcr-entries"].clone()];
                assert!(said.insert(row["Article"].clone(), of).is_none());
            }
            for row in records(&self.path(&format!("reference-{file}.csv.malformed.csv"))) {
                let article = article(&row["row"]);
                let of = format!("malformed: {}: {}", row["column"], row["reason"]);
                assert!(said.insert(article, [of.clone(), of.clone(), of]).is_none());
            }
        }
        said
    }

    /// What a folder of outputs says.
    pub(crate) fn written(&self, folder: &str) -> Said {
        let mut said = Said::new();
        for entry in std::fs::read_dir(self.path(folder)).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            // An attempt that came too late may still leave a hidden file, which no reader looks at.
            if name == "job.ledger" || name.starts_with('.') {
                continue;
            }
            assert!(name.starts_with("part-") && name.ends_with(".csv"), "{name} is left");
            for row in records(&path) {
                let of = ["verdict", "category", "entries"].map(|column| row[column].clone());
                assert!(
                    said.insert(row["Article"].clone(), of).is_none(),
                    "{} is there twice",
                    row["Article"]
                );
            }
        }
        said
    }
}

/// The first cell of a row as it stands in a file of malformed rows.
fn article(row: &str) -> String {
    let first = row.split(['\t', ',']).next().unwrap();
    first.trim_matches('"').to_owned()
}

/// The records of a file by the names of columns.
pub(crate) fn records(path: &Path) -> Vec<BTreeMap<String, String>> {
    let mut reader = csv::Reader::from_path(path).unwrap();
    let heads = reader.headers().unwrap().clone();
    reader
        .records()
        .map(|record| {
            let record = record.unwrap();
            heads.iter().map(str::to_owned).zip(record.iter().map(str::to_owned)).collect()
        })
        .collect()
}
