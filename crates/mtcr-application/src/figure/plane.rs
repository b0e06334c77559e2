//! The plane that a vocabulary declares: two figures that trade against each other, and the caps on them.

use mtcr_quantity::{Number, Unit};
use mtcr_rules::{Dossier, FactId, ListId, Vocabulary};

/// Two figures of a list's members that trade against each other (range and payload).
#[derive(Clone, Debug)]
pub struct Plane {
    /// The list.
    pub(super) list: ListId,
    /// Across: the figure that grows as the other shrinks.
    pub(super) across: Axis,
    /// Upwards: the figure it trades against.
    pub(super) up: Axis,
    kind: FactId,
    /// The word by which a member states the greatest value across at its value upwards.
    greatest: u64,
}

/// One of the two figures.
#[derive(Clone, Debug)]
pub(super) struct Axis {
    /// The figure of a member.
    pub(super) member: FactId,
    /// The product's own figure, which no member exceeds.
    pub(super) cap: FactId,
    /// The figure's name.
    pub(super) name: String,
    /// The name of the product's own figure.
    pub(super) cap_name: String,
    /// The unit it is shown in.
    pub(super) unit: Unit,
}

/// The vocabulary declares no such plane.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "no list of this law declares two figures that trade against each other, so there is no plane to draw"
)]
pub struct NoPlane;

impl Plane {
    /// The plane of the first list that declares a trade-off.
    ///
    /// # Errors
    /// A vocabulary without one.
    pub fn of(vocabulary: &Vocabulary) -> Result<Self, NoPlane> {
        vocabulary.lists().find_map(|(list, _)| Self::of_list(vocabulary, list)).ok_or(NoPlane)
    }

    /// Whether a dossier says anything that has a place in it.
    #[must_use]
    pub fn shows(&self, dossier: &Dossier) -> bool {
        [self.across.cap, self.up.cap].into_iter().any(|cap| dossier.value(cap).is_some())
            || dossier.list(self.list).is_some()
    }

    fn of_list(vocabulary: &Vocabulary, list: ListId) -> Option<Self> {
        let trade = vocabulary.list(list)?.decl.trade_off.as_ref()?;
        let axis = |member: &str, cap: &str| {
            let member = vocabulary.find_member_fact(list, member)?;
            let cap = vocabulary.find_fact(cap)?;
            let fact = vocabulary.fact(member)?;
            Some(Axis {
                member,
                cap,
                name: fact.decl.id.clone(),
                cap_name: vocabulary.fact(cap)?.decl.id.clone(),
                unit: fact.unit()?.clone(),
            })
        };
        let kind = vocabulary.find_member_fact(list, &trade.kind)?;
        Some(Plane {
            list,
            across: axis(&trade.grows, &trade.cap_grows)?,
            up: axis(&trade.against, &trade.cap_against)?,
            kind,
            greatest: vocabulary.fact(kind)?.value_bit(&trade.greatest)?,
        })
    }

    /// The fact that tells what a member states, and the word for the greatest value across.
    pub(super) fn greatest(&self) -> (FactId, u64) {
        (self.kind, self.greatest)
    }

    /// Which of the two figures a fact is, of a member or of the product.
    pub(super) fn side(&self, fact: FactId) -> Option<Side> {
        if fact == self.across.member || fact == self.across.cap {
            Some(Side::Across)
        } else if fact == self.up.member || fact == self.up.cap {
            Some(Side::Up)
        } else {
            None
        }
    }
}

impl Axis {
    /// A magnitude in base units, as a number in the unit shown.
    pub(super) fn shown(&self, number: &Number) -> Option<Number> {
        self.unit.from_base(number)
    }
}

/// One of the two directions of the plane.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    Across,
    Up,
}
