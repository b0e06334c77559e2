//! The sheet that every figure is drawn on: a heading, the picture, words beneath it.
//!
//! The sheet is as wide as a column: on A4 its letters are about those of a book, on a phone they can still be read.

use super::svg::{Anchor, At, Svg, Type};
use super::words;
use crate::law::Law;
use mtcr_annex::EditionChoice;

/// The width of every figure.
pub(super) const WIDTH: i64 = 4800;
/// What is left free on all sides.
pub(super) const MARGIN: i64 = 140;
/// Height of the letters of running text.
pub(super) const BODY: i64 = 118;
/// Height of the letters of axes and labels.
pub(super) const SMALL: i64 = 106;
/// From one line to the next.
pub(super) const LINE: i64 = 158;

/// A sheet that is filled from the top.
#[derive(Clone, Debug)]
pub(super) struct Sheet {
    pub(super) svg: Svg,
    /// Where the next thing begins.
    pub(super) y: i64,
    title: String,
}

impl Sheet {
    /// A sheet with its title, and what must be said before anything else.
    pub(super) fn new(title: &str, notices: &[String]) -> Self {
        let mut sheet = Sheet { svg: Svg::default(), y: MARGIN, title: title.to_owned() };
        for line in words::wrap(title, 140, WIDTH - 2 * MARGIN) {
            sheet.svg.text(At { x: MARGIN, y: sheet.y + 120 }, Type::bold(140), &line);
            sheet.y += 185;
        }
        for notice in notices {
            sheet.paragraph(MARGIN, notice, true);
        }
        sheet
    }

    /// Lines of text from a place across on.
    pub(super) fn paragraph(&mut self, left: i64, text: &str, bold: bool) {
        // Bold letters are wider.
        let room = (WIDTH - MARGIN - left) * if bold { 9 } else { 10 } / 10;
        for line in words::wrap(text, BODY, room) {
            let set = if bold { Type::bold(BODY) } else { Type::plain(BODY) };
            self.svg.text(At { x: left, y: self.y + BODY }, set, &line);
            self.y += LINE;
        }
    }

    /// A row of a legend: something drawn on the left and a text beside it. `draw` gets the middle of its place.
    pub(super) fn row(&mut self, text: &str, draw: impl FnOnce(&mut Svg, At)) {
        let at = At { x: MARGIN + 200, y: self.y + LINE / 2 };
        draw(&mut self.svg, at);
        self.paragraph(MARGIN + 500, text, false);
    }

    /// Two short rows of a legend side by side; `draw` gets the column and the middle of its place.
    pub(super) fn pair(&mut self, words: [&str; 2], mut draw: impl FnMut(&mut Svg, usize, At)) {
        for (column, left) in [MARGIN, WIDTH / 2].into_iter().enumerate() {
            draw(&mut self.svg, column, At { x: left + 200, y: self.y + LINE / 2 });
            let at = At { x: left + 500, y: self.y + BODY };
            let text = words::fit(words.get(column).unwrap_or(&""), BODY, WIDTH / 2 - 500 - MARGIN);
            self.svg.text(at, Type::plain(BODY), &text);
        }
        self.y += LINE;
    }

    /// A heading of a part of the legend.
    pub(super) fn heading(&mut self, text: &str) {
        self.y += 70;
        self.paragraph(MARGIN, text, true);
    }

    /// The file.
    pub(super) fn finish(self, description: &str) -> String {
        self.svg.finish(WIDTH, self.y + MARGIN, &self.title, description)
    }
}

/// A label of an axis.
pub(super) fn label(svg: &mut Svg, at: At, anchor: Anchor, bold: bool, text: &str) {
    let set = if bold { Type::bold(SMALL) } else { Type::plain(SMALL) };
    svg.text(at, set.at(anchor), text);
}

/// What qualifies everything drawn from an edition of a law.
pub(super) fn notices(law: &Law, choice: EditionChoice) -> Vec<String> {
    let name = |id| law.corpus.edition(id).map_or("", |edition| edition.id.as_str());
    let substituted = choice.is_substituted().then(|| {
        format!(
            "The text of edition {} is not held; that of edition {} is drawn in its place.",
            name(choice.wanted),
            name(choice.evaluated)
        )
    });
    law.banner().into_iter().chain(substituted).collect()
}
