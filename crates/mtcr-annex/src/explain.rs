//! Explanations: the tree of conditions with the facts they were judged by.

use crate::classify::{Classification, TextFinding};
use mtcr_corpus::Doubt;
use mtcr_quantity::{End, Number};
use mtcr_rules::{Dossier, Fact, FactId, Near, Rule, Scene, Test, Truth, Value, show};

/// A condition with its truth, what it was judged by, and its members.
#[derive(Clone, Debug)]
pub struct Explained {
    /// The condition in words; a connective is `all of`, `any of` or `not`.
    pub text: String,
    /// Its truth.
    pub truth: Truth,
    /// What is known of the fact it looks at.
    pub evidence: Option<Evidence>,
    /// Whether the value lies near the limit.
    pub near_limit: bool,
    /// The conditions inside it.
    pub members: Vec<Explained>,
}

/// What is known of a fact, and where it comes from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Evidence {
    /// The fact.
    pub fact: String,
    /// The value as stated, or as computed.
    pub value: String,
    /// Where it comes from; `computed` for what follows from other facts.
    pub basis: String,
    /// The document; empty when not said.
    pub document: String,
}

/// A controlled or open entry with a value near one of its limits, or exactly at a doubtful one.
#[derive(Clone, Debug)]
pub struct Marked<'v> {
    /// The fact.
    pub fact: FactId,
    /// The predicate.
    pub predicate: String,
    /// The doubts recorded for exactly this value.
    pub doubts: Vec<&'v Doubt>,
}

impl<'a> Classification<'a> {
    /// The tree of conditions of one text.
    #[must_use]
    pub fn explain(&self, text: &TextFinding<'a>) -> Option<Explained> {
        let rule = text.version.rule.as_ref()?;
        if text.nodes.is_empty() {
            return None;
        }
        Some(explain(&self.scene(), rule))
    }

