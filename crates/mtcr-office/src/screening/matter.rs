//! What a screening comes to, from its events and from nothing else.
//!
//! INVARIANT (never clear by silence): a screening stands clear only where the lists were in order and every hit was
//! judged to be another party, those of the top grade by two people.

use mtcr_screening::Grade;
use mtcr_store::Event;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// What a person says of a hit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Decision {
    /// It is the party on the list.
    Same,
    /// It is another.
    Different,
    /// It cannot be said yet.
    Unsure,
    /// It is another, say two people.
    Released,
}

impl Decision {
    /// The word for it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Same => "same",
            Self::Different => "different",
            Self::Unsure => "unsure",
            Self::Released => "released",
        }
    }

    /// The decision of a word.
    #[must_use]
    pub fn named(word: &str) -> Option<Self> {
        [Self::Same, Self::Different, Self::Unsure, Self::Released].into_iter().find(|one| one.word() == word)
    }

    /// Whether a hit of a grade waits for nobody after this.
    #[must_use]
    pub fn settles(self, grade: Grade) -> bool {
        match self {
            Self::Same | Self::Released => true,
            Self::Different => grade < Grade::Top,
            Self::Unsure => false,
        }
    }
}

/// Who said something, when, and at which version of the stream, by which the reason is found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opinion {
    /// Who, as the ledger names them.
    pub by: String,
    /// When.
    pub at: jiff::Timestamp,
    /// At which version.
    pub version: u64,
}

/// That the same pair was judged in another screening, with both sides as they are.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Remembered {
    /// What was decided.
    pub decision: Decision,
    /// In which screening.
    pub screening: String,
    /// At which version of its stream.
    pub version: u64,
}

/// How a hit stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HitStanding {
    /// Nobody said anything.
    Open,
    /// Somebody did.
    Judged(Decision, Opinion),
    /// Somebody proposes to release it, and another person must sign.
    Proposed(Opinion),
    /// Two people released it.
    Released {
        /// Who proposed it.
        proposed: Opinion,
        /// Who signed.
        signed: Opinion,
    },
    /// It was judged in another screening.
    Remembered(Remembered),
}

/// A record that is like the party.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// What stands for the record.
    pub hit: String,
    /// What stands for the record with all that it says.
    pub party: String,
    /// How alike they are, in ten-thousandths.
    pub score: u16,
    /// How sure it is.
    pub grade: Grade,
    /// How it stands.
    pub standing: HitStanding,
    /// Who judged it ever.
    pub judges: Vec<String>,
}

impl Hit {
    /// What was decided; none while it waits.
    #[must_use]
    pub fn decision(&self) -> Option<Decision> {
        match &self.standing {
            HitStanding::Open | HitStanding::Proposed(_) => None,
            HitStanding::Judged(decision, _) => Some(*decision),
            HitStanding::Released { .. } => Some(Decision::Released),
            HitStanding::Remembered(remembered) => Some(remembered.decision),
        }
    }

    /// Whether a person must still look at it.
    #[must_use]
    pub fn waits(&self) -> bool {
        self.decision().is_none_or(|decision| !decision.settles(self.grade))
    }
}

/// What answer and judgements come to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Standing {
    /// No list has the party.
    Clear,
    /// A hit waits for a person.
    Open,
    /// The party is on a list, says a person.
    Hit,
    /// A list was missing or too old: nobody can say.
    Refused,
}

impl Standing {
    /// The word for it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Clear => "clear",
            Self::Open => "open",
            Self::Hit => "hit",
            Self::Refused => "refused",
        }
    }
}

/// A screening with all that became of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Matter {
    /// How many events there are.
    pub version: u64,
    /// The authority in charge, as a stream.
    pub office: String,
    /// The organisation of whoever asked, as a stream.
    pub asked: String,
    /// What stands for the party.
    pub subject: String,
    /// Whether it is screened again.
    pub watched: bool,
    /// Whether a list stood in the way.
    pub refused: bool,
    /// What stands for the lists.
    pub lists: String,
    /// The version at which it was screened last, by which the findings are found.
    pub screened: u64,
    /// What is like the party.
    pub hits: Vec<Hit>,
    /// How many more there were than are kept one by one.
    pub beyond: u64,
}

impl Matter {
    /// A screening from its events; none where there are none.
    #[must_use]
    pub fn of(events: &[Event]) -> Option<Self> {
        let mut matter = Self::default();
        events.iter().for_each(|event| matter.apply(event));
        (matter.screened > 0).then_some(matter)
    }

