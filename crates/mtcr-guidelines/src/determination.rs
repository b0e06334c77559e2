//! A transfer determined: its position with everything it rests on.

use crate::asks::{self, Question};
use crate::changes::{self, Change};
use crate::factors::{self, FactorSheet};
use crate::line::{self, LineScene, Products};
use crate::overlays::{self, OverlayFinding};
use crate::reason;
use crate::said;
use crate::walk::{self, PositionRange, Step, Walk};
use jiff::civil::Date;
use mtcr_annex::{Classification, Classifier};
use mtcr_corpus::corpus::guidelines::{Effect, Overlay, Provision};
use mtcr_corpus::source::{Mark, RuleKind};
use mtcr_corpus::transfer::Transfer;
use mtcr_corpus::{Cited, Corpus};
use mtcr_regime::Regime;
use mtcr_rules::{Dossier, FactId, Truth, Value};

/// What is to be determined, and by what.
#[derive(Clone, Debug)]
pub struct Inquiry<'a> {
    /// The law.
    pub corpus: &'a Corpus,
    /// The edition of the Annex.
    pub classifier: &'a Classifier<'a>,
    /// The transfer.
    pub transfer: &'a Transfer,
    /// The day of the decision.
    pub on: Date,
    /// Whether a later edition may already have been one on the day.
    pub edition_open: bool,
    /// The registry that says which states are members of the European Union; only overlays ask it.
    pub regime: Regime<'a>,
    /// What the exporting state may be on that day by the registry; empty when the registry does not know it.
    pub standing: Vec<String>,
    /// National law to be put beside.
    pub overlays: Vec<&'a Overlay>,
}

/// What the Guidelines say of a transfer.
#[derive(Clone, Debug)]
pub struct Determination<'a> {
    /// The position between two bounds, by places among the positions.
    pub range: PositionRange,
    /// What it rests on: provisions in the order of tests, then others.
    pub grounds: Vec<Ground>,
    /// What stands in the way of an approval, or may.
    pub blockers: Vec<Block>,
    /// What is still to be obtained from the end user.
    pub undertakings: Vec<Ground>,
    /// The factors to be weighed by people.
    pub factors: Vec<FactorSheet>,
    /// Questions whose answers could still change the position, a blocker, or what an overlay says.
    pub asks: Vec<Question>,
    /// What a recorded fact would change.
    pub changes: Vec<Change>,
    /// Recorded facts that have not happened, in words.
    pub absent: Vec<String>,
    /// National law beside it.
    pub overlays: Vec<OverlayFinding>,
    /// What was found of each line.
    pub lines: Vec<LineFinding<'a>>,
}

/// What was found of one line.
#[derive(Clone, Debug)]
pub struct LineFinding<'a> {
    /// Its position between two bounds.
    pub range: PositionRange,
    /// Which categories remain possible: none, II, I.
    pub categories: [bool; 3],
    /// Whether the classification is about the edition of the day.
    pub trusted: bool,
    /// What classification found.
    pub classification: Classification<'a>,
    /// The line in the words of transfers, with everything filled in.
    pub facts: Dossier,
    /// The same for people: name and value of each fact.
    pub facts_in_words: Vec<(String, String)>,
}

/// A provision that holds, or may hold, with its reasons.
#[derive(Clone, Debug)]
pub struct Ground {
    /// Its id.
    pub rule: String,
    /// The paragraph it belongs to.
    pub paragraph: String,
    /// A noun phrase.
    pub title: String,
    /// What sort of provision it is; `None` for a note of the Annex.
    pub kind: Option<RuleKind>,
    /// The line (from 0) it is about; `None` for all.
    pub line: Option<usize>,
    /// Whether it holds, or may.
    pub truth: Truth,
    /// The position, blocker or factor it gives; empty when none.
    pub effect: String,
    /// The facts it rests on, in words.
    pub why: Vec<String>,
    /// In own words.
    pub summary: String,
    /// What is uncertain about it; empty when nothing is.
    pub note: String,
    /// How far it can be trusted.
    pub mark: Mark,
    /// What it was read in.
    pub read_in: Vec<Cited>,
    /// The first day of its text.
    pub from: Option<Date>,
    /// The first day after its text.
    pub until: Option<Date>,
}

/// Something that stands in the way of an approval.
#[derive(Clone, Debug)]
pub struct Block {
    /// The blocker, by its place.
    pub blocker: usize,
    /// Whether it does, or may.
    pub truth: Truth,
    /// Why, line by line.
    pub grounds: Vec<Ground>,
}

