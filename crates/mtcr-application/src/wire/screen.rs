//! What lists say of parties.

use jiff::civil::Date;
use mtcr_lists::{Answer, Declaration, Found, Outcome, Refusal, Screener, State, Version};
use mtcr_screening::{Comparison, Evidence, Kind, Party, Score, Step, Subject};
use serde::Serialize;
use utoipa::ToSchema;

/// The answer about parties.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ScreenForm {
    /// The day that was asked for.
    pub on: String,
    /// Which lists must be there.
    pub profile: String,
    /// From which score on a record is a hit.
    pub threshold: f64,
    /// How names are compared: the version of the figures, and the digest of figures and tables.
    pub names: ComparedByForm,
    /// The lists that were asked.
    pub lists: Vec<AskedListForm>,
    /// Lists that are declared, were never imported, and are not required.
    pub not_asked: Vec<String>,
    /// What it comes to for all parties together: the gravest of theirs.
    pub outcome: ScreenOutcomeForm,
    /// The parties, in the order in which they were given.
    pub parties: Vec<ScreenedForm>,
}

/// How names are compared.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ComparedByForm {
    /// The version of the figures.
    pub version: String,
    /// The digest of figures and tables.
    pub digest: String,
}

/// A list that was asked.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct AskedListForm {
    /// Its id.
    pub list: String,
    /// The version that was asked.
    pub version: u32,
    /// Its digest.
    pub digest: String,
    /// How many records it has.
    pub records: usize,
    /// How old it is, in days.
    pub age: Option<u32>,
}

/// What is said of a party.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ScreenOutcomeForm {
    /// No list has a record like it, and every list could be asked.
    Clear,
    /// A list has one.
    Hits,
    /// It cannot be said that it is clear.
    Refused,
}

/// One party.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ScreenedForm {
    /// Its first name, as given.
    pub name: String,
    /// What it is.
    pub kind: &'static str,
    /// Its line, where it stands in a file.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<u32>,
    /// What is said of it.
    pub outcome: ScreenOutcomeForm,
    /// Why it cannot be called clear.
    pub refusals: Vec<RefusalForm>,
    /// Records like it.
    pub hits: Vec<ScreenHitForm>,
}

/// Why a party cannot be called clear.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct RefusalForm {
    /// The list that stands in the way; null when the name does.
    pub list: Option<String>,
    /// Why.
    pub why: String,
}

/// A record like the party.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ScreenHitForm {
    /// The list.
    pub list: String,
    /// What the list is called.
    pub title: String,
    /// The version of the list.
    pub version: u32,
    /// The record's id in its list.
    pub uid: String,
    /// Its first name.
    pub name: String,
    /// What it is.
    pub kind: &'static str,
    /// The name of the party that was compared.
    pub asked: String,
    /// The name of the record that was compared.
    pub matched: String,
    /// How alike they are, 0 to 1.
    pub score: f64,
    /// What they have in common, in bits: it orders hits of one score.
    pub evidence: f64,
    /// How sure it is: `top`, `review`, `low`.
    pub grade: &'static str,
    /// What the record's programmes are about.
    pub tags: Vec<String>,
    /// Programmes under which it is listed.
    pub programmes: Vec<String>,
    /// States it has to do with.
    pub states: Vec<String>,
    /// First day of the listing.
    pub listed_from: Option<String>,
    /// Last day of the listing.
    pub listed_until: Option<String>,
    /// What the publisher says of it.
    pub remarks: String,
    /// The file where it stands.
    pub file: String,
    /// Its line there.
    pub line: u32,
    /// What added to the score and what took from it.
    pub steps: Vec<StepOfScoreForm>,
}

/// One step of a score.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct StepOfScoreForm {
    /// What it is about.
    pub what: String,
    /// The words or value of the party.
    pub asked: String,
    /// Those of the record.
    pub listed: String,
    /// How two words are alike.
    pub how: Option<String>,
    /// What it adds to the score; below zero it counts against.
    pub delta: f64,
}

/// Two names compared.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct PairForm {
    /// The one.
    pub name1: String,
    /// The other.
    pub name2: String,
    /// What both are, as given.
    pub schema: String,
    /// How alike they are, 0 to 1.
    pub score: f64,
    /// What the default threshold makes of that: `same` or `different`.
    pub verdict: &'static str,
}

impl ScreenForm {
    /// The head of an answer; parties are added as they are asked about.
    #[must_use]
    pub fn of(screener: &Screener, threshold: Score, on: Date) -> Self {
        let mut lists = Vec::new();
        let mut not_asked = Vec::new();
        for (declaration, version, state) in screener.lists(on) {
            match version {
                Some(version) => lists.push(AskedListForm::of(declaration, version, on)),
                None if state == State::NeverImported => not_asked.push(declaration.id.0.clone()),
                None => {}
            }
        }
        not_asked
            .retain(|list| !screener.profile().required.iter().flatten().any(|required| required.0 == *list));
        Self {
            on: on.to_string(),
            profile: screener.profile().id.clone(),
            threshold: share(threshold),
            names: ComparedByForm {
                version: screener.names().version().to_owned(),
                digest: screener.names().digest().to_owned(),
            },
            lists,
            not_asked,
            outcome: ScreenOutcomeForm::Clear,
            parties: Vec::new(),
        }
    }

