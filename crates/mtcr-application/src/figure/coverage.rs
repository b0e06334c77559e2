//! The matrix of coverage: every entry of the Annex against what a national list catches of it.

use super::frame::{self, LINE, MARGIN, SMALL, Sheet, WIDTH};
use super::mark::{self, Filling, Shape};
use super::svg::{Anchor, At, Pen, Type};
use super::words;
use std::cmp::Ordering;

/// What a list does with all that an entry controls.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum CoverVerdict {
    /// It catches all of it.
    Covered,
    /// Something that the entry controls is not caught.
    NotCovered,
    /// That cannot be said.
    Open,
}

/// One entry of the Annex against a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CoverRow {
    /// The id of the entry in full.
    pub entry: String,
    /// What the list does with it.
    pub verdict: CoverVerdict,
    /// Why, in words: the product that slips through, or what cannot be compared; may be empty.
    pub words: String,
}

const LEFT: i64 = MARGIN + 620;
const RIGHT: i64 = WIDTH - MARGIN - 720;
/// From one cell to the next, and from one line of cells to the next.
const STEP: i64 = 128;
/// Before the first cell of a part, for its letter.
const LETTER: i64 = 110;

/// Draws the matrix; rows may come in any order. `list` names the national list, `edition` the one it is held against,
/// and `notices` say what must be said first.
#[must_use]
pub fn coverage(list: &str, edition: &str, notices: &[String], rows: &[CoverRow]) -> String {
    let mut rows: Vec<&CoverRow> = rows.iter().collect();
    rows.sort_by(|a, b| {
        by_id(&a.entry, &b.entry).then_with(|| (a.verdict, &a.words).cmp(&(b.verdict, &b.words)))
    });
    let title = format!("What {list} covers of the MTCR Annex, edition {edition}");
    let mut sheet = Sheet::new(&title, notices);
    sheet.y += 60;
    for item in rows.chunk_by(|a, b| part(&a.entry, 0) == part(&b.entry, 0)) {
        draw_item(&mut sheet, item);
    }
    legend(&mut sheet, &rows);
    for (verdict, heading) in [(CoverVerdict::NotCovered, "Not covered"), (CoverVerdict::Open, "Open")] {
        let listed: Vec<&&CoverRow> = rows.iter().filter(|row| row.verdict == verdict).collect();
        if !listed.is_empty() {
            sheet.heading(heading);
        }
        for row in listed {
            let words = if row.words.is_empty() { "no ground given" } else { &row.words };
            let text = format!("{}: {words}", row.entry);
            sheet.row(&text, |svg, middle| mark::mark(svg, middle, verdict.shape(), verdict.filling()));
        }
    }
    let description = description(&rows);
    sheet.finish(&description)
}

/// One item: a cell for each entry, the parts apart, and how many are covered.
fn draw_item(sheet: &mut Sheet, rows: &[&CoverRow]) {
    let Some(first) = rows.first() else { return };
    let top = sheet.y;
    let svg = &mut sheet.svg;
    svg.line(At { x: MARGIN, y: top }, At { x: WIDTH - MARGIN, y: top }, Pen::solid("#c8c8c8", 6));
    let name = words::fit(&format!("Item {}", part(&first.entry, 0)), SMALL, LEFT - MARGIN - 40);
    svg.text(At { x: MARGIN, y: top + 125 }, Type::plain(SMALL), &name);
    let count = format!("{} of {}", tally(rows, CoverVerdict::Covered), rows.len());
    frame::label(svg, At { x: WIDTH - MARGIN, y: top + 125 }, Anchor::End, false, &count);
    let mut at = At { x: LEFT, y: top + LINE / 2 + 8 };
    for group in rows.chunk_by(|a, b| part(&a.entry, 1) == part(&b.entry, 1)) {
        // A letter is never parted from its first cell.
        if at.x + LETTER + STEP > RIGHT {
            at = At { x: LEFT, y: at.y + STEP };
        }
        let letter = group.first().map_or("", |row| part(&row.entry, 1));
        let short: String = letter.chars().take(1).collect();
        frame::label(svg, At { x: at.x, y: at.y + 38 }, Anchor::Start, false, &short);
        at.x += LETTER;
        for row in group {
            if at.x + STEP > RIGHT {
                at = At { x: LEFT + LETTER, y: at.y + STEP };
            }
            let cell = At { x: at.x + STEP / 2, y: at.y };
            mark::mark(svg, cell, row.verdict.shape(), row.verdict.filling());
            at.x += STEP;
        }
        at.x += 40;
    }
    sheet.y = at.y + LINE / 2 + 8;
}

impl CoverVerdict {
    const ALL: [CoverVerdict; 3] = [CoverVerdict::Covered, CoverVerdict::NotCovered, CoverVerdict::Open];

    fn shape(self) -> Shape {
        match self {
            CoverVerdict::Covered => Shape::Square,
            CoverVerdict::NotCovered => Shape::Cross,
            CoverVerdict::Open => Shape::Diamond,
        }
    }

    fn filling(self) -> Filling {
        if self == CoverVerdict::Open { Filling::Hollow } else { Filling::Full }
    }

    fn words(self) -> &'static str {
        match self {
            CoverVerdict::Covered => "covered",
            CoverVerdict::NotCovered => "not covered",
            CoverVerdict::Open => "open",
        }
    }
}

fn legend(sheet: &mut Sheet, rows: &[&CoverRow]) {
    sheet.y += LINE / 2;
    for verdict in CoverVerdict::ALL {
        let number = tally(rows, verdict);
        let entries = if number == 1 { "entry" } else { "entries" };
        sheet.row(&format!("{}: {number} {entries}", verdict.words()), |svg, middle| {
            mark::mark(svg, middle, verdict.shape(), verdict.filling());
        });
    }
    let words = "One mark for each entry, in the order of ids; a letter begins each part of an item. On the right: \
                 entries covered of all.";
    sheet.paragraph(MARGIN, words, false);
}

fn description(rows: &[&CoverRow]) -> String {
    let mut text = String::new();
    for verdict in CoverVerdict::ALL {
        let entries: Vec<&str> =
            rows.iter().filter(|row| row.verdict == verdict).map(|row| row.entry.as_str()).collect();
        let entries = if entries.is_empty() { "none".to_owned() } else { entries.join(", ") };
        text.push_str(&format!("{}: {entries}. ", super::range_payload::capital(verdict.words())));
    }
    text.trim_end().to_owned()
}

fn tally(rows: &[&CoverRow], verdict: CoverVerdict) -> usize {
    rows.iter().filter(|row| row.verdict == verdict).count()
}

/// A part of an id: the item at 0, the letter at 1.
fn part(id: &str, at: usize) -> &str {
    id.split('.').nth(at).unwrap_or_default()
}

/// The order of ids: numbers by size, letters by the alphabet.
fn by_id(a: &str, b: &str) -> Ordering {
    let key = |part: &str| (part.parse::<u32>().unwrap_or(u32::MAX), part.to_owned());
    a.split('.').map(key).cmp(b.split('.').map(key))
}
