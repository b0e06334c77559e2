//! Draws what dossiers say in the plane, with labels that do not overlap.

use super::frame::{LINE, SMALL};
use super::mark::{self, ARROW, Filling, HALF, HALF_WALL, Shape, TO_WALL};
use super::place::{Placed, Room};
use super::plane::{Plane, Side};
use super::product::{Datum, data};
use super::range_payload::View;
use super::region::Region;
use super::scale::Stretch;
use super::strip::{COLUMN, ROW, TO_LABEL};
use super::svg::{Area, At, GREY, Pen, Svg, Type};
use super::words;
use mtcr_annex::{Classification, Verdict};
use mtcr_corpus::Category;
use mtcr_quantity::End;

/// The widest label; a longer name is cut in the plane and whole in the legend.
const WIDEST: i64 = 1500;
/// The height of a label.
const TALL: i64 = 135;

/// A product in the plane.
#[derive(Clone, Debug)]
pub(super) struct Item<'c> {
    /// Its number in picture and legend, from 1 in the order of names.
    pub(super) number: usize,
    pub(super) name: &'c str,
    pub(super) shape: (Shape, Filling),
    pub(super) data: Vec<Datum>,
    /// Its place among the products given.
    pub(super) given: usize,
}

impl Item<'_> {
    /// What the label of a statement says: number and name at the first, the number alone at others.
    pub(super) fn label(&self, place: usize) -> String {
        let number = self.number.to_string();
        if place > 0 || self.name.is_empty() {
            return number;
        }
        words::fit(&format!("{number} {}", words::clean(self.name)), SMALL, WIDEST)
    }
}

fn label_width(text: &str) -> i64 {
    words::width(text, SMALL) + 40
}

/// The products in the order of their names, which is that of their numbers.
pub(super) fn items<'c>(plane: &Plane, products: &'c [Classification<'_>]) -> Vec<Item<'c>> {
    let mut items: Vec<Item<'c>> = products
        .iter()
        .enumerate()
        .map(|(given, product)| Item {
            number: 0,
            name: &product.dossier.name,
            shape: shape(product),
            data: sorted(plane, product),
            given,
        })
        .collect();
    items.sort_by_cached_key(|item| (item.name, format!("{:?} {:?}", item.data, item.shape)));
    for (at, item) in items.iter_mut().enumerate() {
        item.number = at + 1;
    }
    items
}

/// What a dossier says, in an order that does not depend on that of the dossier.
fn sorted(plane: &Plane, product: &Classification<'_>) -> Vec<Datum> {
    let mut said = data(plane, product.dossier);
    said.sort_by_cached_key(|datum| (datum.across.is_none(), datum.up.is_none(), format!("{datum:?}")));
    said
}

/// What a product's mark looks like: by its verdict and the category it has at least.
fn shape(product: &Classification<'_>) -> (Shape, Filling) {
    match (product.verdict(), product.category().0.at_least) {
        (Verdict::Controlled, Some(Category::One)) => (Shape::Square, Filling::Full),
        (Verdict::Controlled, _) => (Shape::Disc, Filling::Full),
        (Verdict::Undetermined, _) => (Shape::Diamond, Filling::Hollow),
        (Verdict::NotControlled, _) => (Shape::Cross, Filling::Full),
    }
}

impl Datum {
    /// How far its mark reaches to either side, a wall included.
    pub(super) fn half(&self) -> i64 {
        if self.greatest { TO_WALL + HALF_WALL } else { HALF }
    }
}

/// A statement laid out.
struct Spot<'i, 'c> {
    item: &'i Item<'c>,
    datum: &'i Datum,
    at: At,
    across: Option<Stretch>,
    up: Option<Stretch>,
    /// What its label says.
    text: String,
    /// The frame around plane and strips.
    frame: Area,
}

/// Draws all statements and their labels; the numbers of products with a label that found no room.
pub(super) fn draw(svg: &mut Svg, view: &View<'_>, regions: &[Region], items: &[Item<'_>]) -> Vec<usize> {
    let spots = spots(view, items);
    let mut room = Room::new(view.frame());
    for spot in &spots {
        spot.extent().into_iter().for_each(|area| room.take(area));
    }
    keep_off_limits(view, regions, &mut room);
    name_regions(svg, view, regions, &mut room);
    for spot in &spots {
        spot.bars(svg);
    }
    let mut left_out = Vec::new();
    let mut labels = Vec::new();
    for spot in &spots {
        let number = spot.item.number.to_string();
        let beside = spot.beside(view).filter(|area| room.is_free(area));
        let placed = match beside {
            Some(area) => {
                room.take(area);
                Some((Placed { area, leader: None }, spot.text.clone()))
            }
            None => [&spot.text, &number].into_iter().find_map(|text| {
                let placed = room.label(spot.at, spot.hull(), label_width(text), TALL)?;
                Some((placed, text.clone()))
            }),
        };
        match placed {
            Some(label) => labels.push(label),
            None => left_out.push(spot.item.number),
        }
    }
    for (placed, _) in &labels {
        if let Some((from, to)) = placed.leader {
            svg.line(from, to, Pen::solid(GREY, 8));
        }
    }
    for (placed, text) in &labels {
        svg.area(placed.area, "#ffffff", None);
        let at = At { x: placed.area.left + 20, y: placed.area.bottom - 32 };
        svg.text(at, Type::plain(SMALL), text);
    }
    for spot in &spots {
        mark::mark(svg, spot.at, spot.item.shape.0, spot.item.shape.1);
    }
    left_out.dedup();
    left_out
}

