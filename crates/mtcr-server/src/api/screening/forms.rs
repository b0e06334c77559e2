//! What is sent and answered.

use crate::jobs::JobForm;
use crate::screening::{IdentifierForm, ListRow, PartyForm};
use jiff::civil::Date;
use mtcr_office::{Checked, Finding, Hit, HitStanding, Line, Opinion, Seen};
use mtcr_screening::{Birth, Party, Subject};
use mtcr_store::{RescreeningRow, ScreeningRow};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::{IntoParams, ToSchema};

/// Parties to be asked about.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct NewScreening {
    /// Every party of a transfer or a file, 1 to 100.
    pub(super) parties: Vec<PartyForm>,
    /// Whether they are screened again when lists change; true where it is left out.
    #[serde(default = "yes")]
    pub(super) watched: bool,
}

const fn yes() -> bool {
    true
}

/// What somebody says of a hit.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct DecisionForm {
    /// The hit.
    pub(super) hit: String,
    /// `same`, `different` or `unsure`.
    pub(super) decision: String,
    /// Why, in one line.
    pub(super) reason: String,
}

/// A hit with a reason.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct ReasonForm {
    /// The hit.
    pub(super) hit: String,
    /// Why, in one line.
    pub(super) reason: String,
}

/// A signature.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct SignatureForm {
    /// The hit.
    pub(super) hit: String,
    /// The digest of what was seen: `to_sign` of the hit.
    pub(super) seen: String,
}

/// Whether a party is watched.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct WatchForm {
    /// Whether it is screened again when lists change.
    pub(super) watched: bool,
}

/// A part of a list.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(in crate::api) struct Window {
    /// How many to leave out at the beginning.
    pub(super) skip: Option<u64>,
    /// How many, at most 200.
    pub(super) limit: Option<u64>,
}

/// A screening in the list.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(super) struct ScreeningRowForm {
    /// Its id.
    id: String,
    /// The first name of the party.
    name: String,
    /// What it comes to: `clear`, `open`, `hit`, `refused`.
    standing: String,
    /// How many hits wait for a person.
    undecided: u64,
    /// Whether it is screened again when lists change.
    watched: bool,
    /// When it was first screened.
    made_at: String,
    /// When the outcome last changed.
    screened_at: String,
}

impl ScreeningRowForm {
    pub(super) fn of(line: &Line) -> Self {
        ScreeningRowForm {
            id: line.row.id.clone(),
            name: line.name.clone(),
            standing: line.row.standing.clone(),
            undecided: line.row.undecided,
            watched: line.row.watched,
            made_at: line.row.made_at.to_string(),
            screened_at: line.row.screened_at.to_string(),
        }
    }
}

/// What came of one party.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(super) struct ScreenedForm {
    /// The screening.
    id: String,
    /// What it comes to: `clear`, `open`, `hit`, `refused`.
    standing: String,
    /// How many records are like it.
    hits: u64,
    /// Why nobody can say that it is clear; empty where nothing stands in the way.
    refused: Vec<RefusalForm>,
}

impl ScreenedForm {
    pub(super) fn of(row: &ScreeningRow, checked: &Checked) -> Self {
        ScreenedForm {
            id: row.id.clone(),
            standing: row.standing.clone(),
            hits: row.hits,
            refused: RefusalForm::all(checked.refusals()),
        }
    }
}

/// What stands in the way of "clear".
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(super) struct RefusalForm {
    /// The list; null where the name itself does.
    list: Option<String>,
    /// Why.
    why: String,
}

impl RefusalForm {
    fn all(refusals: &[(Option<String>, String)]) -> Vec<Self> {
        refusals.iter().map(|(list, why)| RefusalForm { list: list.clone(), why: why.clone() }).collect()
    }
}

/// One screening.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(super) struct ScreeningForm {
    /// Its id.
    id: String,
    /// The party.
    party: PartyForm,
    /// What it comes to: `clear`, `open`, `hit`, `refused`.
    standing: &'static str,
    /// Whether it is screened again when lists change.
    watched: bool,
    /// Why nobody can say that it is clear.
    refused: Vec<RefusalForm>,
    /// What is like it, the most evidence first.
    hits: Vec<HitForm>,
    /// How many more there are than are kept one by one.
    beyond: u64,
}

