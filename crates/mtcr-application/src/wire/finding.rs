//! What was found under one entry.

use super::cited;
use mtcr_annex::{Classification, EntryFinding, Explained, TextFinding, Verdict};
use mtcr_corpus::{Allowance, Category, Doubt};
use serde::Serialize;
use utoipa::ToSchema;

/// A condition with its truth, what it was judged by, and the conditions inside it.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct FindingForm {
    /// The condition; `all of`, `any of` and `not` join those inside.
    pub text: String,
    /// `true`, `false` or `unknown`.
    pub truth: String,
    /// What is known of the fact it looks at.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub evidence: Option<EvidenceForm>,
    /// Whether the value lies near the limit.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub near_limit: bool,
    /// The conditions inside it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schema(no_recursion)]
    pub members: Vec<FindingForm>,
}

/// What is known of a fact.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct EvidenceForm {
    /// The fact.
    pub fact: String,
    /// Its value as stated, or as computed.
    pub value: String,
    /// Where it comes from.
    pub basis: String,
    /// The document.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub document: String,
}

/// An entry the product is controlled under, alone or together with those it yields to.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct EntryFindingForm {
    /// The entry.
    pub id: String,
    /// `controlled`; `undetermined` where it is this entry or one it yields to.
    pub verdict: &'static str,
    /// `I`, `II`, or `I..II` where both are open.
    pub category: &'static str,
    /// The heading.
    pub heading: String,
    /// How well the text is known.
    pub text_status: &'static str,
    /// The law that was read.
    pub read_in: Vec<String>,
    /// Where the rule stands.
    pub place: String,
    /// Entries one of which the product is under if not under this one.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub or: Vec<String>,
    /// Other categories under conditions.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub exceptions: Vec<ExceptionForm>,
    /// What may be exported all the same under conditions.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub allowances: Vec<AllowanceForm>,
    /// Doubts about the text at exactly this product's value.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub doubts: Vec<DoubtForm>,
    /// The tree of conditions; none for an entry that was asserted.
    pub finding: Option<FindingForm>,
}

/// A condition under which the category is another one.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ExceptionForm {
    /// Its id.
    pub id: String,
    /// The category then.
    pub to: &'static str,
    /// Whether the product meets the condition.
    pub truth: String,
    /// In words.
    pub summary: String,
    /// What only a transfer can show.
    pub needs: Vec<String>,
}

/// What may be exported all the same.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct AllowanceForm {
    /// Its id.
    pub id: String,
    /// In words.
    pub summary: String,
    /// The uses named.
    pub host: Vec<String>,
    /// The quantity named; empty when none is.
    pub quantity: String,
}

/// A doubt about a text.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct DoubtForm {
    /// Its id.
    pub id: String,
    /// What is in doubt.
    pub about: String,
    /// What the texts say.
    pub readings: Vec<ReadingForm>,
    /// Which reading is taken, and why.
    pub encoded: String,
}

/// One reading of a doubtful text.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ReadingForm {
    /// In words.
    pub text: String,
    /// The law that was read.
    pub read_in: Vec<String>,
}

impl FindingForm {
    /// The form of an explanation.
    #[must_use]
    pub fn of(explained: &Explained) -> Self {
        FindingForm {
            text: explained.text.clone(),
            truth: explained.truth.to_string(),
            evidence: explained.evidence.as_ref().map(|evidence| EvidenceForm {
                fact: evidence.fact.clone(),
                value: evidence.value.clone(),
                basis: evidence.basis.clone(),
                document: evidence.document.clone(),
            }),
            near_limit: explained.near_limit,
            members: explained.members.iter().map(Self::of).collect(),
        }
    }
}

impl EntryFindingForm {
    /// The form of a finding. Where bounds of a start leave two texts possible, it speaks of the newer.
    #[must_use]
    pub fn of(classification: &Classification<'_>, finding: &EntryFinding<'_>) -> Self {
        let text = finding.texts.first();
        let version = text.map(|text| text.version);
        EntryFindingForm {
            id: finding.entry.name.clone(),
            verdict: Verdict::from(finding.truth).as_str(),
            category: range(finding.category.at_least, finding.category.could_be),
            heading: finding.entry.heading.clone(),
            text_status: version.map_or("", |version| version.text_status.as_str()),
            read_in: version.map(|version| cited(&version.read_in)).unwrap_or_default(),
            place: version
                .map(|version| version.rule_place.as_ref().unwrap_or(&version.place).to_string())
                .unwrap_or_default(),
            or: if finding.truth.is_true() { Vec::new() } else { open_others(classification, finding) },
            exceptions: text.map(exceptions).unwrap_or_default(),
            allowances: version
                .map(|version| version.allowances.iter().map(AllowanceForm::of).collect())
                .unwrap_or_default(),
            doubts: text
                .map(|text| classification.doubts(text).into_iter().map(DoubtForm::of).collect())
                .unwrap_or_default(),
            finding: text.and_then(|text| classification.explain(text)).as_ref().map(FindingForm::of),
        }
    }
}

/// The entries that a finding yields to and that are not refuted.
pub(crate) fn open_others(classification: &Classification<'_>, finding: &EntryFinding<'_>) -> Vec<String> {
    let mut others: Vec<_> =
        finding.texts.iter().flat_map(|text| text.version.yields_to.iter().copied()).collect();
    others.sort_unstable();
    others.dedup();
    others
        .into_iter()
        .filter_map(|other| classification.finding(other))
        .filter(|other| !other.truth.is_false())
        .map(|other| other.entry.name.clone())
        .collect()
}

fn range(at_least: Option<Category>, could_be: Option<Category>) -> &'static str {
    match (at_least, could_be) {
        (Some(low), Some(high)) if low != high => "I..II",
        (Some(category), _) | (None, Some(category)) => category.as_str(),
        (None, None) => "",
    }
}

fn exceptions(text: &TextFinding<'_>) -> Vec<ExceptionForm> {
    text.version
        .exceptions
        .iter()
        .zip(&text.exceptions)
        .filter(|(_, truth)| !truth.is_false())
        .map(|(exception, truth)| ExceptionForm {
            id: exception.when.id.clone(),
            to: exception.to.as_str(),
            truth: truth.to_string(),
            summary: exception.when.summary.clone(),
            needs: exception.needs.clone(),
        })
        .collect()
}

impl AllowanceForm {
    pub(crate) fn of(allowance: &Allowance) -> Self {
        AllowanceForm {
            id: allowance.id.clone(),
            summary: allowance.summary.clone(),
            host: allowance.host.clone(),
            quantity: allowance.quantity.clone(),
        }
    }
}

impl DoubtForm {
    pub(crate) fn of(doubt: &Doubt) -> Self {
        DoubtForm {
            id: doubt.id.clone(),
            about: doubt.about.clone(),
            readings: doubt
                .readings
                .iter()
                .map(|reading| ReadingForm { text: reading.text.clone(), read_in: cited(&reading.read_in) })
                .collect(),
            encoded: doubt.encoded.clone(),
        }
    }
}
