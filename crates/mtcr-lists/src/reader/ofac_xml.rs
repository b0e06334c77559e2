//! The lists of the United States Treasury as one "enhanced" XML file, where everything is said apart.

use super::record::Record;
use super::{Context, Loaded, Part};
use crate::ListError;
use crate::dates;
use crate::identifiers::{identifier, introduced};
use crate::xml::{Element, Records};
use mtcr_screening::{Kind, NameRole, Quality};

pub(super) fn read(context: &Context<'_>, part: Part<'_>) -> Result<Loaded, ListError> {
    let mut records = Records::open(part, "sanctionsData", &["publicationInfo", "entity"], context.limits)?;
    let mut loaded = Loaded { parties: Vec::new(), problems: Vec::new(), published: None };
    while let Some((element, line)) = records.next_record()? {
        if element.name == "publicationInfo" {
            loaded.published = dates::day(&element.value("dataAsOf"));
            continue;
        }
        loaded.take(record(context, &element, records.file(), line).finish(context));
    }
    Ok(loaded)
}

fn record(context: &Context<'_>, element: &Element, file: &str, line: u32) -> Record {
    let info = element.all("generalInfo").next().cloned().unwrap_or_default();
    let kind = match info.value("entityType").as_str() {
        "Individual" => Kind::Person,
        "Vessel" => Kind::Vessel,
        "Aircraft" => Kind::Aircraft,
        "Entity" => Kind::Organisation,
        _ => Kind::Unknown,
    };
    let mut record = Record::new(kind, file, line);
    element.attribute("id").clone_into(&mut record.uid);
    let names: Vec<&Element> = element.within("names", "name").collect();
    let primary = |name: &&&Element| name.value("isPrimary") == "true";
    for name in names.iter().filter(primary).chain(names.iter().filter(|name| !primary(name))) {
        spellings(&mut record, name);
    }
    for programme in element.within("sanctionsPrograms", "sanctionsProgram") {
        record.programme(&programme.text());
    }
    for list in element.within("sanctionsLists", "sanctionsList") {
        let published = dates::day(list.attribute("datePublished"));
        record.listed_from = [record.listed_from, published].into_iter().flatten().min();
    }
    for address in element.within("addresses", "address") {
        place(context, &mut record, address);
    }
    for feature in element.within("features", "feature") {
        said(context, &mut record, feature);
    }
    for document in element.within("identityDocuments", "identityDocument") {
        let words = document.value("type");
        if let Some((kind, _)) = introduced(&words) {
            let state = context.states.recognise(&document.value("issuingCountry"));
            record.identifier(identifier(kind, &document.value("documentNumber"), state));
        }
    }
    record.remark(&info.value("title"));
    record.remark(&info.value("remarks"));
    for relation in element.within("relationships", "relationship") {
        record.remark(&format!("{}: {}", relation.value("type"), relation.value("relatedEntity")));
    }
    record
}

/// One name in every script that it is given in.
fn spellings(record: &mut Record, name: &Element) {
    let role = match (name.value("isPrimary").as_str(), name.value("aliasType").as_str()) {
        ("true", _) => NameRole::Primary,
        (_, "F.K.A.") => NameRole::Former,
        _ => NameRole::Alias,
    };
    let quality = if name.value("isLowQuality") == "true" { Quality::Weak } else { Quality::Good };
    let mut first = true;
    for spelling in name.within("translations", "translation") {
        let role = if role == NameRole::Primary && !first { NameRole::Alias } else { role };
        first = false;
        record.filed_name(&spelling.value("formattedFullName"), role, quality);
    }
}

fn place(context: &Context<'_>, record: &mut Record, address: &Element) {
    let state = address.value("country");
    let mut parts: Vec<String> = Vec::new();
    let mut town = String::new();
    let translations: Vec<&Element> = address.within("translations", "translation").collect();
    let chosen = translations.iter().find(|spelling| spelling.value("isPrimary") == "true");
    if let Some(spelling) = chosen.or(translations.first()) {
        for part in spelling.within("addressParts", "addressPart") {
            if part.value("type") == "CITY" {
                town = part.value("value");
            } else {
                parts.push(part.value("value"));
            }
        }
    }
    let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
    record.address(&parts, &town, &state, context.states);
}

fn said(context: &Context<'_>, record: &mut Record, feature: &Element) {
    let words = feature.value("type");
    let value = feature.value("value");
    match words.as_str() {
        "Birthdate" => record.births.extend(dates::birth(&value)),
        "Nationality Country" | "Citizenship Country" | "Nationality of Registration" | "Vessel Flag" => {
            record.state(&value, context.states);
        }
        _ => match introduced(&words) {
            Some((kind, _)) => record.identifier(identifier(kind, &value, None)),
            None => record.remark(&format!("{words} {value}")),
        },
    }
}
