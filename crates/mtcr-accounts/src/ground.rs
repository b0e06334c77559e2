//! Why something is refused.

use crate::word::word_enum;
use thiserror::Error;

word_enum! {
    /// Why something is refused; the ledger has the word, people read [`Ground::sentence`].
    pub enum Ground {
        /// There is no such thing, or none that the one who asks may know of: the two are never told apart.
        NotFound = "not-found",
        /// Whoever acts is not signed in, or is no person.
        NotAPerson = "not-a-person",
        /// Whoever acts does not hold the role that this takes, or not today.
        RoleNotHeld = "role-not-held",
        /// Whoever proposed it would approve it as well.
        SecondPerson = "second-person",
        /// Whoever gets the role would approve it.
        OwnGrant = "own-grant",
        /// Two people would grant each other roles.
        Mutual = "mutual",
        /// Whoever proposed it may not do so any more.
        ProposerGone = "proposer-gone",
        /// The account acts no more, or its organisation does not.
        AccountDisabled = "account-disabled",
        /// The proposal was approved, rejected or taken back before.
        NotOpen = "not-open",
        /// The proposal waited for too long.
        Stale = "stale",
        /// The days or the hour are over, in the wrong order, or too far apart.
        Period = "period",
        /// The role is not for such an organisation, or not for programs.
        RoleDoesNotFit = "role-does-not-fit",
        /// The roles exclude each other.
        RolesExclude = "roles-exclude",
        /// Nobody would be left to administer the node.
        LastAdministrator = "last-administrator",
        /// The node has the administrators that it needs.
        AdministratorsThere = "administrators-there",
        /// It is so already.
        Already = "already",
        /// A site that the organisation does not have.
        Site = "site",
        /// A token would reach as far as before or further, or nowhere.
        Scope = "scope",
        /// There are as many as there may be.
        TooMany = "too-many",
        /// The token was taken back, is over, or does not reach so far.
        TokenOver = "token-over",
        /// The session is over.
        SessionOver = "session-over",
        /// The link was used, is over, or is for something else.
        LinkOver = "link-over",
        /// A reason is absent, or more than one line.
        Reason = "reason",
    }
}

impl Ground {
    /// What it says to people, in one sentence without a full stop.
    #[must_use]
    pub const fn sentence(self) -> &'static str {
        match self {
            Self::NotFound => "there is no such thing, or it is not for you",
            Self::NotAPerson => "only a person who is signed in can do this",
            Self::RoleNotHeld => "you do not hold the role that this takes, or not today",
            Self::SecondPerson => "another administrator than the one who proposed it must approve it",
            Self::OwnGrant => "nobody approves a role of their own",
            Self::Mutual => {
                "you received a role through this person not long ago, or are about to: another administrator must approve it"
            }
            Self::ProposerGone => "whoever proposed it may not do so any more: propose it anew",
            Self::AccountDisabled => "the account or its organisation acts no more",
            Self::NotOpen => "it was approved, rejected or taken back before",
            Self::Stale => "it waited too long for an approval: propose it anew",
            Self::Period => "the days are over, in the wrong order or too far apart",
            Self::RoleDoesNotFit => "the role is not for such an organisation or account",
            Self::RolesExclude => "the account holds a role that excludes this one",
            Self::LastAdministrator => "nobody would be left to administer the node",
            Self::AdministratorsThere => "the node has two administrators: they can do this",
            Self::Already => "it is so already",
            Self::Site => "the organisation does not have that site",
            Self::Scope => "a token can only come to reach less far, and must reach somewhere",
            Self::TooMany => "there are as many as there may be: take one back first",
            Self::TokenOver => "the token was taken back, is over, or does not reach so far",
            Self::SessionOver => "the session is over: sign in again",
            Self::LinkOver => "the link was used, is over, or is for something else",
            Self::Reason => "say why, in one line of at most 200 characters",
        }
    }
}

/// Something that may not happen; nothing of it did.
#[derive(Clone, Copy, Debug, Error, PartialEq, Eq)]
#[error("{}", .0.sentence())]
pub struct Refused(pub Ground);
