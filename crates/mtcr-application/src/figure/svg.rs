//! Writes the few elements that figures are made of.

use super::words::clean;
use std::fmt::Write;

/// A place in tenths of a pixel, from the upper left corner.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct At {
    pub(super) x: i64,
    pub(super) y: i64,
}

/// A rectangle; `left <= right`, `top <= bottom`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Area {
    pub(super) left: i64,
    pub(super) top: i64,
    pub(super) right: i64,
    pub(super) bottom: i64,
}

impl Area {
    /// The rectangle that reaches so far from a place on every side.
    pub(super) fn around(at: At, half_width: i64, half_height: i64) -> Self {
        Area {
            left: at.x - half_width,
            top: at.y - half_height,
            right: at.x + half_width,
            bottom: at.y + half_height,
        }
    }

    /// Whether the two share more than an edge.
    pub(super) fn meets(&self, other: &Area) -> bool {
        self.left < other.right
            && other.left < self.right
            && self.top < other.bottom
            && other.top < self.bottom
    }

    /// Whether the other lies inside; edges may touch.
    pub(super) fn holds(&self, other: &Area) -> bool {
        self.left <= other.left
            && other.right <= self.right
            && self.top <= other.top
            && other.bottom <= self.bottom
    }

    /// Whether a place lies inside; the edge counts.
    pub(super) fn has(&self, at: At) -> bool {
        self.left <= at.x && at.x <= self.right && self.top <= at.y && at.y <= self.bottom
    }
}

/// How a line is drawn.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pen {
    /// Its colour.
    pub(super) ink: &'static str,
    /// Its width in tenths of a pixel.
    pub(super) width: i64,
    /// Lengths of dashes and gaps; empty for a solid line.
    pub(super) dash: &'static str,
}

impl Pen {
    pub(super) const fn solid(ink: &'static str, width: i64) -> Self {
        Pen { ink, width, dash: "" }
    }
}

/// Where the text lies relative to its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Anchor {
    Start,
    Middle,
    End,
}

/// How a text is set.
#[derive(Clone, Copy, Debug)]
pub(super) struct Type {
    /// Height of the letters in tenths of a pixel.
    pub(super) size: i64,
    /// Whether it is bold.
    pub(super) bold: bool,
    /// Where it lies relative to its place.
    pub(super) anchor: Anchor,
}

impl Type {
    pub(super) const fn plain(size: i64) -> Self {
        Type { size, bold: false, anchor: Anchor::Start }
    }

    pub(super) const fn bold(size: i64) -> Self {
        Type { size, bold: true, anchor: Anchor::Start }
    }

    pub(super) const fn at(self, anchor: Anchor) -> Self {
        Type { anchor, ..self }
    }
}

/// Black for print; the lines of figures that are not data.
pub(super) const BLACK: &str = "#000000";
/// Grey that is told from white and black in print.
pub(super) const GREY: &str = "#767676";

/// A picture being drawn.
#[derive(Clone, Debug, Default)]
pub(super) struct Svg {
    body: String,
}

impl Svg {
    pub(super) fn line(&mut self, from: At, to: At, pen: Pen) {
        let _ = writeln!(
            self.body,
            "<line x1=\"{}\" y1=\"{}\" x2=\"{}\" y2=\"{}\"{}/>",
            from.x,
            from.y,
            to.x,
            to.y,
            stroke(pen)
        );
    }

    pub(super) fn area(&mut self, area: Area, fill: &str, pen: Option<Pen>) {
        let _ = writeln!(
            self.body,
            "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" fill=\"{fill}\"{}/>",
            area.left,
            area.top,
            area.right - area.left,
            area.bottom - area.top,
            pen.map_or_else(String::new, stroke)
        );
    }

    pub(super) fn circle(&mut self, at: At, radius: i64, fill: &str, pen: Pen) {
        let _ = writeln!(
            self.body,
            "<circle cx=\"{}\" cy=\"{}\" r=\"{radius}\" fill=\"{fill}\"{}/>",
            at.x,
            at.y,
            stroke(pen)
        );
    }

    /// A closed outline through the places.
    pub(super) fn polygon(&mut self, places: &[At], fill: &str, pen: Pen) {
        let places: Vec<String> = places.iter().map(|at| format!("{},{}", at.x, at.y)).collect();
        let _ =
            writeln!(self.body, "<polygon points=\"{}\" fill=\"{fill}\"{}/>", places.join(" "), stroke(pen));
    }

    /// Many lines of one kind.
    pub(super) fn lines(&mut self, lines: &[(At, At)], pen: Pen) {
        if lines.is_empty() {
            return;
        }
        let path: String =
            lines.iter().map(|(from, to)| format!("M{} {}L{} {}", from.x, from.y, to.x, to.y)).collect();
        let _ = writeln!(self.body, "<path d=\"{path}\" fill=\"none\"{}/>", stroke(pen));
    }

    /// A text on one line; its place is on the line that letters stand on.
    pub(super) fn text(&mut self, at: At, set: Type, text: &str) {
        let anchor = match set.anchor {
            Anchor::Start => "",
            Anchor::Middle => " text-anchor=\"middle\"",
            Anchor::End => " text-anchor=\"end\"",
        };
        let weight = if set.bold { " font-weight=\"bold\"" } else { "" };
        let _ = writeln!(
            self.body,
            "<text x=\"{}\" y=\"{}\" font-size=\"{}\"{weight}{anchor}>{}</text>",
            at.x,
            at.y,
            set.size,
            escape(text)
        );
    }

    /// The whole file. Width and height are the view box alone, so that the picture takes the width it is given.
    pub(super) fn finish(self, width: i64, height: i64, title: &str, description: &str) -> String {
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" role=\"img\" \
             font-family=\"Helvetica, Arial, 'DejaVu Sans', sans-serif\" fill=\"{BLACK}\">\n\
             <title>{}</title>\n<desc>{}</desc>\n\
             <rect x=\"0\" y=\"0\" width=\"{width}\" height=\"{height}\" fill=\"#ffffff\"/>\n{}</svg>\n",
            escape(title),
            escape(description),
            self.body
        )
    }
}

fn stroke(pen: Pen) -> String {
    let dash =
        if pen.dash.is_empty() { String::new() } else { format!(" stroke-dasharray=\"{}\"", pen.dash) };
    format!(" stroke=\"{}\" stroke-width=\"{}\"{dash}", pen.ink, pen.width)
}

/// Text that markup cannot be hidden in.
fn escape(text: &str) -> String {
    let mut out = String::new();
    for symbol in clean(text).chars() {
        match symbol {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            other => out.push(other),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{At, BLACK, Pen, Svg, Type};

    #[test]
    fn markup_in_a_name_stays_text() {
        let mut svg = Svg::default();
        let name = "</text><script>\"a\" & 'b'</script>\u{7}\u{202e}";
        svg.text(At { x: 1, y: 2 }, Type::plain(10), name);
        let whole = svg.finish(10, 10, name, name);
        assert_eq!(whole.matches("script").count(), 6);
        assert!(!whole.contains("<script"), "{whole}");
        assert!(!whole.contains('\u{7}') && !whole.contains('\u{202e}'), "{whole}");
        assert_eq!(whole.matches("&lt;/text&gt;&lt;script&gt;&quot;a&quot; &amp; &#39;b&#39;").count(), 3);
    }

    #[test]
    fn no_lines_are_no_element() {
        let mut svg = Svg::default();
        svg.lines(&[], Pen::solid(BLACK, 1));
        assert_eq!(svg.body, "");
    }
}
