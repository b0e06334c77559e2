//! Reads the corpus and dossiers from files, checks everything, reports every problem at once.
