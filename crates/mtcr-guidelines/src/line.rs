//! One line as a dossier in the words of transfers.

use crate::determination::Inquiry;
use crate::said::{self, Conflict};
use crate::{members, names, record};
use mtcr_annex::{CategoryRange, Classification, Inclusion, NearMiss};
use mtcr_corpus::Category;
use mtcr_corpus::source::RuleKind;
use mtcr_rules::{Dossier, FactId, Judged, Members, Scene, Truth, Value};

/// What is read off the products of a transfer once.
pub(crate) struct Products<'a> {
    pub(crate) lines: Vec<Classification<'a>>,
    /// What an asserted entry stands beside, classified as described; line by line.
    pub(crate) described: Vec<Option<Classification<'a>>>,
    pub(crate) earlier: Vec<Classification<'a>>,
}

/// A line ready for the rules.
#[derive(Clone, Debug)]
pub(crate) struct LineScene {
    pub(crate) dossier: Dossier,
    pub(crate) judged: Judged,
    /// The category, after exceptions, inclusion and releases.
    pub(crate) possible: [bool; 3],
    /// What is said and cannot be true together with what is found.
    pub(crate) conflicts: Vec<Conflict>,
}

/// A near miss at one of the entries that matter.
pub(crate) fn near<'c, 'a>(inquiry: &Inquiry<'a>, found: &'c Classification<'a>) -> Vec<NearMiss<'c, 'a>> {
    let wanted = &inquiry.corpus.guidelines.near;
    let mut near = found.near(usize::MAX);
    near.retain(|miss| wanted.iter().any(|range| range.contains(miss.finding.entry.id)));
    near
}

/// Whether what is found of a product is about the edition of the day: its text is held, or somebody asserts the entry.
pub(crate) fn is_trusted(inquiry: &Inquiry<'_>, found: &Classification<'_>) -> bool {
    let held = !found.classifier().edition().is_substituted() && !inquiry.edition_open;
    held || found.dossier.assertion.is_some()
}

impl LineScene {
    /// A line with a recorded fact put in place of what is said of it, where one is given.
    pub(crate) fn new(
        inquiry: &Inquiry<'_>,
        products: &Products<'_>,
        at: usize,
        instead: Option<(FactId, &Value)>,
    ) -> Option<Self> {
        let guidelines = &inquiry.corpus.guidelines;
        let words = &guidelines.vocabulary;
        let found = products.lines.get(at)?;
        let line = inquiry.transfer.lines.get(at)?;
        let mut dossier = line.facts.clone();
        if let Some((fact, value)) = instead {
            dossier.set(fact, value.clone());
        }
        let mut conflicts = said::compare(inquiry, line, found, &mut dossier);
        record::fill(guidelines, &mut dossier);
        for bridge in &guidelines.bridges {
            record::set_flag(&mut dossier, Some(bridge.fact), found.scene().truth(&bridge.rule));
        }
        let trusted = is_trusted(inquiry, found);
        if trusted {
            let near = Truth::from(!near(inquiry, found).is_empty());
            record::set_flag(&mut dossier, words.find_fact(names::NEAR_MISS), near);
        }
        let given: Vec<FactId> =
            dossier.facts().filter(|(_, value)| **value == Value::Flag(true)).map(|(fact, _)| fact).collect();
        let shown = |needs: &[String]| {
            needs.iter().all(|need| words.find_fact(need).is_some_and(|fact| given.contains(&fact)))
        };
        let mut product = vec![(known(found), seen(inquiry, found))];
        contained(inquiry, found, &mut product);
        let described = products.described.get(at).and_then(Option::as_ref);
        let graver =
            described.and_then(|other| Some((other, said::entry(inquiry, line, found, other, &shown)?)));
        if let Some((other, _)) = &graver {
            // What either reading leaves possible remains possible: the description counts as open.
            let mut open = other.judged().clone();
            take_off(&mut open, Truth::Unknown);
            product.push((Dossier::new(format!("{} as described", other.dossier.name)), open));
        }
        let main = product.first().map(|(_, judged)| judged.clone()).unwrap_or_default();
        conflicts.extend(members::fill(inquiry, &main, &mut dossier));
        let beside =
            products.lines.iter().enumerate().filter(|(other, _)| *other != at).map(|(_, other)| other);
        let named = |found: &Classification<'_>| (known(found), seen(inquiry, found));
        let mut judged = Judged::default();
        let put =
            |judged: &mut Judged, name: &str, members: Vec<(Dossier, Judged)>, dossier: &mut Dossier| {
                if let Some(list) = words.find_list(name) {
                    let (members, truths): (Vec<Dossier>, Vec<Judged>) = members.into_iter().unzip();
                    dossier.set_list(list, Members { complete: true, members });
                    judged.members.retain(|(known, _)| *known != list);
                    judged.members.push((list, truths));
                }
            };
        put(&mut judged, names::BESIDE, beside.map(named).collect(), &mut dossier);
        put(&mut judged, names::EARLIER, products.earlier.iter().map(named).collect(), &mut dossier);
        put(&mut judged, names::PRODUCT, product.clone(), &mut dossier);
        let released = released(inquiry, &dossier, &judged);
        if let Some((_, own)) = product.first_mut() {
            take_off(own, released);
        }
        put(&mut judged, names::PRODUCT, product, &mut dossier);
        let (category, _, inclusion) = found.category_given(&shown);
        let mut whole = if trusted { possible(found, category) } else { [true; 3] };
        if let Some((other, conflict)) = graver {
            whole = either(whole, possible(other, other.category_given(&shown).0));
            conflicts.push(conflict);
        }
        let possible = match released {
            Truth::False => whole,
            Truth::True => parts(found, &inclusion, trusted),
            Truth::Unknown => either(whole, parts(found, &inclusion, trusted)),
        };
        set_category(inquiry, &mut dossier, possible);
        if trusted {
            record::set_flag(&mut dossier, words.find_fact(names::CONTAINS_ONE), inclusion.contained);
            record::set_flag(&mut dossier, words.find_fact(names::INCLUSION), inclusion.truth);
        }
        Some(LineScene { dossier, judged, possible, conflicts })
    }

