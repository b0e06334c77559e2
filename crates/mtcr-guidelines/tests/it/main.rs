//! Tests of determinations over the law of this repository.

#[cfg(test)]
mod bar;
#[cfg(test)]
mod book;
#[cfg(test)]
mod cases;
#[cfg(test)]
mod examples;
#[cfg(test)]
mod law;
#[cfg(test)]
mod mistakes;
#[cfg(test)]
mod overlay_mistakes;
#[cfg(test)]
mod overlays;
#[cfg(test)]
mod recorded;
#[cfg(test)]
mod refinement;
#[cfg(test)]
mod said;
#[cfg(test)]
mod severity;
