//! Which edition of the Annex was the newest, which was public, and how far a state's law lags behind.

use crate::{On, Regime};
use mtcr_corpus::corpus::registry::State;
use mtcr_corpus::date::{Date, Moment};
use mtcr_corpus::{Edition, EditionId, NationalEffect};
use mtcr_rules::Truth;

/// The newest edition on a date, as far as settled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EditionOn {
    /// The newest one that certainly is one on the date; `None` before the first.
    pub newest: Option<EditionId>,
    /// Newer ones that may be.
    pub open: Vec<EditionId>,
}

/// How far the law of a state follows the editions.
#[derive(Clone, Debug)]
pub struct Lag<'c> {
    /// The newest edition that is certainly in force there, and the act; `None` when none is recorded.
    pub in_force: Option<(EditionId, &'c NationalEffect)>,
    /// Whether that is the list of the European Union rather than the state's own.
    pub through_eu: bool,
    /// The editions after it that the state is to follow, oldest first; none where nothing is in force.
    pub behind: Vec<EditionId>,
    /// Since when the oldest of them waits: its date at the latest that it may be.
    pub since: Option<Date>,
    /// For how many days; `None` when the question is not about one day.
    pub days: Option<i32>,
    /// Whether anything is recorded of the state's law; without it a lag cannot be told from silence.
    pub recorded: bool,
}

impl<'c> Regime<'c> {
    /// The newest edition of the Annex on a date, by the dates of the editions.
    #[must_use]
    pub fn edition(self, on: On) -> EditionOn {
        self.newest(|edition| on.after(edition.when))
    }

    /// The newest edition that was public on a date. An edition whose publication is not recorded is open from its
    /// own date on.
    #[must_use]
    pub fn edition_known(self, on: On) -> EditionOn {
        self.newest(|edition| match edition.published {
            Some(published) => on.after(published),
            None => on.after(edition.when).and(Truth::Unknown),
        })
    }

    fn newest(self, come: impl Fn(&Edition) -> Truth) -> EditionOn {
        let newest = self.editions.iter().rposition(|edition| come(edition).is_true());
        let open = self.editions.iter().enumerate().skip(newest.map_or(0, |at| at + 1));
        EditionOn {
            newest: newest.map(EditionId),
            open: open
                .filter(|(_, edition)| come(edition).is_unknown())
                .map(|(at, _)| EditionId(at))
                .collect(),
        }
    }

    /// How far the law of a state follows the editions on a date: by its own acts, else by those of the European Union
    /// while it is a member.
    #[must_use]
    pub fn lag(self, state: &State, on: On) -> Lag<'c> {
        let own = self.in_force(&state.iso2, on);
        let union = if self.in_eu(state, on).is_true() { self.in_force("EU", on) } else { None };
        let through_eu = match (own, union) {
            (None, Some(_)) => true,
            (Some((own, _)), Some((union, _))) => own < union,
            _ => false,
        };
        let in_force = if through_eu { union } else { own };
        let codes: &[&str] =
            if self.in_eu(state, on).is_false() { &[&state.iso2] } else { &[&state.iso2, "EU"] };
        let recorded = self
            .editions
            .iter()
            .flat_map(|edition| &edition.effects)
            .any(|effect| codes.contains(&effect.state.as_str()));
        let past = self.edition(on).newest.map_or(0, |at| at.0 + 1);
        // Without an act in force nothing is known of what went before it either.
        let first = in_force.map_or(past, |(at, _)| at.0 + 1);
        let behind: Vec<EditionId> = (first..past).map(EditionId).collect();
        let oldest = behind.first().and_then(|at| self.editions.get(at.0)).map(|edition| edition.when);
        let since = oldest.and_then(|when: Moment| when.no_later_than);
        let day = on.days().filter(|days| days.first == days.last).map(|days| days.first);
        let days = since.zip(day).map(|(since, day)| (day - since).get_days());
        Lag { in_force, through_eu, behind, since, days, recorded }
    }

    /// The newest edition that a state has certainly put into force.
    fn in_force(self, code: &str, on: On) -> Option<(EditionId, &'c NationalEffect)> {
        self.editions.iter().enumerate().rev().find_map(|(at, edition)| {
            let mut effects = edition.effects.iter();
            let effect = effects.find(|effect| effect.state == code && on.after(effect.from).is_true())?;
            Some((EditionId(at), effect))
        })
    }
}
