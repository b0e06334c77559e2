//! The order of tests: provisions that give positions, one after the other.

use jiff::civil::Date;
use mtcr_corpus::corpus::guidelines::{Effect, Provision, ProvisionText};
use mtcr_rules::{Scene, Truth};

/// The mildest and the most severe position that what is known allows, by their places.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PositionRange {
    /// The mildest.
    pub at_least: usize,
    /// The most severe.
    pub could_be: usize,
}

impl PositionRange {
    /// The position, when both ends agree.
    #[must_use]
    pub fn settled(self) -> Option<usize> {
        (self.at_least == self.could_be).then_some(self.at_least)
    }

    /// The more severe of each end.
    #[must_use]
    pub fn most_severe(self, other: Self) -> Self {
        PositionRange {
            at_least: self.at_least.max(other.at_least),
            could_be: self.could_be.max(other.could_be),
        }
    }

    /// Whether the other lies inside this one.
    #[must_use]
    pub fn covers(self, inner: Self) -> bool {
        self.at_least <= inner.at_least && inner.could_be <= self.could_be
    }
}

/// A provision that holds or may hold.
#[derive(Clone, Debug)]
pub(crate) struct Step<'g> {
    pub(crate) provision: &'g Provision,
    pub(crate) text: &'g ProvisionText,
    pub(crate) truth: Truth,
    pub(crate) nodes: Vec<Truth>,
}

/// What the order of tests found.
#[derive(Clone, Debug)]
pub(crate) struct Walk<'g> {
    /// Provisions on the way that hold or may hold; one that holds is the last.
    pub(crate) steps: Vec<Step<'g>>,
    pub(crate) range: PositionRange,
    /// The places of all positions found possible.
    pub(crate) possible: Vec<usize>,
}

impl<'g> Step<'g> {
    /// A provision on a day; `None` when it is not in force, has no condition, or does not hold.
    pub(crate) fn of(provision: &'g Provision, on: Date, scene: &Scene<'_>) -> Option<Self> {
        let text = provision.on(on)?;
        let rule = text.rule.as_ref()?;
        let mut nodes = Vec::new();
        scene.truths(rule, &mut nodes);
        let truth = nodes.first().copied().unwrap_or_default();
        (!truth.is_false()).then_some(Step { provision, text, truth, nodes })
    }
}

/// Walks the order of tests: a provision that holds ends it, one that may hold adds its position and the walk goes on.
///
/// `otherwise` is the position where the walk ends without one that holds; `None` leaves it at what may hold. `all` is the
/// number of positions.
pub(crate) fn walk<'g>(
    provisions: impl Iterator<Item = &'g Provision>,
    on: Date,
    scene: &Scene<'_>,
    otherwise: Option<usize>,
    all: usize,
) -> Walk<'g> {
    let mut steps = Vec::new();
    let mut possible = Vec::new();
    let mut ended = false;
    for provision in provisions {
        let Effect::Position(position) = provision.effect else {
            continue;
        };
        let Some(step) = Step::of(provision, on, scene) else {
            continue;
        };
        possible.push(position);
        ended = step.truth.is_true();
        steps.push(step);
        if ended {
            break;
        }
    }
    if !ended {
        possible.extend(otherwise);
    }
    // INVARIANT (never mild by omission): where no provision holds or may hold, everything is possible.
    let range = match (possible.iter().min(), possible.iter().max()) {
        (Some(least), Some(most)) => PositionRange { at_least: *least, could_be: *most },
        _ => PositionRange { at_least: 0, could_be: all.saturating_sub(1) },
    };
    possible.sort_unstable();
    possible.dedup();
    Walk { steps, range, possible }
}
