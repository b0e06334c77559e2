//! Legal forms at the end of a firm's name.

use crate::rng::Rng;

/// Forms that say the same, in one row, as registers and letterheads write them.
const FORMS: [&[&str]; 22] = [
    &["Limited", "Ltd", "Ltd.", "LTD"],
    &["Co., Ltd.", "Company Limited", "Co. Ltd", "Co Limited"],
    &["LLC", "L.L.C.", "Limited Liability Company", "OOO"],
    &["JSC", "Joint Stock Company", "AO", "J.S.C."],
    &["PJSC", "Public Joint Stock Company", "PAO"],
    &["OJSC", "Open Joint Stock Company", "OAO"],
    &["CJSC", "Closed Joint Stock Company", "ZAO"],
    &["Inc", "Inc.", "Incorporated"],
    &["Corp", "Corp.", "Corporation"],
    &["Co", "Co.", "Company"],
    &["GmbH", "G.m.b.H.", "Gesellschaft mit beschrankter Haftung"],
    &["SARL", "S.A.R.L.", "Societe a responsabilite limitee"],
    &["S.A.", "SA", "Societe Anonyme", "Sociedad Anonima"],
    &["S.A. de C.V.", "SA de CV", "Sociedad Anonima de Capital Variable"],
    &["PLC", "P.L.C.", "Public Limited Company"],
    &["FZE", "F.Z.E.", "Free Zone Establishment"],
    &["FZCO", "Free Zone Company", "FZC"],
    &["Pvt. Ltd.", "Private Limited", "Pvt Ltd", "(Pvt) Ltd"],
    &["Sdn. Bhd.", "Sdn Bhd", "Sendirian Berhad"],
    &["Pte. Ltd.", "Pte Ltd", "Private Limited"],
    &["AG", "Aktiengesellschaft"],
    &["FGUP", "Federal State Unitary Enterprise", "FSUE"],
];

/// A text by which two ways to write one form are the same.
fn plain(text: &str) -> String {
    text.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// What stands before the form at the end of a name, and the row of the form. The longest form is taken.
fn parted(name: &str) -> Option<(String, &'static [&'static str])> {
    let words: Vec<&str> = name.split_whitespace().collect();
    for count in (1..=5).rev() {
        let Some((rest, last)) = words.len().checked_sub(count).and_then(|at| words.split_at_checked(at))
        else {
            continue;
        };
        let last = plain(&last.concat());
        let row = FORMS.iter().find(|row| row.iter().any(|form| plain(form) == last));
        if let Some(row) = row {
            let rest = rest.join(" ").trim_end_matches([',', ' ', '-']).to_owned();
            return rest
                .chars()
                .filter(|letter| letter.is_alphabetic())
                .count()
                .ge(&4)
                .then_some((rest, row));
        }
    }
    None
}

/// The same form in other words.
pub(super) fn changed(name: &str, rng: &mut Rng) -> Option<String> {
    let (rest, row) = parted(name)?;
    let others: Vec<&&str> =
        row.iter().filter(|form| !name.to_lowercase().ends_with(&form.to_lowercase())).collect();
    Some(format!("{rest} {}", rng.pick(&others)?))
}

/// Without the form.
pub(super) fn dropped(name: &str) -> Option<String> {
    parted(name).map(|(rest, _)| rest)
}

/// Whether a name begins with a form, as Russian and Ukrainian ones do.
fn is_led(name: &str) -> bool {
    let words: Vec<&str> = name.split_whitespace().collect();
    (1..=5).filter_map(|count| words.get(..count)).any(|first| {
        let first = plain(&first.concat());
        FORMS.iter().any(|row| row.iter().any(|form| plain(form) == first))
    })
}

/// With a form that the name does not have; none for a name that has one at its end or beginning.
pub(super) fn added(name: &str, rng: &mut Rng) -> Option<String> {
    if parted(name).is_some() || is_led(name) || name.ends_with([')', '"', '.']) {
        return None;
    }
    let form = rng.pick(&["Ltd", "LLC", "Co., Ltd.", "Inc.", "Company", "JSC", "GmbH", "S.A."])?;
    Some(format!("{name} {form}"))
}
