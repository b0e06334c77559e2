//! Cedar: a policy for each entry and side.

use super::{Said, Side, Sided};
use mtcr_bulk::export::Formula;
use mtcr_rules::syntax::Op;
use std::fmt::Write;

/// The rules as a set of policies, each with its id as an annotation.
pub(super) fn rules(sided: &Sided<'_>) -> String {
    let mut text = String::new();
    for (entry, at) in &sided.exported.entries {
        for side in Side::BOTH {
            let _ = writeln!(
                text,
                "@id(\"{}-{}\")\npermit(principal, action, resource) when {{ {} }};",
                side.name(),
                entry.index(),
                expression(sided, *at, side)
            );
        }
    }
    text
}

fn expression(sided: &Sided<'_>, at: usize, side: Side) -> String {
    match sided.said(at, side) {
        Said::Always(always) => always.to_string(),
        Said::Not(inner, side) => format!("!({})", expression(sided, inner, side)),
        Said::Same(inner, side) => expression(sided, inner, side),
        Said::Leaf(leaf) => tested(leaf, side),
        Said::Joined(all, members) => {
            let members: Vec<String> =
                members.into_iter().map(|(member, side)| expression(sided, member, side)).collect();
            format!("({})", members.join(if all { " && " } else { " || " }))
        }
    }
}

fn tested(leaf: &Formula, side: Side) -> String {
    let known = |name: String, test: String| match side {
        Side::Shown => format!("(context has {name} && {test})"),
        Side::Possible => format!("(!(context has {name}) || {test})"),
    };
    match leaf {
        Formula::Answered(number) => known(format!("k{number}"), format!("context.k{number}")),
        Formula::Figure { column, op, limit } => {
            let shown = side == Side::Shown;
            let (end, sign) = match op {
                Op::AtLeast => (if shown { "l" } else { "h" }, ">="),
                Op::MoreThan => (if shown { "l" } else { "h" }, ">"),
                Op::AtMost => (if shown { "h" } else { "l" }, "<="),
                Op::LessThan => (if shown { "h" } else { "l" }, "<"),
            };
            known(format!("{end}{column}"), format!("context.{end}{column} {sign} {limit}"))
        }
        Formula::HighBelow { column, limit, or_equal } => {
            let sign = if *or_equal { "<=" } else { "<" };
            format!("(context has h{column} && context.h{column} {sign} {limit})")
        }
        _ => "false".to_owned(),
    }
}
