//! The consolidated list of the Security Council: `CONSOLIDATED_LIST` with `INDIVIDUAL` and `ENTITY`.

use super::record::Record;
use super::{Context, Loaded, Part};
use crate::ListError;
use crate::dates;
use crate::identifiers::{identifier, introduced};
use crate::xml::{Element, Records};
use mtcr_screening::{IdentifierKind, Kind, NameRole, Quality};

/// The parts of a name, in order.
const NAME_PARTS: [&str; 4] = ["FIRST_NAME", "SECOND_NAME", "THIRD_NAME", "FOURTH_NAME"];

pub(super) fn read(context: &Context<'_>, part: Part<'_>) -> Result<Loaded, ListError> {
    let mut records = Records::open(part, "CONSOLIDATED_LIST", &["INDIVIDUAL", "ENTITY"], context.limits)?;
    let published = dates::day(records.root().attribute("dateGenerated"));
    let mut loaded = Loaded { parties: Vec::new(), problems: Vec::new(), published };
    while let Some((element, line)) = records.next_record()? {
        let record = record(context, &element, records.file(), line);
        loaded.take(record.finish(context));
    }
    Ok(loaded)
}

fn record(context: &Context<'_>, element: &Element, file: &str, line: u32) -> Record {
    let person = element.name == "INDIVIDUAL";
    let prefix = if person { "INDIVIDUAL" } else { "ENTITY" };
    let mut record = Record::new(if person { Kind::Person } else { Kind::Organisation }, file, line);
    record.uid = match element.value("REFERENCE_NUMBER") {
        reference if !reference.is_empty() => reference,
        _ => element.value("DATAID"),
    };
    names(&mut record, element, prefix);
    if record.uid.is_empty() {
        record.uid = crate::uid::made_of(&[&element.value("FIRST_NAME"), &element.value("LISTED_ON")]);
    }
    for nationality in element.within("NATIONALITY", "VALUE") {
        record.state(&without_na(&nationality.text()), context.states);
    }
    for address in element.all(&format!("{prefix}_ADDRESS")) {
        let values = ["NOTE", "STREET", "STATE_PROVINCE", "ZIP_CODE"].map(|name| address.value(name));
        let [note, street, province, zip] = &values;
        if address.value("CITY").is_empty() && street.is_empty() && address.value("COUNTRY").is_empty() {
            // Words about an address that is not there are about the party.
            record.remark(note);
            continue;
        }
        record.address(
            &[street, province, zip],
            &address.value("CITY"),
            &address.value("COUNTRY"),
            context.states,
        );
    }
    for birth in element.all("INDIVIDUAL_DATE_OF_BIRTH") {
        births(&mut record, birth);
    }
    for document in element.all("INDIVIDUAL_DOCUMENT") {
        papers(context, &mut record, document);
    }
    record.programme(&element.value("UN_LIST_TYPE"));
    record.listed_from = dates::day(&element.value("LISTED_ON"));
    for designation in element.within("DESIGNATION", "VALUE").chain(element.within("TITLE", "VALUE")) {
        record.remark(&designation.text());
    }
    record.remark(&element.value("COMMENTS1"));
    record
}

fn names(record: &mut Record, element: &Element, prefix: &str) {
    let whole: Vec<String> = NAME_PARTS.iter().map(|part| without_na(&element.value(part))).collect();
    let whole = whole.join(" ");
    for (at, name) in whole.split(';').enumerate() {
        let role = if at == 0 { NameRole::Primary } else { NameRole::Alias };
        record.name(name, role, Quality::Good);
    }
    record.name(&element.value("NAME_ORIGINAL_SCRIPT"), NameRole::Alias, Quality::Good);
    for alias in element.all(&format!("{prefix}_ALIAS")) {
        let said = alias.value("QUALITY").to_lowercase();
        let note = alias.value("NOTE").to_lowercase();
        let former = said.starts_with("f.k.a")
            || note.contains("formerly listed")
            || note.contains("previously listed");
        let role = if former { NameRole::Former } else { NameRole::Alias };
        let quality = if said == "low" { Quality::Weak } else { Quality::Good };
        for name in several(&alias.value("ALIAS_NAME")) {
            record.name(&name, role, quality);
        }
    }
}

/// One field may hold several names: separated by `;`, numbered `b)`, with another script in brackets behind them.
fn several(text: &str) -> Vec<String> {
    let mut text = text.to_owned();
    for (before, after) in [("(original script:", ";"), ("original script:", ";")] {
        text = text.replace(before, after);
    }
    for letter in 'a'..='h' {
        text = text.replace(&format!(" {letter}) "), ";");
    }
    let opens_other_script = text.find('(').is_some_and(|at| {
        let before = text.get(..at).unwrap_or_default();
        before.chars().any(char::is_alphabetic) && !before.chars().any(|c| c.is_ascii_alphabetic())
    });
    let open = text.matches('(').count();
    if opens_other_script || open < text.matches(')').count() {
        text = text.replacen('(', ";", 1).replace(')', "");
    }
    text.split(';').map(|name| name.trim().to_owned()).filter(|name| !name.is_empty()).collect()
}

fn births(record: &mut Record, element: &Element) {
    let year = element.value("YEAR");
    let date = element.value("DATE");
    let read = if element.value("FROM_YEAR").is_empty() {
        dates::birth(if date.is_empty() { &year } else { &date })
    } else {
        dates::birth_between(&element.value("FROM_YEAR"), &element.value("TO_YEAR"))
    };
    let note = element.value("NOTE");
    let about = element.value("TYPE_OF_DATE") == "APPROXIMATELY";
    match read.or_else(|| dates::birth(&note)) {
        Some(mut birth) => {
            birth.about |= about;
            record.births.insert(birth);
        }
        None => record.remark(&note),
    }
}

fn papers(context: &Context<'_>, record: &mut Record, element: &Element) {
    let said =
        [element.value("TYPE_OF_DOCUMENT"), element.value("TYPE_OF_DOCUMENT2")].join(" ").to_lowercase();
    let kind = if ["passport", "pasaporte", "passeport"].iter().any(|word| said.contains(word)) {
        IdentifierKind::Passport
    } else if said.contains("fiscal") {
        IdentifierKind::Tax
    } else if said.contains("identi") || said.contains("national") || said.contains("social security") {
        IdentifierKind::NationalId
    } else {
        IdentifierKind::Other
    };
    let number = element.value("NUMBER");
    // "Diplomatic Passport D009889", "Libya B014995": the number is the last word with a digit when words stand before it.
    let bare = introduced(&number).map_or(number.as_str(), |(_, rest)| rest);
    let value = if bare.chars().filter(|c| c.is_alphabetic()).count() > 6 {
        bare.split_whitespace().rfind(|word| word.chars().any(|c| c.is_ascii_digit())).unwrap_or(bare)
    } else {
        bare
    };
    let issuer = ["ISSUING_COUNTRY", "COUNTRY_OF_ISSUE"].map(|name| element.value(name));
    let state = issuer.iter().find_map(|issuer| context.states.recognise(issuer));
    record.identifier(identifier(kind, value, state));
    record.remark(&element.value("NOTE"));
}

/// Some names and nationalities end in a literal `na`: not available.
fn without_na(text: &str) -> String {
    match text {
        "na" => String::new(),
        other => other.strip_suffix(" na").unwrap_or(other).to_owned(),
    }
}
