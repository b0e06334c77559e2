//! `GET registry…`.

use super::given::Asked;
use super::problem::Refusal;
use super::reply::{self, Reply};
use crate::Node;
use axum::extract::{Path, State};
use mtcr_application::registry::{NotADate, day_of};
use mtcr_application::wire::{FormerForm, RegistryForm, StateForm, TallyOnForm};
use mtcr_regime::{Found, On, Standing};
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use utoipa::{IntoParams, ToSchema};

/// A standing that states may have.
#[derive(Clone, Copy, Debug, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum StandingWord {
    /// Members of the regime.
    Partner,
    /// States that adhere under the formalities of 2014.
    Adherent,
    /// States that declared their adherence by themselves.
    UnilateralAdherent,
}

impl From<StandingWord> for Standing {
    fn from(word: StandingWord) -> Self {
        match word {
            StandingWord::Partner => Standing::Partner,
            StandingWord::Adherent => Standing::Adherent,
            StandingWord::UnilateralAdherent => Standing::UnilateralAdherent,
        }
    }
}

/// What of the registry is asked for.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct RegistryQuery {
    /// The day, month or year to answer for: `2009-03-04`, `2009-03`, `2009`; as recorded last when left out.
    #[param(example = "2009-03-04", pattern = r"^[0-9]{4}(-[0-9]{2}){0,2}$")]
    on: Option<String>,
    /// Only the states of this standing.
    #[param(inline)]
    standing: Option<StandingWord>,
}

/// The time to answer for.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct OnQuery {
    /// The day, month or year to answer for: `2009-03-04`, `2009-03`, `2009`; as recorded last when left out.
    #[param(example = "2009-03-04", pattern = r"^[0-9]{4}(-[0-9]{2}){0,2}$")]
    on: Option<String>,
}

/// The registry, or the states of one standing.
#[derive(Serialize, ToSchema)]
#[serde(untagged)]
enum RegistryAnswer {
    /// Everything on a date.
    All(Box<RegistryForm>),
    /// The states of one standing.
    Standing(Box<TallyOnForm>),
}

/// A state, or one that is no more.
#[derive(Serialize, ToSchema)]
#[serde(untagged)]
enum StateAnswer {
    /// A state.
    State(Box<StateForm>),
    /// A state that is no more.
    Former(Box<FormerForm>),
}

/// Says who belonged to the regime on a date.
#[utoipa::path(
    get, path = "/registry", operation_id = "registry", tag = "registry",
    params(RegistryQuery),
    responses((status = 200, description = "The registry on the date, or the states of one standing", body = RegistryAnswer)),
)]
pub(super) async fn registry(State(node): State<Arc<Node>>, Asked(query): Asked<RegistryQuery>) -> Reply {
    let on = on(query.on.as_deref())?;
    let (law, roll) = (node.law(), held(&node)?.roll());
    Ok(reply::json(&match query.standing {
        Some(word) => RegistryAnswer::Standing(Box::new(TallyOnForm::of(law, roll, word.into(), on))),
        None => RegistryAnswer::All(Box::new(RegistryForm::of(law, roll, on))),
    }))
}

/// Says what a state was to the regime on a date.
#[utoipa::path(
    get, path = "/registry/{state}", operation_id = "state", tag = "registry",
    params(("state" = String, Path, description = "A state by code or name: `DE`, `DEU`, `West Germany`", example = "DE"), OnQuery),
    responses((status = 200, description = "The state, or the former state", body = StateAnswer)),
)]
pub(super) async fn state(
    State(node): State<Arc<Node>>,
    Path(state): Path<String>,
    Asked(query): Asked<OnQuery>,
) -> Reply {
    let on = on(query.on.as_deref())?;
    let (law, roll) = (node.law(), held(&node)?.roll());
    let found = roll.regime(law).find(&state, on).map_err(|unknown| Refusal::unknown(unknown.message))?;
    Ok(reply::json(&match found {
        Found::State { state, .. } => StateAnswer::State(Box::new(StateForm::of(law, roll, state, on))),
        Found::Former { former, there } => {
            StateAnswer::Former(Box::new(FormerForm::of(law, roll, former, there, on)))
        }
    }))
}

fn held(node: &Node) -> Result<&Node, Refusal> {
    if node.roll().registry(node.law()).is_empty() {
        return Err(Refusal::no_answer("this law has no registry"));
    }
    Ok(node)
}

fn on(typed: Option<&str>) -> Result<On, Refusal> {
    day_of(typed).map_err(|wrong: NotADate| Refusal::refused(wrong.to_string()))
}
