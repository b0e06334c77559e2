//! From an order to a command of accounts, what is kept beside it, and the ways in which it may be permitted.

use crate::caller::Caller;
use crate::details::{Named, Person};
use crate::fault::{Error, Fault};
use crate::office::{Known, Office};
use crate::order::{Done, Order};
use crate::{ids, permit};
use mtcr_accounts::{
    AccountId, Command, GrantId, LinkId, OrganisationId, OrganisationKind, ProposalId, Session, SessionId,
    TokenId,
};
use mtcr_permissions::{ActionId, Target};
use mtcr_signin::{ApiToken, LinkCode};
use mtcr_store::PrivateRecord;

/// A record that is kept beside the first event of a stream, or erased.
pub(crate) struct Kept {
    pub(crate) stream: String,
    pub(crate) name: &'static str,
    pub(crate) record: Option<PrivateRecord>,
}

/// What is to be done for an order.
pub(crate) struct Plan {
    pub(crate) command: Command,
    /// Actions with their targets, any of which is enough; an absent target is one that does not exist.
    pub(crate) ways: Vec<(ActionId, Option<Target>)>,
    /// What it is about, as the record of a refusal names it.
    pub(crate) target: Option<String>,
    pub(crate) kept: Vec<Kept>,
    /// Whose sessions the rules look at.
    pub(crate) sessions_of: Option<AccountId>,
    pub(crate) done: Done,
}

impl Office {
    /// What an order comes to. Ids that nobody has are planned like any other: the policies answer for them as for
    /// what is not one's own.
    pub(crate) async fn plan(&self, known: &Known, caller: &Caller, order: &Order) -> Result<Plan, Error> {
        let ways = Ways { known, caller };
        let mut kept = Vec::new();
        let mut done = Done::Done;
        let mut sessions_of = None;
        let (command, ways, target) = match order.clone() {
            Order::AddOrganisation { kind, sites, named } => {
                let organisation = ids::new(OrganisationId::new)?;
                kept.push(details(organisation.stream(), &named)?);
                done = Done::Organisation(organisation.clone());
                let target = Some(permit::organisation(&organisation)?);
                let ways = vec![(permit::action("organisations-write")?, target)];
                (Command::AddOrganisation { organisation, kind, sites }, ways, None)
            }
            Order::RenameOrganisation { organisation, named } => {
                kept.push(details(organisation.stream(), &named)?);
                let target = Some(organisation.stream());
                let ways = ways.organisation(&organisation)?;
                (Command::RenameOrganisation { organisation }, ways, target)
            }
            Order::SetSites { organisation, sites } => {
                let target = Some(organisation.stream());
                let ways = ways.own_company(&organisation)?;
                (Command::SetSites { organisation, sites }, ways, target)
            }
            Order::CloseOrganisation { organisation, reason } => {
                let target = Some(organisation.stream());
                let ways = ways.organisation(&organisation)?;
                (Command::CloseOrganisation { organisation, reason }, ways, target)
            }
            Order::ReopenOrganisation { organisation, reason } => {
                let target = Some(organisation.stream());
                let ways = ways.organisation(&organisation)?;
                (Command::ReopenOrganisation { organisation, reason }, ways, target)
            }
            Order::AddPerson { organisation, person } => {
                let account = ids::new(AccountId::person)?;
                kept.extend(person_records(&account, &person)?);
                done = Done::Account(account.clone());
                let target = Some(organisation.stream());
                let ways = ways.people_of("people-write", &account, &organisation)?;
                (Command::AddAccount { account, organisation }, ways, target)
            }
            Order::AddService { organisation, named } => {
                let account = ids::new(AccountId::service)?;
                kept.push(details(account.to_string(), &named)?);
                done = Done::Account(account.clone());
                let target = Some(organisation.stream());
                let ways = ways.people_of("service-accounts-write", &account, &organisation)?;
                (Command::AddAccount { account, organisation }, ways, target)
            }
            Order::ChangePerson { account, person } => {
                kept.extend(person_records(&account, &person)?);
                let (ways, target) = (ways.people(&account)?, Some(account.to_string()));
                (Command::ChangeDetails { account }, ways, target)
            }
            Order::DisableAccount { account, reason } => {
                sessions_of = Some(account.clone());
                let (ways, target) = (ways.people(&account)?, Some(account.to_string()));
                (Command::DisableAccount { account, reason }, ways, target)
            }
            Order::EnableAccount { account, reason } => {
                let (ways, target) = (ways.people(&account)?, Some(account.to_string()));
                (Command::EnableAccount { account, reason }, ways, target)
            }
            Order::Invite { account } => {
                let (link, code) = self.new_link(&mut kept)?;
                done = Done::Link(link.clone(), code);
                let (ways, target) = (ways.people(&account)?, Some(account.to_string()));
                (Command::Invite { link, account }, ways, target)
            }
            Order::ProposeGrant { grant, reason } => {
                let id = ids::new(GrantId::new)?;
                done = Done::Grant(id.clone());
                let ways = ways.grant("role-grant-propose", &grant, None)?;
                let target = Some(grant.account.to_string());
                (Command::ProposeGrant { id, grant, reason }, ways, target)
            }
            Order::ApproveGrant { id } => {
                let (ways, target) = (ways.grant_by_id("role-grant-sign", &id, false)?, Some(id.stream()));
                (Command::ApproveGrant { id }, ways, target)
            }
            Order::RejectGrant { id, reason } => {
                let (ways, target) = (ways.grant_by_id("role-grant-propose", &id, true)?, Some(id.stream()));
                (Command::RejectGrant { id, reason }, ways, target)
            }
            Order::RevokeGrant { id, reason } => {
                let (ways, target) = (ways.grant_by_id("role-grant-propose", &id, true)?, Some(id.stream()));
                (Command::RevokeGrant { id, reason }, ways, target)
            }
            Order::ProposeReset { account, reason } => {
                let id = ids::new(ProposalId::new)?;
                done = Done::Proposal(id.clone());
                let ways = vec![(permit::action("people-write")?, ways.target(&account)?)];
                let target = Some(account.to_string());
                (Command::ProposeReset { id, account, reason }, ways, target)
            }
            Order::ProposeSmall { small, reason } => {
                let id = ids::new(ProposalId::new)?;
                done = Done::Proposal(id.clone());
                let ways = vec![(permit::action("configuration-write")?, Some(Target::Node))];
                (Command::ProposeSmall { id, small, reason }, ways, None)
            }
            Order::Approve { id } => {
                let (ways, target) = (ways.proposal(&id)?, Some(id.stream()));
                // Where it makes no link, the code opens nothing and is shown to nobody.
                let (link, code) = self.new_link(&mut kept)?;
                done = Done::Link(link.clone(), code);
                (Command::Approve { id, link }, ways, target)
            }
            Order::Reject { id, reason } => {
                let (ways, target) = (ways.proposal(&id)?, Some(id.stream()));
                (Command::Reject { id, reason }, ways, target)
            }
            Order::MakeToken { account, scopes, until, named } => {
                let id = ids::new(TokenId::new)?;
                let token = ApiToken::new().map_err(Fault::from)?;
                kept.push(details(id.stream(), &named)?);
                let lookup = Some(format!("token:{}", token.kept()));
                let record = Some(PrivateRecord { lookup, bytes: Vec::new() });
                kept.push(Kept { stream: id.stream(), name: "secret", record });
                done = Done::Token(id.clone(), token);
                let (ways, target) = (ways.tokens(&account)?, Some(account.to_string()));
                (Command::MakeToken { id, account, scopes, until }, ways, target)
            }
            Order::ShrinkToken { id, scopes } => {
                let (ways, target) = (ways.token(&id)?, Some(id.stream()));
                (Command::ShrinkToken { id, scopes }, ways, target)
            }
            Order::RevokeToken { id, reason } => {
                let target = Some(id.stream());
                let ways = ways.token(&id)?;
                (Command::RevokeToken { id, reason }, ways, target)
            }
            Order::EndSession { id } => {
                let session = self.session_of(&id).await?;
                let target = Some(id.stream());
                let ways = ways.session(session.as_ref())?;
                let nobody = || Session { id, account: nobody(), until: jiff::Timestamp::MIN, ended: true };
                (Command::EndSession { session: session.unwrap_or_else(nobody) }, ways, target)
            }
            Order::MakeFirstLink => {
                let (link, code) = self.new_link(&mut kept)?;
                done = Done::Link(link.clone(), code);
                let ways = vec![(permit::action("first-administrator-write")?, Some(Target::Node))];
                (Command::MakeFirstLink { link }, ways, None)
            }
        };
        Ok(Plan { command, ways, target, kept, sessions_of, done })
    }

