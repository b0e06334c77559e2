//! The screen.

mod make;
mod tell;

use crate::destinations::Destinations;
use crate::evidence::Evidence;
use crate::finder::{Finder, Found, Space as Finding};
use crate::licences::{Licence, Licences};
use crate::limits::Limits;
use crate::line::{Line, Wrong};
use crate::meaning::{Meaning, Meanings};
use crate::outcomes::{Outcomes, Signs};
use crate::parties::Parties;
use crate::reason::{Judgement, Reason, Seen, Sign};
use crate::tables::{Fields, Grade, Matching};
use crate::tariff::Headings;
use crate::term::About;
use crate::units::Capitals;
use mtcr_rules::{EntryId, FactId};

/// A counter-term or word of context with its entries found; none for all.
#[derive(Clone, Debug)]
pub(crate) struct Against {
    pub id: String,
    pub takes: i32,
    pub gives: i32,
    pub against: Option<Vec<EntryId>>,
}

/// Everything that lines are judged by, made once from a corpus and tables. It can be asked by many threads at once.
#[derive(Debug)]
pub struct Screen {
    pub(crate) names: Vec<String>,
    pub(crate) finder: Finder,
    pub(crate) meanings: Meanings,
    pub(crate) counters: Vec<Against>,
    /// For each name of figures the facts it measures, in order.
    pub(crate) figures: Vec<Vec<FactId>>,
    pub(crate) limits: Limits,
    pub(crate) capitals: Capitals,
    pub(crate) matching: Matching,
    headings: Headings,
    destinations: Destinations,
    outcomes: Outcomes,
    fields: Fields,
}

/// Space for one line after another; each thread has its own.
#[derive(Clone, Debug, Default)]
pub struct Space {
    finding: Finding,
    evidence: Evidence,
}

impl Screen {
    /// The fields that lines have.
    #[must_use]
    pub fn fields(&self) -> &Fields {
        &self.fields
    }

    /// How many terms are looked for.
    #[must_use]
    pub fn terms(&self) -> usize {
        self.finder.len()
    }

    pub(crate) fn about(&self, found: &Found) -> Option<About> {
        self.finder.term(found.term).map(|term| term.about)
    }

    pub(crate) fn grade(&self, found: &Found) -> Option<Grade> {
        self.finder.term(found.term).map(|term| term.grade)
    }

    /// What a term of goods means.
    pub(crate) fn meaning(&self, found: &Found) -> Option<(&Meaning, Grade)> {
        let term = self.finder.term(found.term)?;
        match term.about {
            About::Goods(place) => Some((self.meanings.at(place)?, term.grade)),
            About::Counter(_) | About::Figure(_) => None,
        }
    }

    /// Whether a name of figures says that a fact is measured.
    pub(crate) fn measures(&self, name: u32, fact: FactId) -> bool {
        let facts = usize::try_from(name).ok().and_then(|name| self.figures.get(name));
        facts.is_some_and(|facts| facts.binary_search(&fact).is_ok())
    }

    pub(crate) fn name(&self, entry: EntryId) -> &str {
        self.names.get(entry.index()).map_or("", String::as_str)
    }

