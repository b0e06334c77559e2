//! The state of accounts: what the events came to.

use crate::event::{Event, Grant, LinkPurpose, Matter, OrganisationKind, Report};
use crate::id::{AccountId, GrantId, LinkId, OrganisationId, ProposalId, TokenId};
use crate::who::Who;
use jiff::Timestamp;
use mtcr_permissions::ActionId;
use std::collections::{BTreeMap, BTreeSet};

/// An organisation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Organisation {
    /// What kind it is.
    pub kind: OrganisationKind,
    /// Its sites.
    pub sites: BTreeSet<String>,
    /// Whether its people may act.
    pub open: bool,
}

/// A person or a program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    /// Where it belongs.
    pub organisation: OrganisationId,
    /// Whether it may act.
    pub enabled: bool,
    /// Whether the person has had a password, or signs in elsewhere.
    pub entered: bool,
    /// Whether there is a second factor.
    pub second_factor: bool,
}

/// Where something is that two must want.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// One has proposed it.
    Proposed,
    /// Another has approved it.
    Approved,
    /// Somebody has said no, or taken the proposal back.
    Rejected,
    /// It was approved, and taken back later.
    Revoked,
}

/// Who did something, and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Act {
    /// Who.
    pub by: Who,
    /// When.
    pub at: Timestamp,
}

/// A role that was proposed, and what became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoleGrant {
    /// Role, account and days.
    pub grant: Grant,
    /// Who proposed it.
    pub proposed: Act,
    /// Who approved it.
    pub approved: Option<Act>,
    /// Why.
    pub reason: String,
    /// What became of it.
    pub standing: Standing,
    /// What others are told of it.
    pub reported: BTreeSet<Report>,
}

/// Something else that two must want.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// What.
    pub matter: Matter,
    /// Who proposed it.
    pub proposed: Act,
    /// Who approved it.
    pub approved: Option<Act>,
    /// Why.
    pub reason: String,
    /// What became of it.
    pub standing: Standing,
}

/// A token by which programs act for an account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// The account.
    pub account: AccountId,
    /// What it may be used for, where the account may.
    pub scopes: BTreeSet<ActionId>,
    /// When it ends.
    pub until: Timestamp,
    /// When it was made.
    pub made_at: Timestamp,
    /// Whether it was taken back.
    pub revoked: bool,
}

/// A link that can be used once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// What for.
    pub purpose: LinkPurpose,
    /// Whose; nobody's where it makes a first administrator.
    pub account: Option<AccountId>,
    /// When it ends.
    pub until: Timestamp,
    /// Whether it can still be used before that.
    pub open: bool,
}

/// All accounts, as the events left them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Accounts {
    pub(crate) organisations: BTreeMap<OrganisationId, Organisation>,
    pub(crate) accounts: BTreeMap<AccountId, Account>,
    pub(crate) grants: BTreeMap<GrantId, RoleGrant>,
    pub(crate) held: BTreeMap<AccountId, BTreeSet<GrantId>>,
    pub(crate) proposals: BTreeMap<ProposalId, Proposal>,
    pub(crate) tokens: BTreeMap<TokenId, Token>,
    pub(crate) links: BTreeMap<LinkId, Link>,
    pub(crate) small: bool,
}

impl Accounts {
    /// Takes in an event of a stream, in the order in which events happened.
    ///
    /// Events of streams that are no part of the state, such as sessions, change nothing, nor do events about things
    /// that are not there: the rules let none through.
    pub fn apply(&mut self, stream: &str, event: &Event, by: &Who, at: Timestamp) {
        let Some((kind, id)) = stream.split_once('/') else { return };
        match kind {
            "organisation" => self.organisation_event(id, event),
            "person" | "service" => self.account_event(stream, event),
            "grant" => self.grant_event(id, event, by, at),
            "proposal" => self.proposal_event(id, event, by, at),
            "token" => self.token_event(id, event, at),
            "link" => self.link_event(id, event),
            _ => {}
        }
    }

    fn organisation_event(&mut self, id: &str, event: &Event) {
        let Ok(id) = OrganisationId::new(id) else { return };
        if let Event::OrganisationAdded { organisation, sites } = event {
            let added = Organisation { kind: *organisation, sites: sites.clone(), open: true };
            self.organisations.insert(id, added);
            return;
        }
        let Some(organisation) = self.organisations.get_mut(&id) else { return };
        match event {
            Event::OrganisationSites { sites } => organisation.sites.clone_from(sites),
            Event::OrganisationClosed { .. } => organisation.open = false,
            Event::OrganisationReopened { .. } => organisation.open = true,
            _ => {}
        }
    }

