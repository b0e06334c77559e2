//! The words under the plane, and the same in a description for those who do not see it.

use super::frame::{MARGIN, Sheet};
use super::hatch::Hatch;
use super::mark::{self, Filling, Shape};
use super::plane::{Axis, Plane, Side};
use super::points::Item;
use super::product::{Datum, data};
use super::range_payload::{View, capital, fill};
use super::region::Region;
use super::svg::{Area, At};
use crate::law::Law;
use crate::text;
use crate::wire::SCOPE;
use mtcr_annex::{Basis, Classification, Verdict};
use mtcr_quantity::{End, Interval};
use mtcr_rules::{Vocabulary, show};

/// Entries that a product's row names at most.
const MOST_ENTRIES: usize = 6;

/// Everything the legend speaks of.
pub(super) struct Legend<'l, 'c> {
    pub(super) law: &'l Law,
    pub(super) plane: &'l Plane,
    pub(super) view: &'l View<'l>,
    pub(super) regions: &'l [Region],
    pub(super) products: &'l [Classification<'c>],
    pub(super) items: &'l [Item<'c>],
    /// Numbers of products of which some label found no room.
    pub(super) left_out: &'l [usize],
}

impl Legend<'_, '_> {
    /// Writes the legend.
    pub(super) fn write(&self, sheet: &mut Sheet) {
        sheet.heading("Regions");
        for (at, region) in self.regions.iter().enumerate() {
            sheet.row(&region_words(&self.law.corpus.vocabulary, self.plane, region), |svg, middle| {
                fill(svg, Area::around(middle, 190, 62), &region.reach, Hatch::nth(at));
            });
        }
        if self.regions.is_empty() {
            sheet.paragraph(MARGIN, "No entry of this edition has a limit in this plane.", false);
        } else {
            let words = "Solid edge: the limit itself is inside. Dashed edge: it is outside. Where regions overlap the \
                         graver one is drawn. The entries ask for more than figures, so a product inside a region \
                         need not be controlled under it.";
            sheet.paragraph(MARGIN, words, false);
        }
        if self.products.is_empty() {
            return;
        }
        self.marks(sheet);
        sheet.heading("Products");
        for (given, product) in self.products.iter().enumerate() {
            let Some(item) = self.items.iter().find(|item| item.given == given) else { continue };
            let name = if item.name.is_empty() { "without a name" } else { item.name };
            let mut words = format!("{} {name}: {}", item.number, verdict(product));
            if item.data.is_empty() {
                words.push_str("; nothing to draw in this plane");
            } else if self.left_out.contains(&item.number) {
                words.push_str("; not all its marks are labelled, for want of room");
            }
            sheet.row(&words, |svg, middle| mark::mark(svg, middle, item.shape.0, item.shape.1));
        }
        sheet.paragraph(MARGIN, &format!("Not in the MTCR Annex: {SCOPE}."), false);
    }

    fn marks(&self, sheet: &mut Sheet) {
        let (across, up) = (&self.plane.across, &self.plane.up);
        sheet.heading("Marks");
        let shapes = [
            [
                (Shape::Square, Filling::Full, "controlled, Category I"),
                (Shape::Disc, Filling::Full, "controlled, Category II"),
            ],
            [
                (Shape::Diamond, Filling::Hollow, "undetermined"),
                (Shape::Cross, Filling::Full, "not in the MTCR Annex"),
            ],
        ];
        for pair in shapes {
            sheet.pair(pair.map(|(_, _, words)| words), |svg, column, middle| {
                if let Some((shape, filling, _)) = pair.get(column) {
                    mark::mark(svg, middle, *shape, *filling);
                }
            });
        }
        sheet.row("bar: somewhere between its ends", |svg, middle| {
            mark::bar(svg, At { x: middle.x - 150, ..middle }, At { x: middle.x + 150, ..middle });
        });
        sheet.row("arrow: goes on, its end is not known or is off the scale", |svg, middle| {
            mark::arrow(svg, At { x: middle.x - 100, ..middle }, At { x: middle.x + 110, ..middle });
        });
        let greatest = format!("wall: the greatest {} there, not one that is merely reached", across.name);
        sheet.row(&greatest, |svg, middle| {
            mark::mark(svg, middle, Shape::Square, Filling::Hollow);
            mark::wall(svg, At { x: middle.x + mark::TO_WALL, ..middle }, Side::Across);
        });
        let mut words = "A mark at a limit stands beside its line, on the side that it is on.".to_owned();
        if self.view.rows.count() > 0 {
            words.push_str(&format!(" In the strip below: {} with no {} said.", across.cap_name, up.name));
        }
        if self.view.columns.count() > 0 {
            words.push_str(&format!(
                " In the strip on the left: {} with no {} said.",
                up.cap_name, across.name
            ));
        }
        sheet.paragraph(MARGIN, &words, false);
    }