    /// How many hits wait for a person.
    #[must_use]
    pub fn undecided(&self) -> u64 {
        let waiting = self.hits.iter().filter(|hit| hit.waits()).count();
        u64::try_from(waiting).unwrap_or(u64::MAX).saturating_add(self.beyond)
    }

    /// What it comes to.
    #[must_use]
    pub fn standing(&self) -> Standing {
        if self.hits.iter().any(|hit| hit.decision() == Some(Decision::Same)) {
            Standing::Hit
        } else if self.refused {
            Standing::Refused
        } else if self.undecided() > 0 {
            Standing::Open
        } else {
            Standing::Clear
        }
    }

    /// A hit by what stands for it.
    #[must_use]
    pub fn hit(&self, id: &str) -> Option<&Hit> {
        self.hits.iter().find(|hit| hit.hit == id)
    }

    /// What an event of the stream makes of it. What is not of the form that the office writes changes nothing but the
    /// version.
    pub fn apply(&mut self, event: &Event) {
        self.version = event.version;
        let text = |name: &str| event.payload.text_of(name).unwrap_or_default().to_owned();
        let flag = |name: &str| event.payload.fields().get(name).and_then(Value::as_bool);
        match event.kind.as_str() {
            "screening-made" | "screening-repeated" => {
                if event.kind == "screening-made" {
                    (self.office, self.asked) = (text("office"), text("asked"));
                    self.watched = flag("watched").unwrap_or_default();
                }
                let subject = text("subject");
                let before = std::mem::take(&mut self.hits);
                let same_subject = subject == self.subject;
                self.hits = hits(event, &before, same_subject);
                self.subject = subject;
                self.refused = text("answer") == "refused";
                self.lists = text("lists");
                self.beyond = event.payload.int_of("beyond").and_then(|n| u64::try_from(n).ok()).unwrap_or(0);
                self.screened = event.version;
            }
            "watch-changed" => self.watched = flag("watched").unwrap_or(self.watched),
            kind => {
                let opinion =
                    Opinion { by: event.actor.clone(), at: event.recorded_at, version: event.version };
                let id = text("hit");
                if let Some(hit) = self.hits.iter_mut().find(|hit| hit.hit == id) {
                    hit.become_(kind, Decision::named(&text("decision")), opinion);
                }
            }
        }
    }
}

impl Hit {
    fn become_(&mut self, kind: &str, decision: Option<Decision>, opinion: Opinion) {
        match (kind, decision, &self.standing) {
            ("hit-judged", Some(decision), _) => {
                self.judges.push(opinion.by.clone());
                self.standing = HitStanding::Judged(decision, opinion);
            }
            ("release-proposed", ..) => self.standing = HitStanding::Proposed(opinion),
            ("release-signed", _, HitStanding::Proposed(proposed)) => {
                self.standing = HitStanding::Released { proposed: proposed.clone(), signed: opinion };
            }
            ("release-declined", ..) => self.standing = HitStanding::Open,
            _ => {}
        }
    }
}

/// The hits that an event lists. One that was there before, with both sides as they were, keeps its judgement; where
/// either changed, the judgement is over.
fn hits(event: &Event, before: &[Hit], same_subject: bool) -> Vec<Hit> {
    let listed = event.payload.fields().get("hits").and_then(Value::as_array);
    let read = |value: &Value| {
        let text = |name: &str| value.get(name).and_then(Value::as_str).map(str::to_owned);
        let (hit, party) = (text("hit")?, text("party")?);
        let score = value.get("score").and_then(Value::as_u64).and_then(|score| u16::try_from(score).ok())?;
        let grade: Grade = serde_json::from_value(value.get("grade")?.clone()).ok()?;
        let remembered = value.get("remembered").and_then(|found| Remembered::deserialize(found).ok());
        let kept = before.iter().find(|one| {
            same_subject && one.hit == hit && one.party == party && one.grade == grade && !one.is_open()
        });
        let (standing, judges) = match (kept, remembered) {
            (Some(kept), _) => (kept.standing.clone(), kept.judges.clone()),
            (None, Some(remembered)) => (HitStanding::Remembered(remembered), Vec::new()),
            (None, None) => (HitStanding::Open, Vec::new()),
        };
        Some(Hit { hit, party, score, grade, standing, judges })
    };
    listed.into_iter().flatten().filter_map(read).collect()
}

impl Hit {
    fn is_open(&self) -> bool {
        self.standing == HitStanding::Open
    }
}
