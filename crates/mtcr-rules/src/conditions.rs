//! Which conditions of a rule another one drops or adds: the short form of a change.

use crate::rule::{Rule, Test};

/// What one rule has and another has not, in the words of rules.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Conditions {
    /// Conditions of the earlier rule that the later one lacks; `or` leads one that was an alternative.
    pub drops: Vec<String>,
    /// Conditions of the later rule that the earlier one lacks, written alike.
    pub adds: Vec<String>,
}

/// Compares two rules condition by condition. Where both differ in one group of the same kind alone, the difference is
/// looked for inside it. Order and repetition do not count; what rules mean is not compared.
#[must_use]
pub fn changed_conditions(before: &Rule, after: &Rule) -> Conditions {
    let mut found = Conditions::default();
    compare((before, 0), (after, 0), "", &mut found);
    found
}

fn compare(before: (&Rule, usize), after: (&Rule, usize), lead: &str, found: &mut Conditions) {
    let (Some(one), Some(other)) = (before.0.node(before.1), after.0.node(after.1)) else { return };
    if one.text == other.text {
        return;
    }
    let lead = match (&one.test, &other.test) {
        (Test::Any, Test::Any) => "or ",
        // A rule of one condition beside one of several is a group of one.
        (Test::Any, _) | (_, Test::Any) => {
            found.drops.push(format!("{lead}{}", one.text));
            found.adds.push(format!("{lead}{}", other.text));
            return;
        }
        _ => "",
    };
    let (gone, new) = (lacking(before, after), lacking(after, before));
    if let ([gone], [new]) = (gone.as_slice(), new.as_slice())
        && (*gone, *new) != (before.1, after.1)
        && are_groups(before.0, *gone, after.0, *new)
    {
        compare((before.0, *gone), (after.0, *new), lead, found);
        return;
    }
    let text = |rule: &Rule, at: usize| rule.node(at).map(|node| format!("{lead}{}", node.text));
    found.drops.extend(gone.iter().filter_map(|at| text(before.0, *at)));
    found.adds.extend(new.iter().filter_map(|at| text(after.0, *at)));
}

fn are_groups(before: &Rule, one: usize, after: &Rule, other: usize) -> bool {
    let tests = (before.node(one).map(|node| &node.test), after.node(other).map(|node| &node.test));
    matches!(tests, (Some(Test::All), Some(Test::All)) | (Some(Test::Any), Some(Test::Any)))
}

/// The members of a group; a condition that is none is the only member of its own.
fn members((rule, at): (&Rule, usize)) -> Vec<usize> {
    match rule.node(at).map(|node| &node.test) {
        Some(Test::All | Test::Any) => rule.members(at).collect(),
        _ => vec![at],
    }
}

/// Members of the first group with a text that no member of the second has.
fn lacking(first: (&Rule, usize), second: (&Rule, usize)) -> Vec<usize> {
    let text = |rule: &'_ Rule, at: usize| rule.node(at).map(|node| node.text.clone());
    let others: Vec<_> = members(second).into_iter().map(|at| text(second.0, at)).collect();
    members(first).into_iter().filter(|at| !others.contains(&text(first.0, *at))).collect()
}
