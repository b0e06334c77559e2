//! Known answers of the public formats, proofs under change, and exports that somebody tampered with.

#[cfg(test)]
mod entry;
#[cfg(test)]
mod fixture;
#[cfg(test)]
mod growth;
#[cfg(test)]
mod large;
#[cfg(test)]
mod notes;
#[cfg(test)]
mod proofs;
#[cfg(test)]
mod sealed;
#[cfg(test)]
mod tamper;
#[cfg(test)]
mod tiles;
#[cfg(test)]
mod trust;
#[cfg(test)]
mod vectors;
#[cfg(test)]
mod witness;
