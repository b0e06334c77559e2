//! Small changes to a rule: every tree that differs from it in one place.

use mtcr_quantity::Step;
use mtcr_rules::Vocabulary;
use mtcr_rules::syntax::{Expr, Kind, Limit, Name, Op, Quantifier, Rank, Side};

/// A changed rule and what was changed.
pub(crate) struct Mutant {
    /// What was changed, in words that stay the same as long as the rule does.
    pub what: String,
    /// The changed rule.
    pub tree: Expr,
}

/// Every rule that differs from this one by one small change.
pub(crate) fn mutants(tree: &Expr, vocabulary: &Vocabulary) -> Vec<Mutant> {
    let mut found = Vec::new();
    changes(tree, vocabulary, &mut |what, tree| found.push(Mutant { what, tree }));
    found
}

/// Tells every change of this node or of one inside it, as a whole tree of this node.
fn changes(tree: &Expr, vocabulary: &Vocabulary, tell: &mut dyn FnMut(String, Expr)) {
    let whole = |kind: Kind| Expr { at: tree.at.clone(), kind };
    match &tree.kind {
        Kind::All(members) | Kind::Any(members) => {
            let all = matches!(tree.kind, Kind::All(_));
            let join = |members: Vec<Expr>| whole(if all { Kind::All(members) } else { Kind::Any(members) });
            for (at, member) in members.iter().enumerate() {
                let rest: Vec<Expr> = without(members, at);
                tell(format!("drop `{member}`"), join(rest));
                changes(member, vocabulary, &mut |what, changed| {
                    tell(what, join(replaced(members, at, &changed)))
                });
            }
        }
        Kind::Not(inner) => {
            tell(format!("drop `not` before `{inner}`"), (**inner).clone());
            changes(inner, vocabulary, &mut |what, changed| tell(what, whole(Kind::Not(Box::new(changed)))));
        }
        Kind::Has(quantifier, list, inner) => {
            let other = match quantifier {
                Quantifier::Some => Quantifier::Every,
                Quantifier::Every | Quantifier::AtLeast(_) => Quantifier::Some,
            };
            tell(
                format!("other quantifier in `{tree}`"),
                whole(Kind::Has(other, list.clone(), inner.clone())),
            );
            changes(inner, vocabulary, &mut |what, changed| {
                tell(what, whole(Kind::Has(*quantifier, list.clone(), Box::new(changed))));
            });
        }
        Kind::Host(inner) => {
            changes(inner, vocabulary, &mut |what, changed| tell(what, whole(Kind::Host(Box::new(changed)))));
        }
        Kind::Class(names) => fewer(names, |rest, gone| {
            tell(format!("drop class `{}` from `{tree}`", gone.text), whole(Kind::Class(rest)));
        }),
        Kind::Word(fact, words) => fewer(words, |rest, gone| {
            tell(format!("drop word `{}` from `{tree}`", gone.text), whole(Kind::Word(fact.clone(), rest)));
        }),
        Kind::Compare(fact, op, limit) => {
            for other in Op::ALL.into_iter().filter(|other| other != op) {
                let changed = whole(Kind::Compare(fact.clone(), other, limit.clone()));
                tell(format!("`{}` for `{}` in `{tree}`", other.sign(), op.sign()), changed);
            }
            steps(limit, |moved, way| {
                tell(
                    format!("limit moved {way} in `{tree}`"),
                    whole(Kind::Compare(fact.clone(), *op, moved)),
                );
            });
        }
        Kind::Ordered(fact, rank, word) => {
            for other in Rank::ALL.into_iter().filter(|other| other != rank) {
                let changed = whole(Kind::Ordered(fact.clone(), other, word.clone()));
                tell(format!("`{}` for `{}` in `{tree}`", other.word(), rank.word()), changed);
            }
        }
        Kind::Reaches(fact, side, limit) => {
            let other = if *side == Side::Above { Side::Below } else { Side::Above };
            tell(format!("other side in `{tree}`"), whole(Kind::Reaches(fact.clone(), other, limit.clone())));
            steps(limit, |moved, way| {
                tell(
                    format!("limit moved {way} in `{tree}`"),
                    whole(Kind::Reaches(fact.clone(), *side, moved)),
                );
            });
        }
        Kind::Covers(fact, low, high) | Kind::Overlaps(fact, low, high) => {
            let covers = matches!(tree.kind, Kind::Covers(..));
            let make = |low: Limit, high: Limit| {
                whole(if covers {
                    Kind::Covers(fact.clone(), low, high)
                } else {
                    Kind::Overlaps(fact.clone(), low, high)
                })
            };
            let other = if covers {
                Kind::Overlaps(fact.clone(), low.clone(), high.clone())
            } else {
                Kind::Covers(fact.clone(), low.clone(), high.clone())
            };
            tell(format!("other predicate in `{tree}`"), whole(other));
            steps(low, |moved, way| {
                tell(format!("lower end moved {way} in `{tree}`"), make(moved, high.clone()))
            });
            steps(high, |moved, way| {
                tell(format!("upper end moved {way} in `{tree}`"), make(low.clone(), moved))
            });
        }
        Kind::Purpose(word, targets) => {
            fewer(targets, |rest, gone| {
                tell(
                    format!("drop target `{}` from `{tree}`", gone.text),
                    whole(Kind::Purpose(word.clone(), rest)),
                );
            });
            for other in neighbours(&word.text, vocabulary) {
                let name = Name { text: other.clone(), at: word.at.clone() };
                tell(
                    format!("`{other}` for `{}` in `{tree}`", word.text),
                    whole(Kind::Purpose(name, targets.clone())),
                );
            }
        }
        Kind::Serves(targets, activities) => {
            fewer(targets, |rest, gone| {
                let changed = whole(Kind::Serves(rest, activities.clone()));
                tell(format!("drop target `{}` from `{tree}`", gone.text), changed);
            });
            fewer(activities, |rest, gone| {
                let changed = whole(Kind::Serves(targets.clone(), rest));
                tell(format!("drop activity `{}` from `{tree}`", gone.text), changed);
            });
            if !activities.is_empty() {
                let changed = whole(Kind::Serves(targets.clone(), Vec::new()));
                tell(format!("any activity in `{tree}`"), changed);
            }
        }
        Kind::SpecifiedIn(entries) => fewer(entries, |rest, gone| {
            tell(format!("drop entry `{}` from `{tree}`", gone.text), whole(Kind::SpecifiedIn(rest)));
        }),
        Kind::Flag(_) | Kind::Substance(_) | Kind::Table(_) | Kind::Unsettled(_) => {}
    }
}

