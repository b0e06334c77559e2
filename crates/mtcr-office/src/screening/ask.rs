//! Asking the lists about parties, and putting that on record.

use super::finding::{Finding, Findings};
use super::keyed::{Keyed, hex, tidy};
use super::matter::{Decision, Remembered};
use super::{Matter, ScreeningId, Unscreened, refused};
use crate::caller::{Caller, Request};
use crate::entry::authority;
use crate::fault::{Error, Fault};
use crate::office::{Known, Office};
use crate::permit;
use jiff::civil::Date;
use mtcr_accounts::OrganisationId;
use mtcr_lists::{Outcome, Screener};
use mtcr_permissions::Target;
use mtcr_screening::{Grade, Subject};
use mtcr_store::{Batch, Committed, Event, NewEvent, Payload, PrivateRecord};
use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};

/// Names of one party, at most.
const NAMES: usize = 20;
/// Letters of a name or of anything else that is said of a party, at most.
const LINE: usize = 200;
/// Hits that are kept one by one, at most; that there were more keeps a screening from ever being clear.
const HITS: usize = 200;

/// What the lists say of a party.
#[derive(Clone, Debug)]
pub struct Checked {
    /// The party.
    pub subject: Subject,
    /// What it comes to before anybody judged.
    pub outcome: Outcome,
    /// What stands for the lists and for how names are compared.
    pub lists: String,
    /// Which lists, each with the number of its version.
    pub versions: Vec<(String, u32)>,
    pub(crate) findings: Findings,
    pub(crate) beyond: usize,
}

impl Checked {
    /// What was found, the most evidence first. [`Finding::hit`] is empty before it is on record.
    #[must_use]
    pub fn found(&self) -> &[Finding] {
        &self.findings.found
    }

    /// Why nobody can say that the party is clear; empty where nothing stands in the way.
    #[must_use]
    pub fn refusals(&self) -> &[(Option<String>, String)] {
        &self.findings.refusals
    }
}

/// Asks the lists about a party as they stand on a day. It takes a processor, and waits for nothing.
#[must_use]
pub fn check(screener: &Screener, subject: &Subject, on: Date) -> Checked {
    let subject = tidy(subject.clone());
    let answer = screener.check(&subject, screener.names().hit(), on);
    let outcome = answer.outcome();
    let beyond = answer.found.len().saturating_sub(HITS);
    let found = answer.found.iter().take(HITS).map(|found| Finding {
        hit: String::new(),
        title: found.declaration.title.clone(),
        version: found.version,
        party: found.party.clone(),
        score: found.hit.score,
        evidence: found.hit.evidence,
        grade: found.hit.grade,
        explanation: found.hit.explanation.clone(),
    });
    let refusals = answer.refusals.iter();
    let refusals =
        refusals.map(|refusal| (refusal.list.as_ref().map(|list| list.0.clone()), refusal.why.clone()));
    let findings = Findings { found: found.collect(), refusals: refusals.collect() };
    let (lists, versions) = lists(screener, on);
    Checked { subject, outcome, lists, versions, findings, beyond }
}

/// What is said of a party where there are no lists to ask: that nobody can say.
#[must_use]
pub fn unchecked(subject: &Subject, why: &str) -> Checked {
    let findings = Findings { found: Vec::new(), refusals: vec![(None, why.to_owned())] };
    Checked {
        subject: tidy(subject.clone()),
        outcome: Outcome::Refused,
        lists: String::from("none"),
        versions: Vec::new(),
        findings,
        beyond: 0,
    }
}

/// What stands for lists and figures, and the versions in use.
#[must_use]
pub fn lists(screener: &Screener, on: Date) -> (String, Vec<(String, u32)>) {
    let mut digest = Sha256::new().chain_update(screener.names().digest());
    let mut versions = Vec::new();
    for (declaration, version, _) in screener.lists(on) {
        if let Some(version) = version {
            digest.update(format!("\0{}\0{}\0{}", declaration.id.0, version.number, version.digest));
            versions.push((declaration.id.0.clone(), version.number));
        }
    }
    let digest = digest.finalize();
    (hex(digest.as_slice().get(..16).unwrap_or_default()), versions)
}

impl Office {
    pub(crate) fn keyed(&self) -> Keyed {
        Keyed::new(self.shared.store.derived_key("screening"))
    }

    /// Puts on record what the lists said of parties: all of them or none. What was judged before of the same party and
    /// the same record holds; whatever could not be said is on record as refused.
    ///
    /// # Errors
    /// They may not, a party says nothing that can be compared, or the store cannot write.
    pub async fn screen(
        &self,
        caller: &Caller,
        checked: &[Checked],
        watched: bool,
        request: &Request<'_>,
    ) -> Result<Vec<ScreeningId>, Error> {
        let known = self.known().await?;
        let action = permit::action("party-screening-write")?;
        self.may(caller, &action, &Target::Node, request).await?;
        if checked.is_empty() || !checked.iter().all(|one| fits(&one.subject)) {
            return Err(refused(Unscreened::Party));
        }
        let (office, asked) = whose(&known, caller)?;
        let mut batch = Batch::default();
        let mut ids = Vec::new();
        for one in checked {
            let id = ScreeningId::random()?;
            let Put { mut fields, findings } = self.put(one, None).await?;
            fields.insert("office".to_owned(), office.stream().into());
            fields.insert("asked".to_owned(), asked.stream().into());
            fields.insert("watched".to_owned(), watched.into());
            let event = self.event("screening-made", caller, fields, request.now)?;
            let event = event.with_private("subject", sealed(&one.subject)?)?;
            batch.push(id.stream()?, event.with_private("findings-1", sealed(&findings)?)?);
            ids.push(id);
        }
        match self.shared.store.commit(&batch).await? {
            Committed::Appended(_) => Ok(ids),
            Committed::Conflict => Err(Fault::Contended.into()),
        }
    }

