//! A node with accounts over a fresh database, and people in it.

use super::browser::Browser;
use axum::Router;
use jiff::{SignedDuration, Timestamp};
use mtcr_accounts::{AccountId, Grant, GrantId, OrganisationId, OrganisationKind, Policy, day};
use mtcr_application::Law;
use mtcr_office::{Caller, Done, Entering, Named, Office, Order, Person, Request};
use mtcr_permissions::{ActionId, Permissions};
use mtcr_server::{Node, router};
use mtcr_signin::Settings;
use mtcr_store::{Options, Store};
use std::collections::BTreeSet;
use std::net::IpAddr;
use std::sync::{Arc, LazyLock};
use tempfile::TempDir;
use tokio::runtime::Runtime;

/// The password of everybody here.
pub(super) const PASSWORD: &str = "seven otters row home";

/// One runtime for all databases: their connections belong to it.
pub(super) static RUNTIME: LazyLock<Runtime> = LazyLock::new(|| {
    tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().expect("a runtime")
});

/// A node with accounts.
pub(super) struct Bed {
    pub(super) router: Router,
    pub(super) office: Office,
    pub(super) node: Arc<Node>,
    _folder: TempDir,
}

/// Somebody with an account.
#[derive(Clone)]
pub(super) struct Somebody {
    pub(super) id: AccountId,
    pub(super) caller: Caller,
    /// The secret of a session.
    pub(super) cookie: String,
}

pub(super) fn now() -> Timestamp {
    Timestamp::now()
}

fn request() -> Request<'static> {
    Request::new(now(), IpAddr::from([192, 0, 2, 7]), None)
}

pub(super) fn named(name: &str) -> Named {
    Named { name: name.to_owned() }
}

impl Bed {
    /// A node that nobody administers yet.
    pub(super) fn empty() -> Self {
        Self::made(|node| node)
    }

