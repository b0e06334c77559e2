//! A node with an authority, an exporter and people, and steps that people take.

use jiff::{SignedDuration, Timestamp};
use mtcr_accounts::{
    AccountId, Accounts, Change, Command, Context, Event, Grant, GrantId, Ground, LinkId, OrganisationId,
    OrganisationKind, Policy, ProposalId, Refused, Report, Roles, Session, Who, day,
};
use mtcr_permissions::{Permissions, Role};
use std::collections::BTreeSet;
use std::sync::LazyLock;

/// Something that somebody tries. Accounts are named by one letter: `a` administered first.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Step {
    /// Who proposes which grant: for whom, which role, from how many days from now to how many.
    Propose(&'static str, &'static str, &'static str, &'static str, i64, i64),
    Approve(&'static str, &'static str),
    Reject(&'static str, &'static str),
    Revoke(&'static str, &'static str),
    Disable(&'static str, &'static str),
    Enable(&'static str, &'static str),
    ProposeSmall(&'static str, &'static str, bool),
    ProposeReset(&'static str, &'static str, &'static str),
    ApproveOther(&'static str, &'static str),
    Close(&'static str, &'static str),
    /// Days pass.
    Wait(i64),
}

pub(crate) struct World {
    pub(crate) accounts: Accounts,
    pub(crate) now: Timestamp,
    pub(crate) policy: Policy,
    pub(crate) roles: Roles,
    pub(crate) sessions: Vec<Session>,
    links: usize,
}

pub(crate) fn account(name: &str) -> AccountId {
    AccountId::person(name).unwrap()
}

pub(crate) fn who(name: &str) -> Who {
    match name {
        "console" => Who::Console,
        "public" => Who::Public,
        name => Who::Account(account(name)),
    }
}

pub(crate) fn role(code: &str) -> Role {
    code.parse().unwrap()
}

/// Periods and roles, read once.
static LAW: LazyLock<(Policy, Roles)> = LazyLock::new(|| {
    let policy = Policy::built_in().unwrap();
    let roles = Roles::of(&Permissions::built_in().unwrap(), &policy);
    (policy, roles)
});

impl World {
    /// Nothing but the console.
    pub(crate) fn empty() -> Self {
        let (policy, roles) = LAW.clone();
        let now = "2031-03-04T09:15:00Z".parse().unwrap();
        Self { accounts: Accounts::default(), now, policy, roles, sessions: Vec::new(), links: 0 }
    }

    /// With `a`, who came by the link of the console; `b` to `d` of the authority, `e` and `f` of an exporter, nobody
    /// of whom has a role.
    pub(crate) fn beginning() -> Self {
        let mut world = Self::empty();
        let link = LinkId::new("first").unwrap();
        world.run("console", &Command::MakeFirstLink { link: link.clone() }).unwrap();
        let organisation = OrganisationId::new("office").unwrap();
        let first = Command::EnterFirst {
            link,
            organisation: organisation.clone(),
            account: account("a"),
            grant: GrantId::new("a").unwrap(),
        };
        world.run("console", &first).unwrap();
        let works = OrganisationId::new("works").unwrap();
        let kind = OrganisationKind::Exporter;
        let sites = BTreeSet::from(["plant-1".to_owned()]);
        world.run("a", &Command::AddOrganisation { organisation: works.clone(), kind, sites }).unwrap();
        for (name, organisation) in
            [("b", &organisation), ("c", &organisation), ("d", &organisation), ("e", &works), ("f", &works)]
        {
            let (account, organisation) = (account(name), organisation.clone());
            world.run("a", &Command::AddAccount { account: account.clone(), organisation }).unwrap();
            let link = world.next_link();
            world.run("a", &Command::Invite { link: link.clone(), account }).unwrap();
            world.run(name, &Command::Enter { link }).unwrap();
        }
        world
    }

