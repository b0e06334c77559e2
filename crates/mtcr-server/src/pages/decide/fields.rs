//! The fields of the form of a transfer, with what was typed into them and what is wrong with it.

use super::text::{DETAILS, html_id};
use crate::pages::field::FieldView;
use crate::pages::frame::Frame;
use crate::pages::problems::Wrong;
use crate::pages::typed::Typed;
use mtcr_corpus::source::{Role, Word};
use mtcr_rules::{Fact, Vocabulary};

/// A plain field of the form.
pub(super) struct InputView {
    pub(super) name: String,
    pub(super) id: String,
    pub(super) label: String,
    pub(super) hint: String,
    pub(super) value: String,
    /// The list of suggestions; empty where there is none.
    pub(super) list: &'static str,
    /// What is wrong with it, in the words of the engine; empty where nothing is.
    pub(super) wrong: String,
}

impl InputView {
    /// The ids of what describes it.
    pub(super) fn described(&self) -> String {
        let hint = (!self.hint.is_empty()).then(|| format!("{}-hint", self.id));
        let wrong = (!self.wrong.is_empty()).then(|| format!("{}-wrong", self.id));
        hint.into_iter().chain(wrong).collect::<Vec<_>>().join(" ")
    }
}

/// A party.
pub(super) struct PartyView {
    pub(super) number: usize,
    pub(super) roles: Vec<RoleView>,
    /// What is wrong with its role; empty where nothing is.
    pub(super) wrong: String,
    pub(super) inputs: Vec<InputView>,
    pub(super) said: bool,
}

/// A role to choose.
pub(super) struct RoleView {
    pub(super) id: &'static str,
    pub(super) label: String,
    pub(super) chosen: bool,
}

/// A line.
pub(super) struct LineView {
    pub(super) number: usize,
    pub(super) inputs: Vec<InputView>,
    pub(super) dossier: InputView,
    pub(super) said: bool,
}

/// Papers of one kind.
pub(super) struct PaperView {
    pub(super) question: String,
    pub(super) members: Vec<MemberView>,
}

impl PaperView {
    /// Whether anything was typed about one of them.
    pub(super) fn said(&self) -> bool {
        self.members
            .iter()
            .any(|member| member.inputs.iter().any(is_said) || member.fields.iter().any(FieldView::is_said))
    }
}

/// One paper.
pub(super) struct MemberView {
    pub(super) number: usize,
    pub(super) inputs: Vec<InputView>,
    pub(super) fields: Vec<FieldView>,
}

/// Whether something was typed into a field, or ought to have been.
pub(super) fn is_said(input: &InputView) -> bool {
    !input.value.trim().is_empty() || !input.wrong.is_empty()
}

/// What the fields of the form are made from.
pub(super) struct Maker<'a> {
    pub(super) f: &'a Frame,
    pub(super) typed: &'a Typed,
    pub(super) wrong: &'a [Wrong],
    pub(super) words: &'a Vocabulary,
}

impl Maker<'_> {
    /// A plain field under a name, with the label and hint of a key.
    pub(super) fn input(&self, name: &str, key: &str, list: &'static str) -> InputView {
        let id = html_id(name);
        InputView {
            label: self.f.t(format!("decide-{key}")),
            hint: self.f.lang.known(&format!("decide-{key}-hint")).unwrap_or_default(),
            value: self.typed.get(name),
            wrong: self.wrong_of(&id),
            name: name.to_owned(),
            id,
            list,
        }
    }

    /// The fields of a fact, under a name that begins so.
    pub(super) fn fact(&self, prefix: &str, fact: &Fact) -> FieldView {
        let name = format!("{prefix}{}", fact.name);
        let mut field =
            FieldView::of_fact(self.f, (fact, self.words), (html_id(&name), name), Some(self.typed));
        field.wrong = self.wrong_of(&field.place);
        field
    }

    /// What is wrong with the field of an id; empty where nothing is.
    fn wrong_of(&self, id: &str) -> String {
        let own = self.wrong.iter().filter(|wrong| wrong.field == id).map(|wrong| wrong.text.as_str());
        own.collect::<Vec<_>>().join("; ")
    }

    pub(super) fn party(&self, at: usize) -> PartyView {
        let role = self.typed.get(&format!("party-{at}-role"));
        let roles = Role::WORDS.iter().map(|(id, _)| RoleView {
            id,
            label: self.f.t(format!("role-{id}")),
            chosen: role == *id,
        });
        let inputs = vec![
            self.input(&format!("party-{at}-name"), "party-name", ""),
            self.input(&format!("party-{at}-state"), "state", "states"),
        ];
        let wrong = self.wrong_of(&format!("party-{at}-role"));
        let said = inputs.iter().any(is_said) || !wrong.is_empty();
        PartyView { number: at, roles: roles.collect(), wrong, said, inputs }
    }

    pub(super) fn line(&self, at: usize) -> LineView {
        let part = |part: &str| self.input(&format!("line-{at}-{part}"), &format!("line-{part}"), "");
        let inputs: Vec<InputView> = ["name", "quantity", "entry", "by", "value"].map(part).into();
        let dossier = part("dossier");
        LineView { number: at, said: inputs.iter().any(is_said) || is_said(&dossier), inputs, dossier }
    }

    pub(super) fn paper(&self, list: &str, facts: &[&Fact], at: usize) -> MemberView {
        let prefix = format!("{list}-{at}.");
        let input = |part: &str| self.input(&format!("{prefix}{part}"), &format!("paper-{part}"), "");
        MemberView {
            number: at,
            inputs: DETAILS.map(input).into(),
            fields: facts.iter().map(|one| self.fact(&prefix, one)).collect(),
        }
    }

    pub(super) fn earlier(&self, at: usize) -> Vec<InputView> {
        let part = |part: &str| self.input(&format!("earlier-{at}-{part}"), &format!("line-{part}"), "");
        ["name", "entry", "by"].map(part).into()
    }
}
