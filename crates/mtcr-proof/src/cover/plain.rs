//! The short ways of coverage, held against the plain account of what they do.

#![allow(clippy::panic, reason = "a test that panics has failed")]

use super::Coverage;
use super::given::Given;
use std::path::Path;

impl Coverage<'_> {
    /// The links that hold together with some axioms, asking about every link each time.
    fn with_links_plainly(&mut self, axioms: &[usize]) -> Vec<usize> {
        let first = 2 * self.terms.len();
        let mut kept: Vec<usize> = (0..self.links.len()).collect();
        loop {
            let given: Vec<usize> = axioms.iter().copied().chain(kept.iter().map(|at| first + at)).collect();
            let before = kept.len();
            kept.retain(|at| self.link_rests_on(*at, &given).is_some());
            if kept.len() == before {
                return given;
            }
        }
    }

    /// Whether all paragraphs together catch an entry, without a look at the crosswalk first.
    fn plainly(&mut self, at: usize, axioms: &[usize]) -> bool {
        self.prover.is_proved(&self.question(at, axioms))
    }
}

#[test]
fn the_short_ways_end_where_the_plain_one_does() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data");
    let read = mtcr_corpus::files::read_folder(&folder, "data");
    for list in ["eu", "us"] {
        let compiled = mtcr_corpus::corpus::compile_with(&read.source, list);
        let Ok(corpus) = compiled else { panic!("the law has problems") };
        let (Some(list), Some(edition)) = (corpus.list.as_ref(), corpus.newest_edition()) else {
            panic!("no list, or no text");
        };
        let account = || Coverage::new(&corpus, list, edition);
        let (Ok(mut coverage), Ok(mut other)) = (account(), account()) else { panic!("no account") };
        let given = Given::of(&mut coverage, &mut other);
        let terms = coverage.terms.len();
        let stated: Vec<usize> = (0..terms).collect();
        let same: Vec<usize> = (terms..2 * terms).collect();
        assert_eq!(given.stated, coverage.with_links_plainly(&stated));
        assert_eq!(given.same, coverage.with_links_plainly(&same));
        let mut by_rows = 0;
        for at in 0..coverage.entries {
            let beside = coverage.by_those_beside(at, &given.stated).is_some();
            by_rows += usize::from(beside);
            assert!(!beside || coverage.plainly(at, &given.stated), "{at}");
        }
        assert!(by_rows > 20, "the crosswalk shows only {by_rows} entries");
    }
}
