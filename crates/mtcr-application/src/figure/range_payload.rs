//! The plane of range and payload: regions of the law, and what dossiers say in it.

use super::frame::{self, MARGIN, Sheet, WIDTH};
use super::hatch::Hatch;
use super::legend::Legend;
use super::plane::{NoPlane, Plane};
use super::points::{self, Item};
use super::product::Datum;
use super::region::{Reach, Region, regions};
use super::scale::Scale;
use super::strip::{COLUMN, ROW, Rows};
use super::svg::{Anchor, Area, At, BLACK, GREY, Pen, Svg};
use crate::law::Law;
use mtcr_annex::{Classification, EditionChoice};
use mtcr_quantity::{End, Interval};

/// The height of the plane.
const HEIGHT: i64 = 2900;
/// Left of the plane, for the numbers of the axis.
const NUMBERS: i64 = 480;
/// Two numbers of an axis closer than this are not both written.
const APART: i64 = 150;

/// Draws the plane of an edition with the products classified under it.
///
/// The picture does not depend on the order of the products; the legend keeps it.
///
/// # Errors
/// A law without such a plane.
pub fn range_payload(
    law: &Law,
    choice: EditionChoice,
    products: &[Classification<'_>],
) -> Result<String, NoPlane> {
    let plane = Plane::of(&law.corpus.vocabulary)?;
    let regions = regions(&law.corpus, &plane, choice.evaluated);
    let items = points::items(&plane, products);
    let edition = law.corpus.edition(choice.wanted).map_or("", |edition| edition.id.as_str());
    let title =
        format!("{} and {}: MTCR Annex, edition {edition}", capital(&plane.across.name), plane.up.name);
    let mut sheet = Sheet::new(&title, &frame::notices(law, choice));
    let view = View::new(&plane, &regions, &items, sheet.y + 200);
    view.grid(&mut sheet.svg, &plane);
    for (at, region) in regions.iter().enumerate().rev() {
        fill(&mut sheet.svg, view.cover(&region.reach), &region.reach, Hatch::nth(at));
    }
    let left_out = points::draw(&mut sheet.svg, &view, &regions, &items);
    sheet.y = view.bottom() + 330;
    let legend = Legend {
        law,
        plane: &plane,
        view: &view,
        regions: &regions,
        products,
        items: &items,
        left_out: &left_out,
    };
    legend.write(&mut sheet);
    Ok(sheet.finish(&legend.description()))
}

/// The plane laid out on the sheet.
#[derive(Clone, Debug)]
pub(super) struct View<'p> {
    pub(super) across: Scale<'p>,
    pub(super) up: Scale<'p>,
    /// The plane itself.
    pub(super) area: Area,
    /// Upright rows of the strip on the left, for statements without the figure across.
    pub(super) columns: Rows,
    /// Rows of the strip beneath, for statements without the figure upwards.
    pub(super) rows: Rows,
}

