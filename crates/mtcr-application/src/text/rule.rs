//! A rule laid out over lines, as a person would write it.

use super::page::{Page, Tone};
use mtcr_rules::{Rule, Test};

/// Writes a rule, one condition on a line.
pub(super) fn rule(page: &mut Page, indent: usize, rule: &Rule) {
    node(page, indent, rule, 0, "");
}

fn node(page: &mut Page, indent: usize, rule: &Rule, at: usize, lead: &str) {
    let Some(found) = rule.node(at) else { return };
    let joined = match found.test {
        Test::All => "all of",
        Test::Any => "any of",
        Test::Not => "not",
        _ => {
            page.item(indent, (Tone::Faint, lead), Tone::Plain, &found.text);
            return;
        }
    };
    page.item(indent, (Tone::Faint, lead), Tone::Faint, joined);
    for member in rule.members(at) {
        node(page, indent + lead.chars().count(), rule, member, "- ");
    }
}
