//! Changing one's own account.

use super::show;
use crate::pages::deed;
use crate::pages::errors;
use crate::pages::told;
use crate::pages::typed::Typed;
use crate::pages::visit::Visit;
use axum::response::Response;
use mtcr_accounts::{GrantId, SessionId};
use mtcr_office::{Error, Office, Order};

pub(super) async fn password(visit: Visit, typed: Typed) -> Response {
    answer(changed_password(&visit, &typed).await)
}

pub(super) async fn second_factor(visit: Visit, typed: Typed) -> Response {
    answer(changed_factor(&visit, &typed).await)
}

pub(super) async fn end_session(visit: Visit, typed: Typed) -> Response {
    answer(ended(&visit, &typed).await)
}

pub(super) async fn give_up(visit: Visit, typed: Typed) -> Response {
    answer(gave_up(&visit, &typed).await)
}

pub(in crate::pages) fn answer(result: Result<Response, Response>) -> Response {
    result.unwrap_or_else(|instead| instead)
}

async fn changed_password(visit: &Visit, typed: &Typed) -> Result<Response, Response> {
    let office = deed::office(visit)?;
    let (old, new) = (typed.get("old"), typed.get("password"));
    if new != typed.get("again") {
        let sheet = show::sheet(visit).await?.wrong("again", visit.t("wrong-again"));
        return Ok(sheet.with_status(axum::http::StatusCode::UNPROCESSABLE_ENTITY));
    }
    let caller = &visit.visitor.caller;
    match office.change_password(caller, &old, &new, &visit.visitor.request()).await {
        Ok(()) => Ok(deed::lead_on(visit, "/account", "password")),
        Err(error) => wrong(visit, &error, "old").await,
    }
}

async fn changed_factor(visit: &Visit, typed: &Typed) -> Result<Response, Response> {
    let office = deed::office(visit)?;
    let code = typed.get("code");
    match typed.get("do").as_str() {
        "begin" => begun(visit, &office, &typed.get("current")).await,
        "set" => {
            let caller = &visit.visitor.caller;
            match office.set_second_factor(caller, &code, &visit.visitor.request()).await {
                Ok(codes) => Ok(show::recovery(visit, &codes).page()),
                Err(error) => wrong(visit, &error, "second-factor").await,
            }
        }
        "remove" => {
            let caller = &visit.visitor.caller;
            match office.remove_second_factor(caller, &code, &visit.visitor.request()).await {
                Ok(()) => Ok(deed::lead_on(visit, "/account", "second-removed")),
                Err(error) => wrong(visit, &error, "remove-code").await,
            }
        }
        _ => Err(errors::no_page(visit)),
    }
}

async fn begun(visit: &Visit, office: &Office, password: &str) -> Result<Response, Response> {
    let caller = &visit.visitor.caller;
    let made = match office.new_second_factor(caller, password, &visit.visitor.request()).await {
        Ok(made) => made,
        Err(error) => return wrong(visit, &error, "current").await,
    };
    let account = caller.account().cloned().ok_or_else(|| deed::to_sign_in(visit))?;
    let person = office.person(&account).await.map_err(|fault| deed::failed(visit, &fault))?;
    let name = person.map_or_else(|| account.to_string(), |person| person.sign_in);
    let uri = made.uri(&name).map_err(|fault| deed::failed(visit, &fault))?;
    Ok(show::offered(visit, &made.base32(), &uri).page())
}

/// The page of the account with what was wrong.
async fn wrong(visit: &Visit, error: &Error, field: &'static str) -> Result<Response, Response> {
    let Error::Refused(refusal) = error else { return Err(deed::not_done(visit, error)) };
    if refusal.answer != mtcr_permissions::Answer::Forbidden {
        return Err(deed::not_done(visit, error));
    }
    let text = told::ground(visit, &refusal.ground);
    Ok(show::sheet(visit).await?.wrong(field, text).with_status(told::status(&refusal.ground)))
}

async fn ended(visit: &Visit, typed: &Typed) -> Result<Response, Response> {
    let id = deed::id(visit, typed, "session", SessionId::new)?;
    let own = visit.visitor.caller.session().is_some_and(|session| session.id == id);
    deed::act(visit, &Order::EndSession { id }).await?;
    Ok(if own {
        deed::lead_on(visit, "/sign-in", "signed-out")
    } else {
        deed::lead_on(visit, "/account", "session")
    })
}

async fn gave_up(visit: &Visit, typed: &Typed) -> Result<Response, Response> {
    let id = deed::id(visit, typed, "grant", GrantId::new)?;
    deed::act(visit, &Order::RevokeGrant { id, reason: typed.get("reason") }).await?;
    Ok(deed::lead_on(visit, "/account", "revoked"))
}
