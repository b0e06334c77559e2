//! The answer of `decide`.

use super::{ProductForm, cited};
use crate::decide::Options;
use crate::law::Law;
use mtcr_corpus::blob::text_digest;
use mtcr_corpus::transfer::TransferFile;
use mtcr_guidelines::{
    Block, Change, Determination, FactorSheet, Ground, Inquiry, OverlayFinding, PositionRange, Question,
};
use serde::Serialize;
use std::collections::BTreeMap;

/// What a determination is, said with each.
const NATURE: &str =
    "a position under the Guidelines, not a decision; deciding is the sole judgement of the government";

/// What the Guidelines say of one transfer.
#[derive(Clone, Debug, Serialize)]
pub struct DeterminationForm {
    /// That nobody vouches for the law, where that is so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub banner: Option<String>,
    /// The transfer.
    pub name: String,
    /// The day of the decision.
    pub on: String,
    /// The edition in force on that day.
    pub edition: String,
    /// The edition whose text was evaluated.
    pub evaluated_edition: String,
    /// The position; `refer` where it is not settled.
    pub position: String,
    /// The mildest position that remains possible.
    pub at_least: String,
    /// The most severe.
    pub could_be: String,
    /// The position in words.
    pub label: String,
    /// What it means.
    pub meaning: String,
    /// Whether somebody has to attend to it, by the table of positions.
    #[serde(skip)]
    pub attention: bool,
    /// What a determination is.
    pub nature: &'static str,
    /// What the answer does not speak of.
    pub scope: String,
    /// What it rests on.
    pub grounds: Vec<GroundForm>,
    /// What stands in the way of an approval, or may.
    pub blockers: Vec<BlockerForm>,
    /// What is still to be obtained from the end user.
    pub undertakings: Vec<GroundForm>,
    /// The factors to be weighed by people, by key. No score.
    pub factors: BTreeMap<String, FactorForm>,
    /// Questions whose answers could still change the position or a blocker.
    pub asks: Vec<TransferQuestionForm>,
    /// Recorded facts that would change the position.
    pub would_change: Vec<ChangeForm>,
    /// What has not happened as of the day.
    pub not_recorded: Vec<String>,
    /// National law beside it.
    pub overlays: Vec<OverlayForm>,
    /// The lines.
    pub lines: Vec<LineForm>,
    /// What is needed to determine it again.
    pub record: RecordForm,
}

/// A provision that holds or may hold.
#[derive(Clone, Debug, Serialize)]
pub struct GroundForm {
    /// Its id.
    pub rule: String,
    /// The paragraph.
    pub paragraph: String,
    /// The line from 1; null for all.
    pub line: Option<usize>,
    /// The facts it rests on.
    pub why: Vec<String>,
    /// A noun phrase.
    pub title: String,
    /// What sort of provision it is.
    pub kind: &'static str,
    /// `true` where it holds, `unknown` where it may.
    pub holds: String,
    /// The position, blocker or factor it gives; empty when none.
    pub effect: String,
    /// In own words.
    pub summary: String,
    /// What is uncertain about it.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// How far it can be trusted: A, B or C.
    pub mark: &'static str,
    /// What it was read in.
    pub read_in: Vec<String>,
    /// The first day of the text; null for notes of the Annex.
    pub from: Option<String>,
    /// The first day after it; null while it holds.
    pub until: Option<String>,
}

/// Something that stands in the way.
#[derive(Clone, Debug, Serialize)]
pub struct BlockerForm {
    /// Its id.
    pub id: String,
    /// In words.
    pub label: String,
    /// `true` where it does, `unknown` where it may.
    pub blocks: String,
    /// Why.
    pub grounds: Vec<GroundForm>,
}

/// A factor with evidence.
#[derive(Clone, Debug, Serialize)]
pub struct FactorForm {
    /// The provision.
    pub rule: String,
    /// A noun phrase.
    pub title: String,
    /// In own words.
    pub summary: String,
    /// What is known.
    pub evidence: Vec<String>,
    /// What should be known and is not.
    pub missing: Vec<String>,
    /// What a person finds; always empty here.
    pub finding: &'static str,
    /// How far it can be trusted.
    pub mark: &'static str,
    /// What it was read in.
    pub read_in: Vec<String>,
    /// The first day of the factor.
    pub from: String,
}

