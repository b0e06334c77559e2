//! Tests of the reading layer, over a corpus of toys so that a change of the law never breaks them.

mod bad;
mod blob;
mod codes;
mod dossiers;
mod dummy;
mod folder;
mod limits;
mod overrides;
mod soup;
