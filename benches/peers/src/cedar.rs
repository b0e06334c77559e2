//! Cedar: one request for each row; the policies satisfied are the entries found.

use crate::Found;
use crate::clock::at_work;
use cedar_policy::{Authorizer, Context, Entities, EntityUid, PolicyId, PolicySet, Request};
use std::error::Error;
use std::time::Duration;

pub fn run(rules: &str, inputs: &[&serde_json::Value]) -> Result<(Duration, Vec<Found>), Box<dyn Error>> {
    let parsed: PolicySet = rules.parse()?;
    let mut policies = PolicySet::new();
    for policy in parsed.policies() {
        let id = policy.annotation("id").ok_or("a policy without id")?.to_owned();
        policies.add(policy.new_id(PolicyId::new(id)))?;
    }
    let uid = |text: &str| text.parse::<EntityUid>();
    let requests: Vec<Request> = inputs
        .iter()
        .map(|input| {
            let context = Context::from_json_value((*input).clone(), None)?;
            let (principal, action, resource) = (uid("P::\"p\"")?, uid("Action::\"a\"")?, uid("R::\"r\"")?);
            Ok(Request::new(principal, action, resource, context, None)?)
        })
        .collect::<Result<_, Box<dyn Error>>>()?;
    let (authorizer, entities) = (Authorizer::new(), Entities::empty());
    let start = at_work();
    let mut found = Vec::with_capacity(requests.len());
    for request in &requests {
        let response = authorizer.is_authorized(request, &policies, &entities);
        let (mut shown, mut possible) = (Vec::new(), Vec::new());
        for id in response.diagnostics().reason() {
            let id: &str = id.as_ref();
            if let Some(entry) = id.strip_prefix("shown-") {
                shown.extend(entry.parse::<usize>().ok());
            } else if let Some(entry) = id.strip_prefix("possible-") {
                possible.extend(entry.parse::<usize>().ok());
            }
        }
        found.push((shown, possible));
    }
    Ok((at_work() - start, found))
}
