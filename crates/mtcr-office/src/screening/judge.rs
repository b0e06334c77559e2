//! What people say of hits: one judges, two release what is of the top grade.

use super::ask::{sealed, written};
use super::matter::{Decision, HitStanding, Matter};
use super::{Hit, ScreeningId, Unscreened, refused};
use crate::caller::{Caller, Request};
use crate::fault::{Error, Fault, Refusal};
use crate::office::{Office, account_name};
use crate::permit;
use mtcr_accounts::AccountId;
use mtcr_permissions::{AccountId as Actor, Acts, CaseTarget, OrganisationId, Target};
use mtcr_screening::Grade;
use mtcr_store::{Expected, Outcome};
use serde_json::{Map, Value, json};
use sha2::{Digest as _, Sha256};
use std::collections::BTreeSet;

/// How often it is tried anew when somebody else acted on the same screening meanwhile.
const TRIES: usize = 8;
/// Letters of the longest reason.
const REASON: usize = 200;

/// What somebody does with a screening.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Deed {
    /// Says what a hit is. A hit of the top grade is not called different by one person.
    Judge {
        /// The hit.
        hit: String,
        /// What it is.
        decision: Decision,
        /// Why.
        reason: String,
    },
    /// Proposes to release a hit of the top grade.
    Propose {
        /// The hit.
        hit: String,
        /// Why.
        reason: String,
    },
    /// Signs that: the second person, for what they saw.
    Sign {
        /// The hit.
        hit: String,
        /// The digest of what was seen: [`super::Digest`].
        seen: String,
    },
    /// Declines it.
    Decline {
        /// The hit.
        hit: String,
        /// Why.
        reason: String,
    },
    /// Watches the party, or no longer.
    Watch {
        /// Whether it is screened again when lists change.
        watched: bool,
    },
}

impl Deed {
    fn action(&self) -> &'static str {
        match self {
            Self::Judge { .. } | Self::Watch { .. } => "hit-decision-write",
            Self::Propose { .. } => "hit-release-propose",
            Self::Sign { .. } | Self::Decline { .. } => "hit-release-sign",
        }
    }

    fn reason(&self) -> Option<&str> {
        match self {
            Self::Judge { reason, .. } | Self::Propose { reason, .. } | Self::Decline { reason, .. } => {
                Some(reason)
            }
            Self::Sign { .. } | Self::Watch { .. } => None,
        }
    }

    fn hit(&self) -> Option<&str> {
        match self {
            Self::Judge { hit, .. }
            | Self::Propose { hit, .. }
            | Self::Sign { hit, .. }
            | Self::Decline { hit, .. } => Some(hit),
            Self::Watch { .. } => None,
        }
    }
}

impl Office {
    /// Does something with a screening.
    ///
    /// # Errors
    /// They may not; there is no such screening, which is told as what is not theirs; it is not the time for it.
    pub async fn screening_deed(
        &self,
        caller: &Caller,
        id: &ScreeningId,
        deed: &Deed,
        request: &Request<'_>,
    ) -> Result<(), Error> {
        for _ in 0..TRIES {
            let matter = Matter::of(&self.shared.store.stream(&id.stream()?).await?);
            let hit = matter.as_ref().and_then(|matter| matter.hit(deed.hit()?));
            let seen = match deed {
                Deed::Sign { seen, .. } => Some(seen.as_str()),
                // Whoever declines signs nothing.
                Deed::Decline { .. } => Some(""),
                _ => None,
            };
            let digest = match (deed, &matter, hit) {
                (Deed::Sign { .. }, Some(matter), Some(hit)) => digest_of(id, matter, hit),
                _ => String::new(),
            };
            let target = matter.as_ref().map(|matter| target(matter, hit, &digest)).transpose()?;
            self.may_on(caller, deed.action(), target.as_ref(), seen, id, request).await?;
            let Some(matter) = &matter else { return Err(refused(Unscreened::HitGone)) };
            let (kind, fields) = said(matter, hit, deed).map_err(refused)?;
            let fields = stands(matter, kind, fields)?;
            let mut event = self.event(kind, caller, fields, request.now)?;
            if let Some(reason) = deed.reason() {
                let reason = line(reason).ok_or_else(|| refused(Unscreened::Reason))?;
                event = event.with_private(&format!("reason-{}", matter.version + 1), sealed(&reason)?)?;
            }
            let expected = Expected::Version(matter.version);
            match self.shared.store.append(&id.stream()?, expected, &[event], None).await? {
                Outcome::Appended(_) => return Ok(()),
                Outcome::Conflict { .. } => {}
            }
        }
        Err(Fault::Contended.into())
    }

    /// Whether somebody may do something to a screening; none is told as one that is not theirs.
    pub(crate) async fn may_on(
        &self,
        caller: &Caller,
        action: &str,
        target: Option<&Target>,
        seen: Option<&str>,
        id: &ScreeningId,
        request: &Request<'_>,
    ) -> Result<(), Error> {
        let action = permit::action(action)?;
        let known = self.known().await?;
        let refusal = match self.as_of(&known, caller, request.now)? {
            Err(refusal) => refusal,
            Ok(now) => match self.permitted_seen(&known, &now, (&action, target), seen, request.now) {
                Ok(()) => return Ok(()),
                Err(refusal) => refusal,
            },
        };
        Err(self.refuse(caller, action.as_str(), Some(format!("screening/{id}")), refusal, request).await?)
    }

