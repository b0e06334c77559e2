//! National lists, each compiled together with the Annex.

use mtcr_corpus::files::{CorpusSource, read_folder};
use std::path::Path;

/// Checks one list of a corpus folder, or all of them.
///
/// # Errors
/// Every problem of the files, as one text, or the lists there are where there is none of this id.
pub(crate) fn check(folder: &Path, only: Option<&str>) -> Result<bool, String> {
    let read = read_folder(folder, "data");
    if !read.problems.is_empty() {
        return Err(read.problems.to_string());
    }
    let ids: Vec<&str> = read.source.national.iter().map(|list| list.folder.as_str()).collect();
    if let Some(wanted) = only.filter(|wanted| !ids.contains(wanted)) {
        return Err(format!("unknown list `{wanted}`; lists are {}", ids.join(", ")));
    }
    let mut good = true;
    for id in ids.into_iter().filter(|id| only.is_none_or(|only| only == *id)) {
        good &= one(&read.source, id)?;
    }
    Ok(good)
}

/// Runs the cases of a list and computes what they leave unshown.
fn one(source: &CorpusSource, id: &str) -> Result<bool, String> {
    let corpus = mtcr_corpus::compile_with(source, id).map_err(|report| report.to_string())?;
    let (cases, refused) = mtcr_corpus::list_cases(source, &corpus);
    let classifiers = mtcr_annex::cases::classifiers(&corpus);
    let failures: Vec<_> = cases.iter().flat_map(|case| mtcr_annex::cases::run(&classifiers, case)).collect();
    let newest = classifiers.last();
    let gaps = newest.map_or_else(Vec::new, |newest| mtcr_annex::cases::list_coverage(newest, &cases));
    if !refused.is_empty() {
        println!("{refused}");
    }
    failures.iter().for_each(|failure| println!("{failure}"));
    gaps.iter().for_each(|gap| println!("list {id}: {gap}"));
    let list = corpus.list.as_ref();
    println!(
        "list {id}: {} paragraphs, {} with a rule, {} terms, {} cases, {} failures, {} gaps in coverage",
        list.map_or(0, |list| list.paragraphs.len()),
        list.map_or(0, |list| list.order.len()),
        list.map_or(0, |list| list.terms.len()),
        cases.len(),
        failures.len(),
        gaps.len()
    );
    Ok(refused.is_empty() && failures.is_empty() && gaps.is_empty())
}
