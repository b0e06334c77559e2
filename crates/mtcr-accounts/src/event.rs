//! What happens to accounts, as it stands in streams and in the ledger.
//!
//! Nothing here is a secret or a name of a person: those are kept beside the events, which pledge them.

use crate::id::{AccountId, OrganisationId};
use crate::word::word_enum;
use jiff::Timestamp;
use jiff::civil::Date;
use mtcr_permissions::{ActionId, Role};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use std::collections::BTreeSet;
use thiserror::Error;

word_enum! {
    /// What kind of organisation something is; which roles are for which is said in `data/policies/roles.toml`.
    pub enum OrganisationKind {
        /// The licensing authority.
        Authority = "authority",
        /// Another office of the state that assesses or advises.
        Agency = "agency",
        /// A ministry that advises or hears appeals.
        Ministry = "ministry",
        /// Customs.
        Customs = "customs",
        /// Whoever applies for licences.
        Exporter = "exporter",
        /// Whoever acts for exporters by mandate.
        Agent = "agent",
        /// A partner of the regime, by its point of contact.
        Partner = "partner",
        /// An adherent, by its contact.
        Adherent = "adherent",
        /// The chair or the secretariat of the regime.
        Regime = "regime",
        /// Whoever audits the authority.
        Audit = "audit",
        /// Whoever runs the node for the authority.
        Operator = "operator",
    }
}

word_enum! {
    /// Something about an act that others are told of: it is done, and shows in the security report.
    pub enum Report {
        /// Somebody proposed a role for themselves.
        OwnProposal = "own-proposal",
        /// Two people granted each other roles; only where a small authority has nobody else.
        Mutual = "mutual",
        /// One hand was enough: the node had never had two administrators.
        SingleHand = "single-hand",
        /// After this there is one administrator left.
        OneAdministrator = "one-administrator",
        /// Roles that exclude each other are held by one person; only in a small authority.
        Combined = "combined",
    }
}

word_enum! {
    /// What a link is for.
    pub enum LinkPurpose {
        /// Whoever has it becomes an administrator.
        FirstAdministrator = "first-administrator",
        /// A person sets the first password.
        Invitation = "invitation",
        /// A person sets a new password.
        PasswordReset = "password-reset",
    }
}

word_enum! {
    /// How somebody proved who they are.
    pub enum Method {
        /// By a password alone.
        Password = "password",
        /// By a password and a second factor.
        TwoFactors = "two-factors",
        /// Elsewhere, by OpenID Connect.
        Provider = "provider",
    }
}

word_enum! {
    /// Why a session ended.
    pub enum SessionEnd {
        /// The person signed out.
        SignedOut = "signed-out",
        /// An administrator or the person ended it from elsewhere.
        Revoked = "revoked",
        /// The account was disabled.
        Disabled = "disabled",
        /// The person has a new password.
        NewPassword = "new-password",
    }
}

/// What two administrators must want besides roles.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "matter", rename_all = "kebab-case")]
pub enum Matter {
    /// That a person sets a new password.
    PasswordReset {
        /// The person.
        account: AccountId,
    },
    /// That the node is, or is no longer, one of a small authority (R12).
    SmallAuthority {
        /// Whether it is.
        small: bool,
    },
}

/// A role that is proposed, and for how long.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Grant {
    /// Who is to hold it.
    pub account: AccountId,
    /// The role.
    #[serde(with = "crate::word::text")]
    pub role: Role,
    /// The organisation that the account acts for by mandate; none where for its own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub acts_for: Option<OrganisationId>,
    /// The sites of that organisation; none for all of them.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub sites: BTreeSet<String>,
    /// The first day on which it is held.
    pub from: Date,
    /// The last day on which it is held.
    pub until: Date,
}

