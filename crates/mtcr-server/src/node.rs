//! What every request answers from.

mod kept;

use crate::access::Access;
use crate::bulk::Bulk;
use crate::figures::Figures;
use crate::jobs::Jobs;
use crate::limits::Limits;
use crate::provider::{AtProvider, Provider};
use crate::screening::Lists;
use crate::work::Gate;
use jiff::Timestamp;
use kept::Kept;
use mtcr_accounts::day;
use mtcr_annex::{EditionChoice, EditionUnknown, choose_edition};
use mtcr_application::diff::{self, TooClose};
use mtcr_application::registry::Roll;
use mtcr_application::wire::{CheckForm, CoverageForm, EditionDiffForm};
use mtcr_application::{Bench, Law, NoLaw, check};
use mtcr_corpus::files::CorpusSource;
use mtcr_corpus::{Corpus, EditionId, Report};
use mtcr_office::{Caller, Done, Office, Order, Request};
use mtcr_permissions::{Permissions, Unusable};
use mtcr_search::{Finder, Language, NotSearched};
use mtcr_store::{Fault, Store};
use std::net::{IpAddr, Ipv4Addr};
use std::sync::Arc;

/// Two editions that are compared.
type Pair = (EditionId, EditionId);

/// The law of a node with what is made ready from it once and kept: editions, lists, search indexes, proofs.
///
/// It holds nothing of what people type.
pub struct Node {
    law: &'static Law,
    roll: Roll,
    demo: bool,
    limits: Limits,
    short: Gate,
    long: Gate,
    job_gate: Gate,
    jobs: Jobs,
    store: Option<Store>,
    figures: Arc<Figures>,
    access: Access,
    provider: Option<AtProvider>,
    lists: Option<Lists>,
    bulk: Option<Arc<Bulk>>,
    etag: String,
    benches: Kept<EditionId, Bench<'static>>,
    finders: Kept<(EditionId, String), Finder<'static>>,
    national: Kept<String, Corpus>,
    sources: Kept<(), CorpusSource>,
    diffs: Kept<Pair, EditionDiffForm>,
    checks: Kept<(), CheckForm>,
    covers: Kept<(String, EditionId), CoverageForm>,
}

/// The registry of a demonstration, with its name in answers.
const DEMO_REGISTRY: (&str, &str) =
    ("examples/registry.toml", include_str!("../../../examples/registry.toml"));