    /// The fields of an event that says what the lists said, and what is kept beside it. `before` is what the screening
    /// came to so far.
    pub(crate) async fn put(&self, checked: &Checked, before: Option<&Matter>) -> Result<Put, Fault> {
        let keyed = self.keyed();
        let subject = keyed.subject(&checked.subject);
        let mut findings = checked.findings.clone();
        let mut hits = Vec::new();
        for found in &mut findings.found {
            found.hit = keyed.record(&found.party);
            let party = keyed.party(&found.party);
            let mut hit = json!({
                "hit": found.hit, "party": party, "score": found.score.value(), "grade": found.grade,
            });
            if let Some(remembered) = self.remembered(&subject, &party, found.grade).await?
                && let Ok(value) = serde_json::to_value(remembered)
                && let Some(fields) = hit.as_object_mut()
            {
                fields.insert("remembered".to_owned(), value);
            }
            hits.push(hit);
        }
        let answer = match checked.outcome {
            Outcome::Clear => "clear",
            Outcome::Hits => "hits",
            Outcome::Refused => "refused",
        };
        let versions: Map<String, Value> =
            checked.versions.iter().map(|(list, number)| (list.clone(), (*number).into())).collect();
        let refused: Vec<&str> =
            findings.refusals.iter().map(|(list, _)| list.as_deref().unwrap_or("name")).collect();
        let fields = json!({
            "subject": subject, "answer": answer, "hits": hits, "beyond": checked.beyond, "lists": checked.lists,
            "versions": versions, "refused": refused,
        });
        let mut fields = match fields {
            Value::Object(fields) => fields,
            _ => Map::new(),
        };
        // What it comes to is found by the same function that will read the event.
        let mut matter = before.cloned().unwrap_or_default();
        matter.apply(&written("screening-repeated", &fields, matter.version + 1)?);
        fields.insert("standing".to_owned(), matter.standing().word().into());
        fields.insert("undecided".to_owned(), matter.undecided().into());
        Ok(Put { fields, findings })
    }

    /// What was judged of the same two before, where that settles a hit of this grade.
    async fn remembered(
        &self,
        subject: &str,
        party: &str,
        grade: Grade,
    ) -> Result<Option<Remembered>, Fault> {
        let found = self.shared.store.judged_pair(subject, party).await?;
        let remembered = found.and_then(|pair| {
            let decision = Decision::named(&pair.decision)?;
            Some(Remembered { decision, screening: pair.screening, version: pair.version })
        });
        Ok(remembered.filter(|remembered| remembered.decision.settles(grade)))
    }

    pub(crate) fn event(
        &self,
        kind: &str,
        by: &Caller,
        fields: Map<String, Value>,
        at: jiff::Timestamp,
    ) -> Result<NewEvent, Fault> {
        Ok(NewEvent::new(kind, &by.who().to_string(), at, Payload::new(Value::Object(fields))?)?)
    }
}

/// What an event says, and what is kept beside it.
pub(crate) struct Put {
    pub(crate) fields: Map<String, Value>,
    pub(crate) findings: Findings,
}

/// An event as it will be read.
pub(crate) fn written(kind: &str, fields: &Map<String, Value>, version: u64) -> Result<Event, Fault> {
    Ok(Event {
        sequence: 0,
        stream: mtcr_store::StreamId::new("screening/0")?,
        version,
        kind: kind.to_owned(),
        recorded_at: jiff::Timestamp::UNIX_EPOCH,
        actor: String::new(),
        payload: Payload::new(Value::Object(fields.clone()))?,
        documents: Vec::new(),
        text: None,
    })
}

/// The authority in charge of what somebody asks, and the organisation that they are of.
fn whose(known: &Known, caller: &Caller) -> Result<(OrganisationId, OrganisationId), Fault> {
    let nobody = || Fault::Name(caller.who().to_string());
    let account = caller.account().and_then(|id| known.accounts.account(id)).ok_or_else(nobody)?;
    let own = account.organisation.clone();
    Ok((authority(known).unwrap_or_else(|| own.clone()), own))
}

pub(crate) fn sealed<T: serde::Serialize>(value: &T) -> Result<Option<PrivateRecord>, Fault> {
    let bytes = serde_json::to_vec(value).map_err(|_| Fault::Record("screening".to_owned()))?;
    Ok(Some(PrivateRecord { lookup: None, bytes }))
}

/// Whether there is something to compare, and no more than a person would say of one party.
fn fits(subject: &Subject) -> bool {
    let line = |text: &String| text.chars().count() <= LINE && !text.contains(char::is_control);
    let numbers = subject.identifiers.iter().all(|one| line(&one.value));
    let addresses = subject.addresses.iter().all(|one| line(&one.text));
    (1..=NAMES).contains(&subject.names.len())
        && subject.names.iter().all(line)
        && subject.states.len() <= NAMES
        && subject.states.iter().all(|state| state.len() == 2)
        && subject.births.len() <= NAMES
        && subject.identifiers.len() <= NAMES
        && subject.addresses.len() <= NAMES
        && numbers
        && addresses
}