    /// The same of a node that is made ready in a certain way.
    fn made(how: impl FnOnce(Node) -> Node) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let url = format!("sqlite:{}", folder.path().join("node.sqlite").display());
        let (node, office) = RUNTIME.block_on(async {
            let options = Options { key: Some(folder.path().join("node.key")), ..Options::default() };
            let store = Store::open(&url, &options).await.expect("a store");
            // Hashes as cheap as they may be: there are many of them here.
            let mut settings = Settings::built_in().expect("settings");
            settings.password.memory = 8;
            settings.password.passes = 1;
            let permissions = Arc::new(Permissions::built_in().expect("policies"));
            let policy = Policy::built_in().expect("a policy");
            let office = Office::with(store.clone(), permissions, policy, settings).await.expect("an office");
            let node = Node::new(Law::built_in().expect("a law"), false).expect("a node");
            let node = node.recording(store).await.expect("a record").with_office(office.clone());
            (Arc::new(how(node)), office)
        });
        Bed { router: router(Arc::clone(&node)), office, node, _folder: folder }
    }

    /// A node with two administrators: `ada` and `bela`.
    pub(super) fn new() -> (Self, Somebody, Somebody) {
        Self::made_with(|node| node)
    }

    /// The same of a node that is made ready in a certain way.
    pub(super) fn made_with(how: impl FnOnce(Node) -> Node) -> (Self, Somebody, Somebody) {
        let bed = Self::made(how);
        let ada = bed.first();
        let bela = bed.person(&ada, "bela", &bed.authority());
        let grant = bed.propose(&ada, &bela.id, "SY");
        bed.act(&ada, &Order::ApproveGrant { id: grant });
        (bed, ada, bela)
    }

    pub(super) fn browser(&self) -> Browser {
        Browser::new(self.router.clone())
    }

    /// A browser in which somebody is signed in.
    pub(super) fn as_(&self, somebody: &Somebody) -> Browser {
        let mut browser = self.browser();
        browser.put("mtcr", &somebody.cookie);
        browser
    }

    pub(super) fn act(&self, by: &Somebody, order: &Order) -> Done {
        RUNTIME.block_on(self.office.act(&by.caller, order, &request())).expect("done")
    }

    pub(super) fn console(&self, order: &Order) -> Done {
        RUNTIME.block_on(self.office.act(&Caller::console(), order, &request())).expect("done")
    }

    fn first(&self) -> Somebody {
        let Done::Link(_, code) = self.console(&Order::MakeFirstLink) else { panic!("no link") };
        let person = Person { name: "Ada of Arlandia".to_owned(), sign_in: "ada".to_owned(), mail: None };
        let authority = Some(named("Licensing Office of Arlandia"));
        let entering = Entering { password: PASSWORD, person: Some(person), authority };
        self.entered(code.reveal(), &entering)
    }

    fn entered(&self, code: &str, entering: &Entering<'_>) -> Somebody {
        let signed = RUNTIME.block_on(self.office.enter(code, entering, &request())).expect("entered");
        Somebody {
            id: signed.caller.account().expect("an account").clone(),
            cookie: signed.secret.reveal().to_owned(),
            caller: signed.caller,
        }
    }

    pub(super) fn authority(&self) -> OrganisationId {
        let known = RUNTIME.block_on(self.office.known()).expect("known");
        let mut all = known.accounts.organisations();
        all.find(|(_, found)| found.kind == OrganisationKind::Authority).expect("an authority").0.clone()
    }

    pub(super) fn organisation(&self, by: &Somebody, kind: OrganisationKind) -> OrganisationId {
        let sites = BTreeSet::new();
        match self.act(by, &Order::AddOrganisation { kind, sites, named: named(kind.word()) }) {
            Done::Organisation(id) => id,
            other => panic!("{other:?}"),
        }
    }

    /// A person who has come in.
    pub(super) fn person(&self, by: &Somebody, name: &str, organisation: &OrganisationId) -> Somebody {
        let person = Person { name: format!("{name} of Arlandia"), sign_in: name.to_owned(), mail: None };
        let order = Order::AddPerson { organisation: organisation.clone(), person };
        let Done::Account(account) = self.act(by, &order) else { panic!("no account") };
        let Done::Link(_, code) = self.act(by, &Order::Invite { account }) else { panic!("no link") };
        let entering = Entering { password: PASSWORD, person: None, authority: None };
        self.entered(code.reveal(), &entering)
    }

    pub(super) fn propose(&self, by: &Somebody, account: &AccountId, role: &str) -> GrantId {
        let until = day(now() + SignedDuration::from_hours(24 * 180));
        let grant = Grant {
            account: account.clone(),
            role: role.parse().expect("a role"),
            acts_for: None,
            sites: BTreeSet::new(),
            from: day(now()),
            until,
        };
        match self.act(by, &Order::ProposeGrant { grant, reason: "begins today".to_owned() }) {
            Done::Grant(id) => id,
            other => panic!("{other:?}"),
        }
    }

    /// A role by the two hands.
    pub(super) fn grant(&self, ada: &Somebody, bela: &Somebody, account: &AccountId, role: &str) -> GrantId {
        let id = self.propose(ada, account, role);
        self.act(bela, &Order::ApproveGrant { id: id.clone() });
        id
    }

    pub(super) fn token(
        &self,
        by: &Somebody,
        account: &AccountId,
        scopes: &[&str],
    ) -> (mtcr_accounts::TokenId, String) {
        let scopes = scopes.iter().map(|scope| ActionId::new(scope).expect("an action")).collect();
        let order =
            Order::MakeToken { account: account.clone(), scopes, until: None, named: named("a token") };
        match self.act(by, &order) {
            Done::Token(id, token) => (id, token.reveal().to_owned()),
            other => panic!("{other:?}"),
        }
    }

    /// Everything that was refused and recorded, oldest first: actor, action and ground.
    pub(super) fn refused(&self) -> Vec<(String, String, String)> {
        let refusals = RUNTIME.block_on(self.office.store().refusals(None, 500)).expect("refusals");
        refusals.into_iter().rev().map(|(_, one)| (one.actor, one.action, one.ground)).collect()
    }

    /// The kinds of the last entries of the ledger, newest last.
    pub(super) fn ledger(&self, last: u64) -> Vec<(String, String)> {
        let store = self.office.store();
        RUNTIME.block_on(async {
            let after = store.sequence().await.expect("a number").saturating_sub(last);
            let events = store.since(after, last).await.expect("events");
            events.into_iter().map(|event| (event.kind, event.actor)).collect()
        })
    }
}
