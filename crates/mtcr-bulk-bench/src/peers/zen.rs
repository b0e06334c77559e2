//! Zen: one expression node with an output for each entry and side.

use super::{Said, Side, Sided};
use mtcr_bulk::export::Formula;
use mtcr_rules::syntax::Op;
use serde_json::{Value, json};

/// The rules as a decision of one node.
pub(super) fn rules(sided: &Sided<'_>) -> Value {
    let mut expressions = Vec::new();
    for (entry, at) in &sided.exported.entries {
        for side in Side::BOTH {
            expressions.push(json!({
                "id": format!("{}{}", side.name(), entry.index()),
                "key": format!("{}{}", side.name(), entry.index()),
                "value": expression(sided, *at, side),
            }));
        }
    }
    json!({
        "nodes": [
            { "id": "in", "name": "in", "type": "inputNode", "position": { "x": 0, "y": 0 } },
            {
                "id": "rules", "name": "rules", "type": "expressionNode", "position": { "x": 0, "y": 0 },
                "content": { "expressions": expressions },
            },
            { "id": "out", "name": "out", "type": "outputNode", "position": { "x": 0, "y": 0 } },
        ],
        "edges": [
            { "id": "a", "type": "edge", "sourceId": "in", "targetId": "rules" },
            { "id": "b", "type": "edge", "sourceId": "rules", "targetId": "out" },
        ],
    })
}

fn expression(sided: &Sided<'_>, at: usize, side: Side) -> String {
    match sided.said(at, side) {
        Said::Always(always) => always.to_string(),
        Said::Not(inner, side) => format!("not ({})", expression(sided, inner, side)),
        Said::Same(inner, side) => expression(sided, inner, side),
        Said::Leaf(leaf) => tested(leaf, side),
        Said::Joined(all, members) => {
            let members: Vec<String> =
                members.into_iter().map(|(member, side)| expression(sided, member, side)).collect();
            format!("({})", members.join(if all { " and " } else { " or " }))
        }
    }
}

fn tested(leaf: &Formula, side: Side) -> String {
    let shown = side == Side::Shown;
    let known = |name: String, test: String| {
        if shown { format!("({name} != null and {test})") } else { format!("({name} == null or {test})") }
    };
    match leaf {
        Formula::Answered(number) if shown => format!("(k{number} == true)"),
        Formula::Answered(number) => format!("(k{number} != false)"),
        Formula::Figure { column, op, limit } => {
            let (end, sign) = match op {
                Op::AtLeast => (if shown { "l" } else { "h" }, ">="),
                Op::MoreThan => (if shown { "l" } else { "h" }, ">"),
                Op::AtMost => (if shown { "h" } else { "l" }, "<="),
                Op::LessThan => (if shown { "h" } else { "l" }, "<"),
            };
            known(format!("{end}{column}"), format!("{end}{column} {sign} {limit}"))
        }
        Formula::HighBelow { column, limit, or_equal } => {
            let sign = if *or_equal { "<=" } else { "<" };
            format!("(h{column} != null and h{column} {sign} {limit})")
        }
        _ => "false".to_owned(),
    }
}
