//! From the documents of national law to checked overlays.

use super::{Linker, key, sayings};
use crate::corpus::guidelines::{Effect, Known, Overlay, Provision, ProvisionText, Saying};
use crate::corpus::texts::optional;
use crate::problem::code;
use crate::source::{FileId, KnownSource, Located, OverlayRuleSource, OverlaySource, RuleKind};
use mtcr_rules::{Fact, FactId, FactKind, Value, did_you_mean};

impl Linker<'_, '_> {
    /// An overlay; `states` are the codes that the registry knows.
    pub(super) fn overlay(&mut self, source: &OverlaySource, states: &[&str]) -> Option<Overlay> {
        let positions = sayings(&source.positions);
        let otherwise = self.position(source.file, &source.otherwise, &positions)?;
        self.unique(source.rules.iter().map(|rule| (source.file, &rule.id)));
        let mut rules: Vec<Provision> =
            source.rules.iter().filter_map(|rule| self.overlay_rule(source, rule, &positions)).collect();
        rules.sort_by(|a, b| key(a).cmp(&key(b)));
        Some(Overlay {
            id: source.id.value.clone(),
            title: source.title.value.clone(),
            jurisdiction: source.jurisdiction.value.clone(),
            positions,
            otherwise,
            rules,
            known: source.known.iter().filter_map(|known| self.known(source.file, known, states)).collect(),
        })
    }

    fn known(&mut self, file: FileId, source: &KnownSource, states: &[&str]) -> Option<Known> {
        let fact = self.fact(file, &source.fact)?;
        let value = self.known_value(file, source, fact)?;
        let named = source.state.iter().chain(&source.elsewhere);
        for state in named.filter(|state| !states.contains(&state.as_str())) {
            let message = format!("no state has the code `{}`", state.value);
            let help = did_you_mean(&state.value, states.iter().copied());
            self.problem(file, state.at, code::UNKNOWN_STATE, message, help);
        }
        let from = self.day(file, &source.from);
        let until = source.until.as_ref().map(|until| self.day(file, until));
        let rule = source.rule.as_ref().map(|text| self.rule(file, text));
        Some(Known {
            fact,
            state: source.state.as_ref().map(|state| state.value.clone()),
            elsewhere: source.elsewhere.as_ref().map(|state| state.value.clone()),
            rule: match rule {
                Some(rule) => Some(rule?),
                None => None,
            },
            value,
            from: from?,
            until: match until {
                Some(until) => Some(until?),
                None => None,
            },
            mark: source.mark.as_ref()?.value,
            read_in: self.checks.cited(file, &source.read_in),
            summary: source.summary.value.trim().to_owned(),
            place: self.checks.context.place(file, source.at),
        })
    }

    /// `value` of a flag, `yes` and `no` of a set of words; a problem where it is neither or not what the fact is.
    fn known_value(&self, file: FileId, source: &KnownSource, fact: FactId) -> Option<Value> {
        let declared = self.words.fact(fact)?;
        let words = !source.yes.is_empty() || !source.no.is_empty();
        let wanted = match (&declared.kind, &source.value) {
            (FactKind::Flag, Some(flag)) if !words => return Some(Value::Flag(flag.value)),
            (FactKind::Words, None) if words => {
                return Some(Value::Words {
                    yes: self.bits(file, declared, &source.yes)?,
                    no: self.bits(file, declared, &source.no)?,
                });
            }
            (FactKind::Flag, _) => "`value`, and neither `yes` nor `no`",
            (FactKind::Words, _) => "`yes` or `no`, and no `value`",
            _ => "nothing here: it is neither a flag nor a set of words",
        };
        let message = format!("what is known of `{}` is said with {wanted}", source.fact.value);
        self.problem(file, source.fact.at, code::CONFLICTING_KEYS, message, None);
        None
    }

    fn bits(&self, file: FileId, fact: &Fact, words: &[Located<String>]) -> Option<u64> {
        let mut bits = 0;
        for word in words {
            let Some(bit) = fact.value_bit(&word.value) else {
                let message = format!("`{}` has no value `{}`", fact.name, word.value);
                let help = did_you_mean(&word.value, fact.decl.values.iter().map(|value| value.id.as_str()));
                self.problem(file, word.at, code::UNKNOWN_WORD, message, help);
                return None;
            };
            bits |= bit;
        }
        Some(bits)
    }

    fn overlay_rule(
        &mut self,
        overlay: &OverlaySource,
        source: &OverlayRuleSource,
        positions: &[Saying],
    ) -> Option<Provision> {
        let file = overlay.file;
        let prefix = format!("{}/", overlay.id.value);
        if !source.id.value.starts_with(&prefix) {
            let message = format!("`{}` does not begin with `{prefix}`", source.id.value);
            self.problem(file, source.id.at, code::BAD_ID, message, None);
        }
        let effect = match &source.effect {
            Some(id) => Effect::Position(self.position(file, id, positions)?),
            None => Effect::Shown,
        };
        match (&source.effect, &source.step) {
            (Some(_), None) => {
                let message = format!("`step` is missing: `{}` gives a position", source.id.value);
                self.problem(file, source.id.at, code::MISSING_KEY, message, None);
            }
            (None, Some(step)) => {
                let message = format!("`{}` has a `step` and gives no position", source.id.value);
                self.problem(file, step.at, code::CONFLICTING_KEYS, message, None);
            }
            _ => {}
        }
        let from = self.day(file, &source.from);
        let until = source.until.as_ref().map(|until| self.day(file, until));
        let rule = self.rule(file, &source.rule)?;
        Some(Provision {
            id: source.id.value.clone(),
            paragraph: overlay.title.value.clone(),
            title: source.title.value.clone(),
            kind: if effect == Effect::Shown { RuleKind::Ground } else { RuleKind::Position },
            effect,
            step: source.step.as_ref().map_or(0, |step| step.value),
            shown_with: Vec::new(),
            duties: source.duties.iter().map(|duty| duty.value.clone()).collect(),
            texts: vec![ProvisionText {
                from: from?,
                until: match until {
                    Some(until) => Some(until?),
                    None => None,
                },
                mark: source.mark.as_ref()?.value,
                read_in: self.checks.cited(file, &source.read_in),
                summary: source.summary.value.trim().to_owned(),
                note: optional(source.note.as_ref()).trim().to_owned(),
                rule: Some(rule),
                evidence: Vec::new(),
                asks: Vec::new(),
            }],
            place: self.checks.context.place(file, source.id.at),
        })
    }
}