/// A record that is like the party.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(super) struct HitForm {
    /// What stands for it.
    hit: String,
    /// `top` or `review`.
    grade: Value,
    /// What was decided: `same`, `different`, `unsure`, `released`; null while nobody did.
    decision: Option<&'static str>,
    /// Whether a person must still look at it.
    waits: bool,
    /// Who said so; null for those who see only what it comes to.
    by: Option<String>,
    /// Why; null for those who see only what it comes to.
    reason: Option<String>,
    /// The screening in which the same pair was judged; null where it was judged here.
    remembered: Option<String>,
    /// What a signature is for; null where nothing waits for one, or not for whoever asks.
    to_sign: Option<String>,
    /// What was found; null for those who see only what it comes to.
    found: Option<FoundForm>,
}

/// What was found.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(super) struct FoundForm {
    /// The id of the list.
    list: String,
    /// What it is called.
    title: String,
    /// The version of the list.
    version: u32,
    /// The record of the list.
    record: String,
    /// The name of the party that was compared.
    left: String,
    /// The name on the list that was compared.
    right: String,
    /// How alike they are, in ten-thousandths.
    score: u16,
    /// What they have in common, in hundredths of a bit.
    evidence: u32,
    /// The party on the list.
    party: PartyForm,
    /// Programmes under which it is listed.
    programmes: Vec<String>,
    /// Tags of the programmes.
    tags: Vec<String>,
    /// What the publisher says of it.
    remarks: String,
    /// The steps of the score; null for all but the analyst and the auditor.
    #[schema(value_type = Option<Vec<Object>>)]
    steps: Option<Value>,
}

impl ScreeningForm {
    pub(super) fn of(seen: &Seen) -> Self {
        ScreeningForm {
            id: seen.row.id.clone(),
            party: party(&seen.subject),
            standing: seen.standing().word(),
            watched: seen.matter.watched,
            refused: RefusalForm::all(&seen.refusals),
            hits: seen.matter.hits.iter().map(|hit| HitForm::of(seen, hit)).collect(),
            beyond: seen.matter.beyond,
        }
    }
}

impl HitForm {
    fn of(seen: &Seen, hit: &Hit) -> Self {
        let opinion: Option<&Opinion> = match &hit.standing {
            HitStanding::Judged(_, opinion)
            | HitStanding::Proposed(opinion)
            | HitStanding::Released { proposed: opinion, .. } => Some(opinion),
            HitStanding::Open | HitStanding::Remembered(_) => None,
        };
        let opinion = opinion.filter(|_| seen.sight.whole);
        let remembered = match &hit.standing {
            HitStanding::Remembered(remembered) => Some(remembered.screening.clone()),
            _ => None,
        };
        let to_sign = seen.digests.get(&hit.hit).filter(|digest| digest.signs);
        let found = seen.findings.iter().find(|found| found.hit == hit.hit);
        HitForm {
            hit: hit.hit.clone(),
            grade: serde_json::to_value(hit.grade).unwrap_or_default(),
            decision: hit.decision().map(mtcr_office::Decision::word),
            waits: hit.waits(),
            by: opinion.map(|opinion| opinion.by.clone()),
            reason: opinion.and_then(|opinion| seen.reasons.get(&opinion.version).cloned()),
            remembered,
            to_sign: to_sign.map(|digest| digest.seen.clone()),
            found: found.map(|found| FoundForm::of(found, seen.sight.explained)),
        }
    }
}

impl FoundForm {
    fn of(found: &Finding, explained: bool) -> Self {
        let Party { id, programmes, tags, remarks, .. } = &found.party;
        FoundForm {
            list: id.list.0.clone(),
            title: found.title.clone(),
            version: found.version,
            record: id.uid.clone(),
            left: found.explanation.left.clone(),
            right: found.explanation.right.clone(),
            score: found.score.value(),
            evidence: found.evidence.value(),
            party: party(&Subject::of(&found.party)),
            programmes: programmes.clone(),
            tags: tags.clone(),
            remarks: remarks.clone(),
            steps: explained.then(|| serde_json::to_value(&found.explanation.steps).unwrap_or_default()),
        }
    }
}