    /// Adds the answer about a party.
    pub fn push(&mut self, subject: &Subject, line: Option<u32>, answer: &Answer<'_>) {
        let screened = ScreenedForm::of(subject, line, answer);
        self.outcome = self.outcome.max(screened.outcome);
        self.parties.push(screened);
    }
}

impl AskedListForm {
    fn of(declaration: &Declaration, version: &Version, on: Date) -> Self {
        Self {
            list: declaration.id.0.clone(),
            version: version.number,
            digest: version.digest.clone(),
            records: version.records,
            age: version.age_on(on),
        }
    }
}

impl ScreenedForm {
    fn of(subject: &Subject, line: Option<u32>, answer: &Answer<'_>) -> Self {
        Self {
            name: subject.names.first().cloned().unwrap_or_default(),
            kind: kind(subject.kind),
            line,
            outcome: match answer.outcome() {
                Outcome::Clear => ScreenOutcomeForm::Clear,
                Outcome::Hits => ScreenOutcomeForm::Hits,
                Outcome::Refused => ScreenOutcomeForm::Refused,
            },
            refusals: answer.refusals.iter().map(RefusalForm::of).collect(),
            hits: answer.found.iter().map(ScreenHitForm::of).collect(),
        }
    }
}

impl RefusalForm {
    fn of(refusal: &Refusal) -> Self {
        Self { list: refusal.list.as_ref().map(|list| list.0.clone()), why: refusal.why.clone() }
    }
}

impl ScreenHitForm {
    fn of(found: &Found<'_>) -> Self {
        let Party { id, names, programmes, tags, states, listed_from, listed_until, remarks, source, .. } =
            found.party;
        Self {
            list: id.list.0.clone(),
            title: found.declaration.title.clone(),
            version: found.version,
            uid: id.uid.clone(),
            name: names.first().map(|name| name.text.clone()).unwrap_or_default(),
            kind: kind(found.party.kind),
            asked: found.hit.explanation.left.clone(),
            matched: found.hit.explanation.right.clone(),
            score: share(found.hit.score),
            evidence: bits(found.hit.evidence),
            grade: match found.hit.grade {
                mtcr_screening::Grade::Top => "top",
                mtcr_screening::Grade::Review => "review",
                mtcr_screening::Grade::Low => "low",
            },
            tags: tags.clone(),
            programmes: programmes.clone(),
            states: states.clone(),
            listed_from: listed_from.map(|day| day.to_string()),
            listed_until: listed_until.map(|day| day.to_string()),
            remarks: remarks.clone(),
            file: source.file.clone(),
            line: source.line,
            steps: found.hit.explanation.steps.iter().map(StepOfScoreForm::of).collect(),
        }
    }
}

impl StepOfScoreForm {
    fn of(step: &Step) -> Self {
        let sign = if step.delta < 0 { "-" } else { "" };
        let size = Score::of(step.delta.saturating_abs());
        Self {
            what: word(&step.what),
            asked: step.left.clone(),
            listed: step.right.clone(),
            how: step.how.as_ref().map(word),
            delta: number(&format!("{sign}{size}")),
        }
    }
}

impl PairForm {
    /// Of two names and what was made of them.
    #[must_use]
    pub fn of(name1: &str, name2: &str, schema: &str, comparison: &Comparison) -> Self {
        Self {
            name1: name1.to_owned(),
            name2: name2.to_owned(),
            schema: schema.to_owned(),
            score: share(comparison.score),
            verdict: match comparison.verdict {
                mtcr_screening::Verdict::Same => "same",
                mtcr_screening::Verdict::Different => "different",
            },
        }
    }
}

/// The word of a kind.
pub(crate) fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Person => "person",
        Kind::Organisation => "organisation",
        Kind::Vessel => "vessel",
        Kind::Aircraft => "aircraft",
        Kind::Unknown => "unknown",
    }
}

/// The word that stands for a value in JSON.
fn word(value: &impl Serialize) -> String {
    serde_json::to_value(value).ok().and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default()
}

/// A score as a number from 0 to 1. Scores are whole numbers; only what is written out has a point.
fn share(score: Score) -> f64 {
    number(&score.to_string())
}

fn bits(evidence: Evidence) -> f64 {
    number(&evidence.to_string())
}

fn number(text: &str) -> f64 {
    text.parse().unwrap_or_default()
}
