//! The rules: what comes of a command, or why nothing does.

mod account;
mod entry;
mod grant;
mod organisation;
mod proposal;
mod token;

use crate::command::Command;
use crate::event::{Change, Event, SessionEnd};
use crate::ground::{Ground, Refused};
use crate::id::AccountId;
use crate::policy::Policy;
use crate::read::day;
use crate::roles::Roles;
use crate::session::Session;
use crate::state::Accounts;
use crate::who::Who;
use jiff::Timestamp;
use jiff::civil::Date;

/// Letters of the longest reason.
const REASON: usize = 200;

/// What a command is judged by besides the state of accounts.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// Who acts: from a session, a token, a link or the console, never from what was sent.
    pub by: &'a Who,
    /// When.
    pub now: Timestamp,
    /// Periods and limits.
    pub policy: &'a Policy,
    /// What roles are for.
    pub roles: &'a Roles,
    /// The sessions that were not ended yet, of the account that the command is about.
    pub sessions: &'a [Session],
}

type Changes = Result<Vec<Change>, Refused>;

impl Accounts {
    /// What comes of a command: changes that happen together or not at all.
    ///
    /// Whether whoever acts has the permission for such a command is asked elsewhere, before; here it is only asked
    /// where a rule depends on who somebody is: two hands, the last administrator, what is one's own.
    ///
    /// # Errors
    /// A rule forbids it; nothing happens.
    pub fn decide(&self, command: &Command, context: &Context<'_>) -> Changes {
        match command {
            Command::AddOrganisation { organisation, kind, sites } => {
                self.add_organisation(organisation, *kind, sites)
            }
            Command::RenameOrganisation { organisation } => {
                self.known_organisation(organisation)?;
                Ok(vec![Change::new(organisation.stream(), Event::DetailsChanged {})])
            }
            Command::SetSites { organisation, sites } => self.set_sites(organisation, sites),
            Command::CloseOrganisation { organisation, reason } => {
                self.close_organisation(organisation, reason, context)
            }
            Command::ReopenOrganisation { organisation, reason } => {
                self.reopen_organisation(organisation, reason)
            }
            Command::AddAccount { account, organisation } => self.add_account(account, organisation),
            Command::DisableAccount { account, reason } => self.disable_account(account, reason, context),
            Command::EnableAccount { account, reason } => self.enable_account(account, reason),
            Command::ChangeDetails { account } => self.change_details(account),
            Command::ProposeGrant { id, grant, reason } => self.propose_grant(id, grant, reason, context),
            Command::ApproveGrant { id } => self.approve_grant(id, context),
            Command::RejectGrant { id, reason } => self.reject_grant(id, reason, context),
            Command::RevokeGrant { id, reason } => self.revoke_grant(id, reason, context),
            Command::ProposeReset { id, account, reason } => self.propose_reset(id, account, reason, context),
            Command::ProposeSmall { id, small, reason } => self.propose_small(id, *small, reason, context),
            Command::Approve { id, link } => self.approve(id, link, context),
            Command::Reject { id, reason } => self.reject(id, reason, context),
            Command::Invite { link, account } => self.invite(link, account, context),
            Command::MakeFirstLink { link } => self.make_first_link(link, context),
            Command::EnterFirst { link, organisation, account, grant } => {
                self.enter_first(link, organisation, account, grant, context)
            }
            Command::Enter { link } => self.enter(link, context),
            Command::ChangePassword { how, keep } => self.change_password(*how, keep.as_ref(), context),
            Command::ChangeSecondFactor { there } => self.change_second_factor(*there, context),
            Command::ChangeProvider { there } => self.change_provider(*there, context),
            Command::MakeToken { id, account, scopes, until } => {
                self.make_token(id, account, scopes, *until, context)
            }
            Command::ShrinkToken { id, scopes } => self.shrink_token(id, scopes, context),
            Command::RevokeToken { id, reason } => self.revoke_token(id, reason, context),
            Command::StartSession { session, account, method } => {
                self.start_session(session, account, *method, context)
            }
            Command::EndSession { session } => end_session(session, context),
        }
    }
}

impl Context<'_> {
    fn today(&self) -> Date {
        day(self.now)
    }

    /// The person who acts.
    fn person(&self) -> Result<&AccountId, Refused> {
        let person = self.by.account().filter(|account| !account.is_service());
        person.ok_or(Refused(Ground::NotAPerson))
    }

    /// The person who acts, as one who administers the node today.
    fn administrator(&self, accounts: &Accounts) -> Result<&AccountId, Refused> {
        let person = self.person()?;
        let held = accounts.roles(person, self.today());
        let administers = held.iter().any(|role| self.roles.administers(role));
        administers.then_some(person).ok_or(Refused(Ground::RoleNotHeld))
    }

    fn is(&self, account: &AccountId) -> bool {
        self.by.account() == Some(account)
    }
}

fn refuse_if(wrong: bool, ground: Ground) -> Result<(), Refused> {
    if wrong { Err(Refused(ground)) } else { Ok(()) }
}

/// A reason, as it will stand in the ledger.
fn reason(text: &str) -> Result<String, Refused> {
    let text = text.trim();
    let fits = !text.is_empty() && text.chars().count() <= REASON && !text.contains(char::is_control);
    if fits { Ok(text.to_owned()) } else { Err(Refused(Ground::Reason)) }
}

fn end_session(session: &Session, context: &Context<'_>) -> Changes {
    refuse_if(session.ended, Ground::SessionOver)?;
    let how = if context.is(&session.account) { SessionEnd::SignedOut } else { SessionEnd::Revoked };
    Ok(vec![Change::new(session.id.stream(), Event::SessionEnded { how })])
}

/// The changes by which all sessions of an account end, but for one.
fn end_sessions(
    sessions: &[Session],
    account: &AccountId,
    how: SessionEnd,
    keep: impl Fn(&Session) -> bool,
) -> impl Iterator<Item = Change> {
    let open = sessions
        .iter()
        .filter(move |session| session.account == *account && !session.ended && !keep(session));
    open.map(move |session| Change::new(session.id.stream(), Event::SessionEnded { how }))
}
