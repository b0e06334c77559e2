//! Rego: a rule for each formula that joins others, so that an engine that keeps what it found can use it again.

use super::{Said, Side, Sided};
use mtcr_bulk::export::Formula;
use mtcr_rules::syntax::Op;
use std::collections::BTreeSet;
use std::fmt::Write;

/// The rules as one module with the sets `shown` and `possible`.
pub(super) fn rules(sided: &Sided<'_>) -> String {
    let mut writer = Writer { sided, text: "package mtcr\n".to_owned(), written: BTreeSet::new() };
    for (entry, at) in &sided.exported.entries {
        for side in Side::BOTH {
            let literal = writer.literal(*at, side, true);
            let _ = writeln!(writer.text, "{} contains {} if {literal}", side.name(), entry.index());
        }
    }
    writer.text
}

struct Writer<'e> {
    sided: &'e Sided<'e>,
    text: String,
    written: BTreeSet<(usize, bool)>,
}

impl Writer<'_> {
    /// What stands in a body for a formula, or for its opposite; rules it needs are written first.
    fn literal(&mut self, at: usize, side: Side, holds: bool) -> String {
        match self.sided.said(at, side) {
            Said::Always(always) => (always == holds).to_string(),
            Said::Not(inner, side) => self.literal(inner, side, !holds),
            Said::Same(inner, side) => self.literal(inner, side, holds),
            Said::Leaf(leaf) => tested(leaf, side, holds),
            Said::Joined(all, members) => {
                let name = format!("n{at}{}", if side == Side::Shown { "t" } else { "p" });
                if self.written.insert((at, side == Side::Shown)) {
                    let members: Vec<String> =
                        members.into_iter().map(|(member, side)| self.literal(member, side, true)).collect();
                    if all {
                        let _ = writeln!(self.text, "{name} if {{ {} }}", members.join("; "));
                    } else {
                        for member in members {
                            let _ = writeln!(self.text, "{name} if {member}");
                        }
                    }
                }
                if holds { name } else { format!("not {name}") }
            }
        }
    }
}

fn tested(leaf: &Formula, side: Side, holds: bool) -> String {
    let (test, opposite) = match (leaf, side) {
        (Formula::Answered(number), Side::Shown) => (format!("input.k{number} == true"), false),
        (Formula::Answered(number), Side::Possible) => (format!("input.k{number} == false"), true),
        (Formula::Figure { column, op, limit }, Side::Shown) => (
            match op {
                Op::AtLeast => format!("input.l{column} >= {limit}"),
                Op::MoreThan => format!("input.l{column} > {limit}"),
                Op::AtMost => format!("input.h{column} <= {limit}"),
                Op::LessThan => format!("input.h{column} < {limit}"),
            },
            false,
        ),
        (Formula::Figure { column, op, limit }, Side::Possible) => (
            match op {
                Op::AtLeast => format!("input.h{column} < {limit}"),
                Op::MoreThan => format!("input.h{column} <= {limit}"),
                Op::AtMost => format!("input.l{column} > {limit}"),
                Op::LessThan => format!("input.l{column} >= {limit}"),
            },
            true,
        ),
        (Formula::HighBelow { column, limit, or_equal }, _) => {
            (format!("input.h{column} {} {limit}", if *or_equal { "<=" } else { "<" }), false)
        }
        _ => ("false".to_owned(), false),
    };
    if opposite == holds { format!("not {test}") } else { test }
}