    fn account_event(&mut self, stream: &str, event: &Event) {
        let Ok(id) = AccountId::parse(stream) else { return };
        if let Event::AccountAdded { organisation } = event {
            let added = Account {
                organisation: organisation.clone(),
                enabled: true,
                entered: false,
                second_factor: false,
            };
            self.accounts.insert(id, added);
            return;
        }
        let Some(account) = self.accounts.get_mut(&id) else { return };
        match event {
            Event::PasswordChanged { .. } => account.entered = true,
            Event::ProviderChanged { there } => account.entered |= there,
            Event::SecondFactorChanged { there } => account.second_factor = *there,
            // Every way in ends with it.
            Event::AccountDisabled { .. } => {
                account.enabled = false;
                account.entered = false;
                account.second_factor = false;
            }
            Event::AccountEnabled { .. } => account.enabled = true,
            _ => {}
        }
    }

    fn grant_event(&mut self, id: &str, event: &Event, by: &Who, at: Timestamp) {
        let Ok(id) = GrantId::new(id) else { return };
        if let Event::GrantProposed { grant, reason, reported } = event {
            self.held.entry(grant.account.clone()).or_default().insert(id.clone());
            let proposed = RoleGrant {
                grant: grant.clone(),
                proposed: Act { by: by.clone(), at },
                approved: None,
                reason: reason.clone(),
                standing: Standing::Proposed,
                reported: reported.iter().copied().collect(),
            };
            self.grants.insert(id, proposed);
            return;
        }
        let Some(grant) = self.grants.get_mut(&id) else { return };
        match event {
            Event::GrantApproved { reported } => {
                grant.standing = Standing::Approved;
                grant.approved = Some(Act { by: by.clone(), at });
                grant.reported.extend(reported);
            }
            Event::GrantRejected { .. } => grant.standing = Standing::Rejected,
            Event::GrantRevoked { reported, .. } => {
                grant.standing = Standing::Revoked;
                grant.reported.extend(reported);
            }
            _ => {}
        }
    }

    fn proposal_event(&mut self, id: &str, event: &Event, by: &Who, at: Timestamp) {
        let Ok(id) = ProposalId::new(id) else { return };
        if let Event::ProposalMade { matter, reason } = event {
            let made = Proposal {
                matter: matter.clone(),
                proposed: Act { by: by.clone(), at },
                approved: None,
                reason: reason.clone(),
                standing: Standing::Proposed,
            };
            self.proposals.insert(id, made);
            return;
        }
        let Some(proposal) = self.proposals.get_mut(&id) else { return };
        match event {
            Event::ProposalApproved { .. } => {
                proposal.standing = Standing::Approved;
                proposal.approved = Some(Act { by: by.clone(), at });
                if let Matter::SmallAuthority { small } = proposal.matter {
                    self.small = small;
                }
            }
            Event::ProposalRejected { .. } => proposal.standing = Standing::Rejected,
            _ => {}
        }
    }

    fn token_event(&mut self, id: &str, event: &Event, at: Timestamp) {
        let Ok(id) = TokenId::new(id) else { return };
        if let Event::TokenMade { account, scopes, until } = event {
            let (account, scopes, until) = (account.clone(), scopes.clone(), *until);
            self.tokens.insert(id, Token { account, scopes, until, made_at: at, revoked: false });
            return;
        }
        let Some(token) = self.tokens.get_mut(&id) else { return };
        match event {
            Event::TokenShrunk { scopes } => token.scopes.clone_from(scopes),
            Event::TokenRevoked { .. } => token.revoked = true,
            _ => {}
        }
    }

    fn link_event(&mut self, id: &str, event: &Event) {
        let Ok(id) = LinkId::new(id) else { return };
        if let Event::LinkMade { purpose, account, until } = event {
            let link = Link { purpose: *purpose, account: account.clone(), until: *until, open: true };
            self.links.insert(id, link);
        } else if let Some(link) = self.links.get_mut(&id) {
            link.open = false;
        }
    }
}
