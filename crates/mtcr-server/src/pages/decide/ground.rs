//! A provision that a position rests on.

use crate::pages::frame::Frame;
use mtcr_application::wire::GroundForm;

/// A provision.
pub(super) struct GroundView {
    pub(super) form: GroundForm,
    /// The line that it is about; empty where a transfer has one line only.
    pub(super) line: String,
    /// What it gives, in words; empty where it gives nothing.
    pub(super) effect: String,
    /// That it is open whether it holds; empty where it holds.
    pub(super) open: String,
    pub(super) paragraph: String,
    pub(super) in_force: String,
}

impl GroundView {
    /// The view of a provision of a transfer with so many lines.
    pub(super) fn of(f: &Frame, form: &GroundForm, lines: usize) -> Self {
        let open = form.holds == "unknown" && form.kind != "annex";
        let numbered = form.paragraph.starts_with(|symbol: char| symbol.is_ascii_digit());
        GroundView {
            line: of_line(f, form.line, lines),
            effect: f.lang.known(&format!("position-{}", form.effect)).unwrap_or_else(|| form.effect.clone()),
            open: if open { f.t("ground-open") } else { String::new() },
            paragraph: if numbered {
                f.x("ground-paragraph", &form.paragraph)
            } else {
                form.paragraph.clone()
            },
            in_force: match (&form.from, &form.until) {
                (Some(from), Some(until)) => {
                    format!("{}, {}", f.x("period-since", from), f.x("period-until", until))
                }
                (Some(from), None) => f.x("period-since", from),
                _ => String::new(),
            },
            form: form.clone(),
        }
    }
}

/// Which line something is about, where there are several.
pub(super) fn of_line(f: &Frame, line: Option<usize>, lines: usize) -> String {
    line.filter(|_| lines > 1).map(|line| f.x("decide-line", line)).unwrap_or_default()
}
