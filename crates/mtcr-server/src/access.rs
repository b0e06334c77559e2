//! Who asks, and whether they may: in front of every route, before any handler runs.
//!
//! Each route is an action of `data/policies/routes.toml`; a route without one is open to nobody. The policies permit the
//! action to whoever a cookie or a token is of, and a refusal is the same whether or not there is what was asked for.

mod cookies;
mod guard;
mod origin;
mod refused;
mod sent;
mod visitor;

pub(crate) use cookies::{Cookie, cleared, set};
pub(crate) use guard::{Side, guard};
pub(crate) use origin::is_own;
pub(crate) use refused::Denied;
pub(crate) use visitor::{Nav, Visitor};

use jiff::Timestamp;
use mtcr_accounts::{Accounts, day};
use mtcr_office::{Caller, Fault, Known, Office};
use mtcr_permissions::{
    AccountTarget, ActionId, Administrators, CaseTarget, Circumstances, Decision, On, OrganisationId,
    Permissions, Routes, RuleTarget, Separation, Target, Unusable,
};
use std::collections::BTreeSet;
use std::sync::Arc;

/// The digest of what nobody has drawn up yet: whether somebody may sign at all is asked with it.
pub(crate) const NOTHING: &str = "";

/// An organisation that there never is: ids have 16 letters.
const NOBODYS: &str = "organisation/nobody";

/// The group of actions to files of products.
const FILES: &str = "product-files";

/// The group of actions that everybody may do in a demonstration, where everything is made up.
pub(crate) const DEMONSTRATION: &str = "demonstration";

/// The policies of a node with its routes, and where it keeps accounts, its office.
pub(crate) struct Access {
    permissions: Arc<Permissions>,
    routes: Routes,
    office: Option<Office>,
}

impl Access {
    /// The policies and routes that are compiled in, and no accounts.
    ///
    /// # Errors
    /// They have mistakes, which tests find first.
    pub(crate) fn new() -> Result<Self, Unusable> {
        let permissions = Arc::new(Permissions::built_in()?);
        let routes = Routes::built_in(&permissions)?;
        Ok(Access { permissions, routes, office: None })
    }

    pub(crate) fn with(self, office: Office) -> Self {
        Access { office: Some(office), ..self }
    }

    pub(crate) fn permissions(&self) -> &Arc<Permissions> {
        &self.permissions
    }

    pub(crate) fn routes(&self) -> &Routes {
        &self.routes
    }

    pub(crate) fn office(&self) -> Option<&Office> {
        self.office.as_ref()
    }

    /// What an action is done to as far as its route says: the node, one's own account, or something that is nobody's,
    /// so that the answer says nothing about what there is.
    pub(crate) fn target(&self, action: &ActionId, caller: &Caller, accounts: &Accounts) -> Target {
        let row = self.permissions.action(action).map(|(row, _)| row);
        let own = row.is_some_and(|row| row.groups.contains("own-matters"));
        let mine = caller.account().filter(|_| own).and_then(|id| account(id, accounts));
        match row.map(|row| row.on) {
            Some(On::Account) => mine.or_else(nobodys).unwrap_or(Target::Node),
            // Of whose files somebody asks is asked again for each file.
            Some(On::Organisation) if row.is_some_and(|row| row.groups.contains(FILES)) => {
                let account = caller.account().and_then(|id| accounts.account(id));
                let own = account.map_or_else(|| NOBODYS.to_owned(), |account| account.organisation.stream());
                organisation(&own).unwrap_or(Target::Node)
            }
            Some(On::Organisation) => organisation(NOBODYS).unwrap_or(Target::Node),
            Some(On::Case) => case(caller, accounts).unwrap_or(Target::Node),
            Some(On::Rule) => Target::Rule(RuleTarget::default()),
            _ => Target::Node,
        }
    }

    /// Whether somebody could do what an action is, for what a page offers; nothing is recorded.
    pub(crate) fn offers(
        &self,
        known: &Known,
        office: &Office,
        caller: &Caller,
        action: &str,
        now: Timestamp,
    ) -> bool {
        let Ok(action) = ActionId::new(action) else { return false };
        let target = self.target(&action, caller, &known.accounts);
        self.allows(known, office, caller, (&action, &target), now)
    }

    /// Whether somebody may do an action to something; nothing is recorded.
    pub(crate) fn allows(
        &self,
        known: &Known,
        office: &Office,
        caller: &Caller,
        (action, target): (&ActionId, &Target),
        now: Timestamp,
    ) -> bool {
        let accounts = &known.accounts;
        let circumstances = Circumstances {
            on: day(now),
            separation: if accounts.is_small() { Separation::SmallAuthority } else { Separation::Full },
            administrators: if accounts.is_beginning(office.roles()) {
                Administrators::One
            } else {
                Administrators::Several
            },
            seen: Some(NOTHING.to_owned()),
        };
        let decision = self.permissions.decide(caller.actor(), action, target, &circumstances);
        matches!(decision, Decision::Allowed(_))
    }
}

/// An account as what something is done to; none where there is no such account.
pub(crate) fn account(id: &mtcr_accounts::AccountId, accounts: &Accounts) -> Option<Target> {
    let of = &accounts.account(id)?.organisation;
    Some(Target::Account(AccountTarget {
        account: mtcr_permissions::AccountId::new(id.as_str()).ok()?,
        organisation: OrganisationId::new(&of.stream()).ok()?,
        role: None,
        proposed: BTreeSet::new(),
    }))
}

/// A case that nobody has acted on, of one's own organisation: what somebody may do at all, and nothing of any case.
fn case(caller: &Caller, accounts: &Accounts) -> Option<Target> {
    let account = caller.account().and_then(|id| accounts.account(id));
    let own = account.map_or_else(|| NOBODYS.to_owned(), |account| account.organisation.stream());
    let own = OrganisationId::new(&own).ok()?;
    let mut case = CaseTarget::new(own.clone(), NOTHING);
    case.asked.insert(own);
    Some(Target::Case(Box::new(case)))
}

/// An organisation by its stream.
pub(crate) fn organisation(stream: &str) -> Option<Target> {
    OrganisationId::new(stream).ok().map(Target::Organisation)
}

/// An account that there never is: ids have 16 letters.
fn nobodys() -> Option<Target> {
    Some(Target::Account(AccountTarget {
        account: mtcr_permissions::AccountId::new("person/nobody").ok()?,
        organisation: OrganisationId::new(NOBODYS).ok()?,
        role: None,
        proposed: BTreeSet::new(),
    }))
}

/// What is wrong with the office is for whoever runs the node; its messages hold no contents of rows.
pub(crate) fn log(fault: &Fault) {
    tracing::error!(fault = %fault, "the office failed");
}
