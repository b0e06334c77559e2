//! Which field of the form something wrong is about, as people call it: the group that the field stands in, and its label.

use super::fields::InputView;
use super::form::FormPage;
use crate::pages::field::FieldView;
use crate::pages::problems::Wrong;

/// Something wrong, with the name of its field and the id of what can be led to.
pub(super) fn named(page: &FormPage, wrong: Wrong) -> Wrong {
    let f = &page.f;
    let plain = |inputs: &[InputView], group: &str| {
        let input = inputs.iter().find(|input| input.id == wrong.field)?;
        let whose = if group.is_empty() { input.label.clone() } else { format!("{group}, {}", input.label) };
        Some(wrong.clone().about(&input.id, whose, String::new()))
    };
    let fact = |fields: &[FieldView], group: &str| {
        let field = fields.iter().find(|field| field.place == wrong.field)?;
        Some(wrong.clone().about(&field.id, group.to_owned(), field.label.clone()))
    };
    let lines = || {
        page.lines.iter().find_map(|line| {
            let group = f.x("decide-line", line.number);
            plain(&line.inputs, &group).or_else(|| plain(std::slice::from_ref(&line.dossier), &group))
        })
    };
    let parties = || {
        page.parties.iter().find_map(|party| plain(&party.inputs, &f.x("decide-party", party.number)))
    };
    let papers = || {
        page.papers.iter().flat_map(|paper| &paper.members).find_map(|member| {
            let group = format!("{} – {}", f.t("decide-papers"), f.x("decide-paper", member.number));
            plain(&member.inputs, &group).or_else(|| fact(&member.fields, &group))
        })
    };
    let earlier = || {
        (1..).zip(&page.earlier).find_map(|(at, inputs)| {
            plain(inputs, &format!("{} – {}", f.t("decide-earlier"), f.x("decide-paper", at)))
        })
    };
    let found = plain(&page.basics, "").or_else(lines).or_else(parties);
    let found = found.or_else(|| fact(&page.said, "")).or_else(papers).or_else(earlier);
    found.unwrap_or_else(|| wrong.clone())
}
