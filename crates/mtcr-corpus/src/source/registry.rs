//! States and bodies of the regime over time: `registry/`.

mod bodies;
mod state;
mod time;

use serde::{Deserialize, Serialize};

use super::{Located, SourceSource};
use crate::reader::Fields;
pub use bodies::{ChairSource, EuSource, FormerSource, PlenarySource};
pub use state::{NameSource, RemarkSource, StandingSource, StateSource};
pub use time::{BasisSource, TimeSource};

/// Everything a registry says.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RegistrySource {
    /// Whether its states are made up; only a registry in one file says so.
    pub fictitious: Option<Located<bool>>,
    /// States.
    pub states: Vec<StateSource>,
    /// States that are no more.
    pub former: Vec<FormerSource>,
    /// Chairs of the regime.
    pub chairs: Vec<ChairSource>,
    /// Plenaries.
    pub plenaries: Vec<PlenarySource>,
    /// Membership of the European Union.
    pub eu: Vec<EuSource>,
}

impl RegistrySource {
    /// A registry in one file, with what it cites.
    pub(crate) fn read_whole(mut fields: Fields<'_>) -> (Self, Vec<SourceSource>) {
        let fictitious = fields.required("fictitious").and_then(|value| value.flag());
        let mut registry = Self { fictitious, ..Self::default() };
        registry.states = fields.tables("state").into_iter().map(StateSource::read).collect();
        registry.read_former(&mut fields);
        registry.read_chairs(&mut fields);
        registry.read_plenaries(&mut fields);
        registry.read_eu(&mut fields);
        let sources = fields.tables("source").into_iter().map(SourceSource::read).collect();
        (registry, sources)
    }

    /// States without a standing, a row each.
    pub(crate) fn read_rows(&mut self, fields: &mut Fields<'_>) {
        self.states.extend(fields.tables("state").into_iter().map(StateSource::read_row));
    }

    pub(crate) fn read_former(&mut self, fields: &mut Fields<'_>) {
        self.former.extend(fields.tables("former").into_iter().map(FormerSource::read));
    }

    pub(crate) fn read_chairs(&mut self, fields: &mut Fields<'_>) {
        self.chairs.extend(fields.tables("chair").into_iter().map(ChairSource::read));
    }

    pub(crate) fn read_plenaries(&mut self, fields: &mut Fields<'_>) {
        self.plenaries.extend(fields.tables("plenary").into_iter().map(PlenarySource::read));
    }

    pub(crate) fn read_eu(&mut self, fields: &mut Fields<'_>) {
        self.eu.extend(fields.tables("membership").into_iter().map(EuSource::read));
    }
}
