//! Looks the names of a transfer up and checks what the notation alone cannot.

use jiff::civil::Date;
use mtcr_rules::{Dossier, did_you_mean};

use super::{Detail, Line, Party, Person, Transfer, TransferFile};
use crate::corpus::Corpus;
use crate::date::Days;
use crate::dossier;
use crate::problem::{Problem, Report, code};
use crate::source::{
    DetailSource, DossierSource, EntryAssertionSource, FileId, LineSource, Located, PersonSource, SourceFile,
    Span,
};

pub(super) fn link(file: &TransferFile, corpus: &Corpus) -> Result<Transfer, Report> {
    let mut linker = Linker { file, corpus, problems: Vec::new() };
    let transfer = linker.transfer();
    let report: Report = linker.problems.into_iter().collect();
    report.or_value(transfer)
}

struct Linker<'a> {
    file: &'a TransferFile,
    corpus: &'a Corpus,
    problems: Vec<Problem>,
}

impl Linker<'_> {
    fn problem(&mut self, at: Span, code: &'static str, message: String, help: Option<String>) {
        let file: Option<&SourceFile> = self.file.files.first();
        self.problems.extend(file.map(|file| Problem::new(file, at, code, message).maybe_help(help)));
    }

    fn transfer(&mut self) -> Transfer {
        let source = &self.file.source;
        let words = &self.corpus.guidelines.vocabulary;
        let facts = self.facts(&source.facts);
        let mut details = Vec::new();
        for (list, members) in source.facts.lists.iter().zip(&source.details) {
            let found = members.iter().map(|member| self.detail(member)).collect();
            details.extend(words.find_list(list.name.as_str()).map(|id| (id, found)));
        }
        let mut earlier = Vec::new();
        for sent in &source.earlier {
            let product = DossierSource {
                name: Some(sent.name.clone()),
                entry: sent.entry.clone(),
                ..DossierSource::default()
            };
            earlier.extend(self.product(&product));
        }
        let mut lines = Vec::new();
        for (at, line) in source.lines.iter().enumerate() {
            let named = self.file.named.get(at).and_then(Option::as_ref);
            lines.extend(self.line(line, named, facts.as_ref()));
        }
        Transfer {
            name: text(source.name.as_ref()),
            date: source.date.as_ref().and_then(|date| self.day(date)),
            exporter: person(&source.exporter),
            destination: person(&source.destination),
            statement: text(source.statement.as_ref()),
            location: text(source.location.as_ref()),
            parties: source
                .parties
                .iter()
                .filter_map(|party| {
                    Some(Party { role: party.role.as_ref()?.value, person: person(&party.person) })
                })
                .collect(),
            details,
            earlier,
            lines,
        }
    }

    /// What is said in the words of transfers; `None` where it has mistakes, which are then reported.
    fn facts(&mut self, source: &DossierSource) -> Option<Dossier> {
        let words = &self.corpus.guidelines.vocabulary;
        let computed = &self.corpus.guidelines.computed;
        let mut refused = false;
        for fact in &source.facts {
            if words.find_fact(fact.name.as_str()).is_some_and(|id| computed.contains(&id)) {
                refused = true;
                let message = format!("`{}` is found by classification and not said", fact.name.value);
                let help = Some("describe the product, or assert its entry".to_owned());
                self.problem(fact.name.at, code::COMPUTED_FACT, message, help);
            }
        }
        match dossier::link(source, &self.file.files, words, &[]) {
            Ok(dossier) => Some(dossier).filter(|_| !refused),
            Err(report) => {
                self.problems.extend(report);
                None
            }
        }
    }

    fn product(&mut self, source: &DossierSource) -> Option<Dossier> {
        match dossier::link(source, &self.file.files, &self.corpus.vocabulary, &self.corpus.methods) {
            Ok(dossier) => Some(dossier),
            Err(report) => {
                self.problems.extend(report);
                None
            }
        }
    }

    fn line(
        &mut self,
        line: &LineSource,
        named: Option<&DossierSource>,
        facts: Option<&Dossier>,
    ) -> Option<Line> {
        let described = line.product.as_ref().or(named);
        if described.is_none() && line.entry.is_none() {
            if line.dossier.is_none() {
                let message = format!("line `{}` has no product", line.name.value);
                let help =
                    "write `dossier = \"FILE\"`, `[line.product]`, or `entry = { id = \"…\", by = \"…\" }`";
                self.problem(line.name.at, code::NO_PRODUCT, message, Some(help.to_owned()));
            }
            return None;
        }
        let mut source = described.cloned().unwrap_or_default();
        if source.name.is_none() {
            source.name = Some(line.name.clone());
        }
        assert_entry(&mut source, line.entry.as_ref());
        let product = self.product(&source);
        let described = match &product {
            Some(product) if product.assertion.is_some() && described.is_some() => {
                let mut other = product.clone();
                other.assertion = None;
                Some(other)
            }
            _ => None,
        };
        // What is wrong with the transfer's own facts is said once.
        let facts = if line.facts.facts.is_empty() {
            facts.cloned()
        } else {
            facts.and_then(|_| {
                let mut own = self.file.source.facts.clone();
                own.change(line.facts.clone());
                self.facts(&own)
            })
        };
        Some(Line {
            name: line.name.value.clone(),
            quantity: text(line.quantity.as_ref()),
            value: text(line.value.as_ref()),
            file: line.dossier.as_ref().map_or_else(String::new, |name| {
                super::beside(self.file.files.first().map_or("", SourceFile::path), &name.value)
            }),
            shown_at: self.shown_at(&source, line.entry.as_ref()),
            product: product?,
            described,
            facts: facts?,
        })
    }

    /// Where classes or the entry asserted stand.
    fn shown_at(&self, source: &DossierSource, asserted: Option<&EntryAssertionSource>) -> String {
        let class = source.class.first().map(|class| (source.file, class.at));
        let here = asserted.map(|entry| (FileId::default(), entry.id.at));
        let there = source.entry.as_ref().map(|entry| (source.file, entry.id.at));
        let Some((file, at)) = class.or(here).or(there) else {
            return String::new();
        };
        let file = usize::try_from(file.0).ok().and_then(|file| self.file.files.get(file));
        file.map_or_else(String::new, |file| file.place(at.start).to_string())
    }

    fn detail(&mut self, source: &DetailSource) -> Detail {
        let entry = source.entry.as_ref().and_then(|id| {
            let entries = self.corpus.vocabulary.entries();
            let found = entries.range(&id.value);
            if found.is_none() {
                let help = did_you_mean(&id.value, entries.iter().map(|(_, name)| name));
                self.problem(id.at, code::UNKNOWN_ENTRY, format!("unknown entry `{}`", id.value), help);
            }
            found
        });
        let given = source.given.as_ref().and_then(|day| self.day(day));
        let until = source.until.as_ref().and_then(|day| self.day(day));
        if let (Some(given), Some(ends), Some(written)) = (given, until, &source.until)
            && ends <= given
        {
            let message = format!("ends on {ends}, before it holds for a day: it was given on {given}");
            let help = "`until` is the first day on which it no longer holds".to_owned();
            self.problem(written.at, code::DATE_ORDER, message, Some(help));
        }
        Detail {
            name: text(source.name.as_ref()),
            reference: text(source.reference.as_ref()),
            given,
            until,
            entry,
        }
    }

    fn day(&mut self, text: &Located<String>) -> Option<Date> {
        let day = Days::parse(&text.value).filter(|days| days.first == days.last).map(|days| days.first);
        if day.is_none() {
            let message = format!("`{}` is not a day", text.value);
            self.problem(text.at, code::BAD_DATE, message, Some("write it as `2024-05-01`".to_owned()));
        }
        day
    }
}

fn assert_entry(source: &mut DossierSource, entry: Option<&EntryAssertionSource>) {
    if let Some(entry) = entry {
        source.entry = Some(entry.clone());
    }
}

fn person(source: &PersonSource) -> Person {
    Person { name: text(source.name.as_ref()), state: text(source.state.as_ref()) }
}

fn text(text: Option<&Located<String>>) -> String {
    text.map_or_else(String::new, |text| text.value.trim().to_owned())
}