    pub(crate) fn permitted_seen(
        &self,
        known: &crate::Known,
        caller: &Caller,
        (action, target): (&mtcr_permissions::ActionId, Option<&Target>),
        seen: Option<&str>,
        now: jiff::Timestamp,
    ) -> Result<(), Refusal> {
        let mut circumstances = self.circumstances(known, now);
        circumstances.seen = seen.map(str::to_owned);
        let refused = match target {
            None => self.shared.permissions.unknown(caller.actor(), action, &circumstances),
            Some(target) => {
                match self.shared.permissions.decide(caller.actor(), action, target, &circumstances) {
                    mtcr_permissions::Decision::Allowed(_) => return Ok(()),
                    mtcr_permissions::Decision::Refused(refused) => refused,
                }
            }
        };
        Err(Refusal { answer: refused.answer, ground: crate::Ground::Policy(refused.ground) })
    }
}

/// What a signature is for: the screening, the hit with both sides, and what was proposed.
pub(crate) fn digest_of(id: &ScreeningId, matter: &Matter, hit: &Hit) -> String {
    let proposed = match &hit.standing {
        HitStanding::Proposed(opinion) => opinion.version,
        _ => 0,
    };
    let seen = format!("{id}\0{}\0{}\0{}\0{proposed}", matter.subject, hit.hit, hit.party);
    super::keyed::hex(&Sha256::digest(seen))
}

/// A screening as the policies see it, with who did what to a hit.
pub(crate) fn target(matter: &Matter, hit: Option<&Hit>, digest: &str) -> Result<Target, Fault> {
    let organisation = |stream: &str| OrganisationId::new(stream).map_err(|_| Fault::Name(stream.to_owned()));
    let mut case = CaseTarget::new(organisation(&matter.office)?, digest);
    case.asked.insert(organisation(&matter.asked)?);
    case.acts = match hit {
        None => Acts::default(),
        Some(hit) => {
            let proposed = match &hit.standing {
                HitStanding::Proposed(opinion) => vec![opinion.by.clone()],
                _ => Vec::new(),
            };
            Acts { proposed: people(&proposed)?, judged: people(&hit.judges)?, ..Acts::default() }
        }
    };
    Ok(Target::Case(Box::new(case)))
}

fn people(names: &[String]) -> Result<BTreeSet<Actor>, Fault> {
    let accounts = names.iter().filter_map(|name| AccountId::parse(name).ok());
    accounts.map(|account| account_name(&account)).collect()
}

/// The event that a deed is, where its time has come.
fn said(
    matter: &Matter,
    hit: Option<&Hit>,
    deed: &Deed,
) -> Result<(&'static str, Map<String, Value>), Unscreened> {
    if deed.reason().is_some_and(|reason| line(reason).is_none()) {
        return Err(Unscreened::Reason);
    }
    if let Deed::Watch { watched } = deed {
        if *watched == matter.watched {
            return Err(Unscreened::Already);
        }
        return Ok(("watch-changed", fields(&json!({ "watched": watched }))));
    }
    let hit = hit.ok_or(Unscreened::HitGone)?;
    let proposed = matches!(hit.standing, HitStanding::Proposed(_));
    let about = |decision: Option<Decision>| {
        let mut about = fields(&json!({ "hit": hit.hit, "party": hit.party, "subject": matter.subject }));
        if let Some(decision) = decision {
            about.insert("decision".to_owned(), decision.word().into());
        }
        about
    };
    match deed {
        Deed::Judge { decision: Decision::Released, .. } => Err(Unscreened::TopGrade),
        Deed::Judge { decision: Decision::Different, .. } if hit.grade == Grade::Top => {
            Err(Unscreened::TopGrade)
        }
        Deed::Judge { decision, .. } => Ok(("hit-judged", about(Some(*decision)))),
        Deed::Propose { .. } if proposed => Err(Unscreened::Proposed),
        Deed::Propose { .. } => Ok(("release-proposed", about(None))),
        Deed::Sign { .. } if proposed => Ok(("release-signed", about(Some(Decision::Released)))),
        Deed::Decline { .. } if proposed => Ok(("release-declined", about(None))),
        Deed::Sign { .. } | Deed::Decline { .. } => Err(Unscreened::NotProposed),
        Deed::Watch { .. } => Err(Unscreened::Already),
    }
}

/// The fields with what the screening then comes to, found by the function that will read them.
fn stands(matter: &Matter, kind: &str, mut fields: Map<String, Value>) -> Result<Map<String, Value>, Fault> {
    let mut after = matter.clone();
    after.apply(&written(kind, &fields, matter.version + 1)?);
    fields.insert("standing".to_owned(), after.standing().word().into());
    fields.insert("undecided".to_owned(), after.undecided().into());
    Ok(fields)
}

fn fields(value: &Value) -> Map<String, Value> {
    value.as_object().cloned().unwrap_or_default()
}

/// A reason that is one line.
fn line(reason: &str) -> Option<String> {
    let reason = reason.trim();
    let fits = !reason.is_empty() && reason.chars().count() <= REASON && !reason.contains(char::is_control);
    fits.then(|| reason.to_owned())
}
