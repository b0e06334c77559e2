//! The generator makes the same lines everywhere, and keeps its halves apart.

mod halves;
