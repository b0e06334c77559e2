//! What is asked of a product and what a product can be: rules in the words of dossiers for words of transfers.

use super::{Bridge, ShownValue};
use crate::corpus::check::Checks;
use crate::corpus::compile::Context;
use crate::corpus::rules::RuleReader;
use crate::problem::code;
use crate::source::{FileId, GuidelinesSource, Located};
use mtcr_rules::{EntryRange, Row, Vocabulary, did_you_mean};

/// Flags of transfers, each with its rule.
pub(super) fn bridges(
    source: &GuidelinesSource,
    checks: &Checks<'_>,
    words: &Vocabulary,
    products: &mut Vocabulary,
    tables: &[&[Row]],
) -> Vec<Bridge> {
    let mut reader = RuleReader { context: checks.context, vocabulary: products, tables };
    let mut found = Vec::new();
    for bridge in &source.bridges {
        let rule = reader.rule(bridge.file, &bridge.rule);
        let fact = words.find_fact(&bridge.fact.value);
        if fact.is_none() {
            unknown_fact(checks.context, bridge.file, &bridge.fact, words);
        }
        found.extend(fact.zip(rule).map(|(fact, rule)| Bridge { fact, rule }));
    }
    found
}

/// What a product can be: rules in the words of dossiers for values of words of transfers.
pub(super) fn values(
    source: &GuidelinesSource,
    checks: &Checks<'_>,
    words: &Vocabulary,
    products: &mut Vocabulary,
    tables: &[&[Row]],
) -> Vec<ShownValue> {
    let mut found = Vec::new();
    for row in &source.values {
        let rule =
            RuleReader { context: checks.context, vocabulary: products, tables }.rule(row.file, &row.rule);
        let entries: Vec<Option<EntryRange>> =
            row.entries.iter().map(|prefix| entry(checks.context, row.file, prefix, words)).collect();
        let Some(fact) = words.find_fact(&row.fact.value) else {
            unknown_fact(checks.context, row.file, &row.fact, words);
            continue;
        };
        let declared = words.fact(fact);
        let Some(bit) = declared.and_then(|declared| declared.value_bit(&row.value.value)) else {
            let known = declared.into_iter().flat_map(|declared| &declared.decl.values);
            let help = did_you_mean(&row.value.value, known.map(|value| value.id.as_str()));
            let message = format!("`{}` has no value `{}`", row.fact.value, row.value.value);
            checks.context.problem(row.file, row.value.at, code::UNKNOWN_WORD, message, help);
            continue;
        };
        found.extend(rule.map(|rule| ShownValue {
            fact,
            bit,
            rule,
            entries: entries.into_iter().flatten().collect(),
        }));
    }
    found
}

pub(super) fn entry(
    context: &Context<'_>,
    file: FileId,
    prefix: &Located<String>,
    words: &Vocabulary,
) -> Option<EntryRange> {
    let found = words.entries().range(&prefix.value);
    if found.is_none() {
        let message = format!("unknown entry `{}`", prefix.value);
        context.problem(file, prefix.at, code::UNKNOWN_ENTRY, message, None);
    }
    found
}

pub(super) fn unknown_fact(context: &Context<'_>, file: FileId, name: &Located<String>, words: &Vocabulary) {
    let known: Vec<&str> =
        words.facts().filter(|(_, fact)| fact.list.is_none()).map(|(_, fact)| fact.name.as_str()).collect();
    let help = did_you_mean(&name.value, known)
        .unwrap_or_else(|| "facts of transfers are declared under data/guidelines/vocabulary".to_owned());
    context.problem(file, name.at, code::UNKNOWN_FACT, format!("unknown fact `{}`", name.value), Some(help));
}
