//! One mistake a file, beside the exact report. `BLESS=1` rewrites the reports.
//!
//! A file that begins with `# at: PATH` is put into the corpus of toys at that path; any other is a dossier.

use std::fs;
use std::path::{Path, PathBuf};

use mtcr_corpus::Report;
use mtcr_corpus::corpus::{compile, compile_with, list_cases};
use mtcr_corpus::dossier::read_dossier;
use mtcr_corpus::files::read_texts;

use crate::dummy;

fn files() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/bad");
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<PathBuf> =
        entries.filter(|path| path.extension().is_some_and(|extension| extension == "toml")).collect();
    files.sort();
    files
}

fn in_corpus(path: &str, text: &str) -> Report {
    let mut texts = dummy::texts();
    texts.retain(|(other, _)| other != path);
    texts.push((path.to_owned(), text.to_owned()));
    let read = read_texts("data", texts);
    if !read.problems.is_empty() {
        return read.problems;
    }
    let list = path.strip_prefix("national/").and_then(|inside| inside.split('/').next());
    let Some(list) = list else {
        return compile(&read.source).err().unwrap_or_default();
    };
    match compile_with(&read.source, list) {
        Ok(corpus) => list_cases(&read.source, &corpus).1,
        Err(report) => report,
    }
}

fn report(path: &Path) -> Report {
    let text = fs::read_to_string(path).unwrap();
    match text.lines().next().and_then(|line| line.strip_prefix("# at: ")) {
        Some(place) => in_corpus(place, &text),
        None => {
            let name = format!("bad/{}", path.file_name().unwrap().to_string_lossy());
            let corpus = &dummy::CORPUS;
            read_dossier(&name, &text, &corpus.vocabulary, &corpus.methods).err().unwrap_or_default()
        }
    }
}

#[test]
fn each_mistake_has_its_message() {
    let bless = std::env::var_os("BLESS").is_some();
    let mut wrong = Vec::new();
    for path in files() {
        let report = report(&path);
        let got = report.to_string();
        let place = path.with_extension("expected");
        if bless {
            fs::write(&place, &got).unwrap();
        }
        let expected = fs::read_to_string(&place).unwrap_or_default();
        if got != expected {
            wrong.push(format!("{}\n--- expected\n{expected}--- got\n{got}", path.display()));
        }
        // A file shows one mistake, and its message is one of ours.
        if report.len() != 1 {
            wrong.push(format!("{}: {} problems instead of one", path.display(), report.len()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn messages_keep_to_their_style() {
    for path in files() {
        for problem in report(&path).problems() {
            let message = &problem.message;
            assert!(!message.ends_with('.'), "{message}");
            assert!(!message.starts_with(|first: char| first.is_uppercase()), "{message}");
            assert!(
                mtcr_corpus::problem::CODES.iter().any(|(code, _)| *code == problem.code),
                "{}",
                problem.code
            );
            for text in [Some(message), problem.help.as_ref()].into_iter().flatten() {
                assert!(text.matches('`').count() % 2 == 0, "{text}");
                assert!(!text.contains('\n'), "{text}");
            }
        }
    }
}

#[test]
fn several_mistakes_come_in_one_report() {
    let text = "nme = \"x\"\nclass = [\"kit\", \"boat\"]\n\n[facts]\nmax-range = 3\ncolour = \"blue\"\n";
    let corpus = &dummy::CORPUS;
    let report = read_dossier("x.toml", text, &corpus.vocabulary, &corpus.methods).unwrap_err();
    assert_eq!(report.to_string().matches("x.toml:1:1: unknown key `nme`").count(), 1, "{report}");

    let text = text.strip_prefix("nme = \"x\"").unwrap();
    let report = read_dossier("x.toml", text, &corpus.vocabulary, &corpus.methods).unwrap_err();
    let codes: Vec<&str> = report.problems().iter().map(|problem| problem.code).collect();
    assert_eq!(codes, ["unknown-class", "number-without-unit", "unknown-word"], "{report}");

    let report = in_corpus(
        "annex/item-19/19.A.1.toml",
        "id = \"19.A.2\"\nheading = 3\n[[version]]\nfom = \"2020-01\"\n",
    );
    let codes: Vec<&str> = report.problems().iter().map(|problem| problem.code).collect();
    assert_eq!(
        codes,
        [
            "misnamed-file",
            "wrong-type",
            "missing-key",
            "missing-key",
            "missing-key",
            "missing-key",
            "unknown-key"
        ],
        "{report}"
    );
}
