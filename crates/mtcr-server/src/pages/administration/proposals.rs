//! What else than roles two administrators must want.

use super::person;
use crate::pages::account::answer;
use crate::pages::deed;
use crate::pages::errors;
use crate::pages::typed::Typed;
use crate::pages::visit::Visit;
use axum::response::Response;
use mtcr_accounts::ProposalId;
use mtcr_office::{Done, Order};

pub(super) async fn decide(visit: Visit, typed: Typed) -> Response {
    answer(decided(&visit, &typed).await)
}

async fn decided(visit: &Visit, typed: &Typed) -> Result<Response, Response> {
    let id = deed::id(visit, typed, "proposal", ProposalId::new)?;
    match typed.get("do").as_str() {
        "approve" => match deed::act(visit, &Order::Approve { id }).await? {
            Done::Link(_, code) => Ok(person::link(visit, code.reveal(), "/administration").page()),
            _ => Ok(deed::lead_on(visit, "/administration", "approved")),
        },
        "reject" => {
            deed::act(visit, &Order::Reject { id, reason: typed.get("reason") }).await?;
            Ok(deed::lead_on(visit, "/administration", "rejected"))
        }
        _ => Err(errors::no_page(visit)),
    }
}

/// Proposes that duties be separated fully, or as in a small authority.
pub(super) async fn separation(visit: Visit, typed: Typed) -> Response {
    let small = typed.get("to") == "small";
    let order = Order::ProposeSmall { small, reason: typed.get("reason") };
    answer(deed::act(&visit, &order).await.map(|_| deed::lead_on(&visit, "/administration", "proposed")))
}