    /// The scene in which provisions are evaluated.
    pub(crate) fn scene<'s>(&'s self, inquiry: &'s Inquiry<'_>) -> Scene<'s> {
        Scene::judged(&inquiry.corpus.guidelines.vocabulary, &self.dossier, &self.judged)
    }
}

/// Whether a provision takes the line out of the Annex.
fn released(inquiry: &Inquiry<'_>, dossier: &Dossier, judged: &Judged) -> Truth {
    let scene = Scene::judged(&inquiry.corpus.guidelines.vocabulary, dossier, judged);
    let releases =
        inquiry.corpus.guidelines.provisions.iter().filter(|provision| provision.kind == RuleKind::Release);
    releases
        .filter_map(|provision| provision.on(inquiry.on)?.rule.as_ref())
        .map(|rule| scene.truth(rule))
        .fold(Truth::False, Truth::or)
}

/// Which of none, II and I remain possible.
fn possible(found: &Classification<'_>, category: CategoryRange) -> [bool; 3] {
    let two = category.at_least == Some(Category::Two)
        || category.could_be == Some(Category::Two)
        || (category.at_least.is_none()
            && found.findings.iter().any(|finding| {
                !finding.truth.is_false() && finding.category.at_least == Some(Category::Two)
            }));
    [category.at_least.is_none(), two, category.could_be == Some(Category::One)]
}

/// Which of them remain possible where the line is released: a release reaches the line's own entry and nothing that it
/// contains, so that the inclusion rule stands.
fn parts(found: &Classification<'_>, inclusion: &Inclusion, trusted: bool) -> [bool; 3] {
    let contains = found.classifier().corpus().vocabulary.contains_list();
    let contains = found.related.iter().any(|(list, parts)| Some(*list) == contains && !parts.is_empty());
    match inclusion.truth {
        _ if !trusted => [true, false, contains],
        Truth::True => [false, false, true],
        Truth::Unknown => [true, false, true],
        Truth::False => [true, false, false],
    }
}

/// What either of two leaves possible.
fn either(a: [bool; 3], b: [bool; 3]) -> [bool; 3] {
    let ([none, two, one], [other_none, other_two, other_one]) = (a, b);
    [none || other_none, two || other_two, one || other_one]
}

fn set_category(inquiry: &Inquiry<'_>, dossier: &mut Dossier, possible: [bool; 3]) {
    let words = &inquiry.corpus.guidelines.vocabulary;
    let Some(fact) = words.find_fact(names::CATEGORY) else {
        return;
    };
    let Some(declared) = words.fact(fact) else { return };
    let bits = names::CATEGORIES
        .iter()
        .zip(possible)
        .filter(|(_, possible)| *possible)
        .filter_map(|(word, _)| declared.value_bit(word))
        .fold(0, |bits, bit| bits | bit);
    dossier.set(fact, Value::Word(bits));
}

/// What rules may see of a product: everything is open where the text of the edition is not held.
fn seen(inquiry: &Inquiry<'_>, found: &Classification<'_>) -> Judged {
    if is_trusted(inquiry, found) { found.judged().clone() } else { Judged::default() }
}

/// A product by its name and what is asserted of it; rules see what is judged of it.
fn known(found: &Classification<'_>) -> Dossier {
    let mut known = Dossier::new(found.dossier.name.clone());
    known.assertion.clone_from(&found.dossier.assertion);
    known
}

/// Takes a product off its entries as far as it is released.
fn take_off(judged: &mut Judged, released: Truth) {
    if !released.is_false() {
        judged.asserted.clear();
        for truth in &mut judged.truths {
            *truth = truth.and(released.not());
        }
    }
}

/// Everything in a product, however deep.
fn contained(inquiry: &Inquiry<'_>, found: &Classification<'_>, product: &mut Vec<(Dossier, Judged)>) {
    let list = found.classifier().corpus().vocabulary.contains_list();
    for part in found.related.iter().filter(|(id, _)| Some(*id) == list).flat_map(|(_, parts)| parts) {
        product.push((known(part), seen(inquiry, part)));
        contained(inquiry, part, product);
    }
}
