//! What was filled in as an answer.

use super::PREFIX;
use crate::pages::typed::Typed;
use mtcr_annex::ask::{Form, Given, Interview, Query, Refused, Said};

/// What fields say to a question.
pub(crate) enum Filled {
    /// Nothing was filled in.
    Nothing,
    /// Answers: one, or one for each member of a list.
    Answers(Vec<Given>),
    /// Something that is no answer.
    Wrong(Refused),
}

/// Reads the fields of a question.
pub(crate) fn filled(interview: &Interview<'_>, query: &Query, typed: &Typed) -> Filled {
    let name = format!("{PREFIX}{}", query.about);
    let value = typed.get(&name);
    let words = match &query.form {
        Form::Several { choices, activities, rest_denied } => {
            several(typed, &name, choices.iter().map(|choice| choice.id.as_str()), (activities, *rest_denied))
        }
        Form::Member(facts) => return members(query, facts, typed, &name),
        _ => value.trim().to_owned(),
    };
    if words.is_empty() {
        return Filled::Nothing;
    }
    match interview.read(query, &words) {
        Ok(given) => Filled::Answers(vec![given]),
        Err(refused) => Filled::Wrong(refused),
    }
}

/// Boxes that were ticked, in the words of an interview; what the rest is was chosen beside them.
fn several<'c>(
    typed: &Typed,
    name: &str,
    choices: impl Iterator<Item = &'c str>,
    (activities, rest_denied): (&[String], bool),
) -> String {
    let ticked: Vec<&str> = typed.all(name).collect();
    let rest = typed.get(&format!("{name}.rest"));
    let mut parts: Vec<String> = Vec::new();
    for choice in choices.filter(|choice| ticked.contains(choice)) {
        let activity = typed.get(&format!("{name}.for.{choice}"));
        parts.push(if activities.contains(&activity) {
            format!("{choice} {activity}")
        } else {
            choice.to_owned()
        });
    }
    let denied = rest_denied && rest == "no";
    match (parts.is_empty(), denied) {
        (true, true) => "none".to_owned(),
        (true, false) => String::new(),
        (false, true) => parts.join(", "),
        (false, false) if rest_denied => format!("{}, ?", parts.join(", ")),
        (false, false) => parts.join(", "),
    }
}

/// Every member of which something was filled in.
fn members(query: &Query, facts: &[(String, String, Form)], typed: &Typed, name: &str) -> Filled {
    let mut answers = Vec::new();
    for member in 1..=super::view::MEMBERS {
        let said: Vec<(String, String)> = facts
            .iter()
            .map(|(fact, _, _)| {
                (fact.clone(), typed.get(&format!("{name}.{member}.{fact}")).trim().to_owned())
            })
            .filter(|(_, value)| !value.is_empty())
            .collect();
        if !said.is_empty() {
            answers.push(Given::new(query.about.clone(), Said::Member(said)));
        }
    }
    if answers.is_empty() { Filled::Nothing } else { Filled::Answers(answers) }
}
