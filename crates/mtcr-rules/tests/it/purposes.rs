//! Purposes: words inside one another, runs of entries, systems described, complete statements.

use crate::dummy::rows;
use mtcr_rules::Truth::{False, True, Unknown};

#[test]
fn a_yes_holds_for_wider_words_and_a_no_for_narrower_ones() {
    rows(&[
        ("fit-for { 1.A.1 }", "made-for yes 1.A.1", True),
        ("fit-for { 1.A.1 }", "fit-for yes 1.A.1", True),
        ("fit-for { 1.A.1 }", "usable-in yes 1.A.1", Unknown),
        ("fit-for { 1.A.1 }", "made-for no 1.A.1", Unknown),
        ("fit-for { 1.A.1 }", "fit-for no 1.A.1", False),
        ("fit-for { 1.A.1 }", "usable-in no 1.A.1", False),
        ("fit-for { 1.A.1 }", "", Unknown),
        ("fit-for { beach }", "made-for yes beach", True),
        ("fit-for { beach }", "made-for yes school", Unknown),
        ("fit-for { beach }", "usable-in no beach", False),
    ]);
}

#[test]
fn runs_of_entries() {
    rows(&[
        ("usable-in { 1.A }", "usable-in yes 1.A.2", True),
        ("usable-in { 1.A.1 }", "usable-in yes 1.A", Unknown),
        ("usable-in { 1.A }", "usable-in yes 1.A", True),
        ("usable-in { 1.A }", "usable-in no 1.A.1", Unknown),
        ("usable-in { 1.A }", "usable-in no 1.A.1\nusable-in no 1.A.2", False),
        ("usable-in { 1.A }", "usable-in no 1", False),
        ("usable-in { 1.A, 2.A.1 }", "usable-in no 1.A", Unknown),
        ("usable-in { 1.A, 2.A.1 }", "usable-in no 1.A\nusable-in yes 2.A.1", True),
        ("usable-in { 1.A }", "usable-in no 10.A", Unknown),
    ]);
}

#[test]
fn described_systems() {
    rows(&[
        ("fit-for { 1.A }", "for made-for - 1.A.1", True),
        ("fit-for { 1.A }", "for usable-in - 1.A.1", Unknown),
        ("fit-for { 1.A }", "for made-for - 1.A.1?", Unknown),
        ("fit-for { 1.A }", "for made-for - 2.A.1", Unknown),
        ("fit-for { 1.A }", "for made-for - 2.A.1\ncomplete for", False),
        ("fit-for { 1.A }", "for made-for - 1.A.1?\ncomplete for", Unknown),
        ("fit-for { 1.A }", "for usable-in - 1.A.1\ncomplete for", Unknown),
        ("fit-for { 1.A }", "complete usable-in", False),
        ("usable-in { 1.A }", "complete fit-for", Unknown),
        ("fit-for { 1.A.1 }", "fit-for yes 1.A\ncomplete fit-for", Unknown),
        ("fit-for { 1.A }", "usable-in yes 1.A.1\ncomplete fit-for", False),
        ("fit-for { 1.A }", "usable-in yes 1.A.1\ncomplete usable-in", Unknown),
        ("fit-for { 1.A }", "usable-in yes 2.A.1\ncomplete usable-in", False),
        ("fit-for { 1.A }", "for usable-in - 1.A.1\ncomplete fit-for", False),
        ("made-for { 1.A }", "made-for yes 1\ncomplete fit-for", True),
        ("made-for { 1.A.1 }", "made-for yes 1.A\ncomplete fit-for", Unknown),
    ]);
}

#[test]
fn software_and_technology_serve_through_activities() {
    rows(&[
        ("serves { 1.A } through { use }", "for serves use 1.A.1", True),
        ("serves { 1.A } through { use }", "for serves repair 1.A.1", True),
        ("serves { 1.A } through { repair }", "for serves use 1.A.1", Unknown),
        ("serves { 1.A } through { repair }", "for serves making 1.A.1", Unknown),
        ("serves { 1.A } through { repair }", "for serves making 1.A.1\ncomplete for", False),
        ("serves { 1.A } through { use }", "for serves - 1.A.1", Unknown),
        ("serves { 1.A }", "for serves - 1.A.1", True),
        ("serves { 1.A } through { use }", "for made-for use 1.A.1", True),
        ("serves { 1.A } through { use }", "serves no 1.A", False),
        ("serves { 1.A } through { use }", "serves yes 1.A.1", Unknown),
        ("serves { 1.A }", "serves yes 1.A.1", True),
    ]);
}