    /// The picture in words.
    pub(super) fn description(&self) -> String {
        let vocabulary = &self.law.corpus.vocabulary;
        let (across, up) = (&self.plane.across, &self.plane.up);
        let mut text = format!(
            "A plane with logarithmic axes: {} in {} across, {} in {} upwards.",
            across.name,
            across.unit.symbol(),
            up.name,
            up.unit.symbol()
        );
        for region in self.regions {
            text.push_str(&format!(" {}.", region_words(vocabulary, self.plane, region)));
        }
        for item in self.items {
            let Some(product) = self.products.get(item.given) else { continue };
            text.push_str(&format!(" {} {}: {}.", item.number, item.name, verdict(product)));
            for datum in data(self.plane, product.dossier) {
                text.push_str(&format!(" {}.", datum_words(vocabulary, self.plane, &datum)));
            }
        }
        text
    }
}

/// `Category I: 1.A.1, 1.A.2. Range at least 300 km, payload at least 500 kg`.
fn region_words(vocabulary: &Vocabulary, plane: &Plane, region: &Region) -> String {
    let side = |axis: &Axis, value: &Interval| {
        let limited = value.low() != &End::Unbounded || value.high() != &End::Unbounded;
        limited.then(|| format!("{} {}", axis.name, show(vocabulary, axis.member, value)))
    };
    let limits: Vec<String> = [side(&plane.across, &region.reach.across), side(&plane.up, &region.reach.up)]
        .into_iter()
        .flatten()
        .collect();
    let category = match region.category.as_str() {
        "" => "Category of what it serves".to_owned(),
        category => format!("Category {category}"),
    };
    format!("{category}: {}. {}", region.entries.join(", "), capital(&limits.join(", ")))
}

fn datum_words(vocabulary: &Vocabulary, plane: &Plane, datum: &Datum) -> String {
    let part = |name: &str, axis: &Axis, value: &Option<Interval>| {
        value.as_ref().map(|value| format!("{name} {}", show(vocabulary, axis.member, value)))
    };
    let parts = match (&datum.across, &datum.up) {
        (Some(_), None) => vec![part(&plane.across.cap_name, &plane.across, &datum.across)],
        (None, Some(_)) => vec![part(&plane.up.cap_name, &plane.up, &datum.up)],
        _ => vec![
            part(&plane.across.name, &plane.across, &datum.across),
            part(&plane.up.name, &plane.up, &datum.up),
            datum.greatest.then(|| format!("the greatest {} there", plane.across.name)),
        ],
    };
    capital(&parts.into_iter().flatten().collect::<Vec<_>>().join(", "))
}

/// The verdict of a product in one line.
fn verdict(product: &Classification<'_>) -> String {
    let (range, basis) = product.category();
    let category = |at_least| text::category(at_least, range.could_be);
    match product.verdict() {
        Verdict::Controlled => {
            let shown = product.controlled().map(|finding| finding.entry.name.clone());
            let either = product.one_or_other().map(|finding| {
                let others = finding.texts.iter().flat_map(|text| &text.version.yields_to);
                let open = others
                    .filter_map(|other| product.finding(*other))
                    .filter(|other| other.truth.is_unknown())
                    .map(|other| other.entry.name.as_str());
                let names: Vec<&str> = open.chain(std::iter::once(finding.entry.name.as_str())).collect();
                names.join(" or ")
            });
            let entries: Vec<String> = shown.chain(either).collect();
            let by = match (entries.is_empty(), basis) {
                (true, Some(Basis::Inclusion)) => "by what it contains".to_owned(),
                (true, _) => "as asserted".to_owned(),
                (false, _) => format!("under {}", named(&entries)),
            };
            format!("controlled {by}, {}", category(range.at_least))
        }
        Verdict::Undetermined => {
            let open: Vec<String> =
                product.undetermined().map(|finding| finding.entry.name.clone()).collect();
            let open = if open.is_empty() { "what it contains".to_owned() } else { named(&open) };
            format!("undetermined, {}; open: {open}", category(None))
        }
        Verdict::NotControlled => "not in the MTCR Annex".to_owned(),
    }
}

/// The entries, those beyond some as a number.
fn named(entries: &[String]) -> String {
    let shown = entries.iter().take(MOST_ENTRIES).map(String::as_str).collect::<Vec<_>>().join(", ");
    match entries.len().saturating_sub(MOST_ENTRIES) {
        0 => shown,
        more => format!("{shown} and {more} more"),
    }
}
