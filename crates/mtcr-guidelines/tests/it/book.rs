//! The book agrees with the data. `BLESS=1` rewrites its table.

use crate::law::law;
use mtcr_corpus::transfer::TransferFile;
use std::fmt::Write;
use std::path::{Path, PathBuf};

const HEAD: &str = "| id | paragraph | what | kind | in force | mark | source |";

fn page(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs").join(name)
}

fn table() -> String {
    let mut provisions: Vec<_> = law().corpus.guidelines.provisions.iter().collect();
    provisions.sort_by(|a, b| a.id.cmp(&b.id));
    let mut table = format!("{HEAD}\n|---|---|---|---|---|---|---|");
    for provision in provisions {
        let each = |of: &dyn Fn(&mtcr_corpus::corpus::guidelines::ProvisionText) -> String| {
            let cells: Vec<String> = provision.texts.iter().map(of).collect();
            cells.join("; ")
        };
        let from = each(&|text| match text.until {
            Some(until) => format!("{} to before {until}", text.from),
            None => format!("from {}", text.from),
        });
        let marks = each(&|text| text.mark.to_string());
        let sources =
            each(&|text| text.read_in.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "));
        let (id, paragraph, title, kind) =
            (&provision.id, &provision.paragraph, &provision.title, provision.kind);
        write!(table, "\n| {id} | {paragraph} | {title} | {kind} | {from} | {marks} | {sources} |").unwrap();
    }
    table
}

#[test]
fn the_book_names_every_provision_with_source_and_mark() {
    let path = page("guidelines.md");
    let text = std::fs::read_to_string(&path).unwrap();
    let stands: Vec<&str> =
        text.lines().skip_while(|line| *line != HEAD).take_while(|line| line.starts_with('|')).collect();
    assert!(!stands.is_empty(), "the page has no table that begins with `{HEAD}`");
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(&path, text.replace(&stands.join("\n"), &table())).unwrap();
        return;
    }
    assert_eq!(stands.join("\n"), table(), "docs/guidelines.md says otherwise (BLESS=1 rewrites its table)");
}

#[test]
fn the_transfer_of_the_reference_can_be_read() {
    let text = std::fs::read_to_string(page("reference/transfer.md")).unwrap();
    let block = text.split("```toml\n").nth(1).and_then(|rest| rest.split("```").next()).unwrap();
    let file = TransferFile::parse("docs/reference/transfer.md", block, &[])
        .unwrap_or_else(|report| panic!("{report}"));
    let transfer = file.link(&law().corpus).unwrap_or_else(|report| panic!("{report}"));
    assert_eq!(transfer.lines.len(), 2);
}