/// A question about a transfer.
#[derive(Clone, Debug, Serialize)]
pub struct TransferQuestionForm {
    /// The name to answer under.
    pub name: String,
    /// The line from 1; null for the whole transfer.
    pub line: Option<usize>,
    /// The question.
    pub question: String,
    /// The provisions it could decide.
    pub rules: Vec<String>,
}

/// A recorded fact with the position there would be.
#[derive(Clone, Debug, Serialize)]
pub struct ChangeForm {
    /// The fact.
    pub fact: String,
    /// The question that a yes would answer.
    pub question: String,
    /// The position then.
    pub position: String,
    /// The mildest then.
    pub at_least: String,
    /// The most severe then.
    pub could_be: String,
}

/// National law beside the Guidelines.
#[derive(Clone, Debug, Serialize)]
pub struct OverlayForm {
    /// Its id.
    pub id: String,
    /// Its name.
    pub title: String,
    /// Its position; where the bar of the Guidelines stands, that one.
    pub position: String,
    /// Its own position, whatever the Guidelines say.
    pub own_position: String,
    /// The mildest of its own that remain possible.
    pub at_least: String,
    /// The most severe.
    pub could_be: String,
    /// Its own position in words.
    pub label: String,
    /// Whether the bar of the Guidelines stands in its place.
    pub barred: bool,
    /// What it rests on.
    pub grounds: Vec<GroundForm>,
    /// What the authority has to do.
    pub duties: Vec<NoteForm>,
}

/// Something to be done, and whether that is settled.
#[derive(Clone, Debug, Serialize)]
pub struct NoteForm {
    /// What.
    pub text: String,
    /// `true`, or `unknown`.
    pub holds: String,
}

/// One line.
#[derive(Clone, Debug, Serialize)]
pub struct LineForm {
    /// Its name.
    pub name: String,
    /// How much.
    pub quantity: String,
    /// For how much.
    pub value: String,
    /// Its position.
    pub position: String,
    /// The mildest that remains possible.
    pub at_least: String,
    /// The most severe.
    pub could_be: String,
    /// Which categories remain possible: `none`, `II`, `I`.
    pub categories: Vec<&'static str>,
    /// Whether the classification is about the edition of the day.
    pub classification_counts: bool,
    /// What is known of it in the words of transfers.
    pub facts: BTreeMap<String, String>,
    /// What classification found.
    pub classification: ProductForm,
}

/// What is needed to determine it again.
#[derive(Clone, Debug, Serialize)]
pub struct RecordForm {
    /// SHA-256 of the law.
    pub corpus: String,
    /// The program's version.
    pub engine: &'static str,
    /// The edition asked for; null when that of the day was taken.
    pub edition: Option<String>,
    /// The national law put beside.
    pub overlays: Vec<String>,
    /// The transfer, then the dossiers it names.
    pub files: Vec<FileForm>,
}

/// A file as it was read.
#[derive(Clone, Debug, Serialize)]
pub struct FileForm {
    /// Its name.
    pub name: String,
    /// SHA-256 of its text.
    pub sha256: String,
    /// Its text.
    pub text: String,
}

impl RecordForm {
    /// The record of a transfer that was read.
    #[must_use]
    pub fn new(law: &Law, file: &TransferFile, options: &Options) -> Self {
        RecordForm {
            corpus: law.corpus.digest.clone(),
            engine: env!("CARGO_PKG_VERSION"),
            edition: options.edition.clone(),
            overlays: options.overlays.clone(),
            files: file
                .texts()
                .map(|(name, text)| FileForm {
                    name: name.to_owned(),
                    sha256: text_digest(text),
                    text: text.to_owned(),
                })
                .collect(),
        }
    }
}

