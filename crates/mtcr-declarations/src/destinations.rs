//! What the corpus records of destinations.

use mtcr_corpus::Corpus;
use mtcr_regime::{On, Regime};

/// What is recorded of a state on a day.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Destination {
    /// What it is to the regime, in words. It never speaks for a line.
    pub standing: String,
    /// What national law says of it, in words.
    pub known: Vec<String>,
}

/// Every state of the registry by its code of two letters.
#[derive(Clone, Debug)]
pub(crate) struct Destinations(Vec<([u8; 2], Destination)>);

impl Destinations {
    pub(crate) fn new(corpus: &Corpus, on: jiff::civil::Date) -> Self {
        let regime = Regime::of(corpus);
        let mut all = Vec::new();
        for state in &corpus.registry.states {
            let Ok(code) = <[u8; 2]>::try_from(state.iso2.as_bytes()) else { continue };
            let standing = regime.standing(state, On::day(on)).why;
            let known = corpus.guidelines.overlays.iter().flat_map(|overlay| {
                let rows =
                    overlay.known.iter().filter(|known| known.state.as_deref() == Some(state.iso2.as_str()));
                let rows =
                    rows.filter(|known| known.from <= on && known.until.is_none_or(|until| on < until));
                rows.map(|known| format!("{}: {}", overlay.id, known.summary))
            });
            all.push((code, Destination { standing, known: known.collect() }));
        }
        all.sort_by_key(|(code, _)| *code);
        Self(all)
    }

    /// What is recorded of a state.
    pub(crate) fn of(&self, code: &str) -> Option<&Destination> {
        let code = <[u8; 2]>::try_from(code.as_bytes()).ok()?;
        let at = self.0.binary_search_by_key(&code, |(code, _)| *code).ok()?;
        self.0.get(at).map(|(_, destination)| destination)
    }
}
