//! Finds room for labels: the first free place of a fixed row of places, so that the same picture comes out every time.

use super::svg::{Area, At};

/// How far from a mark a label may stand.
const DISTANCES: [i64; 7] = [0, 90, 190, 310, 450, 620, 820];
/// Across and upwards: right, left, the four corners, above, below.
const DIRECTIONS: [(i64, i64); 8] = [(1, 0), (-1, 0), (1, -1), (1, 1), (-1, -1), (-1, 1), (0, -1), (0, 1)];
/// Between a mark and its label.
const GAP: i64 = 25;
/// Parts into which a leader is cut to see what it crosses.
const PARTS: i64 = 24;

/// What is free of a rectangle.
#[derive(Clone, Debug)]
pub(super) struct Room {
    space: Area,
    /// Neither labels nor leaders.
    taken: Vec<Area>,
    /// No labels, but leaders.
    minded: Vec<Area>,
}

/// Where a label stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Placed {
    pub(super) area: Area,
    /// The line from the mark to a label that stands apart from it.
    pub(super) leader: Option<(At, At)>,
}

impl Room {
    pub(super) fn new(space: Area) -> Self {
        Room { space, taken: Vec::new(), minded: Vec::new() }
    }

    /// Keeps labels off a rectangle.
    pub(super) fn take(&mut self, area: Area) {
        self.taken.push(area);
    }

    /// Keeps labels off a rectangle that leaders may cross.
    pub(super) fn mind(&mut self, area: Area) {
        self.minded.push(area);
    }

    /// Whether a rectangle is inside and free.
    pub(super) fn is_free(&self, area: &Area) -> bool {
        self.space.holds(area) && !self.taken.iter().chain(&self.minded).any(|taken| taken.meets(area))
    }

    /// Takes the first free place for a label of this size beside a mark and what belongs to it; `None` when there is
    /// none. A label across a line that is minded comes last.
    pub(super) fn label(&mut self, mark: At, hull: Area, width: i64, height: i64) -> Option<Placed> {
        let candidates: Vec<Placed> = DISTANCES
            .iter()
            .flat_map(|distance| DIRECTIONS.iter().map(move |way| (*distance, *way)))
            .map(|(distance, way)| beside(mark, hull, distance, way, (width, height)))
            .filter(|placed| self.is_free(&placed.area))
            .collect();
        let near = |placed: &&Placed| placed.leader.is_none_or(|line| !crosses(line, &hull, &self.taken));
        let same_side =
            |placed: &&Placed| placed.leader.is_none_or(|line| !crosses(line, &hull, &self.minded));
        let found = candidates.iter().filter(near).find(same_side).or_else(|| candidates.iter().find(near));
        let found = found.copied()?;
        self.take(found.area);
        Some(found)
    }
}

/// A label in a direction from a mark.
fn beside(
    mark: At,
    hull: Area,
    distance: i64,
    (across, down): (i64, i64),
    (width, height): (i64, i64),
) -> Placed {
    let reach = |way: i64, low: i64, high: i64, centre: i64, size: i64| match way {
        1 => high + GAP + distance,
        -1 => low - GAP - distance - size,
        _ => centre - size / 2,
    };
    let left = reach(across, hull.left, hull.right, mark.x, width);
    let top = reach(down, hull.top, hull.bottom, mark.y, height);
    let area = Area { left, top, right: left + width, bottom: top + height };
    let end = At { x: mark.x.clamp(area.left, area.right), y: mark.y.clamp(area.top, area.bottom) };
    Placed { area, leader: (distance > 0).then_some((mark, end)) }
}

/// Whether a line meets one of the rectangles outside that which it begins in.
fn crosses((from, to): (At, At), beginning: &Area, areas: &[Area]) -> bool {
    (1..PARTS).any(|part| {
        let at =
            At { x: from.x + (to.x - from.x) * part / PARTS, y: from.y + (to.y - from.y) * part / PARTS };
        !beginning.has(at) && areas.iter().any(|area| area.has(at))
    })
}

#[cfg(test)]
mod tests {
    use super::{Area, At, Room};

    fn label(room: &mut Room, mark: Area, (width, height): (i64, i64)) -> Option<Area> {
        let centre = At { x: (mark.left + mark.right) / 2, y: (mark.top + mark.bottom) / 2 };
        room.label(centre, mark, width, height).map(|placed| placed.area)
    }

    #[test]
    fn a_label_keeps_to_its_side_of_a_line_while_there_is_room() {
        let mut room = Room::new(Area { left: 0, top: 0, right: 1000, bottom: 2000 });
        room.mind(Area { left: 0, top: 1000, right: 1000, bottom: 1010 });
        let mark = Area { left: 480, top: 900, right: 520, bottom: 940 };
        room.take(mark);
        // What is near on the upper side is taken.
        room.take(Area { left: 0, top: 700, right: 470, bottom: 990 });
        room.take(Area { left: 530, top: 700, right: 1000, bottom: 990 });
        let area = label(&mut room, mark, (300, 100)).unwrap();
        assert!(area.bottom <= 1000, "{area:?}");
    }

    #[test]
    fn labels_never_overlap_and_stay_inside() {
        let space = Area { left: 0, top: 0, right: 4000, bottom: 3000 };
        let mut room = Room::new(space);
        let marks: Vec<Area> = (0..60)
            .map(|at| Area::around(At { x: 300 + at % 7 * 500, y: 200 + at % 11 * 240 }, 40, 40))
            .collect();
        marks.iter().for_each(|mark| room.take(*mark));
        let placed: Vec<Area> = marks.iter().filter_map(|mark| label(&mut room, *mark, (600, 120))).collect();
        assert!(placed.len() > 20, "{} have a place", placed.len());
        for (at, area) in placed.iter().enumerate() {
            assert!(space.holds(area));
            assert!(!marks.iter().any(|mark| mark.meets(area)));
            assert!(!placed.iter().skip(at + 1).any(|other| other.meets(area)), "{area:?}");
        }
    }

    #[test]
    fn where_nothing_is_free_there_is_no_label() {
        let mut room = Room::new(Area { left: 0, top: 0, right: 100, bottom: 100 });
        assert!(label(&mut room, Area { left: 40, top: 40, right: 60, bottom: 60 }, (200, 20)).is_none());
    }
}
