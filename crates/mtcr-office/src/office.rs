//! The office: what it needs, and the state of accounts that it keeps up with.

use crate::fault::Fault;
use crate::pending::Pending;
use mtcr_accounts::{AccountId, Accounts, Event, Policy, Roles, Who};
use mtcr_permissions::Permissions;
use mtcr_signin::{DeviceKey, Passwords, Settings, Throttle};
use mtcr_store::Store;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock};

/// Events that are read at once.
const EVENTS: u64 = 500;

/// The one place where what somebody asks of a node is permitted, done and recorded. Clones are the same office.
#[derive(Clone)]
pub struct Office {
    pub(crate) shared: Arc<Shared>,
}

pub(crate) struct Shared {
    pub(crate) store: Store,
    pub(crate) permissions: Arc<Permissions>,
    pub(crate) policy: Policy,
    pub(crate) roles: Roles,
    pub(crate) settings: Settings,
    pub(crate) passwords: Passwords,
    pub(crate) devices: DeviceKey,
    /// What networks of clients are named by in refusals: another key each time the node starts.
    pub(crate) tags: [u8; 32],
    throttle: Mutex<Throttle>,
    pending: Mutex<Pending>,
    known: RwLock<Known>,
}

/// Accounts as the events up to a sequence number left them.
#[derive(Clone, Debug, Default)]
pub struct Known {
    /// The accounts.
    pub accounts: Arc<Accounts>,
    pub(crate) sequence: u64,
}

impl Office {
    /// An office over a store, with the periods and limits that the program was built with.
    ///
    /// # Errors
    /// The store cannot be read, or holds events of accounts that this program does not know.
    pub async fn open(store: Store, permissions: Arc<Permissions>) -> Result<Self, Fault> {
        Self::with(store, permissions, Policy::built_in()?, Settings::built_in()?).await
    }

    /// An office with other periods and limits.
    ///
    /// # Errors
    /// As [`Office::open`].
    pub async fn with(
        store: Store,
        permissions: Arc<Permissions>,
        policy: Policy,
        settings: Settings,
    ) -> Result<Self, Fault> {
        let mut tags = [0; 32];
        getrandom::fill(&mut tags).map_err(Fault::Random)?;
        let shared = Shared {
            roles: Roles::of(&permissions, &policy),
            passwords: Passwords::new(&settings.password)?,
            devices: DeviceKey::new(store.derived_key("devices"), &settings.device),
            throttle: Mutex::new(Throttle::new(&settings.throttle)?),
            pending: Mutex::new(Pending::default()),
            known: RwLock::new(Known::default()),
            tags,
            store,
            permissions,
            policy,
            settings,
        };
        let office = Self { shared: Arc::new(shared) };
        office.known().await?;
        Ok(office)
    }

    /// The store that it is over.
    #[must_use]
    pub fn store(&self) -> &Store {
        &self.shared.store
    }

    /// The policies that it decides by.
    #[must_use]
    pub fn permissions(&self) -> &Permissions {
        &self.shared.permissions
    }

    /// The periods and limits of accounts.
    #[must_use]
    pub fn policy(&self) -> &Policy {
        &self.shared.policy
    }

    /// What roles are for, as grants see it.
    #[must_use]
    pub fn roles(&self) -> &Roles {
        &self.shared.roles
    }

    /// All accounts as they stand, also after what other nodes over the same database did.
    ///
    /// # Errors
    /// The store cannot be read, or holds events of accounts that this program does not know.
    pub async fn known(&self) -> Result<Known, Fault> {
        let known = self.shared.known.read().unwrap_or_else(PoisonError::into_inner).clone();
        let head = self.shared.store.sequence().await?;
        if head == known.sequence {
            return Ok(known);
        }
        let mut accounts = Arc::clone(&known.accounts);
        let mut after = known.sequence;
        loop {
            let events = self.shared.store.account_events(after, EVENTS).await?;
            let Some(last) = events.last() else { break };
            after = last.sequence;
            for event in &events {
                let bad = |source| Fault::Event { sequence: event.sequence, source };
                let by = Who::parse(&event.actor).ok_or_else(|| bad(None))?;
                let read =
                    Event::read(&event.kind, event.payload.fields()).map_err(|source| bad(Some(source)))?;
                Arc::make_mut(&mut accounts).apply(event.stream.as_str(), &read, &by, event.recorded_at);
            }
        }
        let caught_up = Known { accounts, sequence: head.max(after) };
        let mut known = self.shared.known.write().unwrap_or_else(PoisonError::into_inner);
        // Somebody else may have read further meanwhile.
        if known.sequence < caught_up.sequence {
            *known = caught_up.clone();
        }
        Ok(caught_up)
    }

    pub(crate) fn throttle(&self) -> MutexGuard<'_, Throttle> {
        self.shared.throttle.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn pending(&self) -> MutexGuard<'_, Pending> {
        self.shared.pending.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl std::fmt::Debug for Office {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("Office")
    }
}

/// The name of an account as the permissions take it.
pub(crate) fn account_name(account: &AccountId) -> Result<mtcr_permissions::AccountId, Fault> {
    let name = mtcr_permissions::AccountId::new(account.as_str());
    name.map_err(|_| Fault::Name(account.to_string()))
}
