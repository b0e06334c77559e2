//! Tests of the reading layer, over a corpus of toys so that a change of the law never breaks them.

#[cfg(test)]
mod bad;
#[cfg(test)]
mod blob;
#[cfg(test)]
mod codes;
#[cfg(test)]
mod docs;
#[cfg(test)]
mod dossiers;
#[cfg(test)]
mod dummy;
#[cfg(test)]
mod folder;
#[cfg(test)]
mod limits;
#[cfg(test)]
mod overrides;
#[cfg(test)]
mod registry;
#[cfg(test)]
mod soup;
