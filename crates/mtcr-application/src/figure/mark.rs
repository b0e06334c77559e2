//! Marks: told apart by shape and filling, so that they are in print and without colour.

use super::plane::Side;
use super::svg::{Area, At, BLACK, Pen, Svg};

/// Half the width of a mark.
pub(super) const HALF: i64 = 42;
/// How far an arrow reaches from where it starts, and how far at the least.
pub(super) const ARROW: i64 = 210;
pub(super) const SHORT: i64 = HALF + 60;
const TIP: i64 = 45;

/// The shape of a mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    Square,
    Disc,
    Diamond,
    Triangle,
    Cross,
}

/// Whether a mark is filled; a cross is the same either way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Filling {
    Full,
    Hollow,
}

/// Draws a mark.
pub(super) fn mark(svg: &mut Svg, at: At, shape: Shape, filling: Filling) {
    let pen = Pen::solid(BLACK, 15);
    let fill = |full: &'static str| if filling == Filling::Full { full } else { "#ffffff" };
    let corner = |x: i64, y: i64| At { x: at.x + x, y: at.y + y };
    match shape {
        Shape::Square => svg.area(Area::around(at, HALF, HALF), fill(BLACK), Some(pen)),
        Shape::Disc => svg.circle(at, HALF, fill("#005a9c"), pen),
        Shape::Diamond => {
            let far = HALF + 10;
            let corners = [corner(0, -far), corner(far, 0), corner(0, far), corner(-far, 0)];
            svg.polygon(&corners, fill("#6b4c9a"), pen);
        }
        Shape::Triangle => {
            let corners = [corner(0, -HALF), corner(HALF, HALF), corner(-HALF, HALF)];
            svg.polygon(&corners, fill("#a85400"), pen);
        }
        Shape::Cross => {
            let lines =
                [(corner(-HALF, -HALF), corner(HALF, HALF)), (corner(-HALF, HALF), corner(HALF, -HALF))];
            svg.lines(&lines, Pen::solid("#ffffff", 50));
            svg.lines(&lines, Pen::solid(BLACK, 22));
        }
    }
}

/// Draws a bar between two places on one level or upright line, with an end stroke where it ends.
pub(super) fn bar(svg: &mut Svg, from: At, to: At) {
    let (x, y) = if from.y == to.y { (0, HALF + 14) } else { (HALF + 14, 0) };
    let stroke = |at: At| (At { x: at.x - x, y: at.y - y }, At { x: at.x + x, y: at.y + y });
    svg.lines(&[(from, to), stroke(from), stroke(to)], Pen::solid(BLACK, 22));
}

/// Draws an arrow to a tip on the same level or upright line.
pub(super) fn arrow(svg: &mut Svg, from: At, tip: At) {
    let (across, down) = ((tip.x - from.x).signum(), (tip.y - from.y).signum());
    let wing = |side: i64| At {
        x: tip.x - across * TIP + down * side * TIP,
        y: tip.y - down * TIP + across * side * TIP,
    };
    svg.lines(&[(from, tip), (wing(1), tip), (wing(-1), tip)], Pen::solid(BLACK, 22));
}

/// Where an arrow ends in one of the four directions, each of `across` and `down` being -1, 0 or 1: inside the frame, but
/// never so short that it is not seen.
pub(super) fn arrow_tip(from: At, (across, down): (i64, i64), frame: Area) -> At {
    let room = match (across, down) {
        (-1, _) => from.x - frame.left,
        (1, _) => frame.right - from.x,
        (_, -1) => from.y - frame.top,
        _ => frame.bottom - from.y,
    };
    let long = room.clamp(SHORT, ARROW);
    At { x: from.x + across * long, y: from.y + down * long }
}

/// From the middle of a mark to its wall, and half the thickness of the wall.
pub(super) const TO_WALL: i64 = HALF + 28;
pub(super) const HALF_WALL: i64 = 14;

/// Draws a wall, beyond which a figure does not go: upright for one across, level for one upwards.
pub(super) fn wall(svg: &mut Svg, at: At, side: Side) {
    let (x, y) = if side == Side::Across { (0, 75) } else { (75, 0) };
    let pen = Pen::solid(BLACK, 2 * HALF_WALL);
    svg.line(At { x: at.x - x, y: at.y - y }, At { x: at.x + x, y: at.y + y }, pen);
}
