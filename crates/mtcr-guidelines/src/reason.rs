//! Why a provision holds or may hold: the facts that decide it, in words.

use crate::determination::{Ground, Inquiry};
use crate::line::LineScene;
use crate::names;
use crate::walk::Step;
use mtcr_annex::Classification;
use mtcr_corpus::source::Mark;
use mtcr_rules::{Dossier, FactId, FactKind, Holds, ListId, Rule, Test, Truth, Value};

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
        let labels = |bits: u64| -> Vec<String> {
            let known = fact.decl.values.iter().enumerate().filter(|(at, _)| bits >> at & 1 == 1);
            known.map(|(_, value)| value.label.clone()).collect()
        };
        match (dossier.value(id), &fact.kind) {
            (None, _) => "not known".to_owned(),
            (Some(Value::Flag(true)), _) => "yes".to_owned(),
            (Some(Value::Flag(false)), _) => "no".to_owned(),
            (Some(Value::Word(bits)), FactKind::Word) => {
                let named = labels(*bits);
                if named.is_empty() { "other".to_owned() } else { named.join(" or ") }
            }
            (Some(Value::Words { yes, .. }), _) => {
                let named = labels(*yes);
                if named.is_empty() { "none".to_owned() } else { named.join(", ") }
            }
            (Some(_), _) => dossier.stated(id).map_or_else(String::new, |stated| stated.text.clone()),
        }
    }

    /// The entries that the product itself is under, for the category.
    fn under(&self) -> String {
        let corpus = self.inquiry.corpus;
        let entries = corpus.vocabulary.entries();
        let list = corpus.guidelines.vocabulary.find_list(names::PRODUCT);
        let Some(judged) = list.and_then(|list| self.line.judged.of(list).first()) else {
            return String::new();
        };
        let mut found: Vec<String> =
            judged.asserted.iter().map(|range| format!("{} as asserted", entries.prefix(*range))).collect();
        if found.is_empty() {
            let held = entries.iter().filter(|(entry, _)| judged.truth(*entry).is_true());
            found.extend(held.map(|(_, name)| name.to_owned()));
        }
        if found.is_empty() { String::new() } else { format!(", under {}", found.join(", ")) }
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

    /// What a condition on a list rests on.
    fn list(&self, list: ListId, inner: &Rule) -> Vec<String> {
        let guidelines = &self.inquiry.corpus.guidelines;
        let Some(declared) = guidelines.vocabulary.list(list) else {
            return Vec::new();
        };
        let members = self.line.dossier.list(list).map_or(&[][..], |members| members.members.as_slice());
        if declared.decl.holds == Holds::Dossiers {
            return self.entries(list, inner);
        }
        if members.is_empty() {
            let absent = guidelines.recorded(Some(list), None);
            return vec![
                absent.map_or_else(|| format!("no {}", declared.decl.id), |recorded| recorded.absent.clone()),
            ];
        }
        let scene = self.line.scene(self.inquiry);
        let mut found: Vec<String> = Vec::new();
        for (at, member) in members.iter().enumerate() {
            let truth = scene.member(list, at, member).truth(inner);
            let held = match truth {
                Truth::True => "meets",
                Truth::Unknown => "may meet",
                Truth::False => "does not meet",
            };
            let who = self.detail(list, at);
            found.push(format!("{} {}{who} {held}: {}", declared.decl.id, at + 1, inner.text()));
        }
        found
    }

    fn detail(&self, list: ListId, at: usize) -> String {
        let details = self.inquiry.transfer.details.iter().find(|(id, _)| *id == list);
        let Some(detail) = details.and_then(|(_, details)| details.get(at)) else {
            return String::new();
        };
        let given = detail.given.map(|day| format!("of {day}")).unwrap_or_default();
        let parts: Vec<&str> = [detail.name.as_str(), detail.reference.as_str(), given.as_str()]
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect();
        if parts.is_empty() { String::new() } else { format!(" ({})", parts.join(", ")) }
    }

    /// Which entries of a reference a related product is or may be under.
    fn entries(&self, list: ListId, inner: &Rule) -> Vec<String> {
        let corpus = self.inquiry.corpus;
        let entries = corpus.vocabulary.entries();
        let members = self.line.dossier.list(list).map_or(&[][..], |members| members.members.as_slice());
        let mut ranges = Vec::new();
        inner.walk(&mut |node| {
            if let Test::SpecifiedIn(named) = &node.test {
                ranges.extend(named.iter().copied());
            }
        });
        let mut found = Vec::new();
        for (member, judged) in members.iter().zip(self.line.judged.of(list)) {
            for range in &ranges {
                for asserted in judged.asserted.iter().filter(|asserted| range.covers(**asserted)) {
                    found.push(format!(
                        "{} is asserted to be under {}",
                        member.name,
                        entries.prefix(*asserted)
                    ));
                }
                if judged.asserted.iter().any(|asserted| range.covers(*asserted)) {
                    continue;
                }
                for entry in entries.ruled(*range) {
                    match judged.truth(entry) {
                        Truth::True => {
                            found.push(format!(
                                "{} is controlled under {}",
                                member.name,
                                entries.name(entry)
                            ));
                        }
                        Truth::Unknown => {
                            found.push(format!(
                                "{} may be controlled under {}",
                                member.name,
                                entries.name(entry)
                            ));
                        }
                        Truth::False => {}
                    }
                }
            }
        }
        const MOST: usize = 6;
        if found.len() > MOST {
            let more = found.len() - MOST;
            found.truncate(MOST);
            found.push(format!("and {more} more"));
        }
        found
    }

    /// What is said of a list, for the sheet of factors.
    pub(crate) fn members(&self, list: ListId) -> Vec<String> {
        let guidelines = &self.inquiry.corpus.guidelines;
        let Some(declared) = guidelines.vocabulary.list(list) else {
            return Vec::new();
        };
        let members = self.line.dossier.list(list).map_or(&[][..], |members| members.members.as_slice());
        if members.is_empty() {
            return guidelines
                .recorded(Some(list), None)
                .map(|recorded| recorded.absent.clone())
                .into_iter()
                .collect();
        }
        if declared.decl.holds == Holds::Dossiers {
            return members.iter().map(|member| member.name.clone()).collect();
        }
        members
            .iter()
            .enumerate()
            .map(|(at, member)| {
                let facts: Vec<String> = member
                    .facts()
                    .filter(|(id, _)| {
                        guidelines.recorded(Some(list), Some(*id)).is_none() || member.stated(*id).is_some()
                    })
                    .map(|(id, _)| {
                        let name = guidelines.vocabulary.fact(id).map_or("", |fact| fact.name.as_str());
                        format!("{} {}", name.replace('-', " "), self.value(member, id))
                    })
                    .collect();
                format!("{} {}{}: {}", declared.decl.id, at + 1, self.detail(list, at), facts.join("; "))
            })
            .collect()
    }
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
            let mut why = vec![format!("hosts: {}", allowance.host.join(", "))];
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
