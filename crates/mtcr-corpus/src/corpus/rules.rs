//! Reads the rules of a corpus.

use super::check::Checks;
use super::compile::Context;
use super::{RowText, texts};
use crate::problem::code;
use crate::source::{FileId, Located, TableSource};
use mtcr_rules::{Row, Rule, TableId, Tables, Vocabulary, check, check_member, did_you_mean, parse};
use std::collections::BTreeSet;

/// Parses and checks rules against the vocabulary and the tables read so far.
pub(super) struct RuleReader<'a> {
    pub(super) context: &'a Context<'a>,
    pub(super) vocabulary: &'a mut Vocabulary,
    pub(super) tables: &'a [&'a [Row]],
}

/// The rows of the tables that were read.
struct Read<'a>(&'a [&'a [Row]]);

impl Tables for Read<'_> {
    fn rows(&self, table: TableId) -> &[Row] {
        self.0.get(table.index()).copied().unwrap_or(&[])
    }
}

impl RuleReader<'_> {
    /// A rule over a product; `None` when it has flaws, which are then problems.
    pub(super) fn rule(&mut self, file: FileId, text: &Located<String>) -> Option<Rule> {
        let tree = match parse(&text.value) {
            Ok(tree) => tree,
            Err(flaw) => {
                self.context.flaw(file, text, flaw);
                return None;
            }
        };
        match check(&tree, self.vocabulary, &Read(self.tables)) {
            Ok(rule) => Some(rule.with_written(&text.value)),
            Err(flaws) => {
                flaws.into_iter().for_each(|flaw| self.context.flaw(file, text, flaw));
                None
            }
        }
    }

    /// A rule over the members of a list of facts.
    pub(super) fn member_rule(
        &mut self,
        file: FileId,
        text: &Located<String>,
        list: mtcr_rules::ListId,
    ) -> Option<Rule> {
        let checked = parse(&text.value)
            .map_err(|flaw| vec![flaw])
            .and_then(|tree| check_member(&tree, list, self.vocabulary, &Read(self.tables)));
        match checked {
            Ok(rule) => Some(rule.with_written(&text.value)),
            Err(flaws) => {
                flaws.into_iter().for_each(|flaw| self.context.flaw(file, text, flaw));
                None
            }
        }
    }

    /// The rows of a table for evaluation and for people.
    pub(super) fn rows(&mut self, table: &TableSource, checks: &Checks<'_>) -> (Vec<Row>, Vec<RowText>) {
        let mut seen = BTreeSet::new();
        let (mut rows, mut row_texts) = (Vec::new(), Vec::new());
        for row in &table.rows {
            let name = &row.substance;
            let Some(substance) = self.vocabulary.find_substance(&name.value) else {
                let known = self.vocabulary.substances().iter().map(|substance| substance.id.as_str());
                let help = did_you_mean(&name.value, known);
                let message = format!("unknown substance `{}`", name.value);
                self.context.problem(table.file, name.at, code::UNKNOWN_SUBSTANCE, message, help);
                continue;
            };
            if !seen.insert(substance) && row.rule.is_none() {
                let message = format!("`{}` stands in the table twice", name.value);
                self.context.problem(table.file, name.at, code::DECLARED_TWICE, message, None);
            }
            let rule = row.rule.as_ref().and_then(|text| self.rule(table.file, text));
            rows.push(Row { substance, rule });
            row_texts.push(RowText {
                substance: name.value.clone(),
                read_in: checks.cited(table.file, &row.read_in),
                summary: texts::optional(row.summary.as_ref()),
            });
        }
        (rows, row_texts)
    }
}
