//! `coverage`: the pages and figures of what national lists cover, against what is found now.

use crate::data;
use mtcr_application::coverage::Coverage;
use mtcr_application::figure;
use mtcr_application::text::coverage_page;
use mtcr_application::wire::CoverageForm;
use std::path::Path;
use std::time::Instant;

/// Compares the page and the figure of each list, or of one, and tells what nobody has explained.
///
/// # Errors
/// Every problem of the law, as one text; a list that there is none of.
pub(crate) fn run(folder: &Path, only: Option<&str>) -> Result<bool, String> {
    let read = mtcr_corpus::files::read_folder(folder, "data");
    if !read.problems.is_empty() {
        return Err(read.problems.to_string());
    }
    let ids: Vec<&str> = read.source.national.iter().map(|list| list.folder.as_str()).collect();
    if let Some(wanted) = only.filter(|wanted| !ids.contains(wanted)) {
        return Err(format!("unknown list `{wanted}`; lists are {}", ids.join(", ")));
    }
    let mut good = true;
    for id in ids.into_iter().filter(|id| only.is_none_or(|only| only == *id)) {
        let begun = Instant::now();
        let corpus = mtcr_corpus::compile_with(&read.source, id).map_err(|report| report.to_string())?;
        let edition = corpus.newest_edition().ok_or("no edition is held")?;
        let found = Coverage::of(corpus, edition, &|_| true)?;
        let form = CoverageForm::of(&found);
        let counts = form.counts;
        let gaps = found.gaps();
        gaps.iter().for_each(|gap| println!("list {id}: {gap}"));
        println!(
            "list {id}: {} entries, {} covered, {} not covered, {} open, {} gaps in explanations; {} ms",
            counts.entries,
            counts.covered,
            counts.not_covered,
            counts.open,
            gaps.len(),
            begun.elapsed().as_millis()
        );
        let matrix = figure::coverage(&form.title, &form.edition, &[], &form.figure_rows());
        good &= shown(&format!("docs/coverage-{id}.md"), &coverage_page(&form))?
            & shown(&format!("docs/figures/coverage-{id}.svg"), &matrix)?
            & gaps.is_empty();
    }
    Ok(good)
}

/// Whether a file of the book has this text; with `BLESS`, it has from now on.
fn shown(name: &str, text: &str) -> Result<bool, String> {
    let path = data::root().join(name);
    if std::fs::read_to_string(&path).is_ok_and(|there| there == text) {
        return Ok(true);
    }
    if std::env::var_os("BLESS").is_some() {
        return std::fs::write(&path, text).map(|()| true).map_err(|error| format!("{name}: {error}"));
    }
    println!("{name} does not show what is found; `BLESS=1 cargo xtask coverage` writes it");
    Ok(false)
}
