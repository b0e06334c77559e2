//! `mutate-data`: changes the law in small ways, in process, and demands that some case fails for each change.
//!
//! A change that no case notices is a survivor: either a case is missing, or the change means the same.
//! Survivors of the second sort are listed with a proof in `xtask/survivors.toml`; one that is listed and does not survive
//! any more is refused as well.

mod tree;
mod version;

use crate::data::{self, Data};
use mtcr_annex::cases::{Case, classifiers, expected, wrong_category};
use mtcr_annex::{Classification, Classifier, Verdict};
use mtcr_corpus::{Entry, Version};
use std::collections::BTreeSet;
use version::Changed;

/// What a run found.
pub(crate) struct Tally {
    /// Changes tried.
    pub tried: usize,
    /// Changes that no case notices and that nobody has shown to mean the same.
    pub survivors: Vec<Survivor>,
}

/// A change that no case notices.
pub(crate) struct Survivor {
    /// The entry.
    pub entry: String,
    /// The change.
    pub what: String,
}

/// Runs the mutations of the entries below the prefixes (all when there is none) and prints what survives.
///
/// # Errors
/// The corpus cannot be read.
pub(crate) fn run(folder: &std::path::Path, prefixes: &[String]) -> Result<bool, String> {
    let data = data::read(folder)?;
    let proofs = Proofs::read(&data::survivors_file())?;
    let mut listed = BTreeSet::new();
    let tally = tally(&data, prefixes);
    let mut open = 0;
    for survivor in &tally.survivors {
        if proofs.holds(survivor) {
            listed.insert((survivor.entry.clone(), survivor.what.clone()));
        } else {
            open += 1;
            println!("survives: {}: {}", survivor.entry, survivor.what);
        }
    }
    let needless: Vec<&Proof> = proofs
        .rows
        .iter()
        .filter(|proof| prefixes.is_empty() && !listed.contains(&(proof.entry.clone(), proof.what.clone())))
        .collect();
    for proof in &needless {
        println!("listed as harmless but noticed by a case, or gone: {}: {}", proof.entry, proof.what);
    }
    println!(
        "{} changes of the law, {} noticed by a case, {} shown to mean the same, {open} survive",
        tally.tried,
        tally.tried - tally.survivors.len(),
        listed.len()
    );
    Ok(open == 0 && needless.is_empty())
}

/// Tries every change of every entry below the prefixes.
pub(crate) fn tally(data: &Data, prefixes: &[String]) -> Tally {
    let classifiers = classifiers(&data.corpus);
    let mut tally = Tally { tried: 0, survivors: Vec::new() };
    for entry in &data.corpus.entries {
        let wanted = |prefix: &String| {
            entry
                .name
                .strip_prefix(prefix.as_str())
                .is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
        };
        if !prefixes.is_empty() && !prefixes.iter().any(wanted) {
            continue;
        }
        let cases: Vec<&Case> = data.cases.iter().filter(|case| case.entry == entry.id).collect();
        for version in entry.versions.iter().filter(|version| version.rule.is_some()) {
            let seen = scenes(&classifiers, version, &cases);
            for changed in version::changes(version, data) {
                tally.tried += 1;
                if !seen.iter().any(|(case, found)| notices(case, found, entry, version, &changed)) {
                    tally.survivors.push(Survivor { entry: entry.name.clone(), what: changed.what });
                }
            }
        }
    }
    tally
}

/// The cases of an entry, classified in each edition where this text applies.
fn scenes<'a>(
    classifiers: &'a [Classifier<'a>],
    version: &Version,
    cases: &[&'a Case],
) -> Vec<(&'a Case, Classification<'a>)> {
    let mut seen = Vec::new();
    for case in cases {
        for classifier in classifiers.iter().filter(|one| case.editions.contains(&one.edition().evaluated)) {
            let classification = classifier.classify(&case.dossier);
            let applies = classification
                .finding(case.entry)
                .is_some_and(|finding| finding.texts.iter().any(|text| std::ptr::eq(text.version, version)));
            if applies {
                seen.push((*case, classification));
                // One edition suffices where the same texts apply in several; the first is taken.
                break;
            }
        }
    }
    seen
}

fn notices(
    case: &Case,
    found: &Classification<'_>,
    entry: &Entry,
    version: &Version,
    changed: &Changed,
) -> bool {
    let (truth, category) = found.with_text(entry.id, version, &changed.version);
    let verdict = Verdict::from(truth);
    verdict != expected(case.expect)
        || (verdict == Verdict::Controlled
            && wrong_category(case, (category.at_least, category.could_be)).is_some())
}

#[derive(serde::Deserialize)]
struct Proofs {
    #[serde(default, rename = "survivor")]
    rows: Vec<Proof>,
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Proof {
    entry: String,
    what: String,
    #[serde(rename = "proof")]
    _proof: String,
}

impl Proofs {
    fn read(path: &std::path::Path) -> Result<Self, String> {
        let text = std::fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
        toml::from_str(&text).map_err(|error| format!("{}: {error}", path.display()))
    }

    fn holds(&self, survivor: &Survivor) -> bool {
        self.rows.iter().any(|proof| proof.entry == survivor.entry && proof.what == survivor.what)
    }
}
