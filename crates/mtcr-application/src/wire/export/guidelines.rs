//! The Guidelines and national law beside them, in the export.

use crate::wire::{VocabularyForm, cited};
use mtcr_corpus::Corpus;
use mtcr_corpus::corpus::guidelines::{
    Effect, Guidelines, Overlay, Parameter, Provision, ProvisionText, Recorded, Saying,
};
use serde::Serialize;

/// Everything that rules on transfers say.
#[derive(Clone, Debug, Serialize)]
pub struct GuidelinesForm {
    /// The words of transfers.
    pub vocabulary: VocabularyForm,
    /// Positions from the mildest to the most severe.
    pub positions: Vec<SayingForm>,
    /// What is said where the position is not settled.
    pub refer: SayingForm,
    /// The position that no overlay lifts; null when there is none.
    pub bar: Option<String>,
    /// What may stand in the way of an approval.
    pub blockers: Vec<SayingForm>,
    /// Provisions: positions in the order of tests, then the others by id.
    pub provisions: Vec<ProvisionForm>,
    /// Facts and lists whose absence means that it has not happened.
    pub recorded: Vec<RecordedForm>,
    /// Facts that only classification gives.
    pub computed: Vec<String>,
    /// What is asked of the product.
    pub bridges: Vec<BridgeForm>,
    /// Entries for which a near miss is evidence.
    pub near: Vec<String>,
    /// Figures that the regime does not publish.
    pub parameters: Vec<ParameterForm>,
    /// National law.
    pub overlays: Vec<OverlayLawForm>,
}

/// An id with its name for people and its meaning.
#[derive(Clone, Debug, Serialize)]
pub struct SayingForm {
    /// The id.
    pub id: String,
    /// Its name.
    pub label: String,
    /// What it means; empty when not said.
    pub meaning: String,
    /// Of a position: what may stand in the way of an approval there.
    pub blockers: Vec<String>,
}

/// A provision with its history.
#[derive(Clone, Debug, Serialize)]
pub struct ProvisionForm {
    /// Its id.
    pub id: String,
    /// The paragraph.
    pub paragraph: String,
    /// A noun phrase.
    pub title: String,
    /// What it does.
    pub kind: &'static str,
    /// The position, blocker or factor that it gives; null when none.
    pub effect: Option<String>,
    /// Its place in the order of tests; 0 where it has none.
    pub step: i64,
    /// The positions with which it is shown; with every one when there is none.
    pub shown_with: Vec<String>,
    /// What the authority has to do.
    pub duties: Vec<String>,
    /// Its texts, newest first.
    pub versions: Vec<ProvisionTextForm>,
}

/// The text of a provision for some time.
#[derive(Clone, Debug, Serialize)]
pub struct ProvisionTextForm {
    /// The first day.
    pub from: String,
    /// The first day after it; null when it has not ended.
    pub until: Option<String>,
    /// How far it can be trusted: A, B or C.
    pub mark: &'static str,
    /// What it was read in.
    pub read_in: Vec<String>,
    /// In own words.
    pub summary: String,
    /// What is uncertain about it; empty when nothing is.
    pub note: String,
    /// The condition on a transfer; null when there is none.
    pub rule: Option<String>,
    /// Of a factor: what is put under it.
    pub evidence: Vec<String>,
}

/// A fact or list whose absence means that it has not happened.
#[derive(Clone, Debug, Serialize)]
pub struct RecordedForm {
    /// The list; null for a fact of the transfer.
    pub list: Option<String>,
    /// The fact; null for the whole list.
    pub fact: Option<String>,
    /// Which way it may move the position.
    pub moves: &'static str,
    /// What its absence says.
    pub absent: String,
}

/// A question about the product whose answer is a flag of the transfer.
#[derive(Clone, Debug, Serialize)]
pub struct BridgeForm {
    /// The flag.
    pub fact: String,
    /// The rule, in the words of dossiers.
    pub rule: String,
}

/// A figure that the regime does not publish.
#[derive(Clone, Debug, Serialize)]
pub struct ParameterForm {
    /// Its id.
    pub id: String,
    /// The figure.
    pub value: i64,
    /// How far it can be trusted.
    pub mark: &'static str,
    /// What it was read in.
    pub read_in: Vec<String>,
    /// In own words.
    pub summary: String,
}

/// The law of a state or union.
#[derive(Clone, Debug, Serialize)]
pub struct OverlayLawForm {
    /// Its id.
    pub id: String,
    /// Its name.
    pub title: String,
    /// Whose law it is.
    pub jurisdiction: String,
    /// Its own positions from the mildest to the most severe.
    pub positions: Vec<SayingForm>,
    /// The position where none of its rules holds.
    pub otherwise: String,
    /// Its rules in the order of tests.
    pub rules: Vec<ProvisionForm>,
}