/// Determines a transfer.
#[must_use]
pub fn determine<'a>(inquiry: &Inquiry<'a>) -> Determination<'a> {
    let products = products(inquiry);
    let all = inquiry.corpus.guidelines.positions.len();
    let found = walked(inquiry, &products, None);
    let range = join(&found, all);
    let overlays = overlays::find(inquiry, &products, &found, range);
    let mut asks = asks::collect(inquiry, &products, &found);
    overlays.iter().for_each(|overlay| asks::join(&mut asks, overlay.asks.clone()));
    let changes = changes::find(inquiry, &products, range);
    let factors = factors::sheets(inquiry, &products, &found);
    let absent = absent(inquiry, &found);
    let mut grounds = Vec::new();
    let mut undertakings = Vec::new();
    for (at, (scene, walk)) in found.iter().enumerate() {
        let seen = reason::Seen { inquiry, line: scene };
        grounds.extend(said::grounds(scene, at));
        grounds.extend(walk.steps.iter().map(|step| ground(inquiry, &seen, step, Some(at))));
    }
    for (at, (scene, walk)) in found.iter().enumerate() {
        for provision in &inquiry.corpus.guidelines.provisions {
            let into = match provision.kind {
                RuleKind::Release | RuleKind::Ground => &mut grounds,
                RuleKind::Undertaking => &mut undertakings,
                _ => continue,
            };
            if !shown_with(inquiry, provision, &walk.possible) {
                continue;
            }
            let step = Step::of(provision, inquiry.on, &scene.scene(inquiry));
            // What only may hold is no ground, unless it could take the line out of the Annex.
            let step = step.filter(|step| step.truth.is_true() || provision.kind == RuleKind::Release);
            into.extend(
                step.map(|step| ground(inquiry, &reason::Seen { inquiry, line: scene }, &step, Some(at))),
            );
        }
        if let Some(classification) = products.lines.get(at).filter(|found| line::is_trusted(inquiry, found))
        {
            grounds.extend(reason::exceptions(inquiry, scene, classification, at));
            grounds.extend(reason::allowances(classification, at));
        }
    }
    grounds.extend(principles(inquiry, range));
    let blockers = blockers(inquiry, &found);
    let lines = products
        .lines
        .into_iter()
        .zip(found)
        .map(|(classification, (scene, walk))| LineFinding {
            range: walk.range,
            categories: scene.possible,
            trusted: line::is_trusted(inquiry, &classification),
            facts_in_words: reason::Seen { inquiry, line: &scene }.all(),
            classification,
            facts: scene.dossier,
        })
        .collect();
    Determination { range, grounds, blockers, undertakings, factors, asks, changes, absent, overlays, lines }
}

pub(crate) fn products<'a>(inquiry: &Inquiry<'a>) -> Products<'a> {
    Products {
        lines: inquiry.transfer.lines.iter().map(|line| inquiry.classifier.classify(&line.product)).collect(),
        described: inquiry
            .transfer
            .lines
            .iter()
            .map(|line| line.described.as_ref().map(|product| inquiry.classifier.classify(product)))
            .collect(),
        earlier: inquiry.transfer.earlier.iter().map(|sent| inquiry.classifier.classify(sent)).collect(),
    }
}

/// Every line with its walk, where wanted with a recorded fact put in place of what is said.
pub(crate) fn walked<'g>(
    inquiry: &Inquiry<'g>,
    products: &Products<'g>,
    instead: Option<(FactId, &Value)>,
) -> Vec<(LineScene, Walk<'g>)> {
    let guidelines = &inquiry.corpus.guidelines;
    (0..products.lines.len())
        .filter_map(|at| LineScene::new(inquiry, products, at, instead))
        .map(|scene| {
            let provisions = guidelines.provisions.iter();
            let walk =
                walk::walk(provisions, inquiry.on, &scene.scene(inquiry), None, guidelines.positions.len());
            (scene, walk)
        })
        .collect()
}

