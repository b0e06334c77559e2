//! From the units in an expression to the one unit they make.

use std::ops::Range;

use super::lookup::Atom;
use super::power::LARGEST;
use super::{LONGEST, Unit};
use crate::mistake::quote;
use crate::{Dimension, Mistake, Number};

/// A unit and its power, with its place in the text.
pub(super) struct Term {
    pub(super) atom: Atom,
    pub(super) power: i8,
    pub(super) at: Range<usize>,
}

/// The unit that a list of terms makes.
pub(super) fn compose(terms: &[Term]) -> Result<Unit, Mistake> {
    let terms: Vec<&Term> =
        terms.iter().filter(|term| term.power != 0 && term.atom.row.symbol() != "1").collect();
    if let [Term { atom, power: 1, .. }] = terms.as_slice() {
        return Ok(atom.into_unit());
    }
    let (mut factor, mut dimension) = (Number::one(), Dimension::none());
    for term in &terms {
        let row = term.atom.row;
        if row.stands_alone() {
            return Err(alone(term));
        }
        let unit = term.atom.into_unit();
        let worth = unit.factor.pow(term.power).unwrap_or(unit.factor);
        factor = factor.mul(&worth);
        dimension = unit
            .dimension
            .pow(term.power)
            .and_then(|power| dimension.mul(&power))
            .ok_or_else(|| Mistake::new(term.at.clone(), "the powers of this unit are too large"))?;
    }
    let symbol = symbol(&terms);
    // Written out, short names can grow beyond what would be read back.
    if symbol.len() > LONGEST {
        let at = terms.first().zip(terms.last()).map_or(0..0, |(first, last)| first.at.start..last.at.end);
        return Err(Mistake::new(at, format!("this unit has more than {LONGEST} bytes when written out")));
    }
    Ok(Unit { symbol: symbol.into(), factor, offset: Number::zero(), dimension })
}

/// The mistake of a unit in a compound that only stands alone.
fn alone(term: &Term) -> Mistake {
    let symbol = term.atom.symbol();
    let at = term.at.clone();
    if term.atom.row.has_own_zero() {
        return Mistake::new(
            at,
            format!("{} has its own zero and cannot be part of a compound unit", quote(&symbol)),
        )
        .help("write `K` for a difference of temperatures");
    }
    let dimension = term.atom.row.dimension();
    Mistake::new(at, format!("{} ({dimension}) cannot be part of a compound unit", quote(&symbol)))
}

/// The canonical text of a list of terms, none of which has the power 0.
fn symbol(terms: &[&Term]) -> String {
    let side = |above: bool| {
        let wanted = terms.iter().filter(move |term| (term.power > 0) == above);
        let written = wanted.map(|term| match term.power.unsigned_abs() {
            1 => term.atom.symbol(),
            power => format!("{}{power}", term.atom.symbol()),
        });
        written.collect::<Vec<_>>()
    };
    let (above, below) = (side(true), side(false));
    let top = if above.is_empty() { "1".to_owned() } else { above.join(" ") };
    match below.as_slice() {
        [] => top,
        [one] => format!("{top}/{one}"),
        many => format!("{top}/({})", many.join(" ")),
    }
}

/// Each of the terms to a power.
pub(super) fn raised(mut terms: Vec<Term>, power: i8, at: &Range<usize>) -> Result<Vec<Term>, Mistake> {
    for term in &mut terms {
        let product =
            term.power.checked_mul(power).filter(|power| power.unsigned_abs() <= LARGEST.unsigned_abs());
        term.power =
            product.ok_or_else(|| Mistake::new(at.clone(), "the powers of this unit are too large"))?;
    }
    Ok(terms)
}
