//! The book agrees with what it describes. `BLESS=1` rewrites the table of doubts.

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use mtcr_corpus::compile;
use mtcr_corpus::files::read_folder;
use mtcr_corpus::problem::CODES;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

#[test]
fn every_code_has_a_heading_with_its_meaning() {
    let page = fs::read_to_string(root().join("docs/reference/problems.md")).unwrap();
    let headings: Vec<&str> = page.lines().filter_map(|line| line.strip_prefix("## ")).collect();
    let codes: Vec<&str> = CODES.iter().map(|(code, _)| *code).collect();
    assert_eq!(headings, codes, "the headings of docs/reference/problems.md");
    for (code, meaning) in CODES {
        let begins = format!("\n## {code}\n\n{meaning}\n");
        assert!(
            page.contains(&begins),
            "docs/reference/problems.md: `{code}` does not begin with: {meaning}"
        );
    }
}

const HEAD: &str = "| Item | entries with a rule | implemented in law | paraphrase | conflict | doubts | of these at one value |";

/// Counted over the newest text of each entry.
#[test]
fn the_table_of_doubts_is_that_of_the_law() {
    let path = root().join("docs/what-it-rests-on.md");
    let page = fs::read_to_string(&path).unwrap();
    let stands: Vec<&str> =
        page.lines().skip_while(|line| *line != HEAD).take_while(|line| line.starts_with('|')).collect();
    assert!(!stands.is_empty(), "the page has no table that begins with `{HEAD}`");
    let counted = counted();
    if std::env::var_os("BLESS").is_some() {
        fs::write(&path, page.replace(&stands.join("\n"), &counted)).unwrap();
        return;
    }
    assert_eq!(
        stands.join("\n"),
        counted,
        "docs/what-it-rests-on.md counts otherwise (BLESS=1 rewrites its table)"
    );
}

fn counted() -> String {
    let corpus = compile(&read_folder(&root().join("data"), "data").source).unwrap();
    let mut items: Vec<(u8, [usize; 6])> = Vec::new();
    for entry in &corpus.entries {
        let item: u8 = entry.name.split('.').next().unwrap().parse().unwrap();
        let version = entry.versions.first().unwrap();
        if items.last().is_none_or(|(last, _)| *last != item) {
            items.push((item, [0; 6]));
        }
        let counts = &mut items.last_mut().unwrap().1;
        counts[4] += version.doubts.len();
        counts[5] += version.doubts.iter().filter(|doubt| doubt.at.is_some()).count();
        if version.rule.is_some() {
            counts[0] += 1;
            match version.text_status.as_str() {
                "implemented-in-law" => counts[1] += 1,
                "paraphrase" => counts[2] += 1,
                "conflict" => counts[3] += 1,
                other => panic!("docs/what-it-rests-on.md has no column for text-status `{other}`"),
            }
        }
    }
    let mut table = format!("{HEAD}\n|---|---|---|---|---|---|---|");
    let mut sum = [0; 6];
    for (item, counts) in &items {
        row(&mut table, &item.to_string(), counts);
        sum.iter_mut().zip(counts).for_each(|(sum, count)| *sum += count);
    }
    row(&mut table, "all", &sum);
    table
}

fn row(table: &mut String, name: &str, counts: &[usize; 6]) {
    let cells: Vec<String> = counts.iter().map(ToString::to_string).collect();
    write!(table, "\n| {name} | {} |", cells.join(" | ")).unwrap();
}
