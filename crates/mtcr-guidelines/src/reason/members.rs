//! The members of a list in words: assurances, denials and authorisations, and related products.

use super::{Seen, asserted_by, decisive};
use mtcr_corpus::transfer::Detail;
use mtcr_rules::{Dossier, FactKind, Holds, ListId, Rule, Test, Truth, Value};

/// How many related products under entries are named at most.
const MOST: usize = 6;

impl Seen<'_, '_> {
    /// What a condition on a list rests on.
    pub(super) fn list(&self, list: ListId, inner: &Rule) -> Vec<String> {
        let guidelines = &self.inquiry.corpus.guidelines;
        let Some(declared) = guidelines.vocabulary.list(list) else {
            return Vec::new();
        };
        if declared.decl.holds == Holds::Dossiers {
            return self.entries(list, inner);
        }
        let members = self.of_list(list);
        if members.is_empty() {
            let absent = guidelines.recorded(Some(list), None);
            return vec![
                absent.map_or_else(|| format!("no {}", declared.decl.id), |recorded| recorded.absent.clone()),
            ];
        }
        let scene = self.line.scene(self.inquiry);
        let mut found = Vec::new();
        for (at, member) in members.iter().enumerate() {
            let mut truths = Vec::new();
            scene.member(list, at, member).truths(inner, &mut truths);
            let held = match truths.first().copied().unwrap_or_default() {
                Truth::True => "meets this",
                Truth::Unknown => "may meet this",
                Truth::False => "does not meet this",
            };
            let mut places = Vec::new();
            decisive(inner, &truths, 0, &mut places);
            let mut why: Vec<String> = Vec::new();
            for place in places {
                let Some(node) = inner.node(place) else { continue };
                let truth = truths.get(place).copied().unwrap_or_default();
                let words = self.condition(member, &node.test, truth, &node.text);
                if !why.contains(&words) {
                    why.push(words);
                }
            }
            let who = self.detail(list, at);
            found.push(format!("{} {}{who} {held}; {}", declared.decl.id, at + 1, why.join("; ")));
        }
        found
    }

    /// One condition on a member with what is known of it; where a word is not the one wanted, with the one that is.
    fn condition(&self, member: &Dossier, test: &Test, truth: Truth, text: &str) -> String {
        let vocabulary = &self.inquiry.corpus.guidelines.vocabulary;
        let name = |fact| vocabulary.fact(fact).map_or_else(String::new, |fact| fact.name.replace('-', " "));
        match test {
            Test::Flag(fact) | Test::Compare { fact, .. } => {
                format!("{}: {}", name(*fact), self.value(member, *fact))
            }
            Test::Word { fact, accepted, .. } => {
                let several = vocabulary.fact(*fact).is_some_and(|fact| fact.kind == FactKind::Words);
                match (truth, member.value(*fact)) {
                    // Of several words said, the others decide nothing.
                    (Truth::True, Some(Value::Words { yes, .. })) if several => {
                        format!("{}: {}", name(*fact), self.labels(*fact, yes & accepted).join(", "))
                    }
                    (Truth::True, _) => format!("{}: {}", name(*fact), self.value(member, *fact)),
                    _ => {
                        let wanted = self.labels(*fact, *accepted).join(" or ");
                        format!("{}: {}, wanted: {wanted}", name(*fact), self.value(member, *fact))
                    }
                }
            }
            _ => text.to_owned(),
        }
    }

    fn detail(&self, list: ListId, at: usize) -> String {
        let details = self.inquiry.transfer.details.iter().find(|(id, _)| *id == list);
        details.and_then(|(_, details)| details.get(at)).map_or_else(String::new, beside)
    }

    /// Which entries of a reference a related product is or may be under.
    fn entries(&self, list: ListId, inner: &Rule) -> Vec<String> {
        let entries = self.inquiry.corpus.vocabulary.entries();
        let mut ranges = Vec::new();
        inner.walk(&mut |node| {
            if let Test::SpecifiedIn(named) = &node.test {
                ranges.extend(named.iter().copied());
            }
        });
        let mut found = Vec::new();
        for (member, judged) in self.of_list(list).iter().zip(self.line.judged.of(list)) {
            for range in &ranges {
                let asserted = judged.asserted.iter().filter(|asserted| range.covers(**asserted));
                let before = found.len();
                found.extend(asserted.map(|asserted| {
                    let (name, entry) = (&member.name, entries.prefix(*asserted));
                    format!(
                        "{name} is asserted to be under {entry}{}",
                        asserted_by(member.assertion.as_ref())
                    )
                }));
                if found.len() > before {
                    continue;
                }
                for entry in entries.ruled(*range) {
                    let how = match judged.truth(entry) {
                        Truth::True => "is",
                        Truth::Unknown => "may be",
                        Truth::False => continue,
                    };
                    found.push(format!("{} {how} controlled under {}", member.name, entries.name(entry)));
                }
            }
        }
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
        let members = self.of_list(list);
        if members.is_empty() {
            let absent = guidelines.recorded(Some(list), None);
            return absent.map(|recorded| recorded.absent.clone()).into_iter().collect();
        }
        if declared.decl.holds == Holds::Dossiers {
            return members.iter().map(|member| member.name.clone()).collect();
        }
        let mut lines = Vec::new();
        for (at, member) in members.iter().enumerate() {
            let mut line = format!("{} {}{}", declared.decl.id, at + 1, self.detail(list, at));
            for (id, _) in member.facts() {
                if guidelines.recorded(Some(list), Some(id)).is_none() || member.stated(id).is_some() {
                    let name = guidelines.vocabulary.fact(id).map_or("", |fact| fact.name.as_str());
                    line.push_str(&format!("; {}: {}", name.replace('-', " "), self.value(member, id)));
                }
            }
            lines.push(line);
        }
        lines
    }

    fn of_list(&self, list: ListId) -> &[Dossier] {
        self.line.dossier.list(list).map_or(&[][..], |members| members.members.as_slice())
    }
}

/// Name, reference and days of a member, in brackets.
fn beside(detail: &Detail) -> String {
    let given = detail.given.map(|day| format!("of {day}")).unwrap_or_default();
    let until = detail.until.map(|day| format!("to before {day}")).unwrap_or_default();
    let parts = [detail.name.as_str(), detail.reference.as_str(), given.as_str(), until.as_str()];
    let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    if parts.is_empty() { String::new() } else { format!(" ({})", parts.join(", ")) }
}