fn word(value: &impl Serialize) -> String {
    serde_json::to_value(value).ok().and_then(|word| word.as_str().map(str::to_owned)).unwrap_or_default()
}

fn party(subject: &Subject) -> PartyForm {
    let birth = |birth: &Birth| match (birth.month, birth.day) {
        (Some(month), Some(day)) => format!("{}-{month:02}-{day:02}", birth.year_from),
        _ if birth.year_from == birth.year_until => birth.year_from.to_string(),
        _ => format!("{}/{}", birth.year_from, birth.year_until),
    };
    let identifier = |one: &mtcr_screening::Identifier| IdentifierForm {
        kind: word(&one.kind),
        value: one.value.clone(),
        state: one.state.clone(),
    };
    PartyForm {
        names: subject.names.clone(),
        kind: word(&subject.kind),
        births: subject.births.iter().map(birth).collect(),
        states: subject.states.clone(),
        addresses: subject.addresses.iter().map(|address| address.text.clone()).collect(),
        identifiers: subject.identifiers.iter().map(identifier).collect(),
    }
}

/// How lists stand.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(super) struct ListsForm {
    /// Whether a party can be called clear today.
    clears: bool,
    /// What stands in the way.
    refused: Vec<RefusalForm>,
    /// Every list that is declared.
    lists: Vec<ListForm>,
}

impl ListsForm {
    pub(super) fn new(lists: Vec<ListForm>, refusals: &[(Option<String>, String)]) -> Self {
        ListsForm { clears: refusals.is_empty(), refused: RefusalForm::all(refusals), lists }
    }
}

/// A list.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(super) struct ListForm {
    /// Its id.
    id: String,
    /// What it is called.
    title: String,
    /// Who publishes it.
    publisher: String,
    /// How it stands: `in-use`, `stale`, `later`, `out-of-range`, `missing`, `never-imported`, with what that means.
    #[schema(value_type = Object)]
    state: Value,
    /// The number of the version in use; null where there is none.
    version: Option<u32>,
    /// The digest of its records.
    digest: Option<String>,
    /// The day that the list gives as its own.
    published: Option<String>,
    /// When it was imported.
    imported_at: Option<String>,
    /// How many days ago that was.
    age: Option<u32>,
    /// After how many days it is stale.
    age_limit: u16,
    /// How many records it has.
    records: Option<usize>,
    /// How many names they have.
    names: Option<usize>,
}

impl ListForm {
    pub(super) fn of(row: &ListRow, on: Date) -> Self {
        let version = row.version.as_ref();
        ListForm {
            id: row.declaration.id.0.clone(),
            title: row.declaration.title.clone(),
            publisher: row.declaration.publisher.clone(),
            state: serde_json::to_value(&row.state).unwrap_or_default(),
            version: version.map(|version| version.number),
            digest: version.map(|version| version.digest.clone()),
            published: version.and_then(|version| version.published).map(|day| day.to_string()),
            imported_at: version.map(|version| version.imported_at.to_string()),
            age: version.and_then(|version| version.age_on(on)),
            age_limit: row.declaration.age,
            records: version.map(|version| version.records),
            names: version.map(|version| version.names),
        }
    }
}

/// Runs over all watched parties.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(super) struct AgainForm {
    /// How many parties are watched.
    watched: u64,
    /// The newest job; null where this process made none.
    job: Option<JobForm>,
    /// Runs that were done, the newest first.
    runs: Vec<RunForm>,
}

/// A run over all watched parties.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(super) struct RunForm {
    /// When it was done.
    done_at: String,
    /// Who asked for it.
    by: String,
    /// How many parties.
    screened: u64,
    /// For how many of them the outcome changed.
    changed: u64,
}

impl AgainForm {
    pub(super) fn new(watched: u64, job: Option<JobForm>, runs: Vec<RescreeningRow>) -> Self {
        let run = |run: RescreeningRow| RunForm {
            done_at: run.done_at.to_string(),
            by: run.done_by,
            screened: run.screened,
            changed: run.changed,
        };
        AgainForm { watched, job, runs: runs.into_iter().map(run).collect() }
    }
}
