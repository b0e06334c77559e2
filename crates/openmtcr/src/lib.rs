//! OpenMTCR: the command mtcr and the library behind it.
