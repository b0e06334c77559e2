//! What every request answers from.

use mtcr_annex::{EditionChoice, EditionUnknown, choose_edition};
use mtcr_application::{Bench, Law};
use mtcr_corpus::EditionId;
use mtcr_search::{Finder, Language, NotSearched};
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

/// The law of a node with what is made ready from it once and kept: editions and search indexes.
///
/// It holds nothing of what people type.
pub struct Node {
    law: &'static Law,
    demo: bool,
    benches: Mutex<BTreeMap<EditionId, Arc<Bench<'static>>>>,
    finders: Mutex<BTreeMap<(EditionId, String), Arc<Finder<'static>>>>,
}

/// Why a node does not start.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum NotReady {
    /// Nobody vouches for the law.
    #[error("the law is unsigned; a node serves it with `--demo` only")]
    UnsignedLaw,
    /// The law holds no text.
    #[error("the law holds the text of no edition")]
    NoEdition(#[source] EditionUnknown),
}

impl Node {
    /// Makes a node ready to answer from a law. The law stays for as long as the process does.
    ///
    /// # Errors
    /// An unsigned law outside a demonstration, and a law without any text.
    pub fn new(law: Law, demo: bool) -> Result<Self, NotReady> {
        if law.banner().is_some() && !demo {
            return Err(NotReady::UnsignedLaw);
        }
        let node = Node {
            law: Box::leak(Box::new(law)),
            demo,
            benches: Mutex::default(),
            finders: Mutex::default(),
        };
        node.bench(None).map_err(NotReady::NoEdition)?;
        Ok(node)
    }

    /// The law.
    #[must_use]
    pub fn law(&self) -> &'static Law {
        self.law
    }

    /// Whether this is a demonstration, which every page then says.
    #[must_use]
    pub fn is_demo(&self) -> bool {
        self.demo
    }

    /// An edition made ready: the one named, else the newest whose text is held.
    ///
    /// # Errors
    /// An edition that is not on the calendar.
    pub fn bench(&self, edition: Option<&str>) -> Result<Arc<Bench<'static>>, EditionUnknown> {
        let EditionChoice { wanted, .. } = choose_edition(&self.law.corpus, edition)?;
        let held = |benches: &BTreeMap<_, Arc<Bench<'static>>>| benches.get(&wanted).cloned();
        // A panic while another thread held the lock cannot leave a map half written.
        if let Some(bench) = held(&self.benches.lock().unwrap_or_else(PoisonError::into_inner)) {
            return Ok(bench);
        }
        // Made ready outside the lock: two requests may do it twice, none waits for the other.
        let bench = Arc::new(Bench::new(self.law, edition)?);
        self.benches.lock().unwrap_or_else(PoisonError::into_inner).insert(wanted, Arc::clone(&bench));
        Ok(bench)
    }

    /// The search index of an edition in a language.
    ///
    /// # Errors
    /// What kept the index from being built.
    pub fn finder(
        &self,
        edition: EditionId,
        language: Language,
    ) -> Result<Arc<Finder<'static>>, NotSearched> {
        let key = (edition, language.code().to_owned());
        if let Some(finder) = self.finders.lock().unwrap_or_else(PoisonError::into_inner).get(&key) {
            return Ok(Arc::clone(finder));
        }
        let finder = Arc::new(Finder::new(&self.law.corpus, edition, language)?);
        self.finders.lock().unwrap_or_else(PoisonError::into_inner).insert(key, Arc::clone(&finder));
        Ok(finder)
    }
}
