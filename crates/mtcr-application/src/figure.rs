//! Figures as SVG: the plane of range and payload, the timeline of editions, the matrix of coverage.
//!
//! What the law says (`region`), what a dossier says (`product`) and the drawing are kept apart; a figure knows no limit,
//! entry or fact by name. Coordinates are whole numbers of a tenth of a pixel, so that the same input gives the same
//! bytes everywhere. Nothing is told by colour alone, and nothing is fetched: no script, no font, no reference outside
//! the file.

mod coverage;
mod frame;
mod hatch;
mod legend;
mod log;
mod mark;
mod place;
mod plane;
mod points;
mod product;
mod range_payload;
mod region;
mod scale;
mod strip;
mod svg;
mod timeline;
mod words;

pub use coverage::{CoverRow, CoverVerdict, coverage};
pub use plane::{NoPlane, Plane};
pub use range_payload::range_payload;
pub use region::{Reach, Region, regions};
pub use timeline::timeline;
