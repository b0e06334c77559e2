//! National law beside the Guidelines: it answers for itself and cannot lift the bar.

use crate::asks::{self, Question};
use crate::determination::{Ground, Inquiry, ground};
use crate::known::{self, Known};
use crate::line::{LineScene, Products};
use crate::reason::Seen;
use crate::walk::{self, PositionRange, Step, Walk};
use mtcr_corpus::Cited;
use mtcr_corpus::corpus::guidelines::{Effect, Overlay};
use mtcr_corpus::source::Mark;
use mtcr_rules::Truth;

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
    /// What it rests on, what it knows though nobody states it, and what is stated otherwise.
    pub grounds: Vec<Ground>,
    /// What the authority has to do.
    pub duties: Vec<Duty>,
    /// Questions whose answers could still change its position or a duty.
    pub asks: Vec<Question>,
}

/// Something that national law has the authority do.
#[derive(Clone, Debug)]
pub struct Duty {
    /// What.
    pub text: String,
    /// Whether it is owed, or may be.
    pub truth: Truth,
    /// The rule that says so.
    pub rule: String,
    /// How far that rule can be trusted.
    pub mark: Mark,
    /// What the rule was read in.
    pub read_in: Vec<Cited>,
}

/// Evaluates every overlay over every line; the most severe line counts.
pub(crate) fn find(
    inquiry: &Inquiry<'_>,
    products: &Products<'_>,
    found: &[(LineScene, Walk<'_>)],
    baseline: PositionRange,
) -> Vec<OverlayFinding> {
    let barred = inquiry.corpus.guidelines.bar == Some(baseline.at_least);
    inquiry.overlays.iter().map(|overlay| one(inquiry, products, found, overlay, barred)).collect()
}

fn one(
    inquiry: &Inquiry<'_>,
    products: &Products<'_>,
    found: &[(LineScene, Walk<'_>)],
    overlay: &Overlay,
    barred: bool,
) -> OverlayFinding {
    let all = PositionRange { at_least: 0, could_be: overlay.positions.len().saturating_sub(1) };
    let mut ranges: Vec<PositionRange> = Vec::new();
    let mut grounds = Vec::new();
    let mut duties: Vec<Duty> = Vec::new();
    let mut questions: Vec<Question> = Vec::new();
    for (at, (line, _)) in found.iter().enumerate() {
        // What the overlay knows is put into a copy, so that nothing of it reaches the Guidelines.
        let mut own = line.clone();
        let destination = &inquiry.transfer.destination.state;
        let LineScene { dossier, judged, .. } = &mut own;
        let known =
            known::fill(inquiry.corpus, inquiry.regime, overlay, destination, inquiry.on, dossier, judged);
        let scene = own.scene(inquiry);
        let seen = Seen { inquiry, line: &own };
        let walk = walk::walk(
            overlay.rules.iter(),
            inquiry.on,
            &scene,
            Some(overlay.otherwise),
            overlay.positions.len(),
        );
        // INVARIANT (never mild by omission): on a day for which nothing is encoded everything is possible.
        ranges.push(if speaks(overlay, inquiry.on) { walk.range } else { all });
        let shown = overlay.rules.iter().filter(|rule| rule.effect == Effect::Shown);
        let shown = shown.filter_map(|rule| Step::of(rule, inquiry.on, &scene));
        let steps: Vec<Step<'_>> = walk.steps.iter().cloned().chain(shown).collect();
        for step in &steps {
            let mut own = ground(inquiry, &seen, step, Some(at));
            if let Effect::Position(place) = step.provision.effect {
                own.effect =
                    overlay.positions.get(place).map_or_else(String::new, |saying| saying.id.clone());
            }
            grounds.push(own);
            step.provision.duties.iter().for_each(|text| owe(&mut duties, step, text));
        }
        let stated = Seen { inquiry, line };
        // A rule that holds names what it rests on; where none does, what was filled in may be why.
        let held = walk.steps.iter().any(|step| step.truth.is_true());
        let told = known.iter().filter(|known| !held || matches!(known, Known::Disputed(_)));
        grounds.extend(told.map(|known| known.ground(overlay, &stated, &seen, at)));
        if let Some(product) = products.lines.get(at) {
            asks::join(&mut questions, asks::of_steps(inquiry, &own, product, at, &steps));
        }
    }
    questions.iter_mut().for_each(|question| question.overlays = vec![overlay.id.clone()]);
    let range = ranges.into_iter().reduce(PositionRange::most_severe).unwrap_or(all);
    let id = |at: usize| overlay.positions.get(at).map_or_else(String::new, |saying| saying.id.clone());
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
        asks: questions,
    }
}

/// Whether any rule of an overlay that gives a position is in force on a day.
fn speaks(overlay: &Overlay, on: jiff::civil::Date) -> bool {
    overlay.rules.iter().any(|rule| matches!(rule.effect, Effect::Position(_)) && rule.on(on).is_some())
}

/// A duty of a rule, once for all lines.
fn owe(duties: &mut Vec<Duty>, step: &Step<'_>, text: &str) {
    match duties.iter_mut().find(|known| known.rule == step.provision.id && known.text == text) {
        Some(known) => known.truth = known.truth.or(step.truth),
        None => duties.push(Duty {
            text: text.to_owned(),
            truth: step.truth,
            rule: step.provision.id.clone(),
            mark: step.text.mark,
            read_in: step.text.read_in.clone(),
        }),
    }
}
