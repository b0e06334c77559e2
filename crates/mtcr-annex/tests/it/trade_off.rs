//! Range against payload, as the design asks for it.

use crate::law::under;

#[test]
fn some_achievable_loading_must_meet_both() {
    for (facts, expected) in [
        ("[[operating-point]]\nrange = '280 km'\npayload = '600 kg'", "undetermined"),
        ("[facts]\nmax-payload = '60 kg'", "not-controlled"),
        ("[facts]\nmax-take-off-mass = '499 kg'", "not-controlled"),
        ("[[operating-point]]\nrange = '300 km'\npayload = '500 kg'", "controlled"),
        ("[[operating-point]]\nrange = '0.3 Mm'\npayload = '500 kg'", "controlled"),
        (
            "[[operating-point]]\nrange = '299.9 km'\npayload = '500 kg'\nkind = 'maximum-range-at-this-payload'",
            "not-controlled",
        ),
        ("[facts]\nmax-range = '900 km'\nmax-payload = '700 kg'", "undetermined"),
    ] {
        let text = format!("name = 'rocket'\nclass = ['rocket-system']\n{facts}");
        assert_eq!(under(&text, "1.A.1"), expected, "{facts}");
    }
}

#[test]
fn payload_is_summed_from_mass_elements_by_type() {
    let element = |element: &str, mass: &str, removable: bool| {
        format!("[[mass-element]]\nelement = '{element}'\nmass = '{mass}'\nremovable = {removable}\n")
    };
    let rocket = |elements: &str| {
        format!(
            "name = 'r'\nclass = ['sounding-rocket']\ncomplete = ['mass-element']\n[facts]\nmax-range = '400 km'\n{elements}"
        )
    };
    let instruments = element("mission-equipment", "450 kg", true);
    for (elements, expected) in [
        (instruments.clone(), "not-controlled"),
        (instruments.clone() + &element("recovery-equipment", "60 kg", true), "undetermined"),
        (instruments.clone() + &element("recovery-equipment", "60 kg", false), "not-controlled"),
        (instruments + &element("countermeasure", "60 kg", true), "not-controlled"),
    ] {
        assert_eq!(under(&rocket(&elements), "1.A.1"), expected, "{elements}");
    }
}
