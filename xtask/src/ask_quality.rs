//! `ask-quality`: how many questions `mtcr ask` needs for each example product, against a fixed order.

use crate::data;
use mtcr_annex::ask::{Effort, Order, Played, play};
use mtcr_annex::{Classifier, choose_edition};
use mtcr_corpus::dossier::DossierFile;
use std::path::PathBuf;
use std::time::{Duration, Instant};

/// What is compared: in words, and the count in one interview.
type Measure = (&'static str, fn(&Played) -> Option<usize>);

const MEASURES: [Measure; 3] = [
    ("until the verdict is that of the dossier", |played| played.to_verdict),
    ("until every entry is as the dossier settles it", |played| played.to_every_entry),
    ("until the interview ends by itself", |played| Some(played.to_end)),
];

/// The first line of the table.
const HEAD: &str = "| questions | | chosen by expectation | order of the vocabulary |\n";

/// The page that shows the table.
const PAGE: &str = "docs/ask.md";

/// An example with its interviews in both orders.
struct Example {
    name: String,
    played: [Played; 2],
    /// How long the first of them took.
    took: Duration,
}

/// Prints the counts of each example, then what [`run`] prints.
///
/// # Errors
/// As [`run`].
pub(crate) fn report() -> Result<bool, String> {
    let all = play_all()?;
    for Example { name, played: [one, other], .. } in &all {
        let count =
            |played: &Played| played.to_every_entry.map_or_else(String::new, |count| count.to_string());
        println!("{name}: {} by expectation, {} in the order of the vocabulary", count(one), count(other));
    }
    compare(&all)
}

/// Plays every example in both orders, prints the table, and says whether the page shows it.
///
/// # Errors
/// A corpus or an example that cannot be read, or an interview that does not end as its dossier says.
pub(crate) fn run() -> Result<bool, String> {
    compare(&play_all()?)
}

fn compare(all: &[Example]) -> Result<bool, String> {
    let table = table(all)?;
    print!("{table}");
    let asked: usize =
        all.iter().map(|example| example.played.first().map_or(0, |played| played.to_end)).sum();
    let took: Duration = all.iter().map(|example| example.took).sum();
    let each = took.as_micros() / u128::try_from(asked.max(1)).unwrap_or(1);
    println!("{} examples; {asked} questions, {each} µs each on this machine", all.len());
    let path = data::root().join(PAGE);
    let unread = |error: std::io::Error| format!("{PAGE}: {error}");
    let page = std::fs::read_to_string(&path).map_err(unread)?;
    if page.contains(&table) {
        return Ok(true);
    }
    if std::env::var_os("BLESS").is_some() {
        let (before, rest) = page.split_once(HEAD).ok_or_else(|| format!("{PAGE} has no such table"))?;
        let after = rest.find("\n\n").and_then(|end| rest.get(end + 1..)).unwrap_or_default();
        std::fs::write(&path, format!("{before}{table}{after}")).map_err(unread)?;
        return Ok(true);
    }
    println!("{PAGE} does not show this table; `BLESS=1 cargo xtask ask-quality` writes it");
    Ok(false)
}

fn play_all() -> Result<Vec<Example>, String> {
    let corpus = data::read(&data::root().join("data"))?.corpus;
    let choice = choose_edition(&corpus, None).map_err(|unknown| unknown.to_string())?;
    let classifier = Classifier::new(&corpus, choice);
    let mut all = Vec::new();
    for path in examples()? {
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let file = DossierFile::open(&path, &name).map_err(|report| report.to_string())?;
        let dossier = file.link(&corpus.vocabulary, &corpus.methods).map_err(|report| report.to_string())?;
        let target = classifier.classify(&dossier);
        let played = |order| {
            let one = play(&classifier, &target, order, Effort::default())
                .map_err(|(about, refused)| format!("{name}: {about}: {refused}"))?;
            match one.differ.as_slice() {
                [] => Ok(one),
                entries => {
                    Err(format!("{name}: ends otherwise than its dossier under {}", entries.join(", ")))
                }
            }
        };
        let begun = Instant::now();
        let by_expectation = played(Order::Fewest)?;
        let took = begun.elapsed();
        let played = [by_expectation, played(Order::Vocabulary)?];
        all.push(Example { name, played, took });
    }
    Ok(all)
}

fn examples() -> Result<Vec<PathBuf>, String> {
    let folder = data::root().join("examples").join("products");
    let found = std::fs::read_dir(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut paths: Vec<PathBuf> = found.filter_map(|entry| Some(entry.ok()?.path())).collect();
    paths.sort();
    Ok(paths)
}

/// The table as the page shows it.
fn table(all: &[Example]) -> Result<String, String> {
    let mut out = format!("{HEAD}|---|---|---:|---:|\n");
    for (name, count) in MEASURES {
        let mut columns = [Vec::new(), Vec::new()];
        for example in all {
            for (one, column) in example.played.iter().zip(&mut columns) {
                let never = || format!("{}: no question comes to be the last {name}", example.name);
                column.push(count(one).ok_or_else(never)?);
            }
        }
        let fewer = |one: &[usize], other: &[usize]| one.iter().zip(other).filter(|(a, b)| a < b).count();
        let [one, other] = &columns;
        let (first, second) = (fewer(one, other), fewer(other, one));
        columns.iter_mut().for_each(|column| column.sort_unstable());
        let [one, other] = &columns;
        let middle = |column: &Vec<usize>| column.get(column.len() / 2).copied().unwrap_or_default();
        let most = |column: &Vec<usize>| column.last().copied().unwrap_or_default();
        let sum = |column: &Vec<usize>| column.iter().sum::<usize>();
        out.push_str(&format!("| {name} | median | {} | {} |\n", middle(one), middle(other)));
        out.push_str(&format!("| | most | {} | {} |\n", most(one), most(other)));
        out.push_str(&format!("| | all {} examples | {} | {} |\n", all.len(), sum(one), sum(other)));
        out.push_str(&format!("| | examples that need fewer | {first} | {second} |\n"));
    }
    Ok(out)
}
