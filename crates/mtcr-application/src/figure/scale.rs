//! A logarithmic axis, and where on it a value is drawn.

use super::log::{DECADE, log10};
use super::plane::Axis;
use mtcr_quantity::{End, Interval, Number};
use std::cmp::Ordering;

/// Decades that an axis shows at most: below and above stands what is not drawn to scale.
const LEAST: i64 = -3;
const MOST: i64 = 7;
/// What is left between a mark and a limit beside it.
const GAP: i64 = 12;

/// A logarithmic axis between two places of the picture.
#[derive(Clone, Debug)]
pub(super) struct Scale<'p> {
    axis: &'p Axis,
    /// The powers of ten at its ends.
    decades: (i64, i64),
    /// Where its ends are drawn; the second may be smaller.
    places: (i64, i64),
    /// Limits in base units, each with whether the number itself belongs to what lies above.
    limits: Vec<(Number, bool)>,
}

/// Where a value is drawn along an axis; an end that goes on is `None`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stretch {
    pub(super) low: Option<i64>,
    pub(super) high: Option<i64>,
    /// Where its mark stands.
    pub(super) mark: i64,
}

/// From which side a value comes near the number given for it.
#[derive(Clone, Copy)]
enum From {
    Below,
    Exactly,
    Above,
}

impl<'p> Scale<'p> {
    /// An axis that shows the limits with a decade on either side, and all values as far as it may.
    pub(super) fn new(
        axis: &'p Axis,
        places: (i64, i64),
        limits: &[&Interval],
        values: &[&Interval],
    ) -> Self {
        let logs = |all: &[&Interval]| -> Vec<i64> {
            all.iter()
                .flat_map(|one| super::product::ends(one))
                .filter_map(|number| log10(&axis.shown(number)?))
                .collect()
        };
        let (at_limits, at_values) = (logs(limits), logs(values));
        let floor = |log: i64| log.div_euclid(DECADE);
        let ceiling = |log: i64| -((-log).div_euclid(DECADE));
        let low = at_limits.iter().map(|log| floor(*log) - 1).chain(at_values.iter().map(|log| floor(*log)));
        let high =
            at_limits.iter().map(|log| ceiling(*log) + 1).chain(at_values.iter().map(|log| ceiling(*log)));
        let low = low.min().unwrap_or(0).clamp(LEAST, MOST - 1);
        let high = high.max().unwrap_or(4).clamp(low + 1, MOST);
        let mut edges: Vec<(Number, bool)> = Vec::new();
        for interval in limits {
            for (end, above) in [(interval.low(), true), (interval.high(), false)] {
                let edge = end.number().map(|number| (number.clone(), end.is_closed() == above));
                edges.extend(edge.filter(|edge| !edges.contains(edge)));
            }
        }
        Scale { axis, decades: (low, high), places, limits: edges }
    }

    /// The powers of ten at its ends.
    pub(super) fn decades(&self) -> (i64, i64) {
        self.decades
    }

    /// Where a power of ten is drawn.
    pub(super) fn decade(&self, power: i64) -> i64 {
        self.place(power * DECADE)
    }

    /// The limits on the axis in order: where each is drawn, and its number in the unit shown.
    pub(super) fn limits(&self) -> Vec<(i64, String)> {
        let mut limits: Vec<(i64, String)> = self
            .limits
            .iter()
            .filter_map(|(limit, _)| Some((self.number(limit), self.axis.shown(limit)?.to_decimal())))
            .collect();
        limits.sort();
        limits.dedup();
        limits
    }

    /// Where a number in base units is drawn, on the axis or at its nearer end.
    pub(super) fn number(&self, number: &Number) -> i64 {
        match self.axis.shown(number).and_then(|shown| log10(&shown)) {
            Some(log) => self.place(log.clamp(self.decades.0 * DECADE, self.decades.1 * DECADE)),
            None => self.places.0,
        }
    }

    fn place(&self, log: i64) -> i64 {
        let (from, to) = self.places;
        let (low, high) = self.decades;
        from + ((log - low * DECADE) * (to - from)).div_euclid((high - low) * DECADE)
    }

