//! Sorts of quantity that powers of base units alone would merge.

/// A sort of quantity. All but `Plain` stand alone: they multiply only with plain numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Kind {
    /// Told by its powers of base units.
    Plain,
    /// Share of a mixture by mass.
    MassFraction,
    /// Share of a mixture by volume.
    VolumeFraction,
    /// Absorbed dose, matter unstated.
    AbsorbedDose,
    /// Absorbed dose in silicon.
    SiliconDose,
    /// Decibels between two values of one sort.
    LevelDifference,
    /// Decibels relative to a pressure of 20 micropascals.
    SoundLevel,
    /// Decibels relative to a milliwatt.
    MilliwattLevel,
    /// Decibels relative to an antenna that radiates equally in all directions.
    IsotropicGain,
    /// Decibels relative to a square metre.
    SquareMetreLevel,
}

impl Kind {
    pub(crate) const fn is_level(self) -> bool {
        matches!(
            self,
            Self::LevelDifference
                | Self::SoundLevel
                | Self::MilliwattLevel
                | Self::IsotropicGain
                | Self::SquareMetreLevel
        )
    }

    /// What the sort is called in a sentence; `None` for `Plain`.
    pub(crate) const fn name(self) -> Option<&'static str> {
        Some(match self {
            Self::Plain => return None,
            Self::MassFraction => "mass fraction",
            Self::VolumeFraction => "volume fraction",
            Self::AbsorbedDose => "absorbed dose",
            Self::SiliconDose => "absorbed dose in silicon",
            Self::LevelDifference => "level difference in decibels",
            Self::SoundLevel => "sound pressure level relative to 20 uPa",
            Self::MilliwattLevel => "power level relative to 1 mW",
            Self::IsotropicGain => "antenna gain relative to isotropic",
            Self::SquareMetreLevel => "cross-section level relative to 1 m2",
        })
    }
}
