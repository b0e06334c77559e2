//! National law beside the Guidelines.

use super::grounds::{ground, sources};
use super::people::question;
use super::range;
use crate::text::page::{Page, Tone};
use crate::wire::OverlayForm;

/// One overlay; `lines` is how many lines the transfer has.
pub(super) fn overlay(page: &mut Page, overlay: &OverlayForm, lines: usize) {
    page.gap();
    page.line(0, Tone::Strong, &format!("Beside it: {}", overlay.title));
    let own = if overlay.at_least == overlay.could_be {
        format!("{} [{}]", overlay.label, overlay.own_position)
    } else {
        range(&overlay.own_position, &overlay.at_least, &overlay.could_be)
    };
    if overlay.barred {
        let text =
            format!("{}. The bar of the Guidelines stands; this law does not lift it.", overlay.position);
        page.line(2, Tone::Alarm, &text);
        page.item(2, (Tone::Plain, "by itself it would give  "), Tone::Plain, &own);
    } else {
        page.line(2, Tone::Plain, &own);
    }
    if !overlay.grounds.iter().any(|ground| ground.kind == "position") {
        page.line(2, Tone::Faint, "None of its rules that gives a position holds or may hold.");
    }
    overlay.grounds.iter().for_each(|it| ground(page, it, lines));
    for duty in &overlay.duties {
        let (tone, how) = if duty.holds == "true" { (Tone::Plain, "") } else { (Tone::Open, "perhaps: ") };
        page.item(2, (Tone::Strong, "duty  "), tone, &format!("{how}{} [{}]", duty.text, duty.rule));
        page.line(6, Tone::Faint, &sources(duty.mark, &duty.read_in));
    }
    overlay.asks.iter().for_each(|ask| question(page, ask, lines));
}
