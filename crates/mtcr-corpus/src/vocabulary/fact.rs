//! Declarations of facts: units, parameters, and what counts as near or as the least value.

use mtcr_quantity::{Measured, Mistake, Number, Unit, Written, parse_unit};
use mtcr_rules::{FactDecl, KindDecl, Near, ParameterDecl};

use super::{DeclarationReader, optional, texts, value};
use crate::problem::{code, quoted};
use crate::source::{FactDeclaration, FactKind, FileId, Located};

/// Reads texts of a declaration that are units or quantities.
pub(super) trait Units {
    /// The declaration of a fact.
    fn fact(&mut self, fact: &FactDeclaration) -> FactDecl;
}

impl Units for DeclarationReader<'_> {
    fn fact(&mut self, fact: &FactDeclaration) -> FactDecl {
        let kind = self.kind(fact);
        FactDecl {
            id: fact.id.value.clone(),
            values: fact.values.iter().map(value).collect(),
            ordered: fact.ordered.as_ref().is_some_and(|ordered| ordered.value),
            parameter: fact.parameter.as_ref().and_then(|parameter| self.parameter(fact.file, parameter)),
            of: texts(&fact.of),
            question: fact.question.value.clone(),
            hint: optional(fact.hint.as_ref()),
            synonyms: texts(&fact.synonyms),
            near: fact.near.as_ref().and_then(|near| self.near(fact.file, near, &kind)),
            low: fact.low.as_ref().and_then(|low| self.low(fact.file, low)),
            kind,
        }
    }
}

impl DeclarationReader<'_> {
    /// The sort of value. A flag stands for one that could not be read.
    fn kind(&mut self, fact: &FactDeclaration) -> KindDecl {
        let Some(kind) = &fact.kind else {
            return KindDecl::Flag;
        };
        let has_unit = matches!(kind.value, FactKind::Quantity | FactKind::Span);
        match (&fact.unit, has_unit) {
            (None, true) => {
                let message = format!("`unit` is missing: {} is a {}", quoted(&fact.id.value), kind.value);
                self.problem(fact.file, fact.at, code::MISSING_KEY, message, None);
                return KindDecl::Flag;
            }
            (Some(unit), false) => {
                let message = format!("{} is a {} and has no unit", quoted(&fact.id.value), kind.value);
                self.problem(fact.file, unit.at, code::CONFLICTING_KEYS, message, None);
            }
            _ => {}
        }
        let unit = fact.unit.as_ref().filter(|_| has_unit).map(|unit| self.unit(fact.file, unit));
        match (kind.value, unit) {
            (FactKind::Quantity, Some(Some(unit))) => KindDecl::Quantity(unit),
            (FactKind::Span, Some(Some(unit))) => KindDecl::Span(unit),
            (FactKind::Count, _) => KindDecl::Count,
            (FactKind::Word, _) => KindDecl::Word,
            (FactKind::Words, _) => KindDecl::Words,
            (FactKind::Quantity | FactKind::Span | FactKind::Flag, _) => KindDecl::Flag,
        }
    }

    fn unit(&mut self, file: FileId, text: &Located<String>) -> Option<Unit> {
        parse_unit(&text.value).map_err(|mistake| self.mistake(file, text, code::UNKNOWN_UNIT, mistake)).ok()
    }

    fn parameter(&mut self, file: FileId, text: &Located<String>) -> Option<ParameterDecl> {
        match text.as_str() {
            "substance" => Some(ParameterDecl::Substance),
            _ => self.unit(file, text).map(ParameterDecl::Quantity),
        }
    }

    /// `1 %` is a share of the limit, anything else a distance in the fact's own dimension.
    fn near(&mut self, file: FileId, text: &Located<String>, kind: &KindDecl) -> Option<Near> {
        let written = Written::parse(&text.value)
            .map_err(|mistake| self.mistake(file, text, code::QUANTITY, mistake))
            .ok()?;
        let width = written.number.mul(written.unit.factor());
        if width.is_negative() {
            self.problem(file, text.at, code::QUANTITY, "`near` cannot be negative".to_owned(), None);
            return None;
        }
        if written.unit.symbol() == "%" {
            return Some(Near::Share(width));
        }
        let wanted = match kind {
            KindDecl::Quantity(unit) | KindDecl::Span(unit) => Some(unit.dimension()),
            KindDecl::Count => Some(mtcr_quantity::Dimension::none()),
            KindDecl::Flag | KindDecl::Word | KindDecl::Words => None,
        };
        if wanted != Some(written.unit.dimension()) {
            let message = format!("{} is neither a share nor a quantity like the fact", quoted(&text.value));
            self.problem(
                file,
                text.at,
                code::WRONG_DIMENSION,
                message,
                Some("write a share, such as `1 %`".to_owned()),
            );
            return None;
        }
        Some(Near::Distance(width))
    }

    fn low(&mut self, file: FileId, text: &Located<String>) -> Option<Measured> {
        let low = Measured::parse(&text.value)
            .map_err(|mistake| self.mistake(file, text, code::QUANTITY, mistake))
            .ok()?;
        let point: Option<&Number> = low.interval.is_point();
        if point.is_none() {
            let message = "`low` is one value and has no tolerance".to_owned();
            self.problem(file, text.at, code::QUANTITY, message, None);
            return None;
        }
        Some(low)
    }

    fn mistake(&mut self, file: FileId, text: &Located<String>, code: &'static str, mistake: Mistake) {
        self.problem(file, text.within(mistake.at), code, mistake.message, mistake.help);
    }
}
