//! Classifies a dossier against an edition of the Annex.