/// Why a node does not start.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum NotReady {
    /// Nobody vouches for the law.
    #[error(
        "the law is unsigned, or nobody who is trusted signed it; name the key of who did with `--trust`, or serve it with \
         `--demo`"
    )]
    UnsignedLaw,
    /// The fictitious registry built in cannot be read.
    #[error("the registry of the demonstration cannot be read")]
    Registry(#[source] Report),
    /// The law holds no text.
    #[error("the law holds the text of no edition")]
    NoEdition(#[source] EditionUnknown),
    /// The policies built in have mistakes.
    #[error("the policies cannot be read")]
    Policies(#[source] Unusable),
}

impl Node {
    /// Makes a node ready to answer from a law, with the limits that are usual. The law stays for as long as the process
    /// does. In a demonstration the registry is a fictitious one.
    ///
    /// # Errors
    /// An unsigned law outside a demonstration, and a law without any text.
    pub fn new(law: Law, demo: bool) -> Result<Self, NotReady> {
        Self::with_limits(law, demo, Limits::default())
    }

    /// The same with other limits.
    ///
    /// # Errors
    /// As [`Node::new`].
    pub fn with_limits(law: Law, demo: bool, limits: Limits) -> Result<Self, NotReady> {
        if law.banner().is_some() && !demo {
            return Err(NotReady::UnsignedLaw);
        }
        let roll = if demo { Roll::read(DEMO_REGISTRY.0, DEMO_REGISTRY.1) } else { Ok(Roll::of_the_law()) };
        let roll = roll.map_err(NotReady::Registry)?;
        let digests = format!("{} {}", law.corpus.digest, roll.digest().unwrap_or_default());
        let node = Node {
            etag: etag(&digests),
            figures: Figures::new(&law.corpus.digest),
            law: Box::leak(Box::new(law)),
            roll,
            demo,
            limits,
            short: Gate::short(&limits),
            long: Gate::long(&limits),
            job_gate: Gate::jobs(&limits),
            jobs: Jobs::new(limits.jobs),
            store: None,
            access: Access::new().map_err(NotReady::Policies)?,
            provider: None,
            lists: None,
            bulk: None,
            benches: Kept::default(),
            finders: Kept::default(),
            national: Kept::default(),
            sources: Kept::default(),
            diffs: Kept::default(),
            checks: Kept::default(),
            covers: Kept::default(),
        };
        node.bench(None).map_err(NotReady::NoEdition)?;
        Ok(node)
    }

    /// The same node with a store: its jobs are recorded there, and its ledger is shown. Jobs that an earlier process
    /// left are over now, and the ledger is signed as it stands.
    ///
    /// # Errors
    /// The store cannot be read or written.
    pub async fn recording(self, store: Store) -> Result<Self, Fault> {
        let jobs = self.jobs.recorded(store.clone(), &self.limits).await?;
        store.sign_checkpoint().await?;
        Ok(Node { jobs, store: Some(store), ..self })
    }

    /// The same node with accounts: people sign in, and what is not open to everybody is open to those who may.
    #[must_use]
    pub fn with_office(self, office: Office) -> Self {
        Node { access: self.access.with(office), ..self }
    }

    /// The same node at which people may sign in by a provider of identities, once they have said who they are there.
    #[must_use]
    pub fn with_provider(self, provider: Provider) -> Self {
        let provider = AtProvider::new(provider, self.limits.work_time);
        Node { provider: Some(provider), ..self }
    }

    /// The same node with lists of parties, which those who may ask.
    #[must_use]
    pub fn with_lists(self, lists: Lists) -> Self {
        Node { lists: Some(lists), ..self }
    }

    /// The lists of parties; none where it has no folder of them.
    #[must_use]
    pub fn lists(&self) -> Option<&Lists> {
        self.lists.as_ref()
    }

    /// The same node that keeps files of products, in the folder that they were opened in.
    #[must_use]
    pub fn with_bulk(self, bulk: Arc<Bulk>) -> Self {
        Node { bulk: Some(bulk), ..self }
    }

    /// The files of products; none where the node has no folder for them, or records nothing.
    #[must_use]
    pub fn bulk(&self) -> Option<&Arc<Bulk>> {
        self.bulk.as_ref().filter(|_| self.store.is_some())
    }

    /// The provider of identities; none where there is none, or no accounts.
    pub(crate) fn provider(&self) -> Option<&AtProvider> {
        self.provider.as_ref().filter(|_| self.office().is_some())
    }

    /// The same with accounts in the store that it records in; a node that keeps nothing has none.
    ///
    /// # Errors
    /// The store cannot be read, or holds events of accounts that this program does not know.
    pub async fn with_accounts(self) -> Result<Self, mtcr_office::Fault> {
        let Some(store) = self.store.clone() else { return Ok(self) };
        let office = Office::open(store, Arc::clone(self.permissions())).await?;
        Ok(self.with_office(office))
    }

    /// The address, below that of the node, at which whoever has it becomes the first administrator; none where there is
    /// an administrator, or the node has no accounts. It can be used once, and an earlier one no more.
    ///
    /// # Errors
    /// The store cannot be written.
    pub async fn first_administrator(&self) -> Result<Option<String>, mtcr_office::Error> {
        let Some(office) = self.office() else { return Ok(None) };
        let now = Timestamp::now();
        if !office.known().await?.accounts.administrators(office.roles(), day(now)).is_empty() {
            return Ok(None);
        }
        let request = Request::new(now, IpAddr::V4(Ipv4Addr::LOCALHOST), None);
        match office.act(&Caller::console(), &Order::MakeFirstLink, &request).await? {
            Done::Link(_, code) => Ok(Some(format!("/en/enter?code={}", code.reveal()))),
            _ => Ok(None),
        }
    }

    /// The policies by which the node decides who may do what.
    #[must_use]
    pub fn permissions(&self) -> &Arc<Permissions> {
        self.access.permissions()
    }

    /// Where accounts are kept; none where the node has none.
    #[must_use]
    pub fn office(&self) -> Option<&Office> {
        self.access.office()
    }

    /// Who may do what, by which route.
    pub(crate) fn access(&self) -> &Access {
        &self.access
    }

    /// What the node keeps; none where it keeps nothing.
    #[must_use]
    pub fn store(&self) -> Option<&Store> {
        self.store.as_ref()
    }

    /// The figures of the node.
    #[must_use]
    pub fn figures(&self) -> &Arc<Figures> {
        &self.figures
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

    /// The registry: that of the law, or in a demonstration a fictitious one.
    #[must_use]
    pub fn roll(&self) -> &Roll {
        &self.roll
    }

    /// How much one request may ask.
    #[must_use]
    pub fn limits(&self) -> &Limits {
        &self.limits
    }

    /// The door to short work.
    #[must_use]
    pub fn short(&self) -> &Gate {
        &self.short
    }

    /// The door to long work.
    #[must_use]
    pub fn long(&self) -> &Gate {
        &self.long
    }

    /// The door to the work of jobs.
    #[must_use]
    pub fn job_gate(&self) -> &Gate {
        &self.job_gate
    }

    /// The jobs.
    #[must_use]
    pub fn jobs(&self) -> &Jobs {
        &self.jobs
    }

    /// What every answer that follows from law and registry alone carries as its entity tag: it changes with them and
    /// with the program.
    #[must_use]
    pub fn etag(&self) -> &str {
        &self.etag
    }

    /// The edition whose text is evaluated for an id; the newest one held when none is named.
    ///
    /// # Errors
    /// An edition that is not on the calendar.
    pub fn edition(&self, wanted: Option<&str>) -> Result<EditionId, EditionUnknown> {
        Ok(choose_edition(&self.law.corpus, wanted)?.evaluated)
    }

    /// An edition made ready: the one named, else the newest whose text is held.
    ///
    /// # Errors
    /// An edition that is not on the calendar.
    pub fn bench(&self, edition: Option<&str>) -> Result<Arc<Bench<'static>>, EditionUnknown> {
        let EditionChoice { wanted, .. } = choose_edition(&self.law.corpus, edition)?;
        self.benches.or_make(wanted, || Bench::new(self.law, edition))
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
        self.finders.or_make(key, || Finder::new(&self.law.corpus, edition, language))
    }

    /// The law compiled together with one of its national lists.
    ///
    /// # Errors
    /// An id that is none, and every problem of the list.
    pub fn list(&self, id: &str) -> Result<Arc<Corpus>, NoLaw> {
        self.national.or_make(id.to_owned(), || self.law.list(id))
    }

    /// The documents of the law with those of its national lists.
    ///
    /// # Errors
    /// Data that another program version wrote, which a whole build excludes.
    pub fn source_with_lists(&self) -> Result<Arc<CorpusSource>, NoLaw> {
        self.sources.or_make((), || Ok(self.law.source_with_lists()?.into_owned()))
    }

    /// What changes between two editions, where that was asked before.
    #[must_use]
    pub fn known_diff(&self, pair: (EditionId, EditionId)) -> Option<Arc<EditionDiffForm>> {
        self.diffs.get(&pair)
    }

    /// What changes between two editions; seconds of work at the first call.
    ///
    /// # Errors
    /// Two limits that are too close to tell apart.
    pub fn diff(&self, pair: (EditionId, EditionId)) -> Result<Arc<EditionDiffForm>, TooClose> {
        self.diffs.or_make(pair, || diff::editions(self.law, pair.0, pair.1))
    }

    /// What a check of the law finds; seconds of work at the first call.
    ///
    /// # Errors
    /// Data that another program version wrote, which a whole build excludes.
    pub fn check(&self) -> Result<Arc<CheckForm>, NoLaw> {
        self.checks.or_make((), || Ok(CheckForm::from(&check::law(self.law)?)))
    }

    /// What a list catches of an edition, where a job has worked it out.
    #[must_use]
    pub fn known_cover(&self, list: &str, edition: EditionId) -> Option<Arc<CoverageForm>> {
        self.covers.get(&(list.to_owned(), edition))
    }

    /// Keeps what a job has worked out of a whole edition.
    pub(crate) fn keep_cover(&self, list: &str, edition: EditionId, form: &Arc<CoverageForm>) {
        self.covers.keep((list.to_owned(), edition), form);
    }
}

/// An entity tag from what an answer rests on. It is a weak one: the same answer may be sent compressed.
fn etag(digests: &str) -> String {
    let digest = mtcr_corpus::blob::text_digest(&format!("{} {digests}", env!("CARGO_PKG_VERSION")));
    format!("W/\"{}\"", digest.get(..32).unwrap_or(&digest))
}
