//! What other engines are handed over suffices to find what the plan finds, by three values and nothing else.

use crate::law::classifier;
use mtcr_bulk::Plan;
use mtcr_bulk::export::{Ends, Formula};
use mtcr_bulk_bench::rounds::batches;
use mtcr_bulk_bench::vector::numeric;
use mtcr_rules::Truth;
use mtcr_rules::syntax::Op;
use std::collections::BTreeMap;

/// What is known of one row.
struct Row {
    answered: BTreeMap<usize, bool>,
    figures: BTreeMap<usize, Ends>,
}

fn truth(formula: &Formula, row: &Row, found: &[Truth]) -> Truth {
    let all = |shown: bool, possible: bool| match (shown, possible) {
        (true, _) => Truth::True,
        (false, true) => Truth::Unknown,
        (false, false) => Truth::False,
    };
    let place = |limit: &usize| u32::try_from(*limit).unwrap();
    match formula {
        Formula::Always(truth) => *truth,
        Formula::Answered(test) => {
            row.answered.get(test).map_or(Truth::Unknown, |answer| Truth::from(*answer))
        }
        Formula::Figure { column, op, limit } => match row.figures.get(column) {
            None => Truth::Unknown,
            Some((low, high)) => match op {
                Op::AtLeast => all(*low >= place(limit), *high >= place(limit)),
                Op::MoreThan => all(*low > place(limit), *high > place(limit)),
                Op::AtMost => all(*high <= place(limit), *low <= place(limit)),
                Op::LessThan => all(*high < place(limit), *low < place(limit)),
            },
        },
        Formula::HighBelow { column, limit, or_equal } => match row.figures.get(column) {
            None => Truth::False,
            Some((_, high)) => Truth::from(*high < place(limit) || *or_equal && *high == place(limit)),
        },
        Formula::All(members) => members.iter().map(|at| found[*at]).min().unwrap_or(Truth::True),
        Formula::Any(members) => members.iter().map(|at| found[*at]).max().unwrap_or(Truth::False),
        Formula::Agreed(members) => {
            let first = found[members[0]];
            if members.iter().all(|at| found[*at] == first) { first } else { Truth::Unknown }
        }
        Formula::Not(inner) => found[*inner].not(),
        Formula::Possible(inner) => Truth::from(!found[*inner].is_false()),
        Formula::Certain(inner) => Truth::from(found[*inner].is_true()),
    }
}

#[test]
fn what_is_handed_over_suffices() {
    let classifier = classifier();
    let plan = Plan::compile(&classifier).unwrap();
    let exported = plan.export();
    let mut shown = 0;
    for batch in batches(&classifier, &plan, 2000, 8) {
        let rows = plan.handed_over(&batch);
        for (at, outcome) in plan.evaluate(&batch).iter().enumerate() {
            let row = Row { answered: rows.answered(at).collect(), figures: rows.figures(at).collect() };
            let mut found = Vec::new();
            for formula in &exported.formulas {
                let truth = truth(formula, &row, &found);
                found.push(truth);
            }
            let open = exported.entries.iter().map(|(entry, at)| (*entry, found[*at]));
            let open: Vec<_> = open.filter(|(_, truth)| !truth.is_false()).collect();
            let expected: Vec<_> = outcome.entries().map(|entry| (entry.entry, entry.truth)).collect();
            assert_eq!(open, expected, "row {at}");
            shown += open.iter().filter(|(_, truth)| truth.is_true()).count();
        }
    }
    assert!(shown > 50, "{shown}");
}

#[test]
fn entries_of_figures_are_told_from_others() {
    let classifier = classifier();
    let numeric = numeric(&Plan::compile(&classifier).unwrap().export());
    let of = |name: &str| {
        let entry = classifier.planned().find(|(entry, ..)| entry.name == name).unwrap().0.id;
        numeric.contains(&entry)
    };
    assert!(of("3.A.1.a") && of("4.C.2.c") && of("19.A.2"));
    assert!(!of("17.A.1"));
    assert!(numeric.len() < classifier.planned().count());
}
