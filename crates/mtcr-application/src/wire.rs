//! What answers look like as JSON: types of their own, filled by hand from those of the engine.

mod ask;
mod audit;
mod blank;
mod check;
mod classification;
mod coverage;
mod determination;
mod difference;
mod edition;
mod entry;
mod export;
mod finding;
mod national;
mod problem;
mod registry;
mod replay;
mod screen;
mod screening_lists;
mod search;
mod vocabulary;

pub use ask::{
    AnswerForm, AnswerKindForm, AskedForm, ChoiceForm, MemberFactForm, OutcomeForm, SessionForm, StepForm,
};
pub use audit::{AuditFindingForm, AuditForm, HeadOfLogForm, SignedForm};
pub use blank::{BlankForm, BlankTransferForm};
pub use check::{AgreementForm, CheckForm, CheckedListForm, CheckedRulesForm, HoldingsForm};
pub use classification::{
    CategoryForm, ClassificationForm, ContainedForm, NearForm, OpenForm, ProductForm, QuestionForm, SCOPE,
};
pub use coverage::{
    ButForForm, CoverageCountsForm, CoverageForm, CoveredEntryForm, ExplanationForm, NearestForm,
};
pub use determination::{
    BlockerForm, ChangeForm, DeterminationForm, DeterminationsForm, DutyForm, FactorForm, FileForm,
    GroundForm, LineForm, OverlayForm, RecordForm, TransferQuestionForm,
};
pub use difference::{AmendedForm, ChangedEntryForm, EditionDiffForm, EffectForm, ReaderForm};
pub use edition::{EditionForm, NationalEffectForm};
pub(crate) use entry::children;
pub use entry::{EntryDetailForm, EntryRowForm, NamedForm, VersionForm};
pub use export::{
    BasisOfRowForm, BridgeForm, CORPUS_SCHEMA, ChairRowForm, CorpusForm, CrosswalkForm, CrosswalkLineForm,
    CrosswalkListForm, FormerRowForm, GuidelinesForm, MembershipRowForm, OverlayLawForm, ParameterForm,
    PlenaryRowForm, ProvisionForm, ProvisionTextForm, RecordedForm, RegistryRowsForm, SayingForm,
    StandingRowForm, StateRowForm,
};
pub use finding::{EntryFindingForm, ExceptionForm, FindingForm};
pub use national::{
    CrosswalkRowForm, NationalListForm, ParagraphDetailForm, ParagraphRowForm, ParagraphTextForm,
    RemarkOfListForm, RowProofForm, TermForm,
};
pub use problem::ProblemForm;
pub use registry::{
    BasisForm, ChairForm, EditionOnForm, EuForm, FormerForm, HeadForm, LagForm, MomentForm, NameForm,
    OpenStateForm, PeriodForm, PlenaryForm, PlenaryOnForm, RegistryForm, RemarkForm, StandingForm, StateForm,
    StateRefForm, TallyForm, TallyOnForm,
};
pub use replay::{DifferenceForm, ReplayForm, ReplayedForm, RestsOnForm};
pub use screen::{
    AskedListForm, ComparedByForm, PairForm, RefusalForm, ScreenForm, ScreenHitForm, ScreenOutcomeForm,
    ScreenedForm, StepOfScoreForm,
};
pub use screening_lists::{
    ChangeOfListForm, ChangedEntryOfListForm, EntryOfListForm, FileOfListForm, ImportForm, ListDiffForm,
    ListForm, ListsForm, RowProblemForm, VersionOfListForm,
};
pub use search::{CorrectedForm, HitForm, ReasonForm, SearchForm, TouchedForm};
pub use vocabulary::{FactForm, VocabularyForm, WordForm};

use mtcr_corpus::{Category, Cited};

/// Citations as they are written: source, then place.
fn cited(read_in: &[Cited]) -> Vec<String> {
    read_in.iter().map(ToString::to_string).collect()
}

/// A category as it is written.
fn category(category: Option<Category>) -> Option<&'static str> {
    category.map(Category::as_str)
}
