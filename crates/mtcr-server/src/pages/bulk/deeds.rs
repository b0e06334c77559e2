//! Running, stopping and deleting.

use super::one;
use super::parts::{self, WRITE};
use crate::bulk::Asked;
use crate::pages::account::answer;
use crate::pages::deed;
use crate::pages::typed::Typed;
use crate::pages::visit::Visit;
use axum::extract::Path;
use axum::response::Response;

pub(super) async fn run(visit: Visit, Path(id): Path<String>, typed: Typed) -> Response {
    answer(ran(&visit, &id, &typed).await)
}

async fn ran(visit: &Visit, id: &str, typed: &Typed) -> Result<Response, Response> {
    let about = parts::file(visit, id, WRITE).await?;
    let said = |name: &str| Some(typed.get(name)).filter(|text| !text.is_empty());
    let asked = Asked {
        edition: said("edition"),
        brief: typed.get("brief") == "yes",
        ending: said("format"),
        by: visit.visitor.caller.who().to_string(),
        key: None,
    };
    match visit.node.run_file(&about.id, asked, visit.visitor.now).await {
        Ok(about) => Ok(deed::lead_on(visit, &format!("/bulk/{}", about.id), "run")),
        Err(trouble) => {
            let status = parts::status(&trouble);
            let sheet = one::sheet(visit, &about).await?;
            let sheet = parts::wrong(visit, trouble)?.on(sheet, "run");
            Ok(sheet.with_status(status))
        }
    }
}

pub(super) async fn stop(visit: Visit, Path(id): Path<String>) -> Response {
    answer(stopped(&visit, &id).await)
}

async fn stopped(visit: &Visit, id: &str) -> Result<Response, Response> {
    let about = parts::file(visit, id, WRITE).await?;
    match visit.node.stop_run(&about.id, visit.visitor.now).await {
        // A run that ended meanwhile is shown as it ended.
        Ok(_) | Err(crate::bulk::Trouble::NotRunning) => {
            Ok(deed::lead_on(visit, &format!("/bulk/{}", about.id), "stopped"))
        }
        Err(trouble) => Err(parts::broken(visit, trouble)),
    }
}

pub(super) async fn delete(visit: Visit, Path(id): Path<String>) -> Response {
    answer(deleted(&visit, &id).await)
}

async fn deleted(visit: &Visit, id: &str) -> Result<Response, Response> {
    let about = parts::file(visit, id, WRITE).await?;
    let by = visit.visitor.caller.who().to_string();
    let deleted = visit.node.delete_file(&about.id, &by, visit.visitor.now).await;
    deleted.map_err(|trouble| parts::broken(visit, trouble))?;
    Ok(deed::lead_on(visit, "/bulk", "file-deleted"))
}