    /// The doubts recorded for a value that this product has exactly.
    #[must_use]
    pub fn doubts(&self, text: &TextFinding<'a>) -> Vec<&'a Doubt> {
        let exactly = |dossier: &Dossier, fact: FactId, number: &Number| match dossier.value(fact) {
            Some(Value::Number(interval)) => interval
                .is_point()
                .is_some_and(|point| point.compare(number) == Some(std::cmp::Ordering::Equal)),
            _ => false,
        };
        text.version
            .doubts
            .iter()
            .filter(|doubt| {
                doubt.at.as_ref().is_some_and(|(fact, number)| {
                    exactly(self.dossier, *fact, number)
                        || self.dossier.lists().iter().any(|(_, members)| {
                            members.members.iter().any(|member| exactly(member, *fact, number))
                        })
                })
            })
            .collect()
    }
}

/// Explains a rule in a scene.
pub(crate) fn explain(scene: &Scene<'_>, rule: &Rule) -> Explained {
    let mut truths = Vec::new();
    scene.truths(rule, &mut truths);
    node(scene, rule, &truths, 0)
}

fn node(scene: &Scene<'_>, rule: &Rule, truths: &[Truth], at: usize) -> Explained {
    let truth = truths.get(at).copied().unwrap_or_default();
    let Some(found) = rule.node(at) else {
        return Explained {
            text: String::new(),
            truth,
            evidence: None,
            near_limit: false,
            members: Vec::new(),
        };
    };
    let text = match &found.test {
        Test::All => "all of".to_owned(),
        Test::Any => "any of".to_owned(),
        Test::Not => "not".to_owned(),
        _ => found.text.clone(),
    };
    let mut members: Vec<Explained> =
        rule.members(at).map(|member| node(scene, rule, truths, member)).collect();
    if let Test::Has(_, list, inner) = &found.test {
        let listed = scene.dossier.list(*list).map_or(&[][..], |list| list.members.as_slice());
        // A list may be long; the members that decide are the ones not refuted, and a few of the others suffice.
        let mut shown = 0;
        for (place, member) in listed.iter().enumerate() {
            let mut part = explain(&scene.member(*list, place, member), inner);
            if part.truth.is_false() && shown >= 3 {
                continue;
            }
            shown += 1;
            let name = if member.name.is_empty() {
                format!("[{}]", place + 1)
            } else {
                format!("`{}`", member.name)
            };
            part.text = format!("{name}: {}", part.text);
            members.push(part);
        }
    }
    let fact = fact_of(&found.test);
    let evidence = fact.and_then(|fact| evidence(scene, fact)).or_else(|| class_evidence(scene, &found.test));
    Explained { text, truth, evidence, near_limit: is_near(scene, &found.test), members }
}

fn fact_of(test: &Test) -> Option<FactId> {
    match test {
        Test::Flag(fact) | Test::Word { fact, .. } | Test::Compare { fact, .. } => Some(*fact),
        Test::ReachesAbove(fact, _)
        | Test::ReachesBelow(fact, _)
        | Test::Covers(fact, ..)
        | Test::Overlaps(fact, ..) => Some(*fact),
        _ => None,
    }
}

fn class_evidence(scene: &Scene<'_>, test: &Test) -> Option<Evidence> {
    match test {
        Test::Class(_) => {
            let named: Vec<&str> = scene
                .dossier
                .named_classes()
                .iter()
                .filter_map(|id| scene.vocabulary.class(*id))
                .map(|class| class.decl.id.as_str())
                .collect();
            (!named.is_empty()).then(|| Evidence {
                fact: "class".to_owned(),
                value: named.join(", "),
                basis: "dossier".to_owned(),
                document: String::new(),
            })
        }
        Test::Substance(_) | Test::Table(..) => evidence(scene, scene.vocabulary.substance_fact()?),
        _ => None,
    }
}

fn evidence(scene: &Scene<'_>, fact: FactId) -> Option<Evidence> {
    let value = scene.dossier.value(fact)?;
    let name = scene.vocabulary.fact(fact)?.name.clone();
    if let Some(stated) = scene.dossier.stated(fact) {
        let basis = if stated.basis.is_empty() { "dossier".to_owned() } else { stated.basis.clone() };
        return Some(Evidence {
            fact: name,
            value: stated.text.clone(),
            basis,
            document: stated.document.clone(),
        });
    }
    let value = match value {
        Value::Number(interval) => show(scene.vocabulary, fact, interval),
        _ => String::new(),
    };
    Some(Evidence { fact: name, value, basis: "computed".to_owned(), document: String::new() })
}

/// Whether some end of the value lies within the fact's nearness of the limit: 1 % of it unless the vocabulary says
/// otherwise, and 1 for whole counts.
fn is_near(scene: &Scene<'_>, test: &Test) -> bool {
    let (Test::Compare { fact, limit, .. }
    | Test::ReachesAbove(fact, limit)
    | Test::ReachesBelow(fact, limit)) = test
    else {
        return false;
    };
    let Some(declared) = scene.vocabulary.fact(*fact) else { return false };
    let Some(reach) = reach(declared, limit) else { return false };
    let ends: Vec<&Number> = match scene.dossier.value(*fact) {
        Some(Value::Number(interval)) => [interval.low(), interval.high()]
            .into_iter()
            .filter_map(|end| match end {
                End::Closed(number) | End::Open(number) => Some(number),
                End::Unbounded => None,
            })
            .collect(),
        Some(Value::Span { from, to }) => [from, to].into_iter().flatten().collect(),
        _ => Vec::new(),
    };
    ends.iter().any(|end| {
        end.sub(limit)
            .and_then(|far| far.abs().compare(&reach))
            .is_some_and(|order| order != std::cmp::Ordering::Greater)
    })
}

fn reach(fact: &Fact, limit: &Number) -> Option<Number> {
    match &fact.decl.near {
        Some(Near::Distance(distance)) => Some(distance.clone()),
        Some(Near::Share(share)) => Some(limit.abs().mul(share)),
        None if fact.kind == mtcr_rules::FactKind::Count => Some(Number::from_integer(1)),
        None => Some(limit.abs().mul(&Number::ratio(1, 100)?)),
    }
}
