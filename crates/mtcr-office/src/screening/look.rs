//! Looking at screenings: as much of them as a role is shown.

use super::finding::{Finding, Findings};
use super::judge::{digest_of, target};
use super::matter::{HitStanding, Matter};
use super::{ScreeningId, Standing};
use crate::caller::{Caller, Request};
use crate::fault::{Error, Fault};
use crate::office::{Known, Office};
use crate::permit;
use mtcr_permissions::{CaseTarget, OrganisationId, Target};
use mtcr_screening::Subject;
use mtcr_store::{ScreeningRow, StreamId};
use serde::de::DeserializeOwned;
use std::collections::BTreeMap;

/// How much of a screening somebody is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sight {
    /// Scores, reasons and records; else only what it comes to.
    pub whole: bool,
    /// By which features names were found alike.
    pub explained: bool,
    /// Whether they may judge.
    pub judges: bool,
    /// Whether they may propose to release.
    pub proposes: bool,
}

/// What a signature for a hit is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Digest {
    /// The digest, which goes with the signature.
    pub seen: String,
    /// Whether whoever looks may sign it.
    pub signs: bool,
}

/// A screening as somebody is shown it.
#[derive(Clone, Debug)]
pub struct Seen {
    /// How much of it.
    pub sight: Sight,
    /// The row of the table.
    pub row: ScreeningRow,
    /// What became of it.
    pub matter: Matter,
    /// The party.
    pub subject: Subject,
    /// What was found, the most evidence first; empty where the sight is not whole.
    pub findings: Vec<Finding>,
    /// Why nobody can say that the party is clear: the list, and the words for it.
    pub refusals: Vec<(Option<String>, String)>,
    /// Why somebody said what they said, by the version at which they did; empty where the sight is not whole.
    pub reasons: BTreeMap<u64, String>,
    /// Of hits that wait for a signature what that is for.
    pub digests: BTreeMap<String, Digest>,
}

/// A row of the list of screenings.
#[derive(Clone, Debug)]
pub struct Line {
    /// The screening.
    pub row: ScreeningRow,
    /// The first name of the party.
    pub name: String,
}

impl Office {
    /// A screening, as far as somebody is shown it.
    ///
    /// # Errors
    /// They may not see it, or there is none, which is told alike.
    pub async fn screening(
        &self,
        caller: &Caller,
        id: &ScreeningId,
        request: &Request<'_>,
    ) -> Result<Seen, Error> {
        let stream = id.stream()?;
        let matter = Matter::of(&self.shared.store.stream(&stream).await?);
        let whose = matter.as_ref().map(|matter| target(matter, None, "")).transpose()?;
        self.may_on(caller, "hit-decision-view", whose.as_ref(), None, id, request).await?;
        let gone = || Fault::Record(stream.to_string());
        let (Some(matter), Some(whose)) = (matter, whose) else { return Err(gone().into()) };
        let known = self.known().await?;
        let may = |action: &str| self.offered(&known, caller, action, &whose, None, request);
        let sight = Sight {
            whole: may("hit-decision-read")?,
            explained: may("hit-explanation-read")?,
            judges: may("hit-decision-write")?,
            proposes: may("hit-release-propose")?,
        };
        let row = self.shared.store.screening(id.as_str()).await?.ok_or_else(gone)?;
        let subject: Subject = self.opened(&stream, "subject").await?.ok_or_else(gone)?;
        let kept: Findings =
            self.opened(&stream, &format!("findings-{}", matter.screened)).await?.unwrap_or_default();
        let mut seen = Seen {
            sight,
            row,
            subject,
            findings: if sight.whole { kept.found } else { Vec::new() },
            refusals: kept.refusals,
            reasons: BTreeMap::new(),
            digests: BTreeMap::new(),
            matter,
        };
        if sight.whole {
            seen.reasons = self.reasons(&stream, &seen.matter).await?;
        }
        for hit in seen.matter.hits.iter().filter(|hit| matches!(hit.standing, HitStanding::Proposed(_))) {
            let digest = digest_of(id, &seen.matter, hit);
            let of = target(&seen.matter, Some(hit), &digest)?;
            let signs = self.offered(&known, caller, "hit-release-sign", &of, Some(&digest), request)?;
            seen.digests.insert(hit.hit.clone(), Digest { seen: digest, signs });
        }
        Ok(seen)
    }

    /// The screenings that somebody may see, those that wait for a person first, then the newest.
    ///
    /// # Errors
    /// The store cannot be read.
    pub async fn screenings(
        &self,
        caller: &Caller,
        skip: u64,
        limit: u64,
        request: &Request<'_>,
    ) -> Result<Vec<Line>, Error> {
        let known = self.known().await?;
        let own =
            caller.account().and_then(|id| known.accounts.account(id)).map(|own| own.organisation.stream());
        // Whoever may see what is nobody's sees all.
        let nobodys =
            OrganisationId::new("organisation/nobody").map_err(|_| Fault::Name("nobody".to_owned()))?;
        let nobodys = Target::Case(Box::new(CaseTarget::new(nobodys, "")));
        let all = self.offered(&known, caller, "hit-decision-view", &nobodys, None, request)?;
        let Some(own) = own else { return Ok(Vec::new()) };
        let rows = self.shared.store.screenings(if all { None } else { Some(&own) }, skip, limit).await?;
        let mut lines = Vec::new();
        for row in rows {
            let of = Matter { office: row.office.clone(), asked: row.asked.clone(), ..Matter::default() };
            if self.offered(&known, caller, "hit-decision-view", &target(&of, None, "")?, None, request)? {
                let stream = ScreeningId::new(&row.id)?.stream()?;
                let subject: Option<Subject> = self.opened(&stream, "subject").await?;
                let name = subject.and_then(|subject| subject.names.into_iter().next()).unwrap_or_default();
                lines.push(Line { row, name });
            }
        }
        Ok(lines)
    }

    /// Whether somebody may; nothing is recorded, since nothing was tried.
    fn offered(
        &self,
        known: &Known,
        caller: &Caller,
        action: &str,
        target: &Target,
        seen: Option<&str>,
        request: &Request<'_>,
    ) -> Result<bool, Fault> {
        let action = permit::action(action)?;
        Ok(self.permitted_seen(known, caller, (&action, Some(target)), seen, request.now).is_ok())
    }

    async fn reasons(&self, stream: &StreamId, matter: &Matter) -> Result<BTreeMap<u64, String>, Fault> {
        let mut reasons = BTreeMap::new();
        for hit in &matter.hits {
            let said = match &hit.standing {
                HitStanding::Judged(_, opinion)
                | HitStanding::Proposed(opinion)
                | HitStanding::Released { proposed: opinion, .. } => opinion.version,
                HitStanding::Open | HitStanding::Remembered(_) => continue,
            };
            if let Some(reason) = self.opened(stream, &format!("reason-{said}")).await? {
                reasons.insert(said, reason);
            }
        }
        Ok(reasons)
    }

    pub(crate) async fn opened<T: DeserializeOwned>(
        &self,
        stream: &StreamId,
        name: &str,
    ) -> Result<Option<T>, Fault> {
        let bytes = self.shared.store.private(stream, name).await?;
        let wrong = |_| Fault::Record(format!("{stream}/{name}"));
        bytes.map(|bytes| serde_json::from_slice(&bytes).map_err(wrong)).transpose()
    }
}

impl Seen {
    /// What it comes to.
    #[must_use]
    pub fn standing(&self) -> Standing {
        self.matter.standing()
    }
}
