//! Tests of classification over the law of this repository.

#[cfg(test)]
mod ask;
#[cfg(test)]
mod asserted;
#[cfg(test)]
mod examples;
#[cfg(test)]
mod law;
#[cfg(test)]
mod mistakes;
#[cfg(test)]
mod national;
#[cfg(test)]
mod near;
#[cfg(test)]
mod nested;
#[cfg(test)]
mod refinement;
#[cfg(test)]
mod trade_off;
#[cfg(test)]
mod yields;
