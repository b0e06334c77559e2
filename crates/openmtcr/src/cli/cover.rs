//! `mtcr annex cover`: what a national list catches of the Annex.

use super::annex::edition_of;
use super::args::{Arguments, Cover, Format};
use super::out::{self, Outcome, complain};
use super::{Ended, no_law};
use mtcr_corpus::EditionId;
use mtcr_rules::{EntryId, EntryRange};
use openmtcr::text::{self, Page};
use openmtcr::wire::CoverageForm;
use openmtcr::{Law, lookup};
use std::path::Path;

pub(super) fn run(arguments: &Arguments, law: &Law, mut page: Page, options: &Cover) -> Ended {
    let edition = edition_of(&law.corpus, options.edition.as_deref())?;
    let asked = asked(law, &options.entries)?;
    let wanted = |entry: EntryId| asked.is_empty() || asked.iter().any(|range| range.contains(entry));
    let form = found(law, &options.list, edition, &wanted)?;
    let text = match arguments.format {
        Format::Json => out::json(&form)?,
        Format::Csv => text::coverage_table(&form),
        Format::Text => {
            text::coverage(&mut page, &form);
            page.text().to_owned()
        }
    };
    match &options.output {
        Some(path) => out::write(path, &anstream::adapter::strip_str(&text).to_string())?,
        None if arguments.format == Format::Text => out::print(&text),
        None => out::print_bytes(text.as_bytes()),
    }
    if let Some(folder) = &options.witness {
        witnesses(law, folder, &form)?;
    }
    Ok(outcome(&form))
}

/// What the list does with the entries that are wanted.
pub(super) fn found(
    law: &Law,
    list: &str,
    edition: EditionId,
    wanted: &dyn Fn(EntryId) -> bool,
) -> Result<CoverageForm, Outcome> {
    let found = law.coverage(list, edition, wanted).map_err(|wrong| no_law(&wrong))?;
    let found = found.map_err(|fact| {
        complain(&format!("two limits of `{fact}` are too close to tell apart"));
        Outcome::Refused
    })?;
    Ok(CoverageForm::of(&found))
}

/// Something to attend to where not every entry is covered.
pub(super) fn outcome(form: &CoverageForm) -> Outcome {
    if form.counts.covered == form.counts.entries { Outcome::Nothing } else { Outcome::Attention }
}

/// The entries that the command line names.
fn asked(law: &Law, typed: &[String]) -> Result<Vec<EntryRange>, Outcome> {
    lookup::ranges(law, typed).map_err(|unknown| {
        complain(&unknown.or_see("`mtcr annex list` shows all"));
        Outcome::BadInput
    })
}

/// Writes each product that slips through as a dossier under the id of its entry.
fn witnesses(law: &Law, folder: &Path, form: &CoverageForm) -> Result<(), Outcome> {
    std::fs::create_dir_all(folder).map_err(|error| {
        complain(&format!("cannot make {}: {error}", folder.display()));
        Outcome::BadInput
    })?;
    for entry in &form.entries {
        if let Some(witness) = &entry.witness {
            out::write(&folder.join(format!("{}.toml", entry.id)), &in_words_of(law, witness))?;
        }
    }
    Ok(())
}

/// A witness without the classes that only the list knows: that it is none of them says nothing under the Annex, and
/// `mtcr classify` does not know their names.
fn in_words_of(law: &Law, witness: &str) -> String {
    let known = |name: &&str| law.corpus.vocabulary.find_class(name.trim_matches('"')).is_some();
    let line = |line: &str| match line.strip_prefix("not-class = [").and_then(|rest| rest.strip_suffix(']')) {
        Some(names) => {
            let names: Vec<&str> = names.split(", ").filter(known).collect();
            if names.is_empty() { String::new() } else { format!("not-class = [{}]\n", names.join(", ")) }
        }
        None => format!("{line}\n"),
    };
    witness.lines().map(line).collect()
}