    /// A new link with its code; the hash of the code is kept beside the event that makes it.
    fn new_link(&self, kept: &mut Vec<Kept>) -> Result<(LinkId, LinkCode), Fault> {
        let link = ids::new(LinkId::new)?;
        let code = LinkCode::new()?;
        let lookup = Some(format!("link:{}", code.kept()));
        let record = Some(PrivateRecord { lookup, bytes: Vec::new() });
        kept.push(Kept { stream: link.stream(), name: "secret", record });
        Ok((link, code))
    }

    pub(crate) async fn session_of(&self, id: &SessionId) -> Result<Option<Session>, Fault> {
        let Some(row) = self.shared.store.session(id.as_str()).await? else { return Ok(None) };
        let account = AccountId::parse(&row.account).map_err(|_| Fault::Record(id.stream()))?;
        Ok(Some(Session { id: id.clone(), account, until: row.until, ended: row.ended_at.is_some() }))
    }
}

/// An account that there never is: ids have 16 letters.
#[expect(clippy::expect_used, reason = "the word is of the form of an id")]
fn nobody() -> AccountId {
    AccountId::person("nobody").expect("a word in small letters")
}

fn details(stream: String, named: &Named) -> Result<Kept, Error> {
    named.check()?;
    let bytes = serde_json::to_vec(named).map_err(|_| Fault::Record(stream.clone()))?;
    Ok(Kept { stream, name: "details", record: Some(PrivateRecord { lookup: None, bytes }) })
}

