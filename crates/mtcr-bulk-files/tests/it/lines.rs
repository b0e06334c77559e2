//! Files of declarations: what lines come to, in every format, and runs that are stopped.

mod bad;
mod desk;
mod formats;
mod licences;
mod outcomes;
mod parties;
mod proposed;
mod resumed;

pub(crate) use desk::CORPUS;
