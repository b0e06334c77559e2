//! Lines of text, wrapped, with style codes that a writer may strip.

use anstyle::{AnsiColor, Style};
use std::fmt::Write;

/// The greatest width of a line in characters.
pub const WIDTH: usize = 100;

/// The least room left for text beside an indent or label, so that deep trees stay readable.
const LEAST_ROOM: usize = 30;

/// A page being written.
#[derive(Clone, Debug, Default)]
pub struct Page {
    text: String,
}

/// What a piece of text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tone {
    /// Ordinary.
    Plain,
    /// A heading or the id of an entry.
    Strong,
    /// What controls, or is met.
    Alarm,
    /// What is open.
    Open,
    /// What is refuted.
    Calm,
    /// Sources and places.
    Faint,
}

impl Tone {
    fn style(self) -> Style {
        let colour = |colour: AnsiColor| Style::new().fg_color(Some(colour.into()));
        match self {
            Tone::Plain => Style::new(),
            Tone::Strong => Style::new().bold(),
            Tone::Alarm => colour(AnsiColor::Red).bold(),
            Tone::Open => colour(AnsiColor::Yellow),
            Tone::Calm => colour(AnsiColor::Green),
            Tone::Faint => Style::new().dimmed(),
        }
    }
}

impl Page {
    /// An empty page.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The page with style codes.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// An empty line.
    pub(super) fn gap(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with("\n\n") {
            self.text.push('\n');
        }
    }

    /// Text that the line does not end after.
    pub(super) fn prompt(&mut self, text: &str) {
        self.push(0, Tone::Strong, text);
    }

    /// A paragraph.
    pub(super) fn line(&mut self, indent: usize, tone: Tone, text: &str) {
        self.item(indent, (Tone::Plain, ""), tone, text);
    }

    /// A line of another program or report, neither wrapped nor styled.
    pub(super) fn verbatim(&mut self, line: &str) {
        self.text.push_str(line);
        self.text.push('\n');
    }

    /// A label with text beside it; further lines stand under the text.
    pub(super) fn item(&mut self, indent: usize, label: (Tone, &str), tone: Tone, text: &str) {
        let hang = indent + label.1.chars().count();
        let room = WIDTH.saturating_sub(hang).max(LEAST_ROOM);
        let lines = wrapped(text, room);
        for (at, line) in lines.iter().enumerate() {
            if at == 0 {
                self.push(indent, label.0, label.1);
                self.push(0, tone, line);
            } else {
                self.push(hang, tone, line);
            }
            while self.text.ends_with(' ') {
                self.text.pop();
            }
            self.text.push('\n');
        }
    }

    /// Lines as they are, for texts that a program reads.
    pub(super) fn block(&mut self, indent: usize, text: &str) {
        for line in text.lines() {
            if !line.is_empty() {
                self.push(indent, Tone::Plain, line);
            }
            self.text.push('\n');
        }
    }

    fn push(&mut self, indent: usize, tone: Tone, text: &str) {
        let style = tone.style();
        // Writing to a string cannot fail.
        let _ = if tone == Tone::Plain || text.is_empty() {
            write!(self.text, "{:indent$}{text}", "")
        } else {
            write!(self.text, "{:indent$}{style}{text}{style:#}", "")
        };
    }
}

/// The lines of a text, broken between words; a longer word is left whole. Its own line breaks are kept.
fn wrapped(text: &str, room: usize) -> Vec<String> {
    let mut lines = Vec::new();
    for paragraph in text.split('\n') {
        let mut line = String::new();
        let mut length = 0;
        for word in paragraph.split_whitespace() {
            let more = word.chars().count();
            if length > 0 && length + 1 + more > room {
                lines.push(std::mem::take(&mut line));
                length = 0;
            }
            if length > 0 {
                line.push(' ');
                length += 1;
            }
            line.push_str(word);
            length += more;
        }
        lines.push(line);
    }
    lines
}

/// Text from a dossier without characters that would move the cursor.
#[must_use]
pub(super) fn plain(text: &str) -> String {
    text.chars().map(|symbol| if symbol.is_control() { '\u{fffd}' } else { symbol }).collect()
}

/// `1 entry`, `2 entries`.
#[must_use]
pub(super) fn count(number: usize, one: &str, many: &str) -> String {
    if number == 1 { format!("1 {one}") } else { format!("{number} {many}") }
}

#[cfg(test)]
mod tests {
    use super::{Page, Tone};

    #[test]
    fn text_hangs_under_its_label_and_stays_inside_the_width() {
        let mut page = Page::new();
        page.item(2, (Tone::Plain, "1.A.1  "), Tone::Plain, &"word ".repeat(40));
        let lines: Vec<&str> = page.text().lines().collect();
        assert!(lines.iter().all(|line| line.chars().count() <= super::WIDTH), "{lines:?}");
        assert!(lines[0].starts_with("  1.A.1  word word"));
        assert!(lines[1].starts_with("         word"));
    }
}