    /// Judges a line that is still in cells; what cannot be read of it makes it malformed.
    pub fn judge_cells<'c>(
        &self,
        space: &mut Space,
        cells: impl IntoIterator<Item = (&'c str, &'c str)>,
        parties: &dyn Parties,
        licences: &dyn Licences,
    ) -> Judgement {
        match Line::from_cells(&self.fields, cells) {
            Ok(line) => self.judge(space, &line, parties, licences),
            Err(wrong) => self.malformed(wrong),
        }
    }

    /// What is said of a line that cannot be read.
    #[must_use]
    pub fn malformed(&self, wrong: Vec<Wrong>) -> Judgement {
        let mut telling = Telling::default();
        if wrong.is_empty() {
            telling.say(
                Sign::FieldUnreadable,
                Seen::Field { column: String::new(), what: "it cannot be read".to_owned() },
            );
        }
        for Wrong { column, what, missing } in wrong {
            let sign = if missing { Sign::FieldMissing } else { Sign::FieldUnreadable };
            telling.say(sign, Seen::Field { column, what });
        }
        self.end(telling)
    }

    /// Judges a line: its words, figures and heading, then its destination, its licence and every party.
    pub fn judge(
        &self,
        space: &mut Space,
        line: &Line,
        parties: &dyn Parties,
        licences: &dyn Licences,
    ) -> Judgement {
        let mut telling = Telling::default();
        let destination = self.destinations.of(&line.destination);
        let recorded = destination.is_some_and(|destination| !destination.known.is_empty());
        let Space { finding, evidence } = space;
        self.finder.find(&line.goods, finding);
        let heading = self.headings.of(&line.tariff);
        let folded = &finding.folded;
        evidence.weigh(self, &line.goods, &mut finding.found, folded, heading, recorded);
        let suspected: Vec<EntryId> = evidence.suspected.iter().map(|(id, _)| *id).collect();
        if !suspected.is_empty() {
            self.tell_goods(&mut telling, line, finding, evidence, heading);
        }
        match destination {
            None => telling.say(
                Sign::DestinationUnknown,
                Seen::State {
                    code: line.destination.clone(),
                    what: "the registry has no state of this code".to_owned(),
                },
            ),
            Some(destination) if !suspected.is_empty() || recorded => {
                let standing = std::iter::once(destination.standing.as_str());
                let what = standing
                    .chain(destination.known.iter().map(String::as_str))
                    .collect::<Vec<_>>()
                    .join("; ");
                telling.say(Sign::Destination, Seen::State { code: line.destination.clone(), what });
            }
            Some(_) => {}
        }
        self.tell_licence(&mut telling, line, &suspected, licences);
        Self::tell_parties(&mut telling, line, parties);
        self.end(telling)
    }

    fn tell_licence(
        &self,
        telling: &mut Telling,
        line: &Line,
        suspected: &[EntryId],
        licences: &dyn Licences,
    ) {
        let Some(reference) = &line.licence else {
            if !suspected.is_empty() {
                let what = "the line refers to no licence".to_owned();
                telling.say(Sign::LicenceMissing, Seen::Licence { reference: String::new(), what });
            }
            return;
        };
        let entries: Vec<&str> = suspected.iter().map(|entry| self.name(*entry)).collect();
        let (sign, what) = match licences.look_up(reference, &entries) {
            Licence::Unknown(what) => (Sign::LicenceUnknown, what),
            Licence::Covers => (Sign::LicenceCovers, "it is in force".to_owned()),
            Licence::Partly(what) => (Sign::LicencePartly, what),
            Licence::UsedUp => (Sign::LicenceUsedUp, "nothing is left of it".to_owned()),
            Licence::Ended(what) => (Sign::LicenceEnded, what),
            Licence::OtherGoods(what) => (Sign::LicenceOtherGoods, what),
        };
        telling.say(sign, Seen::Licence { reference: reference.clone(), what });
    }

    fn tell_parties(telling: &mut Telling, line: &Line, parties: &dyn Parties) {
        let party = |role: &str, name: &str, what: String| Seen::Party {
            role: role.to_owned(),
            name: name.to_owned(),
            what,
        };
        if line.parties.is_empty() {
            telling.say(Sign::PartyUnscreened, party("", "", "the line names no party".to_owned()));
        }
        for one in &line.parties {
            let screened = parties.screen(one);
            if let Some(why) = screened.unscreened {
                telling.say(Sign::PartyUnscreened, party(&one.role, &one.name, why));
            }
            for hit in screened.hits {
                let score = format!("{}.{:04}", hit.score / 10_000, hit.score % 10_000);
                let what = format!("{} {}: {} ({score})", hit.list, hit.record, hit.name);
                telling.say(Sign::PartyHit, party(&one.role, &one.name, what));
            }
            for list in screened.lists {
                telling.say(Sign::ListStale, Seen::List(list));
            }
        }
    }

    fn end(&self, telling: Telling) -> Judgement {
        let (outcome, rows) = self.outcomes.of(telling.signs);
        Judgement { outcome, reasons: telling.reasons, rows }
    }
}

/// Reasons as they are said.
#[derive(Debug, Default)]
pub(crate) struct Telling {
    signs: Signs,
    reasons: Vec<Reason>,
}

impl Telling {
    /// Says a reason, once.
    pub(crate) fn say(&mut self, sign: Sign, seen: Seen) {
        self.signs.add(sign);
        let reason = Reason { sign, seen };
        if !self.reasons.contains(&reason) {
            self.reasons.push(reason);
        }
    }
}