/// The most severe of the lines; everything is possible where there is none.
pub(crate) fn join(found: &[(LineScene, Walk<'_>)], all: usize) -> PositionRange {
    let ranges = found.iter().map(|(_, walk)| walk.range);
    ranges
        .reduce(PositionRange::most_severe)
        .unwrap_or(PositionRange { at_least: 0, could_be: all.saturating_sub(1) })
}

pub(crate) fn shown_with(inquiry: &Inquiry<'_>, provision: &Provision, possible: &[usize]) -> bool {
    let positions = &inquiry.corpus.guidelines.positions;
    let mut ids = possible.iter().filter_map(|at| positions.get(*at)).map(|position| position.id.as_str());
    provision.shown_with.is_empty() || ids.any(|id| provision.shown_with.iter().any(|shown| shown == id))
}

/// A provision that holds or may hold, in words.
pub(crate) fn ground(
    inquiry: &Inquiry<'_>,
    seen: &reason::Seen<'_, '_>,
    step: &Step<'_>,
    line: Option<usize>,
) -> Ground {
    let guidelines = &inquiry.corpus.guidelines;
    let effect = match &step.provision.effect {
        Effect::Shown => None,
        Effect::Position(at) => guidelines.positions.get(*at).map(|position| position.id.clone()),
        Effect::Blocker(at) => guidelines.blockers.get(*at).map(|blocker| blocker.id.clone()),
        Effect::Factor(key) => Some(key.clone()),
    };
    Ground {
        effect: effect.unwrap_or_default(),
        why: seen.why(step),
        line,
        truth: step.truth,
        ..plain(step.provision, inquiry.on)
    }
}

/// A provision as it stands on a day.
fn plain(provision: &Provision, on: Date) -> Ground {
    let text = provision.on(on);
    Ground {
        rule: provision.id.clone(),
        paragraph: provision.paragraph.clone(),
        title: provision.title.clone(),
        kind: Some(provision.kind),
        line: None,
        truth: Truth::True,
        effect: String::new(),
        why: Vec::new(),
        summary: text.map_or_else(String::new, |text| text.summary.clone()),
        note: text.map_or_else(String::new, |text| text.note.clone()),
        mark: text.map_or(Mark::C, |text| text.mark),
        read_in: text.map_or_else(Vec::new, |text| text.read_in.clone()),
        from: text.map(|text| text.from),
        until: text.and_then(|text| text.until),
    }
}

fn principles(inquiry: &Inquiry<'_>, range: PositionRange) -> Vec<Ground> {
    let guidelines = &inquiry.corpus.guidelines;
    let position = range.settled().and_then(|at| guidelines.positions.get(at));
    let position = position.map_or(guidelines.refer.id.as_str(), |position| position.id.as_str());
    let principles = guidelines.provisions.iter().filter(|provision| provision.kind == RuleKind::Principle);
    principles
        .filter(|provision| provision.on(inquiry.on).is_some())
        .filter(|provision| provision.shown_with.iter().any(|shown| shown == position))
        .map(|provision| plain(provision, inquiry.on))
        .collect()
}

fn blockers(inquiry: &Inquiry<'_>, found: &[(LineScene, Walk<'_>)]) -> Vec<Block> {
    let guidelines = &inquiry.corpus.guidelines;
    let mut blocks: Vec<Block> = Vec::new();
    for provision in guidelines.provisions.iter().filter(|provision| provision.kind == RuleKind::Blocker) {
        let Effect::Blocker(blocker) = provision.effect else {
            continue;
        };
        let Some(saying) = guidelines.blockers.get(blocker) else {
            continue;
        };
        for (at, (scene, walk)) in found.iter().enumerate() {
            let mut positions = walk.possible.iter().filter_map(|place| guidelines.positions.get(*place));
            if !positions.any(|position| position.blockers.contains(&saying.id)) {
                continue;
            }
            let Some(step) = Step::of(provision, inquiry.on, &scene.scene(inquiry)) else {
                continue;
            };
            let ground = ground(inquiry, &reason::Seen { inquiry, line: scene }, &step, Some(at));
            match blocks.iter_mut().find(|block| block.blocker == blocker) {
                Some(block) => {
                    block.truth = block.truth.or(step.truth);
                    block.grounds.push(ground);
                }
                None => blocks.push(Block { blocker, truth: step.truth, grounds: vec![ground] }),
            }
        }
    }
    blocks.sort_by_key(|block| block.blocker);
    blocks
}

/// What recorded facts say by their absence, where that is the same on every line.
fn absent(inquiry: &Inquiry<'_>, found: &[(LineScene, Walk<'_>)]) -> Vec<String> {
    let said = |recorded: &mtcr_corpus::corpus::guidelines::Recorded| {
        inquiry.transfer.lines.iter().any(|line| match (recorded.list, recorded.fact) {
            (None, Some(fact)) => line.facts.value(fact).is_some_and(|value| *value != Value::Flag(false)),
            (Some(list), None) => {
                line.facts.list(list).is_some_and(|list| !list.members.is_empty())
                    || found.iter().any(|(scene, _)| {
                        scene.dossier.list(list).is_some_and(|list| !list.members.is_empty())
                    })
            }
            _ => true,
        })
    };
    let recorded = inquiry.corpus.guidelines.recorded.iter();
    recorded.filter(|recorded| !said(recorded)).map(|recorded| recorded.absent.clone()).collect()
}
