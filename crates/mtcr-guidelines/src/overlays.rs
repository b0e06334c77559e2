//! National law beside the Guidelines: it answers for itself and cannot lift the bar.

use crate::determination::{Ground, Inquiry, ground};
use crate::line::LineScene;
use crate::reason::Seen;
use crate::walk::{self, PositionRange, Step, Walk};
use mtcr_corpus::corpus::guidelines::Effect;

/// What one overlay says.
#[derive(Clone, Debug)]
pub struct OverlayFinding {
    /// Its id.
    pub id: String,
    /// Its name.
    pub title: String,
    /// Whether the bar of the Guidelines stands in its place.
    pub barred: bool,
    /// Its own position: `refer` where it is not settled.
    pub position: String,
    /// The mildest of its positions that remain possible.
    pub at_least: String,
    /// The most severe.
    pub could_be: String,
    /// The name of its position for people; empty where it is not settled.
    pub label: String,
    /// What it rests on.
    pub grounds: Vec<Ground>,
    /// What the authority has to do, and whether that is settled.
    pub duties: Vec<(String, mtcr_rules::Truth)>,
}

/// Evaluates every overlay over every line; the most severe line counts.
pub(crate) fn find(
    inquiry: &Inquiry<'_>,
    found: &[(LineScene, Walk<'_>)],
    baseline: PositionRange,
) -> Vec<OverlayFinding> {
    let barred = inquiry.corpus.guidelines.bar == Some(baseline.at_least);
    inquiry
        .overlays
        .iter()
        .map(|overlay| {
            let mut range: Option<PositionRange> = None;
            let mut grounds = Vec::new();
            let mut duties: Vec<(String, mtcr_rules::Truth)> = Vec::new();
            for (at, (line, _)) in found.iter().enumerate() {
                let scene = line.scene(inquiry);
                let seen = Seen { inquiry, line };
                let walk = walk::walk(
                    overlay.rules.iter(),
                    inquiry.on,
                    &scene,
                    Some(overlay.otherwise),
                    overlay.positions.len(),
                );
                range = Some(range.map_or(walk.range, |known| known.most_severe(walk.range)));
                let shown = overlay.rules.iter().filter(|rule| rule.effect == Effect::Shown);
                let shown = shown.filter_map(|rule| Step::of(rule, inquiry.on, &scene));
                for step in walk.steps.iter().cloned().chain(shown) {
                    let mut own = ground(inquiry, &seen, &step, Some(at));
                    if let Effect::Position(place) = step.provision.effect {
                        own.effect =
                            overlay.positions.get(place).map_or_else(String::new, |saying| saying.id.clone());
                    }
                    grounds.push(own);
                    for duty in &step.provision.duties {
                        match duties.iter_mut().find(|(known, _)| known == duty) {
                            Some((_, truth)) => *truth = truth.or(step.truth),
                            None => duties.push((duty.clone(), step.truth)),
                        }
                    }
                }
            }
            let range = range.unwrap_or(PositionRange {
                at_least: 0,
                could_be: overlay.positions.len().saturating_sub(1),
            });
            let id =
                |at: usize| overlay.positions.get(at).map_or_else(String::new, |saying| saying.id.clone());
            let settled = range.settled().and_then(|at| overlay.positions.get(at));
            OverlayFinding {
                id: overlay.id.clone(),
                title: overlay.title.clone(),
                barred,
                position: settled
                    .map_or_else(|| inquiry.corpus.guidelines.refer.id.clone(), |saying| saying.id.clone()),
                at_least: id(range.at_least),
                could_be: id(range.could_be),
                label: settled.map_or_else(String::new, |saying| saying.label.clone()),
                grounds,
                duties,
            }
        })
        .collect()
}
