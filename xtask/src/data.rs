//! The law of the tree, read and checked.

use mtcr_annex::cases::Case;
use mtcr_corpus::Corpus;
use std::path::{Path, PathBuf};

/// A corpus with its cases.
pub(crate) struct Data {
    /// The corpus.
    pub corpus: Corpus,
    /// Its cases that can be run.
    pub cases: Vec<Case>,
    /// What is wrong with the others.
    pub refused: mtcr_corpus::Report,
}

/// Reads and checks a corpus folder.
///
/// # Errors
/// Every problem, as one text.
pub(crate) fn read(folder: &Path) -> Result<Data, String> {
    let read = mtcr_corpus::files::read_folder(folder, "data");
    if !read.problems.is_empty() {
        return Err(read.problems.to_string());
    }
    let corpus = mtcr_corpus::compile(&read.source).map_err(|report| report.to_string())?;
    let (cases, refused) = mtcr_corpus::cases(&read.source, &corpus);
    Ok(Data { corpus, cases, refused })
}

/// The root of the workspace.
pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().map_or_else(PathBuf::new, Path::to_path_buf)
}

/// The folder that builds go into.
///
/// # Errors
/// The metadata of the workspace cannot be read.
pub(crate) fn target() -> Result<PathBuf, String> {
    cargo_metadata::MetadataCommand::new()
        .current_dir(root())
        .no_deps()
        .exec()
        .map(|metadata| metadata.target_directory.into())
        .map_err(|error| format!("cannot read the metadata of the workspace: {error}"))
}

/// The list of changes that were shown to mean the same.
pub(crate) fn survivors_file() -> PathBuf {
    root().join("xtask").join("survivors.toml")
}

/// Reads the corpus, runs every case in every edition, and computes what the cases leave unshown.
///
/// # Errors
/// Every problem of the corpus, as one text.
pub(crate) fn check(folder: &Path) -> Result<bool, String> {
    let data = read(folder)?;
    let classifiers = mtcr_annex::cases::classifiers(&data.corpus);
    let mut good = data.refused.is_empty();
    if !good {
        println!("{}", data.refused);
    }
    let mut runs = 0;
    for case in &data.cases {
        runs += case.editions.len();
        for failure in mtcr_annex::cases::run(&classifiers, case) {
            good = false;
            println!("{failure}");
        }
    }
    for note in mtcr_proof::review::notes(&data.corpus) {
        println!("odd: {note}");
    }
    let gaps = mtcr_annex::cases::coverage(&classifiers, &data.cases);
    for gap in &gaps {
        println!("{gap}");
    }
    println!(
        "{} entries, {} cases run {runs} times over {} editions, {} gaps in coverage",
        data.corpus.entries.len(),
        data.cases.len(),
        classifiers.len(),
        gaps.len()
    );
    let guidelines = guidelines(folder)?;
    let national = crate::national::check(folder, None)?;
    Ok(good && gaps.is_empty() && guidelines && national)
}

/// Runs every case of the Guidelines and computes what they leave unshown.
fn guidelines(folder: &Path) -> Result<bool, String> {
    let read = mtcr_corpus::files::read_folder(folder, "data");
    let corpus = mtcr_corpus::compile(&read.source).map_err(|report| report.to_string())?;
    let (cases, refused) = mtcr_corpus::corpus::guidelines::guideline_cases(&read.source, &corpus);
    let failures: Vec<String> = cases
        .iter()
        .filter_map(|case| {
            let found = mtcr_guidelines::cases::run(&corpus, case)?;
            Some(format!("{}: case `{}` of {}: {found}", case.place, case.name, case.rule))
        })
        .collect();
    let gaps = mtcr_guidelines::cases::gaps(&corpus.guidelines, &cases);
    if !refused.is_empty() {
        println!("{refused}");
    }
    failures.iter().chain(&gaps).for_each(|line| println!("{line}"));
    let rules: usize = corpus.guidelines.overlays.iter().map(|overlay| overlay.rules.len()).sum();
    println!(
        "{} provisions, {rules} rules of overlays, {} cases, {} failures, {} gaps in coverage",
        corpus.guidelines.provisions.len(),
        cases.len(),
        failures.len(),
        gaps.len()
    );
    Ok(refused.is_empty() && failures.is_empty() && gaps.is_empty())
}
