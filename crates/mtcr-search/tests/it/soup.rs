//! Whatever is typed, a search answers or refuses; it never falls over.

use crate::law::FINDER;
use proptest::prelude::*;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn any_text_is_answered(text in "\\PC{0,120}") {
        let _ = FINDER.find(&text, 10);
    }

    #[test]
    fn anything_that_looks_like_codes_and_figures_is_answered(
        text in "(([0-9]{1,9}|[A-Za-z]{1,4}|[-.,;()/%°µ ]|km|GPa|deg/h|e[-+]?[0-9]|to ){1,6} ?){0,12}"
    ) {
        let _ = FINDER.find(&text, 10);
    }
}