/// A range in words: position, mildest, most severe.
fn named(inquiry: &Inquiry<'_>, range: PositionRange) -> (String, String, String) {
    let guidelines = &inquiry.corpus.guidelines;
    let id =
        |at: usize| guidelines.positions.get(at).map_or_else(String::new, |position| position.id.clone());
    let position = range.settled().map_or_else(|| guidelines.refer.id.clone(), id);
    (position, id(range.at_least), id(range.could_be))
}

impl DeterminationForm {
    /// The form of a determination.
    #[must_use]
    pub fn of(law: &Law, inquiry: &Inquiry<'_>, found: &Determination<'_>, record: RecordForm) -> Self {
        let guidelines = &inquiry.corpus.guidelines;
        let choice = inquiry.classifier.edition();
        let edition = |id| inquiry.corpus.edition(id).map_or_else(String::new, |edition| edition.id.clone());
        let (position, at_least, could_be) = named(inquiry, found.range);
        let saying =
            found.range.settled().and_then(|at| guidelines.positions.get(at)).unwrap_or(&guidelines.refer);
        let mut grounds: Vec<GroundForm> = Vec::new();
        grounds.extend(about_edition(inquiry, found));
        grounds.extend(found.grounds.iter().map(GroundForm::of));
        DeterminationForm {
            banner: law.banner(),
            name: inquiry.transfer.name.clone(),
            on: inquiry.on.to_string(),
            edition: edition(choice.wanted),
            evaluated_edition: edition(choice.evaluated),
            position,
            at_least,
            could_be,
            label: saying.label.clone(),
            meaning: saying.meaning.clone(),
            attention: saying.attention,
            nature: NATURE,
            scope: format!(
                "the MTCR Guidelines and Annex (edition {}) and nothing else; {}",
                edition(choice.wanted),
                super::SCOPE
            ),
            grounds,
            blockers: found.blockers.iter().map(|block| BlockerForm::of(inquiry, block)).collect(),
            undertakings: found.undertakings.iter().map(GroundForm::of).collect(),
            factors: found.factors.iter().map(|sheet| (sheet.key.clone(), FactorForm::of(sheet))).collect(),
            asks: found.asks.iter().map(TransferQuestionForm::of).collect(),
            would_change: found.changes.iter().map(|change| ChangeForm::of(inquiry, change)).collect(),
            not_recorded: found.absent.clone(),
            overlays: found.overlays.iter().map(|overlay| OverlayForm::of(inquiry, overlay)).collect(),
            lines: found
                .lines
                .iter()
                .zip(&inquiry.transfer.lines)
                .map(|(line, sent)| {
                    let (position, at_least, could_be) = named(inquiry, line.range);
                    let words = ["none", "II", "I"].into_iter().zip(line.categories);
                    LineForm {
                        name: sent.name.clone(),
                        quantity: sent.quantity.clone(),
                        value: sent.value.clone(),
                        position,
                        at_least,
                        could_be,
                        categories: words.filter(|(_, possible)| *possible).map(|(word, _)| word).collect(),
                        classification_counts: line.trusted,
                        facts: line.facts_in_words.iter().cloned().collect(),
                        classification: ProductForm::of(
                            &line.classification,
                            (!sent.file.is_empty()).then_some(sent.file.as_str()),
                        ),
                    }
                })
                .collect(),
            record,
        }
    }

    /// Whether somebody has to attend to it, by the table of positions.
    #[must_use]
    pub fn needs_attention(&self) -> bool {
        self.attention
    }
}

