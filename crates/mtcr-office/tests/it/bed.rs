//! An office over a fresh database of either kind, with people in it.

use jiff::{SignedDuration, Timestamp};
use mtcr_accounts::{AccountId, Grant, GrantId, OrganisationId, OrganisationKind, Policy, day};
use mtcr_office::{
    Caller, Done, Entering, Error, Ground, Named, Office, Order, Person, Request, SignIn, SignedIn,
};
use mtcr_permissions::Permissions;
use mtcr_signin::Settings;
use mtcr_store::{Options, Store};
use mtcr_testbed::Postgres;
use std::collections::BTreeSet;
use std::net::IpAddr;
use std::sync::Arc;
use tempfile::TempDir;

/// The password of everybody here.
pub(crate) const PASSWORD: &str = "seven otters row home";
pub(crate) const START: &str = "2031-03-04T09:15:00Z";

pub(crate) struct Bed {
    pub(crate) office: Office,
    pub(crate) url: String,
    folder: TempDir,
}

/// Somebody who has signed in.
pub(crate) struct Somebody {
    pub(crate) caller: Caller,
    pub(crate) cookie: String,
}

impl Somebody {
    pub(crate) fn id(&self) -> AccountId {
        self.caller.account().unwrap().clone()
    }
}

pub(crate) fn at(days: i64) -> Timestamp {
    START.parse::<Timestamp>().unwrap() + SignedDuration::from_hours(24 * days)
}

pub(crate) fn on(now: Timestamp) -> Request<'static> {
    Request { now, from: IpAddr::from([192, 0, 2, 7]), device: None }
}

pub(crate) fn person(name: &str) -> Person {
    Person { name: format!("{name} of Arlandia"), sign_in: name.to_owned(), mail: None }
}

pub(crate) fn ground(error: &Error) -> &'static str {
    match error {
        Error::Refused(refusal) => refusal.ground.word(),
        Error::Fault(fault) => panic!("{fault:?}"),
    }
}

