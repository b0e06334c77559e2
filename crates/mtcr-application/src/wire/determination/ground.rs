//! Provisions that hold, with the facts they rest on.

use crate::wire::cited;
use mtcr_guidelines::{Determination, Ground, Inquiry};
use serde::Serialize;
use utoipa::ToSchema;

/// A provision that holds or may hold.
#[derive(Clone, Debug, Serialize, ToSchema)]
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

impl GroundForm {
    pub(super) fn of(ground: &Ground) -> Self {
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

/// That no text of the Guidelines is in force on the day, that the text of its edition is not held, or that it is open which
/// edition that is.
pub(super) fn about_edition(inquiry: &Inquiry<'_>, found: &Determination<'_>) -> Vec<GroundForm> {
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
    let provisions = &inquiry.corpus.guidelines.provisions;
    if provisions.iter().all(|provision| provision.on(inquiry.on).is_none()) {
        let first = provisions.iter().flat_map(|provision| &provision.texts).map(|text| text.from).min();
        let first = first.map_or_else(String::new, |day| format!("; the first is from {day}"));
        let text = format!(
            "No provision of the Guidelines is in force on {}{first}: nothing is settled by them, and nothing is excluded.",
            inquiry.on
        );
        grounds.push(GroundForm {
            paragraph: "Guidelines".to_owned(),
            title: "The text of the day".to_owned(),
            ..ground("no-provision-in-force", text)
        });
    }
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
