//! Why a provision holds or may hold: the facts that decide it, in words.

mod members;

use crate::determination::{Ground, Inquiry};
use crate::line::LineScene;
use crate::names;
use crate::walk::Step;
use mtcr_annex::Classification;
use mtcr_corpus::source::Mark;
use mtcr_rules::{Assertion, Dossier, FactId, FactKind, ListId, Rule, Test, Truth, Value};

/// A line seen in an inquiry.
pub(crate) struct Seen<'s, 'a> {
    pub(crate) inquiry: &'s Inquiry<'a>,
    pub(crate) line: &'s LineScene,
}

impl Seen<'_, '_> {
    /// The facts that decide a provision.
    pub(crate) fn why(&self, step: &Step<'_>) -> Vec<String> {
        let mut why = Vec::new();
        if let Some(rule) = &step.text.rule {
            let mut places = Vec::new();
            decisive(rule, &step.nodes, 0, &mut places);
            for place in places {
                let Some(node) = rule.node(place) else { continue };
                for line in self.words(&node.test, &node.text) {
                    if !why.contains(&line) {
                        why.push(line);
                    }
                }
            }
        }
        why
    }

    fn words(&self, test: &Test, text: &str) -> Vec<String> {
        match test {
            Test::Flag(fact) | Test::Word { fact, .. } | Test::Compare { fact, .. } => vec![self.fact(*fact)],
            Test::Has(_, list, inner) => self.list(*list, inner),
            Test::Unsettled(ground) => vec![ground.clone()],
            _ => vec![text.to_owned()],
        }
    }

    /// A fact with its value and where it is known from.
    pub(crate) fn fact(&self, id: FactId) -> String {
        let guidelines = &self.inquiry.corpus.guidelines;
        let dossier = &self.line.dossier;
        let name = guidelines.vocabulary.fact(id).map_or("", |fact| fact.name.as_str());
        if let Some(conflict) = self.line.conflicts.iter().find(|conflict| conflict.fact == Some(id)) {
            return conflict.text();
        }
        let Some(stated) = dossier.stated(id) else {
            let absent = guidelines.recorded(None, Some(id));
            if let (Some(recorded), Some(Value::Flag(false) | Value::Words { yes: 0, .. })) =
                (absent, dossier.value(id))
            {
                return recorded.absent.clone();
            }
            let under = if name == names::CATEGORY { self.under() } else { String::new() };
            return format!("{}: {}{under}", name.replace('-', " "), self.value(dossier, id));
        };
        let mut text = format!("{}: {}", name.replace('-', " "), self.value(dossier, id));
        if !stated.place.is_empty() && stated.basis.is_empty() && stated.document.is_empty() {
            text.push_str(&format!(" (stated at {})", stated.place));
        }
        let origin = [stated.basis.as_str(), stated.document.as_str()];
        let origin: Vec<&str> = origin.into_iter().filter(|part| !part.is_empty()).collect();
        if !origin.is_empty() {
            text.push_str(&format!(" ({})", origin.join(", ")));
        }
        text
    }

    /// The value of a fact in words.
    pub(crate) fn value(&self, dossier: &Dossier, id: FactId) -> String {
        let Some(fact) = self.inquiry.corpus.guidelines.vocabulary.fact(id) else {
            return String::new();
        };
        match (dossier.value(id), &fact.kind) {
            (None, _) => "not known".to_owned(),
            (Some(Value::Flag(true)), _) => "yes".to_owned(),
            (Some(Value::Flag(false)), _) => "no".to_owned(),
            (Some(Value::Word(bits)), FactKind::Word) => {
                let named = self.labels(id, *bits);
                if named.is_empty() { "other".to_owned() } else { named.join(" or ") }
            }
            (Some(Value::Words { yes, .. }), _) => {
                let named = self.labels(id, *yes);
                if named.is_empty() { "none".to_owned() } else { named.join(", ") }
            }
            (Some(_), _) => dossier.stated(id).map_or_else(String::new, |stated| stated.text.clone()),
        }
    }

    /// The labels of some values of a fact.
    fn labels(&self, id: FactId, bits: u64) -> Vec<String> {
        let fact = self.inquiry.corpus.guidelines.vocabulary.fact(id);
        let values = fact.into_iter().flat_map(|fact| fact.decl.values.iter().enumerate());
        values.filter(|(at, _)| bits >> at & 1 == 1).map(|(_, value)| value.label.clone()).collect()
    }

    /// The entries that the product itself is under, for the category.
    fn under(&self) -> String {
        let corpus = self.inquiry.corpus;
        let entries = corpus.vocabulary.entries();
        let list = corpus.guidelines.vocabulary.find_list(names::PRODUCT);
        let product = list.and_then(|list| {
            Some((self.line.dossier.list(list)?.members.first()?, self.line.judged.of(list).first()?))
        });
        let Some((product, judged)) = product else {
            return String::new();
        };
        let asserted: Vec<String> = judged.asserted.iter().map(|range| entries.prefix(*range)).collect();
        let by = asserted_by(product.assertion.as_ref());
        if !asserted.is_empty() {
            return format!(", under {} as asserted{by}", asserted.join(", "));
        }
        if product.assertion.as_ref().is_some_and(|assertion| assertion.entries.is_empty()) {
            return format!(", asserted to be outside the Annex{by}");
        }
        let held = entries.iter().filter(|(entry, _)| judged.truth(*entry).is_true());
        let held: Vec<&str> = held.map(|(_, name)| name).collect();
        if held.is_empty() { String::new() } else { format!(", under {}", held.join(", ")) }
    }

