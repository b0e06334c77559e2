//! The conditions of an entry with what they were judged by.

use super::page::{Page, Tone, plain};
use mtcr_annex::Explained;
use mtcr_rules::Truth;

/// Which conditions are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Show {
    /// Those near their limit.
    NearLimit,
    /// Those that decide.
    Deciding,
    /// All.
    All,
}

/// Writes the conditions of a rule.
pub(super) fn conditions(page: &mut Page, indent: usize, explained: &Explained, show: Show) {
    match show {
        Show::All => tree(page, indent, explained),
        Show::Deciding => deciding(page, indent, explained),
        Show::NearLimit => near_limit(page, indent, explained),
    }
}

/// Members of a list that are alike are told once.
fn near_limit(page: &mut Page, indent: usize, node: &Explained) {
    let mut found: Vec<&Explained> = Vec::new();
    near(node, &mut found);
    found.into_iter().for_each(|condition| leaf(page, indent, condition, false));
}

fn near<'e>(node: &'e Explained, found: &mut Vec<&'e Explained>) {
    let alike = |known: &&Explained| known.text == node.text && known.evidence == node.evidence;
    if node.near_limit && !found.iter().any(alike) {
        found.push(node);
    }
    node.members.iter().for_each(|member| near(member, found));
}

/// The conditions that a truth rests on; of a list the first member that decides.
fn deciding(page: &mut Page, indent: usize, explained: &Explained) {
    let mut found = Vec::new();
    collect(explained, explained.truth, false, &mut found);
    for (condition, negated) in found {
        leaf(page, indent, condition, negated);
        if let Some(member) = condition.members.iter().find(|member| member.truth == condition.truth) {
            deciding(page, indent + 2, member);
        }
    }
}

/// How a condition joins those inside it. That of a list's member begins with the member's name.
fn joins(node: &Explained) -> Option<&'static str> {
    let joint = node.text.rsplit_once(": ").map_or(node.text.as_str(), |(_, joint)| joint);
    ["all of", "any of", "not"].into_iter().find(|word| *word == joint)
}

/// Conditions that decide, each with whether it stands under a `not`.
fn collect<'e>(node: &'e Explained, wanted: Truth, negated: bool, found: &mut Vec<(&'e Explained, bool)>) {
    let Some(joint) = joins(node) else {
        found.push((node, negated));
        return;
    };
    let inner = if joint == "not" { wanted.not() } else { wanted };
    let negated = negated != (joint == "not");
    let mut deciding = node.members.iter().filter(|member| member.truth == inner);
    // Where one member suffices the first that decides is enough; where all are needed, all of them are shown.
    let all_needed = match joint {
        "all of" => !inner.is_false(),
        "any of" => !inner.is_true(),
        _ => true,
    };
    if all_needed {
        deciding.for_each(|member| collect(member, inner, negated, found));
    } else if let Some(member) = deciding.next() {
        collect(member, inner, negated, found);
    }
}

fn tree(page: &mut Page, indent: usize, node: &Explained) {
    leaf(page, indent, node, false);
    node.members.iter().for_each(|member| tree(page, indent + 2, member));
}

fn leaf(page: &mut Page, indent: usize, node: &Explained, negated: bool) {
    let truth = if negated { node.truth.not() } else { node.truth };
    let (tone, mark) = mark(truth);
    let mut text = if negated { format!("not {}", node.text) } else { node.text.clone() };
    let mut remarks = Vec::new();
    if let Some(evidence) = &node.evidence {
        text.push_str(&format!(": {}", plain(&value(&evidence.value))));
        let known = [&evidence.basis, &evidence.document];
        remarks.extend(
            known.into_iter().filter(|text| !text.is_empty() && *text != "dossier").map(|text| plain(text)),
        );
    }
    if node.near_limit {
        remarks.push("near the limit".to_owned());
    }
    if !remarks.is_empty() {
        text.push_str(&format!(" ({})", remarks.join(", ")));
    }
    page.item(indent, (tone, mark), Tone::Plain, &text);
}

/// A value as stated, without the marks that TOML needs: `{ min = "1 kg", max = "2 kg" }` is `min 1 kg, max 2 kg`.
fn value(stated: &str) -> String {
    match stated.strip_prefix('{').and_then(|inner| inner.strip_suffix('}')) {
        Some(inner) => inner.trim().replace(" = ", " ").replace('"', ""),
        None => stated.to_owned(),
    }
}

/// How a truth is written before a condition.
fn mark(truth: Truth) -> (Tone, &'static str) {
    match truth {
        Truth::True => (Tone::Alarm, "yes   "),
        Truth::Unknown => (Tone::Open, "open  "),
        Truth::False => (Tone::Calm, "no    "),
    }
}
