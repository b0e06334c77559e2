//! Every predicate: shown, refuted, open, and exactly at its limit.

use crate::dummy::rows;
use mtcr_rules::Truth::{False, True, Unknown};

#[test]
fn classes() {
    rows(&[
        ("class is kite", "class kite", True),
        ("class is kite", "class box-kite", True),
        ("class is box-kite", "class kite", Unknown),
        ("class is kite", "class drone", False),
        ("class is box-kite", "class drone", False),
        ("class is kite", "class cloth", False),
        ("class is kite", "class toy", Unknown),
        ("class is kite", "", Unknown),
        ("class in { kite, drone }", "class drone", True),
        ("class in { kite, drone }", "class cloth", False),
        ("class in { kite, drone }", "class toy", Unknown),
    ]);
}

#[test]
fn numbers_compare_exactly_at_the_limit() {
    rows(&[
        ("max-reach >= 300 km", "max-reach = 300 km", True),
        ("max-reach >= 300 km", "max-reach = 0.3 Mm", True),
        ("max-reach >= 300 km", "max-reach = 300000 m", True),
        ("max-reach >= 300 km", "max-reach = 299.999999999 km", False),
        ("max-reach > 300 km", "max-reach = 300 km", False),
        ("max-reach > 300 km", "max-reach = 300.000000001 km", True),
        ("max-reach <= 300 km", "max-reach = 300 km", True),
        ("max-reach < 300 km", "max-reach = 300 km", False),
        ("max-reach >= 300 km", "", Unknown),
    ]);
}

#[test]
fn uncertain_numbers_settle_only_what_all_of_them_settle() {
    rows(&[
        ("max-reach >= 300 km", "max-reach = 300 km..400 km", True),
        ("max-reach >= 300 km", "max-reach = >300 km..", True),
        ("max-reach > 300 km", "max-reach = 300 km..400 km", Unknown),
        ("max-reach > 300 km", "max-reach = >300 km..", True),
        ("max-reach >= 300 km", "max-reach = ..<300 km", False),
        ("max-reach >= 300 km", "max-reach = ..300 km", Unknown),
        ("max-reach > 300 km", "max-reach = ..300 km", False),
        ("max-reach < 300 km", "max-reach = 299 km ± 1 km", Unknown),
        ("max-reach <= 300 km", "max-reach = 299 km ± 1 km", True),
    ]);
}

#[test]
fn counts_flags_and_words() {
    rows(&[
        ("lines >= 2", "lines = 2", True),
        ("lines > 2", "lines = 2", False),
        ("painted", "painted = true", True),
        ("painted", "painted = false", False),
        ("painted", "", Unknown),
        ("not painted", "painted = false", True),
        ("colour is red", "colour = red", True),
        ("colour is red", "colour = green", False),
        ("colour is red", "colour = red|green", Unknown),
        ("colour in { red, green }", "colour = red|green", True),
        ("colour in { red, green }", "colour = blue", False),
        ("colour is red", "colour = other", False),
        ("grade at-least fine", "grade = fine", True),
        ("grade above fine", "grade = fine", False),
        ("grade above fine", "grade = finest", True),
        ("grade at-most fine", "grade = coarse", True),
        ("grade below fine", "grade = fine", False),
        ("grade at-least fine", "grade = coarse|fine", Unknown),
        ("grade at-least fine", "grade = other", Unknown),
        ("features is bell", "features = +bell", True),
        ("features is bell", "features = -bell", False),
        ("features is bell", "features = +tail", Unknown),
        ("features in { bell, lamp }", "features = -bell", Unknown),
        ("features in { bell, lamp }", "features = -bell -lamp", False),
    ]);
}

#[test]
fn spans() {
    rows(&[
        ("temperature reaches below -45 degC", "temperature = -45 degC..60 degC", False),
        ("temperature reaches below -45 degC", "temperature = -45.1 degC..60 degC", True),
        ("temperature reaches above 55 degC", "temperature = -45 degC..55 degC", False),
        ("temperature reaches above 55 degC", "temperature = ..60 degC", True),
        ("temperature reaches above 55 degC", "temperature = 0 degC..", Unknown),
        ("temperature covers -54 degC to 125 degC", "temperature = -54 degC..125 degC", True),
        ("temperature covers -54 degC to 125 degC", "temperature = -53.9 degC..125 degC", False),
        ("temperature covers -54 degC to 125 degC", "temperature = -54 degC..", Unknown),
        ("temperature covers -54 degC to 125 degC", "temperature = ..124 degC", False),
        ("temperature overlaps 0 degC to 10 degC", "temperature = 10 degC..20 degC", True),
        ("temperature overlaps 0 degC to 10 degC", "temperature = 10.1 degC..20 degC", False),
        ("temperature overlaps 0 degC to 10 degC", "temperature = ..-1 degC", False),
    ]);
}

#[test]
fn substances_and_families() {
    rows(&[
        ("substance is silk", "substance = silk", True),
        ("substance is silk", "substance = nylon", False),
        ("substance is silk", "substance = other", False),
        ("substance is silk", "", Unknown),
        ("share(silk) >= 90 %wt", "share(silk) = 90 %wt", True),
        ("share(silk) >= 90 %wt", "share(silk) = 89 %wt", False),
    ]);
}

#[test]
fn connectives_follow_strong_kleene_logic() {
    rows(&[
        ("painted and class is kite", "painted = false", False),
        ("painted and class is kite", "painted = true", Unknown),
        ("painted or class is kite", "painted = true", True),
        ("painted or class is kite", "painted = false", Unknown),
        ("not (painted and class is kite)", "painted = false", True),
        ("unsettled \"nobody knows\"", "painted = true", Unknown),
        ("painted or unsettled \"nobody knows\"", "painted = true", True),
    ]);
}

#[test]
fn lists_are_open_unless_complete() {
    let some = "some flight has (reach >= 300 km and load >= 500 kg)";
    let every = "every flight has (reach >= 300 km)";
    rows(&[
        (some, "flight 300_km 500_kg", True),
        (some, "flight 300_km 499_kg\nflight 299_km 500_kg", Unknown),
        (some, "flight 300_km 499_kg\nflight 299_km 500_kg\ncomplete flight", False),
        (some, "complete flight", False),
        (some, "flight 300_km -\ncomplete flight", Unknown),
        (every, "flight 300_km -", Unknown),
        (every, "flight 300_km -\ncomplete flight", True),
        (every, "flight 299_km -", False),
        (every, "complete flight", False),
        ("at least 2 flight has (reach >= 300 km)", "flight 300_km -\nflight 400_km -", True),
        ("at least 2 flight has (reach >= 300 km)", "flight 300_km -", Unknown),
        ("at least 2 flight has (reach >= 300 km)", "flight 300_km -\nflight 1_km -\ncomplete flight", False),
        ("at least 2 flight has (reach >= 300 km)", "flight 300_km -\nflight - -\ncomplete flight", Unknown),
    ]);
}