impl<'p> View<'p> {
    fn new(plane: &'p Plane, regions: &[Region], items: &[Item<'_>], top: i64) -> Self {
        let all: Vec<&Datum> = items.iter().flat_map(|item| &item.data).collect();
        let values = |side: fn(&Datum) -> Option<&Interval>| -> Vec<&Interval> {
            all.iter().filter_map(|datum| side(datum)).collect()
        };
        let limits = |side: fn(&Reach) -> &Interval| -> Vec<&Interval> {
            regions.iter().map(|region| side(&region.reach)).collect()
        };
        let bottom = top + HEIGHT;
        let up = Scale::new(
            &plane.up,
            (bottom, top),
            &limits(|reach| &reach.up),
            &values(|datum| datum.up.as_ref()),
        );
        let columns = Rows::beside(items, &up);
        let left = MARGIN + NUMBERS + columns.count() * COLUMN;
        let right = WIDTH - MARGIN - 240;
        let across = Scale::new(
            &plane.across,
            (left, right),
            &limits(|reach| &reach.across),
            &values(|datum| datum.across.as_ref()),
        );
        let rows = Rows::below(items, &across, right);
        View { across, up, area: Area { left, top, right, bottom }, columns, rows }
    }

    /// The strip on the left, for statements without the figure across.
    fn side(&self) -> Option<Area> {
        let width = self.columns.count() * COLUMN;
        (width > 0).then_some(Area { left: self.area.left - width, right: self.area.left, ..self.area })
    }

    /// The strip beneath, for statements without the figure upwards.
    fn foot(&self) -> Option<Area> {
        // Two rows at the least, for the words on its left.
        let height = self.rows.count().max(2) * ROW;
        (self.rows.count() > 0).then_some(Area {
            top: self.area.bottom,
            bottom: self.area.bottom + height,
            ..self.area
        })
    }

    /// Where plane and strips begin on the left.
    pub(super) fn left(&self) -> i64 {
        self.side().map_or(self.area.left, |side| side.left)
    }

    /// Where plane and strips end below.
    pub(super) fn bottom(&self) -> i64 {
        self.foot().map_or(self.area.bottom, |foot| foot.bottom)
    }

    /// Plane and strips together.
    pub(super) fn frame(&self) -> Area {
        Area { left: self.left(), bottom: self.bottom(), ..self.area }
    }

    /// The part of plane and strips that a region covers; a strip is covered where its figure does not matter.
    pub(super) fn cover(&self, reach: &Reach) -> Area {
        let place = |scale: &Scale<'_>, end: &End, open: i64| {
            end.number().map_or(open, |number| scale.number(number))
        };
        Area {
            left: place(&self.across, reach.across.low(), self.left()),
            right: place(&self.across, reach.across.high(), self.area.right),
            top: place(&self.up, reach.up.high(), self.area.top),
            bottom: place(&self.up, reach.up.low(), self.bottom()),
        }
    }

    fn grid(&self, svg: &mut Svg, plane: &Plane) {
        let pen = Pen::solid("#c8c8c8", 6);
        let (low, high) = self.across.decades();
        let written = limits_of(&self.across);
        for power in low..=high {
            let x = self.across.decade(power);
            svg.line(At { x, y: self.area.top }, At { x, y: self.bottom() }, pen);
            if written.iter().all(|(place, _)| (place - x).abs() > 2 * APART) {
                frame::label(
                    svg,
                    At { x, y: self.bottom() + 150 },
                    Anchor::Middle,
                    false,
                    &power_of_ten(power),
                );
            }
        }
        for (x, text) in &written {
            frame::label(svg, At { x: *x, y: self.bottom() + 150 }, Anchor::Middle, true, text);
        }
        let (low, high) = self.up.decades();
        let written = limits_of(&self.up);
        let right = self.left() - 80;
        for power in low..=high {
            let y = self.up.decade(power);
            svg.line(At { x: self.left(), y }, At { x: self.area.right, y }, pen);
            if written.iter().all(|(place, _)| (place - y).abs() > APART) {
                frame::label(svg, At { x: right, y: y + 38 }, Anchor::End, false, &power_of_ten(power));
            }
        }
        for (y, text) in &written {
            frame::label(svg, At { x: right, y: y + 38 }, Anchor::End, true, text);
        }
        let frame_pen = Pen::solid(GREY, 10);
        for strip in [self.side(), self.foot()].into_iter().flatten() {
            svg.area(strip, "none", Some(frame_pen));
        }
        svg.area(self.area, "none", Some(frame_pen));
        let name = |axis: &super::plane::Axis| format!("{} ({})", axis.name, axis.unit.symbol());
        let top = At { x: MARGIN, y: self.area.top - 90 };
        frame::label(svg, top, Anchor::Start, false, &name(&plane.up));
        let end = At { x: self.area.right, y: self.bottom() + 300 };
        frame::label(svg, end, Anchor::End, false, &name(&plane.across));
        if let Some(foot) = self.foot() {
            let (x, y) = (self.left() - 80, i64::midpoint(foot.top, foot.bottom).max(foot.top + 165));
            frame::label(svg, At { x, y }, Anchor::End, false, &plane.up.name);
            frame::label(svg, At { x, y: y + 125 }, Anchor::End, false, "not said");
        }
        if self.side().is_some() {
            let at = At { x: MARGIN, y: self.bottom() + 300 };
            frame::label(svg, at, Anchor::Start, false, &format!("{} not said", plane.across.name));
        }
    }
}

/// Draws a region over what lies beneath, so that one that others yield to is seen alone: its hatch, and those of its
/// edges that are limits, solid where the limit itself is inside and dashed where it is not.
pub(super) fn fill(svg: &mut Svg, area: Area, reach: &Reach, hatch: Hatch) {
    svg.area(area, "#ffffff", None);
    svg.lines(&hatch.lines(area), Pen::solid("#a0a0a0", 9));
    let at = |x: i64, y: i64| At { x, y };
    let Area { left, top, right, bottom } = area;
    for (end, from, to) in [
        (reach.across.low(), at(left, top), at(left, bottom)),
        (reach.across.high(), at(right, top), at(right, bottom)),
        (reach.up.low(), at(left, bottom), at(right, bottom)),
        (reach.up.high(), at(left, top), at(right, top)),
    ] {
        if end != &End::Unbounded {
            let dash = if end.is_closed() { "" } else { "80 55" };
            svg.line(from, to, Pen { ink: BLACK, width: 24, dash });
        }
    }
}

/// Limits on an axis: their places and numbers, those dropped that come too close to one before.
fn limits_of(scale: &Scale<'_>) -> Vec<(i64, String)> {
    let mut limits: Vec<(i64, String)> = Vec::new();
    for (place, text) in scale.limits() {
        if limits.iter().all(|(other, _)| (other - place).abs() > APART) {
            limits.push((place, text));
        }
    }
    limits
}

/// A power of ten written out: `0.01`, `1`, `10 000`.
fn power_of_ten(power: i64) -> String {
    let zeros = |count: i64| "0".repeat(usize::try_from(count).unwrap_or(0));
    match power {
        ..0 => format!("0.{}1", zeros(-power - 1)),
        0..4 => format!("1{}", zeros(power)),
        4..6 => format!("1{} 000", zeros(power - 3)),
        _ => format!("1{} mio", zeros(power - 6)),
    }
}

/// The word with a capital letter.
pub(super) fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
