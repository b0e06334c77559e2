//! Figures that trade against each other.

use crate::dummy::rows;
use mtcr_rules::Truth::{False, True, Unknown};

const BOTH: &str = "some flight has (reach >= 300 km and load >= 500 kg)";

#[test]
fn some_achievable_loading_meets_both() {
    rows(&[
        (BOTH, "flight 280_km 600_kg achievable", Unknown),
        (BOTH, "flight 280_km 600_kg achievable\nmax-reach = 900 km\nmax-load = 700 kg", Unknown),
        (BOTH, "max-load = 60 kg", False),
        (BOTH, "max-load = ..<500 kg", False),
        (BOTH, "max-load = 500 kg", Unknown),
        (BOTH, "max-reach = 299.9 km", False),
        (BOTH, "max-reach = 300 km", Unknown),
        (BOTH, "flight 300_km 500_kg greatest", True),
        (BOTH, "flight 299_km 500_kg greatest", False),
        (BOTH, "flight 299_km 500_kg greatest\nmax-reach = 2000 km", False),
        (BOTH, "flight 299_km 501_kg greatest", Unknown),
        (BOTH, "flight 299_km 501_kg greatest\nmax-load = 500 kg", Unknown),
        (BOTH, "flight 299_km 400_kg greatest", False),
        (BOTH, "flight 400_km 400_kg greatest\nflight 299_km 500_kg greatest", False),
        (BOTH, "flight 400_km 400_kg greatest\nflight 299_km 600_kg greatest", Unknown),
        (BOTH, "flight 299_km 400_kg..500_kg greatest", False),
        (BOTH, "flight 299_km 400_kg..501_kg greatest", Unknown),
        (BOTH, "flight 250_km..299_km 500_kg greatest", False),
        (BOTH, "flight 250_km..300_km 500_kg greatest", Unknown),
        (
            "some flight has (reach >= 300 km or load >= 500 kg)",
            "max-reach = 299 km\nmax-load = 499 kg",
            False,
        ),
        ("some flight has (reach >= 300 km or load >= 500 kg)", "max-reach = 299 km", Unknown),
    ]);
}
