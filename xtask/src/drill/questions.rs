//! The fixed set of requests. Two nodes that keep the same answer them with the same bytes: no field may differ.

use std::collections::BTreeMap;

/// What everybody may ask, from the law and from what is kept.
const ASKED: [&str; 24] = [
    "/api/v1/node",
    "/api/v1/openapi.json",
    "/api/v1/problems",
    "/api/v1/annex/editions",
    "/api/v1/annex/entries?limit=500",
    "/api/v1/annex/entries/9.A.6",
    "/api/v1/annex/crosswalk/4.C.2",
    "/api/v1/annex/lists/eu",
    "/api/v1/annex/vocabulary",
    "/api/v1/annex/search?text=carbon%20fibre%205.2%20GPa",
    "/api/v1/annex/plot/timeline",
    "/api/v1/registry",
    "/api/v1/registry/DE?on=1988",
    "/api/v1/blank/transfer",
    "/api/v1/ledger",
    "/api/v1/ledger/checkpoint",
    "/api/v1/ledger/proof?index=0",
    "/api/v1/ledger/tile/0/000.p/1",
    "/api/v1/jobs/0123456789abcdef0123456789abcdef",
    "/en/",
    "/fr/",
    "/en/annex/entries/9.A.6",
    "/fr/registry",
    "/nowhere",
];

/// Status and body by address.
pub(super) struct Answers(BTreeMap<String, (u16, Vec<u8>)>);

impl Answers {
    /// What a node answers, also about jobs that it has done.
    ///
    /// # Errors
    /// It does not answer.
    pub(super) fn of(address: &str, jobs: &[String]) -> Result<Self, String> {
        let agent: ureq::Agent =
            ureq::Agent::config_builder().http_status_as_error(false).proxy(None).build().into();
        let of_jobs = jobs
            .iter()
            .flat_map(|id| ["", "/result", "/events"].map(|part| format!("/api/v1/jobs/{id}{part}")));
        let mut answers = BTreeMap::new();
        for path in ASKED.iter().map(|path| (*path).to_owned()).chain(of_jobs) {
            let answer = agent.get(format!("{address}{path}")).call();
            let mut answer = answer.map_err(|error| format!("{path}: {error}"))?;
            let body = answer.body_mut().with_config().limit(64 << 20).read_to_vec();
            let body = body.map_err(|error| format!("{path}: {error}"))?;
            answers.insert(path, (answer.status().as_u16(), body));
        }
        Ok(Self(answers))
    }

    pub(super) fn count(&self) -> usize {
        self.0.len()
    }

    /// The addresses under which another node answers otherwise, byte for byte.
    pub(super) fn differing(&self, other: &Self) -> Vec<String> {
        let differ = self.0.iter().filter(|(path, answer)| other.0.get(*path) != Some(answer));
        differ.map(|(path, _)| path.clone()).collect()
    }
}
