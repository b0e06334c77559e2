//! What a dossier says in the plane.

use super::plane::{Axis, Plane};
use mtcr_quantity::{End, Interval, Number};
use mtcr_rules::{Dossier, FactId, Value};

/// One statement of a dossier in the plane, in base units. What it says nothing of is `None`, at most one of the two.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Datum {
    pub(super) across: Option<Interval>,
    pub(super) up: Option<Interval>,
    /// Whether the figure across is the greatest there, rather than one that is reached.
    pub(super) greatest: bool,
}

/// All that a dossier says in the plane: members of the list, then caps.
///
/// A cap is taken when the dossier states it or when it is computed to one number, and when no member says the same;
/// what merely follows from bounds between facts is left out.
pub(super) fn data(plane: &Plane, dossier: &Dossier) -> Vec<Datum> {
    let (kind, greatest) = plane.greatest();
    let mut data = Vec::new();
    for member in dossier.list(plane.list).map_or(&[][..], |list| list.members.as_slice()) {
        let across = known(member, plane.across.member);
        let up = known(member, plane.up.member);
        if across.is_some() || up.is_some() {
            let greatest = member.value(kind) == Some(&Value::Word(greatest));
            data.push(Datum { across, up, greatest });
        }
    }
    let cap = |axis: &Axis| {
        known(dossier, axis.cap)
            .filter(|value| dossier.stated(axis.cap).is_some() || value.is_point().is_some())
    };
    let across =
        cap(&plane.across).filter(|cap| !data.iter().any(|datum| datum.across.as_ref() == Some(cap)));
    let up = cap(&plane.up).filter(|cap| !data.iter().any(|datum| datum.up.as_ref() == Some(cap)));
    if let Some(across) = across {
        data.push(Datum { across: Some(across), up: None, greatest: true });
    }
    if let Some(up) = up {
        data.push(Datum { across: None, up: Some(up), greatest: true });
    }
    data
}

/// What is known of a figure; nothing where it may be anything that is not negative.
fn known(dossier: &Dossier, fact: FactId) -> Option<Interval> {
    let Some(Value::Number(value)) = dossier.value(fact) else { return None };
    let anything = value.high() == &End::Unbounded
        && value.low().number().is_none_or(|low| low.is_zero() || low.is_negative());
    (!anything).then(|| value.clone())
}

/// The finite numbers of an interval, in base units.
pub(super) fn ends(interval: &Interval) -> impl Iterator<Item = &Number> {
    [interval.low(), interval.high()].into_iter().filter_map(End::number)
}
