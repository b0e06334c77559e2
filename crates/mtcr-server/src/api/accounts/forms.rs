//! What is sent and answered.

use jiff::Timestamp;
use jiff::civil::Date;
use mtcr_accounts::{Account, AccountId, GrantId, OrganisationId, RoleGrant, Standing, Token, TokenId};
use mtcr_office::{Fault, Known, Office};
use mtcr_store::Refused;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// An account.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(super) struct AccountForm {
    /// Its id: `person/…` or `service/…`.
    id: String,
    /// What it is called; null where that was erased.
    name: Option<String>,
    /// The id of its organisation.
    organisation: String,
    /// Whether it may act.
    acts: bool,
    /// Whether the person has come in; always so of a program.
    entered: bool,
    /// Whether there is a second factor.
    second_factor: bool,
    /// Its roles, proposed ones too.
    roles: Vec<GrantForm>,
}

/// One's own account.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(super) struct OwnForm {
    /// The account.
    account: AccountForm,
    /// What to send as `x-csrf-token` with what changes something by a session; empty for a token.
    csrf: String,
}

/// A role that is proposed or granted.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(super) struct GrantForm {
    /// Its id.
    id: String,
    /// Whose it is to be.
    account: String,
    /// The code of the role.
    role: String,
    /// The first day.
    from: String,
    /// The last day.
    until: String,
    /// What became of it.
    #[schema(example = "proposed", pattern = "^(proposed|approved|rejected|revoked)$")]
    standing: &'static str,
    /// Who proposed it.
    proposed_by: String,
    /// Who approved it; null where nobody has.
    approved_by: Option<String>,
    /// Why.
    reason: String,
    /// What others are told of it.
    reported: Vec<String>,
}

/// An organisation.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(super) struct OrganisationForm {
    /// Its id.
    pub(super) id: String,
    /// What it is called; null where that was erased.
    pub(super) name: Option<String>,
    /// What kind it is.
    pub(super) kind: String,
    /// Its sites.
    pub(super) sites: Vec<String>,
    /// Whether its people may act.
    pub(super) open: bool,
}

/// A session of a person.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(super) struct SessionForm {
    /// Its id.
    pub(super) id: String,
    /// When it began.
    pub(super) started_at: String,
    /// When it is over in any case.
    pub(super) until: String,
    /// How the person proved who they are.
    pub(super) method: String,
}

/// A token, without its secret.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(super) struct TokenForm {
    /// Its id.
    id: String,
    /// What it is called; null where that was erased.
    name: Option<String>,
    /// What it is for.
    scopes: Vec<String>,
    /// When it ends.
    until: String,
    /// Whether it was taken back.
    revoked: bool,
}

/// A token that was made.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(super) struct MadeToken {
    /// Its id.
    pub(super) id: String,
    /// Its secret, shown this once.
    pub(super) token: String,
}

/// A link that was made.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(super) struct MadeLink {
    /// The address below this node at which it can be used once.
    pub(super) path: String,
}

/// What was made.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(super) struct Made {
    /// Its id.
    pub(super) id: String,
}

/// That it was done.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(super) struct DoneForm {
    /// Always true.
    pub(super) done: bool,
}

/// An attempt that was refused.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(super) struct RefusalForm {
    /// The number of its event.
    number: u64,
    /// Who tried.
    actor: String,
    /// From where: the account, or a name for a network that lasts a day.
    source: String,
    /// What for.
    action: String,
    /// Why it was refused.
    ground: String,
    /// What it was about.
    target: Option<String>,
    /// When.
    at: String,
}

/// Why something is done.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Why {
    /// One line.
    pub(super) reason: String,
}

/// A token to be.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct NewToken {
    /// What it is called.
    pub(super) name: String,
    /// The actions that it is for.
    pub(super) scopes: Vec<String>,
    /// When it ends; the usual period when left out.
    pub(super) until: Option<String>,
}

/// How far a token is to reach.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Scopes {
    /// Some of the actions that it is for.
    pub(super) scopes: Vec<String>,
}

