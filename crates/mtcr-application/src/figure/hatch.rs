//! Hatches, drawn as lines of their own so that every printer and viewer shows them.

use super::svg::{Area, At};

/// A direction and a distance between lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Hatch {
    /// Lines that rise to the right.
    Rising(i64),
    /// Lines that fall to the right.
    Falling(i64),
    /// Level lines.
    Level(i64),
    /// Upright lines.
    Upright(i64),
}

impl Hatch {
    /// The hatch at a place in a row of hatches that are told apart; they grow wider each time round.
    pub(super) fn nth(at: usize) -> Self {
        let round = i64::try_from(at / 4).unwrap_or(0).min(6) * 30;
        match at % 4 {
            0 => Hatch::Rising(70 + round),
            1 => Hatch::Falling(160 + round),
            2 => Hatch::Level(90 + round),
            _ => Hatch::Upright(90 + round),
        }
    }

    /// Its lines inside a rectangle, laid out from the corner of the picture so that neighbours join.
    pub(super) fn lines(self, area: Area) -> Vec<(At, At)> {
        let at = |x: i64, y: i64| At { x, y };
        let mut lines = Vec::new();
        match self {
            Hatch::Level(step) => {
                each(area.top, area.bottom, step, |y| lines.push((at(area.left, y), at(area.right, y))));
            }
            Hatch::Upright(step) => {
                each(area.left, area.right, step, |x| lines.push((at(x, area.top), at(x, area.bottom))));
            }
            // x + y is the same along a rising line, as y grows downwards.
            Hatch::Rising(step) => each(area.left + area.top, area.right + area.bottom, step, |sum| {
                let low = (sum - area.bottom).max(area.left);
                let high = (sum - area.top).min(area.right);
                lines.push((at(low, sum - low), at(high, sum - high)));
            }),
            Hatch::Falling(step) => {
                each(area.left - area.bottom, area.right - area.top, step, |difference| {
                    let low = (difference + area.top).max(area.left);
                    let high = (difference + area.bottom).min(area.right);
                    lines.push((at(low, low - difference), at(high, high - difference)));
                });
            }
        }
        lines
    }
}

/// Calls `draw` for every multiple of the step strictly between two values.
fn each(from: i64, until: i64, step: i64, mut draw: impl FnMut(i64)) {
    let mut value = (from.div_euclid(step) + 1) * step;
    while value < until {
        draw(value);
        value += step;
    }
}

#[cfg(test)]
mod tests {
    use super::{Area, Hatch};

    #[test]
    fn lines_stay_inside_and_are_as_steep_as_they_say() {
        let area = Area { left: 35, top: 210, right: 900, bottom: 444 };
        for at in 0..9 {
            let lines = Hatch::nth(at).lines(area);
            assert!(lines.len() > 1, "{at}");
            for (from, to) in lines {
                assert!(area.has(from) && area.has(to), "{at}: {from:?} {to:?}");
                let (across, down) = (to.x - from.x, to.y - from.y);
                assert!(across == 0 || down == 0 || across.abs() == down.abs(), "{at}: {from:?} {to:?}");
            }
        }
    }
}
