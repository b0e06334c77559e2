//! Exact quantities: numbers, units, dimensions and intervals.
