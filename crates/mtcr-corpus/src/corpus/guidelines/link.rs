//! From the documents of the Guidelines to checked provisions.

mod overlay;

use super::shown::{bridges, entry, unknown_fact, values};
use super::{Effect, Guidelines, Parameter, Provision, ProvisionText, Recorded, Said, Saying};
use crate::corpus::check::Checks;
use crate::corpus::rules::RuleReader;
use crate::corpus::texts::optional;
use crate::date::Days;
use crate::files::CorpusSource;
use crate::problem::code;
use crate::source::{
    BridgeSource, FileId, GuidelineRuleSource, GuidelineVersionSource, Located, ParameterSource,
    PositionsSource, RecordedSource, RuleKind, SayingSource, Span,
};
use jiff::civil::Date;
use mtcr_rules::{EntryRange, Row, Rule, Vocabulary, did_you_mean};
use std::collections::BTreeSet;

/// Links the Guidelines. `words` is the vocabulary of transfers, `products` that of dossiers.
pub(in crate::corpus) fn link(
    source: &CorpusSource,
    checks: &Checks<'_>,
    mut words: Vocabulary,
    products: &mut Vocabulary,
    tables: &[&[Row]],
) -> Guidelines {
    let guidelines = &source.guidelines;
    words.set_entries(products.entries().clone());
    let bridges = bridges(guidelines, checks, &words, products, tables);
    let values = values(guidelines, checks, &words, products, tables);
    let table = guidelines.positions.first();
    for more in guidelines.positions.iter().skip(1) {
        let message = "the positions stand in two files".to_owned();
        checks.context.problem(more.file, more.bar.at, code::DECLARED_TWICE, message, None);
    }
    let positions = table.map_or_else(Vec::new, |table| sayings(&table.positions));
    let blockers = table.map_or_else(Vec::new, |table| sayings(&table.blockers));
    let mut linker = Linker { checks, words: &mut words, positions: &positions, blockers: &blockers };
    let mut provisions: Vec<Provision> =
        guidelines.rules.iter().filter_map(|rule| linker.provision(rule)).collect();
    provisions.sort_by(|a, b| key(a).cmp(&key(b)));
    for table in &guidelines.positions {
        for blocker in table.positions.iter().flat_map(|position| &position.blockers) {
            linker.position(table.file, blocker, &blockers);
        }
    }
    linker.unique(guidelines.rules.iter().map(|rule| (rule.file, &rule.id)));
    let bar = table.and_then(|table| linker.position(table.file, &table.bar, &positions));
    let near = table.map_or_else(Vec::new, |table| linker.near(table));
    let states: Vec<&str> = source.registry.states.iter().map(|state| state.iso2.as_str()).collect();
    let overlays =
        guidelines.overlays.iter().filter_map(|overlay| linker.overlay(overlay, &states)).collect();
    let said = guidelines.said.iter().filter_map(|row| linker.said(row)).collect();
    let recorded = guidelines.recorded.iter().filter_map(|row| linker.recorded(row)).collect();
    let computed = guidelines.computed.iter().filter_map(|(file, fact)| linker.fact(*file, fact)).collect();
    let parameters = guidelines.parameters.iter().filter_map(|row| linker.parameter(row)).collect();
    let refer =
        table.and_then(|table| table.refer.as_ref()).map_or_else(Saying::default, |(label, meaning)| {
            Saying {
                id: "refer".to_owned(),
                label: label.value.clone(),
                meaning: meaning.value.trim().to_owned(),
                blockers: Vec::new(),
                attention: true,
            }
        });
    Guidelines {
        provisions,
        blockers,
        refer,
        bar,
        near,
        recorded,
        computed,
        bridges,
        values,
        said,
        parameters,
        overlays,
        positions,
        vocabulary: words,
    }
}

fn key(provision: &Provision) -> (bool, i64, &str) {
    (provision.kind != RuleKind::Position, provision.step, provision.id.as_str())
}

fn sayings(sources: &[SayingSource]) -> Vec<Saying> {
    sources
        .iter()
        .map(|source| Saying {
            id: source.id.value.clone(),
            label: source.label.value.clone(),
            meaning: optional(source.meaning.as_ref()).trim().to_owned(),
            blockers: source.blockers.iter().map(|blocker| blocker.value.clone()).collect(),
            attention: source.attention.as_ref().is_none_or(|attention| attention.value),
        })
        .collect()
}

