//! Small changes to the text of an entry: its rule, exclusions, exceptions, yields, category, and the tables it reads.

use super::tree::mutants;
use crate::data::Data;
use mtcr_corpus::{Category, CategoryRule, Version};
use mtcr_rules::{Row, Rule, TableId, Tables, Test, Vocabulary, check, parse};

/// A changed text and what was changed.
pub(crate) struct Changed {
    /// What was changed.
    pub what: String,
    /// The changed text.
    pub version: Version,
}

/// Every text that differs from this one by one small change.
pub(crate) fn changes(version: &Version, data: &Data) -> Vec<Changed> {
    let mut found = Vec::new();
    let mut add = |what: String, change: &dyn Fn(&mut Version)| {
        let mut version = version.clone();
        change(&mut version);
        found.push(Changed { what, version });
    };
    if let Some(rule) = &version.rule {
        for (what, changed) in of_rule(rule, data) {
            add(what, &|version| version.rule = Some(changed.clone()));
        }
    }
    for (at, exclusion) in version.exclusions.iter().enumerate() {
        add(format!("drop exclusion `{}`", exclusion.id), &|version| drop(version.exclusions.remove(at)));
        for (what, changed) in of_rule(&exclusion.rule, data) {
            add(format!("in `{}`: {what}", exclusion.id), &|version| {
                if let Some(part) = version.exclusions.get_mut(at) {
                    part.rule = changed.clone();
                }
            });
        }
    }
    for (at, exception) in version.exceptions.iter().enumerate() {
        add(format!("drop exception `{}`", exception.when.id), &|version| {
            drop(version.exceptions.remove(at))
        });
        for (what, changed) in of_rule(&exception.when.rule, data) {
            add(format!("in `{}`: {what}", exception.when.id), &|version| {
                if let Some(part) = version.exceptions.get_mut(at) {
                    part.when.rule = changed.clone();
                }
            });
        }
    }
    for (at, other) in version.yields_to.iter().enumerate() {
        let name = data.corpus.entry(*other).map_or("", |entry| entry.name.as_str());
        add(format!("drop yields-to `{name}`"), &|version| {
            version.yields_to.remove(at);
        });
    }
    if let CategoryRule::Is(category) = version.category {
        let other = if category == Category::One { Category::Two } else { Category::One };
        add(format!("category {other}"), &|version| version.category = CategoryRule::Is(other));
    } else {
        for category in [Category::One, Category::Two] {
            add(format!("category {category}"), &|version| version.category = CategoryRule::Is(category));
        }
    }
    found
}

/// Every changed rule, and for each table the rule reads, the rule with one row gone or its condition changed.
fn of_rule(rule: &Rule, data: &Data) -> Vec<(String, Rule)> {
    let mut found = Vec::new();
    let Ok(tree) = parse(rule.written()) else { return found };
    let mut vocabulary = data.corpus.vocabulary.clone();
    for mutant in mutants(&tree, &vocabulary.clone()) {
        // A change that the checker refuses, such as an end of a stretch above the other, is no law.
        if let Ok(changed) = check(&mutant.tree, &mut vocabulary, &data.corpus) {
            found.push((mutant.what, changed));
        }
    }
    let mut tables: Vec<TableId> = Vec::new();
    rule.walk(&mut |node| {
        if let Test::Table(table, _) = &node.test
            && !tables.contains(table)
        {
            tables.push(*table);
        }
    });
    for table in tables {
        let name = vocabulary.tables().get(table.index()).cloned().unwrap_or_default();
        for (what, rows) in of_rows(data.corpus.rows(table), data) {
            let replaced = Replaced { table, rows, rest: &data.corpus };
            if let Ok(changed) = check(&tree, &mut vocabulary, &replaced) {
                found.push((format!("in table `{name}`: {what}"), changed));
            }
        }
    }
    found
}

fn of_rows(rows: &[Row], data: &Data) -> Vec<(String, Vec<Row>)> {
    let vocabulary: &Vocabulary = &data.corpus.vocabulary;
    let mut found = Vec::new();
    for (at, row) in rows.iter().enumerate() {
        let name = vocabulary.substance(row.substance).map_or("", |substance| substance.id.as_str());
        let mut fewer = rows.to_vec();
        fewer.remove(at);
        found.push((format!("drop row `{name}`"), fewer));
        let Some(rule) = &row.rule else { continue };
        let mut with = |what: String, rule: Option<Rule>| {
            let mut changed = rows.to_vec();
            if let Some(row) = changed.get_mut(at) {
                row.rule = rule;
            }
            found.push((what, changed));
        };
        with(format!("drop condition of row `{name}`"), None);
        for (what, changed) in of_rule(rule, data) {
            with(format!("row `{name}`: {what}"), Some(changed));
        }
    }
    found
}

/// The tables of a corpus with one of them replaced.
struct Replaced<'a> {
    table: TableId,
    rows: Vec<Row>,
    rest: &'a dyn Tables,
}

impl Tables for Replaced<'_> {
    fn rows(&self, table: TableId) -> &[Row] {
        if table == self.table { &self.rows } else { self.rest.rows(table) }
    }
}
