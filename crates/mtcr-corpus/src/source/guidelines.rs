//! The Guidelines and the law of states beside them: `guidelines/` and `overlays/`.

mod cases;
mod overlay;
mod rule;
mod table;

pub use cases::{GuidelineCaseSource, GuidelineCasesSource};
pub use overlay::{KnownSource, OverlayRuleSource, OverlaySource};
pub use rule::{GuidelineRuleSource, GuidelineVersionSource};
use serde::{Deserialize, Serialize};
pub use table::{
    BridgeSource, ParameterSource, PositionsSource, RecordedSource, SayingSource, ShownValueSource,
};

use super::{Located, VocabularySource};

/// Everything that rules on transfers are made of, in the order of the files.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct GuidelinesSource {
    /// The words of transfers.
    pub vocabulary: VocabularySource,
    /// The provisions.
    pub rules: Vec<GuidelineRuleSource>,
    /// Positions and blockers.
    pub positions: Vec<PositionsSource>,
    /// Facts that are recorded.
    pub recorded: Vec<RecordedSource>,
    /// Facts that only classification gives.
    pub computed: Vec<(super::FileId, Located<String>)>,
    /// What is asked of the product.
    pub bridges: Vec<BridgeSource>,
    /// What a product can be said to be.
    pub values: Vec<ShownValueSource>,
    /// Flags that hold as soon as something is said; their rules are in the words of transfers.
    pub said: Vec<BridgeSource>,
    /// Figures that the regime does not publish.
    pub parameters: Vec<ParameterSource>,
    /// The law of states.
    pub overlays: Vec<OverlaySource>,
}
