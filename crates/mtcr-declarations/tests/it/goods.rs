//! Words, figures and headings.

use crate::world::{Clear, has, is_referred, judged, line_under, of, suspected};
use mtcr_declarations::{How, NoLicences, Outcome, Seen, Sign};

#[test]
fn goods_of_entries_are_referred_in_many_languages_and_scripts() {
    for (goods, entry) in [
        ("solid rocket motor", "2.A.1.c.1"),
        ("AMMONIUM PERCHLORATE, 50 KG DRUMS", "4.C.4.b"),
        ("perchlorate d'ammonium en fûts", "4.C.4.b"),
        ("Faserwickelmaschinen, vierachsig", "6.B.1.a"),
        ("Drueckwalzmaschine", "3.B.3"),
        ("прямоточного воздушно-реактивного двигателя", "3.A.2"),
        ("光纤陀螺 两台", "9.A.4"),
        ("بيركلورات الأمونيوم", "4.C.4.b"),
        ("CAS 7790-98-9", "4.C.4.b"),
        ("carbon fiber prepreg", "6.C.1"),
    ] {
        let judgement = of(goods);
        assert_eq!(judgement.outcome, Outcome::Referred, "{goods}: {judgement:?}");
        assert!(suspected(&judgement).iter().any(|one| one == entry), "{goods}: {:?}", suspected(&judgement));
        assert!(has(&judgement, Sign::LicenceMissing), "{goods}");
    }
}

#[test]
fn ordinary_goods_are_cleared_without_a_reason() {
    for goods in [
        "cotton T-shirts",
        "rocket salad, fresh",
        "bicycle pump",
        "thrust ball bearings",
        "Bremsbeläge für Personenkraftwagen",
        "насос центробежный для воды",
        "塑料餐具",
        "pocket sockets and rackets",
    ] {
        let judgement = of(goods);
        assert_eq!(judgement.outcome, Outcome::Cleared, "{goods}: {judgement:?}");
        assert!(judgement.reasons.is_empty() && judgement.rows.is_empty(), "{goods}");
    }
}

#[test]
fn disguised_words_are_found_and_the_judgement_says_how() {
    for (goods, how) in [
        ("turbo jet engine", How::Joined),
        ("turbo-jet", How::Joined),
        ("T U R B O J E T", How::Joined),
        ("turbopumpfor oxygen", How::Joined),
        ("turb0jet 3ngine", How::Digits),
        ("tubrojet", How::Slip),
        ("ammonium perchlorrate", How::Slip),
        ("trbjt", How::Abbreviated),
        ("tur\u{200b}bojet", How::Plain),
        ("tиrbojet".replace('и', "u").replace('o', "о").as_str(), How::Plain),
    ] {
        let judgement = of(goods);
        let hows: Vec<How> = judgement
            .reasons
            .iter()
            .filter_map(|reason| match &reason.seen {
                Seen::Words { how, .. } => Some(*how),
                _ => None,
            })
            .collect();
        assert!(hows.contains(&how), "{goods}: {judgement:?}");
    }
}

#[test]
fn words_are_told_with_their_place() {
    let goods = "Ersatzteile: лазерный гироскоп, neu";
    let judgement = of(goods);
    let places: Vec<&str> = judgement
        .reasons
        .iter()
        .filter_map(|reason| match &reason.seen {
            Seen::Words { at, text, .. } => {
                assert_eq!(goods.get(at.clone()), Some(text.as_str()));
                Some(text.as_str())
            }
            _ => None,
        })
        .collect();
    assert!(places.contains(&"лазерный гироскоп"), "{places:?}");
}

#[test]
fn a_figure_counts_from_exactly_its_limit_on() {
    // More than 20 litres; a fair word alone is too little.
    assert!(!is_referred("spraying drone, capacity 20 l"));
    assert!(is_referred("spraying drone, capacity 20.001 l"));
    assert!(!is_referred("spraying drone, capacity 20 litres"));
    let judgement = of("SPRAYING DRONE, CAPACITY 22 L");
    assert!(has(&judgement, Sign::ValueAtLimit), "{judgement:?}");
}

#[test]
fn a_named_figure_well_short_speaks_against_what_is_not_strong_only() {
    assert!(is_referred("unmanned aircraft"));
    assert!(!is_referred("unmanned aircraft, range 3 km"));
    assert!(is_referred("unmanned aircraft, 3 km of cable"));
    assert!(is_referred("cruise missile, range 3 km"));
    assert!(is_referred("unmanned aircraft, range 290 km"), "near to a limit is not well short of it");
}

#[test]
fn counter_terms_speak_against_what_is_not_strong_beside_them_only() {
    assert!(!is_referred("missile toy"));
    assert!(is_referred("missile, toys"), "other goods of the line");
    assert!(is_referred("toy cruise missile"), "a strong term");
}

#[test]
fn a_heading_adds_to_words_and_some_suffice_alone() {
    let under = |tariff: &str, goods: &str| judged(&line_under(tariff, goods), &Clear, &NoLicences);
    assert_eq!(under("8412.10.00", "machine parts").outcome, Outcome::Referred);
    assert_eq!(under("84122100", "machine parts").outcome, Outcome::Cleared);
    assert_eq!(under("90142020", "gyro").outcome, Outcome::Referred);
    assert_eq!(under("950300", "gyro").outcome, Outcome::Cleared);
}
