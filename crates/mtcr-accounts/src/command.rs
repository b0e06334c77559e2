//! What somebody wants to happen to accounts.

use crate::event::{Grant, Method, OrganisationKind, PasswordChange};
use crate::id::{AccountId, GrantId, LinkId, OrganisationId, ProposalId, SessionId, TokenId};
use crate::session::Session;
use jiff::Timestamp;
use mtcr_permissions::ActionId;
use std::collections::BTreeSet;

/// What somebody wants to happen; ids of what comes to be are given with it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(
    missing_docs,
    reason = "fields say what they are by their types and names; the rules say what they must be"
)]
pub enum Command {
    /// An organisation comes to be.
    AddOrganisation { organisation: OrganisationId, kind: OrganisationKind, sites: BTreeSet<String> },
    /// What is kept of an organisation becomes another.
    RenameOrganisation { organisation: OrganisationId },
    /// An organisation has other sites.
    SetSites { organisation: OrganisationId, sites: BTreeSet<String> },
    /// Nobody of an organisation acts until it is reopened.
    CloseOrganisation { organisation: OrganisationId, reason: String },
    /// People of an organisation act again.
    ReopenOrganisation { organisation: OrganisationId, reason: String },
    /// An account comes to be, without a role and without a way in.
    AddAccount { account: AccountId, organisation: OrganisationId },
    /// An account acts no more: its sessions, tokens, links and roles end at once.
    DisableAccount { account: AccountId, reason: String },
    /// An account acts again, without any role.
    EnableAccount { account: AccountId, reason: String },
    /// What is kept of a person becomes another.
    ChangeDetails { account: AccountId },
    /// A role is proposed.
    ProposeGrant { id: GrantId, grant: Grant, reason: String },
    /// A proposed role is granted.
    ApproveGrant { id: GrantId },
    /// A proposed role is not granted, or the proposal taken back.
    RejectGrant { id: GrantId, reason: String },
    /// A role is taken back, or given up.
    RevokeGrant { id: GrantId, reason: String },
    /// That somebody sets a new password and second factor is proposed.
    ProposeReset { id: ProposalId, account: AccountId, reason: String },
    /// That the node is of a small authority, or not any more, is proposed.
    ProposeSmall { id: ProposalId, small: bool, reason: String },
    /// A proposal is approved; a reset makes a link.
    Approve { id: ProposalId, link: LinkId },
    /// A proposal is rejected or taken back.
    Reject { id: ProposalId, reason: String },
    /// A person who has no way in yet gets a link.
    Invite { link: LinkId, account: AccountId },
    /// The console makes a link for an administrator.
    MakeFirstLink { link: LinkId },
    /// Whoever has the link of the console becomes an administrator.
    EnterFirst { link: LinkId, organisation: OrganisationId, account: AccountId, grant: GrantId },
    /// A person sets a password by a link.
    Enter { link: LinkId },
    /// A person has a new password, or the same one hashed anew.
    ChangePassword { how: PasswordChange, keep: Option<SessionId> },
    /// A person has another second factor, or none.
    ChangeSecondFactor { there: bool },
    /// A person signs in at a provider of identities from now on as well, or no longer.
    ChangeProvider { there: bool },
    /// A token for oneself, or for a program.
    MakeToken { id: TokenId, account: AccountId, scopes: BTreeSet<ActionId>, until: Option<Timestamp> },
    /// A token reaches less far.
    ShrinkToken { id: TokenId, scopes: BTreeSet<ActionId> },
    /// A token is of no use any more.
    RevokeToken { id: TokenId, reason: String },
    /// Somebody proved who they are.
    StartSession { session: SessionId, account: AccountId, method: Method },
    /// A session is over.
    EndSession { session: Session },
}