    /// With three administrators: `a` appointed `b`, and both of them `c`.
    pub(crate) fn three() -> Self {
        let mut world = Self::beginning();
        for step in [
            Step::Propose("b", "a", "b", "SY", 0, 366),
            Step::Approve("b", "a"),
            Step::Propose("c", "a", "c", "SY", 0, 366),
            Step::Approve("c", "b"),
        ] {
            world.step(step).unwrap();
        }
        world
    }

    pub(crate) fn next_link(&mut self) -> LinkId {
        self.links += 1;
        LinkId::new(&format!("link-{}", self.links)).unwrap()
    }

    /// Decides a command and takes in what comes of it.
    pub(crate) fn run(&mut self, by: &str, command: &Command) -> Result<Vec<Change>, Ground> {
        let by = who(by);
        let Self { accounts, now, policy, roles, sessions, .. } = self;
        let context = Context { by: &by, now: *now, policy, roles, sessions };
        let changes = accounts.decide(command, &context).map_err(|Refused(ground)| ground)?;
        for Change { stream, event } in &changes {
            // What is written is read as the same.
            let (kind, payload) = event.write().unwrap();
            assert_eq!(Event::read(&kind, &payload).unwrap(), *event);
            accounts.apply(stream, event, &by, *now);
            for session in sessions.iter_mut().filter(|session| session.id.stream() == *stream) {
                session.ended |= matches!(event, Event::SessionEnded { .. });
            }
        }
        Ok(changes)
    }

    /// Takes a step; what is reported of it.
    pub(crate) fn step(&mut self, step: Step) -> Result<Vec<Report>, Ground> {
        let reason = "said so".to_owned();
        let (by, command) = match step {
            Step::Wait(days) => {
                self.now += SignedDuration::from_hours(24 * days);
                return Ok(Vec::new());
            }
            Step::Propose(id, by, name, code, from, until) => {
                let on = |days| day(self.now + SignedDuration::from_hours(24 * days));
                let (account, role) = (account(name), role(code));
                let sites = BTreeSet::new();
                let grant = Grant { account, role, acts_for: None, sites, from: on(from), until: on(until) };
                (by, Command::ProposeGrant { id: GrantId::new(id).unwrap(), grant, reason })
            }
            Step::Approve(id, by) => (by, Command::ApproveGrant { id: GrantId::new(id).unwrap() }),
            Step::Reject(id, by) => (by, Command::RejectGrant { id: GrantId::new(id).unwrap(), reason }),
            Step::Revoke(id, by) => (by, Command::RevokeGrant { id: GrantId::new(id).unwrap(), reason }),
            Step::Disable(by, name) => (by, Command::DisableAccount { account: account(name), reason }),
            Step::Enable(by, name) => (by, Command::EnableAccount { account: account(name), reason }),
            Step::ProposeSmall(id, by, small) => {
                (by, Command::ProposeSmall { id: ProposalId::new(id).unwrap(), small, reason })
            }
            Step::ProposeReset(id, by, name) => {
                let account = account(name);
                (by, Command::ProposeReset { id: ProposalId::new(id).unwrap(), account, reason })
            }
            Step::ApproveOther(id, by) => {
                let link = self.next_link();
                (by, Command::Approve { id: ProposalId::new(id).unwrap(), link })
            }
            Step::Close(by, name) => {
                let organisation = OrganisationId::new(name).unwrap();
                (by, Command::CloseOrganisation { organisation, reason })
            }
        };
        let changes = self.run(by, &command)?;
        let reported = |change: &Change| match &change.event {
            Event::GrantProposed { reported, .. }
            | Event::GrantApproved { reported }
            | Event::GrantRevoked { reported, .. }
            | Event::ProposalApproved { reported } => reported.clone(),
            _ => Vec::new(),
        };
        Ok(changes.iter().flat_map(reported).collect())
    }

    pub(crate) fn held(&self, name: &str) -> Vec<String> {
        let roles = self.accounts.roles(&account(name), day(self.now));
        roles.iter().map(ToString::to_string).collect()
    }
}
