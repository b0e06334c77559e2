//! What is made once and kept.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// Things under keys, each made when it is first asked for. Keys are those of the law, so that there are few.
pub(super) struct Kept<K, T>(Mutex<BTreeMap<K, Arc<T>>>);

impl<K, T> Default for Kept<K, T> {
    fn default() -> Self {
        Kept(Mutex::default())
    }
}

impl<K: Ord, T> Kept<K, T> {
    /// What is kept under a key.
    pub(super) fn get(&self, key: &K) -> Option<Arc<T>> {
        self.held().get(key).cloned()
    }

    /// Keeps something.
    pub(super) fn keep(&self, key: K, made: &Arc<T>) {
        drop(self.held().insert(key, Arc::clone(made)));
    }

    /// What is kept under a key, or made now. It is made outside the lock: two requests may do it twice, none waits for
    /// the other.
    pub(super) fn or_make<E>(&self, key: K, make: impl FnOnce() -> Result<T, E>) -> Result<Arc<T>, E> {
        if let Some(known) = self.get(&key) {
            return Ok(known);
        }
        let made = Arc::new(make()?);
        self.keep(key, &made);
        Ok(made)
    }

    fn held(&self) -> MutexGuard<'_, BTreeMap<K, Arc<T>>> {
        // A panic while another thread held the lock cannot leave a map half written.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