fn without(members: &[Expr], at: usize) -> Vec<Expr> {
    members.iter().enumerate().filter(|(place, _)| *place != at).map(|(_, member)| member.clone()).collect()
}

fn replaced(members: &[Expr], at: usize, changed: &Expr) -> Vec<Expr> {
    members
        .iter()
        .enumerate()
        .map(|(place, member)| if place == at { changed.clone() } else { member.clone() })
        .collect()
}

/// Each set with one name gone; a set of one stays, since dropping its predicate covers that.
fn fewer(names: &[Name], mut tell: impl FnMut(Vec<Name>, &Name)) {
    if names.len() < 2 {
        return;
    }
    for (at, gone) in names.iter().enumerate() {
        let rest = names
            .iter()
            .enumerate()
            .filter(|(place, _)| *place != at)
            .map(|(_, name)| name.clone())
            .collect();
        tell(rest, gone);
    }
}

fn steps(limit: &Limit, mut tell: impl FnMut(Limit, &str)) {
    for (step, way) in [(Step::Up, "up"), (Step::Down, "down")] {
        tell(Limit { written: limit.written.stepped(step), at: limit.at.clone() }, way);
    }
}

/// The words directly inside and directly around a word of purpose.
fn neighbours(word: &str, vocabulary: &Vocabulary) -> Vec<String> {
    let wider = vocabulary
        .purposes()
        .filter(|(_, other)| other.decl.id == word)
        .flat_map(|(_, w)| w.decl.inside.clone());
    let narrower = vocabulary
        .purposes()
        .filter(|(_, other)| other.decl.inside.iter().any(|inside| inside == word))
        .map(|(_, other)| other.decl.id.clone());
    wider.chain(narrower).collect()
}
