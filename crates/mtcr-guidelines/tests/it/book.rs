//! The book agrees with the data. `BLESS=1` rewrites its table.

use crate::law::law;
use jiff::civil::Date;
use mtcr_corpus::Cited;
use mtcr_corpus::corpus::guidelines::Effect;
use mtcr_corpus::transfer::TransferFile;
use std::fmt::Write;
use std::path::{Path, PathBuf};

const HEAD: &str = "| id | paragraph | what | kind | in force | mark | source |";

const RULES_HEAD: &str = "| rule | what | gives | in force | mark | source |";
const KNOWN_HEAD: &str = "| law | fact | what is known | in force | mark | source |";

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
        let from = each(&|text| in_force(text.from, text.until));
        let marks = each(&|text| text.mark.to_string());
        let sources = each(&|text| cited(&text.read_in));
        let (id, paragraph, title, kind) =
            (&provision.id, &provision.paragraph, &provision.title, provision.kind);
        write!(table, "\n| {id} | {paragraph} | {title} | {kind} | {from} | {marks} | {sources} |").unwrap();
    }
    table
}

fn overlay_rules() -> String {
    let mut table = format!("{RULES_HEAD}\n|---|---|---|---|---|---|");
    for overlay in &law().corpus.guidelines.overlays {
        for rule in &overlay.rules {
            let text = &rule.texts[0];
            let gives = match rule.effect {
                Effect::Position(at) => overlay.positions[at].label.clone(),
                _ => format!("a duty: {}", rule.duties.join("; ")),
            };
            let (id, title, days) = (&rule.id, &rule.title, in_force(text.from, text.until));
            let (mark, sources) = (text.mark, cited(&text.read_in));
            write!(table, "\n| {id} | {title} | {gives} | {days} | {mark} | {sources} |").unwrap();
        }
    }
    table
}

fn overlay_tables() -> String {
    let guidelines = &law().corpus.guidelines;
    let mut table = format!("{KNOWN_HEAD}\n|---|---|---|---|---|---|");
    for overlay in &guidelines.overlays {
        for known in &overlay.known {
            let fact = &guidelines.vocabulary.fact(known.fact).unwrap().name;
            let id = &overlay.id;
            let (summary, days) = (&known.summary, in_force(known.from, known.until));
            let (mark, sources) = (known.mark, cited(&known.read_in));
            write!(table, "\n| {id} | {fact} | {summary} | {days} | {mark} | {sources} |").unwrap();
        }
    }
    table
}

fn in_force(from: Date, until: Option<Date>) -> String {
    match until {
        Some(until) => format!("{from} to before {until}"),
        None => format!("from {from}"),
    }
}

fn cited(read_in: &[Cited]) -> String {
    read_in.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}

#[test]
fn the_book_names_every_provision_and_every_rule_beside_with_source_and_mark() {
    let path = page("guidelines.md");
    let mut text = std::fs::read_to_string(&path).unwrap();
    for (head, table) in [(HEAD, table()), (RULES_HEAD, overlay_rules()), (KNOWN_HEAD, overlay_tables())] {
        let lines = text.lines().skip_while(|line| *line != head).take_while(|line| line.starts_with('|'));
        let stands = lines.collect::<Vec<&str>>().join("\n");
        assert!(!stands.is_empty(), "the page has no table that begins with `{head}`");
        if std::env::var_os("BLESS").is_some() {
            text = text.replace(&stands, &table);
            std::fs::write(&path, &text).unwrap();
        } else {
            assert_eq!(stands, table, "docs/guidelines.md says otherwise (BLESS=1 rewrites its tables)");
        }
    }
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

/// What the how-to shows of overlays stands in them, so that it can be read.
#[test]
fn the_examples_of_national_law_stand_in_it() {
    let text = std::fs::read_to_string(page("how-to/change-national-law.md")).unwrap();
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data/overlays/us.toml");
    let law: Vec<String> = std::fs::read_to_string(path).unwrap().lines().map(str::to_owned).collect();
    let mut compared = 0;
    for block in text.split("```toml").skip(1).filter_map(|rest| rest.split("```").next()) {
        for line in block.lines().map(str::trim).filter(|line| !line.is_empty()) {
            let line = line.split("  #").next().unwrap_or(line).trim_end();
            let shown = line.trim_end_matches("\"]");
            assert!(
                law.iter().any(|known| known.starts_with(shown)),
                "data/overlays/us.toml has no `{line}`"
            );
            compared += 1;
        }
    }
    assert!(compared >= 15, "{compared} lines");
}
