//! What the Guidelines say about a transfer.
//!
//! [`determine`] takes a transfer, its day and a classifier and gives a [`Determination`]: a position between two
//! bounds, the provisions and facts that led there, what stands in the way of an approval, the sheet of factors for
//! people to fill in, and the questions that are open. It is a position and never a decision.
//!
//! Every line is seen as a dossier in the words of transfers, and provisions are rules over it; what classification
//! finds of the product stands in that dossier like any other fact. The crate does no input or output, knows no clock,
//! no state and no entry by name, and weighs nothing.

mod asks;
pub mod cases;
mod changes;
mod determination;
mod factors;
mod known;
mod line;
mod members;
mod names;
mod overlays;
mod reason;
mod record;
mod said;
mod walk;

pub use asks::Question;
pub use changes::Change;
pub use determination::{Block, Determination, Ground, Inquiry, LineFinding, determine};
pub use factors::FactorSheet;
pub use overlays::{Duty, OverlayFinding};
pub use walk::PositionRange;
