//! Which field of the form something wrong is about, as people call it: the group that the field stands in, and its label.

use super::fields::InputView;
use super::form::FormPage;
use crate::pages::field::FieldView;
use crate::pages::problems::Wrong;

/// Something wrong, with the name of its field and the id of what can be led to.
pub(super) fn named(page: &FormPage, wrong: &Wrong) -> Wrong {
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
        page.parties.iter().find_map(|party| {
            let (group, role) = (f.x("decide-party", party.number), format!("party-{}-role", party.number));
            if wrong.field == role {
                let whose = format!("{group}, {}", f.t("decide-role"));
                return Some(wrong.clone().about(&role, whose, String::new()));
            }
            plain(&party.inputs, &group)
        })
    };
    let papers = || {
        let members = page.papers.iter().flat_map(|paper| paper.members.iter().map(move |one| (paper, one)));
        members.into_iter().find_map(|(paper, member)| {
            let number = f.x("decide-paper", member.number);
            let found = plain(&member.inputs, &number).map(|wrong| (wrong, paper.question.clone()));
            let of_fact = || {
                let wrong = fact(&member.fields, &number)?;
                let question = format!("{} {}", paper.question, wrong.question);
                Some((wrong, question))
            };
            found.or_else(of_fact).map(|(wrong, question)| Wrong { question, ..wrong })
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