/// A person to be.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct NewPerson {
    /// The id of the organisation.
    pub(super) organisation: String,
    /// The name.
    pub(super) name: String,
    /// The name to sign in with.
    pub(super) sign_in: String,
    /// An address for letters.
    pub(super) mail: Option<String>,
}

/// An organisation to be.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct NewOrganisation {
    /// What it is called.
    pub(super) name: String,
    /// What kind it is: `authority`, `exporter`, `customs`, …
    pub(super) kind: String,
    /// Its sites.
    #[serde(default)]
    pub(super) sites: Vec<String>,
}

/// A role to be granted.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct NewGrant {
    /// Whose it is to be: `person/…` or `service/…`.
    pub(super) account: String,
    /// The code of the role.
    pub(super) role: String,
    /// The organisation that the account acts for by mandate.
    pub(super) acts_for: Option<String>,
    /// The sites that it covers; all when left out.
    #[serde(default)]
    pub(super) sites: Vec<String>,
    /// The first day.
    #[schema(value_type = String, example = "2031-03-04")]
    pub(super) from: Date,
    /// The last day.
    #[schema(value_type = String, example = "2031-12-31")]
    pub(super) until: Date,
    /// Why, in one line.
    pub(super) reason: String,
}

impl GrantForm {
    pub(super) fn of(id: &GrantId, grant: &RoleGrant) -> Self {
        GrantForm {
            id: id.to_string(),
            account: grant.grant.account.to_string(),
            role: grant.grant.role.to_string(),
            from: grant.grant.from.to_string(),
            until: grant.grant.until.to_string(),
            standing: match grant.standing {
                Standing::Proposed => "proposed",
                Standing::Approved => "approved",
                Standing::Rejected => "rejected",
                Standing::Revoked => "revoked",
            },
            proposed_by: grant.proposed.by.to_string(),
            approved_by: grant.approved.as_ref().map(|approved| approved.by.to_string()),
            reason: grant.reason.clone(),
            reported: grant.reported.iter().map(ToString::to_string).collect(),
        }
    }
}

impl AccountForm {
    pub(super) async fn of(
        office: &Office,
        known: &Known,
        id: &AccountId,
        account: &Account,
    ) -> Result<Self, Fault> {
        let name = if id.is_service() {
            office.named(id.as_str()).await?.map(|named| named.name)
        } else {
            office.person(id).await?.map(|person| person.name)
        };
        Ok(AccountForm {
            id: id.to_string(),
            name,
            organisation: account.organisation.to_string(),
            acts: known.accounts.acts(id),
            entered: account.entered || id.is_service(),
            second_factor: account.second_factor,
            roles: known.accounts.grants_of(id).map(|(id, grant)| GrantForm::of(id, grant)).collect(),
        })
    }
}

impl OwnForm {
    pub(super) const fn new(account: AccountForm, csrf: String) -> Self {
        OwnForm { account, csrf }
    }
}

impl OrganisationForm {
    pub(super) async fn of(
        office: &Office,
        known: &Known,
        id: &OrganisationId,
    ) -> Result<Option<Self>, Fault> {
        let Some(found) = known.accounts.organisation(id) else { return Ok(None) };
        Ok(Some(OrganisationForm {
            id: id.to_string(),
            name: office.named(&id.stream()).await?.map(|named| named.name),
            kind: found.kind.to_string(),
            sites: found.sites.iter().cloned().collect(),
            open: found.open,
        }))
    }
}

impl TokenForm {
    pub(super) async fn of(office: &Office, id: &TokenId, token: &Token) -> Result<Self, Fault> {
        Ok(TokenForm {
            id: id.to_string(),
            name: office.named(&id.stream()).await?.map(|named| named.name),
            scopes: token.scopes.iter().map(ToString::to_string).collect(),
            until: token.until.to_string(),
            revoked: token.revoked,
        })
    }
}

impl RefusalForm {
    pub(super) fn of(number: u64, refused: Refused) -> Self {
        let Refused { actor, source, action, ground, target, at } = refused;
        RefusalForm { number, actor, source, action, ground, target, at: at.to_string() }
    }
}

/// An instant as it is written.
pub(super) fn instant(at: Timestamp) -> String {
    at.to_string()
}
