//! The documentation runs as written: every `console` block of README.md and docs/ is run in a folder that looks like the
//! root of the repository and must print what stands under it. `BLESS=1` writes what it prints.
//!
//! Each page has such a folder of its own: what a command of a page writes is there for the next one and nowhere else.

use crate::serve::Node;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn pages(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            pages(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "md") {
            found.push(path);
        }
    }
}

/// The words of a command line; single and double quotes keep blanks together.
fn words(line: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut quote = None;
    for c in line.chars() {
        let last = words.last_mut().expect("never empty");
        match (quote, c) {
            (None, '\'' | '"') => quote = Some(c),
            (Some(open), _) if open == c => quote = None,
            (None, ' ') => words.push(String::new()),
            _ => last.push(c),
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

/// Where the book says that a node listens.
const NODE: &str = "http://127.0.0.1:8470";

/// Runs what asks a node, which listens elsewhere here.
fn asked(line: &str, node: &Node) -> String {
    let arguments = words(&line.replace(NODE, &node.address));
    let output = Command::new("curl").args(&arguments[1..]).current_dir(root()).output();
    let output = output.expect("curl runs (Debian: apt-get install curl)");
    assert!(output.stderr.is_empty(), "{line}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("UTF-8")
}

/// A folder with the files of the repository in it, and room for others.
fn desk() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for name in ["data", "docs", "examples"] {
        let there = root().join(name).canonicalize().expect("a folder of the repository");
        std::os::unix::fs::symlink(there, folder.path().join(name)).expect("a link");
    }
    folder
}

fn run(line: &str, node: &Node, folder: &Path) -> String {
    if line.starts_with("curl ") {
        return asked(line, node);
    }
    // `| head -N` at the end shows the first lines.
    let (line, most) = line.split_once(" | head -").map_or((line, None), |(line, most)| (line, Some(most)));
    let most = most.map_or(usize::MAX, |most| most.parse().expect("a number of lines"));
    // `> FILE` at the end takes what is printed.
    let (line, taken) = line.split_once(" > ").map_or((line, None), |(line, file)| (line, Some(file)));
    // `< FILE` at the end gives what is typed.
    let (line, typed) = line.split_once(" < ").map_or((line, None), |(line, file)| (line, Some(file)));
    let typed = typed.map_or_else(Stdio::null, |file| {
        Stdio::from(std::fs::File::open(folder.join(file)).unwrap_or_else(|error| panic!("{file}: {error}")))
    });
    let arguments = words(line);
    assert_eq!(arguments[0], "mtcr", "{line}");
    let output = Command::new(env!("CARGO_BIN_EXE_mtcr"))
        .args(&arguments[1..])
        .current_dir(folder)
        .stdin(typed)
        .output()
        .expect("the command runs");
    let text = match taken {
        Some(file) => {
            std::fs::write(folder.join(file), output.stdout).expect("a file can be written");
            output.stderr
        }
        None => [output.stdout, output.stderr].concat(),
    };
    let text = String::from_utf8(text).expect("UTF-8");
    text.lines().take(most).map(|line| line.trim_end().to_owned() + "\n").collect()
}

/// The page with every block filled from a run.
fn filled(page: &str, node: &Node) -> String {
    let desk = desk();
    let mut out = String::new();
    let mut lines = page.lines().peekable();
    while let Some(line) = lines.next() {
        out.push_str(line);
        out.push('\n');
        if line != "```console" {
            continue;
        }
        for line in lines.by_ref() {
            if line == "```" {
                out.push_str("```\n");
                break;
            }
            if let Some(command) = line.strip_prefix("$ ") {
                out.push_str(&format!("$ {command}\n{}", run(command, node, desk.path())));
            }
        }
    }
    out
}

#[test]
fn every_console_block_prints_what_stands_under_it() {
    let mut found = vec![root().join("README.md")];
    pages(&root().join("docs"), &mut found);
    let mut blocks = 0;
    let own = tempfile::tempdir().expect("a folder");
    let node = Node::start(own.path(), &[]);
    for path in found {
        let page = std::fs::read_to_string(&path).expect("a page");
        blocks += page.lines().filter(|line| *line == "```console").count();
        let expected = filled(&page, &node);
        if std::env::var_os("BLESS").is_some() {
            std::fs::write(&path, &expected).expect("a page can be written");
        } else {
            assert!(page == expected, "{} is not what the command prints; BLESS=1 fills it", path.display());
        }
    }
    assert!(blocks >= 5, "{blocks} blocks");
}
