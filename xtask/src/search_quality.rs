//! `search-quality`: how many of the labelled descriptions find a right entry, and where.

use crate::data;
use mtcr_search::quality::{Labelled, Part, Quality, place};
use mtcr_search::{Finder, Language};
use serde::Deserialize;
use std::path::Path;
use std::time::Instant;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    product: Vec<Row>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    text: String,
    entries: Vec<String>,
    part: Option<String>,
}

/// Prints recall and mean reciprocal rank of each part of the rows; with `misses`, the rows that may be looked at whose
/// entry is not among the first five. `false` when a part is below its mark.
///
/// # Errors
/// The law or the rows cannot be read.
pub(crate) fn run(folder: &Path, misses: bool) -> Result<bool, String> {
    let corpus = data::read(folder)?.corpus;
    let mut rows = Vec::new();
    for name in ["labelled", "blind", "plain"] {
        let path = data::root().join(format!("examples/search/{name}.toml"));
        let text = std::fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
        let file: File = toml::from_str(&text).map_err(|error| format!("{}: {error}", path.display()))?;
        rows.extend(file.product);
    }
    let edition = corpus.newest_edition().ok_or("no edition is held")?;
    let begun = Instant::now();
    let finder = Finder::new(&corpus, edition, Language::English).map_err(|error| error.to_string())?;
    let built = begun.elapsed();
    let mut qualities = Part::ALL.map(|part| (part, Quality::default()));
    for row in rows {
        let part = Part::named(row.part.as_deref())
            .ok_or_else(|| format!("`{}`: no part of this name", row.text))?;
        let row = Labelled { text: row.text, entries: row.entries, part };
        let at = place(&finder, &row).map_err(|error| format!("`{}`: {error}", row.text))?;
        qualities.iter_mut().filter(|(of, _)| *of == part).for_each(|(_, quality)| quality.add(at));
        if misses && part.is_open() && at.is_none_or(|at| at > 5) {
            let answer = finder.find(&row.text, 5).map_err(|error| error.to_string())?;
            let found: Vec<&str> = answer.hits.iter().map(|hit| finder.name(hit.entry)).collect();
            println!("{}: wanted {}, found {}", row.text, row.entries.join(" or "), found.join(", "));
        }
    }
    println!("rows             count  recall@1  recall@5  recall@10  MRR");
    let mut below = Vec::new();
    for (which, quality) in qualities {
        let name = which.label();
        if !quality.reaches(which.mark()) {
            below.push(which);
        }
        let part = |part| percent(quality.thousandths(part));
        println!(
            "{name:<16} {:>5}  {:>8}  {:>8}  {:>9}  {}",
            quality.count,
            part(quality.at_1),
            part(quality.at_5),
            part(quality.at_10),
            percent(quality.mean_reciprocal_rank())
        );
    }
    println!("index built in {} ms", built.as_millis());
    for part in &below {
        let mark = part.mark();
        let [five, ten, rank] = [mark.at_5, mark.at_10, mark.rank].map(percent);
        println!("{}: below its mark, recall@5 {five}, recall@10 {ten}, MRR {rank}", part.label());
    }
    Ok(below.is_empty())
}

fn percent(thousandths: u64) -> String {
    format!("{}.{} %", thousandths / 10, thousandths % 10)
}