struct Linker<'a, 'c> {
    checks: &'a Checks<'c>,
    words: &'a mut Vocabulary,
    positions: &'a [Saying],
    blockers: &'a [Saying],
}

impl Linker<'_, '_> {
    fn problem(&self, file: FileId, at: Span, code: &'static str, message: String, help: Option<String>) {
        self.checks.context.problem(file, at, code, message, help);
    }

    fn unique<'b>(&self, ids: impl Iterator<Item = (FileId, &'b Located<String>)>) {
        let mut seen = BTreeSet::new();
        for (file, id) in ids {
            if !seen.insert(id.value.as_str()) {
                self.problem(file, id.at, code::DECLARED_TWICE, format!("`{}` stands twice", id.value), None);
            }
        }
    }

    fn rule(&mut self, file: FileId, text: &Located<String>) -> Option<Rule> {
        RuleReader { context: self.checks.context, vocabulary: self.words, tables: &[] }.rule(file, text)
    }

    /// The place of an id among some; a problem where it is none of them.
    fn position(&self, file: FileId, id: &Located<String>, among: &[Saying]) -> Option<usize> {
        let found = among.iter().position(|saying| saying.id == id.value);
        if found.is_none() {
            let known: Vec<&str> = among.iter().map(|saying| saying.id.as_str()).collect();
            let help = did_you_mean(&id.value, known.iter().copied())
                .unwrap_or_else(|| format!("it is one of {}", known.join(", ")));
            self.problem(
                file,
                id.at,
                code::UNKNOWN_WORD,
                format!("unknown effect `{}`", id.value),
                Some(help),
            );
        }
        found
    }

    fn day(&self, file: FileId, text: &Located<String>) -> Option<Date> {
        let day = Days::parse(&text.value).filter(|days| days.first == days.last).map(|days| days.first);
        if day.is_none() {
            let help = Some("a provision begins and ends on a day, written `2003-09-26`".to_owned());
            self.problem(file, text.at, code::BAD_DATE, format!("`{}` is not a day", text.value), help);
        }
        day
    }

    fn provision(&mut self, source: &GuidelineRuleSource) -> Option<Provision> {
        let kind = source.kind.as_ref()?.value;
        let effect = match (kind, &source.effect) {
            (RuleKind::Position, Some(id)) => {
                Effect::Position(self.position(source.file, id, self.positions)?)
            }
            (RuleKind::Blocker, Some(id)) => {
                Effect::Blocker(self.position(source.file, id, self.blockers)?)
            }
            (RuleKind::Factor, Some(key)) => Effect::Factor(key.value.clone()),
            (RuleKind::Position | RuleKind::Blocker | RuleKind::Factor, None) => {
                let message = format!("`effect` is missing: `{}` is a {kind}", source.id.value);
                self.problem(source.file, source.id.at, code::MISSING_KEY, message, None);
                return None;
            }
            (_, Some(id)) => {
                let message = format!("a {kind} has no `effect`");
                self.problem(source.file, id.at, code::CONFLICTING_KEYS, message, None);
                return None;
            }
            (_, None) => Effect::Shown,
        };
        if kind == RuleKind::Position && source.step.is_none() {
            let message = format!("`step` is missing: `{}` is a {kind}", source.id.value);
            self.problem(source.file, source.id.at, code::MISSING_KEY, message, None);
        }
        for position in &source.shown_with {
            if position.value != "refer" {
                self.position(source.file, position, self.positions);
            }
        }
        let ruled = !matches!(kind, RuleKind::Factor | RuleKind::Principle);
        let texts = source
            .versions
            .iter()
            .filter_map(|version| self.text(source, version, ruled))
            .collect::<Vec<_>>();
        self.order(source, &texts);
        Some(Provision {
            id: source.id.value.clone(),
            paragraph: source.paragraph.value.clone(),
            title: source.title.value.clone(),
            kind,
            effect,
            step: source.step.as_ref().map_or(0, |step| step.value),
            shown_with: source.shown_with.iter().map(|position| position.value.clone()).collect(),
            duties: Vec::new(),
            texts,
            place: self.checks.context.place(source.file, source.id.at),
        })
    }

    fn text(
        &mut self,
        rule: &GuidelineRuleSource,
        source: &GuidelineVersionSource,
        ruled: bool,
    ) -> Option<ProvisionText> {
        let file = rule.file;
        if ruled != source.rule.is_some() {
            let (code, message) = if ruled {
                (code::MISSING_KEY, format!("`rule` is missing in `{}`", rule.id.value))
            } else {
                (
                    code::CONFLICTING_KEYS,
                    format!("`{}` is shown without a condition and has a `rule`", rule.id.value),
                )
            };
            self.problem(file, source.at, code, message, None);
        }
        let from = self.day(file, &source.from);
        let until = source.until.as_ref().map(|until| self.day(file, until));
        Some(ProvisionText {
            from: from?,
            until: match until {
                Some(until) => Some(until?),
                None => None,
            },
            mark: source.mark.as_ref()?.value,
            read_in: self.checks.cited(file, &source.read_in),
            summary: source.summary.value.trim().to_owned(),
            note: optional(source.note.as_ref()).trim().to_owned(),
            rule: source.rule.as_ref().and_then(|text| self.rule(file, text)),
            evidence: source.evidence.iter().map(|name| name.value.clone()).collect(),
            asks: source.asks.iter().filter_map(|name| self.fact(file, name)).collect(),
        })
    }

    /// INVARIANT (one text a day): texts stand newest first, and none begins before the one beneath it has ended.
    fn order(&self, source: &GuidelineRuleSource, texts: &[ProvisionText]) {
        for (newer, older) in texts.iter().zip(texts.iter().skip(1)) {
            if older.until.is_none_or(|until| newer.from < until) {
                let message = format!("two texts of `{}` hold on one day", source.id.value);
                let help = Some("the newest stands on top, and the one beneath says `until` when".to_owned());
                self.problem(source.file, source.id.at, code::VERSION_OVERLAP, message, help);
            }
        }
        for text in texts.iter().filter(|text| text.until.is_some_and(|until| until <= text.from)) {
            let message = format!("a text of `{}` ends before it begins, on {}", source.id.value, text.from);
            self.problem(source.file, source.id.at, code::VERSION_ORDER, message, None);
        }
    }

    fn near(&self, table: &PositionsSource) -> Vec<EntryRange> {
        let near = table.near.iter();
        near.filter_map(|prefix| entry(self.checks.context, table.file, prefix, self.words)).collect()
    }

    fn said(&mut self, source: &BridgeSource) -> Option<Said> {
        let rule = self.rule(source.file, &source.rule);
        Some(Said { fact: self.fact(source.file, &source.fact)?, rule: rule? })
    }

    fn fact(&self, file: FileId, name: &Located<String>) -> Option<mtcr_rules::FactId> {
        let found = self.words.find_fact(&name.value);
        if found.is_none() {
            unknown_fact(self.checks.context, file, name, self.words);
        }
        found
    }

    fn recorded(&self, source: &RecordedSource) -> Option<Recorded> {
        let list = match &source.list {
            Some(name) => {
                let found = self.words.find_list(&name.value);
                if found.is_none() {
                    let known = self.words.lists().map(|(_, list)| list.decl.id.as_str());
                    let help = did_you_mean(&name.value, known);
                    let message = format!("unknown list `{}`", name.value);
                    self.problem(source.file, name.at, code::UNKNOWN_LIST, message, help);
                }
                Some(found?)
            }
            None => None,
        };
        let fact = match (&source.fact, list) {
            (None, _) => None,
            (Some(name), None) => Some(self.fact(source.file, name)?),
            (Some(name), Some(list)) => {
                let found = self.words.find_member_fact(list, &name.value);
                if found.is_none() {
                    unknown_fact(self.checks.context, source.file, name, self.words);
                }
                Some(found?)
            }
        };
        Some(Recorded {
            list,
            fact,
            moves: source.moves.as_ref()?.value,
            absent: source.absent.value.trim().to_owned(),
        })
    }

    fn parameter(&self, source: &ParameterSource) -> Option<Parameter> {
        Some(Parameter {
            id: source.id.value.clone(),
            value: source.value.as_ref()?.value,
            mark: source.mark.as_ref()?.value,
            read_in: self.checks.cited(source.file, &source.read_in),
            summary: source.summary.value.trim().to_owned(),
        })
    }
}
