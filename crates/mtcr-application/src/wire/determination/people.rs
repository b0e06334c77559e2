//! What is left to people: blockers, factors, questions, and what would change the answer.

use super::{GroundForm, named};
use crate::wire::cited;
use mtcr_guidelines::{Block, Change, FactorSheet, Inquiry, Question};
use serde::Serialize;
use utoipa::ToSchema;

/// Something that stands in the way.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct BlockerForm {
    /// Its id.
    pub id: String,
    /// In words.
    pub label: String,
    /// `true` where it does, `unknown` where it may.
    pub blocks: String,
    /// Why.
    pub grounds: Vec<GroundForm>,
}

/// A factor with evidence.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct FactorForm {
    /// The provision.
    pub rule: String,
    /// A noun phrase.
    pub title: String,
    /// In own words.
    pub summary: String,
    /// What is known.
    pub evidence: Vec<String>,
    /// What should be known and is not.
    pub missing: Vec<String>,
    /// What a person finds; always empty here.
    pub finding: &'static str,
    /// How far it can be trusted.
    pub mark: &'static str,
    /// What it was read in.
    pub read_in: Vec<String>,
    /// The first day of the factor.
    pub from: String,
}

/// A question about a transfer.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct TransferQuestionForm {
    /// The name to answer under.
    pub name: String,
    /// The line from 1; null for the whole transfer.
    pub line: Option<usize>,
    /// The question.
    pub question: String,
    /// The provisions it could decide.
    pub rules: Vec<String>,
    /// The overlays among whose rules some of these are.
    pub overlays: Vec<String>,
}

/// A recorded fact with the position there would be.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ChangeForm {
    /// The fact.
    pub fact: String,
    /// The question that a yes would answer.
    pub question: String,
    /// The position then.
    pub position: String,
    /// The mildest then.
    pub at_least: String,
    /// The most severe then.
    pub could_be: String,
}

impl BlockerForm {
    pub(super) fn of(inquiry: &Inquiry<'_>, block: &Block) -> Self {
        let saying = inquiry.corpus.guidelines.blockers.get(block.blocker);
        BlockerForm {
            id: saying.map_or_else(String::new, |saying| saying.id.clone()),
            label: saying.map_or_else(String::new, |saying| saying.label.clone()),
            blocks: block.truth.to_string(),
            grounds: block.grounds.iter().map(GroundForm::of).collect(),
        }
    }
}

impl FactorForm {
    pub(super) fn of(sheet: &FactorSheet) -> Self {
        FactorForm {
            rule: sheet.rule.clone(),
            title: sheet.title.clone(),
            summary: sheet.summary.clone(),
            evidence: sheet.evidence.clone(),
            missing: sheet.missing.clone(),
            finding: "",
            mark: sheet.mark.as_str(),
            read_in: cited(&sheet.read_in),
            from: sheet.from.to_string(),
        }
    }
}

impl TransferQuestionForm {
    pub(super) fn of(question: &Question) -> Self {
        TransferQuestionForm {
            name: question.name.clone(),
            line: question.line.map(|at| at + 1),
            question: question.text.clone(),
            rules: question.rules.clone(),
            overlays: question.overlays.clone(),
        }
    }
}

impl ChangeForm {
    pub(super) fn of(inquiry: &Inquiry<'_>, change: &Change) -> Self {
        let (position, at_least, could_be) = named(inquiry, change.range);
        ChangeForm {
            fact: change.fact.clone(),
            question: change.question.clone(),
            position,
            at_least,
            could_be,
        }
    }
}