/// What is kept of a person: the details, and the name to sign in with, by which they are found.
pub(crate) fn person_records(account: &AccountId, person: &Person) -> Result<[Kept; 2], Error> {
    person.check()?;
    let bytes = serde_json::to_vec(person).map_err(|_| Fault::Record(account.to_string()))?;
    let details = PrivateRecord { lookup: None, bytes };
    let sign_in = PrivateRecord { lookup: Some(person.lookup()), bytes: Vec::new() };
    Ok([
        Kept { stream: account.to_string(), name: "details", record: Some(details) },
        Kept { stream: account.to_string(), name: "sign-in", record: Some(sign_in) },
    ])
}

type Permitting = Result<Vec<(ActionId, Option<Target>)>, Fault>;

/// The ways in which something may be permitted.
struct Ways<'a> {
    known: &'a Known,
    caller: &'a Caller,
}

impl Ways<'_> {
    fn of(&self, account: &AccountId) -> Option<&OrganisationId> {
        self.known.accounts.account(account).map(|account| &account.organisation)
    }

    /// An account as a target; none where there is no such account.
    fn target(&self, account: &AccountId) -> Result<Option<Target>, Fault> {
        self.of(account).map(|of| permit::account(account, of)).transpose()
    }

    fn organisation(&self, id: &OrganisationId) -> Permitting {
        let there = self.known.accounts.organisation(id).map(|_| permit::organisation(id)).transpose()?;
        Ok(vec![(permit::action("organisations-write")?, there)])
    }

    /// By whoever administers the node, or for an exporter by its own administrator.
    fn own_company(&self, id: &OrganisationId) -> Permitting {
        let mut ways = self.organisation(id)?;
        ways.extend(self.company(Some(id))?);
        Ok(ways)
    }

    fn company(&self, id: Option<&OrganisationId>) -> Permitting {
        let is_company = |id: &&OrganisationId| {
            self.known.accounts.organisation(id).is_some_and(|found| found.kind == OrganisationKind::Exporter)
        };
        let target = id.filter(is_company).map(permit::organisation).transpose()?;
        Ok(vec![(permit::action("company-users-write")?, target)])
    }

    fn people_of(&self, name: &str, account: &AccountId, of: &OrganisationId) -> Permitting {
        let there = self.known.accounts.organisation(of).map(|_| permit::account(account, of)).transpose()?;
        let mut ways = vec![(permit::action(name)?, there)];
        ways.extend(self.company(Some(of))?);
        Ok(ways)
    }

    fn people(&self, account: &AccountId) -> Permitting {
        let name = if account.is_service() { "service-accounts-write" } else { "people-write" };
        let mut ways = vec![(permit::action(name)?, self.target(account)?)];
        ways.extend(self.company(self.of(account))?);
        Ok(ways)
    }

    fn grant(&self, name: &str, grant: &mtcr_accounts::Grant, by: Option<&AccountId>) -> Permitting {
        let of = self.of(&grant.account);
        let target = of.map(|of| permit::grant(grant, of, by)).transpose()?;
        let mut ways = vec![(permit::action(name)?, target)];
        ways.extend(self.company(of)?);
        Ok(ways)
    }

    /// A grant; where it may be given up, also by its holder.
    fn grant_by_id(&self, name: &str, id: &GrantId, given_up: bool) -> Permitting {
        let Some(found) = self.known.accounts.grant(id) else {
            return Ok(vec![(permit::action(name)?, None)]);
        };
        let mut ways = self.grant(name, &found.grant, found.proposed.by.account())?;
        if given_up && self.caller.account() == Some(&found.grant.account) {
            ways.push((permit::action("own-account-write")?, self.target(&found.grant.account)?));
        }
        Ok(ways)
    }

    fn proposal(&self, id: &ProposalId) -> Permitting {
        let matter = self.known.accounts.proposal(id).map(|proposal| &proposal.matter);
        Ok(vec![match matter {
            Some(mtcr_accounts::Matter::SmallAuthority { .. }) => {
                (permit::action("configuration-write")?, Some(Target::Node))
            }
            Some(mtcr_accounts::Matter::PasswordReset { account }) => {
                (permit::action("people-write")?, self.target(account)?)
            }
            None => (permit::action("people-write")?, None),
        }])
    }

    fn tokens(&self, account: &AccountId) -> Permitting {
        let name = if account.is_service() { "service-accounts-write" } else { "own-tokens-write" };
        Ok(vec![(permit::action(name)?, self.target(account)?)])
    }

    fn token(&self, id: &TokenId) -> Permitting {
        let Some(token) = self.known.accounts.token(id) else {
            return Ok(vec![(permit::action("own-tokens-write")?, None)]);
        };
        let mut ways = self.tokens(&token.account)?;
        ways.push((permit::action("tokens-write")?, self.target(&token.account)?));
        Ok(ways)
    }

    fn session(&self, session: Option<&Session>) -> Permitting {
        let target = session.map(|session| self.target(&session.account)).transpose()?.flatten();
        Ok(vec![
            (permit::action("own-account-write")?, target.clone()),
            (permit::action("sessions-write")?, target),
        ])
    }
}
