//! What is acted on, with as much of its history as separation of duties needs.

use crate::{AccountId, OrganisationId, Role, SiteId};
use std::collections::BTreeSet;

/// What is acted on. Which kind an action takes is said in `data/policies/actions.toml`;
/// another kind is refused, as a mistake of the program.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// The node as a whole, and what it shows to everybody.
    Node,
    /// An organisation: its people, sites and records.
    Organisation(OrganisationId),
    /// An account and what hangs on it: its sessions, its tokens, its grants.
    Account(AccountTarget),
    /// Whatever has a procedure: an application, licence, denial, consultation, notice or hit.
    Case(Box<CaseTarget>),
    /// Something that becomes a rule of the node when approved: an edition, an overlay, a list.
    Rule(RuleTarget),
}

/// An account, or a grant, session or token of one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AccountTarget {
    /// Whose it is.
    pub account: AccountId,
    /// The organisation the account belongs to, or for which a grant would be.
    pub organisation: OrganisationId,
    /// The role, where the target is a grant.
    pub role: Option<Role>,
    /// Who proposed the grant.
    pub proposed: BTreeSet<AccountId>,
}

/// A case with those who acted on it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseTarget {
    /// Whose matter it is: the exporter; `None` for matters between authorities.
    pub owner: Option<OrganisationId>,
    /// The exporter's site; `None` when it concerns none in particular.
    pub site: Option<SiteId>,
    /// The authority that is in charge of it.
    pub office: OrganisationId,
    /// Those outside who were asked or told: advising agencies, customs, partners.
    pub asked: BTreeSet<OrganisationId>,
    /// Who acted on it so far.
    pub acts: Acts,
    /// The digest of what a signature would be for.
    pub digest: String,
}

impl CaseTarget {
    /// A case that an authority is in charge of and on which nobody has acted, with the digest of what a signature
    /// would be for.
    #[must_use]
    pub fn new(office: OrganisationId, digest: &str) -> Self {
        let (asked, acts) = (BTreeSet::new(), Acts::default());
        Self { owner: None, site: None, office, asked, acts, digest: digest.into() }
    }
}

/// Who has acted on a case, by what they did. Somebody who did two things stands in two sets.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Acts {
    /// Drafted or proposed what now waits for a signature: a decision, a notice, a release.
    pub proposed: BTreeSet<AccountId>,
    /// Assessed a line or rated an item.
    pub assessed: BTreeSet<AccountId>,
    /// Gave advice.
    pub advised: BTreeSet<AccountId>,
    /// Judged a screening hit.
    pub judged: BTreeSet<AccountId>,
    /// Signed what now waits for a further signature.
    pub signed: BTreeSet<AccountId>,
    /// Acted at first instance, where the matter is an appeal.
    pub first_instance: BTreeSet<AccountId>,
}

/// A rule, edition or list that waits for approval, or none yet.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RuleTarget {
    /// Who proposed it.
    pub proposed: BTreeSet<AccountId>,
    /// The digest of what an approval would be for.
    pub digest: String,
}