/// That the text of the edition of the day is not held, or that it is open which edition that is.
fn about_edition(inquiry: &Inquiry<'_>, found: &Determination<'_>) -> Vec<GroundForm> {
    let choice = inquiry.classifier.edition();
    let edition = |id| inquiry.corpus.edition(id).map_or("", |edition| edition.id.as_str());
    let ground = |rule: &str, summary: String| GroundForm {
        rule: rule.to_owned(),
        paragraph: "Annex".to_owned(),
        line: None,
        why: Vec::new(),
        title: "The edition of the day".to_owned(),
        kind: "ground",
        holds: "true".to_owned(),
        effect: String::new(),
        summary,
        note: String::new(),
        mark: "A",
        read_in: Vec::new(),
        from: None,
        until: None,
    };
    let mut grounds = Vec::new();
    if choice.is_substituted() {
        let counts = if found.lines.iter().all(|line| line.trusted) {
            "every line carries an asserted entry, so that nothing rests on that text"
        } else {
            "what it finds does not count; a line counts by an asserted entry"
        };
        let (wanted, evaluated) = (edition(choice.wanted), edition(choice.evaluated));
        let text = format!(
            "The text of edition {wanted} is not held; that of {evaluated} was used in its place: {counts}."
        );
        grounds.push(ground("edition-substituted", text));
    }
    if inquiry.edition_open {
        let text = "A later edition is dated to a month or year that this day falls into: which of the two held is open, and a line counts by an asserted entry.";
        grounds.push(ground("edition-open", text.to_owned()));
    }
    grounds
}

impl GroundForm {
    fn of(ground: &Ground) -> Self {
        GroundForm {
            rule: ground.rule.clone(),
            paragraph: ground.paragraph.clone(),
            line: ground.line.map(|at| at + 1),
            why: ground.why.clone(),
            title: ground.title.clone(),
            kind: ground.kind.map_or("annex", mtcr_corpus::source::RuleKind::as_str),
            holds: ground.truth.to_string(),
            effect: ground.effect.clone(),
            summary: ground.summary.clone(),
            note: ground.note.clone(),
            mark: ground.mark.as_str(),
            read_in: cited(&ground.read_in),
            from: ground.from.map(|day| day.to_string()),
            until: ground.until.map(|day| day.to_string()),
        }
    }
}

impl BlockerForm {
    fn of(inquiry: &Inquiry<'_>, block: &Block) -> Self {
        let saying = inquiry.corpus.guidelines.blockers.get(block.blocker);
        BlockerForm {
            id: saying.map_or_else(String::new, |saying| saying.id.clone()),
            label: saying.map_or_else(String::new, |saying| saying.label.clone()),
            blocks: block.truth.to_string(),
            grounds: block.grounds.iter().map(GroundForm::of).collect(),
        }
    }
}

impl FactorForm {
    fn of(sheet: &FactorSheet) -> Self {
        FactorForm {
            rule: sheet.rule.clone(),
            title: sheet.title.clone(),
            summary: sheet.summary.clone(),
            evidence: sheet.evidence.clone(),
            missing: sheet.missing.clone(),
            finding: "",
            mark: sheet.mark.as_str(),
            read_in: cited(&sheet.read_in),
            from: sheet.from.to_string(),
        }
    }
}

impl TransferQuestionForm {
    fn of(question: &Question) -> Self {
        TransferQuestionForm {
            name: question.name.clone(),
            line: question.line.map(|at| at + 1),
            question: question.text.clone(),
            rules: question.rules.clone(),
        }
    }
}

impl ChangeForm {
    fn of(inquiry: &Inquiry<'_>, change: &Change) -> Self {
        let (position, at_least, could_be) = named(inquiry, change.range);
        ChangeForm {
            fact: change.fact.clone(),
            question: change.question.clone(),
            position,
            at_least,
            could_be,
        }
    }
}

impl OverlayForm {
    fn of(inquiry: &Inquiry<'_>, overlay: &OverlayFinding) -> Self {
        let guidelines = &inquiry.corpus.guidelines;
        let bar = guidelines.bar.filter(|_| overlay.barred).and_then(|at| guidelines.positions.get(at));
        OverlayForm {
            id: overlay.id.clone(),
            title: overlay.title.clone(),
            position: bar.map_or_else(|| overlay.position.clone(), |bar| bar.id.clone()),
            own_position: overlay.position.clone(),
            at_least: overlay.at_least.clone(),
            could_be: overlay.could_be.clone(),
            label: overlay.label.clone(),
            barred: overlay.barred,
            grounds: overlay.grounds.iter().map(GroundForm::of).collect(),
            duties: overlay
                .duties
                .iter()
                .map(|(text, truth)| NoteForm { text: text.clone(), holds: truth.to_string() })
                .collect(),
        }
    }
}
