//! Why a list does not catch entries of the Annex, linked.

use super::Explained;
use crate::corpus::check::Checks;
use crate::corpus::rules::RuleReader;
use crate::problem::code;
use crate::source::NationalListSource;
use mtcr_rules::{EntryId, did_you_mean};
use std::collections::BTreeMap;

/// The explanations of a list, in the order of entries; the entries of the Annex are `first` in number.
pub(super) fn link(
    list: &NationalListSource,
    first: usize,
    checks: &Checks<'_>,
    reader: &RuleReader<'_>,
) -> Vec<Explained> {
    let names = reader.vocabulary.entries();
    let of_annex = |id: &EntryId| id.index() < first && names.has_rule(*id);
    let mut found = BTreeMap::new();
    for source in &list.explained {
        let problem = |code, message: String, help: Option<String>| {
            checks.context.problem(source.file, source.entry.at, code, message, help);
        };
        let id = source.entry.value.as_str();
        let read_in = checks.cited(source.file, &source.read_in);
        let Some(entry) = names.find(id).filter(of_annex) else {
            let known = names.iter().filter(|(entry, _)| of_annex(entry)).map(|(_, name)| name);
            let message = format!("no entry of the Annex that has a rule is called `{id}`");
            problem(code::UNKNOWN_ENTRY, message, did_you_mean(id, known));
            continue;
        };
        let Some(verdict) = source.verdict.as_ref().map(|verdict| verdict.value) else { continue };
        let explained = Explained {
            entry,
            verdict,
            why: source.why.value.split_whitespace().collect::<Vec<_>>().join(" "),
            read_in,
            place: checks.context.place(source.file, source.entry.at),
        };
        if found.insert(entry, explained).is_some() {
            problem(code::DECLARED_TWICE, format!("entry `{id}` is explained twice"), None);
        }
    }
    found.into_values().collect()
}
