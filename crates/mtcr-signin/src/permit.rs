//! How many passwords are hashed at once: each takes memory, and whoever may make a node hash could fill it.

use argon2::Block;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use thiserror::Error;
use zeroize::Zeroize;

/// So many are waiting to have a password hashed that one more would only wait in vain.
#[derive(Clone, Copy, Debug, Error, PartialEq, Eq)]
#[error("too many sign-ins are waiting; try again")]
pub struct Busy;

/// The memories that passwords are hashed in.
pub(crate) struct Permits {
    state: Mutex<State>,
    returned: Condvar,
    waiting: usize,
}

struct State {
    /// Memories at rest.
    free: Vec<Vec<Block>>,
    /// Memories that were not needed yet.
    unmade: usize,
    /// Who waits.
    waiting: usize,
}

impl Permits {
    pub(crate) fn new(at_once: usize, waiting: usize) -> Self {
        let state = State { free: Vec::new(), unmade: at_once, waiting: 0 };
        Self { state: Mutex::new(state), returned: Condvar::new(), waiting }
    }

    pub(crate) fn take(&self) -> Result<Permit<'_>, Busy> {
        let mut state = self.state();
        loop {
            if let Some(memory) = state.free.pop() {
                return Ok(Permit { of: self, memory, filled: 0 });
            }
            if 0 < state.unmade {
                state.unmade -= 1;
                return Ok(Permit { of: self, memory: Vec::new(), filled: 0 });
            }
            if self.waiting <= state.waiting {
                return Err(Busy);
            }
            state.waiting += 1;
            state = self.returned.wait(state).unwrap_or_else(PoisonError::into_inner);
            state.waiting -= 1;
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        // Each change of the state is one assignment; a panic elsewhere cannot leave it half done.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Leave to hash passwords, one after another, with the memory for it. Given back when dropped.
pub struct Permit<'a> {
    of: &'a Permits,
    memory: Vec<Block>,
    filled: u64,
}

impl Permit<'_> {
    /// Blocks of 1 KiB that were filled with this permit so far, over all passes: the work that was done.
    #[must_use]
    pub fn filled(&self) -> u64 {
        self.filled
    }

    /// The memory, of at least so many blocks, for that many passes.
    pub(crate) fn memory(&mut self, blocks: usize, passes: u32) -> &mut [Block] {
        let filled = u64::try_from(blocks).unwrap_or(u64::MAX).saturating_mul(passes.into());
        self.filled = self.filled.saturating_add(filled);
        if self.memory.len() < blocks {
            self.memory.resize(blocks, Block::new());
        }
        &mut self.memory
    }
}

impl Drop for Permit<'_> {
    fn drop(&mut self) {
        let mut memory = std::mem::take(&mut self.memory);
        memory.iter_mut().for_each(Zeroize::zeroize);
        self.of.state().free.push(memory);
        self.of.returned.notify_one();
    }
}
