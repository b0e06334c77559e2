//! The answer of `annex check`.

use super::ProblemForm;
use crate::check::{Checked, CheckedList};
use crate::crosswalk::Agreement;
use serde::Serialize;
use utoipa::ToSchema;

/// What a check of the law found.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct CheckForm {
    /// Whether nothing was found.
    pub clean: bool,
    /// Entries, headings included.
    pub entries: usize,
    /// Cases of entries that were run.
    pub cases: usize,
    /// Problems of files.
    pub problems: Vec<ProblemForm>,
    /// Cases of entries that found something else than they expect.
    pub failures: Vec<String>,
    /// What no case of an entry shows.
    pub gaps: Vec<String>,
    /// The same of the rules on transfers.
    pub guidelines: CheckedRulesForm,
    /// What the registry holds.
    pub registry: HoldingsForm,
    /// What looks odd in the newest edition and is not accepted in the data; it does not make a law unclean.
    pub oddities: Vec<String>,
    /// The same of each national list.
    pub lists: Vec<CheckedListForm>,
    /// How the crosswalk and those lists agree.
    pub crosswalk: AgreementForm,
}

/// How crosswalk and national lists agree.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct AgreementForm {
    /// Rows of the crosswalk.
    pub rows: usize,
    /// Rows whose paragraph the list of their law lacks: entry, list and paragraph.
    pub without_paragraph: Vec<[String; 3]>,
    /// Paragraphs with a rule that no row names: list and paragraph.
    pub without_row: Vec<[String; 2]>,
}

/// What a check of a national list found.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct CheckedListForm {
    /// The list.
    pub id: String,
    /// Paragraphs, headings included.
    pub paragraphs: usize,
    /// Paragraphs that have a rule.
    pub with_rule: usize,
    /// Terms.
    pub terms: usize,
    /// Cases that were run.
    pub cases: usize,
    /// Cases that found something else than they expect.
    pub failures: Vec<String>,
    /// What no case shows.
    pub gaps: Vec<String>,
}

/// What a check of the rules on transfers found.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct CheckedRulesForm {
    /// Provisions of the Guidelines.
    pub provisions: usize,
    /// National laws beside them.
    pub overlays: usize,
    /// Rules of those.
    pub overlay_rules: usize,
    /// Cases that were run.
    pub cases: usize,
    /// Cases that found something else than they expect.
    pub failures: Vec<String>,
    /// What no case shows.
    pub gaps: Vec<String>,
}

/// What the registry holds.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct HoldingsForm {
    /// States.
    pub states: usize,
    /// States that are no more.
    pub former: usize,
    /// Terms in the chair.
    pub chairs: usize,
    /// Plenaries.
    pub plenaries: usize,
}

impl From<&Checked> for CheckForm {
    fn from(found: &Checked) -> Self {
        let Checked { rules, registry, .. } = found;
        CheckForm {
            clean: found.is_clean(),
            entries: found.entries,
            cases: found.cases,
            problems: found.problems.problems().iter().map(ProblemForm::from).collect(),
            failures: found.failures.iter().map(ToString::to_string).collect(),
            gaps: found.gaps.iter().map(ToString::to_string).collect(),
            guidelines: CheckedRulesForm {
                provisions: rules.provisions,
                overlays: rules.overlays,
                overlay_rules: rules.overlay_rules,
                cases: rules.cases,
                failures: rules.failures.iter().map(ToString::to_string).collect(),
                gaps: rules.gaps.clone(),
            },
            registry: HoldingsForm {
                states: registry.states,
                former: registry.former,
                chairs: registry.chairs,
                plenaries: registry.plenaries,
            },
            oddities: found.oddities.clone(),
            lists: found.lists.iter().map(CheckedListForm::from).collect(),
            crosswalk: AgreementForm::from(&found.crosswalk),
        }
    }
}

impl From<&CheckedList> for CheckedListForm {
    fn from(list: &CheckedList) -> Self {
        CheckedListForm {
            id: list.id.clone(),
            paragraphs: list.paragraphs,
            with_rule: list.with_rule,
            terms: list.terms,
            cases: list.cases,
            failures: list.failures.iter().map(ToString::to_string).collect(),
            gaps: list.gaps.iter().map(ToString::to_string).collect(),
        }
    }
}

impl From<&Agreement> for AgreementForm {
    fn from(found: &Agreement) -> Self {
        let without_paragraph = found.without_paragraph.iter().cloned();
        AgreementForm {
            rows: found.rows,
            without_paragraph: without_paragraph.map(<[String; 3]>::from).collect(),
            without_row: found.without_row.iter().cloned().map(<[String; 2]>::from).collect(),
        }
    }
}
