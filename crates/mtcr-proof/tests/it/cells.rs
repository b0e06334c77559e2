//! Products drawn from the cells of the Annex never contradict a proof, and the evaluator agrees with the account of
//! every product that the proofs use.

