//! A folder of lists with one made-up list, in the place of the one that must be there.

use jiff::{SignedDuration, Timestamp};
use mtcr_lists::{Import, Programmes, Shelf, SourceFile, States};
use mtcr_server::screening::Lists;
use std::io::Cursor;
use tempfile::TempDir;

const DECLARATION: &str = r#"
title     = "Made-up consolidated list"
publisher = "Council of Arlandia"
where     = "https://lists.arlandia.example/consolidated"
format    = "own-csv"
severity  = 100
records   = { at-least = 1, at-most = 1_000 }
shrinkage = 50
age       = 10
largest-file = 1_048_576
versions-kept = 2

[[file]]
role      = "main"
ends-with = [".csv"]
"#;

const HEAD: &str = "id,name,kind,aliases,weak-aliases,former-names,born,states,address,town,address-state,identifiers,\
                    programmes,from,until,remarks\n";

/// Records as they are at first.
pub(super) const RECORDS: [&str; 3] = [
    "W-1,Dellen Freight Forwarding,organisation,Tarnaq Haulage,,,,XD,,,,,watch,2025-04-01,,False statements",
    "W-2,Marit Oskarin Velladur,person,,,,14 Feb 1971,XB,,,,,watch,2026-01-15,,",
    "W-3,Borovian Rocket Motor Works,organisation,,,,,XB,,,,,watch,2025-04-01,,",
];

/// A folder of lists.
pub(super) struct Folder(TempDir);

impl Folder {
    /// One in which nothing was ever imported.
    pub(super) fn empty() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let declarations = folder.path().join("declarations");
        std::fs::create_dir(&declarations).expect("a folder");
        std::fs::write(declarations.join("un-consolidated.toml"), DECLARATION).expect("a file");
        Folder(folder)
    }

    /// One with records that were imported so many days ago.
    pub(super) fn with(records: &[&str], days: i64) -> Self {
        let folder = Self::empty();
        folder.import(records, days);
        folder
    }

    pub(super) fn import(&self, records: &[&str], days: i64) {
        let shelf = Shelf::at(self.0.path());
        let declarations = shelf.declarations().expect("declarations");
        let declaration = declarations.iter().find(|one| one.id.0 == "un-consolidated").expect("it");
        let text = format!("{HEAD}{}\n", records.join("\n"));
        let source = SourceFile { name: "list.csv".to_owned(), content: Box::new(Cursor::new(text)) };
        let (states, programmes) =
            (States::built_in().expect("states"), Programmes::built_in().expect("tags"));
        let at = Timestamp::now() - SignedDuration::from_hours(24 * days);
        let import = Import { at, by: "the keeper", sha256: &[], accept: None };
        shelf.import(declaration, vec![source], (&states, &programmes), &import).expect("imported");
    }

    pub(super) fn lists(&self) -> Lists {
        Lists::open(self.0.path(), "default").expect("lists")
    }
}
