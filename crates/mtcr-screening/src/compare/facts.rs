//! What is known beside the names.

use crate::explanation::What;
use crate::identifier::normal;
use crate::names::Names;
use crate::party::{Address, Birth, Identifier, Kind};

/// What is known of a party beside its names; both sides are brought to this.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Facts<'a> {
    pub kind: Kind,
    pub births: &'a [Birth],
    pub states: &'a [String],
    pub addresses: &'a [Address],
    pub identifiers: &'a [Identifier],
}

/// A fact that both sides have.
#[derive(Clone, Debug)]
pub(crate) struct Fact {
    pub what: What,
    pub left: String,
    pub right: String,
    /// Ten-thousandths; above none only where the names reach the threshold without it.
    pub delta: i32,
    /// Hundredths of a bit that it adds to the evidence.
    pub evidence: u32,
}

/// Every fact that both sides have. What one of them lacks is neutral.
pub(crate) fn facts(names: &Names, left: &Facts<'_>, right: &Facts<'_>) -> Vec<Fact> {
    let mut out = Vec::new();
    out.extend(kind(names, left, right));
    out.extend(birth(names, left, right));
    out.extend(state(names, left, right));
    out.extend(identifier(names, left, right));
    out
}

fn kind(names: &Names, left: &Facts<'_>, right: &Facts<'_>) -> Option<Fact> {
    let apart = left.kind != right.kind && left.kind != Kind::Unknown && right.kind != Kind::Unknown;
    apart.then(|| Fact {
        what: What::Kind,
        left: kind_word(left.kind).into(),
        right: kind_word(right.kind).into(),
        delta: -i32::from(names.settings.against.kind),
        evidence: 0,
    })
}

fn kind_word(kind: Kind) -> &'static str {
    match kind {
        Kind::Person => "person",
        Kind::Organisation => "organisation",
        Kind::Vessel => "vessel",
        Kind::Aircraft => "aircraft",
        Kind::Unknown => "unknown",
    }
}

fn birth(names: &Names, left: &Facts<'_>, right: &Facts<'_>) -> Option<Fact> {
    let (lift, against) = (&names.settings.lift, &names.settings.against);
    let pairs = || left.births.iter().flat_map(|one| right.births.iter().map(move |other| (one, other)));
    let (one, other) = pairs().next()?;
    let fact = |(one, other): (&Birth, &Birth), delta, evidence| Fact {
        what: What::Birth,
        left: birth_text(one),
        right: birth_text(other),
        delta,
        evidence,
    };
    let exact = |birth: &Birth| birth.day.is_some() && !birth.about;
    if let Some(pair) = pairs().find(|(one, other)| meet(one, other) && exact(one) && exact(other)) {
        return Some(fact(pair, i32::from(lift.birth), u32::from(lift.evidence_birth)));
    }
    if let Some(pair) = pairs().find(|(one, other)| meet(one, other)) {
        return Some(fact(pair, i32::from(lift.birth_year), u32::from(lift.evidence_year)));
    }
    Some(fact((one, other), -i32::from(against.birth), 0))
}

/// Whether a day can be in both.
fn meet(one: &Birth, other: &Birth) -> bool {
    let slack = i16::from(one.about || other.about);
    let years = one.year_from.saturating_sub(slack) <= other.year_until && other.year_from.saturating_sub(slack) <= one.year_until;
    let same = |one: Option<u8>, other: Option<u8>| one.zip(other).is_none_or(|(one, other)| one == other);
    years && (slack > 0 || (same(one.month, other.month) && same(one.day, other.day)))
}

fn birth_text(birth: &Birth) -> String {
    let mut text = if birth.about { "about ".to_owned() } else { String::new() };
    text.push_str(&birth.year_from.to_string());
    if birth.year_until != birth.year_from {
        text.push_str(&format!(" to {}", birth.year_until));
    }
    if let Some(month) = birth.month {
        text.push_str(&format!("-{month:02}"));
        if let Some(day) = birth.day {
            text.push_str(&format!("-{day:02}"));
        }
    }
    text
}

fn state(names: &Names, left: &Facts<'_>, right: &Facts<'_>) -> Option<Fact> {
    let of = |facts: &Facts<'_>| {
        let mut states: Vec<String> =
            facts.states.iter().cloned().chain(facts.addresses.iter().filter_map(|address| address.state.clone())).collect();
        states.sort();
        states.dedup();
        states
    };
    let (one, other) = (of(left), of(right));
    if one.is_empty() || other.is_empty() {
        return None;
    }
    let (lift, against) = (&names.settings.lift, &names.settings.against);
    let shared = one.iter().any(|state| other.contains(state));
    let (delta, evidence) = if shared {
        (i32::from(lift.state), u32::from(lift.evidence_state))
    } else {
        (-i32::from(against.state), 0)
    };
    Some(Fact { what: What::State, left: one.join(" "), right: other.join(" "), delta, evidence })
}

fn identifier(names: &Names, left: &Facts<'_>, right: &Facts<'_>) -> Option<Fact> {
    let (lift, against) = (&names.settings.lift, &names.settings.against);
    let mut contradicted = None;
    for one in left.identifiers {
        for other in right.identifiers.iter().filter(|other| other.kind == one.kind) {
            let (Some(mine), Some(theirs)) = (normal(one), normal(other)) else { continue };
            let states = one.state.is_none() || other.state.is_none() || one.state == other.state;
            let fact = |delta, evidence| Fact {
                what: What::Identifier,
                left: one.value.clone(),
                right: other.value.clone(),
                delta,
                evidence,
            };
            if mine == theirs && states {
                return Some(fact(i32::from(lift.identifier), u32::from(lift.evidence_identifier)));
            }
            // Somebody may have two passports, but only one number of a kind that is the thing itself.
            if names.settings.identity.kinds.contains(&one.kind) {
                contradicted = Some(fact(-i32::from(against.identifier), 0));
            }
        }
    }
    contradicted
}

/// A number that is the thing itself and that both sides have.
pub(crate) fn identity(names: &Names, left: &[Identifier], right: &[Identifier]) -> Option<(String, String)> {
    let kinds = &names.settings.identity.kinds;
    left.iter().filter(|one| kinds.contains(&one.kind)).find_map(|one| {
        let mine = normal(one)?;
        let same = |other: &&Identifier| other.kind == one.kind && normal(other).as_ref() == Some(&mine);
        right.iter().find(same).map(|other| (one.value.clone(), other.value.clone()))
    })
}
