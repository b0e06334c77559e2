//! A rule as a tree for people, and the limits in it.

use crate::pages::frame::Frame;
use askama::Template;
use mtcr_rules::{Rule, Test, Vocabulary};

/// A condition with those inside it.
#[derive(Template)]
#[template(path = "annex/rule_node.html")]
pub(crate) struct RuleNode {
    /// The condition in the words of rules, or the message that joins those inside.
    text: String,
    /// Whether `text` is a message in the language of the page.
    joins: bool,
    members: Vec<RuleNode>,
}

impl RuleNode {
    /// The tree of a rule.
    pub(crate) fn of(f: &Frame, rule: &Rule) -> Option<Self> {
        Self::at(f, rule, 0)
    }

    fn at(f: &Frame, rule: &Rule, at: usize) -> Option<Self> {
        let node = rule.node(at)?;
        let key = match node.test {
            Test::All => "rule-all",
            Test::Any => "rule-any",
            Test::Not => "rule-not",
            _ => return Some(RuleNode { text: node.text.clone(), joins: false, members: Vec::new() }),
        };
        let members = rule.members(at).filter_map(|member| Self::at(f, rule, member)).collect();
        Some(RuleNode { text: f.t(key), joins: true, members })
    }
}

/// A limit of a rule.
pub(crate) struct LimitView {
    /// The comparison in the words of rules.
    pub(crate) text: String,
    /// What is measured, in the words of its question.
    pub(crate) question: String,
}

/// The limits of a rule, those inside lists included, each once.
pub(crate) fn limits(words: &Vocabulary, rule: &Rule) -> Vec<LimitView> {
    let mut limits: Vec<LimitView> = Vec::new();
    rule.walk(&mut |node| {
        let fact = match node.test {
            Test::Compare { fact, .. }
            | Test::ReachesAbove(fact, _)
            | Test::ReachesBelow(fact, _)
            | Test::Covers(fact, ..)
            | Test::Overlaps(fact, ..) => fact,
            _ => return,
        };
        if limits.iter().all(|known| known.text != node.text) {
            let question = words.fact(fact).map_or_else(String::new, |fact| fact.question(words));
            limits.push(LimitView { text: node.text.clone(), question });
        }
    });
    limits
}
