//! Classification as a dialogue: the next question, an answer, and so on until nothing more can be settled.
//!
//! [`Interview`] is a list of answers and nothing else: its dossier, its classification and its next question follow
//! from them, so that taking an answer back restores the state before to the letter, and a program may keep the
//! answers wherever it likes ([`Interview::resume`]).
//! Each step asks what is expected to leave the fewest entries open; [`Effort`] says how much work that may be.

mod candidates;
mod choose;
mod given;
mod interview;
mod known;
mod newer;
mod play;
mod query;
mod script;
mod sorted;
mod spoken;
mod trial;
mod typed;

pub use choose::{Effort, Order};
pub use given::{Given, Said};
pub use interview::{Interview, Refused, Step};
pub use known::known;
pub use newer::{Touched, touched};
pub use play::{Played, play};
pub use query::{Choice, Form, Query};
