//! The rules as formulas of OpenFisca: a variable for each entry and side, and for what several of them share.

use crate::peers::{Said, Side, Sided};
use mtcr_bulk::export::{Exported, Formula};
use mtcr_rules::EntryId;
use mtcr_rules::syntax::Op;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

/// A formula and the side of it that is asked for.
type Asked = (usize, bool);

/// The entries whose truth depends on a figure.
#[must_use]
pub fn numeric(exported: &Exported) -> BTreeSet<EntryId> {
    // A formula stands after those it joins, so one pass settles all.
    let mut reads: Vec<bool> = Vec::new();
    for formula in &exported.formulas {
        let read = |member: &usize| reads.get(*member).copied().unwrap_or(false);
        let found = match formula {
            Formula::Figure { .. } | Formula::HighBelow { .. } => true,
            Formula::Always(_) | Formula::Answered(_) => false,
            Formula::All(members) | Formula::Any(members) | Formula::Agreed(members) => {
                members.iter().any(read)
            }
            Formula::Not(inner) | Formula::Possible(inner) | Formula::Certain(inner) => read(inner),
        };
        reads.push(found);
    }
    let entries = exported.entries.iter();
    entries.filter(|(_, at)| reads.get(*at).copied().unwrap_or(false)).map(|(entry, _)| *entry).collect()
}

/// What a formula reads, and the module that says it.
pub(super) struct Written {
    /// The text of the module; it expects `Product`, `Variable`, `YEAR` and `TABLES`.
    pub(super) text: String,
    /// Figures that are read.
    pub(super) figures: BTreeSet<usize>,
    /// Tests that are handed over answered by code.
    pub(super) answered: BTreeSet<usize>,
}

/// Writes the rules; `codes` names the column of codes of an answered test.
pub(super) fn write(exported: &Exported, codes: &BTreeMap<usize, usize>) -> Written {
    let sided = Sided::new(exported);
    let mut uses = BTreeMap::new();
    for (_, at) in &exported.entries {
        for side in Side::BOTH {
            count(&sided, *at, side, &mut uses);
        }
    }
    let mut writer = Writer {
        sided: &sided,
        codes,
        uses,
        said: BTreeSet::new(),
        written: Written { text: String::new(), figures: BTreeSet::new(), answered: BTreeSet::new() },
    };
    for (entry, at) in &exported.entries {
        for side in Side::BOTH {
            let mut read = BTreeSet::new();
            let expression = writer.expression(*at, side, &mut read);
            writer.variable(&format!("{}{}", side.name(), entry.index()), &read, &expression);
        }
    }
    writer.written
}

/// Counts by how many others a joined formula is asked for.
fn count(sided: &Sided<'_>, at: usize, side: Side, uses: &mut BTreeMap<Asked, usize>) {
    match sided.said(at, side) {
        Said::Always(_) | Said::Leaf(_) => {}
        Said::Not(inner, side) | Said::Same(inner, side) => count(sided, inner, side, uses),
        Said::Joined(_, members) => {
            let times = uses.entry((at, side == Side::Shown)).or_default();
            *times += 1;
            if *times == 1 {
                members.into_iter().for_each(|(member, side)| count(sided, member, side, uses));
            }
        }
    }
}

struct Writer<'e> {
    sided: &'e Sided<'e>,
    codes: &'e BTreeMap<usize, usize>,
    uses: BTreeMap<Asked, usize>,
    /// Variables that are written already.
    said: BTreeSet<String>,
    written: Written,
}

impl Writer<'_> {
    /// An expression over local names; the variables and inputs they stand for are added to `read`.
    fn expression(&mut self, at: usize, side: Side, read: &mut BTreeSet<String>) -> String {
        match self.sided.said(at, side) {
            Said::Always(always) => format!("bool_({})", if always { "True" } else { "False" }),
            Said::Not(inner, side) => format!("~{}", self.expression(inner, side, read)),
            Said::Same(inner, side) => self.expression(inner, side, read),
            Said::Leaf(leaf) => self.leaf(leaf, side, read),
            Said::Joined(all, members) => {
                let shown = side == Side::Shown;
                if self.uses.get(&(at, shown)).is_none_or(|uses| *uses < 2) {
                    return self.joined(all, members, read);
                }
                let name = format!("n{at}{}", letter(side));
                if !self.said.contains(&name) {
                    let mut read = BTreeSet::new();
                    let expression = self.joined(all, members, &mut read);
                    self.variable(&name, &read, &expression);
                }
                read.insert(name.clone());
                name
            }
        }
    }

    fn joined(&mut self, all: bool, members: Vec<(usize, Side)>, read: &mut BTreeSet<String>) -> String {
        let members: Vec<String> =
            members.into_iter().map(|(member, side)| self.expression(member, side, read)).collect();
        format!("({})", members.join(if all { " & " } else { " | " }))
    }

    /// A test. A figure that is not known is not a number, with which every comparison is false.
    fn leaf(&mut self, leaf: &Formula, side: Side, read: &mut BTreeSet<String>) -> String {
        let mut figure = |end: &str, column: usize| {
            let name = format!("{end}{column}");
            self.written.figures.insert(column);
            read.insert(name.clone());
            name
        };
        match (leaf, side) {
            (Formula::Answered(number), _) => {
                self.written.answered.insert(*number);
                let name = format!("k{number}{}", letter(side));
                if !self.said.contains(&name) {
                    let codes = format!("c{}", self.codes.get(number).copied().unwrap_or_default());
                    let expression = format!("TABLES[\"{name}\"][{codes}]");
                    self.variable(&name, &BTreeSet::from([codes]), &expression);
                }
                read.insert(name.clone());
                name
            }
            (Formula::Figure { column, op, limit }, Side::Shown) => match op {
                Op::AtLeast => format!("({} >= {limit})", figure("l", *column)),
                Op::MoreThan => format!("({} > {limit})", figure("l", *column)),
                Op::AtMost => format!("({} <= {limit})", figure("h", *column)),
                Op::LessThan => format!("({} < {limit})", figure("h", *column)),
            },
            (Formula::Figure { column, op, limit }, Side::Possible) => match op {
                Op::AtLeast => format!("~({} < {limit})", figure("h", *column)),
                Op::MoreThan => format!("~({} <= {limit})", figure("h", *column)),
                Op::AtMost => format!("~({} > {limit})", figure("l", *column)),
                Op::LessThan => format!("~({} >= {limit})", figure("l", *column)),
            },
            (Formula::HighBelow { column, limit, or_equal }, _) => {
                let sign = if *or_equal { "<=" } else { "<" };
                format!("({} {sign} {limit})", figure("h", *column))
            }
            _ => "bool_(False)".to_owned(),
        }
    }

    /// Writes a variable whose formula reads some others once each.
    fn variable(&mut self, name: &str, read: &BTreeSet<String>, expression: &str) {
        self.said.insert(name.to_owned());
        let text = &mut self.written.text;
        // Writing to a string cannot fail.
        let _ = writeln!(
            text,
            "class {name}(Variable):\n    value_type = bool\n    entity = Product\n    definition_period = YEAR\n\n    \
             def formula(product, period):"
        );
        for other in read {
            let _ = writeln!(text, "        {other} = product(\"{other}\", period)");
        }
        let _ = writeln!(text, "        return {expression}\n");
    }
}

fn letter(side: Side) -> &'static str {
    if side == Side::Shown { "t" } else { "p" }
}
