//! The generator makes the same lines everywhere and keeps its halves apart, and the screen reaches its marks on them.

mod halves;
mod marks;