    /// Every fact of the line itself, by name.
    pub(crate) fn all(&self) -> Vec<(String, String)> {
        let words = &self.inquiry.corpus.guidelines.vocabulary;
        let dossier = &self.line.dossier;
        let mut all: Vec<(String, String)> = dossier
            .facts()
            .filter_map(|(id, _)| Some((words.fact(id)?.name.clone(), self.value(dossier, id))))
            .collect();
        all.sort();
        all
    }
}

/// ` by the exporter`, for what is asserted.
fn asserted_by(assertion: Option<&Assertion>) -> String {
    let by = assertion.map(|assertion| assertion.by.as_str()).filter(|by| !by.is_empty());
    by.map_or_else(String::new, |by| format!(" by {by}"))
}

/// The places of the predicates that decide a node: of `and` those that keep it where it is, of `or` likewise.
fn decisive(rule: &Rule, truths: &[Truth], at: usize, places: &mut Vec<usize>) {
    let own = truths.get(at).copied().unwrap_or_default();
    let Some(node) = rule.node(at) else { return };
    let of = |member: &usize| truths.get(*member).copied().unwrap_or_default();
    match node.test {
        Test::All => {
            let all = own.is_true();
            rule.members(at)
                .filter(|member| all || of(member) == own)
                .for_each(|member| decisive(rule, truths, member, places));
        }
        Test::Any => {
            let all = own.is_false();
            rule.members(at)
                .filter(|member| all || of(member) == own)
                .for_each(|member| decisive(rule, truths, member, places));
        }
        Test::Not => rule.members(at).for_each(|member| decisive(rule, truths, member, places)),
        _ => places.push(at),
    }
}

/// Notes of the Annex that let a controlled product be exported under conditions.
pub(crate) fn allowances(found: &Classification<'_>, line: usize) -> Vec<Ground> {
    let mut grounds = Vec::new();
    for finding in found.controlled() {
        for allowance in finding.texts.iter().flat_map(|text| &text.version.allowances) {
            let hosts: Vec<&str> = allowance.host.iter().map(|host| host_label(found, host)).collect();
            let mut why = vec![format!("hosts: {}", hosts.join(", "))];
            if !allowance.quantity.is_empty() {
                why.push(format!("quantity: {}", allowance.quantity));
            }
            grounds.push(Ground {
                rule: allowance.id.clone(),
                paragraph: format!("Annex, note to {}", finding.entry.name),
                title: "May be exported as part of, or as replacement for".to_owned(),
                kind: None,
                line: Some(line),
                truth: Truth::Unknown,
                effect: String::new(),
                why,
                summary: allowance.summary.clone(),
                note: "It acts on how the application is looked at; the item stays controlled.".to_owned(),
                mark: Mark::B,
                read_in: allowance.read_in.clone(),
                from: None,
                until: None,
            });
        }
    }
    grounds
}

/// What a host is called, where the vocabulary knows it.
fn host_label<'a>(found: &Classification<'a>, host: &'a str) -> &'a str {
    let uses = found.classifier().corpus().vocabulary.uses();
    uses.iter().find(|word| word.id == host).map_or(host, |word| word.label.as_str())
}

/// Exceptions to the category that hold or may hold, with what a transfer shows of their needs.
pub(crate) fn exceptions(
    inquiry: &Inquiry<'_>,
    line: &LineScene,
    found: &Classification<'_>,
    at: usize,
) -> Vec<Ground> {
    let words = &inquiry.corpus.guidelines.vocabulary;
    let shown = |need: &String| {
        words.find_fact(need).and_then(|fact| line.dossier.value(fact)) == Some(&Value::Flag(true))
    };
    let mut grounds = Vec::new();
    for finding in found.findings.iter().filter(|finding| !finding.truth.is_false()) {
        for text in &finding.texts {
            for (exception, truth) in text.version.exceptions.iter().zip(&text.exceptions) {
                if truth.is_false() {
                    continue;
                }
                let met = exception.needs.iter().all(&shown);
                let why = exception.needs.iter().map(|need| {
                    format!("{}: {}", need.replace('-', " "), if shown(need) { "shown" } else { "not shown" })
                });
                let note = match (met, truth) {
                    (true, Truth::True) => format!("It applies: Category {}.", exception.to),
                    (true, _) => "Whether the product meets it is open.".to_owned(),
                    (false, _) => {
                        "It does not apply, because what it needs is not shown; the category stays."
                            .to_owned()
                    }
                };
                grounds.push(Ground {
                    rule: exception.when.id.clone(),
                    paragraph: format!("Annex, {}", finding.entry.name),
                    title: format!("Exception to the category, to Category {}", exception.to),
                    kind: None,
                    line: Some(at),
                    truth: if met { *truth } else { Truth::False },
                    effect: String::new(),
                    why: why.collect(),
                    summary: exception.when.summary.clone(),
                    note,
                    mark: Mark::B,
                    read_in: exception.when.read_in.clone(),
                    from: None,
                    until: None,
                });
            }
        }
    }
    grounds
}

/// Whether a list is that of the product itself, with or without what is in it.
pub(crate) fn is_product(inquiry: &Inquiry<'_>, list: ListId) -> bool {
    let words = &inquiry.corpus.guidelines.vocabulary;
    [names::PRODUCT, names::ITEM].iter().any(|name| words.find_list(name) == Some(list))
}