fn spots<'i, 'c>(view: &View<'_>, items: &'i [Item<'c>]) -> Vec<Spot<'i, 'c>> {
    let mut spots = Vec::new();
    for (number, item) in items.iter().enumerate() {
        for (place, datum) in item.data.iter().enumerate() {
            let across = datum.across.as_ref().map(|value| view.across.stretch(value, datum.half()));
            let up = datum.up.as_ref().map(|value| view.up.stretch(value, datum.half()));
            let column = view.left() + view.columns.row(number, place) * COLUMN + 95;
            let row = view.area.bottom + view.rows.row(number, place) * ROW + ROW / 2;
            // Marks on the frame of the plane are drawn inside it.
            let inside = |low: i64, high: i64, mark: i64| mark.clamp(low + HALF, high - HALF);
            let at = At {
                x: across.map_or(column, |stretch| inside(view.area.left, view.area.right, stretch.mark)),
                y: up.map_or(row, |stretch| inside(view.area.top, view.area.bottom, stretch.mark)),
            };
            spots.push(Spot { item, datum, at, across, up, text: item.label(place), frame: view.frame() });
        }
    }
    spots
}

impl Spot<'_, '_> {
    /// The ends of its bar and the directions of its arrows, along each figure that is not one number.
    fn arms(&self) -> Vec<(At, Option<(i64, i64)>)> {
        let mut arms = Vec::new();
        if let Some(stretch) = self.across.filter(|stretch| stretch.low != stretch.high) {
            let end = |place: Option<i64>, way: i64| match place {
                Some(x) => (At { x, y: self.at.y }, None),
                None => (self.at, Some((way, 0))),
            };
            arms.extend([end(stretch.low, -1), end(stretch.high, 1)]);
        }
        if let Some(stretch) = self.up.filter(|stretch| stretch.low != stretch.high) {
            let end = |place: Option<i64>, way: i64| match place {
                Some(y) => (At { x: self.at.x, y }, None),
                None => (self.at, Some((0, way))),
            };
            arms.extend([end(stretch.low, 1), end(stretch.high, -1)]);
        }
        arms
    }

    /// Its mark, with the wall close to it.
    fn around(&self) -> Area {
        let mark = Area::around(self.at, HALF, HALF);
        match self.wall() {
            Some((at, Side::Across)) if at.x == self.at.x + TO_WALL => {
                Area { right: at.x + HALF_WALL, ..mark }
            }
            Some((at, Side::Up)) if at.y == self.at.y - TO_WALL => Area { top: at.y - HALF_WALL, ..mark },
            _ => mark,
        }
    }

    /// What its label stands beside: the mark with its arrows, without bars that reach far.
    fn hull(&self) -> Area {
        let short = self
            .extent()
            .into_iter()
            .filter(|area| area.right - area.left < 2 * ARROW && area.bottom - area.top < 2 * ARROW);
        short.fold(self.around(), |hull, area| Area {
            left: hull.left.min(area.left),
            right: hull.right.max(area.right),
            top: hull.top.min(area.top),
            bottom: hull.bottom.max(area.bottom),
        })
    }

    /// Where its label stands in a strip.
    fn beside(&self, view: &View<'_>) -> Option<Area> {
        if self.across.is_some() && self.up.is_some() {
            return None;
        }
        let wide = label_width(&self.text);
        let ends = self.extent();
        let right = ends.iter().map(|area| area.right).max()?.max(self.at.x + TO_LABEL);
        let left = ends.iter().map(|area| area.left).min()?.min(self.at.x - TO_LABEL);
        let left = if right + wide < view.area.right { right } else { left - wide };
        let top = self.at.y - TALL / 2;
        Some(Area { left, top, right: left + wide, bottom: top + TALL })
    }

    /// What it covers.
    fn extent(&self) -> Vec<Area> {
        let mut covered = vec![self.around()];
        for (end, way) in self.arms() {
            let tip = way.map_or(end, |way| mark::arrow_tip(end, way, self.frame));
            covered.push(Area {
                left: tip.x.min(self.at.x) - HALF,
                right: tip.x.max(self.at.x) + HALF,
                top: tip.y.min(self.at.y) - HALF,
                bottom: tip.y.max(self.at.y) + HALF,
            });
        }
        covered
    }

    fn bars(&self, svg: &mut Svg) {
        for (end, way) in self.arms() {
            match way {
                Some(way) => mark::arrow(svg, end, mark::arrow_tip(end, way, self.frame)),
                None if end != self.at => mark::bar(svg, self.at, end),
                None => {}
            }
        }
        if let Some((at, side)) = self.wall() {
            mark::wall(svg, at, side);
        }
    }

    /// Where its wall stands, for a greatest figure whose upper end is known.
    fn wall(&self) -> Option<(At, Side)> {
        let (side, stretch) = match (self.across, self.up) {
            (Some(across), _) => (Side::Across, across),
            (None, up) => (Side::Up, up?),
        };
        let high = stretch.high.filter(|_| self.datum.greatest)?;
        let exact = stretch.low == stretch.high;
        let at = match (side, exact) {
            (Side::Across, true) => At { x: self.at.x + TO_WALL, ..self.at },
            (Side::Across, false) => At { x: high, ..self.at },
            (Side::Up, true) => At { y: self.at.y - TO_WALL, ..self.at },
            (Side::Up, false) => At { y: high, ..self.at },
        };
        Some((at, side))
    }
}

/// Letters stand clear of limits; leaders may cross them.
fn keep_off_limits(view: &View<'_>, regions: &[Region], room: &mut Room) {
    for region in regions {
        let area = view.cover(&region.reach);
        let (across, up) = (&region.reach.across, &region.reach.up);
        for (end, x) in [(across.low(), area.left), (across.high(), area.right)] {
            if end != &End::Unbounded {
                room.mind(Area { left: x - 15, right: x + 15, ..area });
            }
        }
        for (end, y) in [(up.low(), area.bottom), (up.high(), area.top)] {
            if end != &End::Unbounded {
                room.mind(Area { top: y - 15, bottom: y + 15, ..area });
            }
        }
    }
}

/// Writes the category and the entries into each region where it is free, from its upper right corner on.
fn name_regions(svg: &mut Svg, view: &View<'_>, regions: &[Region], room: &mut Room) {
    for (at, region) in regions.iter().enumerate() {
        let area = view.cover(&region.reach);
        let above: Vec<Area> = regions.iter().take(at).map(|graver| view.cover(&graver.reach)).collect();
        let name =
            if region.category.is_empty() { String::new() } else { format!("Category {}", region.category) };
        let entries = words::fit(&region.entries.join(", "), SMALL, WIDEST);
        let wide = words::width(&name, SMALL).max(words::width(&entries, SMALL)) * 11 / 10 + 60;
        let (tall, inset) = (2 * LINE, 70);
        let downwards = (0..).map(|step| area.top + inset + step * tall / 2);
        let free = downwards.take_while(|top| top + tall < area.bottom).find_map(|top| {
            let leftwards = (0..).map(|step| area.right - inset - wide - step * wide / 2);
            leftwards.take_while(|left| area.left < *left).find_map(|left| {
                let label = Area { left, top, right: left + wide, bottom: top + tall };
                let seen = room.is_free(&label) && !above.iter().any(|graver| graver.meets(&label));
                seen.then_some(label)
            })
        });
        if let Some(label) = free {
            room.take(label);
            svg.area(label, "#ffffff", None);
            svg.text(At { x: label.left + 30, y: label.top + 125 }, Type::bold(SMALL), &name);
            svg.text(At { x: label.left + 30, y: label.top + 265 }, Type::plain(SMALL), &entries);
        }
    }
}