impl Bed {
    pub(crate) async fn sqlite() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let url = format!("sqlite:{}", folder.path().join("node.sqlite").display());
        Self::over(url, folder).await
    }

    pub(crate) async fn postgres() -> Self {
        let url = Postgres::shared().and_then(Postgres::database).unwrap_or_else(|fault| panic!("{fault}"));
        Self::over(url, tempfile::tempdir().unwrap()).await
    }

    async fn over(url: String, folder: TempDir) -> Self {
        let office = open(&url, &folder).await;
        Self { office, url, folder }
    }

    /// Another office over the same database, as a second node has it.
    pub(crate) async fn another(&self) -> Office {
        open(&self.url, &self.folder).await
    }

    /// The first administrator, by the link of the console.
    pub(crate) async fn first(&self, now: Timestamp) -> Somebody {
        let code = self.link(&Caller::console(), &Order::MakeFirstLink, now).await;
        let authority = Some(Named { name: "Licensing Office of Arlandia".to_owned() });
        let entering = Entering { password: PASSWORD, person: Some(person("ada")), authority };
        somebody(self.office.enter(&code, &entering, &on(now)).await.unwrap())
    }

    pub(crate) async fn link(&self, caller: &Caller, order: &Order, now: Timestamp) -> String {
        match self.office.act(caller, order, &on(now)).await.unwrap() {
            Done::Link(_, code) => code.reveal().to_owned(),
            other => panic!("no link: {other:?}"),
        }
    }

    /// A person of the authority, invited by somebody and signed in.
    pub(crate) async fn person(&self, by: &Caller, name: &str, now: Timestamp) -> Somebody {
        let organisation = self.authority().await;
        let order = Order::AddPerson { organisation, person: person(name) };
        let account = match self.office.act(by, &order, &on(now)).await.unwrap() {
            Done::Account(account) => account,
            other => panic!("no account: {other:?}"),
        };
        let code = self.link(by, &Order::Invite { account }, now).await;
        let entering = Entering { password: PASSWORD, person: None, authority: None };
        somebody(self.office.enter(&code, &entering, &on(now)).await.unwrap())
    }

    pub(crate) async fn authority(&self) -> OrganisationId {
        let known = self.office.known().await.unwrap();
        let mut found = known.accounts.organisations();
        found.find(|(_, found)| found.kind == OrganisationKind::Authority).map(|(id, _)| id.clone()).unwrap()
    }

    /// Signs somebody in anew, so that what was granted since is seen.
    pub(crate) async fn sign_in(&self, name: &str, now: Timestamp) -> Somebody {
        match self.office.sign_in(name, PASSWORD, &on(now)).await.unwrap() {
            SignIn::Done(signed) => somebody(*signed),
            SignIn::Code(_) => panic!("no code was expected"),
        }
    }

    pub(crate) async fn propose(
        &self,
        by: &Caller,
        account: &AccountId,
        role: &str,
        now: Timestamp,
    ) -> Result<GrantId, Error> {
        let order =
            Order::ProposeGrant { grant: grant(account, role, now), reason: "begins today".to_owned() };
        match self.office.act(by, &order, &on(now)).await? {
            Done::Grant(id) => Ok(id),
            other => panic!("no grant: {other:?}"),
        }
    }

    pub(crate) async fn approve(&self, by: &Caller, id: &GrantId, now: Timestamp) -> Result<(), Error> {
        self.office.act(by, &Order::ApproveGrant { id: id.clone() }, &on(now)).await.map(drop)
    }

    /// Two administrators, the first of whom appointed the second, and a third whom both appointed.
    pub(crate) async fn three(&self, now: Timestamp) -> [Somebody; 3] {
        let ada = self.first(now).await;
        let bela = self.person(&ada.caller, "bela", now).await;
        let id = self.propose(&ada.caller, &bela.id(), "SY", now).await.unwrap();
        self.approve(&ada.caller, &id, now).await.unwrap();
        let bela = self.sign_in("bela", now).await;
        let cora = self.person(&ada.caller, "cora", now).await;
        let id = self.propose(&ada.caller, &cora.id(), "SY", now).await.unwrap();
        self.approve(&bela.caller, &id, now).await.unwrap();
        [self.sign_in("ada", now).await, bela, self.sign_in("cora", now).await]
    }

    /// The ledger's last entries: kind, actor and ground or nothing, newest last.
    pub(crate) async fn ledger(&self, last: u64) -> Vec<(String, String, String)> {
        let store = self.office.store();
        let after = store.sequence().await.unwrap().saturating_sub(last);
        let events = store.since(after, last).await.unwrap();
        events
            .into_iter()
            .map(|event| {
                let ground = event.payload.text_of("ground").unwrap_or_default().to_owned();
                (event.kind, event.actor, ground)
            })
            .collect()
    }

    /// Everything that was refused and recorded, oldest first: action and ground.
    pub(crate) async fn refused(&self) -> Vec<(String, String)> {
        let refusals = self.office.store().refusals(None, 1000).await.unwrap();
        refusals.into_iter().rev().map(|(_, refused)| (refused.action, refused.ground)).collect()
    }
}

/// A role from a day on, for half a year.
pub(crate) fn grant(account: &AccountId, role: &str, now: Timestamp) -> Grant {
    Grant {
        account: account.clone(),
        role: role.parse().unwrap(),
        acts_for: None,
        sites: BTreeSet::new(),
        from: day(now),
        until: day(now + SignedDuration::from_hours(24 * 180)),
    }
}

pub(crate) fn somebody(signed: SignedIn) -> Somebody {
    Somebody { cookie: signed.secret.reveal().to_owned(), caller: signed.caller }
}

async fn open(url: &str, folder: &TempDir) -> Office {
    let options = Options { key: Some(folder.path().join("node.key")), ..Options::default() };
    let store = Store::open(url, &options).await.unwrap();
    let permissions = Arc::new(Permissions::built_in().unwrap());
    // Hashes as cheap as they may be: there are many of them here.
    let mut settings = Settings::built_in().unwrap();
    settings.password.memory = 8;
    settings.password.passes = 1;
    Office::with(store, permissions, Policy::built_in().unwrap(), settings).await.unwrap()
}

/// Whether a refusal names a ground; the rest of an error is shown.
pub(crate) fn is_rule(error: &Error, rule: mtcr_accounts::Ground) -> bool {
    matches!(error, Error::Refused(refusal) if refusal.ground == Ground::Rule(rule))
}
