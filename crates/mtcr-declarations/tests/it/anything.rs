//! Whatever stands in a line, it is judged, and the same every time.

use crate::world::{Clear, SCREEN, line};
use mtcr_declarations::{Judgement, Line, NoLicences, Seen, Space};
use proptest::prelude::*;

fn places_are_right(goods: &str, judgement: &Judgement) {
    for reason in &judgement.reasons {
        if let Seen::Words { at, text, .. } = &reason.seen {
            assert_eq!(goods.get(at.clone()), Some(text.as_str()));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn any_text_is_judged_and_space_of_earlier_lines_changes_nothing(
        goods in proptest::collection::vec("\\PC{0,40}", 1..6),
        parts in proptest::collection::vec(
            proptest::sample::select(vec!["turbojet", "r0cket", "火箭", "ракета", "300 KM", "toy", ",", "1e9 N s", "x̌", "\u{202e}", "%", "perchlorat"]),
            0..8,
        ),
    ) {
        let mut space = Space::default();
        for text in goods.iter().cloned().chain([parts.join(" "), parts.concat(), format!("{}{}", goods.concat(), parts.join(" "))]) {
            let line = Line { goods: text.clone(), ..line("x") };
            let again = SCREEN.judge(&mut space, &line, &Clear, &NoLicences);
            prop_assert_eq!(&SCREEN.judge(&mut Space::default(), &line, &Clear, &NoLicences), &again);
            places_are_right(&text, &again);
        }
    }

    #[test]
    fn any_cells_are_read_or_refused(cells in proptest::collection::vec(("[a-z-]{0,12}|goods|tariff|id|consignee|consignee-state|destination", "\\PC{0,30}"), 0..12)) {
        let cells = cells.iter().map(|(column, cell)| (column.as_str(), cell.as_str()));
        let _ = SCREEN.judge_cells(&mut Space::default(), cells, &Clear, &NoLicences);
    }
}
