//! Licences that lines refer to.

use crate::world::{Clear, ON, has, judged, line};
use jiff::civil::date;
use mtcr_declarations::{Issued, NoLicences, Outcome, Register, Sign};

fn register() -> Register {
    let issued = |entries: &[&str], used_up: bool, until| Issued {
        entries: entries.iter().map(|entry| (*entry).to_owned()).collect(),
        from: date(2026, 1, 1),
        until,
        used_up,
    };
    Register::new(
        ON,
        [
            ("XA-1".to_owned(), issued(&["4"], false, None)),
            ("XA-2".to_owned(), issued(&["4"], true, None)),
            ("XA-3".to_owned(), issued(&["4"], false, Some(ON))),
            ("XA-4".to_owned(), issued(&["9"], false, None)),
            ("XA-5".to_owned(), issued(&["9.A.4"], false, Some(date(2026, 3, 3)))),
        ],
    )
}

fn outcome(goods: &str, licence: &str) -> (Outcome, Sign) {
    let mut line = line(goods);
    line.licence = Some(licence.to_owned());
    let judgement = judged(&line, &Clear, &register());
    let signs = Sign::ALL.iter().copied().filter(|sign| sign.as_str().starts_with("licence-"));
    let said: Vec<Sign> = signs.filter(|sign| has(&judgement, *sign)).collect();
    match said.as_slice() {
        [one] => (judgement.outcome, *one),
        _ => panic!("{judgement:?}"),
    }
}

#[test]
fn what_is_known_of_a_licence_decides() {
    let goods = "ammonium perchlorate";
    assert_eq!(outcome(goods, "xa-1"), (Outcome::Cleared, Sign::LicenceCovers));
    assert_eq!(outcome(goods, "XA-2"), (Outcome::Rejected, Sign::LicenceUsedUp));
    assert_eq!(outcome(goods, "XA-3"), (Outcome::Rejected, Sign::LicenceEnded));
    assert_eq!(outcome(goods, "XA-4"), (Outcome::Rejected, Sign::LicenceOtherGoods));
    assert_eq!(outcome(goods, "XA-9"), (Outcome::Referred, Sign::LicenceUnknown));
    // A gyro may be of 9.A.4 or of 9.A.5.
    assert_eq!(outcome("laser gyro", "XA-5"), (Outcome::Referred, Sign::LicencePartly));
}

#[test]
fn a_licence_that_serves_nothing_is_rejected_whatever_the_goods_are() {
    assert_eq!(outcome("cotton", "XA-2"), (Outcome::Rejected, Sign::LicenceUsedUp));
    assert_eq!(outcome("cotton", "XA-1"), (Outcome::Cleared, Sign::LicenceCovers));
}

#[test]
fn without_a_register_every_licence_is_unknown() {
    let mut line = line("cotton");
    line.licence = Some("XA-1".to_owned());
    assert_eq!(judged(&line, &Clear, &NoLicences).outcome, Outcome::Referred);
}