    /// Where a value is drawn so that a mark of this half width is seen on the side of each limit that it is on.
    pub(super) fn stretch(&self, value: &Interval, half: i64) -> Stretch {
        let low = self.end(value.low(), half, From::Above);
        let high = self.end(value.high(), half, From::Below);
        let mark = match (low, high) {
            (Some(low), Some(high)) => i64::midpoint(low, high),
            (Some(one), None) | (None, Some(one)) => one,
            (None, None) => i64::midpoint(self.places.0, self.places.1),
        };
        Stretch { low, high, mark }
    }

    fn end(&self, end: &End, half: i64, open: From) -> Option<i64> {
        let number = end.number()?;
        // Zero and less lie below every decade.
        let log = log10(&self.axis.shown(number)?);
        let below = log.is_none_or(|log| log < self.decades.0 * DECADE);
        if below || log.is_some_and(|log| self.decades.1 * DECADE < log) {
            // Off the scale: drawn as going on, from the end of the axis.
            let outwards = matches!(open, From::Above) == below;
            return (!outwards).then(|| self.number(number));
        }
        let from = if end.is_closed() { From::Exactly } else { open };
        Some(self.beside(number, from, half))
    }

    /// The place of a number, moved off every limit that a mark there would cover.
    fn beside(&self, number: &Number, from: From, half: i64) -> i64 {
        let forward = (self.places.1 - self.places.0).signum();
        let mut place = self.number(number);
        for (limit, included_above) in &self.limits {
            let line = self.number(limit);
            let above = match (number.compare(limit), from) {
                (Some(Ordering::Greater), _) | (Some(Ordering::Equal), From::Above) => true,
                (Some(Ordering::Equal), From::Exactly) => *included_above,
                _ => false,
            };
            let room = half + GAP;
            if (place - line).abs() < room {
                place = line + if above { room } else { -room } * forward;
            }
        }
        place
    }
}

#[cfg(test)]
mod tests {
    use super::{Axis, Interval, Scale};
    use mtcr_quantity::{End, Number, parse_unit};
    use mtcr_rules::FactId;

    fn axis() -> Axis {
        Axis {
            member: FactId::at(0),
            cap: FactId::at(1),
            name: "range".to_owned(),
            cap_name: "max-range".to_owned(),
            unit: parse_unit("km").unwrap(),
        }
    }

    fn km(number: i64) -> Number {
        Number::from_integer(number * 1000)
    }

    #[test]
    fn a_value_at_a_limit_stands_on_its_own_side() {
        let axis = axis();
        for closed in [true, false] {
            let end = if closed { End::Closed(km(300)) } else { End::Open(km(300)) };
            let limit = Interval::new(end, End::Unbounded).unwrap();
            for places in [(0, 4000), (4000, 0)] {
                let scale = Scale::new(&axis, places, &[&limit], &[]);
                assert_eq!(scale.decades(), (1, 4));
                let line = scale.number(&km(300));
                let forward = (places.1 - places.0).signum();
                let side = |value: Interval| (scale.stretch(&value, 40).mark - line) * forward;
                assert_eq!(side(Interval::point(km(300))) > 40, closed, "on it");
                assert!(side(Interval::point(km(301))) > 40);
                assert!(side(Interval::point(km(299))) < -40);
                let below = Interval::new(End::Unbounded, End::Open(km(300))).unwrap();
                assert!(side(below) < -40);
                let above = Interval::new(End::Open(km(300)), End::Unbounded).unwrap();
                assert!(side(above) > 40);
            }
        }
    }

    #[test]
    fn what_is_off_the_scale_goes_on() {
        let axis = axis();
        let scale = Scale::new(&axis, (0, 4000), &[], &[&Interval::point(km(20))]);
        let far = scale.stretch(&Interval::point(Number::parse("1e40").unwrap()), 40);
        assert_eq!((far.low, far.high), (Some(4000), None));
        let none = scale.stretch(&Interval::point(Number::zero()), 40);
        assert_eq!((none.low, none.high), (None, Some(0)));
        let wide = Interval::new(End::Closed(km(3)), End::Closed(Number::parse("1e40").unwrap())).unwrap();
        assert_eq!(scale.stretch(&wide, 40).high, None);
    }
}
