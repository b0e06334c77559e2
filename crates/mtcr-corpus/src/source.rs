//! The documents of the corpus and dossiers as plain data: what the files say, and where.
//!
//! Nothing here has a meaning yet. Names are not resolved, quantities and rules are texts; every value that
//! a later check may complain about carries its [`Span`].

mod accepted;
mod cases;
mod crosswalk;
mod definition;
mod dossier;
mod edition;
mod entry;
mod file;
mod guidelines;
mod item;
mod located;
mod national;
mod note;
mod origin;
mod overlay;
mod registry;
mod shape;
mod sources;
mod table;
mod transfer;
mod version;
mod vocabulary;
mod words;

pub use accepted::AcceptedSource;
pub use cases::{CaseSource, CasesSource};
pub use crosswalk::{
    BasisOfRowSource, CrosswalkEntrySource, CrosswalkListSource, CrosswalkRowSource, CrosswalkSource,
};
pub use definition::DefinitionSource;
pub use dossier::{
    DEEPEST_DOSSIER, DossierSource, EntryAssertionSource, FactSource, ListSource, MOST_MEMBERS, OriginSource,
};
pub use edition::{EditionSource, NationalEffectSource};
pub use entry::EntrySource;
pub use file::{FileId, SourceFile};
pub use guidelines::{
    BridgeSource, GuidelineCaseSource, GuidelineCasesSource, GuidelineRuleSource, GuidelineVersionSource,
    GuidelinesSource, KnownSource, OverlayRuleSource, OverlaySource, ParameterSource, PositionsSource,
    RecordedSource, SayingSource, ShownValueSource,
};
pub use item::ItemSource;
pub use located::{Located, Span};
pub(crate) use national::read_cases;
pub use national::{
    ExplainedSource, NationalEntrySource, NationalHeadSource, NationalListSource, ParagraphSource,
    RemarkOfListSource, TermSource,
};
pub use note::NoteSource;
pub use origin::ReadInSource;
pub use overlay::MissingFromBase;
pub use registry::{
    BasisSource, ChairSource, EuSource, FormerSource, NameSource, PlenarySource, RegistrySource,
    RemarkSource, StandingSource, StateSource, TimeSource,
};
pub use shape::Shape;
pub use sources::SourceSource;
pub use table::{RowSource, TableSource};
pub use transfer::{DetailSource, EarlierSource, LineSource, PartySource, PersonSource, TransferSource};
pub use version::{
    AllowanceSource, CategorySource, DoubtSource, ExceptionSource, ExclusionSource, FromSource,
    ReadingSource, VersionNoteSource, VersionSource,
};
pub use vocabulary::{
    ActivitySource, BoundSource, ClassSource, DisjointSource, FactDeclaration, FormSource, ListDeclaration,
    MethodCaseSource, MethodFigure, MethodSource, PlainSource, PurposeSource, SpeechSource, SpellingSource,
    SubstanceSource, SynonymSource, TradeOffSource, UseSource, ValueSource, VocabularySource,
};
pub use words::{
    CaseCategory, Category, DatePrecision, Expect, FactKind, Fires, ListHolds, Mark, Moves, NoteKind,
    Precision, Relation, Role, RuleKind, SourceKind, StandingKind, TextStatus, Uncovered, Word,
};
