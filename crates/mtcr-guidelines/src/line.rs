//! One line as a dossier in the words of transfers.

use crate::determination::Inquiry;
use crate::{members, names, record};
use mtcr_annex::{CategoryRange, Classification, NearMiss};
use mtcr_corpus::Category;
use mtcr_corpus::source::RuleKind;
use mtcr_rules::{Dossier, FactId, Judged, Scene, Truth, Value};

/// What is read off the products of a transfer once.
pub(crate) struct Products<'a> {
    pub(crate) lines: Vec<Classification<'a>>,
    pub(crate) earlier: Vec<Classification<'a>>,
}

/// A line ready for the rules.
#[derive(Clone, Debug)]
pub(crate) struct LineScene {
    pub(crate) dossier: Dossier,
    pub(crate) judged: Judged,
    /// The category, after exceptions, inclusion and releases.
    pub(crate) possible: [bool; 3],
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
        let mut dossier = inquiry.transfer.lines.get(at)?.facts.clone();
        if let Some((fact, value)) = instead {
            dossier.set(fact, value.clone());
        }
        from_states(inquiry, &mut dossier);
        record::fill(guidelines, &mut dossier);
        for bridge in &guidelines.bridges {
            record::set_flag(&mut dossier, Some(bridge.fact), found.scene().truth(&bridge.rule));
        }
        let trusted = is_trusted(inquiry, found);
        if trusted {
            let near = Truth::from(!near(inquiry, found).is_empty());
            record::set_flag(&mut dossier, words.find_fact(names::NEAR_MISS), near);
        }
        let mut product = vec![(found.dossier.name.clone(), seen(inquiry, found))];
        contained(inquiry, found, &mut product);
        let main = product.first().map(|(_, judged)| judged.clone()).unwrap_or_default();
        members::fill(guidelines, inquiry.transfer, inquiry.on, &main, &mut dossier);
        let beside =
            products.lines.iter().enumerate().filter(|(other, _)| *other != at).map(|(_, other)| other);
        let named = |found: &Classification<'_>| (found.dossier.name.clone(), seen(inquiry, found));
        let mut judged = Judged::default();
        let put = |judged: &mut Judged, name: &str, members: Vec<(String, Judged)>, dossier: &mut Dossier| {
            if let Some(list) = words.find_list(name) {
                let (titles, truths): (Vec<String>, Vec<Judged>) = members.into_iter().unzip();
                dossier.set_list(list, record::named(titles.into_iter()));
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
        let shown = |needs: &[String]| {
            needs.iter().all(|need| {
                words.find_fact(need).is_some_and(|fact| dossier.value(fact) == Some(&Value::Flag(true)))
            })
        };
        let (category, _, inclusion) = found.category_given(&shown);
        let mut possible = if trusted { possible(found, category) } else { [true; 3] };
        match released {
            Truth::True => possible = [true, false, false],
            Truth::Unknown => possible[0] = true,
            Truth::False => {}
        }
        set_category(inquiry, &mut dossier, possible);
        if trusted {
            let contains = inclusion.contained.and(released.not());
            record::set_flag(&mut dossier, words.find_fact(names::CONTAINS_ONE), contains);
            record::set_flag(
                &mut dossier,
                words.find_fact(names::INCLUSION),
                inclusion.truth.and(released.not()),
            );
        }
        Some(LineScene { dossier, judged, possible })
    }

    /// The scene in which provisions are evaluated.
    pub(crate) fn scene<'s>(&'s self, inquiry: &'s Inquiry<'_>) -> Scene<'s> {
        Scene::judged(&inquiry.corpus.guidelines.vocabulary, &self.dossier, &self.judged)
    }
}

/// What follows from the states named and from the registry, where nothing else is said.
fn from_states(inquiry: &Inquiry<'_>, dossier: &mut Dossier) {
    let words = &inquiry.corpus.guidelines.vocabulary;
    let transfer = inquiry.transfer;
    let (from, to) = (&transfer.exporter.state, &transfer.destination.state);
    if let Some(fact) = words.find_fact(names::LEAVES)
        && dossier.value(fact).is_none()
        && !from.is_empty()
        && !to.is_empty()
        && !from.eq_ignore_ascii_case(to)
    {
        dossier.set(fact, Value::Flag(true));
    }
    if let Some(fact) = words.find_fact(names::STANDING)
        && dossier.value(fact).is_none()
        && let Some(declared) = words.fact(fact)
    {
        let bits = inquiry
            .standing
            .iter()
            .filter_map(|word| declared.value_bit(word))
            .fold(0, |bits, bit| bits | bit);
        if bits != 0 {
            dossier.set(fact, Value::Word(bits));
        }
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
fn contained(inquiry: &Inquiry<'_>, found: &Classification<'_>, product: &mut Vec<(String, Judged)>) {
    let list = found.classifier().corpus().vocabulary.contains_list();
    for part in found.related.iter().filter(|(id, _)| Some(*id) == list).flat_map(|(_, parts)| parts) {
        product.push((part.dossier.name.clone(), seen(inquiry, part)));
        contained(inquiry, part, product);
    }
}