/// What happened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "event", rename_all = "kebab-case")]
#[expect(
    missing_docs,
    reason = "fields say what they are by their types and names, and docs/reference/accounts.md lists them"
)]
pub enum Event {
    /// There is an organisation.
    OrganisationAdded { organisation: OrganisationKind, sites: BTreeSet<String> },
    /// An organisation has other sites.
    OrganisationSites { sites: BTreeSet<String> },
    /// Nobody of an organisation acts any more.
    OrganisationClosed { reason: String },
    /// People of an organisation act again.
    OrganisationReopened { reason: String },
    /// There is an account.
    AccountAdded { organisation: OrganisationId },
    /// What is kept of a person beside the events is other than before: the event pledges it.
    DetailsChanged {},
    /// A person has another password.
    PasswordChanged { method: PasswordChange },
    /// A person has another second factor, or none.
    SecondFactorChanged { there: bool },
    /// A person signs in elsewhere, or no longer.
    ProviderChanged { there: bool },
    /// An account acts no more.
    AccountDisabled { reason: String },
    /// An account acts again; its roles are as they were.
    AccountEnabled { reason: String },
    /// A role is proposed.
    GrantProposed { grant: Grant, reason: String, reported: Vec<Report> },
    /// A role is granted.
    GrantApproved { reported: Vec<Report> },
    /// A role is not granted.
    GrantRejected { reason: String },
    /// A role is taken back.
    GrantRevoked { reason: String, reported: Vec<Report> },
    /// Something that two must want is proposed.
    ProposalMade { matter: Matter, reason: String },
    /// It is so.
    ProposalApproved { reported: Vec<Report> },
    /// It is not so.
    ProposalRejected { reason: String },
    /// There is a token.
    TokenMade {
        account: AccountId,
        #[serde(with = "crate::word::texts")]
        scopes: BTreeSet<ActionId>,
        until: Timestamp,
    },
    /// A token reaches less far than before.
    TokenShrunk {
        #[serde(with = "crate::word::texts")]
        scopes: BTreeSet<ActionId>,
    },
    /// A token is of no use any more.
    TokenRevoked { reason: String },
    /// There is a link.
    LinkMade { purpose: LinkPurpose, account: Option<AccountId>, until: Timestamp },
    /// A link was used, and is of no use any more.
    LinkUsed {},
    /// A link was taken back.
    LinkRevoked {},
    /// Somebody signed in.
    SessionStarted { account: AccountId, method: Method, until: Timestamp },
    /// A session is over before its time.
    SessionEnded { how: SessionEnd },
}

word_enum! {
    /// How a password came to be another.
    pub enum PasswordChange {
        /// The person set it by a link.
        Link = "link",
        /// The person replaced it, knowing the old one.
        Own = "own",
        /// It is the same, hashed at a higher cost.
        Rehash = "rehash",
    }
}

/// An event that cannot be read.
#[derive(Debug, Error)]
#[error("event `{kind}` is not as the accounts write it")]
pub struct BadEvent {
    kind: String,
    #[source]
    source: Option<serde_json::Error>,
}

impl Event {
    /// Its kind, and its payload.
    ///
    /// # Errors
    /// Never: every event can be written.
    pub fn write(&self) -> Result<(String, Map<String, Value>), BadEvent> {
        let bad = |source| BadEvent { kind: "?".to_owned(), source };
        match serde_json::to_value(self).map_err(|error| bad(Some(error)))? {
            Value::Object(mut fields) => match fields.shift_remove("event") {
                Some(Value::String(kind)) => Ok((kind, fields)),
                _ => Err(bad(None)),
            },
            _ => Err(bad(None)),
        }
    }

    /// Reads an event; fields that are of no concern here, such as pledges, are passed over.
    ///
    /// # Errors
    /// The kind or a field is none of accounts.
    pub fn read(kind: &str, payload: &Map<String, Value>) -> Result<Self, BadEvent> {
        let mut fields = payload.clone();
        fields.insert("event".to_owned(), kind.into());
        let read = serde_json::from_value(Value::Object(fields));
        read.map_err(|source| BadEvent { kind: kind.to_owned(), source: Some(source) })
    }
}

/// An event that is to happen, and to what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The stream.
    pub stream: String,
    /// The event.
    pub event: Event,
}

impl Change {
    pub(crate) const fn new(stream: String, event: Event) -> Self {
        Self { stream, event }
    }
}

/// The kinds of streams that the state of accounts is made from.
pub const STREAMS: [&str; 7] = ["grant", "link", "organisation", "person", "proposal", "service", "token"];
