//! What somebody asks the office to do.

use crate::details::{Named, Person};
use jiff::Timestamp;
use mtcr_accounts::{
    AccountId, Grant, GrantId, LinkId, OrganisationId, OrganisationKind, ProposalId, SessionId, TokenId,
};
use mtcr_permissions::ActionId;
use mtcr_signin::{ApiToken, LinkCode};
use std::collections::BTreeSet;

/// What somebody who is known asks the office to do. Ids of what comes to be are drawn by the office.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "fields say what they are by their types and names")]
pub enum Order {
    /// An organisation comes to be. [`Done::Organisation`]
    AddOrganisation { kind: OrganisationKind, sites: BTreeSet<String>, named: Named },
    /// An organisation has another name.
    RenameOrganisation { organisation: OrganisationId, named: Named },
    /// An organisation has other sites.
    SetSites { organisation: OrganisationId, sites: BTreeSet<String> },
    /// Nobody of an organisation acts until it is reopened.
    CloseOrganisation { organisation: OrganisationId, reason: String },
    /// People of an organisation act again.
    ReopenOrganisation { organisation: OrganisationId, reason: String },
    /// A person comes to be, without a role and without a way in. [`Done::Account`]
    AddPerson { organisation: OrganisationId, person: Person },
    /// A program comes to be, without a role. [`Done::Account`]
    AddService { organisation: OrganisationId, named: Named },
    /// What is kept of a person becomes another.
    ChangePerson { account: AccountId, person: Person },
    /// An account acts no more: its sessions, tokens, links and roles end at once.
    DisableAccount { account: AccountId, reason: String },
    /// An account acts again, without any role.
    EnableAccount { account: AccountId, reason: String },
    /// A person without a way in gets a link for a first password. [`Done::Link`]
    Invite { account: AccountId },
    /// A role is proposed. [`Done::Grant`]
    ProposeGrant { grant: Grant, reason: String },
    /// A proposed role is granted.
    ApproveGrant { id: GrantId },
    /// A proposed role is not granted, or the proposal taken back.
    RejectGrant { id: GrantId, reason: String },
    /// A role is taken back, or given up.
    RevokeGrant { id: GrantId, reason: String },
    /// That somebody sets a new password and second factor is proposed. [`Done::Proposal`]
    ProposeReset { account: AccountId, reason: String },
    /// That the node is of a small authority, or not any more, is proposed. [`Done::Proposal`]
    ProposeSmall { small: bool, reason: String },
    /// A proposal is approved. [`Done::Link`] where it makes one.
    Approve { id: ProposalId },
    /// A proposal is rejected or taken back.
    Reject { id: ProposalId, reason: String },
    /// A token for oneself, or for a program. [`Done::Token`]
    MakeToken { account: AccountId, scopes: BTreeSet<ActionId>, until: Option<Timestamp>, named: Named },
    /// A token reaches less far.
    ShrinkToken { id: TokenId, scopes: BTreeSet<ActionId> },
    /// A token is of no use any more.
    RevokeToken { id: TokenId, reason: String },
    /// A session is over: one's own, or for an administrator any.
    EndSession { id: SessionId },
    /// The console makes a link for an administrator. [`Done::Link`]
    MakeFirstLink,
}

/// What was done.
pub enum Done {
    /// What was asked.
    Done,
    /// There is an organisation.
    Organisation(OrganisationId),
    /// There is an account.
    Account(AccountId),
    /// A role is proposed.
    Grant(GrantId),
    /// Something else is proposed.
    Proposal(ProposalId),
    /// There is a link; its code is shown once, to whoever asked for it.
    Link(LinkId, LinkCode),
    /// There is a token; it is shown once, to whoever asked for it.
    Token(TokenId, ApiToken),
}

/// Without secrets.
impl std::fmt::Debug for Done {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Done => out.write_str("Done"),
            Self::Organisation(id) => write!(out, "Organisation({id})"),
            Self::Account(id) => write!(out, "Account({id})"),
            Self::Grant(id) => write!(out, "Grant({id})"),
            Self::Proposal(id) => write!(out, "Proposal({id})"),
            Self::Link(id, _) => write!(out, "Link({id})"),
            Self::Token(id, _) => write!(out, "Token({id})"),
        }
    }
}