impl GuidelinesForm {
    pub(super) fn of(corpus: &Corpus) -> Self {
        let guidelines = &corpus.guidelines;
        let words = &guidelines.vocabulary;
        let fact = |id| words.fact(id).map_or_else(String::new, |fact| fact.name.clone());
        let own = |provision: &Provision| ProvisionForm::of(provision, guidelines, &guidelines.positions);
        let bar = guidelines.bar.and_then(|at| guidelines.positions.get(at));
        Self {
            vocabulary: VocabularyForm::of(words),
            positions: guidelines.positions.iter().map(SayingForm::of).collect(),
            refer: SayingForm::of(&guidelines.refer),
            bar: bar.map(|position| position.id.clone()),
            blockers: guidelines.blockers.iter().map(SayingForm::of).collect(),
            provisions: guidelines.provisions.iter().map(own).collect(),
            recorded: guidelines.recorded.iter().map(|one| RecordedForm::of(one, guidelines)).collect(),
            computed: guidelines.computed.iter().map(|id| fact(*id)).collect(),
            bridges: guidelines
                .bridges
                .iter()
                .map(|bridge| BridgeForm { fact: fact(bridge.fact), rule: bridge.rule.text().to_owned() })
                .collect(),
            near: guidelines.near.iter().map(|range| corpus.vocabulary.entries().prefix(*range)).collect(),
            parameters: guidelines.parameters.iter().map(ParameterForm::of).collect(),
            overlays: guidelines
                .overlays
                .iter()
                .map(|overlay| OverlayLawForm::of(overlay, guidelines))
                .collect(),
        }
    }
}

impl SayingForm {
    fn of(saying: &Saying) -> Self {
        Self {
            id: saying.id.clone(),
            label: saying.label.clone(),
            meaning: saying.meaning.clone(),
            blockers: saying.blockers.clone(),
        }
    }
}

impl ProvisionForm {
    /// A provision whose positions are among `positions`.
    fn of(provision: &Provision, guidelines: &Guidelines, positions: &[Saying]) -> Self {
        let id = |sayings: &[Saying], at: usize| sayings.get(at).map(|saying| saying.id.clone());
        Self {
            id: provision.id.clone(),
            paragraph: provision.paragraph.clone(),
            title: provision.title.clone(),
            kind: provision.kind.as_str(),
            effect: match &provision.effect {
                Effect::Shown => None,
                Effect::Position(at) => id(positions, *at),
                Effect::Blocker(at) => id(&guidelines.blockers, *at),
                Effect::Factor(key) => Some(key.clone()),
            },
            step: provision.step,
            shown_with: provision.shown_with.clone(),
            duties: provision.duties.clone(),
            versions: provision.texts.iter().map(ProvisionTextForm::of).collect(),
        }
    }
}

impl ProvisionTextForm {
    fn of(text: &ProvisionText) -> Self {
        Self {
            from: text.from.to_string(),
            until: text.until.map(|day| day.to_string()),
            mark: text.mark.as_str(),
            read_in: cited(&text.read_in),
            summary: text.summary.clone(),
            note: text.note.clone(),
            rule: text.rule.as_ref().map(|rule| rule.text().to_owned()),
            evidence: text.evidence.clone(),
        }
    }
}

impl RecordedForm {
    fn of(recorded: &Recorded, guidelines: &Guidelines) -> Self {
        let words = &guidelines.vocabulary;
        Self {
            list: recorded.list.and_then(|id| Some(words.list(id)?.decl.id.clone())),
            fact: recorded.fact.and_then(|id| Some(words.fact(id)?.name.clone())),
            moves: recorded.moves.as_str(),
            absent: recorded.absent.clone(),
        }
    }
}

impl ParameterForm {
    fn of(parameter: &Parameter) -> Self {
        Self {
            id: parameter.id.clone(),
            value: parameter.value,
            mark: parameter.mark.as_str(),
            read_in: cited(&parameter.read_in),
            summary: parameter.summary.clone(),
        }
    }
}

impl OverlayLawForm {
    fn of(overlay: &Overlay, guidelines: &Guidelines) -> Self {
        let otherwise = overlay.positions.get(overlay.otherwise);
        Self {
            id: overlay.id.clone(),
            title: overlay.title.clone(),
            jurisdiction: overlay.jurisdiction.clone(),
            positions: overlay.positions.iter().map(SayingForm::of).collect(),
            otherwise: otherwise.map_or_else(String::new, |saying| saying.id.clone()),
            rules: overlay
                .rules
                .iter()
                .map(|rule| ProvisionForm::of(rule, guidelines, &overlay.positions))
                .collect(),
        }
    }
}
